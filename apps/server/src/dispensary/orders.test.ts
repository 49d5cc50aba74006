import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dispensaryRoutes } from './index.ts';
import { makeDosingKit, type DosingKit } from './testing/dosing-kit.ts';
import { makeTestClinic, type TestClinic } from '../platform/testing/test-clinic.ts';
import { addStaff } from '../platform/accounts-store.ts';
import { sql } from '../platform/scoped.ts';
import { testsRoutes } from '../tests/index.ts';
import { newId } from '../platform/ids.ts';
import { medicationRoutes } from '../medication/index.ts';

let clinic: TestClinic;
let kit: DosingKit;
beforeAll(async () => {
  clinic = await makeTestClinic({ routes: [...medicationRoutes, ...dispensaryRoutes, ...testsRoutes] });
  kit = await makeDosingKit(clinic);
});
afterAll(() => clinic.close());

const facts = { lowTolerance: false, sedativesOrAlcohol: false, daysSinceLastOpioid: 0, otherMedicines: [], qtRiskFactors: false };
const day = (n: number): string => Temporal.PlainDate.from(kit.today()).add({ days: n }).toString();
const post = (who: 'prescriber' | 'nurse', url: string, payload: object, headers: Record<string, string> = {}): ReturnType<TestClinic['as']> => clinic.as(who, { method: 'POST', url, payload, headers });
const draft = async (mg: number, more: object = {}): Promise<{ id: string; personId: string; episodeId: string; reply: Awaited<ReturnType<TestClinic['as']>> }> => {
  const person = await clinic.addPerson();
  const reply = await post('prescriber', `/api/episodes/${person.episodeId}/orders`, { productId: kit.productId, startOn: day(0), endOn: day(30), partUg: [mg * 1000], reason: 'Start', facts, ...more });
  return { ...person, id: reply.json().id as string, reply };
};

describe('an order', () => {
  it('is drafted by a nurse and signed by a prescriber alone, with a fresh second factor', async () => {
    const one = await draft(20);
    expect(one.reply.json().state).toBe('draft');
    expect((await post('nurse', `/api/orders/${one.id}/signature`, { version: 1 })).statusCode).toBe(403);
    await clinic.database.scoped(clinic.here.id, (tx) => tx.run(sql`update sessions set factor_at = created_at - interval '1 hour' where account_id = ${clinic.here.staff.prescriber}`));
    const stale = await post('prescriber', `/api/orders/${one.id}/signature`, { version: 1 });
    expect(stale.statusCode).toBe(401);
    expect(stale.json().type).toBe('/problems/factor-needed');
    await clinic.database.scoped(clinic.here.id, (tx) => tx.run(sql`update sessions set factor_at = created_at where account_id = ${clinic.here.staff.prescriber}`));
    const signed = await post('prescriber', `/api/orders/${one.id}/signature`, { version: 1 });
    expect(signed.statusCode, signed.body).toBe(201);
    expect(signed.json()).toMatchObject({ outcome: 'in force', order: { state: 'signed' } });
  });

  it('over the law’s first day is signed by nobody until its rationale is written down', async () => {
    const one = await draft(60);
    expect(one.reply.json().versions[0].decision.decision).toBe('refuse');
    const refused = await post('prescriber', `/api/orders/${one.id}/signature`, { version: 1, overrideReason: 'I know' });
    expect(refused.statusCode).toBe(409);
    expect(refused.json().decision.reasons).toContain('US_CFR_DAY1_OVER_50_NO_RATIONALE');
    const next = { startOn: day(0), endOn: day(30), partUg: [60_000], reason: 'Start', facts: { ...facts, rationale: 'Took 60 mg yesterday at the clinic she comes from, confirmed by telephone' } };
    expect((await post('prescriber', `/api/orders/${one.id}/versions`, next, { 'if-match': '1' })).json().versions[0].decision.decision).toBe('warn');
    expect((await post('prescriber', `/api/orders/${one.id}/signature`, { version: 1 })).statusCode).toBe(412);
    const signed = await post('prescriber', `/api/orders/${one.id}/signature`, { version: 2 });
    expect(signed.json(), signed.body).toMatchObject({ outcome: 'in force', order: { state: 'signed', version: 2 } });
    expect((await post('prescriber', `/api/orders/${one.id}/signature`, { version: 2 })).statusCode).toBe(409);
  });

  it('half as large again as the last dose waits for a second prescriber, who is somebody else', async () => {
    const person = await kit.addDosed({ mg: [20] });
    await kit.check(person.personId);
    expect((await kit.give(person)).statusCode).toBe(201);
    const next = { startOn: day(1), endOn: day(40), partUg: [40_000], reason: 'Withdrawal', facts };
    const change = await post('prescriber', `/api/orders/${person.orderId}/versions`, next, { 'if-match': '1' });
    expect(change.json().versions[0].decision.reasons).toContain('DOSE_OVER_1_5_TIMES_LAST');
    const first = await post('prescriber', `/api/orders/${person.orderId}/signature`, { version: 2, overrideReason: 'Severe withdrawal' });
    expect(first.json(), first.body).toMatchObject({ outcome: 'waits for a second prescriber', order: { version: 1 } });
    expect((await post('prescriber', `/api/orders/${person.orderId}/signature`, { version: 2, overrideReason: 'Again' })).statusCode).toBe(409);
    const other = await clinic.database.scoped(clinic.here.id, async (tx) => {
      const id = await addStaff(tx, { displayName: 'Second prescriber', initials: 'SP', roles: ['prescriber'], siteIds: [clinic.here.siteId] }, clinic.clock.now());
      await tx.run(sql`update accounts set state = 'active' where organisation_id = ${clinic.here.id} and id = ${id}`);
      return id;
    });
    const second = await clinic.app.inject({ method: 'POST', url: `/api/orders/${person.orderId}/signature`, payload: { version: 2, overrideReason: 'Agreed' }, headers: { cookie: await clinic.cookieOf(clinic.here, other), 'idempotency-key': newId() } });
    expect(second.json(), second.body).toMatchObject({ outcome: 'in force', order: { version: 2 } });
  });

  it('for buprenorphine is judged by the methadone that was given here too, whatever is said of the last opioid, and by the day’s ceiling', async () => {
    const film = (await clinic.as('pharmacist', { method: 'POST', url: '/api/products', payload: { name: 'Film 8 mg', medicine: 'buprenorphine-naloxone', form: 'film', ugPerUnit: 8_000, controlled: true } })).json() as { id: string };
    const person = await kit.addDosed({ mg: [20] });
    const gate = { sedativesOrAlcohol: false, lastOpioid: 'fentanyl', hoursSince: 30, cows: 14, objectiveSigns: 2 };
    const ask = async (mg: number, stated: object, episodeId = person.episodeId) => (await post('prescriber', `/api/episodes/${episodeId}/order-decisions`, { productId: film.id, startOn: day(0), endOn: day(6), partUg: [mg * 1000], reason: 'Asked for it', facts: stated, besideReason: 'Change of medicine' })).json().decision as { decision: string; reasons: string[] };
    expect((await ask(8, gate)).reasons).not.toContain('METHADONE_UNDER_24H');
    await kit.check(person.personId);
    expect((await kit.give(person)).statusCode).toBe(201);
    expect(await ask(8, gate)).toMatchObject({ decision: 'refuse' });
    expect((await ask(8, gate)).reasons).toContain('METHADONE_UNDER_24H');
    const fresh = await clinic.addPerson();
    expect((await ask(8, { ...gate, objectiveSigns: 0 }, fresh.episodeId)).reasons).toContain('NO_OBJECTIVE_SIGN');
    expect((await ask(40, gate, fresh.episodeId)).reasons).toContain('OVER_32');
  });

  it('changes by a next version: the old screen gets 412 with the difference, and the new amount is given', async () => {
    const person = await kit.addDosed({ mg: [20] });
    const next = { startOn: day(0), endOn: day(40), partUg: [25_000], reason: 'Withdrawal before 24 hours', facts };
    expect((await post('prescriber', `/api/orders/${person.orderId}/versions`, next, { 'if-match': '9' })).statusCode).toBe(412);
    const drafted = await post('prescriber', `/api/orders/${person.orderId}/versions`, next, { 'if-match': '1' });
    expect(drafted.statusCode, drafted.body).toBe(201);
    expect(drafted.json().version).toBe(1);
    expect((await post('prescriber', `/api/orders/${person.orderId}/signature`, { version: 2, overrideReason: 'Seen' })).statusCode).toBe(201);
    await kit.check(person.personId);
    const old = await kit.give(person);
    expect(old.statusCode).toBe(412);
    expect(old.json().detail).toContain('version 2 with 25 mg');
    expect((await kit.give(person, { doseUg: 25_000 }, { 'if-match': '2' })).statusCode).toBe(201);
  });

  it('that takes over ends the one before on its first day, and ended orders stay ended', async () => {
    const person = await kit.addDosed({ mg: [20] });
    const over = await post('prescriber', `/api/episodes/${person.episodeId}/orders`, { productId: kit.productId, startOn: day(3), endOn: day(20), partUg: [20_000], reason: 'Planned', facts, replacesOrderId: person.orderId });
    expect(over.statusCode, over.body).toBe(201);
    expect((await post('prescriber', `/api/orders/${over.json().id}/signature`, { version: 1, overrideReason: 'Planned' })).statusCode).toBe(201);
    await kit.check(person.personId);
    expect((await kit.give(person)).statusCode).toBe(201);
    expect((await post('prescriber', `/api/orders/${over.json().id}/end`, { reason: 'Moves away' })).json().state).toBe('ended');
    expect((await post('prescriber', `/api/orders/${over.json().id}/signature`, { version: 1 })).statusCode).toBe(409);
  });

  it('follows its schedule day by day', async () => {
    const schedule = [0, 1, 2].map((n) => ({ dosingDay: day(n), part: 1, doseUg: 10_000 + n * 5_000 }));
    const person = await kit.addDosed({ mg: [25], schedule });
    await kit.check(person.personId);
    expect((await kit.give(person)).statusCode).toBe(412);
    expect((await kit.give(person, { doseUg: 10_000 })).statusCode).toBe(201);
    clinic.clock.moveBy(Temporal.Duration.from('P1D'));
    const ticket = await clinic.as('nurse', { url: `/api/people/${person.personId}/ticket` });
    expect(ticket.json().doseUg).toBe(15_000);
  });
});

describe('tests', () => {
  it('say unknown for what has no result, and keep what was corrected', async () => {
    const { personId, episodeId } = await clinic.addPerson();
    const ordered = (await post('nurse', `/api/episodes/${episodeId}/urine-tests`, { reason: 'random', panel: ['fentanyl', 'cocaine'] })).json() as { id: string };
    await post('nurse', `/api/urine-tests/${ordered.id}/collection`, { given: true });
    const first = await post('nurse', `/api/urine-tests/${ordered.id}/results`, { results: [{ substance: 'fentanyl', method: 'presumptive', result: 'positive' }] });
    expect(first.json()).toMatchObject({ state: 'resulted', unknown: ['cocaine'], results: [{ substance: 'fentanyl', result: 'positive' }] });
    const corrected = await post('nurse', `/api/urine-tests/${ordered.id}/results`, { results: [{ substance: 'fentanyl', method: 'presumptive', result: 'invalid' }] });
    expect(corrected.json().results).toMatchObject([{ result: 'invalid' }]);
    const rows = await clinic.database.scoped(clinic.here.id, (tx) => tx.all(sql`select 1 from urine_results where test_id = ${ordered.id}`));
    expect(rows).toHaveLength(2);
    expect((await clinic.as('nurse', { url: `/api/people/${personId}/urine-tests` })).json().items).toHaveLength(1);
  });

  it('correct QT by four formulas and put a long one on the prescriber’s list', async () => {
    const { episodeId } = await clinic.addPerson();
    const ecg = await post('nurse', `/api/episodes/${episodeId}/ecgs`, { recordedAt: '2026-02-01T10:00:00Z', qtMs: 440, heartRate: 80 });
    expect(ecg.json()).toMatchObject({ bazettMs: 508, fridericiaMs: 484, framinghamMs: 479, hodgesMs: 475, formula: 'fridericia', qtcMs: 484 });
    const tasks = await clinic.database.scoped(clinic.here.id, (tx) => tx.all<{ role: string }>(sql`select role from tasks where kind = 'tests.review-qtc' and episode_id = ${episodeId}`));
    expect(tasks).toEqual([{ role: 'prescriber' }]);
    expect((await post('nurse', `/api/episodes/${episodeId}/ecgs`, { recordedAt: '2031-02-01T10:00:00Z', qtMs: 440, heartRate: 80 })).statusCode).toBe(400);
  });
});

describe('the queue', () => {
  it('puts a hold and missed days before who waits, shows who is due, and forgets who was dosed', async () => {
    const [held, ready] = [await kit.addDosed(), await kit.addDosed()];
    await post('nurse', `/api/people/${ready.personId}/check-ins`, {});
    await post('nurse', `/api/people/${held.personId}/check-ins`, {});
    await post('nurse', `/api/episodes/${held.episodeId}/holds`, { reason: 'Drowsy', orderId: held.orderId });
    const queue = await clinic.as('front_desk', { url: `/api/sites/${clinic.here.siteId}/queue` });
    expect(queue.statusCode, queue.body).toBe(200);
    const here = queue.json().items.filter((row: { lane: string }) => row.lane === 'here') as { personId: string; reason: string }[];
    expect(here.map(({ personId }) => personId)).toEqual([held.personId, ready.personId]);
    expect(here[0]?.reason).toBe('held');
    await kit.check(ready.personId);
    await kit.give(ready);
    const after = (await clinic.as('nurse', { url: `/api/sites/${clinic.here.siteId}/queue` })).json().items as { personId: string; lane: string; reason: string }[];
    expect(after.find(({ personId }) => personId === ready.personId)).toMatchObject({ lane: 'done', reason: 'given' });
  });
});
