/** A label says everything that the law asks for, and its code knows the bottle again. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { medicationRoutes } from '../medication/index.ts';
import { sql } from '../platform/scoped.ts';
import { makeTestClinic, type TestClinic } from '../platform/testing/test-clinic.ts';
import { dispensaryRoutes } from './index.ts';
import { doseText, labelHeight, labelsPdf, labelWidth, plainText } from './take-home-labels.ts';
import { makeDosingKit, type DosedPerson, type DosingKit } from './testing/dosing-kit.ts';

let clinic: TestClinic;
let kit: DosingKit;
let person: DosedPerson;
let bottles: { readonly id: string; readonly labelCode: string }[];
beforeAll(async () => {
  clinic = await makeTestClinic({ routes: [...medicationRoutes, ...dispensaryRoutes] });
  kit = await makeDosingKit(clinic);
  await clinic.database.scoped(clinic.here.id, (tx) => tx.run(sql`update sites set details = ${JSON.stringify({ address: '14 Harbor Street', phone: '555-0140' })} where organisation_id = ${clinic.here.id}`));
  person = await kit.addDosed();
  await kit.check(person.personId);
  expect((await kit.give(person)).statusCode).toBe(201);
  await kit.check(person.personId);
  const head = { noActiveUseOrConditionRaisingHarm: true, regularAttendance: true, noSeriousBehaviourProblem: true, noKnownRecentDiversion: true, safeTransportAndStorage: true, otherRelevantFactors: true };
  const decided = await clinic.as('prescriber', { method: 'POST', url: `/api/episodes/${person.episodeId}/take-home-decisions`, payload: { requestedDays: 3, factors: head, rationale: 'Works nights' } });
  expect(decided.statusCode, decided.body).toBe(201);
  const days = [1, 2, 3].map((n) => Temporal.PlainDate.from(kit.today()).add({ days: n }).toString());
  const issued = await clinic.as('nurse', { method: 'POST', url: `/api/orders/${person.orderId}/take-home`, headers: { 'if-match': '1' }, payload: { dosingDays: days, containerId: kit.containerId } });
  expect(issued.statusCode, issued.body).toBe(201);
  bottles = issued.json().bottles;
});
afterAll(() => clinic.close());

const scan = (code: string, personId?: string): ReturnType<TestClinic['as']> => clinic.as('nurse', { method: 'POST', url: '/api/bottle-scans', payload: { code, ...(personId === undefined ? {} : { personId }) } });

describe('labels', () => {
  it('come as PDF, a page of 57 by 32 mm for each bottle that is out, or on A4', async () => {
    const roll = (await clinic.as('nurse', { url: `/api/people/${person.personId}/take-home-labels?paper=roll` })).json() as { base64: string; labels: number };
    expect(roll.labels).toBe(3);
    const text = Buffer.from(roll.base64, 'base64').toString('latin1');
    expect(text.startsWith('%PDF-')).toBe(true);
    expect(text.match(/\/MediaBox \[0 0 161\.5\d+ 90\.7\d+\]/g)).toHaveLength(3);
    const sheet = (await clinic.as('nurse', { url: `/api/people/${person.personId}/take-home-labels?paper=a4&bottles=${bottles[0]?.id ?? ''}` })).json() as { base64: string; labels: number };
    expect(sheet.labels).toBe(1);
    expect(Buffer.from(sheet.base64, 'base64').toString('latin1')).toContain('595.28 841.89');
    expect((await clinic.as('counsellor', { url: `/api/people/${person.personId}/take-home-labels?paper=roll` })).statusCode).toBe(403);
  });

  it('never cut the dose short, and show what would turn a line round as a mark', async () => {
    expect(doseText({ dose_ug: 112_500, ug_per_ml: 10_000, contents: [], language: 'es', form: 'liquid' })).toBe('112.5 mg = 11.25 mL');
    const lot = { lot: 'A', expiresOn: '2030-01-01' };
    const films = { dose_ug: 18_000, ug_per_ml: null, form: 'film', contents: [{ ugPerUnit: 8000, ug: 8000, ...lot }, { ugPerUnit: 8000, ug: 8000, ...lot, lot: 'B' }, { ugPerUnit: 2000, ug: 2000, ...lot }] } as const;
    expect(doseText({ ...films, language: 'en' })).toBe('18 mg = 2 films of 8 mg + 1 film of 2 mg');
    expect(doseText({ ...films, language: 'es' })).toBe('18 mg = 2 láminas de 8 mg + 1 lámina de 2 mg');
    expect(plainText('Kit\u202Egnol\u200B')).toBe('Kit\uFFFDgnol\uFFFD');
    const base = { id: 'x', label_code: 'K7QW2M9ZD4TB8R3X', dosing_day: '2026-02-11', part: 1, parts: 1, dose_ug: 123_456_789, product: 'P'.repeat(200), form: 'liquid', ug_per_ml: 10_000, contents: [{ ugPerUnit: null, ug: 1, lot: 'L'.repeat(60), expiresOn: '2030-01-01' }], given_name: 'N'.repeat(200), family_name: 'Łę', born_on: null, number: 'FL-1', language: 'en', site_name: 'S'.repeat(200), country: 'US', time_zone: 'UTC', address: 'A'.repeat(300), phone: '5', prescriber: 'D'.repeat(200), issued_at: '2026-02-10T13:00:00Z', issued_by: 'AB', serial: '1' } as const;
    expect((await labelsPdf([base], 'roll')).subarray(0, 5).toString()).toBe('%PDF-');
    expect([labelWidth, labelHeight].map((points) => Math.round((points * 25.4) / 72))).toEqual([57, 32]);
  });

  it('know a bottle again, say when it is somebody else’s, and settle it once', async () => {
    const [bottle] = bottles;
    expect(bottle?.labelCode).toMatch(/^[0-9A-HJKMNP-TV-Z]{16}$/);
    const code = bottle?.labelCode ?? '';
    expect((await scan(`${code.slice(0, 4)} ${code.slice(4).toLowerCase()}`, person.personId)).json()).toMatchObject({ found: 'theirs', bottleId: bottle?.id, personId: person.personId });
    expect((await scan(code, clinic.here.personId)).json()).toMatchObject({ found: 'somebody-elses' });
    expect((await scan('ZZZZZZZZZZZZZZZZ')).statusCode).toBe(400);
    expect((await clinic.as('nurse', { method: 'POST', url: `/api/bottles/${bottle?.id ?? ''}/return`, payload: { state: 'returned-empty' } })).statusCode).toBe(201);
    expect((await scan(code, person.personId)).json()).toMatchObject({ found: 'settled', state: 'returned-empty', settledBy: 'Test nurse' });
    expect((await clinic.as('nurse', { method: 'POST', url: `/api/bottles/${bottle?.id ?? ''}/return`, payload: { state: 'returned-empty' } })).statusCode).toBe(409);
  });
});
