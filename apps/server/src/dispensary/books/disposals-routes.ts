/** Where stock came from and where it went. */
import * as contract from '@fairlead/contract/dispensary';
import { dayAfter, dayAt, startOfDay } from '../../platform/clock.ts';
import { staff } from '../../platform/policy.ts';
import { command, read, type AnyRoute } from '../../platform/registry.ts';
import { siteById, type SiteRow } from '../../platform/sites-store.ts';
import type { Tx } from '../../platform/scoped.ts';
import { disposalPaper } from '../papers/disposal-paper.ts';
import { receiptsPaper } from '../papers/receipts-paper.ts';
import { disposalReply, disposeStock } from './dispose-stock.ts';
import { disposalById, disposalsOf } from './disposals-store.ts';
import { addReceiptPapers, receiptReply } from './receipts.ts';
import { partiesOf, receiptsOf } from './receipts-store.ts';
import { registrantOf } from './registrant.ts';

const lookers = staff('nurse', 'pharmacist', 'prescriber', 'manager', 'auditor');
const keepers = staff('nurse', 'pharmacist', 'prescriber', 'manager');
const signers = staff('nurse', 'pharmacist', 'manager');
const shownDays = 90;
/** A search without days looks through as many years as records are kept in any country of ours. */
const searchedDays = 7 * 366;
const mostDisposals = 300;

interface Span {
  readonly from: string;
  readonly to: string;
  readonly items: contract.Receipt[];
}

async function receiptsBetween(tx: Tx, site: SiteRow, asked: { readonly from?: string | undefined; readonly to?: string | undefined; readonly find?: string | undefined }, now: Temporal.Instant): Promise<Span> {
  const to = asked.to ?? dayAt(now, site.time_zone);
  const find = asked.find ?? '';
  const from = asked.from ?? dayAfter(to, find === '' ? -shownDays : -searchedDays);
  const rows = await receiptsOf(tx, site.id, startOfDay(from, site.time_zone).toString(), startOfDay(dayAfter(to, 1), site.time_zone).toString(), find);
  return { from, to, items: rows.map((row) => receiptReply(row, site.country)) };
}

const pdf = (fileName: string, bytes: Buffer): contract.PaperFile => ({ fileName, base64: bytes.toString('base64') });

export const disposalsRoutes: readonly AnyRoute[] = [
  read(contract.listReceipts, { policy: lookers, limiter: 'ordinary', audit: 'receipts opened' }, async (ask, tx) => {
    const site = await siteById(tx, ask.params.id);
    return site === null ? { kind: 'not-found' } : { kind: 'ok', people: [], reply: { ...(await receiptsBetween(tx, site, ask.query, ask.now)), parties: (await partiesOf(tx, site.id)).map((each) => ({ ...each })), registrant: registrantOf(site) } };
  }),
  read(contract.getReceiptsPaper, { policy: lookers, limiter: 'heavy', audit: 'receipts printed' }, async (ask, tx) => {
    const site = await siteById(tx, ask.params.id);
    if (site === null) return { kind: 'not-found' };
    const { from, to, items } = await receiptsBetween(tx, site, ask.query, ask.now);
    return { kind: 'ok', people: [], reply: pdf(`receipts-${site.code.toLowerCase()}-${from}-${to}.pdf`, await receiptsPaper({ receipts: items, registrant: registrantOf(site), from, to, timeZone: site.time_zone, now: ask.now })) };
  }),
  command(contract.addReceiptPapers, { policy: keepers, limiter: 'ordinary', audit: 'receipt papers written' }, (ask, tx) => addReceiptPapers(tx, ask.actor, ask.params.id, ask.body, ask.now)),
  read(contract.listDisposals, { policy: lookers, limiter: 'ordinary', audit: 'disposals opened' }, async (ask, tx) => {
    const site = await siteById(tx, ask.params.id);
    if (site === null) return { kind: 'not-found' };
    const all = await disposalsOf(tx, site.id, { from: ask.query.from ?? null, to: ask.query.to ?? null, find: ask.query.find ?? '' }, mostDisposals + 1);
    const rows = all.slice(0, mostDisposals);
    return { kind: 'ok', people: rows.flatMap(({ personId }) => (personId === null ? [] : [personId])), reply: { items: rows.map(disposalReply), more: all.length > mostDisposals, registrant: registrantOf(site) } };
  }),
  read(contract.getDisposalPaper, { policy: lookers, limiter: 'heavy', audit: 'disposal printed' }, async (ask, tx) => {
    const row = await disposalById(tx, ask.params.id);
    const site = row === null ? null : await siteById(tx, row.siteId);
    if (row === null || site === null) return { kind: 'not-found' };
    return { kind: 'ok', people: row.personId === null ? [] : [row.personId], reply: pdf(`disposal-${site.code.toLowerCase()}-${row.disposedOn}.pdf`, await disposalPaper({ disposal: disposalReply(row), registrant: registrantOf(site), timeZone: site.time_zone, now: ask.now })) };
  }),
  command(contract.disposeStock, { policy: signers, limiter: 'ordinary', audit: 'stock disposed of' }, (ask, tx) => disposeStock(tx, ask.actor, ask.params.id, ask.body, ask.now)),
];
