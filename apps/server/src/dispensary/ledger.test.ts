/** Random histories of one window's stock agree with a model of six numbers, to the microgram (G5). */
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
import { addUpLedger, containerById, writeJournal, type NewJournal } from './stock-store.ts';

let testDatabase: TestDatabase;
let database: Database;
const id = newId();
const now = Temporal.Instant.from('2026-02-10T13:00:00Z');
let at: { siteId: string; author: string; witness: string; productId: string };
beforeAll(async () => {
  testDatabase = await makeTestDatabase();
  database = openDatabase(testDatabase.appUrl, { size: 4, waitMs: 30_000 });
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

const kinds = ['receive', 'waste', 'pour', 'pour back', 'give', 'give in part', 'take home', 'bottle back', 'found less', 'found more', 'unbalanced', 'to nobody', 'other lot'] as const;
type Move = { readonly kind: (typeof kinds)[number]; readonly ug: number };
const move = fc.record({ kind: fc.constantFrom(...kinds), ug: fc.integer({ min: 1, max: 400_000 }) });

/** 4,000 by `npm test`, 20,000 by `.ci/run`; LEDGER_OPERATIONS=1000000 on request. */
const wanted = Number(process.env['LEDGER_OPERATIONS'] ?? 4000);
const perHistory = 100;

interface Model { readonly safe: number; readonly window: number; readonly taken: number; readonly bottles: number; readonly wasted: number; readonly explained: number }
const started: Model = { safe: 500_000, window: 100_000, taken: 0, bottles: 0, wasted: 0, explained: 0 };

interface Planned { readonly entries: readonly LedgerEntry[]; readonly journal: NewJournal['kind']; readonly after: Model | null }

/** What one movement writes, and what a sum of whole numbers says comes after it; null where it refuses. */
function planned({ kind, ug }: Move, model: Model, safe: string, window: string, person: string): Planned {
  const line = (account: LedgerEntry['account'], containerId: string | null, amountUg: number, more: Partial<LedgerEntry> = {}): LedgerEntry => ({ account, containerId, productId: at.productId, lot: 'L', personId: account === 'person' || account === 'bottle' ? person : null, amountUg, ...more });
  const [half, rest] = [Math.ceil(ug / 2), Math.floor(ug / 2)];
  const move = ({
    receive: () => [[line('supplier', null, -ug), line('container', safe, ug)], { ...model, safe: model.safe + ug }, 'receive'],
    waste: () => [[line('container', window, -ug), line('waste', null, ug)], { ...model, window: model.window - ug, wasted: model.wasted + ug }, 'waste'],
    pour: () => [[line('container', safe, -ug), line('container', window, ug)], { ...model, safe: model.safe - ug, window: model.window + ug }, 'transfer'],
    'pour back': () => [[line('container', window, -ug), line('container', safe, ug)], { ...model, safe: model.safe + ug, window: model.window - ug }, 'transfer'],
    give: () => [[line('container', window, -ug), line('person', null, ug)], { ...model, window: model.window - ug, taken: model.taken + ug }, 'dose'],
    'give in part': () => [[line('container', window, -ug), line('person', null, half), ...(rest > 0 ? [line('waste', null, rest)] : [])], { ...model, window: model.window - ug, taken: model.taken + half, wasted: model.wasted + rest }, 'dose'],
    'take home': () => [[line('container', window, -ug), line('bottle', null, ug)], { ...model, window: model.window - ug, bottles: model.bottles + ug }, 'take-home'],
    'bottle back': () => [[line('bottle', null, -ug), line('waste', null, ug)], { ...model, bottles: model.bottles - ug, wasted: model.wasted + ug }, 'return'],
    'found less': () => [[line('container', safe, -ug), line('discrepancy', null, ug)], { ...model, safe: model.safe - ug, explained: model.explained + ug }, 'discrepancy'],
    'found more': () => [[line('container', safe, ug), line('discrepancy', null, -ug)], { ...model, safe: model.safe + ug, explained: model.explained - ug }, 'discrepancy'],
    unbalanced: () => [[line('container', safe, -ug), line('container', window, ug + 1)], null, 'transfer'],
    'to nobody': () => [[line('container', safe, -ug), line('person', null, ug, { personId: null })], null, 'dose'],
    'other lot': () => [[line('container', safe, ug, { lot: 'M' }), line('supplier', null, -ug, { lot: 'M' })], null, 'receive'],
  } satisfies Record<Move['kind'], () => readonly [readonly LedgerEntry[], Model | null, NewJournal['kind']]>)[kind];
  const [entries, after, journal] = move();
  return { entries, journal, after: after !== null && after.safe >= 0 && after.window >= 0 ? after : null };
}

const write = (tx: Tx, { entries, journal }: Planned): Promise<string> => writeJournal(tx, { siteId: at.siteId, kind: journal, authorId: at.author, witnessId: at.witness, reason: null }, entries, now);

async function addSomebody(): Promise<string> {
  const person = newId();
  await database.scoped(id, (tx) => tx.run(sql`insert into people (organisation_id, id, number, given_name, family_name, born_on, site_id, created_at) values (${id}, ${person}, 'FL-' || nextval('person_numbers'), 'Robin', 'Okafor', '1988-03-14', ${at.siteId}, ${now.toString()})`));
  return person;
}

/** What the person took and has at home, by the ledger. */
const addedUp = async (tx: Tx, person: string): Promise<{ readonly taken: number; readonly bottles: number } | null> => tx.one(sql`
  select coalesce(sum(amount_ug) filter (where account = 'person'), 0)::bigint as taken, coalesce(sum(amount_ug) filter (where account = 'bottle'), 0)::bigint as bottles from entries where organisation_id = ${id} and person_id = ${person}`);

/** Writes what the model allows, many in one transaction, and each that it refuses in one of its own, which has to fail. */
async function follow(moves: readonly Move[], safe: string, window: string, person: string): Promise<Model> {
  let model = started;
  let waiting: Planned[] = [];
  const flush = async (): Promise<void> => {
    const batch = waiting;
    waiting = [];
    if (batch.length > 0) await database.scoped(id, (tx) => Promise.all(batch.map((each) => write(tx, each))));
  };
  for (const each of moves) {
    const plan = planned(each, model, safe, window, person);
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
    let total = { wasted: 0, explained: 0 };
    const one = async (moves: readonly Move[]): Promise<void> => {
      const name = newId().slice(-12);
      const base = { siteId: at.siteId, productId: at.productId, lot: 'L', expiresOn: '2030-01-01' };
      const [safe, window] = await database.scoped(id, async (tx) => [
        await stockContainer(tx, { ...base, place: 'safe', label: `S${name}`, amountUg: 500_000 }, at.author, now), await stockContainer(tx, { ...base, place: 'window', label: `W${name}`, amountUg: 100_000 }, at.author, now)] as const);
      const person = await addSomebody();
      const model = await follow(moves, safe, window, person);
      done += moves.length;
      const kept = await database.scoped(id, async (tx) => ({ safe: (await containerById(tx, safe))?.balance_ug, window: (await containerById(tx, window))?.balance_ug, ...(await addedUp(tx, person)) }));
      expect(kept).toEqual({ safe: model.safe, window: model.window, taken: model.taken, bottles: model.bottles });
      total = { wasted: total.wasted + model.wasted, explained: total.explained + model.explained };
    };
    const history = fc.array(move, { minLength: perHistory, maxLength: perHistory });
    await fc.assert(fc.asyncProperty(fc.tuple(history, history, history, history), async (histories) => { await Promise.all(histories.map(one)); }), { numRuns: Math.ceil(wanted / perHistory / 4), endOnFailure: true });
    expect(done).toBeGreaterThanOrEqual(wanted);
    expect(await database.scoped(id, (tx) => tx.one(sql`select coalesce(sum(amount_ug) filter (where account = 'waste'), 0)::bigint as wasted, coalesce(sum(amount_ug) filter (where account = 'discrepancy'), 0)::bigint as explained from entries where organisation_id = ${id}`))).toEqual(total);
    expect((await database.scoped(id, (tx) => addUpLedger(tx, at.siteId))).differs).toEqual([]);
    const { text } = await database.scoped(id, (tx) => exportLedger(tx, { id: at.siteId, code: 'LEDGER', name: 'Ledger' }, null, now));
    expect(verifyLedger(text)).toMatchObject({ exitCode: 0 });
  });
});
