import type { ReachLine } from '@fairlead/contract/aftercare';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { crisisRoutes } from './crisis/index.ts';
import { dispensaryRoutes, insertImportedDoses } from './dispensary/index.ts';
import { makeDosingKit, type DosedPerson, type DosingKit } from './dispensary/testing/dosing-kit.ts';
import { insertSyntheticOrder, medicationRoutes, productById } from './medication/index.ts';
import { sql } from './platform/scoped.ts';
import { makeTestClinic, type TestClinic } from './platform/testing/test-clinic.ts';
import { scheduleRoutes } from './schedule/index.ts';
import { aftercareRoutes, reengageSweep } from './aftercare/index.ts';
import { nextStep, reachOf } from './aftercare/reengage.ts';

let clinic: TestClinic;
let kit: DosingKit;
beforeAll(async () => {
  clinic = await makeTestClinic({ routes: [...medicationRoutes, ...dispensaryRoutes, ...scheduleRoutes, ...crisisRoutes, ...aftercareRoutes] });
  kit = await makeDosingKit(clinic);
});
afterAll(() => clinic.close());

const stated = { sedativesOrAlcohol: false, lowTolerance: false, daysSinceLastOpioid: 0, otherMedicines: [], qtRiskFactors: false };
const dayBefore = (days: number): string => Temporal.PlainDate.from(kit.today()).subtract({ days }).toString();
const list = async (): Promise<readonly ReachLine[]> => (await clinic.as('nurse', { url: `/api/sites/${clinic.here.siteId}/reengage` })).json().items;
const lineOf = async (personId: string): Promise<ReachLine | undefined> => (await list()).find((each) => each.personId === personId);
const post = (who: 'nurse' | 'prescriber' | 'peer_worker' | 'counsellor', url: string, payload: object) => clinic.as(who, { method: 'POST', url, payload });
const sweep = () => clinic.database.scoped(clinic.here.id, (tx) => reengageSweep(tx, clinic.clock.now()));
const asked = async (personId: string) => (await clinic.as('peer_worker', { url: `/api/sites/${clinic.here.siteId}/tasks`, query: { personId } })).json().items as { id: string; kind: string; params: object }[];

/** Somebody steady on a dose for weeks by an order of ours, who last came so many days ago. */
async function steady(missed: number, { ug = 80_000, weeks = 8, endOn }: { readonly ug?: number; readonly weeks?: number; readonly endOn?: string } = {}): Promise<DosedPerson> {
  const { personId, episodeId } = await clinic.addPerson();
  const history = Array.from({ length: weeks * 7 - missed }, (_, index) => ({ personId, episodeId, siteId: clinic.here.siteId, dosingDay: dayBefore(weeks * 7 - index), medicine: 'methadone', ug }));
  const orderId = await clinic.database.scoped(clinic.here.id, async (tx) => {
    await insertImportedDoses(tx, history, clinic.clock.now());
    const product = await productById(tx, kit.productId);
    if (product === null) throw new Error('no product');
    return insertSyntheticOrder(tx, {
      personId, episodeId, siteId: clinic.here.siteId, product, startOn: dayBefore(weeks * 7), endOn: endOn ?? Temporal.PlainDate.from(kit.today()).add({ days: 60 }).toString(), partUg: [ug], reason: 'Steady',
      signedBy: clinic.here.staff.prescriber, signedAt: clinic.clock.now().subtract({ hours: 24 * 7 * weeks }), facts: stated, origin: 'here',
    });
  });
  return { personId, episodeId, orderId, doseUg: ug };
}

describe('whom to reach', () => {
  it('names who missed doses with the days, the reason and how they may be reached; who came yesterday or has died is not there', async () => {
    const [two, none, dead] = [await steady(2), await steady(0), await steady(2)];
    await clinic.database.scoped(clinic.here.id, (tx) => tx.run(sql`update people set died_on = ${kit.today()} where organisation_id = ${clinic.here.id} and id = ${dead.personId}`));
    expect(await lineOf(two.personId)).toMatchObject({ missedDays: 2, lastDoseOn: dayBefore(3), medicine: 'methadone', usualUg: 80_000, restart: null, next: { step: 'write_or_visit' } });
    expect((await lineOf(two.personId))?.because.map(({ id }) => id)).toEqual(['days_missed']);
    expect([await lineOf(none.personId), await lineOf(dead.personId)]).toEqual([undefined, undefined]);
  });

  it('puts first who is in most danger, whoever missed longest', async () => {
    const [four, fresh] = [await steady(4), await steady(2, { weeks: 1 })];
    await post('nurse', `/api/people/${four.personId}/naloxone-kits`, { product: 'nasal_4mg', devices: 2, trained: true });
    const lines = await list();
    const at = (personId: string) => lines.findIndex((each) => each.personId === personId);
    expect(lines[at(fresh.personId)]).toMatchObject({ group: 1, withinHours: 24 });
    expect(lines[at(fresh.personId)]?.because.map(({ id }) => id)).toEqual(['first_fortnight', 'methadone_start', 'restart_lower', 'days_missed']);
    expect(lines[at(four.personId)]?.because.map(({ id }) => id)).toContain('restart_lower');
    expect(at(fresh.personId)).toBeLessThan(at(four.personId));
    expect(lines.map(({ place }) => place)).toEqual(lines.map((_, index) => index + 1));
  });

  it('counts an order that ran out and one that nobody came for; an order that was ended is no gap', async () => {
    const ran = await steady(3, { endOn: dayBefore(2) });
    const never = await kit.addDosed();
    const ended = await steady(3);
    expect((await post('prescriber', `/api/orders/${ended.orderId}/end`, { reason: 'Detox finished' })).statusCode).toBeLessThan(300);
    clinic.clock.moveBy(Temporal.Duration.from('P1D'));
    expect((await lineOf(ran.personId))?.because.map(({ id }) => id)).toContain('order_ran_out');
    expect((await lineOf(ran.personId))?.restart).toMatchObject({ canDraft: false });
    expect(await lineOf(never.personId)).toMatchObject({ missedDays: 1, lastDoseOn: null, restart: null });
    expect(await lineOf(ended.personId)).toBeUndefined();
  });

  it('leaves out who is dosed at another house, and asks to bring the doses back once those days are over', async () => {
    const away = await steady(0);
    const to = Temporal.PlainDate.from(kit.today()).add({ days: 2 }).toString();
    const agreed = await post('prescriber', `/api/episodes/${away.episodeId}/guest-stays`, { kind: 'away', fromDay: kit.today(), toDay: to, clinic: 'Lakeside Clinic', phone: '617 555 0199' });
    expect(agreed.statusCode, agreed.body).toBe(201);
    clinic.clock.moveBy(Temporal.Duration.from('P2D'));
    expect(await lineOf(away.personId)).toBeUndefined();
    clinic.clock.moveBy(Temporal.Duration.from('P1D'));
    expect(await lineOf(away.personId)).toMatchObject({ awayAt: 'Lakeside Clinic', next: { step: 'bring_doses_back' } });
  });

  it('is not for the administrator, and another clinic sees none of it', async () => {
    const here = await steady(3);
    expect((await clinic.as('administrator', { url: `/api/sites/${clinic.here.siteId}/reengage` })).statusCode).toBe(403);
    expect((await clinic.as('nurse', { organisation: clinic.other, url: `/api/sites/${clinic.here.siteId}/reengage` })).statusCode).toBe(404);
    expect((await clinic.as('nurse', { organisation: clinic.other, method: 'POST', url: `/api/people/${here.personId}/outreach`, payload: { how: 'call', outcome: 'spoke' } })).statusCode).toBe(404);
  });
});

describe('reaching out', () => {
  it('is asked of somebody once a gap, also where a missed visit asks too, and ends when they were spoken to', async () => {
    const person = await steady(2);
    await sweep();
    await sweep();
    expect(await asked(person.personId)).toMatchObject([{ kind: 'aftercare.doses-missed', params: { days: 2 } }]);
    expect((await post('peer_worker', `/api/people/${person.personId}/outreach`, { how: 'call', outcome: 'no_answer', againOn: kit.today() })).statusCode).toBe(201);
    expect(await asked(person.personId)).toHaveLength(1);
    const tomorrow = Temporal.PlainDate.from(kit.today()).add({ days: 1 }).toString();
    expect((await post('peer_worker', `/api/people/${person.personId}/outreach`, { how: 'call', outcome: 'spoke', why: 'transport', comingOn: tomorrow, note: 'The bus does not run on Sunday' })).statusCode).toBe(201);
    await sweep();
    expect(await asked(person.personId)).toEqual([]);
    expect(await lineOf(person.personId)).toMatchObject({ next: { step: 'expected', on: tomorrow }, tried: [{ outcome: 'spoke', why: 'transport' }, { outcome: 'no_answer' }] });
  });

  it('is one call for a missed visit and missed doses together', async () => {
    const person = await steady(2);
    const booked = await post('nurse', `/api/people/${person.personId}/appointments`, { kind: 'review', title: 'Dose review', startsAt: clinic.clock.now().add({ hours: 1 }).toString(), minutes: 30, modality: 'in_person' });
    expect((await post('counsellor', `/api/appointments/${booked.json().id}/outcome`, { state: 'missed' })).statusCode).toBe(201);
    await sweep();
    expect((await asked(person.personId)).map(({ kind }) => kind)).toEqual(['schedule.reach-out']);
    expect((await lineOf(person.personId))?.because.map(({ id }) => id)).toEqual(['days_missed', 'visit_missed']);
  });

  it('keeps no reason of somebody who was not spoken to, and no day that is over', async () => {
    const person = await steady(2);
    expect((await post('nurse', `/api/people/${person.personId}/outreach`, { how: 'call', outcome: 'no_answer', why: 'work' })).json()).toMatchObject({ status: 400, field: '/outcome' });
    expect((await post('nurse', `/api/people/${person.personId}/outreach`, { how: 'call', outcome: 'spoke', comingOn: dayBefore(1) })).json()).toMatchObject({ status: 400, field: '/comingOn' });
  });

  it('says what the person allowed, and takes what nobody asked for no yes', () => {
    const someone = { telephone: '617 555 0100', email: null, contact: {} };
    expect(reachOf(someone, null)).toMatchObject({ call: null, message: null, contact: null });
    expect(reachOf({ ...someone, contact: { how: 'phone', ifOther: 'say_nothing' } }, null)).toMatchObject({ call: true, message: false });
    expect(reachOf({ ...someone, contact: { call: false, voicemail: true } }, null)).toMatchObject({ call: false, message: true });
    const sister = { contact_name: 'Ines', contact_phone: '617 555 0101', contact_relation: 'sister', contact_consented: false };
    expect(reachOf(someone, sister).contact).toBeNull();
    expect(reachOf(someone, { ...sister, contact_consented: true }).contact).toEqual({ name: 'Ines', phone: '617 555 0101', relation: 'sister' });
    expect(nextStep(reachOf({ ...someone, contact: { call: false } }, null), [], { waitsForPrescriber: false, awayAt: null }, '2026-02-10').step).toBe('write_or_visit');
  });
});

describe('a restart after missed days', () => {
  const restart = (person: DosedPerson, doseUg: number, who: 'nurse' | 'prescriber' | 'counsellor' = 'nurse') => post(who, `/api/people/${person.personId}/restart-drafts`, { orderId: person.orderId, seenVersion: 1, doseUg });

  it('is drafted with the dose that the rule names, once, and gives nothing before a prescriber signs', async () => {
    const person = await steady(2);
    clinic.clock.moveBy(Temporal.Duration.from('P1D'));
    // TIP 63, day 3: from half to the whole; the lowest is drafted.
    expect((await lineOf(person.personId))?.restart).toMatchObject({ usualUg: 80_000, doseUg: 40_000, rangeUg: [40_000, 80_000], canDraft: true, drafted: null, findings: [{ code: 'RESTART_LOWER' }] });
    expect((await restart(person, 40_000, 'counsellor')).statusCode).toBe(403);
    expect((await restart(person, 80_000)).statusCode).toBe(412);
    const drafted = await restart(person, 40_000);
    expect(drafted.statusCode, drafted.body).toBe(201);
    expect(drafted.json()).toMatchObject({ version: 2, doseUg: 40_000 });
    expect((await restart(person, 40_000)).statusCode).toBe(409);
    expect((await lineOf(person.personId))?.restart).toMatchObject({ canDraft: false, drafted: { version: 2, doseUg: 40_000 } });
    const order = (await clinic.as('prescriber', { url: `/api/orders/${person.orderId}` })).json();
    expect(order).toMatchObject({ version: 1, state: 'signed' });
    expect(order.versions[0]).toMatchObject({ partUg: [40_000], startOn: kit.today(), facts: { lowTolerance: null, sedativesOrAlcohol: null, qtRiskFactors: false } });
    expect(order.versions[0].decision.reasons).not.toContain('TAPER_STEP_10PCT_OR_MORE');
    await kit.check(person.personId);
    const all = ['poss', 'intoxicated', 'identityConfirmed', 'dosedElsewhereToday', 'sedativesOrAlcohol', 'lowTolerance', 'daysSinceLastOpioid', 'rationale', 'RESTART_LOWER', 'PRESCRIBER_DISCUSSION_HALF_DOSE'];
    expect((await kit.give({ ...person, doseUg: 80_000 }, { acknowledged: all })).statusCode).toBe(409);
    expect((await post('prescriber', `/api/orders/${person.orderId}/signature`, { version: 2 })).statusCode).toBe(201);
    expect((await lineOf(person.personId))?.restart).toMatchObject({ signed: { doseUg: 40_000 }, canDraft: false });
    const ticket = (await clinic.as('nurse', { url: `/api/people/${person.personId}/ticket` })).json();
    const given = await kit.give({ ...person, doseUg: 40_000 }, { acknowledged: [...ticket.decision.reasons, ...ticket.decision.missing] }, { 'if-match': '2' });
    expect(given.statusCode, given.body).toBe(201);
    expect(await lineOf(person.personId)).toBeUndefined();
    // The days before the new version stay missed, with what was planned on them.
    const series = (await clinic.as('nurse', { url: `/api/people/${person.personId}/doses?from=${dayBefore(3)}` })).json().days;
    expect(series).toMatchObject([{ kind: 'missed', plannedUg: 80_000 }, { kind: 'missed', plannedUg: 80_000 }, { kind: 'missed', plannedUg: 80_000 }, { kind: 'observed', plannedUg: 40_000, takenUg: 40_000 }]);
  });

  it('is half where the rule says half, and nothing where the rule begins anew or names no dose', async () => {
    const [four, five] = [await steady(3), await steady(4)];
    clinic.clock.moveBy(Temporal.Duration.from('P1D'));
    expect((await lineOf(four.personId))?.restart).toMatchObject({ doseUg: 40_000, rangeUg: null, findings: [{ code: 'PRESCRIBER_DISCUSSION_HALF_DOSE', mark: expect.any(String) }] });
    expect((await lineOf(five.personId))?.restart).toMatchObject({ doseUg: null, canDraft: false, findings: [{ code: 'NEW_INDUCTION' }] });
    expect((await lineOf(five.personId))?.group).toBe(1);
    expect((await restart(five, 40_000)).statusCode).toBe(409);
    const today = await steady(1);
    expect((await restart(today, 80_000)).statusCode).toBe(409);
  });
});
