/** How a node and its server know each other: Ed25519 over the text, and X25519 boxes for secrets. */
import { createCipheriv, createDecipheriv, createHash, createPrivateKey, createPublicKey, diffieHellman, generateKeyPairSync, hkdfSync, randomBytes, sign, verify, type KeyObject } from 'node:crypto';
import type { NodeRow, Signed } from '@fairlead/contract/downtime';

type Curve = 'Ed25519' | 'X25519';

export interface KeyPair {
  /** 32 bytes, base64url. */
  readonly publicKey: string;
  /** PKCS #8, base64url. */
  readonly privateKey: string;
}

/** A new pair of one curve. */
export function newKeyPair(curve: Curve): KeyPair {
  const pair = curve === 'Ed25519' ? generateKeyPairSync('ed25519') : generateKeyPairSync('x25519');
  return { publicKey: pair.publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('base64url'), privateKey: pair.privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64url') };
}

const publicOf = (curve: Curve, key: string): KeyObject => createPublicKey({ key: { kty: 'OKP', crv: curve, x: key }, format: 'jwk' });
const privateOf = (key: string): KeyObject => createPrivateKey({ key: Buffer.from(key, 'base64url'), format: 'der', type: 'pkcs8' });

export const digestOf = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Of one row that a node wrote. */
export const rowDigest = (row: NodeRow): Buffer => digestOf(`${row.seq} ${row.table} ${row.what} ${row.row}`);

export function signText(text: string, privateKey: string): Signed {
  return { text, signature: sign(null, Buffer.from(text), privateOf(privateKey)).toString('base64url') };
}

export function isSignedBy(signed: Signed, publicKey: string): boolean {
  try {
    return verify(null, Buffer.from(signed.text), publicOf('Ed25519', publicKey), Buffer.from(signed.signature, 'base64url'));
  } catch {
    return false;
  }
}

const boxKey = (shared: Buffer, from: string, to: string): Buffer => Buffer.from(hkdfSync('sha256', shared, Buffer.alloc(0), `fairlead node box ${from} ${to}`, 32));

/** Seals a text or bytes so that only the holder of the private half of `to` opens them. `about` names what they belong to. */
export function sealTo(what: string | Uint8Array, to: string, about: string): string {
  const once = newKeyPair('X25519');
  const key = boxKey(diffieHellman({ privateKey: privateOf(once.privateKey), publicKey: publicOf('X25519', to) }), once.publicKey, to);
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(about));
  const body = Buffer.concat([cipher.update(typeof what === 'string' ? Buffer.from(what, 'utf8') : what), cipher.final()]);
  return `${once.publicKey}.${Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url')}`;
}

/** Opens a text that was sealed to this pair; null where a bit of it was changed. */
export const openBox = (box: string, pair: KeyPair, about: string): string | null => openBoxBytes(box, pair, about)?.toString('utf8') ?? null;

/** Opens bytes that were sealed to this pair, or null like `openBox`. */
export function openBoxBytes(box: string, pair: KeyPair, about: string): Buffer | null {
  const [from, packed] = box.split('.');
  if (from === undefined || packed === undefined) return null;
  try {
    const key = boxKey(diffieHellman({ privateKey: privateOf(pair.privateKey), publicKey: publicOf('X25519', from) }), from, pair.publicKey);
    const bytes = Buffer.from(packed, 'base64url');
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12), { authTagLength: 16 }).setAAD(Buffer.from(about)).setAuthTag(bytes.subarray(12, 28));
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]);
  } catch {
    return null;
  }
}
