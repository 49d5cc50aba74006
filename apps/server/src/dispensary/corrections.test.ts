import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generateSecret } from 'otplib';
import { dispensaryRoutes, insertImportedDoses } from './index.ts';
import { medicationRoutes } from '../medication/index.ts';
import { makeTestClinic, type TestClinic } from '../platform/testing/test-clinic.ts';
import { claimName } from '../platform/accounts-store.ts';
import { hashPassphrase, totpCode } from '../platform/passphrases.ts';
import { factorOf } from '../platform/reseal.ts';
import { sql } from '../platform/scoped.ts';
import { seal } from '../platform/vault.ts';
import { makeDosingKit, type DosingKit } from './testing/dosing-kit.ts';

let clinic: TestClinic;
let kit: DosingKit;
const secret = generateSecret();
beforeAll(async () => {
  clinic = await makeTestClinic({ routes: [...medicationRoutes, ...dispensaryRoutes] });
  kit = await makeDosingKit(clinic);
  const hash = await hashPassphrase('a long walk by the river');
  await clinic.database.scoped(clinic.here.id, async (tx) => {
    for (const role of ['pharmacist', 'prescriber', 'counsellor'] as const) {
      await claimName(tx, `${role}@test`, clinic.here.staff[role]);
      await tx.run(sql`update accounts set passphrase_hash = ${hash}, totp_secret = ${seal(secret, factorOf(clinic.here.staff[role]))} where organisation_id = ${clinic.here.id} and id = ${clinic.here.staff[role]}`);
    }
  });
});
afterAll(() => clinic.close());

async function second(name = 'pharmacist@test', passphrase = 'a long walk by the river'): Promise<string> {
  const reply = await clinic.as('nurse', { method: 'POST', url: '/api/second-person', payload: { name, passphrase } });
  expect(reply.statusCode, reply.body).toBe(201);
  return reply.json().confirmationId as string;
}
const balance = async (): Promise<number> => (await clinic.as('nurse', { url: `/api/sites/${clinic.here.siteId}/stock` })).json().items.find((row: { id: string }) => row.id === kit.containerId).balanceUg;
const correct = (id: string, payload: Readonly<Record<string, unknown>>): ReturnType<TestClinic['as']> => clinic.as('nurse', { method: 'POST', url: `/api/doses/${id}/corrections`, payload });

describe('a second person at the screen', () => {
  it('is known by their own code or passphrase, is good once, and is never the first person', async () => {
    const code = await clinic.as('nurse', { method: 'POST', url: '/api/second-person', payload: { name: 'pharmacist@test', code: totpCode(secret, clinic.clock.real()) } });
    expect(code.statusCode, code.body).toBe(201);
    const wrong = await clinic.as('nurse', { method: 'POST', url: '/api/second-person', payload: { name: 'pharmacist@test', passphrase: 'no' } });
    const unknown = await clinic.as('nurse', { method: 'POST', url: '/api/second-person', payload: { name: 'nobody@test', passphrase: 'no' } });
    expect([wrong.statusCode, unknown.statusCode]).toEqual([400, 400]);
    expect(wrong.json()).toEqual(unknown.json());
    expect((await clinic.as('nurse', { method: 'POST', url: '/api/second-person', payload: { name: 'counsellor@test', passphrase: 'a long walk by the river' } })).statusCode).toBe(400);
    expect((await clinic.as('pharmacist', { method: 'POST', url: '/api/second-person', payload: { name: 'pharmacist@test', passphrase: 'a long walk by the river' } })).statusCode).toBe(400);
    const waste = { amountUg: 1000, reason: 'Spilled', confirmationId: await second() };
    expect((await clinic.as('nurse', { method: 'POST', url: `/api/containers/${kit.containerId}/waste`, payload: waste })).statusCode).toBe(201);
    expect((await clinic.as('nurse', { method: 'POST', url: `/api/containers/${kit.containerId}/waste`, payload: waste })).statusCode).toBe(400);
    expect((await clinic.as('pharmacist', { method: 'POST', url: `/api/containers/${kit.containerId}/waste`, payload: { ...waste, confirmationId: await second() } })).statusCode).toBe(400);
  });
});

describe('a dose that went otherwise (D-11)', () => {
  it('was taken in part: what was drawn is what was taken and what was wasted before a witness', async () => {
    const person = await kit.addDosed();
    await kit.check(person.personId);
    const before = await balance();
    expect((await kit.give(person, { state: 'partial', givenUg: 12_000 })).statusCode).toBe(400);
    const given = await kit.give(person, { state: 'partial', givenUg: 12_000, confirmationId: await second() });
    expect(given.statusCode, given.body).toBe(201);
    expect(given.json().dose).toMatchObject({ state: 'partial', takenUg: 12_000, doseUg: 20_000 });
    expect(await balance()).toBe(before - 20_000);
    const lines = (await clinic.as('nurse', { url: `/api/sites/${clinic.here.siteId}/ledger?limit=1` })).json().items as { account: string; amountUg: number }[];
    expect(Object.fromEntries(lines.map(({ account, amountUg }) => [account, amountUg]))).toEqual({ container: -20_000, person: 12_000, waste: 8_000 });
  });

  it('was not wanted: nothing moves, and it may be offered again', async () => {
    const person = await kit.addDosed();
    const before = await balance();
    expect((await kit.give(person, { state: 'refused' })).statusCode).toBe(201);
    expect(await balance()).toBe(before);
    await kit.check(person.personId);
    expect((await kit.give(person)).statusCode).toBe(201);
  });

  it('was vomited: says what may be replaced, and the replacement is an order with its own part', async () => {
    const person = await kit.addDosed();
    await kit.check(person.personId);
    const given = (await kit.give(person)).json().dose as { id: string };
    expect((await correct(given.id, { kind: 'vomited', reason: 'At once' })).statusCode).toBe(400);
    const noted = await correct(given.id, { kind: 'vomited', minutesAfter: 10, witnessed: true, reason: 'In the waiting room' });
    expect(noted.statusCode, noted.body).toBe(201);
    expect(noted.json()).toMatchObject({ dose: { state: 'vomited' }, decision: { reasons: ['PRESCRIBER_MAY_REPLACE_FULL'] } });
    const vomited = async () => (await clinic.as('prescriber', { url: `/api/episodes/${person.episodeId}/order-basis` })).json().vomited;
    expect(await vomited()).toEqual({ doseId: given.id, productId: kit.productId, part: 1, doseUg: 20_000 });
    const draft = await clinic.as('prescriber', { method: 'POST', url: `/api/episodes/${person.episodeId}/orders`, payload: { productId: kit.productId, startOn: kit.today(), endOn: kit.today(), partUg: [20_000], reason: 'Witnessed after 10 minutes', replacesDoseId: given.id } });
    expect(draft.statusCode, draft.body).toBe(201);
    expect([draft.json().firstPart, await vomited()]).toEqual([2, null]);
    expect((await clinic.as('prescriber', { method: 'POST', url: `/api/orders/${draft.json().id}/signature`, payload: { version: 1 } })).statusCode).toBe(201);
    await kit.check(person.personId);
    const again = await kit.give({ ...person, orderId: draft.json().id as string }, { part: 2, acknowledged: ['PRESCRIBER_MAY_REPLACE_FULL', 'sedativesOrAlcohol', 'lowTolerance', 'daysSinceLastOpioid', 'SUPPLEMENT_OVER_10', 'SUPPLEMENT_BEFORE_2H_PEAK'], overrideReason: 'Replacement of the vomited dose' }, {}, 'prescriber');
    expect(again.statusCode, again.body).toBe(201);
  });

  it('was entered for the wrong person: stock comes back before a second person, and the part is free again', async () => {
    const person = await kit.addDosed();
    await kit.check(person.personId);
    const before = await balance();
    const given = (await kit.give(person)).json().dose as { id: string };
    expect((await correct(given.id, { kind: 'entered-in-error', reason: 'Wrong person' })).statusCode).toBe(400);
    const voided = await correct(given.id, { kind: 'entered-in-error', reason: 'Wrong person', confirmationId: await second() });
    expect(voided.json().dose.state).toBe('void');
    expect(await balance()).toBe(before);
    expect((await correct(given.id, { kind: 'note', reason: 'Again' })).statusCode).toBe(409);
    await kit.check(person.personId);
    expect((await kit.give(person)).statusCode).toBe(201);
    const sum = await clinic.as('nurse', { url: `/api/sites/${clinic.here.siteId}/ledger-check` });
    expect(sum.json()).toMatchObject({ differs: [], dosesWithoutStock: 0 });
  });
});

describe('missed days', () => {
  it('send the person to the prescriber before the next dose, and a signature afterwards lets it go on (D-8)', async () => {
    const { personId, episodeId } = await clinic.addPerson();
    const today = Temporal.PlainDate.from(kit.today());
    const history = Array.from({ length: 30 }, (_, index) => ({ personId, episodeId, siteId: clinic.here.siteId, dosingDay: today.subtract({ days: 35 - index }).toString(), medicine: 'methadone', ug: 80_000 }));
    expect(await clinic.database.scoped(clinic.here.id, (tx) => insertImportedDoses(tx, history, clinic.clock.now()))).toBe(30);
    expect(await clinic.database.scoped(clinic.here.id, (tx) => insertImportedDoses(tx, history, clinic.clock.now()))).toBe(0);
    const reply = await clinic.as('nurse', { url: `/api/people/${personId}/doses?from=${today.subtract({ days: 40 }).toString()}` });
    expect(reply.json().days).toHaveLength(30);
    expect(reply.json().days[0]).toMatchObject({ takenUg: 80_000, kind: 'imported' });
    const draft = await clinic.as('prescriber', { method: 'POST', url: `/api/episodes/${episodeId}/orders`, payload: { productId: kit.productId, startOn: today.toString(), endOn: today.add({ days: 30 }).toString(), partUg: [30_000], reason: 'Back after five days away', facts: { sedativesOrAlcohol: false, lowTolerance: false, daysSinceLastOpioid: 0, otherMedicines: [], qtRiskFactors: false } } });
    expect(draft.statusCode, draft.body).toBe(201);
    const signed = await clinic.as('prescriber', { method: 'POST', url: `/api/orders/${draft.json().id}/signature`, payload: { version: 1, overrideReason: 'Seen, new induction at 30 mg' } });
    expect(signed.statusCode, signed.body).toBe(201);
    clinic.clock.moveBy(Temporal.Duration.from('P4D'));
    const person = { personId, episodeId, orderId: draft.json().id as string, doseUg: 30_000 };
    await kit.check(personId);
    const late = await kit.give(person);
    expect(late.statusCode).toBe(409);
    expect(late.json().decision.decision).toBe('refuse');
    expect(late.json().decision.reasons).toContain('NEW_INDUCTION');
  });
});

describe('three missed days under TIP 63', () => {
  it('stop the ordered dose and its bottles, whatever is answered or overridden, until the prescriber signs a dose for today', async () => {
    const { personId, episodeId } = await clinic.addPerson();
    const today = Temporal.PlainDate.from(kit.today());
    const history = Array.from({ length: 30 }, (_, index) => ({ personId, episodeId, siteId: clinic.here.siteId, dosingDay: today.subtract({ days: 30 - index }).toString(), medicine: 'methadone', ug: 80_000 }));
    await clinic.database.scoped(clinic.here.id, (tx) => insertImportedDoses(tx, history, clinic.clock.now()));
    const facts = { sedativesOrAlcohol: false, lowTolerance: false, daysSinceLastOpioid: 0, otherMedicines: [], qtRiskFactors: false };
    const [startOn, endOn] = [today.toString(), today.add({ days: 30 }).toString()];
    const draft = await clinic.as('prescriber', { method: 'POST', url: `/api/episodes/${episodeId}/orders`, payload: { productId: kit.productId, startOn, endOn, partUg: [80_000], reason: 'As at her last clinic', facts } });
    const orderId = draft.json().id as string;
    expect((await clinic.as('prescriber', { method: 'POST', url: `/api/orders/${orderId}/signature`, payload: { version: 1, overrideReason: 'Steady' } })).statusCode).toBe(201);
    const met = { noActiveUseOrConditionRaisingHarm: true, regularAttendance: true, noSeriousBehaviourProblem: true, noKnownRecentDiversion: true, safeTransportAndStorage: true, otherRelevantFactors: true };
    expect((await clinic.as('prescriber', { method: 'POST', url: `/api/episodes/${episodeId}/take-home-decisions`, payload: { requestedDays: 2, factors: met, rationale: 'Works far away' } })).json().outcome).toBe('allowed');
    clinic.clock.moveBy(Temporal.Duration.from('P3D'));
    await kit.check(personId);
    const person = { personId, episodeId, orderId, doseUg: 80_000 };
    const ticket = (await clinic.as('nurse', { url: `/api/people/${personId}/ticket` })).json();
    expect(ticket).toMatchObject({ missedDays: 3, decision: { decision: 'refuse' } });
    expect(ticket.decision.reasons).toEqual(expect.arrayContaining(['RESTART_LOWER', 'RESTART_NEEDS_A_SIGNED_DOSE']));
    const all = [...ticket.decision.reasons, ...ticket.decision.missing];
    expect((await kit.give(person, { acknowledged: all })).statusCode).toBe(409);
    const past = await kit.give(person, { acknowledged: all, overrideReason: 'She looks well' }, {}, 'prescriber');
    expect(past.json()).toMatchObject({ status: 409, detail: 'Not now. The fact itself has to change first.' });
    const bottles = await clinic.as('nurse', { method: 'POST', url: `/api/orders/${orderId}/take-home`, headers: { 'if-match': '1' }, payload: { dosingDays: [today.add({ days: 4 }).toString()], containerId: kit.containerId } });
    expect(bottles.json()).toMatchObject({ status: 409, detail: 'Days were missed. The prescriber signs a dose first; then bottles may go home.' });
    const lower = await clinic.as('prescriber', { method: 'POST', url: `/api/orders/${orderId}/versions`, headers: { 'if-match': '1' }, payload: { startOn: kit.today(), endOn, partUg: [60_000], reason: 'Seen after three days away', facts } });
    expect(lower.statusCode, lower.body).toBe(201);
    expect((await clinic.as('prescriber', { method: 'POST', url: `/api/orders/${orderId}/signature`, payload: { version: 2 } })).statusCode).toBe(201);
    const given = await kit.give(person, { doseUg: 60_000, acknowledged: all }, { 'if-match': '2' });
    expect(given.statusCode, given.body).toBe(201);
  });
});

describe('taking doses home', () => {
  it('is decided by six heads, issues bottles that stand on their days, and takes a full one back', async () => {
    const person = await kit.addDosed();
    await kit.check(person.personId);
    const met = { noActiveUseOrConditionRaisingHarm: true, regularAttendance: true, noSeriousBehaviourProblem: true, noKnownRecentDiversion: true, safeTransportAndStorage: true, otherRelevantFactors: true };
    const tooMany = await clinic.as('prescriber', { method: 'POST', url: `/api/episodes/${person.episodeId}/take-home-decisions`, payload: { requestedDays: 8, factors: met, rationale: 'Works far away' } });
    expect(tooMany.json()).toMatchObject({ outcome: 'refused', maxDays: 7 });
    expect(tooMany.json().decision.reasons).toContain('TAKE_HOME_OVER_LIMIT');
    const days = [1, 2].map((n) => Temporal.PlainDate.from(kit.today()).add({ days: n }).toString());
    const issue = (): ReturnType<TestClinic['as']> => clinic.as('nurse', { method: 'POST', url: `/api/orders/${person.orderId}/take-home`, headers: { 'if-match': '1' }, payload: { dosingDays: days, containerId: kit.containerId } });
    expect((await issue()).statusCode).toBe(409);
    const allowed = await clinic.as('prescriber', { method: 'POST', url: `/api/episodes/${person.episodeId}/take-home-decisions`, payload: { requestedDays: 2, factors: met, rationale: 'Works far away' } });
    expect(allowed.json(), allowed.body).toMatchObject({ outcome: 'allowed' });
    const before = await balance();
    const issued = await issue();
    expect(issued.statusCode, issued.body).toBe(201);
    expect(await balance()).toBe(before - 40_000);
    expect((await issue()).statusCode).toBe(409);
    clinic.clock.moveBy(Temporal.Duration.from('P1D'));
    await kit.check(person.personId);
    const atWindow = await kit.give(person);
    expect(atWindow.statusCode).toBe(409);
    expect(atWindow.json().detail).toContain('went home in a bottle');
    const [first] = issued.json().bottles as { id: string }[];
    const back = await clinic.as('nurse', { method: 'POST', url: `/api/bottles/${first?.id}/return`, payload: { state: 'returned-full', confirmationId: await second() } });
    expect(back.statusCode, back.body).toBe(201);
    expect((await kit.give(person)).statusCode).toBe(201);
    expect((await clinic.as('nurse', { url: `/api/sites/${clinic.here.siteId}/ledger-check` })).json()).toMatchObject({ differs: [], dosesWithoutStock: 0 });
  });
});

describe('the dosing day', () => {
  it('is the day of the site’s clock, also across the hour that comes twice', async () => {
    const clock = clinic.clock.now();
    // 1 November 2026: New York goes back at 06:00 UTC; 23:30 on 31 October is 03:30 UTC.
    clinic.clock.moveBy(clock.until('2026-11-01T03:30:00Z'));
    const person = await kit.addDosed();
    expect(kit.today()).toBe('2026-10-31');
    await kit.check(person.personId);
    expect((await kit.give(person)).json().dose.dosingDay).toBe('2026-10-31');
    for (const [at, day] of [['2026-11-01T05:30:00Z', '2026-11-01'], ['2026-11-01T06:30:00Z', '2026-11-01'], ['2026-11-02T04:59:00Z', '2026-11-01'], ['2026-11-02T05:01:00Z', '2026-11-02']] as const) {
      clinic.clock.moveBy(clinic.clock.now().until(at));
      expect((await clinic.as('nurse', { url: `/api/people/${person.personId}/ticket` })).json().dosingDay, at).toBe(day);
    }
  });
});
