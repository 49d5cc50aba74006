/**
 * Keys of dose passports. The private half lies sealed under the installation's own key, which the database never sees; the
 * public half is published. One key signs at a time; one that was replaced goes on proving what it signed while it did.
 */
import { createHash, createPrivateKey, generateKeyPairSync, sign } from 'node:crypto';
import { passportBody, passportText, toBase64Url, type Passport } from '@fairlead/contract/passport';
import type { Database, Tx } from '../platform/scoped.ts';
import { currentSeal, seal, unseal } from '../platform/vault.ts';
import { endPassportKey, insertPassportKey, keepSealed, lockPassportKeys, organisationIds, passportKeys, type PassportKeyRow } from './passport-store.ts';

const about = (organisationId: string, id: string): string => `passport key ${organisationId} ${id}`;

async function makeKey(tx: Tx, now: Temporal.Instant): Promise<string> {
  const pair = generateKeyPairSync('ed25519');
  const raw = pair.publicKey.export({ format: 'der', type: 'spki' }).subarray(-32);
  const id = createHash('sha256').update(raw).digest('hex').slice(0, 10);
  const secret = pair.privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64url');
  await insertPassportKey(tx, { id, publicKey: toBase64Url(raw), sealedPrivate: seal(secret, about(tx.organisationId, id)) }, now);
  return id;
}

interface Signer {
  readonly keyId: string;
  readonly sign: (passport: Passport) => { readonly body: string; readonly text: string };
  /** Of any text whose first letters say what it is. */
  readonly signBody: (body: string) => Uint8Array;
}

function signerOf(tx: Tx, key: PassportKeyRow): Signer | null {
  const secret = unseal(key.sealed_private, about(tx.organisationId, key.id));
  if (secret === null) return null;
  const privateKey = createPrivateKey({ key: Buffer.from(secret, 'base64url'), format: 'der', type: 'pkcs8' });
  const signBody = (body: string): Uint8Array => sign(null, Buffer.from(body, 'ascii'), privateKey);
  return {
    keyId: key.id, signBody,
    sign: (passport) => {
      const body = passportBody(passport);
      return { body, text: passportText(body, signBody(body)) };
    },
  };
}

const current = async (tx: Tx): Promise<PassportKeyRow | undefined> => (await passportKeys(tx)).find(({ state }) => state === 'current');

/** The key in use. Made the first time, and again where the one that is there was sealed with a key that this server does not hold. */
export async function passportSigner(tx: Tx, now: Temporal.Instant): Promise<Signer> {
  const there = await current(tx);
  const ready = there === undefined ? null : signerOf(tx, there);
  if (ready !== null) return ready;
  await lockPassportKeys(tx);
  const again = await current(tx);
  const made = again === undefined ? null : signerOf(tx, again);
  if (made !== null) return made;
  if (again !== undefined) await endPassportKey(tx, 'retired', 'No key of this server opens it.', null, now);
  await makeKey(tx, now);
  const fresh = await current(tx);
  const signer = fresh === undefined ? null : signerOf(tx, fresh);
  if (signer === null) throw new Error('The passport key that was just made does not open.');
  return signer;
}

/** Ends the key in use and makes the next. */
export async function rotatePassportKey(tx: Tx, withdrawn: boolean, reason: string, accountId: string, now: Temporal.Instant): Promise<PassportKeyRow> {
  await lockPassportKeys(tx);
  await endPassportKey(tx, withdrawn ? 'withdrawn' : 'retired', reason, accountId, now);
  const id = await makeKey(tx, now);
  const row = (await passportKeys(tx)).find((each) => each.id === id);
  if (row === undefined) throw new Error('The passport key that was just made is not there.');
  return row;
}

/** At every start: what an older key of the installation sealed is sealed under the first one. */
export async function resealPassportKeys(database: Database): Promise<number> {
  let sealed = 0;
  for (const { id: organisationId } of await organisationIds(database)) {
    await database.scoped(organisationId, async (tx) => {
      for (const key of await passportKeys(tx)) {
        if (key.sealed_private.startsWith(currentSeal())) continue;
        const secret = unseal(key.sealed_private, about(organisationId, key.id));
        if (secret === null) continue;
        await keepSealed(tx, key.id, seal(secret, about(organisationId, key.id)));
        sealed += 1;
      }
    });
  }
  return sealed;
}
