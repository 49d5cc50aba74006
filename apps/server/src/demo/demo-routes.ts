/** One tap a role, and a clock that moves. These routes exist only where the database is embedded and the address is loopback. */
import * as contract from '@fairlead/contract';
import { accountById } from '../platform/accounts-store.ts';
import { firstOrganisation, keepClockAhead } from '../platform/installation-store.ts';
import type { PlatformDeps } from '../platform/mount.ts';
import { totpCode } from '../platform/passphrases.ts';
import { anyone, worker } from '../platform/policy.ts';
import { own, read, type AnyRoute } from '../platform/registry.ts';
import { openSession } from '../platform/sessions-store.ts';
import { demoCompanions, demoStaff } from './demo-store.ts';

/** The routes of the demonstration. `moved` is called after time moved, so that what has fallen due is noticed at once. */
export function demoRoutes(deps: PlatformDeps, moved: () => Promise<void>): readonly AnyRoute[] {
  const organisation = async (): Promise<string> => (await firstOrganisation(deps.database)) ?? '';
  return [
    own(contract.demoRoles, { policy: anyone, limiter: 'ordinary', audit: 'demonstration looked at' }, async () => {
      const rows = await deps.database.scoped(await organisation(), demoStaff);
      return { kind: 'answer', status: 200, reply: { items: rows.map((row) => ({ staffId: row.id, displayName: row.display_name, roles: row.roles, siteName: row.site_name })) } };
    }),
    own(contract.demoPeople, { policy: anyone, limiter: 'ordinary', audit: 'demonstration looked at' }, async () => {
      const rows = await deps.database.scoped(await organisation(), demoCompanions);
      return { kind: 'answer', status: 200, reply: { items: rows.map((row) => ({ accountId: row.id, kind: row.kind, displayName: row.display_name, story: row.story ?? '' })) } };
    }),
    own(contract.demoSignIn, { policy: anyone, limiter: 'ordinary', audit: 'demonstration signed in' }, async (ask) => {
      const accountId = ask.body.staffId ?? ask.body.accountId;
      if (accountId === undefined) return { kind: 'invalid', detail: 'Say who signs in: staffId or accountId.' };
      return deps.database.scoped(await organisation(), async (tx) => {
        const account = await accountById(tx, accountId);
        if (account === null || account.state !== 'active') return { kind: 'not-found' as const };
        // No second factor was shown: signing an order asks for one here too, and the demonstration tells the code.
        const session = await openSession(tx, accountId, ask.device, 'full', deps.clock.real(), false);
        return { kind: 'answer' as const, status: 200 as const, cookie: session.token, reply: { ok: true as const } };
      });
    }),
    read(contract.demoFactor, { policy: worker, limiter: 'ordinary', audit: 'demonstration code asked for' }, async (ask, tx) => {
      const account = await accountById(tx, ask.actor.accountId);
      if (account === null || account.totp_secret === null) return { kind: 'not-found' };
      return { kind: 'ok', people: [], reply: { code: totpCode(account.totp_secret, deps.clock.real()) } };
    }),
    own(contract.demoClock, { policy: anyone, limiter: 'ordinary', audit: 'demonstration clock moved' }, async (ask) => {
      if (deps.clock.moveBy === undefined || deps.clock.aheadMs === undefined) return { kind: 'not-found' };
      deps.clock.moveBy(Temporal.Duration.from(ask.body.by));
      await keepClockAhead(deps.database, deps.clock.aheadMs());
      await moved();
      return { kind: 'answer', status: 200, reply: { now: deps.clock.now().toString() } };
    }),
  ];
}
