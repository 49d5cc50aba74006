/** Signing in on a phone: a code once, then the own name and passphrase. Staff cannot come in by this door. */
import * as contract from '@fairlead/contract';
import { accountById, accountOfName, accountToUse, claimName, invitationOf, isStill, nameOfAccount, setCredentials, spendInvitation, type Account } from './accounts-store.ts';
import { mayTryName } from './limiter.ts';
import type { PlatformDeps } from './mount.ts';
import { hashPassphrase, isPassphrase, passphraseFault } from './passphrases.ts';
import { anyone } from './policy.ts';
import { writeAudit } from './record-store.ts';
import { own, type AnyRoute, type OwnResult } from './registry.ts';
import type { Tx } from './scoped.ts';
import { endSessionsOf, openSession } from './sessions-store.ts';
import { newSignInName } from './sign-in-name.ts';

type Result = OwnResult<contract.CompanionSession>;

const wrong = { kind: 'signed-out' } as const;
const spent = { kind: 'invalid', detail: 'This code is not good any more. Ask for a new one.', field: '/code' } as const;

const sessionReply = (account: Account, signInName: string | null): contract.CompanionSession => ({ door: account.kind === 'supporter' ? 'supporter' : 'person', name: account.display_name, signInName });

/** The name an account signs in with; a new account is given one that nobody has. */
async function nameFor(tx: Tx, accountId: string): Promise<string> {
  const known = await nameOfAccount(tx, accountId);
  if (known !== null) return known;
  for (;;) {
    const name = newSignInName();
    if (await claimName(tx, name, accountId)) return name;
  }
}

function sessionRoute(deps: PlatformDeps): AnyRoute {
  return own(contract.companionSession, { policy: anyone, limiter: 'ordinary', audit: 'own session looked at' }, async (ask) => {
    const actor = ask.actor;
    if (actor.kind !== 'person' && actor.kind !== 'supporter') return { kind: 'answer', status: 200, reply: { session: null } };
    return deps.database.scoped(actor.organisationId, async (tx) => {
      const account = await accountById(tx, actor.accountId);
      return { kind: 'answer' as const, status: 200 as const, reply: { session: account === null ? null : sessionReply(account, await nameOfAccount(tx, account.id)) } };
    });
  });
}

function invitationRoute(deps: PlatformDeps): AnyRoute {
  return own(contract.companionInvitation, { policy: anyone, limiter: 'sign-in', audit: 'invitation accepted' }, async (ask): Promise<Result> => {
    const now = deps.clock.now();
    const found = await invitationOf(deps.database, ask.body.code, now);
    if (found === null) return spent;
    const fault = passphraseFault(ask.body.passphrase, false);
    if (fault !== null) return { kind: 'invalid', detail: fault, field: '/passphrase' };
    const passphraseHash = await hashPassphrase(ask.body.passphrase);
    return deps.database.scoped(found.organisationId, async (tx): Promise<Result> => {
      const account = await accountToUse(tx, found.accountId);
      // A member of staff enrols a second factor at the clinic's door; this one has none.
      if (account === null || account.kind === 'staff' || account.state === 'disabled') return spent;
      if (!(await spendInvitation(tx, ask.body.code, now))) return spent;
      await setCredentials(tx, account.id, passphraseHash, null);
      // A new code is how a forgotten passphrase or a lost phone is mended: whoever had the old one is out.
      await endSessionsOf(tx, account.id, null, deps.clock.real());
      const name = await nameFor(tx, account.id);
      const session = await openSession(tx, account.id, ask.device, 'full', deps.clock.real(), false);
      await writeAudit(tx, { kind: 'anyone', organisationId: found.organisationId }, ask.now, ask.requestId, { event: 'invitation accepted', kind: 'sign-in', details: { accountId: account.id } });
      return { kind: 'answer', status: 201, cookie: session.token, reply: sessionReply(account, name) };
    });
  });
}

function passphraseRoute(deps: PlatformDeps): AnyRoute {
  return own(contract.companionSignIn, { policy: anyone, limiter: 'sign-in', audit: 'signed in' }, async (ask): Promise<Result> => {
    const { signInName, passphrase } = ask.body;
    if (!mayTryName(deps, signInName, ask.network)) return { kind: 'too-many' };
    const found = await accountOfName(deps.database, signInName);
    const account = found === null ? null : await deps.database.scoped(found.organisationId, (tx) => accountById(tx, found.accountId));
    const takes = account !== null && account.state === 'active' && account.kind !== 'staff';
    const isKnown = await isPassphrase(takes ? account.passphrase_hash : null, passphrase);
    if (found === null || account === null) return wrong;
    return deps.database.scoped(found.organisationId, async (tx): Promise<Result> => {
      // A new code may have taken the passphrase's place while it was looked at: whoever had the old one is out.
      const right = isStill(await accountToUse(tx, account.id), account) && isKnown;
      await writeAudit(tx, { kind: 'anyone', organisationId: found.organisationId }, ask.now, ask.requestId, { event: right ? 'signed in' : 'wrong passphrase', kind: 'sign-in', details: { accountId: account.id } });
      if (!right) return wrong;
      const session = await openSession(tx, account.id, ask.device, 'full', deps.clock.real(), false);
      return { kind: 'answer', status: 200, cookie: session.token, reply: sessionReply(account, await nameFor(tx, account.id)) };
    });
  });
}

/** Signing in on the companion's origin; signing out is the platform's own route. */
export function companionSignInRoutes(deps: PlatformDeps): readonly AnyRoute[] {
  return [sessionRoute(deps), invitationRoute(deps), passphraseRoute(deps)];
}
