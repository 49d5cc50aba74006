/**
 * Secrets that must be read back (second factors) are sealed with AES-256-GCM under a key that the database never sees. The
 * key's name stands beside each, so that a new key can come first while older ones still open what they sealed.
 */
import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from 'node:crypto';

interface Key {
  readonly name: string;
  readonly bytes: Buffer;
}

const keyForm = /^[A-Za-z0-9+/_-]{43}=?$/;

/** Keys as FAIRLEAD_KEY carries them: base64 of 32 bytes each, with commas between; the first seals, all open. Null: not such a text. */
export function readKeys(text: string): readonly Key[] | null {
  const parts = text.split(',').map((part) => part.trim());
  if (!parts.every((part) => keyForm.test(part))) return null;
  return parts.map((part) => {
    const bytes = Buffer.from(part, 'base64url');
    return { name: createHash('sha256').update(bytes).digest('hex').slice(0, 8), bytes };
  });
}

/** A new key as text. */
export const newKeyText = (): string => randomBytes(32).toString('base64url');

let held: readonly Key[] = [];

/** Gives this process its keys, before anything is sealed or opened. */
export function holdKeys(keys: readonly Key[]): void {
  held = keys;
}

function currentKey(): Key {
  const [first] = held;
  if (first === undefined) throw new Error('No key is held: holdKeys comes first.');
  return first;
}

/** `k1.NAME.`: what a text starts with that the current key sealed. */
export const currentSeal = (): string => `k1.${currentKey().name}.`;

/** Seals a text. `about` names what it belongs to: moved to another row, it does not open. */
export const seal = (text: string, about: string): string => sealBytes(Buffer.from(text, 'utf8'), about);

/** Seals bytes, such as a picture, in the same way. */
export function sealBytes(bytes: Uint8Array, about: string): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', currentKey().bytes, iv).setAAD(Buffer.from(about));
  const body = Buffer.concat([cipher.update(bytes), cipher.final()]);
  return `${currentSeal()}${Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url')}`;
}

/** Opens a sealed text; null where the key is not here, or a bit of it or of what it belongs to was changed. */
export const unseal = (sealed: string, about: string): string | null => unsealBytes(sealed, about)?.toString('utf8') ?? null;

/** Opens sealed bytes, or null like `unseal`. */
export function unsealBytes(sealed: string, about: string): Buffer | null {
  const [version, name, packed] = sealed.split('.');
  const key = held.find((one) => one.name === name);
  if (version !== 'k1' || key === undefined || packed === undefined) return null;
  const bytes = Buffer.from(packed, 'base64url');
  if (bytes.length < 28) return null;
  try {
    const decipher = createDecipheriv('aes-256-gcm', key.bytes, bytes.subarray(0, 12), { authTagLength: 16 }).setAAD(Buffer.from(about)).setAuthTag(bytes.subarray(12, 28));
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]);
  } catch {
    return null;
  }
}

const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** A number from 0 up to 1 that only this server can foretell: the same for one purpose, each value as likely. */
export function chanceOf(purpose: string): number {
  return createHmac('sha256', currentKey().bytes).update(`chance of ${purpose}`).digest().readUIntBE(0, 6) / 2 ** 48;
}

/**
 * A second factor's secret that follows from what it is for (a one-time code, a session): the same until it is used up, so that
 * a screen loaded again shows the same picture and nothing half-made is kept. 160 bits in base32.
 */
export function derivedTotpSecret(purpose: string): string {
  const bytes = createHmac('sha256', currentKey().bytes).update(`second factor of ${purpose}`).digest().subarray(0, 20);
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{5}/g) ?? []).map((five) => base32[Number.parseInt(five, 2)] ?? 'A').join('');
}
