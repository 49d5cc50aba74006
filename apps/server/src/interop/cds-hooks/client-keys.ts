/** Public keys of another system: read, checked, and chosen by their id. Only P-384 and RSA from 2048 bits can sign. */
import { createPublicKey, type KeyObject } from 'node:crypto';

export type SigningAlgorithm = 'ES384' | 'RS384';

export interface SigningKey {
  readonly id: string;
  readonly algorithm: SigningAlgorithm;
  readonly key: KeyObject;
}

export type KeysRead = { readonly kind: 'keys'; readonly keys: readonly SigningKey[] } | { readonly kind: 'wrong'; readonly sentence: string };

const wrong = (sentence: string): KeysRead => ({ kind: 'wrong', sentence });

function signingKeyOf(jwk: Readonly<Record<string, unknown>>): SigningKey | string {
  const id = jwk['kid'];
  if (typeof id !== 'string' || id === '' || id.length > 200) return 'Every key needs a "kid", the name that tokens call it by.';
  if ('d' in jwk || 'k' in jwk) return `Key "${id}" is a private or shared key. Make a new pair, and send the public half alone.`;
  let key: KeyObject;
  try {
    key = createPublicKey({ key: jwk, format: 'jwk' });
  } catch {
    return `Key "${id}" cannot be read as a public key (JWK).`;
  }
  if (key.asymmetricKeyType === 'ec' && key.asymmetricKeyDetails?.namedCurve === 'secp384r1') return { id, algorithm: 'ES384', key };
  if (key.asymmetricKeyType === 'rsa' && (key.asymmetricKeyDetails?.modulusLength ?? 0) >= 2048) return { id, algorithm: 'RS384', key };
  return `Key "${id}" is neither EC P-384 (ES384) nor RSA of 2048 bits or more (RS384).`;
}

/** A set of keys that an administrator hands in: every one must be usable. */
export function keysOf(jwks: { readonly keys: readonly Readonly<Record<string, unknown>>[] }): KeysRead {
  const keys: SigningKey[] = [];
  for (const jwk of jwks.keys) {
    const key = signingKeyOf(jwk);
    if (typeof key === 'string') return wrong(key);
    if (keys.some(({ id }) => id === key.id)) return wrong(`Two keys are called "${key.id}".`);
    keys.push(key);
  }
  return { kind: 'keys', keys };
}

/** The usable keys of a set that a system publishes; what else stands there is for others. */
export function usableKeysOf(published: unknown): readonly SigningKey[] {
  const list = typeof published === 'object' && published !== null ? (published as { keys?: unknown }).keys : undefined;
  if (!Array.isArray(list)) return [];
  return list.slice(0, 50).flatMap((each: unknown) => {
    const key = typeof each === 'object' && each !== null ? signingKeyOf(each as Record<string, unknown>) : '';
    return typeof key === 'string' ? [] : [key];
  });
}

/** Fetches the text at an address; throws where there is none. Tests give their own. */
export type FetchText = (url: string) => Promise<string>;

const mostBytes = 100_000;

/** Over https alone, without following elsewhere, five seconds and 100 kB at most. */
export const fetchKeysText: FetchText = async (url) => {
  const reply = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(5_000), headers: { accept: 'application/json' } });
  if (!reply.ok || reply.body === null) throw new Error(`${String(reply.status)}`);
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of reply.body) {
    size += part.length;
    if (size > mostBytes) throw new Error('too large');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
};

const freshMs = 15 * 60_000;
const againMs = 60_000;

/** Keys by address, kept a quarter of an hour; an unknown key asks again, at most once a minute, since systems change keys. */
export function keyCache(fetchText: FetchText, nowMs: () => number): (url: string, keyId: string) => Promise<readonly SigningKey[]> {
  const kept = new Map<string, { readonly at: number; readonly keys: readonly SigningKey[] }>();
  return async (url, keyId) => {
    const now = nowMs();
    const found = kept.get(url);
    const has = found?.keys.some(({ id }) => id === keyId) === true;
    if (found !== undefined && now - found.at < (has ? freshMs : againMs)) return found.keys;
    try {
      const keys = usableKeysOf(JSON.parse(await fetchText(url)));
      kept.set(url, { at: now, keys });
      return keys;
    } catch {
      // An address that does not answer keeps what is known for the minute, and no longer than that.
      kept.set(url, { at: now, keys: found !== undefined && now - found.at < freshMs ? found.keys : [] });
      return kept.get(url)?.keys ?? [];
    }
  };
}
