/** A member of staff's one-time code: what it asks for, and using it. Nothing is kept until name, passphrase and second factor fit together. */
import * as contract from '@fairlead/contract';
import { accountById, accountToUse, claimName, invitationOf, isStill, nameOfAccount, organisationName, setCredentials, spendInvitation, spendTotpStep, type Account } from './accounts-store.ts';
import type { PlatformDeps } from './mount.ts';
import { hashPassphrase, isPassphrase, passphraseFault, plainCode, totpStep } from './passphrases.ts';
import { anyone } from './policy.ts';
import { writeAudit } from './record-store.ts';
import { own, type AnyRoute, type OwnResult } from './registry.ts';
import { keepRecoveryCodes, makeRecoveryCodes } from './recovery-codes-store.ts';
import { endSessionsOf, openSession } from './sessions-store.ts';
import { derivedTotpSecret } from './vault.ts';

const spent = { kind: 'invalid', detail: 'This code is not good any more. Ask your administrator for a new one.', field: '/code' } as const;
const wrongCode = { kind: 'invalid', detail: 'This is not the code that your authenticator app shows. Wait for its next one.', field: '/totpCode' } as const;

/** Rolls the acceptance back, so that the code stays good. */
class NotTaken extends Error {
  readonly result: OwnResult<never>;
  constructor(result: OwnResult<never>) {
    super('not taken');
    this.result = result;
  }
}

interface Invited { readonly account: Account; readonly name: string | null; readonly organisation: string; readonly organisationId: string }

async function invitedBy(deps: PlatformDeps, code: string): Promise<Invited | null> {
  // Codes are dated by the clinic's own time, which a demonstration moves.
  const found = await invitationOf(deps.database, code, deps.clock.now());
  if (found === null) return null;
  return deps.database.scoped(found.organisationId, async (tx) => {
    const account = await accountById(tx, found.accountId);
    // A person or a supporter comes in by the companion's door.
    if (account === null || account.kind !== 'staff' || account.state === 'disabled') return null;
    return { account, name: await nameOfAccount(tx, account.id), organisation: await organisationName(tx), organisationId: found.organisationId };
  });
}

const secretFor = (code: string): string => derivedTotpSecret(`invitation ${plainCode(code)}`);

/** Whether the passphrase can be taken: a new one that nobody guesses, or the one that the account has. */
async function passphraseProblem(invited: Invited, name: string, passphrase: string): Promise<OwnResult<never> | null> {
  if (invited.account.passphrase_hash !== null) {
    return (await isPassphrase(invited.account.passphrase_hash, passphrase)) ? null : { kind: 'invalid', detail: 'This is not your passphrase. If it is lost too, ask your administrator to reset both.', field: '/passphrase' };
  }
  const fault = passphraseFault(passphrase, true, [name, invited.account.display_name, invited.organisation]);
  return fault === null ? null : { kind: 'invalid', detail: fault, field: '/passphrase' };
}

function lookRoute(deps: PlatformDeps): AnyRoute {
  return own(contract.lookAtInvitation, { policy: anyone, limiter: 'sign-in', audit: 'invitation looked at' }, async (ask) => {
    const invited = await invitedBy(deps, ask.body.code);
    if (invited === null) return spent;
    const { account, name, organisation } = invited;
    return { kind: 'answer', status: 200, reply: { displayName: account.display_name, organisationName: organisation, name, passphrase: account.passphrase_hash === null ? 'new' as const : 'own' as const, totpSecret: account.totp_secret === null ? secretFor(ask.body.code) : null } };
  });
}

function acceptRoute(deps: PlatformDeps): AnyRoute {
  return own(contract.acceptInvitation, { policy: anyone, limiter: 'sign-in', audit: 'invitation accepted' }, async (ask): Promise<OwnResult<{ recoveryCodes: string[] }>> => {
    const { body } = ask;
    const invited = await invitedBy(deps, body.code);
    if (invited === null) return spent;
    const { account, organisationId } = invited;
    const problem = await passphraseProblem(invited, body.name, body.passphrase);
    if (problem !== null) return problem;
    const secret = account.totp_secret ?? secretFor(body.code);
    const step = totpStep(secret, body.totpCode, deps.clock.real());
    if (step === null) return wrongCode;
    const passphraseHash = account.passphrase_hash ?? await hashPassphrase(body.passphrase);
    const { codes, hashes } = await makeRecoveryCodes();
    return deps.database.scoped(organisationId, async (tx): Promise<OwnResult<{ recoveryCodes: string[] }>> => {
      const now = deps.clock.real();
      if (!isStill(await accountToUse(tx, account.id), account) || !(await spendInvitation(tx, body.code, deps.clock.now()))) throw new NotTaken(spent);
      if (invited.name === null && !(await claimName(tx, body.name, account.id))) throw new NotTaken({ kind: 'invalid', detail: 'Somebody signs in with this name already. Choose another.', field: '/name' });
      await setCredentials(tx, account.id, passphraseHash, secret);
      if (!(await spendTotpStep(tx, account.id, step))) throw new NotTaken(wrongCode);
      await keepRecoveryCodes(tx, account.id, hashes, now);
      // Also how a forgotten passphrase or a lost phone is mended: whoever was in before is out.
      await endSessionsOf(tx, account.id, null, now);
      const session = await openSession(tx, account.id, ask.device, 'full', now, true);
      await writeAudit(tx, { kind: 'anyone', organisationId }, ask.now, ask.requestId, { event: 'invitation accepted', kind: 'sign-in', details: { accountId: account.id } });
      return { kind: 'answer', status: 201, cookie: session.token, reply: { recoveryCodes: [...codes] } };
    }).catch((error: unknown) => {
      if (error instanceof NotTaken) return error.result;
      throw error;
    });
  });
}

/** The routes of a one-time code. */
export const enrolmentRoutes = (deps: PlatformDeps): readonly AnyRoute[] => [lookRoute(deps), acceptRoute(deps)];
