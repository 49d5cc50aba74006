/** Stock: containers, the ledger, counts and differences. */
import * as contract from '@fairlead/contract/dispensary';
import { staff } from '../platform/policy.ts';
import { command, read, type AnyRoute } from '../platform/registry.ts';
import { siteById } from '../platform/sites-store.ts';
import { closeDiscrepancy, containerReply, countStock, discrepancyReply, moveStock, placeContainer, receiveStock, wasteStock } from './move-stock.ts';
import { addUpLedger, containerById, containersOf, discrepanciesOf, ledgerOf, siteLedger, stockTotals, type LedgerRow } from './stock-store.ts';

const keepers = staff('nurse', 'pharmacist', 'prescriber', 'manager');
const lookers = staff('nurse', 'pharmacist', 'prescriber', 'manager', 'auditor');

const ledgerReply = (row: LedgerRow): contract.LedgerLine => ({
  journalId: row.journal_id, at: row.at, kind: row.kind, author: row.author, witness: row.witness, reason: row.reason, account: row.account, containerLabel: row.container_label,
  personNumber: row.person_number, amountUg: row.amount_ug, balanceAfterUg: row.balance_after_ug, photoId: row.photo_id,
});

function page(rows: readonly LedgerRow[], limit: number): { items: contract.LedgerLine[]; next: string | null } {
  const journals = new Set(rows.map((row) => row.journal_id));
  return { items: rows.map(ledgerReply), next: journals.size >= limit ? (rows.at(-1)?.journal_id ?? null) : null };
}

const namedIn = (rows: readonly LedgerRow[]): string[] => rows.flatMap((row) => (row.person_id === null ? [] : [row.person_id]));

export const stockRoutes: readonly AnyRoute[] = [
  read(contract.getStock, { policy: lookers, limiter: 'ordinary', audit: 'stock opened' }, async (ask, tx) => {
    if ((await siteById(tx, ask.params.id)) === null) return { kind: 'not-found' };
    const [rows, cases, totals] = [await containersOf(tx, ask.params.id), await discrepanciesOf(tx, ask.params.id), await stockTotals(tx, ask.params.id)];
    return {
      kind: 'ok', people: [],
      reply: { items: rows.map(containerReply), discrepancies: cases.map(discrepancyReply), totals: totals.map((row) => ({ productId: row.product_id, name: row.name, balanceUg: row.balance_ug, outUg: row.out_ug })) },
    };
  }),
  read(contract.getLedger, { policy: lookers, limiter: 'ordinary', audit: 'ledger opened' }, async (ask, tx) => {
    if ((await containerById(tx, ask.params.id)) === null) return { kind: 'not-found' };
    const limit = ask.query.limit ?? 50;
    const rows = await ledgerOf(tx, ask.params.id, ask.query.after ?? null, limit);
    return { kind: 'ok', people: namedIn(rows), reply: page(rows, limit) };
  }),
  read(contract.getSiteLedger, { policy: lookers, limiter: 'ordinary', audit: 'ledger opened' }, async (ask, tx) => {
    if ((await siteById(tx, ask.params.id)) === null) return { kind: 'not-found' };
    const limit = ask.query.limit ?? 50;
    const rows = await siteLedger(tx, ask.params.id, ask.query.after ?? null, limit);
    return { kind: 'ok', people: namedIn(rows), reply: page(rows, limit) };
  }),
  read(contract.checkLedger, { policy: lookers, limiter: 'heavy', audit: 'ledger added up' }, async (ask, tx) => {
    if ((await siteById(tx, ask.params.id)) === null) return { kind: 'not-found' };
    const sums = await addUpLedger(tx, ask.params.id);
    return { kind: 'ok', people: [], reply: { containers: sums.containers, journals: sums.journals, dosesWithoutStock: sums.doses_without_stock, differs: [...sums.differs] } };
  }),
  command(contract.receiveStock, { policy: keepers, limiter: 'ordinary', audit: 'stock received' }, (ask, tx) => receiveStock(tx, ask.actor, ask.params.id, ask.body, ask.now)),
  command(contract.moveStock, { policy: keepers, limiter: 'ordinary', audit: 'stock moved' }, (ask, tx) => moveStock(tx, ask.actor, ask.params.id, ask.body, ask.now)),
  command(contract.placeContainer, { policy: keepers, limiter: 'ordinary', audit: 'container placed' }, (ask, tx) => placeContainer(tx, ask.params.id, ask.body, ask.now)),
  command(contract.wasteStock, { policy: keepers, limiter: 'ordinary', audit: 'stock wasted' }, (ask, tx) => wasteStock(tx, ask.actor, ask.params.id, ask.body, ask.now)),
  command(contract.countStock, { policy: keepers, limiter: 'ordinary', audit: 'stock counted' }, (ask, tx) => countStock(tx, ask.actor, ask.params.id, ask.body, ask.now)),
  command(contract.closeDiscrepancy, { policy: staff('pharmacist', 'prescriber', 'manager'), limiter: 'ordinary', audit: 'difference closed' }, (ask, tx) => closeDiscrepancy(tx, ask.actor, ask.params.id, ask.body, ask.now)),
];
