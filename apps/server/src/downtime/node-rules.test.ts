/** What a node may and may not: days that are given back, its clock, its end, what of the record it holds, and who signs in there. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DosedPerson } from '../dispensary/testing/dosing-kit.ts';
import { makeTwoMachines, type TwoMachines } from './testing/two-machines.ts';

let two: TwoMachines;
beforeAll(async () => { two = await makeTwoMachines(1); });
afterAll(() => two.close());

const exchange = async (): Promise<void> => {
  two.weather = 'up';
  expect(await two.link.exchange()).toBe(true);
};
const dosed = async (): Promise<DosedPerson> => {
  const person = await two.kit.addDosed();
  await exchange();
  return person;
};
const day = (after: number): string => Temporal.PlainDate.from(two.kit.today()).add({ days: after }).toString();
const heldOf = (where: 'server' | 'node', person: DosedPerson) => two[where].rows<{ day: string }>(`select day::text from dosing_leases where person_id = $1 and state = 'held' order by day`, [person.personId]);

describe('guest days of somebody whose days a node holds', () => {
  const agree = (person: DosedPerson, from = 1, to = 2) => two.clinic.as('prescriber', { method: 'POST', url: `/api/episodes/${person.episodeId}/guest-stays`, payload: { kind: 'away', fromDay: day(from), toDay: day(to), clinic: 'Mill Road', phone: '555 0100' } });
  const stays = async (person: DosedPerson) => (await two.clinic.as('nurse', { url: `/api/people/${person.personId}/guest-stays` })).json().items;
  const end = async (person: DosedPerson) => two.clinic.as('nurse', { method: 'POST', url: `/api/guest-stays/${(await stays(person))[0].id}/end`, payload: { reason: 'Not going' } });

  it('ask for the days themselves, wait while the link is lost, and begin when the node has given them back', async () => {
    const person = await dosed();
    const agreed = await agree(person);
    expect(agreed.json().stay, agreed.body).toMatchObject({ state: 'waiting', waitsFor: { site: 'Harbor Street', days: 2 } });
    two.weather = 'down';
    await two.link.exchange();
    expect((await stays(person))[0].state).toBe('waiting');
    expect((await agree(person)).statusCode).toBe(409);
    // Until then the node doses on.
    expect((await heldOf('node', person)).map((each) => each.day)).toEqual([day(0), day(1), day(2), day(3)]);
    await exchange();
    expect((await heldOf('node', person)).map((each) => each.day)).toEqual([day(0), day(3)]);
    expect((await stays(person))[0]).toMatchObject({ state: 'active', waitsFor: null });
    await exchange();
    expect((await heldOf('server', person)).map((each) => each.day)).toEqual([day(0), day(3)]);
  });

  it('do not begin on a day that the node dosed before it answered, and a prescriber is asked', async () => {
    const person = await dosed();
    await two.node.check(person);
    two.weather = 'down';
    expect((await agree(person, 0, 1)).json().stay.state).toBe('waiting');
    expect((await two.node.give(person)).statusCode).toBe(201);
    await exchange();
    expect((await stays(person))[0]).toMatchObject({ state: 'ended', endReason: 'not-begun:dosed' });
    expect(await two.server.rows(`select params ->> 'why' as why from tasks where kind = 'dispensary.agree-guest-days-again' and person_id = $1`, [person.personId])).toEqual([{ why: 'dosed' }]);
    await exchange();
    expect((await heldOf('node', person)).map((each) => each.day)).toEqual([day(0), day(1), day(2), day(3)]);
  });

  it('are given up by whoever agreed them, and the node keeps or takes its days again', async () => {
    const person = await dosed();
    two.weather = 'down';
    expect((await agree(person)).json().stay.state).toBe('waiting');
    expect((await end(person)).json().stay.state).toBe('ended');
    await exchange();
    expect((await heldOf('node', person)).map((each) => each.day)).toEqual([day(0), day(1), day(2), day(3)]);
  });
});

describe('the whole site given back', () => {
  it('is the server’s again, with its stock; the node keeps nothing of its people and gives nothing', async () => {
    const person = await dosed();
    await two.node.check(person);
    expect((await two.clinic.as('pharmacist', { method: 'POST', url: `/api/nodes/${two.nodeId}/state`, payload: { state: 'returning' } })).statusCode).toBe(201);
    await exchange();
    await exchange();
    expect((await two.node.give(person)).statusCode).toBe(404);
    expect(await two.node.rows('select id from people')).toEqual([]);
    expect((await two.server.give(person)).statusCode).toBe(201);
    expect((await two.clinic.as('pharmacist', { method: 'POST', url: `/api/nodes/${two.nodeId}/state`, payload: { state: 'active' } })).statusCode).toBe(201);
    await exchange();
    expect((await heldOf('node', person)).length).toBe(4);
    expect((await two.node.give(person)).json().detail).toMatch(/gave this dose/);
  });
});

describe('what a node holds', () => {
  it('is its own site’s dosing record, staff with what they sign in with here, and no key of the server', async () => {
    const person = await dosed();
    expect(await two.node.rows('select count(*)::int as n from orders where person_id = $1', [person.personId])).toEqual([{ n: 1 }]);
    expect(await two.node.rows(`select count(*)::int as n from accounts where kind <> 'staff'`)).toEqual([{ n: 0 }]);
    expect(await two.node.rows('select server_private, code_hash from site_nodes')).toEqual([{ server_private: '', code_hash: null }]);
    expect(await two.node.rows(`select count(*)::int as n from passport_keys`)).toEqual([{ n: 0 }]);
  });

  it('takes no answer that its server did not sign, and no question that its node did not', async () => {
    const last = two.sent.at(-1);
    expect(last).toBeDefined();
    const forged = await two.replay({ text: (last?.text ?? '').replace(/"number":\d+/, '"number":99999999'), signature: last?.signature ?? '' });
    expect(forged.statusCode).toBe(404);
  });
});

describe('the clock (T-2)', () => {
  it('stops a node whose clock was moved, until it has spoken with its server; and one that differs from it', async () => {
    const person = await dosed();
    await two.node.check(person);
    two.weather = 'down';
    // The clock runs five minutes on while the counter stands.
    two.moveMonotonic(-300_000);
    expect((await two.node.give(person)).json().detail).toMatch(/was moved by 5 minutes.*Nothing was given/);
    await exchange();
    two.weather = 'down';
    expect((await two.node.give(person)).statusCode).toBe(201);
    const next = await dosed();
    await two.node.check(next);
    two.nodeClock.moveBy(Temporal.Duration.from({ minutes: 3 }));
    await exchange();
    expect((await two.node.give(next)).json().detail).toMatch(/differs by 3 minutes from its server’s/);
    two.clinic.clock.moveBy(Temporal.Duration.from({ minutes: 3 }));
    await two.node.rows(`update node_links set latest_at = latest_at + interval '1 hour'`);
    expect((await two.node.give(next)).json().detail).toMatch(/it was set back/);
    await two.node.rows(`update node_links set latest_at = latest_at - interval '1 hour', clock_off_ms = 0`);
  });
});

describe('a node that was put back from an older copy', () => {
  it('notices, and gives no dose', async () => {
    const person = await dosed();
    await two.node.check(person);
    await exchange();
    await two.node.rows(`delete from node_outbox where seq = (select max(seq) from node_outbox)`);
    expect(await two.link.exchange()).toBe(false);
    expect((await two.node.give(person)).json().detail).toMatch(/put back from an older copy/);
  });
});

describe('a node that is lost', () => {
  it('is ended by two; its days from tomorrow on are the server’s, today stays', async () => {
    const confirm = await two.clinic.as('prescriber', { method: 'POST', url: `/api/nodes/${two.nodeId}/end`, payload: { reason: 'Burnt', confirmationId: two.nodeId } });
    expect(confirm.statusCode).toBe(400);
    const [{ id } = { id: '' }] = await two.server.rows<{ id: string }>(`insert into confirmations (organisation_id, id, asked_by, confirmed_by, confirmed_at) values ($1, uuidv7(), $2, $3, $4) returning id`, [two.clinic.here.id, two.clinic.here.staff.prescriber, two.clinic.here.staff.administrator, two.clinic.clock.now().toString()]);
    const ended = await two.clinic.as('prescriber', { method: 'POST', url: `/api/nodes/${two.nodeId}/end`, payload: { reason: 'Burnt', confirmationId: id } });
    expect(ended.statusCode, ended.body).toBe(201);
    expect(ended.json().from).toBe(day(1));
    expect(await two.server.rows(`select distinct day::text from dosing_leases where state = 'held'`)).toEqual([{ day: day(0) }]);
    expect(await two.server.rows(`select count(*)::int as n from containers where held_by is not null`)).toEqual([{ n: 0 }]);
  });
});
