/** What expires and what has to be ordered, and the work that follows from it. */
import { dayOf, daysOfStock, reorderBelowDays } from '@fairlead/clinical';
import type { LotOnShelf, ReorderLine } from '@fairlead/contract/dispensary';
import { dayAfter, dayAt, startOfDay } from '../../platform/clock.ts';
import { endTasks, openTask, type NewTask } from '../../platform/record-store.ts';
import type { Tx } from '../../platform/scoped.ts';
import { allSites, type SiteRow } from '../../platform/sites-store.ts';
import type { Sweep } from '../../platform/sweep.ts';
import { lotsOf, openStockTasks, stockOf, type LotRow, type StockRow } from './shelves-store.ts';

/** Days of use that an average is taken over, and days before its date that a lot is looked at. Product figures. */
export const useDays = 28;
export const soonDays = 60;

export interface Shelves {
  readonly today: string;
  readonly lots: LotOnShelf[];
  readonly products: ReorderLine[];
}

function lotReply(row: LotRow, today: string): LotOnShelf {
  const daysLeft = (dayOf(row.expiresOn) ?? 0) - (dayOf(today) ?? 0);
  return { ...row, daysLeft, state: daysLeft < 0 ? 'past' : daysLeft <= soonDays ? 'soon' : 'good' };
}

function productReply({ strengthUg, ...row }: StockRow): ReorderLine {
  const daysLeft = daysOfStock(row.usableUg, row.usedUg, useDays);
  const reorder = row.pointUg === null ? daysLeft !== null && daysLeft < reorderBelowDays : row.usableUg < row.pointUg;
  const wantedUg = row.pointUg ?? Math.ceil((row.usedUg * reorderBelowDays) / useDays);
  return { ...row, daysLeft, reorder, packs: row.packSize === null ? null : Math.max(0, Math.ceil((wantedUg - row.usableUg) / (row.packSize * strengthUg))) };
}

export async function shelvesOf(tx: Tx, site: SiteRow, now: Temporal.Instant): Promise<Shelves> {
  const today = dayAt(now, site.time_zone);
  const [lots, stock] = [await lotsOf(tx, site.id), await stockOf(tx, site.id, today, startOfDay(dayAfter(today, -useDays), site.time_zone).toString())];
  return { today, lots: lots.map((row) => lotReply(row, today)), products: stock.map(productReply) };
}

/** Time passes and stock is used: a lot past its date is to be set aside, a product below its point is to be ordered; each once, and done when it is so no more. */
export const sweepShelves: Sweep = async (tx, now) => {
  for (const site of await allSites(tx)) {
    const { lots, products } = await shelvesOf(tx, site, now);
    const wanted = new Map<string, Omit<NewTask, 'siteId' | 'dueAt' | 'dedupeKey'>>([
      ...products.filter(({ reorder }) => reorder).map(({ productId, name, usableUg }) => [`reorder ${site.id} ${productId}`, { kind: 'dispensary.reorder', role: 'manager', priority: 2, params: { productId, product: name, usableUg } }] as const),
      ...lots.filter(({ state, setAside }) => state === 'past' && !setAside).map(({ containerId, label, expiresOn }) => [`past ${containerId}`, { kind: 'dispensary.set-aside', role: 'nurse', priority: 2, params: { containerId, label, expiresOn } }] as const),
    ]);
    const open = await openStockTasks(tx, site.id);
    for (const [dedupeKey, task] of wanted) if (!open.includes(dedupeKey)) await openTask(tx, null, now, { siteId: site.id, ...task, dueAt: now.toString(), dedupeKey });
    for (const dedupeKey of open) if (!wanted.has(dedupeKey)) await endTasks(tx, null, now, { dedupeKey, outcome: 'no longer so' });
  }
};
