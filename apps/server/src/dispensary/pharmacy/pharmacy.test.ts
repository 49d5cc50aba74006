/** What a prescription says, who a pharmacy sees and supplies, and when it is open. */
import { describe, expect, it } from 'vitest';
import { newId } from '../../platform/ids.ts';
import { mayHear } from '../../platform/live.ts';
import { sql } from '../../platform/scoped.ts';
import { addTestPharmacy } from '../../platform/testing/test-clinic.ts';
import { answers, makeDosingKit } from '../testing/dosing-kit.ts';
import { allWordings, pharmacyForTests } from '../testing/pharmacy-kit.ts';

const bridge = pharmacyForTests();
const { day, post, written, onPrescription, list, rowOf, mark, dosesOf } = bridge;
const uk = () => bridge.clinic.other;

describe('a prescription', () => {
  it('says what the law asks of it, from a signed order', async () => {
    const person = await bridge.kit.addDosed({ mg: [60] });
    const reply = await written(person);
    expect(reply.statusCode, reply.body).toBe(201);
    const { content, validUntil } = reply.json().prescription;
    expect(content).toMatchObject({
      person: { address: '7 Harbour View' }, prescriber: { registration: 'GMC 7000001', address: 'Quayside, 3 Quayside' }, preparation: 'Methadone oral solution 1 mg/ml', form: 'oral solution', strength: '1 mg/ml', dose: '60 mg (60 ml) each day',
      total: { figures: '840 ml (840 mg)', words: 'eight hundred and forty millilitres' }, days: 14, startOn: day(), endOn: day(13), supervised: true, wordings: allWordings,
    });
    expect(content.collections).toHaveLength(12);
    expect(content.collections[5]).toMatchObject({ collectOn: day(5), amountUg: 120_000, closedDays: [day(6)], doses: [{ supervised: true }, { supervised: false }] });
    expect(validUntil).toBe(day(28));
    const print = await bridge.clinic.as('prescriber', { organisation: uk(), url: `/api/prescriptions/${reply.json().prescription.id}/print` });
    expect(Buffer.from(print.json().base64, 'base64').subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('is refused over 14 days, without the address, the number or the third wording, for a closed day without its wording, and at a US site', async () => {
    const person = await bridge.kit.addDosed();
    const long = await written(person, { endOn: day(14) });
    expect([long.statusCode, long.json().decision?.reasons]).toEqual([409, ['FP10MDA_OVER_14_DAYS']]);
    expect((await written(person, { personAddress: undefined })).json().field).toBe('/personAddress');
    expect((await written(person, { wordings: allWordings.filter((each) => each !== 'three-missed') })).json().field).toBe('/wordings');
    expect((await written(person, { wordings: allWordings.filter((each) => each !== 'closed-days') })).json().field).toBe('/wordings');
    expect((await written(person, { startOn: day(-1) })).json().field).toBe('/startOn');
    const us = await makeDosingKit(bridge.clinic, bridge.clinic.here, 1000, 10_000);
    const there = await us.addDosed();
    expect((await bridge.clinic.as('prescriber', { method: 'POST', url: `/api/orders/${there.orderId}/prescriptions`, payload: { pharmacyId: newId(), startOn: day(), endOn: day(3), supervised: true, wordings: allWordings } })).json().detail).toMatch(/United Kingdom/);
  });

  it('stands alone on its days, and is changed only by the next one', async () => {
    const person = await onPrescription();
    const [first] = (await bridge.clinic.as('prescriber', { organisation: uk(), url: `/api/people/${person.personId}/prescriptions` })).json().items;
    expect((await written(person, { endOn: day(6) })).statusCode).toBe(409);
    const next = await written(person, { endOn: day(6), replacesId: first.id });
    expect(next.statusCode, next.body).toBe(201);
    const { items } = (await bridge.clinic.as('prescriber', { organisation: uk(), url: `/api/people/${person.personId}/prescriptions` })).json();
    expect(items.map((each: { state: string }) => each.state)).toEqual(['in-force', 'replaced']);
    const slip = bridge.clinic.database.scoped(uk().id, (tx) => tx.run(sql`update instalment_prescriptions set state = 'in-force', ended_at = null, ended_by = null, end_reason = null where organisation_id = ${uk().id} and id = ${first.id}`));
    await expect(slip).rejects.toThrow(/an_ended_prescription_stays_ended/);
  });
});

describe('a pharmacy', () => {
  it('sees people with a prescription there, and nobody else, by the database too', async () => {
    const person = await onPrescription();
    const stranger = await bridge.kit.addDosed();
    expect((await list()).map(({ personId }) => personId)).toContain(person.personId);
    expect((await list()).map(({ personId }) => personId)).not.toContain(stranger.personId);
    const elsewhere = await addTestPharmacy(bridge.clinic.database, uk(), bridge.clinic.clock.now(), 'FX999');
    const cookie = await bridge.clinic.cookieOf(uk(), elsewhere.accountId);
    expect((await bridge.clinic.app.inject({ url: '/api/pharmacy/day', headers: { cookie } })).json().items).toEqual([]);
    const row = await rowOf(person);
    expect((await bridge.clinic.app.inject({ url: `/api/pharmacy/prescriptions/${row.prescriptionId}`, headers: { cookie } })).statusCode).toBe(404);
    expect((await bridge.clinic.app.inject({ method: 'POST', url: `/api/pharmacy/prescriptions/${row.prescriptionId}/marks`, headers: { cookie, 'idempotency-key': newId() }, payload: { day: day(), kind: 'supervised', doseUg: row.dueUg } })).statusCode).toBe(404);
    // Whatever a statement forgot to say: the session's pharmacy is the database's own filter.
    const seen = (asked: string) => bridge.clinic.database.scoped(uk().id, async (tx) => {
      await tx.run(sql`select set_config('fairlead.pharmacy_id', ${asked}, true)`);
      return { people: (await tx.all<{ id: string }>(sql`select id from people`)).map(({ id }) => id), prescriptions: (await tx.all(sql`select id from instalment_prescriptions`)).length, doses: (await tx.all(sql`select id from doses where person_id = ${stranger.personId}`)).length };
    });
    expect(await seen(elsewhere.pharmacyId)).toEqual({ people: [], prescriptions: 0, doses: 0 });
    expect((await seen(bridge.pharmacyId)).people).toContain(person.personId);
    expect((await seen(bridge.pharmacyId)).people).not.toContain(stranger.personId);
    for (const url of [`/api/people/${person.personId}`, `/api/people/${person.personId}/doses`, '/api/pharmacies', `/api/people/${person.personId}/prescriptions`]) expect((await bridge.clinic.as('pharmacy', { organisation: uk(), url })).statusCode, url).toBe(403 + (url.endsWith(person.personId) ? 1 : 0));
  });

  it('supplies once: a dose of the person’s, with no line in our ledger', async () => {
    const person = await onPrescription();
    const row = await rowOf(person);
    expect(row).toMatchObject({ state: 'due', dueUg: 20_000, supervised: true });
    expect((await mark(row, 'taken-away')).statusCode).toBe(400);
    expect((await mark(row, 'supervised', { doseUg: 21_000 })).statusCode).toBe(412);
    const entries = () => bridge.clinic.database.scoped(uk().id, (tx) => tx.all(sql`select 1 from entries where organisation_id = ${uk().id}`));
    const before = (await entries()).length;
    const given = await mark(row, 'supervised');
    expect(given.statusCode, given.body).toBe(201);
    expect(given.json().row).toMatchObject({ state: 'supervised', dueUg: 20_000 });
    expect((await mark(row, 'supervised')).statusCode).toBe(409);
    expect(await dosesOf(person)).toEqual([`${day()} observed given`]);
    expect((await entries()).length).toBe(before);
    expect((await bridge.clinic.as('nurse', { organisation: uk(), url: `/api/sites/${uk().siteId}/ledger-check` })).json()).toMatchObject({ differs: [], dosesWithoutStock: 0 });
    await bridge.kit.check(person.personId);
    const window = await bridge.kit.give(person, {}, {});
    expect(window.statusCode).toBe(409);
  });

  it('and the window at once: one of them gives the dose', async () => {
    for (let round = 0; round < 6; round += 1) {
      const person = await onPrescription();
      await bridge.kit.check(person.personId);
      const row = await rowOf(person);
      const both = await Promise.all([mark(row, 'supervised'), bridge.clinic.as('nurse', { organisation: uk(), method: 'POST', url: `/api/orders/${person.orderId}/doses`, headers: { 'if-match': '1' }, payload: { dosingDay: day(), part: 1, doseUg: 20_000, acknowledged: [...answers, 'PHARMACY_SUPPLIES_TODAY'] } })]);
      expect(both.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b), both.map(({ body }) => body).join('\n')).toEqual([201, 409]);
      expect(await dosesOf(person)).toHaveLength(1);
    }
  });

  it('is told live when something of its own people’s doses changes, without a word of what, and of nobody else', async () => {
    const [person, stranger] = [await onPrescription(), await bridge.kit.addDosed()];
    const heard: string[] = [];
    const stop = await bridge.clinic.database.listen('fairlead_events', (payload) => heard.push(payload));
    for (const each of [stranger, person]) await post('nurse', `/api/episodes/${each.episodeId}/holds`, { reason: 'Talk first' });
    await expect.poll(() => heard.filter((each) => each.includes('"pharmacy"')).length).toBe(1);
    await stop();
    const notice = JSON.parse(heard.find((each) => each.includes('"pharmacy"')) ?? '{}') as Parameters<typeof mayHear>[1];
    expect(notice).toMatchObject({ t: 'pharmacy', p: person.personId, x: bridge.pharmacyId });
    const actor = { kind: 'pharmacy', organisationId: uk().id, accountId: 'a', sessionId: 's', pharmacyId: bridge.pharmacyId, initials: '', language: 'en', factorAt: null } as const;
    expect([mayHear(actor, notice), mayHear({ ...actor, pharmacyId: newId() }, notice), mayHear(actor, { ...notice, a: 'team' }), mayHear({ kind: 'staff', organisationId: uk().id, accountId: 'a', sessionId: 's', roles: ['nurse'], siteIds: [], initials: '', language: 'en', factorAt: null }, notice)]).toEqual([true, false, false, false]);
  });

  it('gives no supply that no prescription in force covers, whatever the program thinks', async () => {
    const person = await onPrescription({ endOn: day(1) });
    const row = await rowOf(person);
    await mark(row, 'missed');
    const [marked] = await bridge.clinic.database.scoped(uk().id, (tx) => tx.all<{ id: string; author_id: string }>(sql`select id, author_id from pharmacy_marks where organisation_id = ${uk().id} and prescription_id = ${row.prescriptionId}`));
    const slip = (onDay: string, givenBy = marked?.author_id ?? '') => bridge.clinic.database.scoped(uk().id, (tx) => tx.run(sql`
      insert into doses (organisation_id, id, person_id, episode_id, site_id, dosing_day, part, order_id, order_version, medicine, dose_ug, given_ug, kind, state, given_at, given_by, recorded_at, prescription_id, pharmacy_mark_id)
      values (${uk().id}, ${newId()}, ${person.personId}, ${person.episodeId}, ${uk().siteId}, ${onDay}, 1, ${person.orderId}, 1, 'methadone', 20000, 20000, 'observed', 'given', ${bridge.clinic.clock.now().toString()}, ${givenBy}, ${bridge.clinic.clock.now().toString()}, ${row.prescriptionId}, ${marked?.id ?? ''})`));
    await expect(slip(day(2))).rejects.toThrow(/a_supply_needs_a_prescription_in_force/);
    await expect(slip(day(), uk().staff.nurse)).rejects.toThrow(/a_supply_is_made_by_its_own_pharmacy/);
    await expect(slip(day())).resolves.toBe(1);
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
    const { pharmacyId: other } = await addTestPharmacy(bridge.clinic.database, uk(), bridge.clinic.clock.now(), 'FQ902');
    await bridge.clinic.database.scoped(uk().id, (tx) => tx.run(sql`update pharmacies set hours = ${JSON.stringify(hours)} where organisation_id = ${uk().id} and id = ${other}`));
    const person = await bridge.kit.addDosed();
    const planned = await post('prescriber', `/api/orders/${person.orderId}/prescription-plans`, { pharmacyId: other, startOn: day(), endOn: day(6), supervised: true, wordings: allWordings, personAddress: '7 Harbour View', registration: 'GMC 7000001' });
    expect(planned.json()).toMatchObject({ hours });
  });
});
