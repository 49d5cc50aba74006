/** Bottles filled by a pump: one after the other, each measured, labelled and in the ledger before the next; over a bad line too. */
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { medicationRoutes } from '../../medication/index.ts';
import { newId } from '../../platform/ids.ts';
import { sql } from '../../platform/scoped.ts';
import { makeTestClinic, type TestClinic } from '../../platform/testing/test-clinic.ts';
import { dispensaryRoutes } from '../index.ts';
import { makeStage, type Stage } from '../testing/cut-stage.ts';
import { answers, type DosedPerson, type DosingKit } from '../testing/dosing-kit.ts';
import { pumpStore, runPumps } from './run-pumps.ts';
import { seeded, SimulatedPump } from './simulated-pump.ts';

let clinic: TestClinic;
let stage: Stage;
let kit: DosingKit;
beforeAll(async () => {
  clinic = await makeTestClinic({ routes: [...medicationRoutes, ...dispensaryRoutes] });
  stage = await makeStage(clinic);
  ({ kit } = stage);
});
afterAll(() => clinic.close());

/** A pump with a full container of its own. */
async function withPump(port = 9): Promise<string> {
  const containerId = (await stage.ask('nurse', `/api/sites/${clinic.here.siteId}/stock`, { productId: kit.productId, lot: 'P1', expiresOn: '2029-01-31', label: newId().slice(-12), amountUg: 500_000, place: 'window' })).id as string;
  const pumpId = (await stage.ask('pharmacist', `/api/sites/${clinic.here.siteId}/pumps`, { name: `Pump ${newId().slice(-6)}`, host: '127.0.0.1', port, tolerancePermille: 10 })).id as string;
  await stage.ask('nurse', `/api/pumps/${pumpId}/container`, { containerId });
  return containerId;
}

const fill = (person: DosedPerson, containerId: string, days: number, more: object = {}) => stage.post('nurse', `/api/orders/${person.orderId}/bottle-pours`, { dosingDay: stage.day(0), forDay: stage.day(days), part: 1, doseUg: 20_000, containerId, ...more });
const issue = (person: DosedPerson, containerId: string, days: number, more: object = {}) => stage.post('nurse', `/api/orders/${person.orderId}/take-home`, { dosingDays: [stage.day(days)], containerId, ...more });
const settle = async (pourId: string) => stage.post('nurse', `/api/pours/${pourId}/settlement`, { reason: 'Not issued', confirmationId: await stage.second() });
/** What the pump says, as the link keeps it. */
const says = (pourId: string, ul: number) => pumpStore(clinic.database, clinic.here.id, clinic.clock).keep(pourId, { state: 'poured', ul });
const homeOf = async ({ personId }: DosedPerson) => (await clinic.as('nurse', { url: `/api/people/${personId}/take-home` })).json() as {
  filling: { dosingDay: string; part: number; cup: { state: string; measuredUg: number; pours: { id: string }[] } }[];
  bottles: { dosingDay: string; state: string; labelCode: string; poured: { askedUl: number; measuredUl: number } | null }[];
};
const balance = async (id: string): Promise<number> => Number((await clinic.database.scoped(clinic.here.id, (tx) => tx.one<{ ug: number }>(sql`select balance_ug as ug from containers where organisation_id = ${clinic.here.id} and id = ${id}`)))?.ug);
const entriesTo = async (account: string, containerId: string): Promise<number> => Number((await clinic.database.scoped(clinic.here.id, (tx) => tx.one<{ ug: number }>(sql`
  select coalesce(sum(e.amount_ug), 0) as ug from entries e where e.organisation_id = ${clinic.here.id} and e.account = ${account} and e.journal_id in (select c.journal_id from entries c where c.organisation_id = ${clinic.here.id} and c.container_id = ${containerId})`)))?.ug);

describe('bottles from a pump', () => {
  it('over a bad line, with a bottle that runs dry: three days filled one by one, nothing twice, each with its volumes and its label', { timeout: 60_000 }, async () => {
    const pump = new SimulatedPump({ faults: { drop: 0.2, repeat: 0.4, delayMs: 60, cut: 0.02, short: 0.3 }, random: seeded(5), ulPerSecond: 200_000 });
    const containerId = await withPump(await pump.listen(0, '127.0.0.1'));
    const stop = runPumps(clinic.database, clinic.clock, () => undefined);
    const person = await stage.trusted();
    try {
      for (const days of [1, 2]) {
        for (let pours = 0, state = ''; state !== 'fits' && pours < 12; pours += 1) {
          const asked = await fill(person, containerId, days);
          expect(asked.statusCode, asked.body).toBe(201);
          for (let turn = 0; turn < 200; turn += 1) {
            state = (await homeOf(person)).filling[0]?.cup.state ?? '';
            if (state !== 'waiting') break;
            await wait(50);
          }
        }
        // Filled and without a label: the next one waits.
        expect((await fill(person, containerId, days === 1 ? 2 : 1)).statusCode).toBe(409);
        const issued = await issue(person, containerId, days);
        expect(issued.statusCode, issued.body).toBe(201);
      }
    } finally {
      stop();
      await pump.close();
    }
    const { bottles, filling } = await homeOf(person);
    expect(filling).toEqual([]);
    expect(bottles.map(({ dosingDay, state }) => [dosingDay, state])).toEqual([[stage.day(2), 'out'], [stage.day(1), 'out']]);
    expect(new Set(bottles.map(({ labelCode }) => labelCode)).size).toBe(2);
    for (const { poured } of bottles) expect([poured?.askedUl, Math.abs((poured?.measuredUl ?? 0) - 20_000) <= 200]).toEqual([20_000, true]);
    expect(Math.max(...pump.begun.values())).toBe(1);
    expect(pump.totalUl).toBe(bottles.reduce((sum, { poured }) => sum + (poured?.measuredUl ?? 0), 0));
    expect([await balance(containerId), await entriesTo('bottle', containerId)]).toEqual([460_000, 40_000]);
    expect((await clinic.as('nurse', { url: `/api/people/${person.personId}/take-home-labels?paper=roll` })).json().labels).toBe(2);
  });

  it('are filled only for whom bottles may go home, and one at a time', async () => {
    const containerId = await withPump();
    const [stranger, person] = [await stage.checked(), await stage.trusted()];
    const refused = await fill(stranger, containerId, 1);
    expect([refused.statusCode, refused.json().detail]).toEqual([409, 'No take-home decision is in force. A prescriber decides first.']);
    const dry = await issue(person, containerId, 1);
    expect([dry.statusCode, dry.json().detail]).toEqual([409, expect.stringContaining('Let it fill the bottle') as string]);
    expect((await fill(person, containerId, 1, { doseUg: 25_000 })).statusCode).toBe(412);
    const pourId = (await fill(person, containerId, 1)).json().id as string;
    for (const again of [fill(person, containerId, 1), fill(person, containerId, 2), issue(person, containerId, 1), stage.post('nurse', `/api/orders/${person.orderId}/pours`, { dosingDay: stage.day(0), part: 1, doseUg: 20_000, containerId, acknowledged: answers })]) expect((await again).statusCode).toBe(409);
    await says(pourId, 12_000);
    // What another pump stands ready with is no bottle of this one: the rest comes from where the first part came from.
    const other = await fill(person, await withPump(), 1);
    expect([other.statusCode, other.json().detail]).toEqual([409, expect.stringContaining('The rest comes from where the first part came from') as string]);
    await says((await fill(person, containerId, 1)).json().id as string, 8_000);
    // By hand from elsewhere a second bottle of the same day never comes to stand beside the first.
    const byHand = await issue(person, kit.containerId, 1);
    expect([byHand.statusCode, byHand.json().detail]).toEqual([409, expect.stringContaining('has poured for the bottle') as string]);
    expect((await issue(person, containerId, 1)).statusCode).toBe(201);
    expect((await issue(person, containerId, 1)).statusCode).toBe(409);
    expect([await balance(containerId), await entriesTo('bottle', containerId), await entriesTo('waste', containerId)]).toEqual([480_000, 20_000, 0]);
  });

  it('with too much are issued before a second person, who sees the rest wasted; with too little the rest is poured', async () => {
    const containerId = await withPump();
    const person = await stage.trusted();
    await says((await fill(person, containerId, 1)).json().id, 20_500);
    const alone = await issue(person, containerId, 1);
    expect([alone.statusCode, alone.json().field]).toEqual([400, '/confirmationId']);
    expect((await issue(person, containerId, 1, { confirmationId: await stage.second() })).statusCode).toBe(201);
    await says((await fill(person, containerId, 2)).json().id, 12_000);
    expect((await issue(person, containerId, 2)).json().detail).toContain('Pour the rest, or waste it before a witness. Nothing was issued.');
    const rest = await fill(person, containerId, 2);
    expect(rest.json()).toMatchObject({ askedUg: 8000, askedUl: 8000 });
    await says(rest.json().id, 8000);
    expect((await issue(person, containerId, 2)).statusCode).toBe(201);
    expect([await balance(containerId), await entriesTo('bottle', containerId), await entriesTo('waste', containerId)]).toEqual([500_000 - 40_500, 40_000, 500]);
    const lines = (await clinic.as('manager', { url: `/api/sites/${clinic.here.siteId}/ledger-check` })).json();
    expect(lines).toMatchObject({ differs: [], dosesWithoutStock: 0 });
  });

  it('that were filled and never issued keep the dose of their day back until they are wasted before a witness', async () => {
    const containerId = await withPump();
    const person = await stage.trusted();
    await kit.give(person);
    const pourId = (await fill(person, containerId, 1)).json().id as string;
    await says(pourId, 20_000);
    clinic.clock.moveBy(Temporal.Duration.from({ days: 1 }));
    await kit.check(person.personId);
    const given = await kit.give(person);
    expect([given.statusCode, given.json().detail]).toEqual([409, expect.stringContaining('filled a bottle for this day that was never issued') as string]);
    expect((await settle(pourId)).json()).toMatchObject({ wastedUg: 20_000 });
    expect((await kit.give(person)).statusCode).toBe(201);
    expect([await balance(containerId), await entriesTo('waste', containerId)]).toEqual([480_000, 20_000]);
  });
});

describe('what a pump pours for nobody', () => {
  it('is measured by two, in the ledger as waste or poured back; a pump that is off is the manager’s at once', async () => {
    const containerId = await withPump();
    const items = (await clinic.as('manager', { url: `/api/sites/${clinic.here.siteId}/pumps` })).json().items as { id: string; container: { id: string } | null }[];
    const pumpId = items.find(({ container }) => container?.id === containerId)?.id ?? '';
    const note = async (more: object) => stage.post('nurse', `/api/pumps/${pumpId}/runs`, { kind: 'check', saidUl: 10_000, measuredUl: 10_050, went: 'waste', confirmationId: await stage.second(), ...more });
    expect((await note({ confirmationId: newId() })).json().field).toBe('/confirmationId');
    expect((await note({ kind: 'prime', saidUl: 5000, measuredUl: 6000 })).json()).toMatchObject({ amountUg: 6000, fits: true });
    expect((await note({})).json()).toMatchObject({ amountUg: 10_050, fits: true });
    expect((await note({ kind: 'calibration', measuredUl: 10_400, went: 'return' })).json()).toMatchObject({ amountUg: 10_400, offPermille: -38, fits: false });
    expect([await balance(containerId), await entriesTo('waste', containerId)]).toEqual([500_000 - 16_050, 16_050]);
    const runs = (await clinic.as('manager', { url: `/api/sites/${clinic.here.siteId}/pumps` })).json().items.find((each: { id: string }) => each.id === pumpId).runs;
    expect(runs.map((each: { kind: string; went: string; by: string; secondBy: string }) => [each.kind, each.went, each.by, each.secondBy])).toEqual([['calibration', 'return', 'Test nurse', 'Test pharmacist'], ['check', 'waste', 'Test nurse', 'Test pharmacist'], ['prime', 'waste', 'Test nurse', 'Test pharmacist']]);
    const tasks = await clinic.database.scoped(clinic.here.id, (tx) => tx.all<{ role: string }>(sql`select role from tasks where organisation_id = ${clinic.here.id} and kind = 'dispensary.pump-pours-wrong'`));
    expect(tasks).toEqual([{ role: 'manager' }]);
    expect((await clinic.as('manager', { url: `/api/sites/${clinic.here.siteId}/ledger-check` })).json()).toMatchObject({ differs: [], dosesWithoutStock: 0 });
    // While somebody's medicine stands under it, it pours for nobody else.
    await fill(await stage.trusted(), containerId, 1);
    expect((await note({})).statusCode).toBe(409);
  });
});
