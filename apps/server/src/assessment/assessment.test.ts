import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../platform/scoped.ts';
import { makeTestClinic, type TestClinic } from '../platform/testing/test-clinic.ts';
import { peopleRoutes } from '../people/index.ts';
import { assessmentRoutes } from './index.ts';

let clinic: TestClinic;
beforeAll(async () => { clinic = await makeTestClinic({ routes: [...assessmentRoutes, ...peopleRoutes] }); });
afterAll(() => clinic.close());

const begin = async (personId: string): Promise<string> => (await clinic.as('nurse', { method: 'POST', url: `/api/people/${personId}/assessments` })).json().id;
const save = (id: string, part: string, version: number, answers: object, unsaid: object = {}, who: 'nurse' | 'counsellor' | 'prescriber' = 'nurse') =>
  clinic.as(who, { method: 'PUT', url: `/api/assessments/${id}/parts/${part}`, headers: { 'if-match': `"${version}"` }, payload: { answers, unsaid } });
const look = async (id: string) => (await clinic.as('counsellor', { url: `/api/assessments/${id}` })).json();
const openTasks = (personId: string) => clinic.database.scoped(clinic.here.id, (tx) => tx.all<{ kind: string; priority: number }>(sql`select kind, priority from tasks where organisation_id = ${clinic.here.id} and person_id = ${personId} and state = 'open' order by kind`));
const phq = (selfHarm: number | null) => ({ interest: 1, mood: 2, sleep: 2, energy: 1, appetite: 1, selfWorth: 2, concentration: 1, movement: 0, ...(selfHarm === null ? {} : { selfHarm }) });

describe('an assessment', () => {
  it('is saved part by part and goes on in other hands, the next day', async () => {
    const { personId } = await clinic.addPerson();
    const id = await begin(personId);
    expect((await save(id, 'health', 0, { lung: true }, { liver: 'not_known' })).json()).toMatchObject({ version: 1, state: 'open' });
    clinic.clock.moveBy(Temporal.Duration.from('PT20H'));
    expect(await begin(personId)).toBe(id);
    const health = (await look(id)).parts.find((part: { part: string }) => part.part === 'health');
    expect(health).toMatchObject({ version: 1, answers: { lung: true }, unsaid: { liver: 'not_known' }, answered: 2, savedBy: 'Test nurse' });
    expect((await save(id, 'health', 1, { lung: true, liver: false }, {}, 'counsellor')).json()).toMatchObject({ version: 2 });
  });

  it('never overwrites unseen what somebody else saved', async () => {
    const { personId } = await clinic.addPerson();
    const id = await begin(personId);
    await save(id, 'social', 0, { housing: 'none' });
    const late = await save(id, 'social', 0, { housing: 'safe' }, {}, 'counsellor');
    expect([late.statusCode, late.json().detail]).toEqual([412, expect.stringContaining('Test nurse saved this part meanwhile')]);
    const both = await Promise.all([save(id, 'social', 1, { housing: 'unsafe' }), save(id, 'social', 1, { housing: 'safe' }, {}, 'prescriber')]);
    expect(both.map((reply) => reply.statusCode).sort()).toEqual([201, 412]);
  });

  it('refuses what cannot be, and names the field', async () => {
    const id = await begin((await clinic.addPerson()).personId);
    const wrong = await save(id, 'substances', 0, { 'heroin.use': 'now', 'heroin.daysOf30': 31 });
    expect([wrong.statusCode, wrong.json().field]).toEqual([400, '/answers/heroin.daysOf30']);
    expect((await save(id, 'withdrawal', 0, { tremor: 3 })).statusCode).toBe(400);
    expect((await save(id, 'nonsense', 0, {})).statusCode).toBe(404);
  });

  it('keeps a whole form as a response with its score, and a change as a correction', async () => {
    const { personId } = await clinic.addPerson();
    const id = await begin(personId);
    const responses = async () => (await clinic.as('nurse', { url: `/api/people/${personId}/responses?instrument=PHQ-9` })).json().items;
    await save(id, 'mood', 0, phq(null));
    expect(await responses()).toEqual([]);
    await save(id, 'mood', 1, phq(0));
    expect(await responses()).toMatchObject([{ total: 10, band: 'moderate', complete: true, score: { scales: { total: { value: 10 } } } }]);
    await save(id, 'mood', 2, { ...phq(0), movement: 1 });
    expect((await responses()).map((row: { total: number }) => row.total)).toEqual([11]);
  });

  it('opens the suicide screen at once when item 9 is above 0, and acts on a high answer', async () => {
    const { personId } = await clinic.addPerson();
    const id = await begin(personId);
    const saved = await save(id, 'mood', 0, { selfHarm: 1 });
    expect(saved.json()).toMatchObject({ state: 'open', opens: ['C-SSRS-screener'] });
    expect(await openTasks(personId)).toEqual([{ kind: 'crisis.suicide-screen', priority: 1 }]);
    const screen = await save(id, 'suicide', 0, { q1: true, q2: true, q4: true });
    expect(screen.json()).toMatchObject({ state: 'open', suicideRisk: 'high' });
    expect((await openTasks(personId)).map(({ kind }) => kind)).toEqual(['crisis.act-now', 'crisis.suicide-screen']);
    await save(id, 'suicide', 1, { q1: true, q2: true, q3: true, q4: true, q5: false, q6: false });
    expect((await openTasks(personId)).map(({ kind }) => kind)).toEqual(['crisis.act-now']);
    const lines = (await clinic.as('nurse', { url: `/api/people/${personId}/timeline` })).json().items.map((line: { kind: string }) => line.kind);
    expect(lines).toEqual(expect.arrayContaining(['assessment.started', 'crisis.suicide-screen-opened', 'crisis.suicide-risk']));
    expect(lines).not.toContain('assessment.part-saved');
  });

  it('ends with the severity and its working, and with everything that nobody said', async () => {
    const { personId } = await clinic.addPerson();
    const id = await begin(personId);
    const criteria = Object.fromEntries(Array.from({ length: 11 }, (_, at) => [String(at + 1), at < 5 || at > 8]));
    await save(id, 'opioidUse', 0, { ...criteria, solelyUnderMedicalSupervision: false });
    await save(id, 'infections', 0, { hcv: 'rna_positive' }, { hiv: 'not_said' });
    const done = await clinic.as('prescriber', { method: 'POST', url: `/api/assessments/${id}/finish` });
    expect(done.json()).toMatchObject({
      oud: { severity: 'severe', counted: 7, met: ['1', '2', '3', '4', '5', '10', '11'], leftOut: [], codes: { icd10cm: 'F11.20' } },
      infections: [{ infection: 'hcv', next: 'start_treatment' }], unanswered: [{ part: 'infections', question: 'hiv', why: 'not_said' }],
    });
    expect(done.json().openParts).toContain('pregnancy');
    expect((await save(id, 'infections', 1, { hcv: 'cured' })).statusCode).toBe(409);
    expect((await clinic.as('nurse', { method: 'POST', url: `/api/assessments/${id}/finish` })).statusCode).toBe(409);
    const next = await begin(personId);
    const infections = (await look(next)).parts.find((part: { part: string }) => part.part === 'infections');
    expect(infections).toMatchObject({ version: 0, answers: {}, before: { answers: { hcv: 'rna_positive' } } });
  });

  it('of another organisation is not there', async () => {
    const id = await begin((await clinic.addPerson()).personId);
    expect((await clinic.as('nurse', { url: `/api/assessments/${id}`, organisation: clinic.other })).statusCode).toBe(404);
  });
});

describe('responses and observations', () => {
  it('are kept as they were and corrected by a new row with its reason', async () => {
    const { personId } = await clinic.addPerson();
    const cows = { pulse: 1, sweating: 1, restlessness: 1, pupil: 1, aches: 1, runnyNose: 1, gi: 1, tremor: 1, yawning: 1, anxiety: 1, gooseflesh: 3 };
    const first = (await clinic.as('nurse', { method: 'POST', url: `/api/people/${personId}/responses`, payload: { instrument: 'COWS', answers: cows } })).json();
    expect(first).toMatchObject({ total: 13, band: 'moderate', complete: true });
    const again = await clinic.as('nurse', { method: 'POST', url: `/api/people/${personId}/responses`, payload: { instrument: 'COWS', answers: { ...cows, gooseflesh: 0 }, corrects: { id: first.id, reason: 'Read the wrong line' } } });
    expect(again.json()).toMatchObject({ total: 10, band: 'mild' });
    const twice = await clinic.as('nurse', { method: 'POST', url: `/api/people/${personId}/responses`, payload: { instrument: 'COWS', answers: cows, corrects: { id: first.id, reason: 'Once more' } } });
    expect(twice.statusCode).toBe(409);
    expect((await clinic.as('nurse', { url: `/api/people/${personId}/responses?instrument=COWS` })).json().items).toMatchObject([{ total: 10 }]);
  });

  it('refuse a reading that no body has and an instrument that nobody knows', async () => {
    const { personId } = await clinic.addPerson();
    const wrong = await clinic.as('nurse', { method: 'POST', url: `/api/people/${personId}/observations`, payload: { items: [{ code: 'pulse', value: 88 }, { code: 'spo2', value: 940 }] } });
    expect([wrong.statusCode, wrong.json().field]).toEqual([400, '/items/1/value']);
    const right = await clinic.as('nurse', { method: 'POST', url: `/api/people/${personId}/observations`, payload: { items: [{ code: 'pulse', value: 88 }, { code: 'spo2', value: 94 }] } });
    expect(right.json().ids).toHaveLength(2);
    expect((await clinic.as('nurse', { url: `/api/people/${personId}/observations?code=spo2` })).json().items).toMatchObject([{ code: 'spo2', value: 94, unit: '%' }]);
    expect((await clinic.as('nurse', { method: 'POST', url: `/api/people/${personId}/responses`, payload: { instrument: 'NONSENSE', answers: {} } })).statusCode).toBe(400);
    expect((await clinic.as('front_desk', { method: 'POST', url: `/api/people/${personId}/observations`, payload: { items: [{ code: 'pulse', value: 88 }] } })).statusCode).toBe(403);
  });
});
