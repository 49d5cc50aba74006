/** Drug tests by chance, read beside what was ordered; ECG and liver tests that fall due (D61, D44). */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dispensaryRoutes } from './dispensary/index.ts';
import { makeDosingKit, type DosingKit } from './dispensary/testing/dosing-kit.ts';
import { medicationRoutes } from './medication/index.ts';
import { newId } from './platform/ids.ts';
import { sql } from './platform/scoped.ts';
import { makeTestClinic, type TestClinic } from './platform/testing/test-clinic.ts';
import { drawSweep, testsRoutes } from './tests/index.ts';

let clinic: TestClinic;
let kit: DosingKit;
beforeAll(async () => {
  clinic = await makeTestClinic({ routes: [...testsRoutes, ...medicationRoutes, ...dispensaryRoutes] });
  kit = await makeDosingKit(clinic);
});
afterAll(() => clinic.close());

const post = (who: 'nurse' | 'prescriber' | 'front_desk', url: string, payload: object) => clinic.as(who, { method: 'POST', url, payload });
const testsOf = async (personId: string): Promise<{ id: string; state: string; drawn: boolean; orderedAt: string; excused: object | null; check: object | null; reading: { summary: string; readings: { code: string; substance: string | null }[]; ordered: string[] } | null }[]> => (await clinic.as('nurse', { url: `/api/people/${personId}/urine-tests` })).json().items;
const sweep = (): Promise<void> => clinic.database.scoped(clinic.here.id, (tx) => drawSweep(tx, clinic.clock.now()));
const day = (n: number): string => Temporal.PlainDate.from(kit.today()).add({ days: n }).toString();
async function dosed(more: Parameters<DosingKit['addDosed']>[0] = {}) {
  const person = await kit.addDosed({ end: day(300), ...more });
  await kit.check(person.personId);
  expect((await kit.give(person)).statusCode).toBe(201);
  return person;
}

describe('tests by chance', () => {
  it('come once in each period of 40 days, on days of their own, and on the first day back for whoever is away', async () => {
    const people = [];
    for (let n = 0; n < 6; n += 1) people.push(await dosed());
    const away = people[0];
    await clinic.database.scoped(clinic.here.id, (tx) => tx.run(sql`
      insert into guest_stays (organisation_id, id, person_id, episode_id, kind, other_clinic, days, agreed_by, agreed_at)
      values (${clinic.here.id}, ${newId()}, ${away?.personId ?? ''}, ${away?.episodeId ?? ''}, 'away', 'Bay Clinic', daterange(${day(1)}::date, ${day(30)}::date), ${clinic.here.staff.prescriber}, ${clinic.clock.now().toString()})`));
    const back = day(30);
    for (let n = 0; n < 125; n += 1) {
      clinic.clock.moveBy(Temporal.Duration.from('P1D'));
      await sweep();
      await sweep();
    }
    const drawn = await Promise.all(people.map(async ({ personId }) => (await testsOf(personId)).filter((each) => each.drawn).map(({ orderedAt }) => orderedAt.slice(0, 10))));
    // 125 days hold two whole periods of 40 at least, and touch five at most.
    for (const days of drawn) expect(days.length).toBeGreaterThanOrEqual(2);
    for (const days of drawn) expect(days.length).toBeLessThanOrEqual(5);
    expect(new Set(drawn.flat()).size).toBeGreaterThan(6);
    // Nobody is asked on a day on which another window gives their dose.
    expect(drawn[0]?.every((each) => each >= back)).toBe(true);
    const tasks = await clinic.database.scoped(clinic.here.id, (tx) => tx.one<{ n: number }>(sql`select count(*)::int as n from tasks where organisation_id = ${clinic.here.id} and kind = 'tests.take-sample'`));
    expect(tasks?.n).toBe(drawn.flat().length);
  });

  it('stand at the window beside the dose, are excused with a reason, and then fall on a later day of the period', async () => {
    const person = await dosed();
    let test: Awaited<ReturnType<typeof testsOf>>[number] | undefined;
    for (let n = 0; n < 85 && test === undefined; n += 1) {
      clinic.clock.moveBy(Temporal.Duration.from('P1D'));
      await sweep();
      test = (await testsOf(person.personId)).find((each) => each.drawn);
    }
    expect(test).toMatchObject({ state: 'ordered' });
    const ticket = (await clinic.as('nurse', { url: `/api/people/${person.personId}/ticket` })).json();
    expect(ticket.testSince).toBe(test?.orderedAt);
    expect((await post('front_desk', `/api/urine-tests/${test?.id ?? ''}/excuse`, { why: 'travel', words: '' })).statusCode).toBe(403);
    expect((await post('nurse', `/api/urine-tests/${test?.id ?? ''}/excuse`, { why: 'other', words: '' })).json().field).toBe('/words');
    const excused = await post('nurse', `/api/urine-tests/${test?.id ?? ''}/excuse`, { why: 'travel', words: 'With his mother' });
    expect(excused.json()).toMatchObject({ state: 'excused', excused: { why: 'travel', words: 'With his mother' } });
    expect((await post('nurse', `/api/urine-tests/${test?.id ?? ''}/excuse`, { why: 'travel', words: '' })).statusCode).toBe(409);
    await sweep();
    expect((await testsOf(person.personId)).filter((each) => each.drawn && each.state === 'ordered')).toEqual([]);
    for (let n = 0; n < 85; n += 1) { clinic.clock.moveBy(Temporal.Duration.from('P1D')); await sweep(); }
    expect((await testsOf(person.personId)).filter((each) => each.drawn && each.state === 'ordered').length).toBeGreaterThanOrEqual(1);
  });
});

describe('a result', () => {
  it('is read beside the medicine in force on its day, with what the specimen was like', async () => {
    const person = await dosed();
    const ordered = await post('nurse', `/api/episodes/${person.episodeId}/urine-tests`, { reason: 'clinical', panel: ['opiates', 'methadone', 'fentanyl', 'cocaine'], specimen: 'urine' });
    const id = ordered.json().id as string;
    expect((await post('nurse', `/api/urine-tests/${id}/collection`, { given: true, check: { temperatureC: 34.2 } })).statusCode).toBe(201);
    const resulted = await post('nurse', `/api/urine-tests/${id}/results`, {
      results: [{ substance: 'methadone', method: 'presumptive', result: 'negative' }, { substance: 'fentanyl', method: 'presumptive', result: 'positive' }, { substance: 'opiates', method: 'presumptive', result: 'negative' }], check: { creatinineMgDl: 12, specificGravity: 1.0012, oxidants: false, verdict: 'dilute' },
    });
    expect(resulted.statusCode, resulted.body).toBe(201);
    const [test] = await testsOf(person.personId);
    expect(test?.check).toMatchObject({ creatinineMgDl: 12, specificGravity: 1.0012, verdict: 'dilute' });
    expect(test?.reading).toMatchObject({ summary: 'unexpected', ordered: ['methadone'] });
    expect(test?.reading?.readings.map(({ code, substance }) => [code, substance])).toEqual(expect.arrayContaining([['ORDERED_MEDICINE_ABSENT', 'methadone'], ['UNEXPECTED_POSITIVE', 'fentanyl'], ['NEEDS_CONFIRMATION', 'fentanyl']]));
    expect((await post('nurse', `/api/urine-tests/${id}/excuse`, { why: 'travel', words: '' })).statusCode).toBe(409);
  });
});

describe('what falls due', () => {
  it('is the ECG that the guideline of the site asks for, and the liver test of the medicine', async () => {
    const person = await dosed();
    const dues = async () => (await clinic.as('nurse', { url: `/api/people/${person.personId}/test-dues` })).json();
    expect(await dues()).toMatchObject({ medicine: 'methadone', ecg: { dueOn: day(0), why: 'baseline', late: false, mark: 'primary' }, liver: null, chance: { aYear: 8, lastYear: 0, mark: 'unchecked' } });
    clinic.clock.moveBy(Temporal.Duration.from('P1D'));
    expect((await dues()).ecg).toMatchObject({ late: true });
    await post('nurse', `/api/episodes/${person.episodeId}/ecgs`, { recordedAt: clinic.clock.now().toString(), qtMs: 400, heartRate: 70 });
    expect((await dues()).ecg).toMatchObject({ dueOn: day(365), why: 'year' });
    const liver = await post('nurse', `/api/episodes/${person.episodeId}/liver-tests`, { onDay: day(0), altTimesUln: 1.4 });
    expect(liver.json()).toMatchObject({ altTimesUln: 1.4, astTimesUln: null });
    expect((await post('nurse', `/api/episodes/${person.episodeId}/liver-tests`, { onDay: day(1), altTimesUln: 1.4 })).json().field).toBe('/onDay');
    expect((await dues()).liverTests).toHaveLength(1);
  });
});
