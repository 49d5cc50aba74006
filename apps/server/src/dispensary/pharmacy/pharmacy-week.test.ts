/** Days at a pharmacy: what is given along, missed, held, corrected, taken in part, and what both sides see of it. */
import { describe, expect, it } from 'vitest';
import { newId } from '../../platform/ids.ts';
import { sql } from '../../platform/scoped.ts';
import { answers } from '../testing/dosing-kit.ts';
import { allWordings, pharmacyForTests } from '../testing/pharmacy-kit.ts';

const bridge = pharmacyForTests();
const { day, nextDay, toMonday, post, written, onPrescription, list, rowOf, mark, dosesOf } = bridge;
const uk = () => bridge.clinic.other;

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
    await bridge.kit.check(person.personId);
    expect((await bridge.kit.give(person, { acknowledged: [...answers, 'PHARMACY_SUPPLIES_TODAY'] })).statusCode).toBe(409);
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
    const tasks = await bridge.clinic.database.scoped(uk().id, (tx) => tx.all<{ kind: string; role: string; params: { missedDays: number } }>(sql`select kind, role, params from tasks where organisation_id = ${uk().id} and person_id = ${person.personId} and state = 'open' and kind like 'dispensary.%'`));
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
    await bridge.kit.check(person.personId);
    expect((await bridge.kit.give(person, { acknowledged: [...answers, 'PHARMACY_SUPPLIES_TODAY'] })).json().decision?.reasons).toContain('DOSE_HELD');
    const [hold] = (await bridge.clinic.as('prescriber', { organisation: uk(), url: `/api/people/${person.personId}/orders` })).json().holds;
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
    const { marks } = (await bridge.clinic.as('prescriber', { organisation: uk(), url: `/api/people/${person.personId}/prescriptions` })).json().items[0];
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
    const closed = await post('manager', `/api/pharmacies/${bridge.pharmacyId}/closures`, { closedOn: day(1), reason: 'Refit' });
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
    const [dose] = (await bridge.clinic.as('nurse', { organisation: uk(), url: `/api/people/${person.personId}/doses` })).json().items;
    expect(dose).toMatchObject({ dosingDay: day(), state: 'partial', doseUg: 20_000, takenUg: 15_000 });
    const open = await bridge.clinic.database.scoped(uk().id, (tx) => tx.all<{ kind: string; params: unknown }>(sql`select kind, role, params from tasks where organisation_id = ${uk().id} and person_id = ${person.personId} and kind = 'dispensary.pharmacy-in-part'`));
    expect(open).toMatchObject([{ role: 'prescriber', params: { doseUg: 20_000, takenUg: 15_000, reason: 'Felt sick and wanted no more' } }]);
    // The slot is filled: neither the rest nor a second dose is supplied, here or at the window.
    expect((await mark(row, 'supervised')).statusCode).toBe(409);
    await bridge.kit.check(person.personId);
    expect((await bridge.kit.give(person)).statusCode).toBe(409);
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
    const away = await onPrescription({ supervised: false, wordings: allWordings.filter((each) => each !== 'supervise') });
    expect((await mark(await rowOf(away), 'in-part', { takenUg: 5000, note: 'Had enough' })).json().field).toBe('/kind');
    const slip = bridge.clinic.database.scoped(uk().id, (tx) => tx.run(sql`
      insert into pharmacy_marks (organisation_id, id, prescription_id, pharmacy_id, person_id, on_day, kind, happened_at, author_id, recorded_at)
      values (${uk().id}, ${newId()}, ${row.prescriptionId}, ${bridge.pharmacyId}, ${person.personId}, ${day(3)}, 'in-part', ${bridge.clinic.clock.now().toString()}, ${uk().staff.nurse}, ${bridge.clinic.clock.now().toString()})`));
    await expect(slip).rejects.toThrow(/a_dose_in_part_says_how_much_and_why/);
  });
});
