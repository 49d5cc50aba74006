import { createHash, generateKeyPairSync } from 'node:crypto';
import { toBase64Url } from '@fairlead/contract/passport';
import { describe, expect, it } from 'vitest';
import { fingerprintOf } from './use-fingerprint.ts';

describe('the fingerprint of a key', () => {
  it('is the SHA-256 of the public key in groups of four, and begins with the id of the key', async () => {
    const raw = generateKeyPairSync('ed25519').publicKey.export({ format: 'der', type: 'spki' }).subarray(-32);
    const hex = createHash('sha256').update(raw).digest('hex');
    const text = await fingerprintOf(toBase64Url(raw));
    expect(text?.replaceAll(' ', '')).toBe(hex);
    expect(text?.split(' ')).toHaveLength(16);
    expect(text?.replaceAll(' ', '').slice(0, 10)).toBe(hex.slice(0, 10));
  });

  it('of what is no key is none', async () => expect(await fingerprintOf('not a key!')).toBeNull());
});
