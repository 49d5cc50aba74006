import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { passportBody, passportText, toBase64Url, type Passport } from '@fairlead/contract/passport';
import { dispensaryRoutes } from './index.ts';
import { medicationRoutes } from '../medication/index.ts';
import { makeTestClinic, type TestClinic } from '../platform/testing/test-clinic.ts';
import { newId } from '../platform/ids.ts';
import { sql } from '../platform/scoped.ts';
import { makeDosingKit, type DosingKit } from './testing/dosing-kit.ts';

let clinic: TestClinic;
let kit: DosingKit;
const hostSiteId = newId();
beforeAll(async () => {
  clinic = await makeTestClinic({ routes: [...medicationRoutes, ...dispensaryRoutes] });
  kit = await makeDosingKit(clinic);
  await clinic.database.scoped(clinic.here.id, (tx) => tx.run(sql`
    insert into sites (organisation_id, id, code, name, country, time_zone, profiles, created_at) select organisation_id, ${hostSiteId}, 'LAKE', 'Lakeside', country, time_zone, profiles, created_at from sites where organisation_id = ${clinic.here.id} and id = ${clinic.here.siteId}`));
  const stock = await clinic.as('nurse', { method: 'POST', url: `/api/sites/${hostSiteId}/stock`, payload: { productId: kit.productId, lot: 'L9', expiresOn: '2029-01-31', label: 'Lake 1', amountUg: 5_000_000, place: 'window' } });
  expect(stock.statusCode, stock.body).toBe(201);
});
afterAll(() => clinic.close());

const day = (days: number): string => Temporal.PlainDate.from(kit.today()).add({ days }).toString();
const agree = (episodeId: string, payload: Readonly<Record<string, unknown>>, who: 'prescriber' | 'nurse' = 'prescriber') => clinic.as(who, { method: 'POST', url: `/api/episodes/${episodeId}/guest-stays`, payload });
const end = (id: string, payload: Readonly<Record<string, unknown>>) => clinic.as('nurse', { method: 'POST', url: `/api/guest-stays/${id}/end`, payload });
const codes = (reply: { json: () => { decision?: { reasons: readonly string[] } } }): readonly string[] => reply.json().decision?.reasons ?? [];
const queue = async (siteId: string): Promise<readonly string[]> => (await clinic.as('nurse', { url: `/api/sites/${siteId}/queue` })).json().items.map((row: { personId: string }) => row.personId);
const stockAt = async (siteId: string): Promise<number> => Number((await clinic.database.scoped(clinic.here.id, (tx) => tx.one<{ ug: number }>(sql`select sum(balance_ug) as ug from containers where organisation_id = ${clinic.here.id} and site_id = ${siteId}`)))?.ug);

describe('a guest at another site of this clinic', () => {
  it('is dosed there from its stock, and by no other window on those days', async () => {
    const person = await kit.addDosed();
    const agreed = await agree(person.episodeId, { kind: 'our-site', fromDay: kit.today(), toDay: day(3), hostSiteId });
    expect(agreed.statusCode, agreed.body).toBe(201);
    expect([(await queue(hostSiteId)).includes(person.personId), (await queue(clinic.here.siteId)).includes(person.personId)]).toEqual([true, false]);
    await kit.check(person.personId);
    const atHome = await kit.give(person, { siteId: clinic.here.siteId });
    expect(atHome.statusCode).toBe(409);
    expect(codes(atHome)).toContain('GUEST_AT_ANOTHER_WINDOW');
    // A screen that does not say where it stands gives nothing either.
    expect(codes(await kit.give(person))).toContain('GUEST_AT_ANOTHER_WINDOW');
    const [home, host] = [await stockAt(clinic.here.siteId), await stockAt(hostSiteId)];
    const ticket = await clinic.as('nurse', { url: `/api/people/${person.personId}/ticket?siteId=${hostSiteId}` });
    expect(ticket.json(), ticket.body).toMatchObject({ siteId: hostSiteId, doseUg: 20_000 });
    const given = await kit.give(person, { siteId: hostSiteId });
    expect(given.statusCode, given.body).toBe(201);
    expect([await stockAt(clinic.here.siteId), await stockAt(hostSiteId)]).toEqual([home, host - 20_000]);
    // One dose a day, whichever window asks.
    await kit.check(person.personId);
    expect((await kit.give(person, { siteId: hostSiteId })).statusCode).toBe(409);
  });

  it('is dosed at home again when the days are over or were ended', async () => {
    const person = await kit.addDosed();
    const agreed = await agree(person.episodeId, { kind: 'our-site', fromDay: kit.today(), toDay: day(3), hostSiteId });
    expect((await end(agreed.json().stay.id, { reason: 'Came back early' })).statusCode).toBe(201);
    await kit.check(person.personId);
    expect((await kit.give(person)).statusCode).toBe(201);
  });

  it('is a choice of prescribers, of another site, once for the same days, and on an order in force', async () => {
    const person = await kit.addDosed();
    const asked = { kind: 'our-site', fromDay: kit.today(), toDay: day(3), hostSiteId };
    expect((await agree(person.episodeId, asked, 'nurse')).statusCode).toBe(403);
    expect((await agree(person.episodeId, { ...asked, hostSiteId: clinic.here.siteId })).statusCode).toBe(400);
    expect((await agree(person.episodeId, { ...asked, toDay: day(40) })).statusCode).toBe(400);
    expect((await agree(person.episodeId, { ...asked, fromDay: day(70), toDay: day(71) })).statusCode).toBe(409);
    expect((await agree(person.episodeId, asked)).statusCode).toBe(201);
    expect((await agree(person.episodeId, { ...asked, fromDay: day(2), toDay: day(5) })).statusCode).toBe(409);
  });

  it('takes the day’s right to dose along, also against a program that forgot to ask', async () => {
    const person = await kit.addDosed();
    await agree(person.episodeId, { kind: 'our-site', fromDay: kit.today(), toDay: day(3), hostSiteId });
    const slip = clinic.database.scoped(clinic.here.id, (tx) => tx.run(sql`
      insert into doses (organisation_id, id, person_id, episode_id, site_id, dosing_day, part, order_id, order_version, medicine, dose_ug, given_ug, kind, state, given_at, given_by, recorded_at, journal_id)
      select ${clinic.here.id}, ${newId()}, ${person.personId}, ${person.episodeId}, ${clinic.here.siteId}, ${kit.today()}::date, 1, ${person.orderId}, 1, 'methadone', 20000, 20000, 'observed', 'given', ${clinic.clock.now().toString()}, ${clinic.here.staff.nurse}, ${clinic.clock.now().toString()}, (select id from journals where organisation_id = ${clinic.here.id} limit 1)`));
    await expect(slip).rejects.toThrow(/a_guest_day_is_dosed_at_its_host|another site/);
  });
});

describe('a person who is a guest of another house', () => {
  it('gets no dose here on those days, and their doses come back into the record', async () => {
    const person = await kit.addDosed();
    const agreed = await agree(person.episodeId, { kind: 'away', fromDay: kit.today(), toDay: day(2), clinic: 'Bay Clinic', phone: '555 0177' });
    expect(agreed.statusCode, agreed.body).toBe(201);
    expect(await queue(clinic.here.siteId)).not.toContain(person.personId);
    await kit.check(person.personId);
    const refused = await kit.give(person);
    expect(refused.statusCode).toBe(409);
    expect(codes(refused)).toContain('GUEST_ELSEWHERE_TODAY');
    const stayId = agreed.json().stay.id as string;
    expect((await end(stayId, { reason: 'Back' })).json().detail).toMatch(/Ask Bay Clinic whether it gave today’s dose/);
    expect((await end(stayId, { reason: 'Back', doses: [{ dosingDay: day(1), doseUg: 20_000 }] })).statusCode).toBe(400);
    const back = await end(stayId, { reason: 'Back', doses: [{ dosingDay: kit.today(), doseUg: 20_000 }] });
    expect(back.json(), back.body).toMatchObject({ doses: 1, stay: { state: 'ended' } });
    await kit.check(person.personId);
    const second = await kit.give(person);
    expect(second.statusCode, second.body).toBe(409);
    const doses = (await clinic.as('nurse', { url: `/api/people/${person.personId}/doses` })).json().items;
    expect(doses.map((dose: { origin: string; note: string }) => [dose.origin, dose.note])).toEqual([['imported', 'Given at Bay Clinic']]);
  });

  it('is not sent away on a day whose dose they had here', async () => {
    const person = await kit.addDosed();
    await kit.check(person.personId);
    await kit.give(person);
    expect((await agree(person.episodeId, { kind: 'away', fromDay: kit.today(), toDay: day(2), clinic: 'Bay Clinic', phone: '555 0177' })).json().detail).toMatch(/1 doses of these days are given/);
    expect((await agree(person.episodeId, { kind: 'away', fromDay: day(1), toDay: day(2), clinic: 'Bay Clinic', phone: '555 0177' })).statusCode).toBe(201);
  });

  it('has no part of a split dose left open here on a day that was dosed there', async () => {
    const person = await kit.addDosed({ mg: [10, 10] });
    const agreed = await agree(person.episodeId, { kind: 'away', fromDay: kit.today(), toDay: kit.today(), clinic: 'Bay Clinic', phone: '555 0177' });
    const back = await end(agreed.json().stay.id, { reason: 'Back', doses: [{ dosingDay: kit.today(), doseUg: 20_001 }] });
    expect(back.json(), back.body).toMatchObject({ doses: 1 });
    const doses = (await clinic.as('nurse', { url: `/api/people/${person.personId}/doses` })).json().items;
    expect(doses.map((dose: { part: number; takenUg: number }) => [dose.part, dose.takenUg])).toEqual([[1, 10_001], [2, 10_000]]);
    await kit.check(person.personId);
    expect((await kit.give(person, { part: 2, doseUg: 10_000 })).statusCode).toBe(409);
  });

  it('takes no bottle home for a day on which another house gives', async () => {
    const person = await kit.addDosed();
    await agree(person.episodeId, { kind: 'away', fromDay: day(1), toDay: day(2), clinic: 'Bay Clinic', phone: '555 0177' });
    await clinic.as('prescriber', { method: 'POST', url: `/api/episodes/${person.episodeId}/take-home-decisions`, payload: { requestedDays: 2, factors: { noActiveUseOrConditionRaisingHarm: true, regularAttendance: true, noSeriousBehaviourProblem: true, noKnownRecentDiversion: true, safeTransportAndStorage: true, otherRelevantFactors: true }, rationale: 'Steady', overrideReason: 'Steady' } });
    await kit.check(person.personId);
    const issued = await clinic.as('nurse', { method: 'POST', url: `/api/orders/${person.orderId}/take-home`, headers: { 'if-match': '1' }, payload: { dosingDays: [day(1)], containerId: kit.containerId, acknowledged: [] } });
    expect(issued.statusCode, issued.body).toBe(409);
    expect(issued.json().detail).toMatch(/Bay Clinic gives the dose of/);
  });

  it('gets one dose when the press and the agreement come at once', async () => {
    for (let round = 0; round < 8; round += 1) {
      const person = await kit.addDosed();
      await kit.check(person.personId);
      const [given, agreed] = await Promise.all([kit.give(person), agree(person.episodeId, { kind: 'away', fromDay: kit.today(), toDay: day(2), clinic: 'Bay Clinic', phone: '555 0177' })]);
      expect([given.statusCode, agreed.statusCode].filter((code) => code === 201), `${given.body}\n${agreed.body}`).toHaveLength(1);
    }
  });
});

const bay = generateKeyPairSync('ed25519');
const raw = bay.publicKey.export({ format: 'der', type: 'spki' }).subarray(-32);
const keyId = createHash('sha256').update(raw).digest('hex').slice(0, 10);
const bayKeys = { format: 'fairlead-passport-keys-1', issuer: 'Bay Clinic', keys: [{ id: keyId, publicKey: toBase64Url(raw), state: 'current', from: '2026-01-01T00:00:00Z', until: null }] };
function bayPassport(change: Partial<Passport> = {}): string {
  const now = clinic.clock.now().round({ smallestUnit: 'minute', roundingMode: 'floor' });
  const body = passportBody({ keyId, id: 'x', initials: 'RO', birthYear: 1988, medicine: 'methadone', partsUg: [20_000], lastDoseAt: now.subtract({ hours: 24 }).toString(), lastDoseUg: 20_000, bottlesLeft: 0, site: 'Bay', phone: '555 0177', issuedAt: now.subtract({ hours: 2 }).toString(), expiresAt: now.add({ hours: 70 }).toString(), ...change });
  return passportText(body, sign(null, Buffer.from(body), bay.privateKey));
}
const visit = (text: string, more: Readonly<Record<string, unknown>> = {}) => ({ kind: 'visitor', fromDay: kit.today(), toDay: day(2), confirmation: { how: 'passport', text }, ...more });
const order = (episodeId: string, mg: number, until: string) => clinic.as('prescriber', { method: 'POST', url: `/api/episodes/${episodeId}/orders`, payload: { productId: kit.productId, startOn: kit.today(), endOn: until, partUg: [mg * 1000], reason: 'Guest', facts: { lowTolerance: false, sedativesOrAlcohol: false, daysSinceLastOpioid: 0, otherMedicines: [], qtRiskFactors: false, rationale: 'Dosed by the home clinic' } } });

describe('a visitor of another house', () => {
  it('is dosed here on a passport of a clinic that is believed, for no longer and no more than it says', async () => {
    const person = await clinic.addPerson();
    expect((await agree(person.episodeId, visit(bayPassport()))).json().detail).toMatch(/No clinic that is believed here/);
    expect((await clinic.as('nurse', { method: 'POST', url: '/api/passport-issuers', payload: { keys: bayKeys, howChecked: 'x' } })).statusCode).toBe(403);
    expect((await clinic.as('administrator', { method: 'POST', url: '/api/passport-issuers', payload: { keys: { issuer: 'x' }, howChecked: 'x' } })).statusCode).toBe(400);
    expect((await clinic.as('administrator', { method: 'POST', url: '/api/passport-issuers', payload: { keys: bayKeys, howChecked: 'Fetched from the address on their letterhead' } })).statusCode).toBe(201);
    expect((await clinic.as('administrator', { url: '/api/passport-issuers' })).json().items).toMatchObject([{ howChecked: 'Fetched from the address on their letterhead' }]);
    expect((await agree(person.episodeId, visit(bayPassport({ initials: 'KM' })))).json().detail).toMatch(/It is not this person’s/);
    const text = bayPassport();
    expect((await agree(person.episodeId, visit(`${text.slice(0, -4)}AAAA`))).statusCode).toBe(409);
    expect((await agree(person.episodeId, visit(text, { toDay: day(9) }))).json().detail).toMatch(/good until/);
    const agreed = await agree(person.episodeId, visit(text));
    expect(agreed.statusCode, agreed.body).toBe(201);
    expect(agreed.json().stay).toMatchObject({ kind: 'visitor', where: 'Bay Clinic', confirmedUg: 20_000 });
    expect((await order(person.episodeId, 25, day(1))).json().versions[0].decision.reasons).toContain('GUEST_DOSE_OVER_CONFIRMED');
    expect((await order(person.episodeId, 20, day(5))).json().versions[0].decision.reasons).toContain('GUEST_OUTSIDE_DATES');
    const draft = await order(person.episodeId, 20, day(2));
    expect(draft.json().versions[0].decision.reasons.filter((code: string) => code.startsWith('GUEST'))).toEqual([]);
    const signed = await clinic.as('prescriber', { method: 'POST', url: `/api/orders/${draft.json().id}/signature`, payload: { version: 1, overrideReason: 'Dosed daily by the home clinic' } });
    expect(signed.statusCode, signed.body).toBe(201);
    await kit.check(person.personId);
    const given = await kit.give({ ...person, orderId: draft.json().id, doseUg: 20_000 });
    expect(given.statusCode, given.body).toBe(201);
  });

  it('is asked about bottles that they hold, and is not dosed on the day that home gave', async () => {
    const person = await clinic.addPerson();
    const bottles = await agree(person.episodeId, visit(bayPassport({ bottlesLeft: 2 })));
    expect(bottles.statusCode).toBe(409);
    expect(codes(bottles)).toContain('GUEST_HOLDS_TAKE_HOMES');
    const now = clinic.clock.now().round({ smallestUnit: 'minute', roundingMode: 'floor' });
    const today = await agree(person.episodeId, visit(bayPassport({ lastDoseAt: now.subtract({ hours: 3 }).toString() })));
    expect(codes(today)).toContain('GUEST_DOSED_TODAY_AT_HOME_CLINIC');
    const agreed = await agree(person.episodeId, visit(bayPassport({ bottlesLeft: 2 }), { acknowledged: ['GUEST_HOLDS_TAKE_HOMES'] }));
    expect(agreed.statusCode, agreed.body).toBe(201);
  });

  it('is taken on a call to the home clinic only when everything was asked', async () => {
    const person = await clinic.addPerson();
    const at = clinic.clock.now();
    const call = { how: 'call-back', who: 'Nurse Reyes', at: at.subtract({ minutes: 10 }).toString(), clinic: 'Bay Clinic', phone: '555 0177', medicine: 'methadone', partsUg: [30_000], lastDoseAt: at.subtract({ hours: 25 }).toString(), lastDoseUg: 30_000, lastDoseWitnessed: true, takeHomes: 0, nextDoseDue: kit.today(), prescriberOrder: true };
    const asked = (change: Readonly<Record<string, unknown>> = {}) => agree(person.episodeId, { kind: 'visitor', fromDay: kit.today(), toDay: day(5), confirmation: { ...call, ...change } });
    expect(codes(await asked({ prescriberOrder: false }))).toContain('GUEST_RECORD_INCOMPLETE');
    expect((await asked({ at: at.add({ hours: 1 }).toString() })).statusCode).toBe(400);
    const agreed = await asked();
    expect(agreed.json(), agreed.body).toMatchObject({ stay: { confirmedBy: 'Nurse Reyes', confirmedUg: 30_000, phone: '555 0177' } });
    const listed = await clinic.as('nurse', { url: `/api/people/${person.personId}/guest-stays` });
    expect(listed.json().items).toHaveLength(1);
  });
});

