import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPassportKeys, verifyPassport, type PassportKeys, type PassportVerdict } from '@fairlead/contract/passport';
import { dispensaryRoutes, resealPassportKeys } from './index.ts';
import { medicationRoutes } from '../medication/index.ts';
import { makeTestClinic, type TestClinic } from '../platform/testing/test-clinic.ts';
import { sql } from '../platform/scoped.ts';
import { holdKeys, newKeyText, readKeys } from '../platform/vault.ts';
import { makeDosingKit, type DosedPerson, type DosingKit } from './testing/dosing-kit.ts';

let clinic: TestClinic;
let kit: DosingKit;
let kit2: DosedPerson;
beforeAll(async () => {
  clinic = await makeTestClinic({ routes: [...medicationRoutes, ...dispensaryRoutes] });
  kit = await makeDosingKit(clinic);
  // The person in care who has a phone.
  kit2 = await kit.addDosed({ mg: [25], person: { personId: clinic.here.personId, episodeId: clinic.here.episodeId } });
});
afterAll(() => clinic.close());

async function published(): Promise<PassportKeys> {
  const reply = await clinic.as('nobody', { url: '/.well-known/fairlead-passport-keys.json' });
  expect(reply.statusCode, reply.body).toBe(200);
  expect(reply.headers['access-control-allow-origin']).toBe('*');
  const keys = readPassportKeys(reply.json());
  if (keys === null) throw new Error('What is published is no file of keys.');
  return keys;
}
const show = async () => clinic.as('person', { method: 'POST', url: '/api/me/dose-passport', payload: {} });
const verdict = async (text: string): Promise<PassportVerdict> => verifyPassport(text, [await published()], clinic.clock.now().epochMilliseconds);

describe('a dose passport of this clinic', () => {
  it('says on the person’s phone the dose, the last one seen and the bottles, proven by the published key and nothing more about them', async () => {
    await kit.check(kit2.personId);
    expect((await kit.give(kit2)).statusCode).toBe(201);
    const reply = await show();
    expect(reply.statusCode, reply.body).toBe(201);
    const { text, code, ...shown } = reply.json();
    expect(shown).toMatchObject({ medicine: 'methadone', partsUg: [25_000], lastDoseUg: 25_000, bottlesLeft: 0, site: 'Harbor Street' });
    expect(code.path).toMatch(/^M\d+ \d+h\d+v1h-\d+z/);
    expect(code.size).toBeLessThanOrEqual(93);
    const found = await verdict(text);
    expect(found).toMatchObject({ kind: 'valid', issuer: 'Harbor Street', passport: { initials: 'KM', birthYear: 1988, partsUg: [25_000] } });
    const said = Buffer.from(text.split('.')[1], 'base64url').toString('utf8');
    for (const word of ['Kit', 'Marlow', '03-14', clinic.here.personId, 'FL-']) expect(said).not.toContain(word);
  });

  it('is good for three days on a phone and seven on paper, and each issue stands in the record and the audit', async () => {
    const [onPhone, onPaper] = [await show(), await clinic.as('nurse', { method: 'POST', url: `/api/people/${kit2.personId}/dose-passports`, payload: { askedByPerson: true } })];
    expect(onPaper.statusCode, onPaper.body).toBe(201);
    expect(Buffer.from(onPaper.json().base64, 'base64').subarray(0, 5).toString()).toBe('%PDF-');
    const hours = (until: string): number => Math.round(Temporal.Instant.from(until).since(clinic.clock.now()).total('hours'));
    expect([hours(onPhone.json().expiresAt), hours(onPaper.json().expiresAt)]).toEqual([72, 168]);
    expect((await verdict(onPaper.json().text)).kind).toBe('valid');
    const rows = await clinic.database.scoped(clinic.here.id, (tx) => tx.all<{ event: string }>(sql`select event from audit_entries where organisation_id = ${clinic.here.id} and event like 'dose passport%' and ${kit2.personId} = any(person_ids)`));
    expect(rows.map(({ event }) => event).toSorted()).toEqual(['dose passport printed', 'dose passport shown', 'dose passport shown']);
    expect((await clinic.as('nurse', { method: 'POST', url: `/api/people/${kit2.personId}/dose-passports`, payload: { askedByPerson: false } })).statusCode).toBe(400);
  });

  it('is not issued without an order in force, nor while doses are held', async () => {
    const nobody = await clinic.addPerson();
    expect((await clinic.as('nurse', { method: 'POST', url: `/api/people/${nobody.personId}/dose-passports`, payload: { askedByPerson: true } })).json().detail).toMatch(/No order is in force/);
    const held = await kit.addDosed();
    await clinic.as('prescriber', { method: 'POST', url: `/api/episodes/${held.episodeId}/holds`, payload: { reason: 'Sedated yesterday' } });
    const refused = await clinic.as('nurse', { method: 'POST', url: `/api/people/${held.personId}/dose-passports`, payload: { askedByPerson: true } });
    expect(refused.statusCode).toBe(409);
    expect(refused.json().detail).toMatch(/on hold/);
  });

  it('goes on holding after the key was changed, and no longer after it was withdrawn', async () => {
    const first = (await show()).json().text as string;
    const rotate = (withdrawn: boolean, who: 'administrator' | 'nurse' = 'administrator') => clinic.as(who, { method: 'POST', url: '/api/passport-keys', payload: { withdrawn, reason: 'Yearly' } });
    expect((await rotate(false, 'nurse')).statusCode).toBe(403);
    // What was issued in the minute of the change came before it.
    expect((await rotate(false)).statusCode).toBe(201);
    expect((await verdict(first)).kind).toBe('valid');
    const second = (await show()).json().text as string;
    expect((await rotate(true)).statusCode).toBe(201);
    expect((await verdict(second)).kind).toBe('withdrawn');
    expect((await verdict((await show()).json().text)).kind).toBe('valid');
    expect((await published()).keys.map(({ state }) => state)).toEqual(['current', 'withdrawn', 'retired']);
  });

  it('keeps its private key sealed, sealed anew under a new key, and makes another where none opens it', async () => {
    const sealedNow = () => clinic.database.scoped(clinic.here.id, (tx) => tx.one<{ id: string; sealed_private: string }>(sql`select id, sealed_private from passport_keys where organisation_id = ${clinic.here.id} and state = 'current'`));
    const before = await sealedNow();
    expect(before?.sealed_private).toMatch(/^k1\./);
    const [old, next] = [newKeyText(), newKeyText()];
    // Made under `old`, then started with the new key before it.
    holdKeys(readKeys(old) ?? []);
    const text = (await show()).json().text as string;
    expect((await verdict(text)).kind).toBe('valid');
    const made = await sealedNow();
    expect(made?.id).not.toBe(before?.id);
    holdKeys(readKeys(`${next},${old}`) ?? []);
    expect(await resealPassportKeys(clinic.database)).toBeGreaterThan(0);
    holdKeys(readKeys(next) ?? []);
    await show();
    expect((await sealedNow())?.id).toBe(made?.id);
  });
});
