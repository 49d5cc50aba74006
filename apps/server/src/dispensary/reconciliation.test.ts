/** Random histories of stock against a plain model: between any two days, opening and in less out is closing, to the microgram (I-1). */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeTestClinic, type TestClinic } from '../platform/testing/test-clinic.ts';
import { insertProduct } from '../medication/index.ts';
import { newId } from '../platform/ids.ts';
import { sql, type Tx } from '../platform/scoped.ts';
import { reconcile, type SumRow } from './books/reconciliation-store.ts';
import type { LedgerEntry } from './doses-store.ts';
import { insertContainer, writeJournal } from './stock-store.ts';

let clinic: TestClinic;
let productId: string;
let people: readonly string[];
beforeAll(async () => {
  clinic = await makeTestClinic({ routes: [] });
  people = [(await clinic.addPerson()).personId, (await clinic.addPerson()).personId];
  productId = await clinic.database.scoped(clinic.here.id, (tx) => insertProduct(tx, { name: 'Methadone 1 mg/mL', medicine: 'methadone', form: 'liquid', ugPerMl: 1000, ugPerUnit: null, controlled: true }, clinic.clock.now()));
});
afterAll(() => clinic.close());

const move = fc.record({
  what: fc.constantFrom('receive', 'transfer', 'dose', 'take-home', 'waste', 'return', 'discrepancy', 'disposal', 'correction'), box: fc.nat(2), other: fc.nat(2), person: fc.nat(1), ug: fc.integer({ min: 1, max: 999_999 }), day: fc.nat(9),
});
type Move = typeof move extends fc.Arbitrary<infer T> ? T : never;

/** What the model knows of one movement: its day and how much each key gained. */
interface Known {
  readonly day: number;
  readonly gains: ReadonlyMap<string, number>;
}

interface Box {
  readonly id: string;
  readonly lot: string;
  balance: number;
}

const days = 10;
const at = (start: Temporal.Instant, day: number, index: number): Temporal.Instant => start.add({ hours: day * 24, seconds: index });

/** The lines of a movement, as the product writes them; null where the model says that there is not enough. */
function linesOf({ what, box, other, person, ug }: Move, boxes: readonly Box[], held: Map<string, number>): readonly LedgerEntry[] | null {
  const [from, to] = [boxes[box], boxes[other]];
  const who = people[person] ?? '';
  if (from === undefined || to === undefined) return null;
  const line = (account: LedgerEntry['account'], of: Box, amountUg: number): LedgerEntry => ({ account, productId, lot: of.lot, containerId: account === 'container' ? of.id : null, personId: account === 'person' || account === 'bottle' ? who : null, amountUg });
  const key = `${who} ${from.lot}`;
  const [enough, has] = [from.balance >= ug, held.get(key) ?? 0];
  if (what === 'receive') return [line('supplier', from, -ug), line('container', from, ug)];
  if (what === 'transfer') return enough && from.id !== to.id && from.lot === to.lot ? [line('container', from, -ug), line('container', to, ug)] : null;
  if (what === 'dose' && enough && ug > 2) return [line('container', from, -ug), line('person', from, ug - 1), line('waste', from, 1)];
  if (what === 'take-home' && enough) return [line('container', from, -ug), line('bottle', from, ug)];
  if (what === 'waste' && enough) return [line('container', from, -ug), line('waste', from, ug)];
  if (what === 'disposal' && enough) return [line('container', from, -ug), line('distributor', from, ug)];
  if (what === 'discrepancy') return enough ? [line('container', from, -ug), line('discrepancy', from, ug)] : [line('container', from, ug), line('discrepancy', from, -ug)];
  if (what === 'return' && has >= ug) return [line('bottle', from, -ug), line('waste', from, ug)];
  if (what === 'correction' && has >= ug) return [line('person', from, -ug), line('container', from, ug)];
  return null;
}

/** Writes what can be written, and remembers it in the model's own way. */
async function live(tx: Tx, siteId: string, moves: readonly Move[], boxes: readonly Box[], start: Temporal.Instant): Promise<readonly Known[]> {
  const known: Known[] = [];
  const held = new Map<string, number>();
  for (const [index, each] of moves.entries()) {
    const lines = linesOf(each, boxes, held);
    if (lines === null) continue;
    await writeJournal(tx, { siteId, kind: each.what, authorId: clinic.here.staff.nurse, witnessId: clinic.here.staff.pharmacist, reason: 'x' }, lines, at(start, each.day, index));
    const gains = new Map<string, number>();
    const gain = (key: string, ug: number): unknown => gains.set(key, (gains.get(key) ?? 0) + ug);
    for (const { account, containerId, personId, lot, amountUg } of lines) {
      const box = boxes.find(({ id }) => id === containerId);
      if (account === 'container' && box !== undefined) { box.balance += amountUg; gain(`container ${box.id}`, amountUg); gain(`lot ${lot}`, amountUg); gain('product', amountUg); }
      if (personId !== null) { held.set(`${personId} ${lot}`, (held.get(`${personId} ${lot}`) ?? 0) + amountUg); gain(`person ${personId}`, amountUg); }
    }
    known.push({ day: each.day, gains });
  }
  return known;
}

const keyOf = (by: string, row: SumRow): string => (by === 'lot' ? `lot ${row.lot ?? ''}` : by === 'product' ? 'product' : `${by} ${row.id}`);

describe('a random history', () => {
  it('reconciles between any two days by container, lot, product and person as a plain model does', async () => {
    await fc.assert(fc.asyncProperty(fc.array(move, { minLength: 5, maxLength: 40 }), fc.nat(days - 1), fc.nat(days - 1), async (moves, one, two) => {
      const [from, to] = [Math.min(one, two), Math.max(one, two)];
      await clinic.database.scoped(clinic.here.id, async (tx) => {
        // A site of its own, so that histories do not mix.
        const siteId = newId();
        await tx.run(sql`insert into sites (organisation_id, id, code, name, country, time_zone, profiles, created_at) values (${clinic.here.id}, ${siteId}, ${`S${siteId.slice(-8).toUpperCase()}`}, 'Random', 'US', 'America/New_York', '{}', ${clinic.clock.now().toString()})`);
        const boxes: Box[] = [];
        for (const [index, lot] of ['A', 'A', 'B'].entries()) boxes.push({ id: await insertContainer(tx, { siteId, productId, lot, expiresOn: '2029-01-01', place: 'safe', label: `Box ${index}` }, clinic.clock.now()), lot, balance: 0 });
        const start = clinic.clock.now();
        const known = await live(tx, siteId, moves, boxes, start);
        const span = [at(start, from, 0).toString(), at(start, to + 1, 0).toString()] as const;
        for (const by of ['container', 'lot', 'product', 'person'] as const) {
          const rows = await reconcile(tx, siteId, by, ...span);
          const keys = new Set(known.filter(({ day }) => day <= to).flatMap(({ gains }) => [...gains.keys()]).filter((key) => key.startsWith(by)));
          for (const key of keys) {
            const sum = (pick: (day: number, ug: number) => boolean): number => known.reduce((total, { day, gains }) => { const ug = gains.get(key) ?? 0; return pick(day, ug) ? total + ug : total; }, 0);
            const row = rows.find((each) => keyOf(by, each) === key);
            const expected = { openingUg: sum((day) => day < from), inUg: sum((day, ug) => day >= from && day <= to && ug > 0), outUg: Math.abs(sum((day, ug) => day >= from && day <= to && ug < 0)) };
            if (row === undefined) { expect([key, expected.inUg, expected.outUg, by === 'person' ? 0 : expected.openingUg]).toEqual([key, 0, 0, 0]); continue; }
            expect([key, row.openingUg, row.inUg, row.outUg]).toEqual([key, expected.openingUg, expected.inUg, expected.outUg]);
            // The second source: what the containers hold now, less what came after.
            if (by !== 'person') expect([key, row.checkUg]).toEqual([key, row.openingUg + row.inUg - row.outUg]);
            expect(row.kinds.reduce((total, { ug }) => total + ug, 0)).toBe(row.inUg - row.outUg);
          }
        }
      });
    }), { numRuns: 25 });
  }, 60_000);
});
