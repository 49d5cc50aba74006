/**
 * The JWT by which another system says who it is (CDS Hooks 2.0, "Trusting CDS Clients"): ES384 or RS384 with a key that an
 * administrator registered, for this address, minutes old, and used once.
 */
import { createHash, verify } from 'node:crypto';
import type { PlatformDeps, SystemOf } from '../../platform/mount.ts';
import { clientOfIssuer, useToken } from './cds-clients-store.ts';
import { fetchKeysText, keyCache, keysOf, type FetchText, type SigningAlgorithm, type SigningKey } from './client-keys.ts';

interface Claims {
  readonly iss: string;
  readonly aud: readonly string[];
  readonly exp: number;
  readonly iat: number;
  readonly jti: string;
}

interface Token {
  readonly algorithm: SigningAlgorithm;
  readonly keyId: string;
  readonly jku: unknown;
  readonly claims: Claims;
  readonly signed: string;
  readonly signature: Buffer;
}

/** Seconds that two clocks may differ by, and that a token may last at most. */
const leewaySeconds = 60;
const longestSeconds = 600;

function jsonOf(part: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

function claimsOf(payload: Readonly<Record<string, unknown>>): Claims | string {
  const { iss, aud, exp, iat, jti } = payload;
  const audience = (Array.isArray(aud) ? aud : [aud]).filter((each): each is string => typeof each === 'string');
  if (typeof iss !== 'string') return 'The token has no "iss".';
  if (audience.length === 0) return 'The token has no "aud".';
  if (typeof exp !== 'number' || typeof iat !== 'number' || !Number.isFinite(exp) || !Number.isFinite(iat)) return 'The token needs "exp" and "iat" in seconds.';
  if (typeof jti !== 'string' || jti === '' || jti.length > 255) return 'The token needs a "jti" of its own.';
  return { iss, aud: audience, exp, iat, jti };
}

/** Reads a token without trusting it. A sentence says what is wrong. */
export function tokenOfText(text: string): Token | string {
  const parts = text.length > 8_192 ? [] : text.split('.');
  const [head = '', body = '', tail = ''] = parts;
  if (parts.length !== 3 || !parts.every((part) => /^[A-Za-z0-9_-]+$/.test(part))) return 'This is no signed JWT.';
  const [header, payload] = [jsonOf(head), jsonOf(body)];
  if (header === null || payload === null) return 'This is no signed JWT.';
  const { alg, kid, crit } = header;
  if (alg !== 'ES384' && alg !== 'RS384') return 'Sign with ES384 or RS384.';
  if (typeof kid !== 'string') return 'The token names no key ("kid").';
  if (crit !== undefined) return 'The token asks for extensions ("crit") that are not known here.';
  const claims = claimsOf(payload);
  return typeof claims === 'string' ? claims : { algorithm: alg, keyId: kid, jku: header['jku'], claims, signed: `${head}.${body}`, signature: Buffer.from(tail, 'base64url') };
}

/** What is wrong with a token's times and address, or null. */
export function claimsFault({ claims }: Token, nowSeconds: number, addresses: readonly string[]): string | null {
  if (claims.exp <= nowSeconds) return 'The token is over ("exp").';
  if (claims.iat > nowSeconds + leewaySeconds) return 'The token is of a later time than now ("iat").';
  if (claims.exp - claims.iat > longestSeconds) return 'A token may last ten minutes at most.';
  return claims.aud.some((each) => addresses.includes(each)) ? null : 'The token is for another address: "aud" is the whole address that is asked.';
}

const isSigned = (token: Token, key: SigningKey): boolean =>
  key.algorithm === token.algorithm && verify('sha384', Buffer.from(token.signed), key.algorithm === 'ES384' ? { key: key.key, dsaEncoding: 'ieee-p1363' } : key.key, token.signature);

// One sentence for whatever does not hold, so that nobody learns which issuers and keys are known here.
const unknownCaller = { refused: 'The issuer or the signature is not known here.' };

/** How this installation finds out which system a token names. */
export function systemOfToken(deps: PlatformDeps, fetchText: FetchText = fetchKeysText): SystemOf {
  const published = keyCache(fetchText, () => deps.clock.real().epochMilliseconds);
  return async (text, path) => {
    const token = tokenOfText(text);
    if (typeof token === 'string') return { refused: token };
    const now = deps.clock.real();
    const fault = claimsFault(token, now.epochMilliseconds / 1000, deps.allowedOrigins().map((origin) => `${origin}${path}`));
    if (fault !== null) return { refused: fault };
    const client = await clientOfIssuer(deps.database, token.claims.iss);
    if (client === null) return unknownCaller;
    if (token.jku !== undefined && token.jku !== client.jwksUrl) return unknownCaller;
    const handed = client.jwks === null ? null : keysOf(client.jwks);
    const keys = handed === null ? await published(client.jwksUrl ?? '', token.keyId) : handed.kind === 'keys' ? handed.keys : [];
    const key = keys.find(({ id }) => id === token.keyId);
    if (key === undefined || !isSigned(token, key)) return unknownCaller;
    const hash = createHash('sha256').update(token.claims.jti).digest();
    const expires = Temporal.Instant.fromEpochMilliseconds(Math.ceil(token.claims.exp * 1000));
    const isFirst = await deps.database.scoped(client.organisationId, (tx) => useToken(tx, client.id, hash, expires, now));
    if (!isFirst) return { refused: 'This token was used before ("jti"). Sign a new one for each request.' };
    return { kind: 'system', organisationId: client.organisationId, clientId: client.id, language: client.language };
  };
}
