/** The first visit of a real installation: one code from the terminal, one organisation, one administrator. */
import { createHash, timingSafeEqual } from 'node:crypto';
import * as contract from '@fairlead/contract';
import { addStaff } from '../platform/accounts-store.ts';
import { newId } from '../platform/ids.ts';
import { addOrganisation, firstOrganisation, keepSetupCode, readInstallation } from '../platform/installation-store.ts';
import type { PlatformDeps } from '../platform/mount.ts';
import { hashPassphrase, newTotpSecret, passphraseFault } from '../platform/passphrases.ts';
import { anyone } from '../platform/policy.ts';
import { writeAudit } from '../platform/record-store.ts';
import { own, type AnyRoute } from '../platform/registry.ts';
import { addSite, startingProfiles } from '../platform/sites-store.ts';

/** A code as it is compared: letters and digits only, capitals. */
export const setupCodeHash = (code: string): Buffer => createHash('sha256').update(code.replaceAll(/[^A-Za-z0-9]/g, '').toUpperCase()).digest();

const zones = (): readonly string[] => Intl.supportedValuesOf('timeZone');

/** Routes of the first visit. They do nothing once an organisation exists. */
export function setupRoutes(deps: PlatformDeps): readonly AnyRoute[] {
  return [
    own(contract.setUp, { policy: anyone, limiter: 'sign-in', audit: 'installation set up' }, async (ask) => {
      const { body } = ask;
      const installation = await readInstallation(deps.database);
      if (installation.setup_code_hash === null || (await firstOrganisation(deps.database)) !== null) return { kind: 'not-found' };
      if (!timingSafeEqual(installation.setup_code_hash, setupCodeHash(body.code))) return { kind: 'invalid', detail: 'This is not the code that the terminal shows.', field: '/code' };
      const fault = passphraseFault(body.passphrase, true);
      if (fault !== null) return { kind: 'invalid', detail: fault, field: '/passphrase' };
      if (!zones().includes(body.timeZone)) return { kind: 'invalid', detail: 'This is no time zone that we know. Use a name like America/New_York or Europe/London.', field: '/timeZone' };
      const [organisationId, totpSecret, passphraseHash] = [newId(), newTotpSecret(), await hashPassphrase(body.passphrase)];
      await addOrganisation(deps.database, { id: organisationId, name: body.organisationName, country: body.country }, ask.now);
      await deps.database.scoped(organisationId, async (tx) => {
        const siteId = await addSite(tx, { code: body.siteCode, name: body.siteName, country: body.country, timeZone: body.timeZone, profiles: startingProfiles[body.country] }, ask.now);
        const initials = body.displayName.split(/\s+/).map((word) => word[0] ?? '').join('').slice(0, 3).toUpperCase();
        await addStaff(tx, { displayName: body.displayName, initials, roles: ['administrator'], siteIds: [siteId], name: body.name, passphraseHash, totpSecret }, ask.now);
        await writeAudit(tx, { kind: 'anyone', organisationId }, ask.now, ask.requestId, { event: 'installation set up', kind: 'write' });
      });
      await keepSetupCode(deps.database, null);
      return { kind: 'answer', status: 201, reply: { organisationId, totpSecret } };
    }),
    own(contract.setupState, { policy: anyone, limiter: 'ordinary', audit: 'set-up asked about' }, async () => {
      const installation = await readInstallation(deps.database);
      return { kind: 'answer', status: 200, reply: { needed: (await firstOrganisation(deps.database)) === null, isDemo: installation.is_demo } };
    }),
  ];
}
