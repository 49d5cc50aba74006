import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { fromBase64Url, passportBody, passportDose, passportText, readPassportKeys, toBase64Url, verifyPassport, type Passport, type PassportKeys } from './index.ts';

function clinic(issuer: string): { readonly keys: PassportKeys; readonly keyId: string; readonly issue: (passport: Passport) => string } {
  const pair = generateKeyPairSync('ed25519');
  const raw = pair.publicKey.export({ format: 'der', type: 'spki' }).subarray(-32);
  const keyId = createHash('sha256').update(raw).digest('hex').slice(0, 10);
  return {
    keyId,
    keys: { format: 'fairlead-passport-keys-1', issuer, keys: [{ id: keyId, publicKey: toBase64Url(raw), state: 'current', from: '2026-01-01T00:00:00Z', until: null }] },
    issue: (passport) => { const body = passportBody(passport); return passportText(body, sign(null, Buffer.from(body), pair.privateKey)); },
  };
}

const harbor = clinic('Harbor Street');
const passport: Passport = {
  keyId: harbor.keyId, id: 'p7Kd0aQ2', initials: 'KM', birthYear: 1988, medicine: 'methadone', partsUg: [80_000], lastDoseAt: '2026-02-10T08:12:00Z', lastDoseUg: 80_000, bottlesLeft: 2,
  site: 'Clínica del Puerto', phone: '+1 555 0100', issuedAt: '2026-02-10T13:00:00Z', expiresAt: '2026-02-13T13:00:00Z',
};
const text = harbor.issue(passport);
const at = (instant: string): number => Date.parse(instant);
const noon = at('2026-02-11T12:00:00Z');

describe('a dose passport', () => {
  it('holds with the clinic’s key and nothing else, and fits a QR code that a phone reads', async () => {
    expect(await verifyPassport(text, [harbor.keys], noon)).toEqual({ kind: 'valid', passport, issuer: 'Harbor Street' });
    expect(text.length).toBeLessThan(400);
    expect(passportDose({ ...passport, partsUg: [40_000, 40_500] })).toBe('40 mg + 40.5 mg');
  });

  it('holds when it was pasted with blanks and line ends', async () => {
    expect((await verifyPassport(` ${text.slice(0, 60)}\n${text.slice(60)} \n`, [harbor.keys], noon)).kind).toBe('valid');
  });

  it('fails when any field is changed', async () => {
    const changes: readonly Partial<Passport>[] = [
      { id: 'p7Kd0aQ3' }, { initials: 'KN' }, { birthYear: 1989 }, { birthYear: null }, { medicine: 'buprenorphine' }, { partsUg: [120_000] }, { partsUg: [80_000, 80_000] }, { lastDoseAt: '2026-02-10T09:12:00Z' },
      { lastDoseAt: null }, { lastDoseUg: 90_000 }, { bottlesLeft: 0 }, { site: 'Clinica del Puerto' }, { phone: '+1 555 0199' }, { issuedAt: '2026-02-10T13:01:00Z' }, { expiresAt: '2026-02-17T13:00:00Z' },
    ];
    const signature = text.split('.')[2] ?? '';
    for (const change of changes) expect(await verifyPassport(`${passportBody({ ...passport, ...change })}.${signature}`, [harbor.keys], noon), JSON.stringify(change)).toEqual({ kind: 'changed' });
    expect(await verifyPassport(`${passportBody({ ...passport, keyId: 'ffffffffff' })}.${signature}`, [harbor.keys], noon)).toEqual({ kind: 'not-ours' });
  });

  it('fails when one letter is another, wherever it stands', async () => {
    for (let index = 0; index < text.length; index += 1) {
      const other = `${text.slice(0, index)}${text[index] === 'A' ? 'B' : 'A'}${text.slice(index + 1)}`;
      expect(['changed', 'not-ours', 'unreadable'], `letter ${index}`).toContain((await verifyPassport(other, [harbor.keys], noon)).kind);
    }
  });

  it('is not ours when another clinic signed it, also under the name of our key', async () => {
    const quay = clinic('Quayside');
    expect(await verifyPassport(quay.issue({ ...passport, keyId: quay.keyId }), [harbor.keys], noon)).toEqual({ kind: 'not-ours' });
    expect(await verifyPassport(quay.issue(passport), [harbor.keys], noon)).toEqual({ kind: 'changed' });
    expect(await verifyPassport(quay.issue({ ...passport, keyId: quay.keyId }), [harbor.keys, quay.keys], noon)).toMatchObject({ kind: 'valid', issuer: 'Quayside' });
  });

  it('expires to the minute, and says so of one from a clock that runs ahead', async () => {
    expect((await verifyPassport(text, [harbor.keys], at('2026-02-13T12:59:59Z'))).kind).toBe('valid');
    expect((await verifyPassport(text, [harbor.keys], at('2026-02-13T13:00:00Z'))).kind).toBe('expired');
    expect((await verifyPassport(text, [harbor.keys], at('2026-02-10T12:51:00Z'))).kind).toBe('valid');
    expect((await verifyPassport(text, [harbor.keys], at('2026-02-10T12:49:00Z'))).kind).toBe('not-yet');
  });

  it('keeps what a retired key signed before, and nothing that it signs after or that a withdrawn key ever signed', async () => {
    const [key] = harbor.keys.keys;
    const as = (change: object): PassportKeys => ({ ...harbor.keys, keys: key === undefined ? [] : [{ ...key, ...change }] });
    expect((await verifyPassport(text, [as({ state: 'retired', until: '2026-02-11T00:00:00Z' })], noon)).kind).toBe('valid');
    expect((await verifyPassport(text, [as({ state: 'retired', until: '2026-02-10T12:00:00Z' })], noon)).kind).toBe('withdrawn');
    expect((await verifyPassport(text, [as({ state: 'withdrawn', until: '2026-02-11T00:00:00Z' })], noon)).kind).toBe('withdrawn');
  });

  it('is never good for more than a week, whatever was signed', async () => {
    expect(await verifyPassport(harbor.issue({ ...passport, expiresAt: '2026-02-17T13:01:00Z' }), [harbor.keys], noon)).toEqual({ kind: 'unreadable' });
  });

  it('says of anything else that it is no passport', async () => {
    for (const other of ['', 'hello', 'FLP1..', 'FLP1.AAAA.AAAA', `FLP2${text.slice(4)}`, `${text}.x`, text.slice(0, -1), 'x'.repeat(100_000), `FLP1.${toBase64Url([0xff, 0xfe])}.${text.split('.')[2] ?? ''}`]) {
      expect((await verifyPassport(other, [harbor.keys], noon)).kind, other.slice(0, 20)).toBe('unreadable');
    }
  });
});

describe('a file of published keys', () => {
  it('is read whole or not at all', () => {
    expect(readPassportKeys(harbor.keys)).toEqual(harbor.keys);
    for (const other of [null, 'x', {}, { ...harbor.keys, format: 'x' }, { ...harbor.keys, keys: [{ ...harbor.keys.keys[0], publicKey: 'AAAA' }] }, { ...harbor.keys, keys: [null] }]) expect(readPassportKeys(other)).toBeNull();
  });

  it('carries bytes that come back the same', () => {
    for (let length = 0; length < 70; length += 1) {
      const bytes = Uint8Array.from({ length }, (_each, index) => (index * 37 + length) % 256);
      expect(fromBase64Url(toBase64Url(bytes))).toEqual(bytes);
      expect(toBase64Url(bytes)).toBe(Buffer.from(bytes).toString('base64url'));
    }
  });
});
