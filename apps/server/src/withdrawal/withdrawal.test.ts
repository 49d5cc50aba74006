import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { crisisRoutes } from '../crisis/index.ts';
import { peopleRoutes } from '../people/index.ts';
import { scheduleRoutes } from '../schedule/index.ts';
import { sql } from '../platform/scoped.ts';
import { makeTestClinic, type TestClinic } from '../platform/testing/test-clinic.ts';
import { sweepWard, withdrawalRoutes } from './index.ts';

let clinic: TestClinic;
beforeAll(async () => { clinic = await makeTestClinic({ routes: [...withdrawalRoutes, ...crisisRoutes, ...scheduleRoutes, ...peopleRoutes] }); });
afterAll(() => clinic.close());

const hoursAgo = (hours: number): string => clinic.clock.now().subtract({ hours }).toString();
const start = (more: Record<string, unknown> = {}): Record<string, unknown> => ({
  setting: 'inpatient', opioid: 'heroin', lastUseAt: hoursAgo(12), route: 'injected', supervision: 'nursing_24h', responsibleClinicianId: clinic.here.staff.prescriber, method: 'buprenorphine', plannedDays: 7,
  couldBePregnant: false, pregnant: null, alcoholDependence: false, benzodiazepineDependence: false, agonistAnswer: 'wants_withdrawal', agonistWords: 'I want to be off everything', ...more,
});
const post = (who: 'nurse' | 'prescriber' | 'counsellor', url: string, payload: Record<string, unknown>) => clinic.as(who, { method: 'POST', url, payload });
async function addStay(more: Record<string, unknown> = {}): Promise<{ personId: string; episodeId: string; stayId: string }> {
  const person = await clinic.addPerson();
  const reply = await post('nurse', `/api/episodes/${person.episodeId}/withdrawal-stays`, start(more));
  expect(reply.statusCode, reply.body).toBe(201);
  return { ...person, stayId: reply.json().id };
}
const calm = { pulse: 1, sweating: 1, restlessness: 1, pupil: 1, aches: 1, runnyNose: 1, gi: 1, tremor: 0, yawning: 0, anxiety: 1, gooseflesh: 0 };
const well = { rr: 16, spo2: 98, oxygen: false, sbp: 124, pulse: 84, acvpu: 'A', temp: 36.8 };
const sweep = (): Promise<void> => clinic.database.scoped(clinic.here.id, (tx) => sweepWard(tx, clinic.clock.now()));
const rows = <T>(statement: ReturnType<typeof sql>): Promise<readonly T[]> => clinic.database.scoped(clinic.here.id, (tx) => tx.all<T>(statement as never));
const moveBy = (by: string): void => clinic.clock.moveBy(Temporal.Duration.from(by));

describe('starting withdrawal', () => {
  it('is refused in pregnancy and where nobody knows; agonist treatment is named', async () => {
    const person = await clinic.addPerson();
    const url = `/api/episodes/${person.episodeId}/withdrawal-stays`;
    const pregnant = await post('nurse', url, start({ couldBePregnant: true, pregnant: true }));
    expect([pregnant.statusCode, pregnant.json().decision.reasons]).toEqual([409, ['PREGNANT_OFFER_AGONIST_TREATMENT']]);
    const unknown = await post('nurse', url, start({ couldBePregnant: true, pregnant: null, overrideReason: 'she says no' }));
    expect([unknown.statusCode, unknown.json().decision.reasons]).toEqual([409, ['PREGNANCY_STATUS_UNKNOWN']]);
    expect((await post('nurse', url, start({ couldBePregnant: true, pregnant: false }))).statusCode).toBe(201);
  });

  it('asks for the offer of maintenance first; a prescriber may go past it with a reason and nobody else', async () => {
    const person = await clinic.addPerson();
    const url = `/api/episodes/${person.episodeId}/withdrawal-stays`;
    const body = start({ agonistAnswer: 'not_offered' });
    expect((await post('nurse', url, { ...body, overrideReason: 'no time' })).statusCode).toBe(409);
    expect((await post('prescriber', url, body)).json().decision.reasons).toContain('AGONIST_OFFER_NOT_RECORDED');
    expect((await post('prescriber', url, { ...body, overrideReason: 'Transferred here in day 3 of a detox' })).statusCode).toBe(201);
  });

  it('by two nurses at once makes one stay', async () => {
    const person = await clinic.addPerson();
    const both = await Promise.all([1, 2].map(() => post('nurse', `/api/episodes/${person.episodeId}/withdrawal-stays`, start())));
    expect(both.map(({ statusCode }) => statusCode).toSorted()).toEqual([201, 409]);
  });
});

describe('a round', () => {
  it('scores with the one scorer, keeps readings and says what is due next', async () => {
    const { stayId, personId } = await addStay();
    const reply = await post('nurse', `/api/withdrawal-stays/${stayId}/rounds`, { cows: calm, news2: well, poss: '1', craving: 6 });
    expect(reply.statusCode, reply.body).toBe(201);
    expect(reply.json()).toMatchObject({ cows: { total: 8, band: 'mild', complete: true }, news2: { total: 0 }, action: null, escalationId: null, next: { kind: 'cows' } });
    const row = (await clinic.as('counsellor', { url: `/api/sites/${clinic.here.siteId}/ward` })).json().items.find((each: { stayId: string }) => each.stayId === stayId);
    expect(row).toMatchObject({ personId, day: 1, poss: '1', readings: { pulse: 84, systolic: 124, respiration: 16, spo2: 98 }, escalation: null });
    expect(new Date(row.due[0].at).getTime() - clinic.clock.now().epochMilliseconds).toBeGreaterThan(3.9 * 3_600_000);
  });

  it('with an unanswered sign has no total and does not count as done', async () => {
    const { stayId } = await addStay();
    const { gi: _gi, ...rest } = calm;
    const reply = await post('nurse', `/api/withdrawal-stays/${stayId}/rounds`, { cows: rest, news2: well });
    expect(reply.json()).toMatchObject({ cows: { total: null, complete: false }, next: { kind: 'cows' } });
    expect(new Date(reply.json().next.at).getTime()).toBeLessThanOrEqual(clinic.clock.now().epochMilliseconds);
  });

  it('past a threshold escalates at once to prescriber and nurse, once, and somebody takes it by name', async () => {
    const { stayId, personId } = await addStay();
    const url = `/api/withdrawal-stays/${stayId}/rounds`;
    const first = await post('nurse', url, { news2: { ...well, rr: 10 }, poss: '3' });
    expect(first.json()).toMatchObject({ action: 'prescriber_now', decision: { reasons: expect.arrayContaining(['SEDATION_HOLD']) } });
    const again = await post('nurse', url, { news2: { ...well, rr: 10 }, poss: '3' });
    expect(again.json().escalationId).toBe(first.json().escalationId);
    expect(await rows(sql`select role from tasks where organisation_id = ${clinic.here.id} and person_id = ${personId} and kind = 'withdrawal.escalation' and state = 'open' order by role`)).toEqual([{ role: 'nurse' }, { role: 'prescriber' }]);
    const taken = await post('prescriber', `/api/escalations/${first.json().escalationId}/acknowledgement`, {});
    expect(taken.statusCode).toBe(201);
    expect((await post('nurse', `/api/escalations/${first.json().escalationId}/acknowledgement`, {})).json().detail).toContain('Test prescriber has it already');
    expect((await post('prescriber', `/api/escalations/${first.json().escalationId}/end`, { outcome: 'Woken, dose held, watched' })).statusCode).toBe(201);
    const stay = (await clinic.as('nurse', { url: `/api/withdrawal-stays/${stayId}` })).json();
    expect(stay.escalations).toMatchObject([{ acknowledgedBy: 'Test prescriber', outcome: 'Woken, dose held, watched' }]);
  });

  it('that is overdue asks the nurse, then the prescriber, and opens one escalation only', async () => {
    const { stayId, personId } = await addStay();
    await post('nurse', `/api/withdrawal-stays/${stayId}/rounds`, { cows: calm, news2: well, poss: '1' });
    const asked = (): Promise<readonly { role: string }[]> => rows(sql`select role from tasks where organisation_id = ${clinic.here.id} and person_id = ${personId} and kind = 'withdrawal.observation-overdue' and state = 'open' order by role`);
    moveBy('PT4H9M');
    await sweep();
    expect(await asked()).toEqual([]);
    moveBy('PT2M');
    await sweep();
    await Promise.all([sweep(), sweep()]);
    expect(await asked()).toEqual([{ role: 'nurse' }]);
    moveBy('PT30M');
    await sweep();
    await sweep();
    expect(await asked()).toEqual([{ role: 'nurse' }, { role: 'prescriber' }]);
    expect(await rows(sql`select kind, asked from withdrawal_escalations where organisation_id = ${clinic.here.id} and stay_id = ${stayId}`)).toEqual([{ kind: 'overdue', asked: 'prescriber' }]);
    await post('nurse', `/api/withdrawal-stays/${stayId}/rounds`, { cows: calm, news2: well, poss: '1' });
    expect(await asked()).toEqual([]);
    expect(await rows(sql`select outcome from withdrawal_escalations where organisation_id = ${clinic.here.id} and stay_id = ${stayId}`)).toEqual([{ outcome: 'observed' }]);
  });
});

describe('a comfort medicine', () => {
  const clonidine = { medicine: 'clonidine', doseUg: 100, everyHours: 6, maxADayUg: 400, asNeeded: true, reason: 'sweating and agitation' };
  const pressure = { systolic: 118, diastolic: 74, pulse: 78, symptoms: false };
  async function addOrder(more: Record<string, unknown> = {}): Promise<{ stayId: string; personId: string; orderId: string }> {
    const stay = await addStay();
    const reply = await post('prescriber', `/api/withdrawal-stays/${stay.stayId}/comfort-orders`, { ...clonidine, ...more });
    expect(reply.statusCode, reply.body).toBe(201);
    return { ...stay, orderId: reply.json().id };
  }
  const give = (orderId: string, more: Record<string, unknown> = {}) => post('nurse', `/api/comfort-orders/${orderId}/doses`, { what: 'given', doseUg: 100, readings: pressure, ...more });

  it('is ordered by a prescriber only, within its limits', async () => {
    const { stayId } = await addStay();
    expect((await post('nurse', `/api/withdrawal-stays/${stayId}/comfort-orders`, clonidine)).statusCode).toBe(403);
    const over = await post('prescriber', `/api/withdrawal-stays/${stayId}/comfort-orders`, { ...clonidine, doseUg: 400, maxADayUg: 1600 });
    expect([over.statusCode, over.json().decision.reasons.toSorted()]).toEqual([409, ['DAY_OVER_1_2', 'SINGLE_OVER_0_3']]);
  });

  it('of clonidine is held at 89 and looked at again; at 90 it is given and its effect is asked', async () => {
    const { stayId, personId, orderId } = await addOrder();
    expect((await give(orderId, { readings: {} })).json().field).toBe('/readings/systolic');
    const low = await give(orderId, { readings: { ...pressure, systolic: 89 } });
    expect([low.statusCode, low.json().decision.reasons]).toEqual([409, ['HOLD_SBP_UNDER_90']]);
    const held = await give(orderId, { what: 'held', readings: { ...pressure, systolic: 89 } });
    expect(held.statusCode, held.body).toBe(201);
    expect(new Date(held.json().recheckAt).getTime() - new Date(held.json().at).getTime()).toBe(30 * 60_000);
    expect(await rows(sql`select kind from tasks where organisation_id = ${clinic.here.id} and person_id = ${personId} and kind = 'withdrawal.measure-again' and state = 'open'`)).toHaveLength(1);
    const row = (await clinic.as('nurse', { url: `/api/sites/${clinic.here.siteId}/ward` })).json().items.find((each: { stayId: string }) => each.stayId === stayId);
    expect(row.recheckAt).toBe(held.json().recheckAt);
    moveBy('PT31M');
    const given = await give(orderId, { readings: { ...pressure, systolic: 90 } });
    expect([given.statusCode, given.json().what]).toEqual([201, 'given']);
    expect(await rows(sql`select kind from tasks where organisation_id = ${clinic.here.id} and person_id = ${personId} and state = 'open' and kind in ('withdrawal.measure-again', 'withdrawal.ask-effect')`)).toEqual([{ kind: 'withdrawal.ask-effect' }]);
    expect((await post('nurse', `/api/comfort-doses/${given.json().id}/effect`, { effect: 'better' })).statusCode).toBe(201);
    expect((await post('nurse', `/api/comfort-doses/${given.json().id}/effect`, { effect: 'none' })).statusCode).toBe(409);
  });

  it('held twice in a row waits for a prescriber', async () => {
    const { orderId } = await addOrder();
    for (let each = 0; each < 2; each += 1) expect((await give(orderId, { what: 'held', readings: { ...pressure, systolic: 84 } })).statusCode).toBe(201);
    expect((await give(orderId)).json().decision.reasons).toEqual(['TWO_HOLDS_PRESCRIBER_REVIEW']);
    expect((await post('prescriber', `/api/comfort-orders/${orderId}/doses`, { what: 'given', doseUg: 100, readings: pressure, overrideReason: 'Seen, pressure stable' })).statusCode).toBe(201);
  });

  it('that was given counts to the day, under any name and also when two give at once', async () => {
    const facts = { liverDisease: false, weightKg: 72 };
    const { orderId, stayId } = await addOrder({ medicine: 'paracetamol', doseUg: 1_000_000, everyHours: 4, maxADayUg: 4_000_000, reason: 'aches', facts });
    const dose = { doseUg: 1_000_000, readings: undefined };
    for (let each = 0; each < 3; each += 1) {
      expect((await give(orderId, dose)).statusCode).toBe(201);
      moveBy('PT4H1M');
    }
    const both = await Promise.all([give(orderId, dose), give(orderId, dose)]);
    expect(both.map(({ statusCode }) => statusCode).toSorted()).toEqual([201, 409]);
    moveBy('PT4H1M');
    const fifth = await give(orderId, dose);
    expect([fifth.statusCode, fifth.json().decision.reasons.toSorted()]).toEqual([409, ['DAY_OVER_4000', 'OVER_ORDERED_DAY']]);
    const order = (await clinic.as('nurse', { url: `/api/withdrawal-stays/${stayId}` })).json().orders[0];
    expect(order.last24hUg).toBe(4_000_000);
    moveBy('PT8H');
    expect((await give(orderId, dose)).statusCode).toBe(201);
  });

  it('that sedates is held with the opioids after POSS 3', async () => {
    const { orderId, stayId } = await addOrder();
    await post('nurse', `/api/withdrawal-stays/${stayId}/rounds`, { poss: '3' });
    expect((await give(orderId)).json().decision.reasons).toContain('SEDATIVES_ARE_HELD');
  });
});

describe('the end of a stay', () => {
  const end = (who: 'nurse' | 'prescriber', stayId: string, more: Record<string, unknown> = {}) => post(who, `/api/withdrawal-stays/${stayId}/end`, { reason: 'completed', toleranceAdviceGiven: true, ...more });

  it('without naloxone and appointment is refused; a prescriber’s reason lets it go, and the naloxone is still owed', async () => {
    const { stayId, personId } = await addStay();
    const refused = await end('nurse', stayId, { overrideReason: 'they want to go' });
    expect([refused.statusCode, refused.json().decision.reasons.toSorted()]).toEqual([409, ['EXIT_WITHOUT_NALOXONE', 'EXIT_WITHOUT_NEXT_APPOINTMENT']]);
    expect((await end('prescriber', stayId)).statusCode).toBe(409);
    const left = await end('prescriber', stayId, { reason: 'left_early', overrideReason: 'Left against advice at night' });
    expect(left.statusCode, left.body).toBe(201);
    expect(await rows(sql`select kind from tasks where organisation_id = ${clinic.here.id} and person_id = ${personId} and kind = 'crisis.offer-naloxone' and state = 'open'`)).toHaveLength(1);
    expect((await end('nurse', stayId)).statusCode).toBe(409);
  });

  it('with both opens the watch over four weeks and ends what was open', async () => {
    const { stayId, personId } = await addStay();
    await post('prescriber', `/api/withdrawal-stays/${stayId}/comfort-orders`, { medicine: 'melatonin', doseUg: 3000, everyHours: 24, maxADayUg: 3000, asNeeded: true, reason: 'sleep' });
    await post('nurse', `/api/people/${personId}/naloxone-kits`, { product: 'nasal_4mg', devices: 2, trained: true, expiresOn: '2030-01-01' });
    await post('nurse', `/api/people/${personId}/appointments`, { kind: 'one_to_one', title: 'First day after', startsAt: clinic.clock.now().add({ hours: 24 }).toString(), minutes: 30, modality: 'in_person' });
    expect((await end('nurse', stayId, { toleranceAdviceGiven: false })).json().decision.reasons).toEqual(['EXIT_WITHOUT_TOLERANCE_ADVICE']);
    const reply = await end('nurse', stayId);
    expect(reply.statusCode, reply.body).toBe(201);
    const today = clinic.clock.now().toZonedDateTimeISO('America/New_York').toPlainDate();
    expect(reply.json().watchUntil).toBe(today.add({ days: 28 }).toString());
    expect(await rows(sql`select (params->>'day')::int as day from tasks where organisation_id = ${clinic.here.id} and person_id = ${personId} and kind = 'withdrawal.tolerance-watch' and state = 'open' order by day`)).toEqual([2, 7, 14, 21, 28].map((day) => ({ day })));
    const stay = (await clinic.as('nurse', { url: `/api/withdrawal-stays/${stayId}` })).json();
    expect([stay.state, stay.orders[0].state, stay.due]).toEqual(['ended', 'ended', []]);
    expect((await post('nurse', `/api/withdrawal-stays/${stayId}/rounds`, { poss: '1' })).statusCode).toBe(409);
  });
});

describe('the shift', () => {
  it('hands over to a named person, who alone can say that it was read', async () => {
    const { stayId, personId } = await addStay();
    await post('nurse', `/api/withdrawal-stays/${stayId}/fluids`, { what: 'drink', millilitres: 300 });
    await post('nurse', `/api/withdrawal-stays/${stayId}/fluids`, { what: 'vomit', millilitres: 150 });
    const reply = await post('nurse', `/api/sites/${clinic.here.siteId}/handovers`, { toId: clinic.here.staff.prescriber, shift: 'night', lines: [{ stayId, changed: 'Vomited twice', due: 'COWS at 02:00' }] });
    expect(reply.statusCode, reply.body).toBe(201);
    expect((await post('nurse', `/api/handovers/${reply.json().id}/acknowledgement`, {})).statusCode).toBe(403);
    expect((await post('prescriber', `/api/handovers/${reply.json().id}/acknowledgement`, {})).statusCode).toBe(201);
    const stay = (await clinic.as('nurse', { url: `/api/withdrawal-stays/${stayId}` })).json();
    expect(stay).toMatchObject({ personId, fluids: { inMl24h: 300, outMl24h: 150 }, handovers: [{ to: 'Test prescriber', changed: 'Vomited twice', due: 'COWS at 02:00' }] });
    expect(stay.handovers[0].acknowledgedAt).not.toBeNull();
  });
});
