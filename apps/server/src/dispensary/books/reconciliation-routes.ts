/** What was there, what came, what went and what is there, between any two days. */
import * as contract from '@fairlead/contract/dispensary';
import { dayAfter, dayAt, startOfDay } from '../../platform/clock.ts';
import { staff } from '../../platform/policy.ts';
import { read, type AnyRoute, type NotDone } from '../../platform/registry.ts';
import { siteById, type SiteRow } from '../../platform/sites-store.ts';
import type { Tx } from '../../platform/scoped.ts';
import { csvOf } from './csv.ts';
import { movementsOf, reconcile, type SumRow } from './reconciliation-store.ts';
import { registrantOf } from './registrant.ts';

const lookers = staff('nurse', 'pharmacist', 'prescriber', 'manager', 'auditor');
const mostLines = 10_000;
const mostMovements = 2000;

interface Asked {
  readonly from: string;
  readonly to: string;
  readonly by: contract.ReconciledBy;
}

const lineReply = (row: SumRow): contract.ReconciledLine => {
  const closingUg = row.openingUg + row.inUg - row.outUg;
  return { ...row, kinds: row.kinds.map((each) => ({ ...each })), closingUg, agrees: closingUg === row.checkUg };
};

/** Which days were asked for: from the first of this month until today, where one was left out. */
function daysOf<T extends { readonly from?: string | undefined; readonly to?: string | undefined }>(site: SiteRow, query: T, now: Temporal.Instant): T & { readonly from: string; readonly to: string } {
  const to = query.to ?? dayAt(now, site.time_zone);
  return { ...query, from: query.from ?? `${to.slice(0, 8)}01`, to };
}

/** The days at the site's clock, both themselves included. */
const spanOf = (site: SiteRow, { from, to }: Pick<Asked, 'from' | 'to'>): readonly [string, string] => [startOfDay(from, site.time_zone).toString(), startOfDay(dayAfter(to, 1), site.time_zone).toString()];

async function linesFor(tx: Tx, site: SiteRow, asked: Asked): Promise<{ readonly kind: 'lines'; readonly items: contract.ReconciledLine[] } | NotDone> {
  if (asked.to < asked.from) return { kind: 'invalid', detail: 'The last day stands before the first.', field: '/to' };
  const rows = await reconcile(tx, site.id, asked.by, ...spanOf(site, asked));
  // Never cut in silence.
  if (rows.length > mostLines) return { kind: 'conflict', detail: `More than ${mostLines} lines. Choose fewer days.` };
  return { kind: 'lines', items: rows.map(lineReply) };
}

const people = (asked: Asked, items: readonly contract.ReconciledLine[]): string[] => (asked.by === 'person' ? items.map(({ id }) => id) : []);

export const reconciliationRoutes: readonly AnyRoute[] = [
  read(contract.getReconciliation, { policy: lookers, limiter: 'ordinary', audit: 'ledger reconciled' }, async (ask, tx) => {
    const site = await siteById(tx, ask.params.id);
    if (site === null) return { kind: 'not-found' };
    const asked = daysOf(site, ask.query, ask.now);
    const lines = await linesFor(tx, site, asked);
    if (lines.kind !== 'lines') return lines;
    return { kind: 'ok', people: people(asked, lines.items), reply: { ...asked, items: lines.items, registrant: registrantOf(site) } };
  }),
  read(contract.getReconciliationFile, { policy: lookers, limiter: 'heavy', audit: 'reconciliation exported' }, async (ask, tx) => {
    const site = await siteById(tx, ask.params.id);
    if (site === null) return { kind: 'not-found' };
    const asked = daysOf(site, ask.query, ask.now);
    const lines = await linesFor(tx, site, asked);
    if (lines.kind !== 'lines') return lines;
    const kinds = [...new Set(lines.items.flatMap((line) => line.kinds.map(({ kind }) => kind)))].toSorted();
    const head = [asked.by, 'lot', 'from', 'to', 'opening_ug', ...kinds.map((kind) => `${kind.replaceAll('-', '_')}_ug`), 'in_ug', 'out_ug', 'closing_ug', 'check_ug', 'agrees'];
    const rows = lines.items.map((line) => [line.name, line.lot ?? '', asked.from, asked.to, line.openingUg, ...kinds.map((kind) => line.kinds.find((each) => each.kind === kind)?.ug ?? 0), line.inUg, line.outUg, line.closingUg, line.checkUg, line.agrees ? 'yes' : 'no']);
    return { kind: 'ok', people: people(asked, lines.items), reply: { fileName: `reconciliation-${asked.by}-${site.code.toLowerCase()}-${asked.from}-${asked.to}.csv`, text: csvOf([head, ...rows]) } };
  }),
  read(contract.getMovements, { policy: lookers, limiter: 'ordinary', audit: 'movements opened' }, async (ask, tx) => {
    const site = await siteById(tx, ask.params.id);
    if (site === null) return { kind: 'not-found' };
    const rows = await movementsOf(tx, site.id, { by: ask.query.by, of: ask.query.of, lot: ask.query.lot ?? null }, ...spanOf(site, daysOf(site, ask.query, ask.now)), mostMovements + 1);
    return { kind: 'ok', people: [...new Set(rows.flatMap(({ personId }) => (personId === null ? [] : [personId])))], reply: { items: rows.slice(0, mostMovements).map(({ personId: _person, ...row }) => row), more: rows.length > mostMovements } };
  }),
];
