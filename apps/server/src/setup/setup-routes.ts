/** The first visit of a real installation: one code from the terminal, one organisation, one administrator, all at once or not at all. */
import { createHash, timingSafeEqual } from 'node:crypto';
import * as contract from '@fairlead/contract';
import { addStaff, claimName, spendTotpStep } from '../platform/accounts-store.ts';
import { newId } from '../platform/ids.ts';
import { addOrganisation, firstOrganisation, readInstallation, spendSetupCode } from '../platform/installation-store.ts';
import type { PlatformDeps } from '../platform/mount.ts';
import { hashPassphrase, passphraseFault, plainCode, totpStep } from '../platform/passphrases.ts';
import { anyone } from '../platform/policy.ts';
import { writeAudit } from '../platform/record-store.ts';
import { keepRecoveryCodes, makeRecoveryCodes } from '../platform/recovery-codes-store.ts';
import { own, type AnyRoute, type NotDone, type OwnResult } from '../platform/registry.ts';
import { openSession } from '../platform/sessions-store.ts';
import { addSite, startingProfiles } from '../platform/sites-store.ts';
import { derivedTotpSecret } from '../platform/vault.ts';
import { isTimeZone, noTimeZone } from './sites-routes.ts';
import { initialsOf } from './staff-routes.ts';

/** A code as it is compared: letters and digits only, capitals. */
export const setupCodeHash = (code: string): Buffer => createHash('sha256').update(plainCode(code)).digest();

const secretFor = (code: string): string => derivedTotpSecret(`set-up ${plainCode(code)}`);

const wrongCode = { kind: 'invalid', detail: 'This is not the code that the terminal shows.', field: '/code' } as const;

/** Why this code sets nothing up, or null. */
async function codeFault(deps: PlatformDeps, code: string): Promise<NotDone | null> {
  const installation = await readInstallation(deps.database);
  if (installation.setup_code_hash === null || (await firstOrganisation(deps.database)) !== null) return { kind: 'not-found' };
  return timingSafeEqual(installation.setup_code_hash, setupCodeHash(code)) ? null : wrongCode;
}

function setUpRoute(deps: PlatformDeps): AnyRoute {
  return own(contract.setUp, { policy: anyone, limiter: 'sign-in', audit: 'installation set up' }, async (ask): Promise<OwnResult<{ organisationId: string; recoveryCodes: string[] }>> => {
    const { body } = ask;
    const fault = await codeFault(deps, body.code);
    if (fault !== null) return fault;
    const weak = passphraseFault(body.passphrase, true, [body.name, body.displayName, body.organisationName]);
    if (weak !== null) return { kind: 'invalid', detail: weak, field: '/passphrase' };
    if (!isTimeZone(body.timeZone)) return { kind: 'invalid', detail: noTimeZone, field: '/timeZone' };
    const [totpSecret, now] = [secretFor(body.code), deps.clock.real()];
    const step = totpStep(totpSecret, body.totpCode, now);
    if (step === null) return { kind: 'invalid', detail: 'This is not the code that your authenticator app shows. Wait for its next one.', field: '/totpCode' };
    const [passphraseHash, { codes, hashes }, organisationId] = [await hashPassphrase(body.passphrase), await makeRecoveryCodes(), newId()];
    return deps.database.scoped(organisationId, async (tx): Promise<OwnResult<{ organisationId: string; recoveryCodes: string[] }>> => {
      // Taken first: of two who send the code at once, the second waits here and finds it gone.
      if (!(await spendSetupCode(tx, setupCodeHash(body.code)))) return { kind: 'not-found' };
      await addOrganisation(tx, { id: organisationId, name: body.organisationName, country: body.country }, ask.now);
      const siteId = await addSite(tx, { code: body.siteCode, name: body.siteName, country: body.country, timeZone: body.timeZone, profiles: startingProfiles[body.country] }, ask.now);
      const accountId = await addStaff(tx, {
        displayName: body.displayName, initials: initialsOf(body.displayName), roles: ['administrator'], siteIds: [siteId], language: body.country === 'UK' ? 'en-GB' : 'en', passphraseHash, totpSecret,
      }, ask.now);
      await claimName(tx, body.name, accountId);
      await spendTotpStep(tx, accountId, step);
      await keepRecoveryCodes(tx, accountId, hashes, now);
      const session = await openSession(tx, accountId, ask.device, 'full', now, true);
      await writeAudit(tx, { kind: 'anyone', organisationId }, ask.now, ask.requestId, { event: 'installation set up', kind: 'write', details: { accountId, siteId } });
      return { kind: 'answer', status: 201, cookie: session.token, reply: { organisationId, recoveryCodes: [...codes] } };
    });
  });
}

/** Routes of the first visit. They do nothing once an organisation exists. */
export function setupRoutes(deps: PlatformDeps): readonly AnyRoute[] {
  return [
    setUpRoute(deps),
    own(contract.setUpFactor, { policy: anyone, limiter: 'sign-in', audit: 'set-up begun' }, async (ask) => {
      const fault = await codeFault(deps, ask.body.code);
      return fault ?? { kind: 'answer', status: 200, reply: { totpSecret: secretFor(ask.body.code) } };
    }),
    own(contract.setupState, { policy: anyone, limiter: 'ordinary', audit: 'set-up asked about' }, async () => {
      const installation = await readInstallation(deps.database);
      return { kind: 'answer', status: 200, reply: { needed: (await firstOrganisation(deps.database)) === null, isDemo: installation.is_demo } };
    }),
  ];
}
