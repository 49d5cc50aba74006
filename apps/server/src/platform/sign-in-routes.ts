/** Signing in and the second factor. */
import * as contract from '@fairlead/contract';
import { accountById, accountOfName, accountToUse, isStill, spendTotpStep, whoRow, type Account } from './accounts-store.ts';
import type { HalfActor } from './actor.ts';
import { companionSignInRoutes } from './companion-sign-in.ts';
import { enrolmentRoutes } from './enrolment-routes.ts';
import type { PlatformDeps } from './mount.ts';
import { ownAccountRoutes } from './own-account-routes.ts';
import { passkeyRoutes } from './passkey-routes.ts';
import { passkeysOf } from './passkeys-store.ts';
import { isPassphrase, totpStep } from './passphrases.ts';
import { anyone, half, everyAccount, worker } from './policy.ts';
import { writeAudit } from './record-store.ts';
import { recoveryCodesLeft, spendRecoveryCode } from './recovery-codes-store.ts';
import { own, read, type AnyRoute, type OwnResult } from './registry.ts';
import type { Tx } from './scoped.ts';
import { mayTryName } from './limiter.ts';
import { noteFactor, openSession, stepUp } from './sessions-store.ts';

const wrong = { kind: 'signed-out' } as const;

/** Whether a code is right, and uses it up: the same code does not work twice (ASVS 6.5.1). */
async function codeRight(tx: Tx, account: Account, code: string, now: Temporal.Instant): Promise<boolean> {
  if (account.totp_secret === null) return false;
  const step = totpStep(account.totp_secret, code, now);
  return step !== null && (await spendTotpStep(tx, account.id, step));
}

function signInRoute(deps: PlatformDeps): AnyRoute {
  return own(contract.signIn, { policy: anyone, limiter: 'sign-in', audit: 'signed in' }, async (ask): Promise<OwnResult<{ next: 'factor' | 'signed-in'; hasPasskey: boolean }>> => {
    if (!mayTryName(deps, ask.body.name, ask.network)) return { kind: 'too-many' };
    const found = await accountOfName(deps.database, ask.body.name);
    const account = found === null ? null : await deps.database.scoped(found.organisationId, (tx) => accountById(tx, found.accountId));
    const isKnown = await isPassphrase(account?.state === 'active' ? account.passphrase_hash : null, ask.body.passphrase);
    if (found === null || account === null) return wrong;
    const needsFactor = account.totp_secret !== null || account.kind === 'staff';
    return deps.database.scoped(found.organisationId, async (tx) => {
      const right = isStill(await accountToUse(tx, account.id), account) && isKnown;
      await writeAudit(tx, { kind: 'anyone', organisationId: found.organisationId }, ask.now, ask.requestId, { event: right ? 'passphrase shown' : 'wrong passphrase', kind: 'sign-in', details: { accountId: account.id } });
      if (!right) return wrong;
      const session = await openSession(tx, account.id, ask.device, needsFactor ? 'password' : 'full', deps.clock.real(), false);
      return { kind: 'answer', status: 200, cookie: session.token, reply: { next: needsFactor ? 'factor' as const : 'signed-in' as const, hasPasskey: needsFactor && (await passkeysOf(tx, account.id)).length > 0 } };
    });
  });
}

function factorRoute(deps: PlatformDeps): AnyRoute {
  return own(contract.showFactor, { policy: half, limiter: 'sign-in', audit: 'second factor shown' }, async (ask): Promise<OwnResult<{ next: 'signed-in'; recoveryCodesLeft: number | null }>> => {
    const actor: HalfActor = ask.actor;
    return deps.database.scoped(actor.organisationId, async (tx) => {
      const account = await accountToUse(tx, actor.accountId);
      const isRecovery = ask.body.code.length > 6;
      const right = account?.state === 'active' && (isRecovery ? await spendRecoveryCode(tx, account.id, ask.body.code, deps.clock.real()) : await codeRight(tx, account, ask.body.code, deps.clock.real()));
      const session = right ? await stepUp(tx, actor.sessionId, actor.accountId, ask.device, deps.clock.real()) : null;
      await writeAudit(tx, actor, ask.now, ask.requestId, { event: session !== null ? 'signed in' : 'wrong second factor', kind: 'sign-in', details: { by: isRecovery ? 'recovery code' : 'authenticator' } });
      if (!right) return { kind: 'invalid', detail: 'This code is not right, or it was used already. Wait for the next one.', field: '/code' };
      if (session === null) return wrong;
      return { kind: 'answer', status: 200, cookie: session.token, reply: { next: 'signed-in' as const, recoveryCodesLeft: isRecovery ? await recoveryCodesLeft(tx, actor.accountId) : null } };
    });
  });
}

function freshFactorRoute(deps: PlatformDeps): AnyRoute {
  return own(contract.freshFactor, { policy: worker, limiter: 'sign-in', audit: 'second factor shown again' }, async (ask) =>
    deps.database.scoped(ask.actor.organisationId, async (tx): Promise<OwnResult<{ ok: true }>> => {
      const account = await accountToUse(tx, ask.actor.accountId);
      const right = account !== null && (await codeRight(tx, account, ask.body.code, deps.clock.real()));
      await writeAudit(tx, ask.actor, ask.now, ask.requestId, { event: right ? 'second factor shown again' : 'wrong second factor', kind: 'sign-in' });
      if (!right) return { kind: 'invalid', detail: 'This code is not right, or it was used already. Wait for the next one.', field: '/code' };
      await noteFactor(tx, ask.actor.sessionId, deps.clock.real());
      return { kind: 'answer', status: 200, reply: { ok: true } };
    }));
}

function whoRoute(): AnyRoute {
  return read(contract.whoAmI, { policy: everyAccount, limiter: 'ordinary', audit: 'own session looked at' }, async (ask, tx) => {
    const actor = ask.actor;
    const row = await whoRow(tx, actor.accountId, actor.kind === 'staff' ? actor.siteIds : actor.kind === 'pharmacy' ? [] : null);
    if (row === null) return { kind: 'not-found' };
    return {
      kind: 'ok', people: [],
      reply: {
        kind: actor.kind, accountId: actor.accountId, displayName: row.display_name, initials: actor.kind === 'staff' || actor.kind === 'pharmacy' ? actor.initials : '', language: row.language,
        roles: actor.kind === 'staff' ? [...actor.roles] : [],
        organisation: { id: actor.organisationId, name: row.organisation_name, country: row.organisation_country },
        sites: [...row.sites], personId: actor.kind === 'person' ? actor.personId : null, pharmacy: actor.kind === 'pharmacy' ? row.pharmacy : null, isDemo: row.is_demo, now: ask.now.toString(),
      },
    };
  });
}

/** All routes of signing in. */
export function signInRoutes(deps: PlatformDeps): readonly AnyRoute[] {
  return [signInRoute(deps), factorRoute(deps), freshFactorRoute(deps), whoRoute(), ...enrolmentRoutes(deps), ...ownAccountRoutes(deps), ...passkeyRoutes(deps), ...companionSignInRoutes(deps)];
}
