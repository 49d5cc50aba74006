/**
 * The lease under any order of events: two machines with a database each are driven by random steps — doses tried on both sides, exchanges
 * that are cut, answered into the void, repeated or replayed, days asked back, the site given back and taken again and a program
 * that ends between writing and telling. After every step no person-day has two holders; at the end nothing
 * that was given is missing, nothing stands twice, and stock adds up to the microgram.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { DosedPerson } from '../dispensary/testing/dosing-kit.ts';
import { makeTwoMachines, type TwoMachines } from './testing/two-machines.ts';

let two: TwoMachines;
beforeAll(async () => { two = await makeTwoMachines(0); });
afterAll(() => two.close());

type Step =
  | { readonly do: 'give'; readonly at: 'server' | 'node'; readonly who: number }
  | { readonly do: 'exchange'; readonly weather: TwoMachines['weather'] }
  | { readonly do: 'replay'; readonly back: number }
  | { readonly do: 'ask-back'; readonly who: number; readonly days: number }
  | { readonly do: 'state'; readonly state: 'active' | 'returning' }
  | { readonly do: 'restart' };

const who = fc.nat(1);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('give' as const), at: fc.constantFrom('server' as const, 'node' as const), who }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('exchange' as const), weather: fc.constantFrom('up' as const, 'down' as const, 'answers-lost' as const, 'twice' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('replay' as const), back: fc.nat(6) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('ask-back' as const), who, days: fc.nat(2) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('state' as const), state: fc.constantFrom('active' as const, 'returning' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('restart' as const) }) },
);

const held = (where: 'server' | 'node') => two[where].rows<{ key: string }>(`select person_id || ' ' || day as key from dosing_leases where state = 'held' order by 1`);

/** Whatever the node believes to hold, the server knows to be the node's; the server may believe more, which only waits. */
async function oneHolder(): Promise<void> {
  const [server, node] = [new Set((await held('server')).map(({ key }) => key)), await held('node')];
  expect(node.filter(({ key }) => !server.has(key))).toEqual([]);
}

async function run(people: readonly DosedPerson[], given: Map<string, string>, each: Step): Promise<void> {
  const person = 'who' in each ? people[each.who] : undefined;
  if (each.do === 'give' && person !== undefined) {
    const reply = await two[each.at].give(person);
    // A node forgets the people of whom it holds no day; the server forgets nobody.
    const mayForget = each.at === 'node' && !(await held('server')).some(({ key }) => key.startsWith(person.personId));
    expect(mayForget ? [201, 404, 409, 412] : [201, 409, 412]).toContain(reply.statusCode);
    if (reply.statusCode !== 201) return;
    const { id, dosingDay } = reply.json().dose as { id: string; dosingDay: string };
    const key = `${person.personId} ${dosingDay}`;
    // The one thing that must never happen.
    expect(given.has(key), `${key} was given twice`).toBe(false);
    given.set(key, id);
  } else if (each.do === 'exchange') {
    two.weather = each.weather;
    await two.link.exchange();
  } else if (each.do === 'replay') {
    const old = two.sent.at(-1 - each.back);
    if (old !== undefined) await two.replay(old);
  } else if (each.do === 'ask-back' && person !== undefined) {
    const today = Temporal.PlainDate.from(two.kit.today());
    await two.clinic.as('nurse', { method: 'POST', url: `/api/people/${person.personId}/days-back`, payload: { from: today.toString(), to: today.add({ days: each.days }).toString() } });
  } else if (each.do === 'state') await two.clinic.as('prescriber', { method: 'POST', url: `/api/nodes/${two.nodeId}/state`, payload: { state: each.state } });
  else if (each.do === 'restart') two.restart();
}

async function heal(): Promise<void> {
  two.weather = 'up';
  await two.clinic.as('prescriber', { method: 'POST', url: `/api/nodes/${two.nodeId}/state`, payload: { state: 'active' } });
  for (let count = 0; count < 3; count += 1) expect(await two.link.exchange()).toBe(true);
}

it('never gives a person-day twice and never loses an entry', async () => {
  let doses = 0;
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 16 }), async (steps) => {
    const people = [await two.kit.addDosed(), await two.kit.addDosed()];
    await heal();
    for (const person of people) {
      await two.server.check(person);
      await two.node.check(person);
    }
    const given = new Map<string, string>();
    for (const each of steps) {
      await run(people, given, each);
      await oneHolder();
    }
    await heal();
    const there = await two.server.rows<{ id: string }>('select id from doses where person_id = any($1::uuid[])', [people.map(({ personId }) => personId)]);
    expect(there.map(({ id }) => id).toSorted()).toEqual([...given.values()].toSorted());
    doses += given.size;
  }), { numRuns: Number(process.env['LEASE_RUNS'] ?? 4), endOnFailure: true });
  expect(doses).toBeGreaterThan(0);
  expect(await two.server.rows('select because, table_name from node_differences')).toEqual([]);
  const sums = (await two.clinic.as('nurse', { method: 'GET', url: `/api/sites/${two.clinic.here.siteId}/ledger-check` })).json();
  expect(sums).toMatchObject({ differs: [], dosesWithoutStock: 0 });
  const balance = `select balance_ug, (select encode(hash, 'hex') from ledger_links l where l.chain_id = c.id order by seq desc limit 1) as head from containers c where id = $1`;
  expect(await two.node.rows(balance, [two.kit.containerId])).toEqual(await two.server.rows(balance, [two.kit.containerId]));
}, 400_000);
