import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { medicationRoutes } from '../../medication/index.ts';
import { newId } from '../../platform/ids.ts';
import { mayHear } from '../../platform/live.ts';
import { sql } from '../../platform/scoped.ts';
import { addTestPharmacy, makeTestClinic, type TestClinic } from '../../platform/testing/test-clinic.ts';
import { dispensaryRoutes } from '../index.ts';
import { answers, makeDosingKit, type DosedPerson, type DosingKit } from '../testing/dosing-kit.ts';

// A Monday morning in London.
const startAt = '2026-02-09T08:00:00Z';
let clinic: TestClinic;
let kit: DosingKit;
let pharmacyId: string;
const uk = () => clinic.other;

beforeAll(async () => {
  clinic = await makeTestClinic({ routes: [...medicationRoutes, ...dispensaryRoutes], startAt });
  kit = await makeDosingKit(clinic, clinic.other);
  await clinic.database.scoped(uk().id, (tx) => tx.run(sql`update sites set details = '{"address": "3 Quayside", "phone": "07700 900140"}' where organisation_id = ${uk().id}`));
  await clinic.as('pharmacy', { organisation: uk(), url: '/api/pharmacy/day' });
  pharmacyId = (await clinic.as('prescriber', { organisation: uk(), url: '/api/pharmacies' })).json().items[0].id;
});
afterAll(() => clinic.close());

const day = (days = 0): string => Temporal.PlainDate.from(kit.today()).add({ days }).toString();
const nextDay = (days = 1): void => clinic.clock.moveBy(Temporal.Duration.from({ days }));
const all = ['closed-days', 'remaining-days', 'three-missed', 'supervise', 'separate-containers'];
const post = (who: 'prescriber' | 'pharmacy' | 'nurse' | 'manager' | 'administrator', url: string, payload: Readonly<Record<string, unknown>> = {}) => clinic.as(who, { organisation: uk(), method: 'POST', url, payload });
const written = (person: DosedPerson, more: Readonly<Record<string, unknown>> = {}) =>
  post('prescriber', `/api/orders/${person.orderId}/prescriptions`, { pharmacyId, startOn: day(), endOn: day(13), supervised: true, wordings: all, personAddress: '7 Harbour View', registration: 'GMC 7000001', ...more });

interface Row { prescriptionId: string; personId: string; state: string; dueUg: number; supervised: boolean; missedDays: number; decision: { decision: string; reasons: string[] }; mark: { id: string } | null; askedAt: string | null }
const list = async (asked?: string): Promise<readonly Row[]> => (await clinic.as('pharmacy', { organisation: uk(), url: `/api/pharmacy/day${asked === undefined ? '' : `?day=${asked}`}` })).json().items;
const rowOf = async (person: DosedPerson): Promise<Row> => {
  const row = (await list()).find(({ personId }) => personId === person.personId);
  if (row === undefined) throw new Error('This person is not on the pharmacy’s day.');
  return row;
};
const mark = (row: Row, kind: string, more: Readonly<Record<string, unknown>> = {}) => post('pharmacy', `/api/pharmacy/prescriptions/${row.prescriptionId}/marks`, { day: day(), kind, ...(['supervised', 'in-part', 'taken-away'].includes(kind) ? { doseUg: row.dueUg } : {}), ...more });
const dosesOf = async (person: DosedPerson): Promise<readonly string[]> => (await clinic.as('nurse', { organisation: uk(), url: `/api/people/${person.personId}/doses` })).json().items.map((dose: { dosingDay: string; kind: string; state: string }) => `${dose.dosingDay} ${dose.kind} ${dose.state}`);
/** On 20 mg, dosed at the window the day before, with a prescription from today. */
async function onPrescription(more: Readonly<Record<string, unknown>> = {}): Promise<DosedPerson> {
  const person = await kit.addDosed();
  const reply = await written(person, more);
  expect(reply.statusCode, reply.body).toBe(201);
  return person;
}
/** To the next Monday, so that days of the week in a test are what they say. */
const toMonday = (): void => { while (Temporal.PlainDate.from(day()).dayOfWeek !== 1) nextDay(); };

describe('a prescription', () => {
  it('says what the law asks of it, from a signed order', async () => {
    const person = await kit.addDosed({ mg: [60] });
    const reply = await written(person);
    expect(reply.statusCode, reply.body).toBe(201);
    const { content, validUntil } = reply.json().prescription;
    expect(content).toMatchObject({
      person: { address: '7 Harbour View' }, prescriber: { registration: 'GMC 7000001', address: 'Quayside, 3 Quayside' }, preparation: 'Methadone oral solution 1 mg/ml', form: 'oral solution', strength: '1 mg/ml', dose: '60 mg (60 ml) each day',
      total: { figures: '840 ml (840 mg)', words: 'eight hundred and forty millilitres' }, days: 14, startOn: day(), endOn: day(13), supervised: true, wordings: all,
    });
    expect(content.collections).toHaveLength(12);
    expect(content.collections[5]).toMatchObject({ collectOn: day(5), amountUg: 120_000, closedDays: [day(6)], doses: [{ supervised: true }, { supervised: false }] });
    expect(validUntil).toBe(day(28));
    const print = await clinic.as('prescriber', { organisation: uk(), url: `/api/prescriptions/${reply.json().prescription.id}/print` });
    expect(Buffer.from(print.json().base64, 'base64').subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('is refused over 14 days, without the address, the number or the third wording, for a closed day without its wording, and at a US site', async () => {
    const person = await kit.addDosed();
    const long = await written(person, { endOn: day(14) });
    expect([long.statusCode, long.json().decision?.reasons]).toEqual([409, ['FP10MDA_OVER_14_DAYS']]);
    expect((await written(person, { personAddress: undefined })).json().field).toBe('/personAddress');
    expect((await written(person, { wordings: all.filter((each) => each !== 'three-missed') })).json().field).toBe('/wordings');
    expect((await written(person, { wordings: all.filter((each) => each !== 'closed-days') })).json().field).toBe('/wordings');
    expect((await written(person, { startOn: day(-1) })).json().field).toBe('/startOn');
    const us = await makeDosingKit(clinic, clinic.here, 1000, 10_000);
    const there = await us.addDosed();
    expect((await clinic.as('prescriber', { method: 'POST', url: `/api/orders/${there.orderId}/prescriptions`, payload: { pharmacyId: newId(), startOn: day(), endOn: day(3), supervised: true, wordings: all } })).json().detail).toMatch(/United Kingdom/);
  });

  it('stands alone on its days, and is changed only by the next one', async () => {
    const person = await onPrescription();
    const [first] = (await clinic.as('prescriber', { organisation: uk(), url: `/api/people/${person.personId}/prescriptions` })).json().items;
    expect((await written(person, { endOn: day(6) })).statusCode).toBe(409);
    const next = await written(person, { endOn: day(6), replacesId: first.id });
    expect(next.statusCode, next.body).toBe(201);
    const { items } = (await clinic.as('prescriber', { organisation: uk(), url: `/api/people/${person.personId}/prescriptions` })).json();
    expect(items.map((each: { state: string }) => each.state)).toEqual(['in-force', 'replaced']);
    const slip = clinic.database.scoped(uk().id, (tx) => tx.run(sql`update instalment_prescriptions set state = 'in-force', ended_at = null, ended_by = null, end_reason = null where organisation_id = ${uk().id} and id = ${first.id}`));
    await expect(slip).rejects.toThrow(/an_ended_prescription_stays_ended/);
  });
});

describe('a pharmacy', () => {
  it('sees people with a prescription there, and nobody else, by the database too', async () => {
    const person = await onPrescription();
    const stranger = await kit.addDosed();
    expect((await list()).map(({ personId }) => personId)).toContain(person.personId);
    expect((await list()).map(({ personId }) => personId)).not.toContain(stranger.personId);
    const elsewhere = await addTestPharmacy(clinic.database, uk(), clinic.clock.now(), 'FX999');
    const cookie = await clinic.cookieOf(uk(), elsewhere.accountId);
    expect((await clinic.app.inject({ url: '/api/pharmacy/day', headers: { cookie } })).json().items).toEqual([]);
    const row = await rowOf(person);
    expect((await clinic.app.inject({ url: `/api/pharmacy/prescriptions/${row.prescriptionId}`, headers: { cookie } })).statusCode).toBe(404);
    expect((await clinic.app.inject({ method: 'POST', url: `/api/pharmacy/prescriptions/${row.prescriptionId}/marks`, headers: { cookie, 'idempotency-key': newId() }, payload: { day: day(), kind: 'supervised', doseUg: row.dueUg } })).statusCode).toBe(404);
    // Whatever a statement forgot to say: the session's pharmacy is the database's own filter.
    const seen = (asked: string) => clinic.database.scoped(uk().id, async (tx) => {
      await tx.run(sql`select set_config('fairlead.pharmacy_id', ${asked}, true)`);
      return { people: (await tx.all<{ id: string }>(sql`select id from people`)).map(({ id }) => id), prescriptions: (await tx.all(sql`select id from instalment_prescriptions`)).length, doses: (await tx.all(sql`select id from doses where person_id = ${stranger.personId}`)).length };
    });
    expect(await seen(elsewhere.pharmacyId)).toEqual({ people: [], prescriptions: 0, doses: 0 });
    expect((await seen(pharmacyId)).people).toContain(person.personId);
    expect((await seen(pharmacyId)).people).not.toContain(stranger.personId);
    for (const url of [`/api/people/${person.personId}`, `/api/people/${person.personId}/doses`, '/api/pharmacies', `/api/people/${person.personId}/prescriptions`]) expect((await clinic.as('pharmacy', { organisation: uk(), url })).statusCode, url).toBe(403 + (url.endsWith(person.personId) ? 1 : 0));
  });

  it('supplies once: a dose of the person’s, with no line in our ledger', async () => {
    const person = await onPrescription();
    const row = await rowOf(person);
    expect(row).toMatchObject({ state: 'due', dueUg: 20_000, supervised: true });
    expect((await mark(row, 'taken-away')).statusCode).toBe(400);
    expect((await mark(row, 'supervised', { doseUg: 21_000 })).statusCode).toBe(412);
    const entries = () => clinic.database.scoped(uk().id, (tx) => tx.all(sql`select 1 from entries where organisation_id = ${uk().id}`));
    const before = (await entries()).length;
    const given = await mark(row, 'supervised');
    expect(given.statusCode, given.body).toBe(201);
    expect(given.json().row).toMatchObject({ state: 'supervised', dueUg: 20_000 });
    expect((await mark(row, 'supervised')).statusCode).toBe(409);
    expect(await dosesOf(person)).toEqual([`${day()} observed given`]);
    expect((await entries()).length).toBe(before);
    expect((await clinic.as('nurse', { organisation: uk(), url: `/api/sites/${uk().siteId}/ledger-check` })).json()).toMatchObject({ differs: [], dosesWithoutStock: 0 });
    await kit.check(person.personId);
    const window = await kit.give(person, {}, {});
    expect(window.statusCode).toBe(409);
  });

  it('and the window at once: one of them gives the dose', async () => {
    for (let round = 0; round < 6; round += 1) {
      const person = await onPrescription();
      await kit.check(person.personId);
      const row = await rowOf(person);
      const both = await Promise.all([mark(row, 'supervised'), clinic.as('nurse', { organisation: uk(), method: 'POST', url: `/api/orders/${person.orderId}/doses`, headers: { 'if-match': '1' }, payload: { dosingDay: day(), part: 1, doseUg: 20_000, acknowledged: [...answers, 'PHARMACY_SUPPLIES_TODAY'] } })]);
      expect(both.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b), both.map(({ body }) => body).join('\n')).toEqual([201, 409]);
      expect(await dosesOf(person)).toHaveLength(1);
    }
  });

  it('is told live when something of its own people’s doses changes, without a word of what, and of nobody else', async () => {
    const [person, stranger] = [await onPrescription(), await kit.addDosed()];
    const heard: string[] = [];
    const stop = await clinic.database.listen('fairlead_events', (payload) => heard.push(payload));
    for (const each of [stranger, person]) await post('nurse', `/api/episodes/${each.episodeId}/holds`, { reason: 'Talk first' });
    await expect.poll(() => heard.filter((each) => each.includes('"pharmacy"')).length).toBe(1);
    await stop();
    const notice = JSON.parse(heard.find((each) => each.includes('"pharmacy"')) ?? '{}') as Parameters<typeof mayHear>[1];
    expect(notice).toMatchObject({ t: 'pharmacy', p: person.personId, x: pharmacyId });
    const actor = { kind: 'pharmacy', organisationId: uk().id, accountId: 'a', sessionId: 's', pharmacyId, initials: '', language: 'en', factorAt: null } as const;
    expect([mayHear(actor, notice), mayHear({ ...actor, pharmacyId: newId() }, notice), mayHear(actor, { ...notice, a: 'team' }), mayHear({ kind: 'staff', organisationId: uk().id, accountId: 'a', sessionId: 's', roles: ['nurse'], siteIds: [], initials: '', language: 'en', factorAt: null }, notice)]).toEqual([true, false, false, false]);
  });

  it('gives no supply that no prescription in force covers, whatever the program thinks', async () => {
    const person = await onPrescription({ endOn: day(1) });
    const row = await rowOf(person);
    await mark(row, 'missed');
    const [marked] = await clinic.database.scoped(uk().id, (tx) => tx.all<{ id: string; author_id: string }>(sql`select id, author_id from pharmacy_marks where organisation_id = ${uk().id} and prescription_id = ${row.prescriptionId}`));
    const slip = (onDay: string, givenBy = marked?.author_id ?? '') => clinic.database.scoped(uk().id, (tx) => tx.run(sql`
      insert into doses (organisation_id, id, person_id, episode_id, site_id, dosing_day, part, order_id, order_version, medicine, dose_ug, given_ug, kind, state, given_at, given_by, recorded_at, prescription_id, pharmacy_mark_id)
      values (${uk().id}, ${newId()}, ${person.personId}, ${person.episodeId}, ${uk().siteId}, ${onDay}, 1, ${person.orderId}, 1, 'methadone', 20000, 20000, 'observed', 'given', ${clinic.clock.now().toString()}, ${givenBy}, ${clinic.clock.now().toString()}, ${row.prescriptionId}, ${marked?.id ?? ''})`));
    await expect(slip(day(2))).rejects.toThrow(/a_supply_needs_a_prescription_in_force/);
    await expect(slip(day(), uk().staff.nurse)).rejects.toThrow(/a_supply_is_made_by_its_own_pharmacy/);
    await expect(slip(day())).resolves.toBe(1);
  });
});

describe('a pharmacy’s week', () => {
  it('gives Saturday’s dose and Sunday’s bottle, and neither the window nor the pharmacy gives Sunday’s again', async () => {
    toMonday();
    nextDay(5);
    const person = await onPrescription();
    const row = await rowOf(person);
    expect(row.dueUg).toBe(40_000);
    expect((await mark(row, 'supervised')).statusCode).toBe(201);
    expect((await dosesOf(person)).toSorted()).toEqual([`${day()} observed given`, `${day(1)} take-home given`]);
    nextDay();
    expect((await rowOf(person)).state).toBe('at-home');
    expect((await mark(row, 'supervised')).statusCode).toBe(409);
    await kit.check(person.personId);
    expect((await kit.give(person, { acknowledged: [...answers, 'PHARMACY_SUPPLIES_TODAY'] })).statusCode).toBe(409);
  });

  it('stops at three missed days until the prescriber answered: told by one tap, restarted with a new dose', async () => {
    toMonday();
    const person = await onPrescription();
    expect((await mark(await rowOf(person), 'supervised')).statusCode).toBe(201);
    for (const missed of [1, 2, 3]) {
      nextDay();
      const reply = await mark(await rowOf(person), 'missed');
      expect(reply.statusCode, reply.body).toBe(201);
      expect([missed, reply.json().row.missedDays]).toEqual([missed, missed]);
    }
    nextDay();
    const stopped = await rowOf(person);
    expect(stopped).toMatchObject({ state: 'stopped', missedDays: 3 });
    expect(stopped.decision.reasons).toContain('UK_THREE_CONSECUTIVE_CONTACT_PRESCRIBER');
    const refused = await mark(stopped, 'supervised');
    expect([refused.statusCode, refused.json().decision?.decision]).toEqual([409, 'refuse']);
    expect(await dosesOf(person)).toHaveLength(1);
    expect((await post('pharmacy', `/api/pharmacy/prescriptions/${stopped.prescriptionId}/question`)).statusCode).toBe(201);
    expect((await post('pharmacy', `/api/pharmacy/prescriptions/${stopped.prescriptionId}/question`)).statusCode).toBe(409);
    const tasks = await clinic.database.scoped(uk().id, (tx) => tx.all<{ kind: string; role: string; params: { missedDays: number } }>(sql`select kind, role, params from tasks where organisation_id = ${uk().id} and person_id = ${person.personId} and state = 'open' and kind like 'dispensary.%'`));
    expect(tasks).toMatchObject([{ kind: 'dispensary.answer-pharmacy', role: 'prescriber', params: { missedDays: 3 } }]);
    expect((await rowOf(person)).askedAt).not.toBeNull();
    const restarted = await post('prescriber', `/api/prescriptions/${stopped.prescriptionId}/restart`, { doseUg: 10_000, startOn: day(), endOn: day(8), reason: 'Seen today; restart at half' });
    expect(restarted.statusCode, restarted.body).toBe(201);
    const again = await rowOf(person);
    expect(again).toMatchObject({ state: 'due', dueUg: 10_000, askedAt: null });
    expect(again.prescriptionId).not.toBe(stopped.prescriptionId);
    expect((await list()).filter(({ personId }) => personId === person.personId)).toHaveLength(1);
    const given = await mark(again, 'supervised');
    expect(given.statusCode, given.body).toBe(201);
  });

  it('asks the prescriber why supply goes on, where the next prescription is written over missed days', async () => {
    toMonday();
    const person = await onPrescription({ endOn: day(4) });
    await mark(await rowOf(person), 'supervised');
    nextDay(5);
    const next = await written(person, { startOn: day(), endOn: day(6) });
    expect([next.statusCode, next.json().decision?.reasons]).toEqual([409, expect.arrayContaining(['UK_THREE_CONSECUTIVE_CONTACT_PRESCRIBER'])]);
  });

  it('holds by the pharmacist’s word until the prescriber lifts it, and the window holds too', async () => {
    toMonday();
    const person = await onPrescription();
    const row = await rowOf(person);
    expect((await mark(row, 'held')).json().field).toBe('/note');
    expect((await mark(row, 'held', { note: 'Very drowsy' })).statusCode).toBe(201);
    expect((await mark(row, 'supervised')).json().decision?.reasons).toContain('DOSE_HELD');
    await kit.check(person.personId);
    expect((await kit.give(person, { acknowledged: [...answers, 'PHARMACY_SUPPLIES_TODAY'] })).json().decision?.reasons).toContain('DOSE_HELD');
    const [hold] = (await clinic.as('prescriber', { organisation: uk(), url: `/api/people/${person.personId}/orders` })).json().holds;
    expect((await post('prescriber', `/api/holds/${hold.id}/lift`, { reason: 'Seen, well' })).statusCode).toBe(201);
    expect((await rowOf(person)).state).toBe('due');
    expect((await mark(row, 'supervised')).statusCode).toBe(201);
  });

  it('does not supply whoever is intoxicated, until somebody says how they are now', async () => {
    const person = await onPrescription();
    const row = await rowOf(person);
    expect((await mark(row, 'intoxicated')).statusCode).toBe(201);
    expect((await mark(row, 'supervised')).json().field).toBe('/note');
    expect((await mark(row, 'supervised', { note: 'Back at five, steady, no smell' })).statusCode).toBe(201);
  });

  it('keeps a wrong mark beside its correction, frees the slot, and lets the day be marked again', async () => {
    const person = await onPrescription();
    const given = await mark(await rowOf(person), 'supervised');
    const corrected = await post('pharmacy', `/api/pharmacy/marks/${given.json().row.mark.id}/correction`, { reason: 'Wrong person' });
    expect(corrected.statusCode, corrected.body).toBe(201);
    expect(corrected.json().row).toMatchObject({ state: 'due', mark: null });
    expect(await dosesOf(person)).toEqual([`${day()} observed void`]);
    expect((await post('pharmacy', `/api/pharmacy/marks/${given.json().row.mark.id}/correction`, { reason: 'Again' })).statusCode).toBe(409);
    expect((await mark(await rowOf(person), 'refused')).statusCode).toBe(201);
    const { marks } = (await clinic.as('prescriber', { organisation: uk(), url: `/api/people/${person.personId}/prescriptions` })).json().items[0];
    expect(marks.map((each: { kind: string; stands: boolean }) => [each.kind, each.stands])).toEqual([['refused', true], ['entered-in-error', false], ['supervised', false]]);
  });

  it('takes yesterday’s supply with its time and reason, and nothing older', async () => {
    toMonday();
    const person = await onPrescription();
    nextDay();
    const [yesterday] = (await list(day(-1))).filter(({ personId }) => personId === person.personId);
    if (yesterday === undefined) throw new Error('Yesterday is empty.');
    const monday = day(-1);
    const late = (more: Readonly<Record<string, unknown>>) => post('pharmacy', `/api/pharmacy/prescriptions/${yesterday.prescriptionId}/marks`, { day: monday, kind: 'supervised', doseUg: 20_000, ...more });
    expect((await late({})).statusCode).toBe(400);
    expect((await late({ note: 'Supplied, not pressed', at: '16:40' })).statusCode).toBe(201);
    expect(await dosesOf(person)).toEqual([`${day(-1)} observed given`]);
    nextDay();
    expect((await late({ note: 'Too late', at: '16:40' })).statusCode).toBe(400);
  });

  it('ends at once where the prescriber cancels or the order changes', async () => {
    const person = await onPrescription();
    const row = await rowOf(person);
    expect((await post('prescriber', `/api/prescriptions/${row.prescriptionId}/cancellation`, { reason: 'Went to hospital' })).statusCode).toBe(201);
    expect((await mark(row, 'supervised')).json().detail).toMatch(/Went to hospital/);
    expect((await rowOf(person)).state).toBe('ended');
    const other = await onPrescription();
    const theirs = await rowOf(other);
    await post('prescriber', `/api/orders/${other.orderId}/end`, { reason: 'Moved' });
    expect((await mark(theirs, 'supervised')).statusCode).toBe(409);
  });

  it('moves a collection to a prior day where a closure is noted later', async () => {
    toMonday();
    const person = await onPrescription();
    const closed = await post('manager', `/api/pharmacies/${pharmacyId}/closures`, { closedOn: day(1), reason: 'Refit' });
    expect(closed.statusCode, closed.body).toBe(201);
    expect((await rowOf(person)).dueUg).toBe(40_000);
    const { closures } = closed.json();
    expect((await post('manager', `/api/pharmacy-closures/${closures[0].id}/end`)).statusCode).toBe(201);
    expect((await rowOf(person)).dueUg).toBe(20_000);
  });

  it('writes a dose taken in part as the person’s dose of that amount, and tells the prescriber', async () => {
    const person = await onPrescription();
    const row = await rowOf(person);
    const part = (more: Readonly<Record<string, unknown>>) => mark(row, 'in-part', more);
    expect([(await part({ note: 'Felt sick' })).json().field, (await part({ takenUg: 20_000, note: 'Felt sick' })).json().field, (await part({ takenUg: 15_000 })).json().field]).toEqual(['/takenUg', '/takenUg', '/note']);
    expect((await mark(row, 'supervised', { takenUg: 15_000 })).json().field).toBe('/takenUg');
    const given = await part({ takenUg: 15_000, note: 'Felt sick and wanted no more' });
    expect(given.statusCode, given.body).toBe(201);
    expect(given.json().row).toMatchObject({ state: 'in-part', mark: { kind: 'in-part', amountUg: 15_000, destroyedUg: 5000, note: 'Felt sick and wanted no more' } });
    const [dose] = (await clinic.as('nurse', { organisation: uk(), url: `/api/people/${person.personId}/doses` })).json().items;
    expect(dose).toMatchObject({ dosingDay: day(), state: 'partial', doseUg: 20_000, takenUg: 15_000 });
    const open = await clinic.database.scoped(uk().id, (tx) => tx.all<{ kind: string; params: unknown }>(sql`select kind, role, params from tasks where organisation_id = ${uk().id} and person_id = ${person.personId} and kind = 'dispensary.pharmacy-in-part'`));
    expect(open).toMatchObject([{ role: 'prescriber', params: { doseUg: 20_000, takenUg: 15_000, reason: 'Felt sick and wanted no more' } }]);
    // The slot is filled: neither the rest nor a second dose is supplied, here or at the window.
    expect((await mark(row, 'supervised')).statusCode).toBe(409);
    await kit.check(person.personId);
    expect((await kit.give(person)).statusCode).toBe(409);
    expect((await post('pharmacy', `/api/pharmacy/marks/${given.json().row.mark.id}/correction`, { reason: 'All of it was taken' })).statusCode).toBe(201);
    expect((await mark(await rowOf(person), 'supervised')).statusCode).toBe(201);
  });

  it('hands Sunday’s bottle out whole where Saturday’s dose was taken in part, and takes no part of what is not supervised', async () => {
    toMonday();
    nextDay(5);
    const person = await onPrescription();
    const row = await rowOf(person);
    expect((await mark(row, 'in-part', { takenUg: 20_000, note: 'Had enough' })).json().field).toBe('/takenUg');
    expect((await mark(row, 'in-part', { takenUg: 5000, note: 'Had enough' })).statusCode).toBe(201);
    expect((await dosesOf(person)).toSorted()).toEqual([`${day()} observed partial`, `${day(1)} take-home given`]);
    nextDay(2);
    const away = await onPrescription({ supervised: false, wordings: all.filter((each) => each !== 'supervise') });
    expect((await mark(await rowOf(away), 'in-part', { takenUg: 5000, note: 'Had enough' })).json().field).toBe('/kind');
    const slip = clinic.database.scoped(uk().id, (tx) => tx.run(sql`
      insert into pharmacy_marks (organisation_id, id, prescription_id, pharmacy_id, person_id, on_day, kind, happened_at, author_id, recorded_at)
      values (${uk().id}, ${newId()}, ${row.prescriptionId}, ${pharmacyId}, ${person.personId}, ${day(3)}, 'in-part', ${clinic.clock.now().toString()}, ${uk().staff.nurse}, ${clinic.clock.now().toString()})`));
    await expect(slip).rejects.toThrow(/a_dose_in_part_says_how_much_and_why/);
  });
});

describe('opening hours', () => {
  const fields = { name: 'Lock Street Pharmacy', address: '2 Lock Street', telephone: '07700 900188', openDays: [1, 2, 6], opensOnBankHolidays: false };
  const monday = [{ day: 1, opens: '14:00', closes: '17:30' }, { day: 1, opens: '09:00', closes: '13:00' }];

  it('are kept by weekday with a break, refused where they cannot be so, and stay where a change does not name them', async () => {
    const add = (odsCode: string, hours: unknown) => post('manager', '/api/pharmacies', { ...fields, odsCode, siteId: uk().siteId, hours });
    for (const hours of [[{ day: 3, opens: '09:00', closes: '17:00' }], [{ day: 1, opens: '17:00', closes: '09:00' }], [...monday, { day: 1, opens: '12:30', closes: '13:30' }], [{ day: 1, opens: '09:00', closes: '14:30' }, { day: 1, opens: '14:00', closes: '17:00' }]]) expect((await add('FQ901', hours)).json().field, JSON.stringify(hours)).toBe('/hours');
    expect((await add('FQ901', [{ day: 1, opens: '9:00', closes: '17:00' }])).statusCode).toBe(400);
    const added = await add('FQ901', monday);
    expect(added.statusCode, added.body).toBe(201);
    const change = (more: object) => post('manager', `/api/pharmacies/${added.json().id as string}/changes`, { ...fields, state: 'active', ...more });
    expect((await change({})).json().hours).toEqual(monday);
    expect((await change({ openDays: [2, 6] })).json().hours).toEqual([]);
    expect((await change({ hours: [{ day: 6, opens: '09:00', closes: '12:30' }] })).json().hours).toEqual([{ day: 6, opens: '09:00', closes: '12:30' }]);
  });

  it('stand beside the collections when a prescription is planned', async () => {
    const hours = [{ day: 1, opens: '09:00', closes: '13:00' }];
    const { pharmacyId: other } = await addTestPharmacy(clinic.database, uk(), clinic.clock.now(), 'FQ902');
    await clinic.database.scoped(uk().id, (tx) => tx.run(sql`update pharmacies set hours = ${JSON.stringify(hours)} where organisation_id = ${uk().id} and id = ${other}`));
    const person = await kit.addDosed();
    const planned = await post('prescriber', `/api/orders/${person.orderId}/prescription-plans`, { pharmacyId: other, startOn: day(), endOn: day(6), supervised: true, wordings: all, personAddress: '7 Harbour View', registration: 'GMC 7000001' });
    expect(planned.json()).toMatchObject({ hours });
  });
});
