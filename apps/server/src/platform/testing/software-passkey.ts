/** A passkey in software (ES256, no attestation), for tests: makes and signs as an authenticator in the browser would. */
import { createHash, createSign, generateKeyPairSync, randomBytes, type KeyObject } from 'node:crypto';

/** CBOR of what an authenticator sends: small maps, texts, bytes and integers. */
function cbor(value: unknown): Buffer {
  const head = (major: number, size: number): Buffer => (size < 24 ? Buffer.from([(major << 5) | size]) : size < 256 ? Buffer.from([(major << 5) | 24, size]) : Buffer.from([(major << 5) | 25, size >> 8, size & 255]));
  if (typeof value === 'number') return value >= 0 ? head(0, value) : head(1, -1 - value);
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value]);
  if (typeof value === 'string') return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
  const entries = [...(value as Map<unknown, unknown>)];
  return Buffer.concat([head(5, entries.length), ...entries.flatMap(([key, held]) => [cbor(key), cbor(held)])]);
}

export interface SoftwarePasskey {
  readonly register: (options: { readonly challenge: string }) => Record<string, unknown>;
  /** `counter` as an old copy of the key would send it, where given. */
  readonly sign: (options: { readonly challenge: string }, counter?: number) => Record<string, unknown>;
}

export function makeSoftwarePasskey(rpId: string, origin: string): SoftwarePasskey {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' }) as { publicKey: KeyObject; privateKey: KeyObject };
  const jwk = publicKey.export({ format: 'jwk' });
  const id = randomBytes(16);
  let count = 0;
  const clientData = (type: string, challenge: string): Buffer => Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
  const authData = (flags: number, counter: number, more: Buffer = Buffer.alloc(0)): Buffer => {
    const counted = Buffer.alloc(4);
    counted.writeUInt32BE(counter);
    return Buffer.concat([createHash('sha256').update(rpId).digest(), Buffer.from([flags]), counted, more]);
  };
  const envelope = (response: Record<string, unknown>): Record<string, unknown> => ({ id: id.toString('base64url'), rawId: id.toString('base64url'), type: 'public-key', clientExtensionResults: {}, response });
  return {
    register: ({ challenge }) => {
      const cose = cbor(new Map<number, unknown>([[1, 2], [3, -7], [-1, 1], [-2, Buffer.from(String(jwk.x), 'base64url')], [-3, Buffer.from(String(jwk.y), 'base64url')]]));
      const made = Buffer.concat([Buffer.alloc(16), Buffer.from([0, id.length]), id, cose]);
      const attestation = cbor(new Map<string, unknown>([['fmt', 'none'], ['attStmt', new Map()], ['authData', authData(0x45, count, made)]]));
      return envelope({ clientDataJSON: clientData('webauthn.create', challenge).toString('base64url'), attestationObject: attestation.toString('base64url') });
    },
    sign: ({ challenge }, counter) => {
      count += 1;
      const [data, client] = [authData(0x05, counter ?? count), clientData('webauthn.get', challenge)];
      const signature = createSign('sha256').update(Buffer.concat([data, createHash('sha256').update(client).digest()])).sign(privateKey);
      return envelope({ authenticatorData: data.toString('base64url'), clientDataJSON: client.toString('base64url'), signature: signature.toString('base64url') });
    },
  };
}
