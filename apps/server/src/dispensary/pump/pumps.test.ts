/** Doses through a pump, on the real database and a real line: what was asked, what ran out, what was given and wasted agree to the microgram. */
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { medicationRoutes } from '../../medication/index.ts';
import { claimName } from '../../platform/accounts-store.ts';
import { hashPassphrase } from '../../platform/passphrases.ts';
import { newId } from '../../platform/ids.ts';
import { sql } from '../../platform/scoped.ts';
import { makeTestClinic, type TestClinic } from '../../platform/testing/test-clinic.ts';
import { dispensaryRoutes } from '../index.ts';
import { makeDosingKit, answers, type DosedPerson, type DosingKit } from '../testing/dosing-kit.ts';
import { runPumps } from './run-pumps.ts';
import { noFaults, seeded, SimulatedPump, type Faults } from './simulated-pump.ts';

let clinic: TestClinic;
let kit: DosingKit;
let containerId: string;
let pump: SimulatedPump;
let pumpId: string;
let port: number;
let stop: () => void;

async function ok(reply: { readonly statusCode: number; readonly body: string; readonly json: () => { id: string } }): Promise<string> {
  expect(reply.statusCode, reply.body).toBe(201);
  return reply.json().id;
}

/** A pump of its own with a full container, and the link to it running. */
async function withPump(faults: Faults = noFaults, seed = 1): Promise<void> {
  pump = new SimulatedPump({ faults, random: seeded(seed), ulPerSecond: 200_000 });
  port = await pump.listen(0, '127.0.0.1');
  containerId = await ok(await clinic.as('nurse', { method: 'POST', url: `/api/sites/${clinic.here.siteId}/stock`, payload: { productId: kit.productId, lot: 'P1', expiresOn: '2029-01-31', label: `Pump stock ${newId()}`, amountUg: 5_000_000, place: 'window' } }));
  pumpId = await ok(await clinic.as('pharmacist', { method: 'POST', url: `/api/sites/${clinic.here.siteId}/pumps`, payload: { name: `Pump ${port}`, host: '127.0.0.1', port, tolerancePermille: 10 } }));
  await ok(await clinic.as('nurse', { method: 'POST', url: `/api/pumps/${pumpId}/container`, payload: { containerId } }));
  stop = runPumps(clinic.database, clinic.clock, () => undefined);
}

beforeAll(async () => {
  clinic = await makeTestClinic({ routes: [...medicationRoutes, ...dispensaryRoutes] });
  kit = await makeDosingKit(clinic);
  const hash = await hashPassphrase('a long walk by the river');
  await clinic.database.scoped(clinic.here.id, async (tx) => {
    await claimName(tx, 'pharmacist@test', clinic.here.staff.pharmacist);
    await tx.run(sql`update accounts set passphrase_hash = ${hash} where organisation_id = ${clinic.here.id} and id = ${clinic.here.staff.pharmacist}`);
  });
});
afterEach(async () => {
  stop();
  await pump.close();
  await clinic.database.scoped(clinic.here.id, (tx) => tx.run(sql`update pumps set ended_at = added_at, ended_by = added_by where organisation_id = ${clinic.here.id} and ended_at is null`));
});
afterAll(() => clinic.close());

const ask = (person: DosedPerson, more: Readonly<Record<string, unknown>> = {}) => clinic.as('nurse', { method: 'POST', url: `/api/orders/${person.orderId}/pours`, headers: { 'if-match': '1' }, payload: { dosingDay: kit.today(), part: 1, doseUg: person.doseUg, containerId, acknowledged: answers, ...more } });
const give = (person: DosedPerson, more: Readonly<Record<string, unknown>> = {}) => kit.give(person, { containers: [{ id: containerId, ug: person.doseUg }], ...more });
const settle = (pourId: string, payload: Readonly<Record<string, unknown>>) => clinic.as('nurse', { method: 'POST', url: `/api/pours/${pourId}/settlement`, payload: { reason: 'The person left', ...payload } });

const second = async (): Promise<string> => (await clinic.as('nurse', { method: 'POST', url: '/api/second-person', payload: { name: 'pharmacist@test', passphrase: 'a long walk by the river' } })).json().confirmationId as string;

async function cupOf(person: DosedPerson) {
  const ticket = await clinic.as('nurse', { url: `/api/people/${person.personId}/ticket` });
  return ticket.json().poured as { state: string; measuredUg: number; restUg: number; pours: readonly { id: string }[] } | null;
}
async function measured(person: DosedPerson): Promise<NonNullable<Awaited<ReturnType<typeof cupOf>>>> {
  for (let turn = 0; turn < 200; turn += 1) {
    const cup = await cupOf(person);
    if (cup !== null && cup.state !== 'waiting') return cup;
    await wait(50);
  }
  throw new Error('The pump never answered.');
}
const balance = async (): Promise<number> => Number((await clinic.database.scoped(clinic.here.id, (tx) => tx.one<{ ug: number }>(sql`select balance_ug as ug from containers where organisation_id = ${clinic.here.id} and id = ${containerId}`)))?.ug);
const entriesTo = async (account: string): Promise<number> => Number((await clinic.database.scoped(clinic.here.id, (tx) => tx.one<{ ug: number }>(sql`
  select coalesce(sum(e.amount_ug), 0) as ug from entries e where e.organisation_id = ${clinic.here.id} and e.account = ${account} and e.journal_id in (select c.journal_id from entries c where c.organisation_id = ${clinic.here.id} and c.container_id = ${containerId})`)))?.ug);
async function ready(): Promise<DosedPerson> {
  const person = await kit.addDosed();
  await kit.check(person.personId);
  return person;
}

describe('the ordinary dose', () => {
  it('is poured, then given; the ledger and the pump agree', async () => {
    await withPump();
    const person = await ready();
    await ok(await ask(person));
    const early = await give(person);
    const cup = await measured(person);
    expect(cup).toMatchObject({ state: 'fits', measuredUg: 20_000 });
    // Between asking and the pump's word the dose is not given.
    if (early.statusCode !== 409) throw new Error(early.body);
    const given = await give(person);
    expect(given.statusCode, given.body).toBe(201);
    expect([await balance(), pump.totalUl, await cupOf(person)]).toEqual([5_000_000 - 20_000, 20_000, null]);
  });

  it('comes from no pump without a pour, and by hand never while the cup is full', async () => {
    await withPump();
    const person = await ready();
    const dry = await give(person);
    expect([dry.statusCode, dry.json().detail]).toEqual([409, 'A pump draws from this container. Pour first, or take it off the pump. Nothing was given.']);
    await ok(await ask(person));
    await measured(person);
    const byHand = await kit.give(person);
    expect(byHand.statusCode).toBe(409);
    expect(byHand.json().detail).toContain('has poured for this dose');
    expect((await ask(person)).statusCode).toBe(409);
    expect((await give(person)).statusCode).toBe(201);
  });

  it('is not poured where the rules refuse', async () => {
    await withPump();
    const person = await kit.addDosed();
    const refused = await ask(person);
    expect(refused.statusCode).toBe(409);
    expect(refused.json().decision.reasons).toContain('IDENTITY_NOT_CONFIRMED');
    await wait(400);
    expect(pump.totalUl).toBe(0);
  });
});

describe('what a pump does wrong', () => {
  it('over a bad line, with bottles that run dry: five people, nothing twice, all of it accounted for', { timeout: 60_000 }, async () => {
    await withPump({ drop: 0.2, repeat: 0.4, delayMs: 60, cut: 0.02, short: 0.3 }, 11);
    let givenUg = 0;
    for (let turn = 0; turn < 5; turn += 1) {
      const person = await ready();
      for (let pours = 0; pours < 12; pours += 1) {
        const asked = await ask(person);
        if (asked.statusCode !== 201) throw new Error(asked.body);
        if ((await measured(person)).state === 'fits') break;
      }
      const given = await give(person);
      expect(given.statusCode, given.body).toBe(201);
      givenUg += 20_000;
    }
    expect(Math.max(...pump.begun.values())).toBe(1);
    // Ten thousandths of a dose is what a pump may be off; of the ledger nothing is off.
    expect([await balance(), await entriesTo('person')]).toEqual([5_000_000 - givenUg, givenUg]);
    expect(Math.abs(pump.totalUl - givenUg)).toBeLessThanOrEqual(givenUg / 100);
  });

  it('pours short: the rest is poured, or what is there is given as a part', async () => {
    await withPump({ ...noFaults, short: 1 }, 3);
    const [first, next] = [await ready(), await ready()];
    await ok(await ask(first));
    const cup = await measured(first);
    expect(cup.state).toBe('short');
    const refused = await give(first);
    expect([refused.statusCode, refused.json().detail]).toEqual([409, expect.stringContaining('Pour the rest') as string]);
    // Under one nozzle stands one person's cup.
    const other = await ask(next);
    expect(other.statusCode).toBe(409);
    const part = await give(first, { state: 'partial', givenUg: cup.measuredUg, confirmationId: await second() });
    expect(part.statusCode, part.body).toBe(201);
    expect([await balance(), await entriesTo('person'), await entriesTo('waste')]).toEqual([5_000_000 - cup.measuredUg, cup.measuredUg, 0]);
    expect((await ask(next)).statusCode).toBe(201);
  });

  it('is off: two people say what is in the cup, it is wasted, and its late word is kept as a contradiction', async () => {
    await withPump();
    await pump.close();
    const person = await ready();
    const pourId = await ok(await ask(person));
    expect((await settle(pourId, { seenUl: 0, confirmationId: await second() })).json().detail).toContain('may still answer');
    clinic.clock.moveBy(Temporal.Duration.from({ seconds: 16 }));
    expect((await settle(pourId, { seenUl: 1500 })).statusCode).toBe(400);
    const wasted = await settle(pourId, { seenUl: 1500, confirmationId: await second() });
    expect(wasted.json(), wasted.body).toMatchObject({ wastedUg: 1500 });
    expect([await balance(), await entriesTo('waste')]).toEqual([5_000_000 - 1500, 1500]);
    // It comes back and says something else about a cup that two people had seen.
    const { pumpStore } = await import('./run-pumps.ts');
    const store = pumpStore(clinic.database, clinic.here.id, clinic.clock);
    for (let again = 0; again < 2; again += 1) await store.keep(pourId, { state: 'poured', ul: 20_000 });
    const [line] = (await clinic.as('manager', { url: `/api/sites/${clinic.here.siteId}/pumps` })).json().items.filter((each: { id: string }) => each.id === pumpId);
    expect(line.contradictions).toMatchObject([{ pourId, keptUl: 1500, saidUl: 20_000 }]);
    expect(await balance()).toBe(5_000_000 - 1500);
  });

  it('poured and nobody took it: it is wasted before a witness, once, and the dose may be poured again', async () => {
    await withPump();
    const person = await ready();
    const pourId = await ok(await ask(person));
    await measured(person);
    expect((await settle(pourId, {})).statusCode).toBe(400);
    const [one, two] = await Promise.all([second(), second()]);
    const both = await Promise.all([settle(pourId, { confirmationId: one }), settle(pourId, { confirmationId: two })]);
    expect(both.map((each) => each.statusCode).toSorted()).toEqual([201, 409]);
    expect(await entriesTo('waste')).toBe(20_000);
    await ok(await ask(person));
    await measured(person);
    expect((await give(person)).statusCode).toBe(201);
    expect(await balance()).toBe(5_000_000 - 40_000);
  });
});

describe('what the database refuses', () => {
  const tried = (text: string): Promise<string> => clinic.database.scoped(clinic.here.id, (tx) => tx.run(sql.raw(text))).then(() => 'went through', (error: { constraint?: string; message: string }) => error.constraint ?? error.message);
  it('a measure changed, a settled pour opened, a dose beside a full cup', async () => {
    await withPump();
    const person = await ready();
    const pourId = await ok(await ask(person));
    await measured(person);
    expect(await tried(`update pours set measured_ul = 1 where id = '${pourId}'`)).toBe('a_pour_goes_one_way');
    // The first dose on the table, copied with raw SQL for the person whose cup stands there.
    expect(await tried(`insert into doses (organisation_id, id, person_id, episode_id, site_id, dosing_day, part, order_id, order_version, medicine, product_id, dose_ug, given_ug, kind, state, given_at, given_by, journal_id, recorded_at)
      select organisation_id, '${newId()}', '${person.personId}', '${person.episodeId}', site_id, dosing_day, part, '${person.orderId}', 1, medicine, product_id, dose_ug, given_ug, kind, state, given_at, given_by, journal_id, recorded_at from doses where origin = 'here' and dosing_day = '${kit.today()}' limit 1`)).toBe('a_dose_settles_its_pours');
    expect((await give(person)).statusCode).toBe(201);
    expect(await tried(`update pours set settled_how = null, settled_at = null, settled_by = null, dose_id = null where id = '${pourId}'`)).toBe('a_pour_goes_one_way');
    expect(await tried(`insert into pours (organisation_id, id, pump_id, container_id, person_id, order_id, order_version, dosing_day, part, asked_ug, asked_ul, ug_per_ml, asked_by, asked_at)
      select organisation_id, '${newId()}', pump_id, container_id, person_id, order_id, order_version, dosing_day, part, asked_ug, asked_ul, ug_per_ml, asked_by, asked_at from pours where id = '${pourId}'`)).toBe('nothing_is_poured_for_a_given_dose');
  });
  it.each(['8.8.8.8', 'pump.example', '169.254.169.254', '::ffff:8.8.8.8'])('a pump outside the clinic: %s', async (host) => {
    await withPump();
    const reply = await clinic.as('pharmacist', { method: 'POST', url: `/api/sites/${clinic.here.siteId}/pumps`, payload: { name: 'Far', host, port: 80, tolerancePermille: 10 } });
    expect([reply.statusCode, reply.json().field]).toEqual([400, '/host']);
  });
});
