import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { medicationRoutes } from '../medication/index.ts';
import { newId } from '../platform/ids.ts';
import { sql } from '../platform/scoped.ts';
import { makeTestClinic, type TestClinic } from '../platform/testing/test-clinic.ts';
import { aftercareRoutes } from '../aftercare/index.ts';
import { dispensaryRoutes } from './index.ts';
import { makeDosingKit, type DosedPerson, type DosingKit } from './testing/dosing-kit.ts';

let clinic: TestClinic;
let kit: DosingKit;
const people: DosedPerson[] = [];
beforeAll(async () => {
  clinic = await makeTestClinic({ routes: [...medicationRoutes, ...dispensaryRoutes, ...aftercareRoutes] });
  kit = await makeDosingKit(clinic);
  const heads = { noActiveUseOrConditionRaisingHarm: true, regularAttendance: true, noSeriousBehaviourProblem: true, noKnownRecentDiversion: true, safeTransportAndStorage: true, otherRelevantFactors: true };
  for (let n = 0; n < 3; n += 1) {
    const person = await kit.addDosed();
    people.push(person);
    await kit.check(person.personId);
    await kit.give(person);
    await kit.check(person.personId);
    await clinic.as('prescriber', { method: 'POST', url: `/api/episodes/${person.episodeId}/take-home-decisions`, payload: { requestedDays: 2, factors: heads, rationale: 'Works' } });
    const days = [1, 2].map((each) => Temporal.PlainDate.from(kit.today()).add({ days: each }).toString());
    expect((await clinic.as('nurse', { method: 'POST', url: `/api/orders/${person.orderId}/take-home`, headers: { 'if-match': '1' }, payload: { dosingDays: days, containerId: kit.containerId } })).statusCode).toBe(201);
  }
});
afterAll(() => clinic.close());

const ask = (payload: Readonly<Record<string, unknown>>): ReturnType<TestClinic['as']> => clinic.as('nurse', { method: 'POST', url: `/api/sites/${clinic.here.siteId}/call-backs`, payload });
const settle = (id: string, payload: Readonly<Record<string, unknown>>): ReturnType<TestClinic['as']> => clinic.as('nurse', { method: 'POST', url: `/api/call-backs/${id}/outcome`, payload });

describe('call-backs', () => {
  let first: { id: string; personId: string; bottlesExpected: number; dueAt: string; pickedAt: string };
  it('ask somebody by chance, with 48 hours to come, and nobody twice at once', async () => {
    const one = await ask({ count: 2 });
    expect(one.statusCode, one.body).toBe(201);
    expect(one.json().items).toHaveLength(2);
    [first] = one.json().items;
    expect(first).toMatchObject({ how: 'random', bottlesExpected: 2, outcome: null });
    expect((Date.parse(first.dueAt) - Date.parse(first.pickedAt)) / 3_600_000).toBe(48);
    expect((await ask({ count: 5 })).json().items).toHaveLength(1);
    expect((await ask({ count: 1 })).statusCode).toBe(409);
    expect((await ask({ personId: first.personId })).statusCode).toBe(400);
  });

  it('say in which language and whether a text is fine, and when one was noted as sent since', async () => {
    const row = async () => (await clinic.as('nurse', { url: `/api/sites/${clinic.here.siteId}/call-backs` })).json().items.find(({ id }: { id: string }) => id === first.id);
    expect(await row()).toMatchObject({ language: 'en', mayText: null, messagedAt: null });
    await clinic.database.scoped(clinic.here.id, (tx) => tx.run(sql`update people set contact = '{"how": "text"}', language = 'es' where organisation_id = ${clinic.here.id} and id = ${first.personId}`));
    clinic.clock.moveBy(Temporal.Duration.from('PT1H'));
    const noted = await clinic.as('nurse', { method: 'POST', url: `/api/people/${first.personId}/outreach`, payload: { how: 'text', outcome: 'sent', note: 'Hola' } });
    expect(noted.statusCode, noted.body).toBe(201);
    const now = await row();
    expect([now.language, now.mayText, now.messagedAt > first.pickedAt]).toEqual(['es', true, true]);
    await clinic.database.scoped(clinic.here.id, (tx) => tx.run(sql`update people set contact = '{"text": false, "how": "text"}' where organisation_id = ${clinic.here.id} and id = ${first.personId}`));
    expect(await row()).toMatchObject({ mayText: false });
  });

  it('are complete only with every bottle whole, and what is short opens a review, not a discharge', async () => {
    expect((await settle(first.id, { outcome: 'complete' })).statusCode).toBe(400);
    expect((await settle(first.id, { outcome: 'complete', bottlesBrought: 1, sealsWhole: true, volumesRight: true })).statusCode).toBe(400);
    const short = await settle(first.id, { outcome: 'short', bottlesBrought: 1, sealsWhole: true, volumesRight: true });
    expect(short.statusCode, short.body).toBe(201);
    expect((await settle(first.id, { outcome: 'excused', note: 'Travels' })).statusCode).toBe(409);
    const tasks = await clinic.database.scoped(clinic.here.id, (tx) => tx.all<{ kind: string; state: string }>(sql`select kind, state from tasks where organisation_id = ${clinic.here.id} and person_id = ${first.personId} and kind in ('dispensary.call-in-bottles', 'dispensary.review-take-home') order by kind`));
    expect(tasks.map(({ kind, state }) => `${kind} ${state}`)).toEqual(['dispensary.call-in-bottles done', 'dispensary.review-take-home open']);
    const orders = await clinic.database.scoped(clinic.here.id, (tx) => tx.all<{ state: string }>(sql`select state from orders where organisation_id = ${clinic.here.id} and person_id = ${first.personId}`));
    expect(orders).toEqual([{ state: 'signed' }]);
  });

  it('leave whoever was asked in peace for 30 days', async () => {
    clinic.clock.moveBy(Temporal.Duration.from('P28DT23H'));
    expect((await ask({ count: 9 })).statusCode).toBe(409);
    clinic.clock.moveBy(Temporal.Duration.from('P1D'));
    expect((await ask({ count: 9 })).json().items.map((each: { personId: string }) => each.personId)).toEqual([first.personId]);
    expect((await settle(newId(), { outcome: 'not-come' })).statusCode).toBe(404);
  });
});

describe('a bottle that was lost or stolen', () => {
  it('is neither back nor missing: a talk follows, and it is settled once', async () => {
    const person = people.at(-1);
    const { bottles } = (await clinic.as('nurse', { url: `/api/people/${person?.personId ?? ''}/take-home` })).json() as { bottles: { id: string }[] };
    const done = await clinic.as('nurse', { method: 'POST', url: `/api/bottles/${bottles[0]?.id ?? ''}/return`, payload: { state: 'stolen', note: 'Bag taken on the bus' } });
    expect(done.json()).toMatchObject({ state: 'stolen' });
    expect((await clinic.as('nurse', { method: 'POST', url: `/api/bottles/${bottles[0]?.id ?? ''}/return`, payload: { state: 'returned-empty' } })).statusCode).toBe(409);
  });
});
