/** Passkeys in the browser (`@simplewebauthn/browser`, loaded when one is used). */
import { addPasskey, passkeyOptions } from '@fairlead/contract';
import type { freshPasskey, freshPasskeyOptions, signInPasskeyOptions, signInWithPasskey } from '@fairlead/contract';
import type { PublicKeyCredentialCreationOptionsJSON, PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/browser';
import { call } from './api.ts';
import type { NotDone } from './api.ts';

export const canUsePasskeys = (): boolean => typeof PublicKeyCredential === 'function';

/** Asks what to sign, lets the passkey sign it, and shows the answer. `not-taken`: the person or the device said no. */
export async function showPasskey(ask: typeof signInPasskeyOptions | typeof freshPasskeyOptions, show: typeof signInWithPasskey | typeof freshPasskey): Promise<'done' | 'not-taken' | NotDone> {
  const asked = await call(ask, {}, { gate: false });
  if (asked.kind !== 'done') return asked;
  if (asked.reply.options === null) return 'not-taken';
  const { startAuthentication } = await import('@simplewebauthn/browser');
  // As the server's library made it; the contract carries it as it is.
  const response = await startAuthentication({ optionsJSON: asked.reply.options as unknown as PublicKeyCredentialRequestOptionsJSON }).catch(() => undefined);
  if (response === undefined) return 'not-taken';
  const shown = await call(show, { body: { response: { ...response } } }, { gate: false });
  return shown.kind === 'done' ? 'done' : shown;
}

/** Makes a passkey on this device and keeps its public key. */
export async function makePasskey(name: string): Promise<'done' | 'not-taken' | NotDone> {
  const asked = await call(passkeyOptions, {});
  if (asked.kind !== 'done') return asked;
  const { startRegistration } = await import('@simplewebauthn/browser');
  const response = await startRegistration({ optionsJSON: asked.reply.options as unknown as PublicKeyCredentialCreationOptionsJSON }).catch(() => undefined);
  if (response === undefined) return 'not-taken';
  const kept = await call(addPasskey, { body: { name, response: { ...response } } });
  return kept.kind === 'done' ? 'done' : kept;
}
