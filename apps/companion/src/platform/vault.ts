/**
 * The lock of this phone. What is kept is sealed with AES-GCM under a data key; the data key is wrapped twice: by a key
 * from the PIN (PBKDF2-SHA-256) and by a device key that the browser never hands out. A copied database without this
 * browser, or this browser without the PIN, opens nothing.
 */
import type { Shelf } from './shelf.ts';

/** OWASP's figure for PBKDF2-SHA-256 (password storage cheat sheet, 2023). */
const rounds = 600_000;
/** After this many wrong PINs in a row, what is on this phone is erased and the passphrase is asked. */
export const wrongPinsAllowed = 10;

export interface Sealed { readonly iv: Uint8Array<ArrayBuffer>; readonly bytes: ArrayBuffer }
interface Lock { readonly salt: Uint8Array<ArrayBuffer>; readonly rounds: number; readonly wrapped: Sealed; readonly wrong: number; readonly notBefore: number }

export type Unlocked =
  | { readonly kind: 'open'; readonly vault: OpenVault }
  | { readonly kind: 'wrong'; readonly left: number; readonly waitSeconds: number }
  | { readonly kind: 'wait'; readonly waitSeconds: number }
  | { readonly kind: 'erased' };

export interface OpenVault {
  seal: (value: unknown) => Promise<Sealed>;
  unseal: <T>(sealed: Sealed) => Promise<T>;
}

const random = (length: number): Uint8Array<ArrayBuffer> => crypto.getRandomValues(new Uint8Array(length));

async function sealBytes(key: CryptoKey, bytes: BufferSource): Promise<Sealed> {
  const iv = random(12);
  return { iv, bytes: await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, bytes) };
}
const unsealBytes = (key: CryptoKey, sealed: Sealed): Promise<ArrayBuffer> => crypto.subtle.decrypt({ name: 'AES-GCM', iv: sealed.iv }, key, sealed.bytes);

function vaultOf(key: CryptoKey): OpenVault {
  return {
    seal: (value) => sealBytes(key, new TextEncoder().encode(JSON.stringify(value))),
    unseal: async <T>(sealed: Sealed) => JSON.parse(new TextDecoder().decode(await unsealBytes(key, sealed))) as T,
  };
}

async function deviceKey(shelf: Shelf): Promise<CryptoKey> {
  const known = await shelf.get<CryptoKey>('keys', 'device');
  if (known !== undefined) return known;
  const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  await shelf.put('keys', 'device', made);
  return made;
}

async function pinKey(pin: string, salt: Uint8Array<ArrayBuffer>, count: number): Promise<CryptoKey> {
  const raw = await crypto.subtle.importKey('raw', new TextEncoder().encode(pin), 'PBKDF2', false, ['deriveKey']);
  return crypto.subtle.deriveKey({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations: count }, raw, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}

/** Sealed by the device key alone: for the crisis card, which must open without the PIN. */
export async function openVault(shelf: Shelf): Promise<OpenVault> {
  return vaultOf(await deviceKey(shelf));
}

/** True when a PIN was set on this phone. */
export async function hasLock(shelf: Shelf): Promise<boolean> {
  return (await shelf.get<Lock>('keys', 'lock')) !== undefined;
}

/** Makes a new data key under a new PIN. What was sealed before under another data key cannot be opened any more. */
export async function setPin(shelf: Shelf, pin: string): Promise<OpenVault> {
  const raw = random(32);
  const salt = random(16);
  const byPin = await sealBytes(await pinKey(pin, salt, rounds), raw);
  const wrapped = await sealBytes(await deviceKey(shelf), pack(byPin));
  await shelf.put('keys', 'lock', { salt, rounds, wrapped, wrong: 0, notBefore: 0 } satisfies Lock);
  const key = await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']);
  raw.fill(0);
  return vaultOf(key);
}

/** Tries a PIN. The try is counted before it is made, so that ending the app in between does not buy another one. */
export async function unlock(shelf: Shelf, pin: string, nowMs: number): Promise<Unlocked> {
  const lock = await shelf.get<Lock>('keys', 'lock');
  if (lock === undefined) return { kind: 'erased' };
  // A clock that was set back must not shorten the wait for ever, nor lengthen it beyond the longest wait.
  const waitMs = Math.min(lock.notBefore - nowMs, 15 * 60_000);
  if (waitMs > 0) return { kind: 'wait', waitSeconds: Math.ceil(waitMs / 1000) };
  const wrong = lock.wrong + 1;
  const waitSeconds = waitAfter(wrong);
  await shelf.put('keys', 'lock', { ...lock, wrong, notBefore: nowMs + waitSeconds * 1000 } satisfies Lock);
  const key = await dataKey(shelf, lock, pin);
  if (key !== undefined) {
    await shelf.put('keys', 'lock', { ...lock, wrong: 0, notBefore: 0 } satisfies Lock);
    return { kind: 'open', vault: vaultOf(key) };
  }
  if (wrong < wrongPinsAllowed) return { kind: 'wrong', left: wrongPinsAllowed - wrong, waitSeconds };
  await shelf.wipe();
  return { kind: 'erased' };
}

/** Seconds to wait after so many wrong PINs in a row. */
export function waitAfter(wrong: number): number {
  return wrong < 4 ? 0 : wrong < 6 ? 30 : wrong < 8 ? 300 : 900;
}

async function dataKey(shelf: Shelf, lock: Lock, pin: string): Promise<CryptoKey | undefined> {
  try {
    const byPin = unpack(await unsealBytes(await deviceKey(shelf), lock.wrapped));
    const raw = await unsealBytes(await pinKey(pin, lock.salt, lock.rounds), byPin);
    return await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'OperationError') return undefined;
    throw error;
  }
}

function pack(sealed: Sealed): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(12 + sealed.bytes.byteLength);
  bytes.set(sealed.iv, 0);
  bytes.set(new Uint8Array(sealed.bytes), 12);
  return bytes;
}
function unpack(bytes: ArrayBuffer): Sealed {
  return { iv: new Uint8Array(bytes.slice(0, 12)), bytes: bytes.slice(12) };
}
