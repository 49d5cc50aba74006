/** Random histories of one window's stock agree with a model of four numbers, to the microgram (G5). */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyLedger } from '../../../../tools/verify-ledger.ts';
import { insertProduct } from '../medication/index.ts';
import { newId } from '../platform/ids.ts';
import { ConstraintProblem, openDatabase, sql, type Database, type Tx } from '../platform/scoped.ts';
import { addStaff } from '../platform/accounts-store.ts';
import { addSite, startingProfiles } from '../platform/sites-store.ts';
import { makeTestDatabase, type TestDatabase } from '../platform/testing/test-database.ts';
import type { LedgerEntry } from './doses-store.ts';
import { exportLedger } from './export-ledger.ts';
import { stockContainer } from './stock-container.ts';
import { addUpLedger, containerById, writeJournal } from './stock-store.ts';

let testDatabase: TestDatabase;
let database: Database;
const id = newId();
const now = Temporal.Instant.from('2026-02-10T13:00:00Z');
let at: { siteId: string; author: string; witness: string; productId: string };
beforeAll(async () => {
  testDatabase = await makeTestDatabase();
  database = openDatabase(testDatabase.appUrl, { size: 4 });
  await database.outside(sql`insert into organisations (id, name, country, created_at) values (${id}, 'Ledger', 'US', ${now.toString()})`);
  at = await database.scoped(id, async (tx) => {
    const siteId = await addSite(tx, { code: 'LEDGER', name: 'Ledger', country: 'US', timeZone: 'UTC', profiles: startingProfiles.US }, now);
    const author = await addStaff(tx, { displayName: 'One', initials: 'ON', roles: ['nurse'], siteIds: [siteId] }, now);
    const witness = await addStaff(tx, { displayName: 'Two', initials: 'TW', roles: ['nurse'], siteIds: [siteId] }, now);
    const productId = await insertProduct(tx, { name: 'Methadone 1 mg/mL', medicine: 'methadone', form: 'liquid', ugPerMl: 1000, ugPerUnit: null, controlled: true }, now);
    return { siteId, author, witness, productId };
  });
});
afterAll(async () => {
  await database.close();
  await testDatabase.close();
});

type Move = { readonly kind: 'receive' | 'waste' | 'pour' | 'pour back' | 'unbalanced'; readonly ug: number };
const move = fc.record({ kind: fc.constantFrom<Move['kind']>('receive', 'waste', 'pour', 'pour back', 'unbalanced'), ug: fc.integer({ min: 1, max: 400_000 }) });

/** 20,000 on every run; LEDGER_OPERATIONS=1000000 for the long one. */
const wanted = Number(process.env['LEDGER_OPERATIONS'] ?? 20_000);
const perHistory = 100;

interface Model { readonly safe: number; readonly window: number }
const line = (account: LedgerEntry['account'], containerId: string | null, amountUg: number): LedgerEntry => ({ account, containerId, productId: at.productId, lot: 'L', personId: null, amountUg });

/** What one movement writes, and what a sum of whole numbers says comes after it; null where it refuses. */
function planned({ kind, ug }: Move, model: Model, safe: string, window: string): { readonly entries: readonly LedgerEntry[]; readonly journal: 'receive' | 'waste' | 'transfer'; readonly after: Model | null } {
  const [entries, after, journal] = ({
    receive: [[line('supplier', null, -ug), line('container', safe, ug)], { ...model, safe: model.safe + ug }, 'receive'],
    waste: [[line('container', window, -ug), line('waste', null, ug)], { ...model, window: model.window - ug }, 'waste'],
    pour: [[line('container', safe, -ug), line('container', window, ug)], { safe: model.safe - ug, window: model.window + ug }, 'transfer'],
    'pour back': [[line('container', window, -ug), line('container', safe, ug)], { safe: model.safe + ug, window: model.window - ug }, 'transfer'],
    unbalanced: [[line('container', safe, -ug), line('container', window, ug + 1)], null, 'transfer'],
  } as const)[kind];
  return { entries, journal, after: after !== null && after.safe >= 0 && after.window >= 0 ? after : null };
}

const write = (tx: Tx, { entries, journal }: ReturnType<typeof planned>): Promise<string> => writeJournal(tx, { siteId: at.siteId, kind: journal, authorId: at.author, witnessId: at.witness, reason: null }, entries, now);

/** Writes what the model allows, many in one transaction, and each that it refuses in one of its own, which has to fail. */
async function follow(moves: readonly Move[], safe: string, window: string): Promise<Model> {
  let model: Model = { safe: 500_000, window: 100_000 };
  let waiting: ReturnType<typeof planned>[] = [];
  const flush = async (): Promise<void> => {
    const batch = waiting;
    waiting = [];
    if (batch.length > 0) await database.scoped(id, (tx) => Promise.all(batch.map((each) => write(tx, each))));
  };
  for (const each of moves) {
    const plan = planned(each, model, safe, window);
    if (plan.after !== null) {
      waiting.push(plan);
      model = plan.after;
      continue;
    }
    await flush();
    await expect(database.scoped(id, (tx) => write(tx, plan)), JSON.stringify({ each, model })).rejects.toBeInstanceOf(ConstraintProblem);
  }
  await flush();
  return model;
}

describe('the ledger', () => {
  it(`follows ${wanted} random movements, four hands at once, and refuses exactly those that a sum of whole numbers refuses`, { timeout: 300_000 + wanted * 5 }, async () => {
    let done = 0;
    const one = async (moves: readonly Move[]): Promise<void> => {
      const name = newId().slice(-12);
      const base = { siteId: at.siteId, productId: at.productId, lot: 'L', expiresOn: '2030-01-01' };
      const [safe, window] = await database.scoped(id, async (tx) => [
        await stockContainer(tx, { ...base, place: 'safe', label: `S${name}`, amountUg: 500_000 }, at.author, now), await stockContainer(tx, { ...base, place: 'window', label: `W${name}`, amountUg: 100_000 }, at.author, now)] as const);
      const model = await follow(moves, safe, window);
      done += moves.length;
      const kept = await database.scoped(id, async (tx) => ({ safe: (await containerById(tx, safe))?.balance_ug, window: (await containerById(tx, window))?.balance_ug }));
      expect(kept).toEqual(model);
    };
    const history = fc.array(move, { minLength: perHistory, maxLength: perHistory });
    await fc.assert(fc.asyncProperty(fc.tuple(history, history, history, history), async (histories) => { await Promise.all(histories.map(one)); }), { numRuns: Math.ceil(wanted / perHistory / 4), endOnFailure: true });
    expect(done).toBeGreaterThanOrEqual(wanted);
    expect((await database.scoped(id, (tx) => addUpLedger(tx, at.siteId))).differs).toEqual([]);
    const { text } = await database.scoped(id, (tx) => exportLedger(tx, { id: at.siteId, code: 'LEDGER', name: 'Ledger' }, null, now));
    expect(verifyLedger(text)).toMatchObject({ exitCode: 0 });
  });
});
