/** Signing in, the second factor, invitations, one's own sessions. */
import * as contract from '@fairlead/contract';
import {
  accountById, accountOfName, changeLanguage, claimName, invitationOf, setCredentials, spendInvitation, spendTotpStep, whoRow, type Account,
} from './accounts-store.ts';
import type { Actor, HalfActor, PersonActor, StaffActor, SupporterActor } from './actor.ts';
import { companionSignInRoutes } from './companion-sign-in.ts';
import type { PlatformDeps } from './mount.ts';
import { hashPassphrase, isPassphrase, newTotpSecret, passphraseFault, totpStep } from './passphrases.ts';
import { anyone, half, signedIn, staff } from './policy.ts';
import { writeAudit } from './record-store.ts';
import { own, read, command, type AnyRoute, type OwnResult } from './registry.ts';
import type { Tx } from './scoped.ts';
import { endSession, noteFactor, openSession, sessionsOf, stepUp } from './sessions-store.ts';

type SignedIn = StaffActor | PersonActor | SupporterActor;

const wrong = { kind: 'signed-out' } as const;

/** Whether a code is right, and uses it up: the same code does not work twice (ASVS 6.5.1). */
async function codeRight(tx: Tx, account: Account, code: string, now: Temporal.Instant): Promise<boolean> {
  if (account.totp_secret === null) return false;
  const step = totpStep(account.totp_secret, code, now);
  return step !== null && (await spendTotpStep(tx, account.id, step));
}

function signInRoute(deps: PlatformDeps): AnyRoute {
  return own(contract.signIn, { policy: anyone, limiter: 'sign-in', audit: 'signed in' }, async (ask): Promise<OwnResult<{ next: 'factor' | 'signed-in' }>> => {
    // Counted by name as well as by network, so that many networks cannot try one name.
    if (!deps.limiter.take('sign-in', `name ${ask.body.name.toLowerCase()}`)) return wrong;
    const found = await accountOfName(deps.database, ask.body.name);
    const account = found === null ? null : await deps.database.scoped(found.organisationId, (tx) => accountById(tx, found.accountId));
    const right = await isPassphrase(account?.state === 'active' ? account.passphrase_hash : null, ask.body.passphrase);
    if (found === null || account === null) return wrong;
    const needsFactor = account.totp_secret !== null || account.kind === 'staff';
    return deps.database.scoped(found.organisationId, async (tx) => {
      await writeAudit(tx, { kind: 'anyone', organisationId: found.organisationId }, ask.now, ask.requestId, { event: right ? 'passphrase shown' : 'wrong passphrase', kind: 'sign-in', details: { accountId: account.id } });
      if (!right) return wrong;
      const session = await openSession(tx, account.id, ask.device, needsFactor ? 'password' : 'full', deps.clock.real(), false);
      return { kind: 'answer', status: 200, cookie: session.token, reply: { next: needsFactor ? 'factor' as const : 'signed-in' as const } };
    });
  });
}

function factorRoute(deps: PlatformDeps): AnyRoute {
  return own(contract.showFactor, { policy: half, limiter: 'sign-in', audit: 'second factor shown' }, async (ask): Promise<OwnResult<{ next: 'signed-in' }>> => {
    const actor: HalfActor = ask.actor;
    return deps.database.scoped(actor.organisationId, async (tx) => {
      const account = await accountById(tx, actor.accountId);
      const right = account !== null && (await codeRight(tx, account, ask.body.code, deps.clock.real()));
      await writeAudit(tx, actor, ask.now, ask.requestId, { event: right ? 'signed in' : 'wrong second factor', kind: 'sign-in' });
      if (!right) return { kind: 'invalid', detail: 'This code is not right, or it was used already. Wait for the next one.', field: '/code' };
      const session = await stepUp(tx, actor.sessionId, actor.accountId, ask.device, deps.clock.real());
      return { kind: 'answer', status: 200, cookie: session.token, reply: { next: 'signed-in' as const } };
    });
  });
}

function freshFactorRoute(deps: PlatformDeps): AnyRoute {
  return own(contract.freshFactor, { policy: staff(), limiter: 'sign-in', audit: 'second factor shown again' }, async (ask) =>
    deps.database.scoped(ask.actor.organisationId, async (tx): Promise<OwnResult<{ ok: true }>> => {
      const account = await accountById(tx, ask.actor.accountId);
      const right = account !== null && (await codeRight(tx, account, ask.body.code, deps.clock.real()));
      await writeAudit(tx, ask.actor, ask.now, ask.requestId, { event: right ? 'second factor shown again' : 'wrong second factor', kind: 'sign-in' });
      if (!right) return { kind: 'invalid', detail: 'This code is not right, or it was used already. Wait for the next one.', field: '/code' };
      await noteFactor(tx, ask.actor.sessionId, deps.clock.real());
      return { kind: 'answer', status: 200, reply: { ok: true } };
    }));
}

function invitationRoute(deps: PlatformDeps): AnyRoute {
  return own(contract.acceptInvitation, { policy: anyone, limiter: 'sign-in', audit: 'invitation accepted' }, async (ask) => {
    const now = deps.clock.real();
    const found = await invitationOf(deps.database, ask.body.code, now);
    if (found === null) return { kind: 'invalid', detail: 'This code is not good any more. Ask for a new one.', field: '/code' };
    const passphraseHash = await hashPassphrase(ask.body.passphrase);
    return deps.database.scoped(found.organisationId, async (tx): Promise<OwnResult<{ kind: Account['kind']; totpSecret: string | null; next: 'enrol-factor' | 'signed-in' }>> => {
      const account = await accountById(tx, found.accountId);
      if (account === null || account.state === 'disabled') return { kind: 'not-found' };
      const isStaff = account.kind === 'staff';
      const fault = passphraseFault(ask.body.passphrase, isStaff);
      if (fault !== null) return { kind: 'invalid', detail: fault, field: '/passphrase' };
      if (!(await spendInvitation(tx, ask.body.code, now))) return { kind: 'invalid', detail: 'This code was used a moment ago. Ask for a new one.', field: '/code' };
      if (!(await claimName(tx, ask.body.name, account.id))) throw new NameTaken();
      const totpSecret = isStaff ? newTotpSecret() : null;
      await setCredentials(tx, account.id, passphraseHash, totpSecret);
      const session = await openSession(tx, account.id, ask.device, isStaff ? 'password' : 'full', now, false);
      await writeAudit(tx, { kind: 'anyone', organisationId: found.organisationId }, ask.now, ask.requestId, { event: 'invitation accepted', kind: 'sign-in', details: { accountId: account.id } });
      return { kind: 'answer', status: 201, cookie: session.token, reply: { kind: account.kind, totpSecret, next: isStaff ? 'enrol-factor' as const : 'signed-in' as const } };
    }).catch((error: unknown) => {
      if (error instanceof NameTaken) return { kind: 'invalid' as const, detail: 'Somebody signs in with this name already. Choose another.', field: '/name' };
      throw error;
    });
  });
}

/** Rolls the acceptance back, so that the code stays good for another name. */
class NameTaken extends Error {}

function mySessions(deps: PlatformDeps): readonly AnyRoute[] {
  return [
    own(contract.signOut, { policy: signedIn, limiter: 'ordinary', audit: 'signed out' }, async (ask) => {
      const actor: SignedIn = ask.actor;
      await deps.database.scoped(actor.organisationId, async (tx) => {
        await endSession(tx, actor.sessionId, actor.accountId, deps.clock.real());
        await writeAudit(tx, actor, ask.now, ask.requestId, { event: 'signed out', kind: 'sign-in' });
      });
      return { kind: 'answer', status: 200, cookie: null, reply: { ok: true as const } };
    }),
    read(contract.listSessions, { policy: signedIn, limiter: 'ordinary', audit: 'own sessions looked at' }, async (ask, tx) => {
      const rows = await sessionsOf(tx, ask.actor.accountId);
      return { kind: 'ok', people: [], reply: { items: rows.map((row) => ({ id: row.id, device: row.device, createdAt: row.created_at, lastSeenAt: row.last_seen_at, current: row.id === ask.actor.sessionId })) } };
    }),
    command(contract.endSession, { policy: signedIn, limiter: 'ordinary', audit: 'own session ended' }, async (ask, tx) => {
      const ended = await endSession(tx, ask.params.id, ask.actor.accountId, deps.clock.real());
      return ended ? { kind: 'done', reply: { ok: true as const }, people: [] } : { kind: 'not-found' };
    }),
    command(contract.setLanguage, { policy: signedIn, limiter: 'ordinary', audit: 'language chosen' }, async (ask, tx) => {
      await changeLanguage(tx, ask.actor.accountId, ask.body.language);
      return { kind: 'done', reply: { ok: true as const }, people: [] };
    }),
  ];
}

function whoRoute(): AnyRoute {
  return read(contract.whoAmI, { policy: signedIn, limiter: 'ordinary', audit: 'own session looked at' }, async (ask, tx) => {
    const actor = ask.actor;
    const row = await whoRow(tx, actor.accountId, actor.kind === 'staff' ? actor.siteIds : null);
    if (row === null) return { kind: 'not-found' };
    return {
      kind: 'ok', people: [],
      reply: {
        kind: actor.kind, accountId: actor.accountId, displayName: row.display_name, initials: actor.kind === 'staff' ? actor.initials : '', language: row.language,
        roles: actor.kind === 'staff' ? [...actor.roles] : [],
        organisation: { id: actor.organisationId, name: row.organisation_name, country: row.organisation_country },
        sites: [...row.sites], personId: actor.kind === 'person' ? actor.personId : null, isDemo: row.is_demo, now: ask.now.toString(),
      },
    };
  });
}

/** All routes of signing in. */
export function signInRoutes(deps: PlatformDeps): readonly AnyRoute[] {
  return [signInRoute(deps), factorRoute(deps), freshFactorRoute(deps), invitationRoute(deps), whoRoute(), ...mySessions(deps), ...companionSignInRoutes(deps)];
}

export type { Actor };
