/** Second factors are sealed at rest: what the database alone gives away, and what a new key does to old ones. */
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accountById, addStaff } from './accounts-store.ts';
import { newTotpSecret } from './passphrases.ts';
import { factorOf, resealFactors } from './reseal.ts';
import { makeTestClinic, type TestClinic } from './testing/test-clinic.ts';
import { currentSeal, holdKeys, newKeyText, readKeys, seal, unseal } from './vault.ts';

let clinic: TestClinic;
let admin: pg.Client;
const [older, newer] = [newKeyText(), newKeyText()];
const hold = (text: string): void => holdKeys(readKeys(text) ?? []);
const secret = newTotpSecret();
let accountId = '';

beforeAll(async () => {
  clinic = await makeTestClinic({ routes: [] });
  hold(older);
  accountId = await clinic.database.scoped(clinic.here.id, (tx) => addStaff(tx, { displayName: 'Alma Dorn', initials: 'AD', roles: ['nurse'], siteIds: [clinic.here.siteId], passphraseHash: 'x', totpSecret: secret }, clinic.clock.now()));
  admin = new pg.Client({ connectionString: clinic.adminUrl });
  await admin.connect();
});
afterAll(async () => {
  await admin.end();
  await clinic.close();
});

const stored = async (): Promise<string> => (await admin.query<{ totp_secret: string }>('select totp_secret from accounts where id = $1', [accountId])).rows[0]?.totp_secret ?? '';
const opened = async (): Promise<string | null | undefined> => (await clinic.database.scoped(clinic.here.id, (tx) => accountById(tx, accountId)))?.totp_secret;

describe('a sealed text', () => {
  it('opens with its key, for what it belongs to, unchanged, and not otherwise', () => {
    const sealed = seal('JBSWY3DP', 'totp a');
    expect(unseal(sealed, 'totp a')).toBe('JBSWY3DP');
    expect(seal('JBSWY3DP', 'totp a')).not.toBe(sealed);
    expect(unseal(sealed, 'totp b')).toBeNull();
    const broken = Buffer.from(sealed.split('.')[2] ?? '', 'base64url');
    broken[broken.length - 1] = (broken.at(-1) ?? 0) ^ 1;
    expect(unseal(`${currentSeal()}${broken.toString('base64url')}`, 'totp a')).toBeNull();
    for (const text of ['', 'JBSWY3DP', 'k1', 'k1.00000000.AAAA', `${currentSeal()}`, `${currentSeal()}AAAA`]) expect(unseal(text, 'totp a'), text).toBeNull();
  });

  it('needs a key of 32 bytes', () => {
    expect(readKeys(newKeyText())).toHaveLength(1);
    expect(readKeys(`${newKeyText()}, ${newKeyText()}`)).toHaveLength(2);
    for (const text of ['', 'short', `${newKeyText()},`, 'A'.repeat(64)]) expect(readKeys(text), text).toBeNull();
  });
});

describe('a second factor in the database', () => {
  it('is no secret that anybody who reads the database could use', async () => {
    expect(await stored()).toMatch(/^k1\.[0-9a-f]{8}\./);
    expect(await stored()).not.toContain(secret);
    expect(await opened()).toBe(secret);
  });

  it('cannot be written in the clear, also by mistake', async () => {
    await expect(admin.query('update accounts set totp_secret = $1 where id = $2', [secret, accountId])).rejects.toThrow(/second_factor_is_sealed/);
  });

  it('is sealed again under a new first key, and the old key can then go', async () => {
    hold(`${newer},${older}`);
    expect(await opened()).toBe(secret);
    expect(await resealFactors(clinic.database)).toEqual({ sealed: 1, closed: 0 });
    hold(newer);
    expect(await opened()).toBe(secret);
    expect(await resealFactors(clinic.database)).toEqual({ sealed: 0, closed: 0 });
  });

  it('that nobody sealed yet is sealed at the next start', async () => {
    await admin.query('alter table accounts drop constraint second_factor_is_sealed');
    await admin.query('update accounts set totp_secret = $1 where id = $2', [secret, accountId]);
    expect(await resealFactors(clinic.database)).toEqual({ sealed: 1, closed: 0 });
    expect(await stored()).toMatch(/^k1\./);
    expect(await opened()).toBe(secret);
  });

  it('whose key is gone is counted, stays as it is, and opens nothing', async () => {
    const before = await stored();
    hold(older);
    expect(await resealFactors(clinic.database)).toEqual({ sealed: 0, closed: 1 });
    expect(await stored()).toBe(before);
    expect(await opened()).toBeNull();
    expect(unseal(before, factorOf(accountId))).toBeNull();
  });
});
