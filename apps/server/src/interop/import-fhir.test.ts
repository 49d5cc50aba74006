/** Records from elsewhere through the real route: kept, mapped, or named with why not; hostile ones leave nothing behind (F-1, F-2, F-4). */
import type { ReplyOf } from '@fairlead/contract';
import type { importRecords } from '@fairlead/contract/interop';
import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeTestClinic, type TestClinic } from '../platform/testing/test-clinic.ts';
import { interopRoutes } from './index.ts';

let clinic: TestClinic;
let admin: pg.Client;
beforeAll(async () => {
  clinic = await makeTestClinic({ routes: interopRoutes });
  admin = new pg.Client({ connectionString: clinic.adminUrl });
  await admin.connect();
});
afterAll(async () => {
  await admin.end();
  await clinic.close();
});

type Reply = ReplyOf<typeof importRecords>;
type Resource = Record<string, unknown>;

const send = (files: { name: string; text: string }[], { confirm = true, source = undefined as string | undefined, who = 'manager' as 'manager' | 'nurse' } = {}) =>
  clinic.as(who, { method: 'POST', url: `/api/sites/${clinic.here.siteId}/imports`, payload: { confirm, files, ...(source === undefined ? {} : { source }) } });
const bundle = (resources: Resource[], type = 'collection'): string => JSON.stringify({ resourceType: 'Bundle', type, entry: resources.map((resource) => ({ resource })) });
const keep = async (resources: Resource[], source: string, type?: string): Promise<Reply> => {
  const answer = await send([{ name: 'b.json', text: bundle(resources, type) }], { source });
  expect(answer.statusCode, answer.body).toBe(201);
  return answer.json();
};

const ada = (id = 'p1', more: Resource = {}): Resource => ({ resourceType: 'Patient', id, name: [{ given: ['Ada'], family: 'Lund' }], gender: 'female', birthDate: '1980-02-03', ...more });
const condition = (id: string, patient: string, more: Resource = {}): Resource => ({ resourceType: 'Condition', id, subject: { reference: patient }, clinicalStatus: { coding: [{ code: 'active' }] }, code: { coding: [{ system: 'http://snomed.info/sct', code: '75544000' }], text: 'Opioid dependence' }, onsetDateTime: '2019-04', ...more });
const methadone = (id: string, patient: string, day: string, mg: number, more: Resource = {}): Resource => ({
  resourceType: 'MedicationAdministration', id, status: 'completed', subject: { reference: patient }, effectiveDateTime: `${day}T08:10:00-05:00`,
  medicationCodeableConcept: { coding: [{ system: 'http://www.nlm.nih.gov/research/umls/rxnorm', code: '6813' }], text: 'methadone' }, dosage: { dose: { value: mg, unit: 'mg' } }, ...more,
});

/** Rows of every table but those that note who asked what. */
async function rowsOfAll(): Promise<Record<string, number>> {
  const tables = await admin.query<{ name: string }>(`select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relname not in ('audit_entries', 'idempotency_keys', 'sessions') order by 1`);
  const counts: Record<string, number> = {};
  for (const { name } of tables.rows) counts[name] = Number((await admin.query(`select count(*) from ${name}`)).rows[0].count);
  return counts;
}
const rows = async <T extends pg.QueryResultRow>(text: string): Promise<T[]> => (await admin.query<T>(text)).rows;

describe('a bundle', () => {
  it('becomes a person with rows of the record, a line of the timeline each, and every resource as it came', async () => {
    const reply = await keep([
      ada(), condition('c1', 'Patient/p1'), methadone('d1', 'Patient/p1', '2025-11-03', 80), methadone('d2', 'Patient/p1', '2025-11-04', 82.5),
      { resourceType: 'EpisodeOfCare', id: 'e1', status: 'finished', patient: { reference: 'Patient/p1' }, period: { start: '2025-10-01', end: '2025-12-01' } },
      { resourceType: 'AllergyIntolerance', id: 'a1', patient: { reference: 'Patient/p1' }, code: { text: 'Penicillin' } },
      { resourceType: 'Goal', id: 'g1', lifecycleStatus: 'active', subject: { reference: 'Patient/p1' }, description: { text: 'Sleep through' }, startDate: '2025-10-02' },
      { resourceType: 'CareTeam', id: 't1', status: 'active', name: 'Team', subject: { reference: 'Patient/p1' } },
      { resourceType: 'Practitioner', id: 'n1', name: [{ family: 'Bone' }] },
    ], 'first');
    expect(reply.counts).toEqual({ read: 9, kept: 9, here: 0, notKept: 0 });
    expect(reply.people).toHaveLength(1);
    const [person] = reply.people;
    expect(await rows(`select dosing_day::text, given_ug::int, origin, order_id, journal_id from doses where person_id = '${person?.id}' order by 1`)).toEqual([
      { dosing_day: '2025-11-03', given_ug: 80_000, origin: 'imported', order_id: null, journal_id: null },
      { dosing_day: '2025-11-04', given_ug: 82_500, origin: 'imported', order_id: null, journal_id: null },
    ]);
    expect(await rows(`select allergies, allergies_asked from people where id = '${person?.id}'`)).toEqual([{ allergies: ['Penicillin'], allergies_asked: true }]);
    expect(await rows(`select words, began, state from problems where person_id = '${person?.id}'`)).toEqual([{ words: 'Opioid dependence', began: '2019-04', state: 'active' }]);
    expect(await rows(`select count(*)::int as n from imported_resources where source = 'first'`)).toEqual([{ n: 9 }]);
    expect(await rows(`select count(*)::int as n from events where person_id = '${person?.id}' and kind like 'interop.%'`)).toEqual([{ n: 8 }]);
  });

  it('changes nothing when it is sent a second time, whatever order its keys have', async () => {
    const resources = [ada('q1'), condition('qc1', 'Patient/q1'), methadone('qd1', 'Patient/q1', '2025-01-03', 60)];
    await keep(resources, 'second');
    const before = await rowsOfAll();
    const turned = resources.map((resource) => Object.fromEntries(Object.entries(resource).toReversed()));
    const reply = await keep(turned, 'second');
    expect(reply.counts).toEqual({ read: 3, kept: 0, here: 3, notKept: 0 });
    expect(await rowsOfAll()).toEqual(before);
  });

  it('supersedes what changed and keeps what was there before', async () => {
    await keep([ada('r1'), condition('rc1', 'Patient/r1')], 'third');
    const reply = await keep([ada('r1'), condition('rc1', 'Patient/r1', { clinicalStatus: { coding: [{ code: 'remission' }] } })], 'third');
    expect(reply.counts).toEqual({ read: 2, kept: 1, here: 1, notKept: 0 });
    const found = await rows<{ state: string; supersedes_id: string | null }>(`select state, supersedes_id from problems where person_id = (select person_id from imported_people where source = 'third') order by recorded_at`);
    expect(found.map((row) => [row.state, row.supersedes_id !== null])).toEqual([['active', false], ['remission', true]]);
  });

  it('shows the same in a look beforehand and keeps nothing of it', async () => {
    const before = await rowsOfAll();
    const answer = await send([{ name: 'b.json', text: bundle([ada('look'), condition('lc', 'Patient/look')]) }], { confirm: false, source: 'look' });
    expect(answer.json<Reply>().counts).toEqual({ read: 2, kept: 2, here: 0, notKept: 0 });
    expect(answer.json<Reply>().batchId).toBeNull();
    expect(await rowsOfAll()).toEqual(before);
  });

  it('keeps the good entries and names each other with why', async () => {
    const reply = await keep([
      ada('m1'), condition('mc1', 'Patient/m1'), condition('mc2', 'Patient/nobody'), { resourceType: 'Condition', id: 'mc3', code: { text: 'x' } },
      methadone('md1', 'Patient/m1', '2025-02-01', 40, { dosage: { dose: { value: 'lots', unit: 'mg' } } }), condition('mc4', 'Patient/m1', { code: 7 }),
      { resourceType: 'Observation', id: 'mo1', status: 'final', code: { text: 'Pulse' }, subject: { reference: 'Patient/m1' }, effectiveDateTime: '2025-02-31', valueQuantity: { value: 70 } },
    ], 'mixed');
    expect(reply.counts).toEqual({ read: 7, kept: 2, here: 0, notKept: 5 });
    expect(reply.entries.filter((each) => each.outcome === 'not-kept').map((each) => [each.id, each.reason?.code])).toEqual([['mc2', 'unknown-person'], ['mc3', 'no-person'], ['md1', 'unreadable'], ['mc4', 'unreadable'], ['mo1', 'unreadable']]);
  });

  it('never doubles a dose that the record has', async () => {
    await keep([ada('dd'), methadone('dd1', 'Patient/dd', '2025-03-01', 40)], 'doses');
    const person = (await rows<{ person_id: string }>(`select person_id from imported_people where source = 'doses'`))[0]?.person_id ?? '';
    const answer = await send([{ name: 'b.json', text: bundle([methadone('dd2', `Patient/${person}`, '2025-03-01', 45)]) }], { source: 'doses elsewhere' });
    expect(answer.json<{ detail: string }>().detail).toContain('another dose on 2025-03-01');
    expect(await rows(`select given_ug::int from doses where person_id = '${person}'`)).toEqual([{ given_ug: 40_000 }]);
  });

  it('takes an amount that is no mass as history, not as a dose', async () => {
    await keep([ada('ml'), methadone('ml1', 'Patient/ml', '2025-03-01', 8, { dosage: { dose: { value: 8, unit: 'mL' } } })], 'volumes');
    expect(await rows(`select count(*)::int as n from doses where person_id = (select person_id from imported_people where source = 'volumes')`)).toEqual([{ n: 0 }]);
  });
});

describe('references (F-2)', () => {
  it('never tie two records together', async () => {
    const reply = await keep([
      ada('x1'), { ...ada('x2'), name: [{ given: ['Bea'], family: 'Moss' }] }, condition('xc1', 'Patient/x1'), condition('xc2', 'Patient/x2', { evidence: [{ detail: [{ reference: 'Condition/xc1' }] }] }),
      condition('xc3', 'Patient/x1', { recorder: { reference: 'Patient/x2' } }), condition('xc4', 'Patient/x1', { asserter: { reference: 'https://elsewhere.example/fhir/Patient/9' } }),
    ], 'cross');
    expect(reply.entries.filter((each) => each.outcome === 'not-kept').map((each) => [each.id, each.reason?.code])).toEqual([['xc2', 'two-people'], ['xc3', 'two-people'], ['xc4', 'unknown-person']]);
    const ties = await rows(`select 1 from imported_resources where source = 'cross' and content::text like '%x1%' and content::text like '%x2%'`);
    expect(ties).toEqual([]);
  });

  it('lead to earlier imports of the same source and of no other', async () => {
    await keep([ada('y1')], 'clinic A');
    expect((await keep([condition('yc1', 'Patient/y1')], 'clinic A')).counts.kept).toBe(1);
    const other = await send([{ name: 'b.json', text: bundle([condition('yc2', 'Patient/y1')]) }], { source: 'clinic B' });
    expect(other.statusCode).toBe(400);
  });

  it('do not reach people of another organisation', async () => {
    const answer = await send([{ name: 'b.json', text: bundle([condition('zc1', `Patient/${clinic.other.personId}`)]) }], { source: 'outside' });
    expect(answer.statusCode).toBe(400);
    expect(answer.json<{ detail: string }>().detail).toContain('neither in this file nor known');
  });

  it('refuse somebody else under an id that this source used before, and a resource that changes hands', async () => {
    await keep([ada('h1'), { ...ada('h2'), name: [{ given: ['Cy'], family: 'Park' }], birthDate: '1999-01-01' }, condition('hc1', 'Patient/h1')], 'hands');
    const answer = await send([{ name: 'b.json', text: bundle([{ ...ada('h1'), name: [{ given: ['Dov'], family: 'Katz' }], birthDate: '1970-01-01' }]) }], { source: 'hands' });
    expect(answer.statusCode).toBe(400);
    const reply = await send([{ name: 'b.json', text: bundle([condition('hc1', 'Patient/h2')]) }], { source: 'hands' });
    expect(reply.json<{ detail: string }>().detail).toContain('another person’s record');
  });
});

describe('a transaction (F-4)', () => {
  it('is kept whole or not at all, whichever entry fails', async () => {
    const good = [ada('t1'), condition('tc1', 'Patient/t1'), condition('tc2', 'Patient/t1'), methadone('td1', 'Patient/t1', '2025-05-01', 30)];
    const before = await rowsOfAll();
    for (let bad = 0; bad < good.length; bad += 1) {
      const resources = good.map((resource, index) => (index === bad ? { ...resource, ...(bad === 0 ? { name: [] } : { subject: { reference: 'Patient/none' } }) } : resource));
      const answer = await send([{ name: 'b.json', text: bundle(resources, 'transaction') }], { source: 'whole' });
      expect(answer.statusCode).toBe(400);
      expect(await rowsOfAll()).toEqual(before);
    }
    expect((await keep(good, 'whole', 'transaction')).counts.kept).toBe(4);
  });
});

const deep = (levels: number): string => '{"a":'.repeat(levels) + '1' + '}'.repeat(levels);
const hostile: [string, string][] = [
  ['70 levels', `{"resourceType":"Bundle","type":"collection","entry":[{"resource":{"resourceType":"Patient","x":${deep(70)}}}]}`],
  ['100,000 levels', deep(100_000)],
  ['501 entries', bundle(Array.from({ length: 501 }, (_none, index) => condition(`c${index}`, 'Patient/p')))],
  ['two of one id', bundle([ada('same'), ada('same', { gender: 'male' })])],
  ['a circle of observations', bundle([ada('o'), ...['1', '2'].map((id, index) => ({ resourceType: 'Observation', id, status: 'final', code: { text: 'x' }, subject: { reference: 'Patient/o' }, derivedFrom: [{ reference: `Observation/${2 - index}` }] }))])],
  ['contained in contained', bundle([ada('k', { contained: [{ resourceType: 'Organization', id: 'a', contained: [{ resourceType: 'Organization', id: 'b' }] }] })])],
  ['contained in a circle', bundle([ada('k', { contained: [{ resourceType: 'Organization', id: 'a', partOf: { reference: '#b' } }, { resourceType: 'Organization', id: 'b', partOf: { reference: '#a' } }] })])],
  ['entries that are a word', '{"resourceType":"Bundle","type":"collection","entry":"all"}'],
  ['a bundle of no kind', '{"resourceType":"Bundle","entry":[]}'],
  ['a list', '[1,2,3]'], ['a number', '7'], ['nothing', ' '], ['half a text', '{"resourceType":"Bundle","type":"coll'],
  ['a prototype', '{"resourceType":"Bundle","type":"collection","entry":[{"resource":{"resourceType":"Patient","__proto__":{"admin":true}}}]}'],
  ['wrong types', bundle([{ resourceType: 'Patient', name: 'Ada', birthDate: 1980 }, { resourceType: 7 as never }])],
  ['a NUL', bundle([ada('nul', { name: [{ given: ['A\u0000da'], family: 'Lund' }] })])],
];

describe('hostile files (F-1)', () => {
  it.each(hostile)('%s: refused fast, with nothing written', async (_name, text) => {
    const before = await rowsOfAll();
    const started = performance.now();
    const answer = await send([{ name: 'b.json', text }], { source: 'hostile' });
    expect(performance.now() - started).toBeLessThan(1000);
    expect(answer.statusCode).toBe(400);
    expect(await rowsOfAll()).toEqual(before);
  });

  it('more than 1 MB is refused before it is read', async () => {
    const answer = await send([{ name: 'b.json', text: 'x'.repeat(1_100_000) }]);
    expect(answer.statusCode).toBe(413);
  });

  it('any bundle at all is answered without a fault, and nothing of it is half kept', async () => {
    const value = fc.letrec((tie) => ({
      any: fc.oneof({ depthSize: 'small' }, fc.string({ unit: 'binary', maxLength: 12 }), fc.double(), fc.boolean(), fc.constant(null), fc.constantFrom('2025-01-01', 'Patient/p', '#a', 'final', 'completed', 'urn:uuid:1'), fc.array(tie('any'), { maxLength: 3 }), tie('object')),
      object: fc.dictionary(fc.constantFrom('id', 'status', 'code', 'subject', 'patient', 'reference', 'coding', 'text', 'name', 'given', 'family', 'birthDate', 'period', 'start', 'value', 'dosage', 'dose', 'effectiveDateTime', 'medicationCodeableConcept', 'contained', 'meta', 'valueQuantity', 'system'), tie('any'), { maxKeys: 6 }),
    }));
    const types = fc.constantFrom('Patient', 'Condition', 'Observation', 'MedicationAdministration', 'MedicationRequest', 'EpisodeOfCare', 'QuestionnaireResponse', 'Goal', 'Appointment', 'Encounter', 'Consent', 'Basic', 'Group', 'Bundle', 'zzz');
    const resource = fc.tuple(types, value.object).map(([resourceType, rest]) => ({ ...(rest as object), resourceType }));
    let run = 0;
    await fc.assert(fc.asyncProperty(fc.array(resource, { maxLength: 6 }), fc.constantFrom('collection', 'transaction', 'batch', 'searchset'), async (resources, type) => {
      run += 1;
      const answer = await send([{ name: 'b.json', text: bundle([ada('p'), ...resources], type) }], { source: `random ${run}`, confirm: run % 2 === 0 });
      expect(answer.statusCode, answer.body).toBeLessThan(500);
    }), { numRuns: 60 });
  });
});

it('is for prescribers, managers and administrators', async () => {
  expect((await send([{ name: 'b.json', text: bundle([ada()]) }], { who: 'nurse' })).statusCode).toBe(403);
});
