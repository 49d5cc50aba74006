/** One's own account: sessions, passphrase, authenticator app, recovery codes. */
import * as contract from '@fairlead/contract';
import { accountById, accountToUse, changeLanguage, changePassphrase, changeTotpSecret, isStill, nameOfAccount, organisationName, spendTotpStep } from './accounts-store.ts';
import type { PlatformDeps } from './mount.ts';
import { passkeysOf } from './passkeys-store.ts';
import { hashPassphrase, isPassphrase, passphraseFault, totpStep } from './passphrases.ts';
import { everyAccount, worker } from './policy.ts';
import { writeAudit } from './record-store.ts';
import { own, read, command, type AnyRoute, type OwnResult } from './registry.ts';
import { keepRecoveryCodes, makeRecoveryCodes, recoveryCodesLeft } from './recovery-codes-store.ts';
import { endSession, endSessionsOf, sessionsOf } from './sessions-store.ts';
import { derivedTotpSecret } from './vault.ts';

function sessionRoutes(deps: PlatformDeps): readonly AnyRoute[] {
  return [
    own(contract.signOut, { policy: everyAccount, limiter: 'ordinary', audit: 'signed out' }, async (ask) => {
      await deps.database.scoped(ask.actor.organisationId, async (tx) => {
        await endSession(tx, ask.actor.sessionId, ask.actor.accountId, deps.clock.real());
        await writeAudit(tx, ask.actor, ask.now, ask.requestId, { event: 'signed out', kind: 'sign-in' });
      });
      return { kind: 'answer', status: 200, cookie: null, reply: { ok: true as const } };
    }),
    read(contract.listSessions, { policy: everyAccount, limiter: 'ordinary', audit: 'own sessions looked at' }, async (ask, tx) => {
      const rows = await sessionsOf(tx, ask.actor.accountId, ask.actor.kind, deps.clock.real());
      return { kind: 'ok', people: [], reply: { items: rows.map((row) => ({ id: row.id, device: row.device, createdAt: row.created_at, lastSeenAt: row.last_seen_at, current: row.id === ask.actor.sessionId })) } };
    }),
    command(contract.endSession, { policy: everyAccount, limiter: 'ordinary', audit: 'own session ended' }, async (ask, tx) => {
      const ended = await endSession(tx, ask.params.id, ask.actor.accountId, deps.clock.real());
      return ended ? { kind: 'done', reply: { ok: true as const }, people: [] } : { kind: 'not-found' };
    }),
    command(contract.endOtherSessions, { policy: everyAccount, limiter: 'ordinary', audit: 'own other sessions ended' }, async (ask, tx) => {
      const ended = await endSessionsOf(tx, ask.actor.accountId, ask.actor.sessionId, deps.clock.real());
      return { kind: 'done', reply: { ended }, people: [] };
    }),
    command(contract.setLanguage, { policy: everyAccount, limiter: 'ordinary', audit: 'language chosen' }, async (ask, tx) => {
      await changeLanguage(tx, ask.actor.accountId, ask.body.language);
      return { kind: 'done', reply: { ok: true as const }, people: [] };
    }),
  ];
}

function passphraseRoute(deps: PlatformDeps): AnyRoute {
  return own(contract.changePassphrase, { policy: worker, limiter: 'sign-in', audit: 'passphrase changed' }, async (ask): Promise<OwnResult<{ ok: true }>> => {
    const { actor, body } = ask;
    const { account, words } = await deps.database.scoped(actor.organisationId, async (tx) => ({
      account: await accountById(tx, actor.accountId), words: [(await nameOfAccount(tx, actor.accountId)) ?? '', await organisationName(tx)],
    }));
    if (!(await isPassphrase(account?.passphrase_hash ?? null, body.current))) return { kind: 'invalid', detail: 'This is not the passphrase you have now.', field: '/current' };
    const fault = passphraseFault(body.passphrase, true, words);
    if (fault !== null) return { kind: 'invalid', detail: fault, field: '/passphrase' };
    const hash = await hashPassphrase(body.passphrase);
    return deps.database.scoped(actor.organisationId, async (tx): Promise<OwnResult<{ ok: true }>> => {
      if (account === null || !isStill(await accountToUse(tx, actor.accountId), account)) return { kind: 'invalid', detail: 'This is not the passphrase you have now.', field: '/current' };
      await changePassphrase(tx, actor.accountId, hash);
      // Whoever knew the old one is out.
      await endSessionsOf(tx, actor.accountId, actor.sessionId, deps.clock.real());
      await writeAudit(tx, actor, ask.now, ask.requestId, { event: 'passphrase changed', kind: 'sign-in' });
      return { kind: 'answer' as const, status: 200 as const, reply: { ok: true as const } };
    });
  });
}

function factorRoutes(deps: PlatformDeps): readonly AnyRoute[] {
  const nextSecret = (sessionId: string): string => derivedTotpSecret(`session ${sessionId}`);
  return [
    read(contract.ownFactors, { policy: worker, limiter: 'ordinary', audit: 'own second factors looked at' }, async (ask, tx) => {
      const account = await accountById(tx, ask.actor.accountId);
      const passkeys = await passkeysOf(tx, ask.actor.accountId);
      return {
        kind: 'ok', people: [],
        reply: { hasAuthenticator: account !== null && account.totp_secret !== null, recoveryCodesLeft: await recoveryCodesLeft(tx, ask.actor.accountId), passkeys: passkeys.map((row) => ({ id: row.id, name: row.name, createdAt: row.created_at })) },
      };
    }),
    own(contract.nextAuthenticator, { policy: worker, limiter: 'sign-in', audit: 'authenticator begun', freshFactor: true }, async (ask) =>
      ({ kind: 'answer', status: 200, reply: { totpSecret: nextSecret(ask.actor.sessionId) } })),
    own(contract.changeAuthenticator, { policy: worker, limiter: 'sign-in', audit: 'authenticator changed', freshFactor: true }, async (ask) =>
      deps.database.scoped(ask.actor.organisationId, async (tx): Promise<OwnResult<{ ok: true }>> => {
        const { actor } = ask;
        const step = totpStep(nextSecret(actor.sessionId), ask.body.totpCode, deps.clock.real());
        if (step === null) return { kind: 'invalid', detail: 'This code is not of the new app. Wait for its next one.', field: '/totpCode' };
        await changeTotpSecret(tx, actor.accountId, nextSecret(actor.sessionId));
        await spendTotpStep(tx, actor.accountId, step);
        await writeAudit(tx, actor, ask.now, ask.requestId, { event: 'authenticator changed', kind: 'sign-in' });
        return { kind: 'answer', status: 200, reply: { ok: true } };
      })),
    own(contract.renewRecoveryCodes, { policy: worker, limiter: 'sign-in', audit: 'recovery codes renewed', freshFactor: true }, async (ask) => {
      const { codes, hashes } = await makeRecoveryCodes();
      await deps.database.scoped(ask.actor.organisationId, async (tx) => {
        await accountToUse(tx, ask.actor.accountId);
        await keepRecoveryCodes(tx, ask.actor.accountId, hashes, deps.clock.real());
        await writeAudit(tx, ask.actor, ask.now, ask.requestId, { event: 'recovery codes renewed', kind: 'sign-in' });
      });
      return { kind: 'answer', status: 201, reply: { recoveryCodes: [...codes] } };
    }),
  ];
}

/** All routes of one's own account. */
export const ownAccountRoutes = (deps: PlatformDeps): readonly AnyRoute[] => [...sessionRoutes(deps), passphraseRoute(deps), ...factorRoutes(deps)];
