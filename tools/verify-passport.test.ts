import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { passportBody, passportText, toBase64Url } from '@fairlead/contract/passport';
import { checkPassport } from './verify-passport.ts';

const folder = mkdtempSync(join(tmpdir(), 'fairlead-passport-'));
const pair = generateKeyPairSync('ed25519');
const raw = pair.publicKey.export({ format: 'der', type: 'spki' }).subarray(-32);
const keyId = createHash('sha256').update(raw).digest('hex').slice(0, 10);
writeFileSync(join(folder, 'keys.json'), JSON.stringify({ format: 'fairlead-passport-keys-1', issuer: 'Harbor Street', keys: [{ id: keyId, publicKey: toBase64Url(raw), state: 'current', from: '2026-01-01T00:00:00Z', until: null }] }));
const body = passportBody({ keyId, id: 'a', initials: 'KM', birthYear: 1988, medicine: 'methadone', partsUg: [80_000], lastDoseAt: '2026-02-10T08:12:00Z', lastDoseUg: 80_000, bottlesLeft: 1, site: 'Harbor Street', phone: '555 0100', issuedAt: '2026-02-10T13:00:00Z', expiresAt: '2026-02-13T13:00:00Z' });
const text = passportText(body, sign(null, Buffer.from(body), pair.privateKey));
writeFileSync(join(folder, 'passport.txt'), `${text}\n`);
const now = Date.parse('2026-02-11T08:12:00Z');

describe('npm run verify-passport', () => {
  it('says in words what a passport holds, from a file and from the text itself, with 0', async () => {
    for (const what of ['passport.txt', text]) {
      const said = await checkPassport([what, '--keys', 'keys.json'], now, folder);
      expect(said.exitCode).toBe(0);
      expect(said.says[0]).toBe('Valid. Signed by Harbor Street.');
      expect(said.says.join('\n')).toContain('80 mg a day');
      expect(said.says.join('\n')).toContain('24 hours ago');
    }
  });

  it('ends with 1 for one that is expired or changed, and with 2 for what it cannot read', async () => {
    expect((await checkPassport([text, '--keys', 'keys.json'], Date.parse('2026-03-01T00:00:00Z'), folder)).says[0]).toMatch(/^Expired\./);
    expect((await checkPassport([`${text.slice(0, -6)}AAAAAA`, '--keys', 'keys.json'], now, folder))).toMatchObject({ exitCode: 1 });
    expect((await checkPassport(['absent.txt', '--keys', 'keys.json'], now, folder)).exitCode).toBe(2);
    expect((await checkPassport([text, '--keys', 'passport.txt'], now, folder)).exitCode).toBe(2);
    expect((await checkPassport([text], now, folder)).exitCode).toBe(2);
  });
});
