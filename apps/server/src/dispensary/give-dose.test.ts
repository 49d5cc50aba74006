import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dispensaryRoutes, insertImportedDoses } from './index.ts';
import { medicationRoutes } from '../medication/index.ts';
import { testsRoutes } from '../tests/index.ts';
import { makeTestClinic, type TestClinic } from '../platform/testing/test-clinic.ts';
import { sql } from '../platform/scoped.ts';
import { newId } from '../platform/ids.ts';
import { makeDosingKit, type DosingKit } from './testing/dosing-kit.ts';

let clinic: TestClinic;
let kit: DosingKit;
beforeAll(async () => {
  clinic = await makeTestClinic({ routes: [...medicationRoutes, ...dispensaryRoutes, ...testsRoutes] });
  kit = await makeDosingKit(clinic);
});
afterAll(() => clinic.close());

const count = async (statement: ReturnType<typeof sql>): Promise<number> => Number((await clinic.database.scoped(clinic.here.id, (tx) => tx.one<{ n: number }>(statement as never)))?.n);
const dosesOf = (personId: string): Promise<number> => count(sql`select count(*) as n from doses where organisation_id = ${clinic.here.id} and person_id = ${personId} and state <> 'refused' and voided_by is null`);
const balance = async (): Promise<number> => count(sql`select balance_ug as n from containers where organisation_id = ${clinic.here.id} and id = ${kit.containerId}`);

describe('giving a dose', () => {
  it('shows the ticket with the decision, gives, and takes exactly that from stock', async () => {
    const person = await kit.addDosed({ mg: [25] });
    const before = await clinic.as('nurse', { url: `/api/people/${person.personId}/ticket` });
    expect(before.statusCode, before.body).toBe(200);
    expect(before.json()).toMatchObject({ doseUg: 25_000, volumeMl: 25, part: 1, decision: { decision: 'refuse' } });
    expect(before.json().decision.reasons).toContain('IDENTITY_NOT_CONFIRMED');
    await kit.check(person.personId);
    const ready = await clinic.as('nurse', { url: `/api/people/${person.personId}/ticket` });
    expect(ready.json().decision.decision, JSON.stringify(ready.json().decision)).not.toBe('refuse');
    const stock = await balance();
    const given = await kit.give(person);
    expect(given.statusCode, given.body).toBe(201);
    expect(given.json()).toMatchObject({ dose: { doseUg: 25_000, takenUg: 25_000, state: 'given', part: 1 }, volumeMl: 25 });
    expect(await balance()).toBe(stock - 25_000);
    const again = await clinic.as('nurse', { url: `/api/people/${person.personId}/ticket` });
    expect(again.json()).toMatchObject({ part: null, doseUg: null });
  });

  it('refuses the same dose a second time and says who gave it and when', async () => {
    const person = await kit.addDosed();
    await kit.check(person.personId);
    expect((await kit.give(person)).statusCode).toBe(201);
    await kit.check(person.personId);
    const second = await kit.give(person, {}, {}, 'pharmacist');
    expect(second.statusCode).toBe(409);
    expect(second.json().detail).toMatch(/Test nurse gave this dose at \d\d:\d\d\. Nothing more was given\./);
    expect(await dosesOf(person.personId)).toBe(1);
  });

  // 500 pairs, and more on request, in `npm run races`.
  it('gives one dose to 50 pairs of nurses who press at once (D-1)', { timeout: 120_000 }, async () => {
    const stock = await balance();
    let doubles = 0;
    for (let round = 0; round < 2; round += 1) {
      const people = await Promise.all(Array.from({ length: 25 }, () => kit.addDosed()));
      for (const person of people) await kit.check(person.personId);
      const answers = await Promise.all(people.flatMap((person) => [kit.give(person), kit.give(person, {}, {}, 'pharmacist')]));
      for (let index = 0; index < people.length; index += 1) {
        const pair = [answers[index * 2]?.statusCode, answers[index * 2 + 1]?.statusCode].toSorted();
        expect(pair).toEqual([201, 409]);
        if ((await dosesOf(people[index]?.personId ?? '')) !== 1) doubles += 1;
      }
    }
    expect(doubles).toBe(0);
    expect(await balance()).toBe(stock - 50 * 20_000);
  });

  it('gives the same answer to the same key, at once and later, and 422 to the key with another body (D-2)', async () => {
    const person = await kit.addDosed();
    await kit.check(person.personId);
    const key = { 'idempotency-key': newId() };
    const taps = await Promise.all([kit.give(person, {}, key), kit.give(person, {}, key), kit.give(person, {}, key)]);
    expect(taps.map((tap) => tap.statusCode).toSorted()).toEqual([200, 200, 201]);
    expect(new Set(taps.map((tap) => tap.json().dose.id)).size).toBe(1);
    expect((await kit.give(person, { note: 'other' }, key)).statusCode).toBe(422);
    expect(await dosesOf(person.personId)).toBe(1);
  });

  it('never gives on an order that nobody signed, that is held, or that is over (D-8)', async () => {
    const unsigned = await kit.addDosed({ sign: false });
    await kit.check(unsigned.personId);
    const first = await kit.give(unsigned);
    expect(first.statusCode).toBe(409);
    expect(first.json().decision.reasons).toContain('ORDER_NOT_SIGNED');

    const held = await kit.addDosed();
    await kit.check(held.personId);
    await clinic.as('nurse', { method: 'POST', url: `/api/episodes/${held.episodeId}/holds`, payload: { reason: 'Spoke of chest pain.', orderId: held.orderId } });
    const second = await kit.give(held);
    expect(second.json().decision).toMatchObject({ decision: 'refuse' });
    expect(second.json().decision.reasons).toContain('DOSE_HELD');
    const holds = (await clinic.as('nurse', { url: `/api/people/${held.personId}/orders` })).json().holds as { id: string }[];
    expect((await clinic.as('nurse', { method: 'POST', url: `/api/holds/${holds[0]?.id}/lift`, payload: { reason: 'No.' } })).statusCode).toBe(403);
    expect((await clinic.as('prescriber', { method: 'POST', url: `/api/holds/${holds[0]?.id}/lift`, payload: { reason: 'ECG and examination normal.' } })).statusCode).toBe(201);
    expect((await kit.give(held)).statusCode).toBe(201);

    const later = await kit.addDosed({ start: Temporal.PlainDate.from(kit.today()).add({ days: 3 }).toString() });
    await kit.check(later.personId);
    expect((await kit.give(later)).json().decision.reasons).toContain('ORDER_NOT_FOR_THIS_DAY');
    for (const person of [unsigned, later]) expect(await dosesOf(person.personId)).toBe(0);
  });

  it('refuses a part that the order does not have, and gives both parts of a split order once each', async () => {
    const person = await kit.addDosed({ mg: [10, 10] });
    await kit.check(person.personId);
    expect((await kit.give(person, { part: 3 })).json().decision.reasons).toContain('PART_NOT_ORDERED');
    expect((await kit.give(person)).statusCode).toBe(201);
    clinic.clock.moveBy(Temporal.Duration.from({ hours: 5 }));
    await kit.check(person.personId);
    const second = await kit.give(person, { part: 2 });
    expect(second.statusCode, second.body).toBe(201);
    expect(await dosesOf(person.personId)).toBe(2);
  });

  it('gives nothing from an old screen: another version, another amount, another day (D-7)', async () => {
    const person = await kit.addDosed();
    await kit.check(person.personId);
    const version = await kit.give(person, {}, { 'if-match': '7' });
    expect(version.statusCode).toBe(412);
    expect(version.json().detail).toContain('version 1 with 20 mg');
    expect((await kit.give(person, { doseUg: 200_000 })).statusCode).toBe(412);
    expect((await kit.give(person, { dosingDay: '2026-02-01' })).statusCode).toBe(412);
    expect(await dosesOf(person.personId)).toBe(0);
  });

  it('asks for every warning to be answered, and keeps what was answered', async () => {
    const person = await kit.addDosed();
    await kit.check(person.personId, { poss: undefined });
    const open = await kit.give(person, { acknowledged: [] });
    expect(open.statusCode).toBe(409);
    expect(open.json().decision.missing).toContain('poss');
  });

  it('holds a dose for somebody who cannot be roused, whoever asks', async () => {
    const person = await kit.addDosed();
    await kit.check(person.personId, { poss: '4' });
    const answer = await kit.give(person, { overrideReason: 'I know them' });
    expect(answer.statusCode).toBe(409);
    expect(answer.json().decision.reasons).toContain('SEDATION_POSS_4_EMERGENCY');
  });
});

describe('a first day again, after weeks away', () => {
  it('asks the signed order itself for the rationale over 50 mg (42 CFR 8.12)', async () => {
    const yesterday = Temporal.PlainDate.from(kit.today()).subtract({ days: 1 });
    const steady = async (facts: Readonly<Record<string, unknown>>) => {
      const { personId, episodeId } = await clinic.addPerson();
      const past = Array.from({ length: 30 }, (_, index) => ({ personId, episodeId, siteId: clinic.here.siteId, dosingDay: yesterday.subtract({ days: index }).toString(), medicine: 'methadone', ug: 60_000 }));
      await clinic.database.scoped(clinic.here.id, (tx) => insertImportedDoses(tx, past, clinic.clock.now()));
      return kit.addDosed({ mg: [60], person: { personId, episodeId }, facts });
    };
    const [without, within] = [await steady({ rationale: null }), await steady({ rationale: 'Steady on 60 mg for years, confirmed by telephone' })];
    clinic.clock.moveBy(Temporal.Duration.from({ hours: 24 * 32 }));
    const reasons = async (personId: string): Promise<readonly string[]> => {
      await kit.check(personId);
      return (await clinic.as('nurse', { url: `/api/people/${personId}/ticket` })).json().decision.reasons;
    };
    expect(await reasons(without.personId)).toContain('US_CFR_DAY1_OVER_50_NO_RATIONALE');
    expect(await reasons(within.personId)).not.toContain('US_CFR_DAY1_OVER_50_NO_RATIONALE');
    expect((await kit.give(without, { overrideReason: 'In a hurry' }, {}, 'prescriber')).statusCode).toBe(409);
    expect(await dosesOf(without.personId)).toBe(30);
  });
});
