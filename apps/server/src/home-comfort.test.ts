/** Comfort medicines for people who are not on the ward (D31): one order as on the ward, with a course, on paper or from the window. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dispensaryRoutes } from './dispensary/index.ts';
import { makeDosingKit, type DosingKit } from './dispensary/testing/dosing-kit.ts';
import { medicationRoutes } from './medication/index.ts';
import { sql } from './platform/scoped.ts';
import { makeTestClinic, type TestClinic } from './platform/testing/test-clinic.ts';
import { testsRoutes } from './tests/index.ts';
import { comfortForPerson } from './withdrawal/comfort-for-person.ts';
import { sweepComfort, withdrawalRoutes } from './withdrawal/index.ts';

let clinic: TestClinic;
let kit: DosingKit;
beforeAll(async () => {
  clinic = await makeTestClinic({ routes: [...withdrawalRoutes, ...medicationRoutes, ...dispensaryRoutes, ...testsRoutes] });
  kit = await makeDosingKit(clinic);
});
afterAll(() => clinic.close());

const post = (who: 'nurse' | 'prescriber' | 'counsellor', url: string, payload: object) => clinic.as(who, { method: 'POST', url, payload });
const day = (n: number): string => Temporal.PlainDate.from(kit.today()).add({ days: n }).toString();
const clonidine = (more: object = {}) => ({ medicine: 'Clonidine', doseUg: 100, everyHours: 6, maxADayUg: 400, asNeeded: true, reason: 'Sweats and restlessness', lastOn: day(6), unitUg: 100, units: 28, supply: 'window', facts: {}, ...more });
const order = async (episodeId: string, body: object): Promise<string> => {
  const reply = await post('prescriber', `/api/episodes/${episodeId}/comfort-orders`, body);
  expect(reply.statusCode, reply.body).toBe(201);
  return reply.json().id as string;
};
const give = (id: string, more: object) => post('nurse', `/api/comfort-orders/${id}/doses`, { doseUg: 100, acknowledged: ['sedativesHeld', 'posturalSystolicFall', 'posturalDiastolicFall'], ...more });
const listed = async (personId: string): Promise<{ id: string; state: string; course: { suppliedUnits: number } | null; last24hUg: number }[]> => (await clinic.as('nurse', { url: `/api/people/${personId}/comfort-orders` })).json().items;

describe('an order at home', () => {
  it('is judged by the medicine’s own limits over its whole course, and signed by a prescriber alone', async () => {
    const { episodeId } = await clinic.addPerson();
    const judged = async (body: object): Promise<string[]> => (await post('nurse', `/api/episodes/${episodeId}/comfort-decisions`, body)).json().decision.reasons;
    expect(await judged(clonidine({ doseUg: 400, maxADayUg: 1600 }))).toEqual(expect.arrayContaining(['SINGLE_OVER_0_3', 'DAY_OVER_1_2']));
    const lofexidine = { medicine: 'lofexidine', doseUg: 540, everyHours: 6, maxADayUg: 2160, asNeeded: false, unitUg: 180, units: 12, supply: 'prescription', reason: 'Withdrawal', facts: {} };
    expect(await judged({ ...lofexidine, lastOn: day(13) })).not.toContain('OVER_14_DAYS');
    expect(await judged({ ...lofexidine, lastOn: day(14) })).toContain('OVER_14_DAYS');
    expect(await judged({ medicine: 'diazepam', doseUg: 5000, everyHours: 12, maxADayUg: 10_000, asNeeded: true, unitUg: 5000, units: 4, supply: 'prescription', reason: 'Agitation', lastOn: day(1), facts: {} })).toContain('BENZODIAZEPINE_INPATIENT_ONLY');
    expect((await post('nurse', `/api/episodes/${episodeId}/comfort-orders`, clonidine())).statusCode).toBe(403);
    expect((await post('prescriber', `/api/episodes/${episodeId}/comfort-orders`, { ...lofexidine, lastOn: day(20) })).json().decision.reasons).toContain('OVER_14_DAYS');
  });

  it('is asked of QTc, and of the methadone that the person takes', async () => {
    const person = await kit.addDosed();
    const ondansetron = { medicine: 'ondansetron', doseUg: 4000, everyHours: 8, maxADayUg: 12_000, asNeeded: true, unitUg: 4000, units: 9, supply: 'prescription', reason: 'Nausea', lastOn: day(2), facts: { severeHepatic: false } };
    const tried = async (): Promise<{ reasons: string[]; missing: string[] }> => (await post('nurse', `/api/episodes/${person.episodeId}/comfort-decisions`, ondansetron)).json().decision;
    expect(await tried()).toMatchObject({ reasons: ['INTERACTION_QT'], missing: ['qtcMs'] });
    await post('nurse', `/api/episodes/${person.episodeId}/ecgs`, { recordedAt: clinic.clock.now().toString(), qtMs: 520, heartRate: 62 });
    expect((await tried()).reasons).toContain('QTC_OVER_500');
  });

  it('holds to what can be handed out: whole or half tablets, enough for the course, nothing controlled from the window, one order of a medicine', async () => {
    const { episodeId, personId } = await clinic.addPerson();
    const fault = async (more: object): Promise<string> => (await post('prescriber', `/api/episodes/${episodeId}/comfort-orders`, clonidine(more))).json().detail;
    expect(await fault({ unitUg: 150 })).toContain('whole or half tablets');
    expect(await fault({ units: 29 })).toContain('28 tablets are enough');
    expect(await fault({ lastOn: day(28) })).toContain('28 days at most');
    expect(await fault({ lastOn: day(-1) })).toContain('The last day is over');
    expect(await fault({ medicine: 'gabapentin' })).toContain('no limits of this medicine');
    expect(await fault({ medicine: 'diazepam', doseUg: 5000, maxADayUg: 10_000, unitUg: 5000, units: 4, everyHours: 12 })).toContain('controlled');
    await order(episodeId, clonidine());
    expect(await fault({})).toContain('in force');
    expect(await listed(personId)).toMatchObject([{ state: 'in_force', course: { suppliedUnits: 0 } }]);
    await post('nurse', `/api/episodes/${episodeId}/withdrawal-stays`, { setting: 'inpatient', opioid: 'heroin', lastUseAt: clinic.clock.now().subtract({ hours: 12 }).toString(), route: 'injected', supervision: 'nursing_24h', responsibleClinicianId: clinic.here.staff.prescriber, method: 'buprenorphine', plannedDays: 7, couldBePregnant: false, pregnant: null, alcoholDependence: false, benzodiazepineDependence: false, agonistAnswer: 'wants_withdrawal' });
    expect(await fault({ medicine: 'loperamide', doseUg: 4000, maxADayUg: 16_000, unitUg: 2000, units: 8 })).toContain('on the ward');
  });
});

describe('what goes home', () => {
  it('is held at low pressure, counted down, and asked about at the next visit', async () => {
    const { episodeId, personId } = await clinic.addPerson();
    const id = await order(episodeId, clonidine());
    expect((await give(id, { what: 'supplied', units: 10 })).json().field).toBe('/readings/systolic');
    const low = await give(id, { what: 'supplied', units: 10, readings: { systolic: 86, diastolic: 62, pulse: 66, symptoms: false } });
    expect([low.statusCode, low.json().decision.reasons]).toEqual([409, ['HOLD_SBP_UNDER_90']]);
    const well = { readings: { systolic: 124, diastolic: 78, pulse: 72, symptoms: false } };
    const first = await give(id, { what: 'supplied', units: 10, ...well });
    expect(first.statusCode, first.body).toBe(201);
    expect(first.json()).toMatchObject({ what: 'supplied', units: 10, doseUg: 1000 });
    expect((await give(id, { what: 'supplied', units: 19, ...well })).json().detail).toContain('18 of 28');
    expect((await give(id, { what: 'given', ...well })).json().detail).toContain('went home already');
    expect(await listed(personId)).toMatchObject([{ course: { suppliedUnits: 10 }, last24hUg: 0 }]);
    const tasks = await clinic.database.scoped(clinic.here.id, (tx) => tx.all<{ due_at: string }>(sql`select due_at from tasks where organisation_id = ${clinic.here.id} and person_id = ${personId} and kind = 'withdrawal.ask-effect'`));
    expect(tasks).toHaveLength(1);
    expect((await post('nurse', `/api/comfort-doses/${first.json().id as string}/effect`, { effect: 'better' })).statusCode).toBe(201);
    const own = await clinic.database.scoped(clinic.here.id, (tx) => comfortForPerson(tx, personId, kit.today()));
    expect(own).toMatchObject([{ medicine: 'clonidine', unitUg: 100, units: 1, everyHours: 6, mostUnits: 4, asNeeded: true, lastOn: day(6) }]);
  });

  it('on paper is a prescription to print, and never comes from the window', async () => {
    const { episodeId } = await clinic.addPerson();
    const id = await order(episodeId, { medicine: 'loperamide', doseUg: 2000, everyHours: 4, maxADayUg: 16_000, asNeeded: true, reason: 'Diarrhea', lastOn: day(2), unitUg: 2000, units: 12, supply: 'prescription', facts: { infectiveOrObstructed: false } });
    const printed = await clinic.as('nurse', { url: `/api/comfort-orders/${id}/prescription` });
    expect(printed.json().fileName).toBe('prescription-loperamide.pdf');
    expect(Buffer.from(printed.json().base64 as string, 'base64').subarray(0, 5).toString()).toBe('%PDF-');
    expect((await give(id, { what: 'supplied', units: 2, doseUg: 2000 })).json().detail).toContain('not supplied from the window');
    expect((await clinic.as('counsellor', { url: `/api/comfort-orders/${id}/prescription` })).statusCode).toBe(403);
  });

  it('ends with its last day, once, and a nurse asks how it went', async () => {
    const { episodeId, personId } = await clinic.addPerson();
    const id = await order(episodeId, clonidine({ lastOn: day(1), units: 8 }));
    const sweep = () => clinic.database.scoped(clinic.here.id, (tx) => sweepComfort(tx, clinic.clock.now()));
    await sweep();
    expect(await listed(personId)).toMatchObject([{ id, state: 'in_force' }]);
    clinic.clock.moveBy(Temporal.Duration.from('P2D'));
    expect((await give(id, { what: 'supplied', units: 1, readings: { systolic: 124, diastolic: 78, pulse: 72 } })).statusCode).toBe(409);
    await sweep();
    await sweep();
    expect(await listed(personId)).toMatchObject([{ id, state: 'ended' }]);
    const tasks = await clinic.database.scoped(clinic.here.id, (tx) => tx.all(sql`select id from tasks where organisation_id = ${clinic.here.id} and person_id = ${personId} and kind = 'withdrawal.alpha2-course-over'`));
    expect(tasks).toHaveLength(1);
  });
});
