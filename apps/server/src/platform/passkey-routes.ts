/** Passkeys of staff (WebAuthn, `@simplewebauthn/server`): made, shown as a second factor, shown again to sign, ended. */
import * as contract from '@fairlead/contract';
import {
  generateAuthenticationOptions, generateRegistrationOptions, verifyAuthenticationResponse, verifyRegistrationResponse,
  type AuthenticationResponseJSON, type RegistrationResponseJSON,
} from '@simplewebauthn/server';
import { accountToUse, nameOfAccount } from './accounts-store.ts';
import type { HalfActor, PharmacyActor, StaffActor } from './actor.ts';
import type { PlatformDeps } from './mount.ts';
import { countPasskeyUse, endPasskeys, insertPasskey, keepChallenge, passkeysOf, takeChallenge } from './passkeys-store.ts';
import { half, worker } from './policy.ts';
import { writeAudit } from './record-store.ts';
import { command, own, type AnyRoute, type OwnResult } from './registry.ts';
import type { Tx } from './scoped.ts';
import { noteFactor, stepUp } from './sessions-store.ts';

type Asking = HalfActor | PharmacyActor | StaffActor;

const notShown = { kind: 'invalid', detail: 'This passkey was not taken. Try again, or use the code of your authenticator app.', field: '/response' } as const;
const minutesToAnswer = 5;

/** JSON of the library, as the contract carries it. */
const asJson = (options: object): Record<string, unknown> => ({ ...options });

async function askToSign(deps: PlatformDeps, tx: Tx, actor: Asking): Promise<Record<string, unknown> | null> {
  const passkeys = await passkeysOf(tx, actor.accountId);
  if (passkeys.length === 0) return null;
  const options = await generateAuthenticationOptions({
    rpID: deps.passkeys.rpId, userVerification: 'preferred', allowCredentials: passkeys.map((passkey) => ({ id: passkey.credential_id.toString('base64url') })),
  });
  await keepChallenge(tx, actor.sessionId, options.challenge, deps.clock.real().add({ minutes: minutesToAnswer }));
  return asJson(options);
}

/** Whether the answer is signed by a passkey of this account for what this session was asked; moves its counter on. */
async function isShown(deps: PlatformDeps, tx: Tx, actor: Asking, given: Record<string, unknown>): Promise<boolean> {
  const response = given as unknown as AuthenticationResponseJSON;
  if ((await accountToUse(tx, actor.accountId))?.state !== 'active') return false;
  const challenge = await takeChallenge(tx, actor.sessionId, deps.clock.real());
  const passkey = (await passkeysOf(tx, actor.accountId)).find((one) => one.credential_id.toString('base64url') === response.id);
  if (challenge === null || passkey === undefined) return false;
  const result = await verifyAuthenticationResponse({
    response, expectedChallenge: challenge, expectedOrigin: [...deps.passkeys.origins], expectedRPID: deps.passkeys.rpId, requireUserVerification: false,
    credential: { id: response.id, publicKey: new Uint8Array(passkey.public_key), counter: passkey.sign_count },
  }).catch(() => null);
  return result?.verified === true && (await countPasskeyUse(tx, passkey.id, result.authenticationInfo.newCounter));
}

function makingRoutes(deps: PlatformDeps): readonly AnyRoute[] {
  return [
    own(contract.passkeyOptions, { policy: worker, limiter: 'sign-in', audit: 'passkey begun', freshFactor: true }, async (ask) =>
      deps.database.scoped(ask.actor.organisationId, async (tx): Promise<OwnResult<{ options: Record<string, unknown> }>> => {
        const { actor } = ask;
        const known = await passkeysOf(tx, actor.accountId);
        const options = await generateRegistrationOptions({
          rpID: deps.passkeys.rpId, rpName: 'Fairlead', userName: (await nameOfAccount(tx, actor.accountId)) ?? actor.initials, userID: new Uint8Array(Buffer.from(actor.accountId)),
          attestationType: 'none', authenticatorSelection: { residentKey: 'preferred', userVerification: 'preferred' },
          excludeCredentials: known.map((passkey) => ({ id: passkey.credential_id.toString('base64url') })),
        });
        await keepChallenge(tx, actor.sessionId, options.challenge, deps.clock.real().add({ minutes: minutesToAnswer }));
        return { kind: 'answer', status: 201, reply: { options: asJson(options) } };
      })),
    own(contract.addPasskey, { policy: worker, limiter: 'sign-in', audit: 'passkey added', freshFactor: true }, async (ask) =>
      deps.database.scoped(ask.actor.organisationId, async (tx): Promise<OwnResult<{ id: string }>> => {
        const { actor, body } = ask;
        const challenge = await takeChallenge(tx, actor.sessionId, deps.clock.real());
        if (challenge === null) return notShown;
        const result = await verifyRegistrationResponse({
          response: body.response as unknown as RegistrationResponseJSON, expectedChallenge: challenge, expectedOrigin: [...deps.passkeys.origins], expectedRPID: deps.passkeys.rpId, requireUserVerification: false,
        }).catch(() => null);
        if (result?.verified !== true) return notShown;
        const { credential } = result.registrationInfo;
        const id = await insertPasskey(tx, { accountId: actor.accountId, credentialId: Buffer.from(credential.id, 'base64url'), publicKey: Buffer.from(credential.publicKey), signCount: credential.counter, name: body.name }, deps.clock.real());
        if (id === null) return { kind: 'conflict', detail: 'This passkey is kept already.' };
        await writeAudit(tx, actor, ask.now, ask.requestId, { event: 'passkey added', kind: 'sign-in', details: { id } });
        return { kind: 'answer', status: 201, reply: { id } };
      })),
    command(contract.endPasskey, { policy: worker, limiter: 'ordinary', audit: 'passkey ended', freshFactor: true }, async (ask, tx) => {
      const ended = await endPasskeys(tx, ask.actor.accountId, ask.params.id, deps.clock.real());
      return ended === 1 ? { kind: 'done', reply: { ok: true as const }, people: [] } : { kind: 'not-found' };
    }),
  ];
}

function showingRoutes(deps: PlatformDeps): readonly AnyRoute[] {
  return [
    own(contract.signInPasskeyOptions, { policy: half, limiter: 'sign-in', audit: 'passkey asked for' }, async (ask) =>
      deps.database.scoped(ask.actor.organisationId, async (tx): Promise<OwnResult<{ options: Record<string, unknown> }>> => {
        const options = await askToSign(deps, tx, ask.actor);
        return options === null ? { kind: 'not-found' } : { kind: 'answer', status: 201, reply: { options } };
      })),
    own(contract.signInWithPasskey, { policy: half, limiter: 'sign-in', audit: 'second factor shown' }, async (ask) =>
      deps.database.scoped(ask.actor.organisationId, async (tx): Promise<OwnResult<{ next: 'signed-in' }>> => {
        const right = await isShown(deps, tx, ask.actor, ask.body.response);
        const session = right ? await stepUp(tx, ask.actor.sessionId, ask.actor.accountId, ask.device, deps.clock.real()) : null;
        await writeAudit(tx, ask.actor, ask.now, ask.requestId, { event: session !== null ? 'signed in' : 'wrong second factor', kind: 'sign-in', details: { by: 'passkey' } });
        if (session === null) return notShown;
        return { kind: 'answer', status: 200, cookie: session.token, reply: { next: 'signed-in' as const } };
      })),
    own(contract.freshPasskeyOptions, { policy: worker, limiter: 'ordinary', audit: 'passkey asked for' }, async (ask) =>
      deps.database.scoped(ask.actor.organisationId, async (tx) => ({ kind: 'answer' as const, status: 201 as const, reply: { options: await askToSign(deps, tx, ask.actor) } }))),
    own(contract.freshPasskey, { policy: worker, limiter: 'sign-in', audit: 'second factor shown again' }, async (ask) =>
      deps.database.scoped(ask.actor.organisationId, async (tx): Promise<OwnResult<{ ok: true }>> => {
        const right = await isShown(deps, tx, ask.actor, ask.body.response);
        await writeAudit(tx, ask.actor, ask.now, ask.requestId, { event: right ? 'second factor shown again' : 'wrong second factor', kind: 'sign-in', details: { by: 'passkey' } });
        if (!right) return notShown;
        await noteFactor(tx, ask.actor.sessionId, deps.clock.real());
        return { kind: 'answer', status: 200, reply: { ok: true } };
      })),
  ];
}

/** All routes of passkeys. */
export const passkeyRoutes = (deps: PlatformDeps): readonly AnyRoute[] => [...makingRoutes(deps), ...showingRoutes(deps)];
