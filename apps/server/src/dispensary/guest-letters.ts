/** Letters that sign the right to dose over and back: made with this organisation's passport key, and believed by a known clinic's. */
import { createHmac, createPublicKey, randomBytes, timingSafeEqual, verify } from 'node:crypto';
import type { SignedLetter } from '@fairlead/contract/dispensary';
import { letterText, noticeTexts, readLetter, type Letter, type Notice } from '@fairlead/contract/grant';
import { clockSkewMinutes } from '@fairlead/contract/passport';
import type { NotDone } from '../platform/registry.ts';
import type { Tx } from '../platform/scoped.ts';
import { passportIssuers } from './guest-store.ts';
import { passportSigner } from './passport-keys.ts';
import { codePath } from './passport-paper.ts';

export const newToken = (): string => randomBytes(16).toString('base64url');

interface Named { readonly given_name: string; readonly family_name: string; readonly born_on: string | null }

/** Initials and date of birth under the token's key, twelve bits of it; null where the date of birth is not known. */
export function checkOf(token: string, person: Named): string | null {
  if (person.born_on === null) return null;
  const initials = [person.given_name, person.family_name].map((name) => [...name.normalize('NFC').trim()][0]?.toLocaleUpperCase('en') ?? '').join('');
  return createHmac('sha256', token).update(`${initials} ${person.born_on}`).digest('hex').slice(0, 3);
}

export function isTheirs(token: string, check: string, person: Named): boolean {
  const own = checkOf(token, person);
  return own !== null && timingSafeEqual(Buffer.from(own), Buffer.from(check));
}

/** Signs what `body` says under the key in use. */
export async function signLetter(tx: Tx, now: Temporal.Instant, body: (keyId: string) => string): Promise<{ readonly keyId: string; readonly text: string }> {
  const signer = await passportSigner(tx, now);
  const said = body(signer.keyId);
  return { keyId: signer.keyId, text: letterText(said, signer.signBody(said)) };
}

const conflict = (detail: string): Extract<NotDone, { kind: 'conflict' }> => ({ kind: 'conflict', detail });

function isSigned(letter: Letter, publicKey: string): boolean {
  try {
    return verify(null, Buffer.from(letter.body, 'ascii'), createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey }, format: 'jwk' }), letter.signature);
  } catch {
    return false;
  }
}

/** A letter that a clinic signed which is believed here, with that clinic's name; or why it is none. */
export async function believedLetter(tx: Tx, text: string, now: Temporal.Instant): Promise<{ readonly kind: 'believed'; readonly letter: Letter; readonly issuer: string } | Extract<NotDone, { kind: 'conflict' }>> {
  const letter = readLetter(text);
  if (letter === null) return conflict('This is no signed letter about guest days.');
  const { keyId, issuedAt } = letter.kind === 'grant' ? letter.grant : letter.return;
  // Two clinics may have keys of the same short name: whose key it is shows the signature alone.
  const named = (await passportIssuers(tx)).flatMap(({ name, keys }) => keys.keys.filter(({ id }) => id === keyId).map((key) => ({ name, key })));
  if (named.length === 0) return conflict('No clinic that is believed here signed this. Call them.');
  const found = named.find(({ key }) => isSigned(letter, key.publicKey));
  if (found === undefined) return conflict('This was changed after it was signed. Call the clinic at a number that you look up yourself.');
  if (found.key.state === 'withdrawn' || (found.key.until !== null && issuedAt > found.key.until)) return conflict('The key that signed this was withdrawn or replaced before. Call the clinic.');
  if (Temporal.Instant.compare(Temporal.Instant.from(issuedAt), now.add({ minutes: clockSkewMinutes })) > 0) return conflict('This was signed later than now. A clock is wrong; call the clinic.');
  return { kind: 'believed', letter, issuer: found.name };
}

/** To be carried by the person, by fax or by mail, with its notice. */
export function carried(kind: 'grant' | 'return', text: string, notice: Notice): SignedLetter {
  return { kind, text, code: codePath(text), ...noticeTexts[notice] };
}
