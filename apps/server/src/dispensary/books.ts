/** The books of stock: an inventory that two sign over what was counted, and a loss with its legal clocks. */
import { afterBusinessDays, businessDaysSince, dayOf, decideControlledDrug, isoOf, monthsBetween, type Day, type Decision as Decided } from '@fairlead/clinical';
import type { Inventory, Loss } from '@fairlead/contract/dispensary';
import type { StaffActor } from '../platform/actor.ts';
import { dayAt, startOfDay } from '../platform/clock.ts';
import type { CommandResult } from '../platform/registry.ts';
import type { Tx } from '../platform/scoped.ts';
import { holidayOn, siteCalendar, type SiteCalendar } from '../schedule/index.ts';
import { siteById, type SiteRow } from '../platform/sites-store.ts';
import { decisionReply, spendConfirmation } from '../medication/index.ts';
import { countsForInventory, insertInventory, inventoriesOf, type InventoryLine, type InventoryRow } from './books-store.ts';
import { insertLoss, lossById, lostFrom, noteStep, type LossKind, type LossRow } from './losses-store.ts';
import { discrepancyById } from './stock-store.ts';

const day = (iso: string): Day => dayOf(iso) ?? (0 as Day);
const spent: CommandResult<never> = { kind: 'invalid', detail: 'The second person’s confirmation was used already or is older than two minutes.', field: '/confirmationId' };

export const inventoryReply = (row: InventoryRow): Inventory => ({ ...row, lines: row.lines.map((line) => ({ ...line })) });

/** What the law says of the last inventory. Null on the day of one. */
export function inventoryDecision(last: InventoryRow | undefined, today: string): { readonly months: number | null; readonly dueOn: string | null; readonly decision: Decided } {
  const months = last === undefined ? null : monthsBetween(last.takenOn, today);
  const dueOn = last === undefined ? null : Temporal.PlainDate.from(last.takenOn).add({ years: 2 }).toString();
  return { months, dueOn, decision: decideControlledDrug({ event: 'biennial-inventory', monthsSinceLast: months ?? 25 }) };
}

/** Two sign what was counted today. A container that nobody counted since it last moved, or that differs, has to be counted or explained first. */
export async function takeInventory(tx: Tx, actor: StaffActor, siteId: string, asked: { readonly moment: 'opening' | 'close'; readonly confirmationId: string; readonly note?: string | undefined }, now: Temporal.Instant): Promise<CommandResult<Inventory>> {
  const site = await siteById(tx, siteId);
  if (site === null) return { kind: 'not-found' };
  const today = dayAt(now, site.time_zone);
  const counts = await countsForInventory(tx, siteId, startOfDay(today, site.time_zone).toString());
  const uncounted = counts.filter(({ countedUg }) => countedUg === null).map(({ container }) => container);
  if (uncounted.length > 0) return { kind: 'conflict', detail: `Count first, today and after the last movement: ${uncounted.join(', ')}.` };
  const differing = counts.filter(({ differs }) => differs).map(({ container }) => container);
  if (differing.length > 0) return { kind: 'conflict', detail: `Explain the open difference first: ${differing.join(', ')}.` };
  const second = await spendConfirmation(tx, asked.confirmationId, actor.accountId, now);
  if (second === null) return spent;
  const lines: InventoryLine[] = counts.map(({ differs: _differs, countedUg, ...line }) => ({ ...line, countedUg: countedUg ?? 0 }));
  const id = await insertInventory(tx, { siteId, takenOn: today, moment: asked.moment, lines, takenBy: actor.accountId, secondBy: second.id, note: asked.note ?? null }, now);
  const row = (await inventoriesOf(tx, siteId)).find((each) => each.id === id);
  if (row === undefined) throw new Error('The inventory that was just signed is not there.');
  return { kind: 'done', reply: inventoryReply(row), people: [], details: { inventoryId: id, containers: lines.length }, events: [{ kind: 'dispensary.inventory-signed', topic: 'stock', siteId, params: { containers: lines.length, moment: asked.moment }, about: { table: 'inventories', id } }] };
}

/** A loss with its two clocks, and what the law says of them now. */
export function lossReply(row: LossRow, site: SiteRow, calendar: SiteCalendar, now: Temporal.Instant): Loss {
  const isHoliday = (each: Day): boolean => holidayOn(calendar, isoOf(each)) !== null;
  const today = day(dayAt(now, site.time_zone));
  const found = day(row.discoveredOn);
  const decision = decideControlledDrug({
    event: 'theft-or-loss', regime: site.country === 'US' ? 'DEA' : 'UK', businessDaysSinceDiscovery: businessDaysSince(found, today, isHoliday), fieldOfficeTold: row.officeToldAt !== null,
    daysSinceDiscovery: today - found, formFiled: row.formFiledAt !== null,
  });
  return { ...row, lines: row.lines.map((line) => ({ ...line })), tellBy: isoOf(afterBusinessDays(found, 1, isHoliday)), fileBy: isoOf((found + 45) as Day), decision: decisionReply(decision) };
}

export interface LossAsked {
  readonly discrepancyId?: string | undefined;
  readonly containerId?: string | undefined;
  readonly lostUg?: number | undefined;
  readonly kind: LossKind;
  readonly discoveredOn?: string | undefined;
  readonly whatHappened: string;
  readonly policeTold: boolean;
  readonly policeReference?: string | undefined;
  readonly measures: string;
}

/** Starts the clocks: the office within one business day, the form within 45 days. The ledger itself moves only when two close the difference. */
export async function reportLoss(tx: Tx, actor: StaffActor, siteId: string, asked: LossAsked, now: Temporal.Instant): Promise<CommandResult<Loss>> {
  const site = await siteById(tx, siteId);
  if (site === null) return { kind: 'not-found' };
  const found = asked.discrepancyId === undefined ? null : await discrepancyById(tx, asked.discrepancyId);
  if (asked.discrepancyId !== undefined && (found === null || found.site_id !== siteId)) return { kind: 'not-found' };
  if (found !== null && found.difference_ug > 0) return { kind: 'invalid', detail: 'This count found more than the ledger says. Nothing is gone.', field: '/discrepancyId' };
  const containerId = found?.container_id ?? asked.containerId;
  const lostUg = found === null ? asked.lostUg : -found.difference_ug;
  if (containerId === undefined || lostUg === undefined) return { kind: 'invalid', detail: 'Say which container it is gone from, and how much.', field: '/containerId' };
  const product = await lostFrom(tx, containerId);
  if (product === null) return { kind: 'not-found' };
  const today = dayAt(now, site.time_zone);
  const discoveredOn = found === null ? (asked.discoveredOn ?? today) : dayAt(Temporal.Instant.from(found.opened_at), site.time_zone);
  if (discoveredOn > today) return { kind: 'invalid', detail: 'It was not discovered in the future.', field: '/discoveredOn' };
  const discoveredAt = found?.opened_at ?? (discoveredOn === today ? now.toString() : startOfDay(discoveredOn, site.time_zone).toString());
  const id = await insertLoss(tx, {
    siteId, discrepancyId: found?.id ?? null, kind: asked.kind, discoveredAt, discoveredOn, whatHappened: asked.whatHappened, lines: [{ ...product, lostUg }],
    policeTold: asked.policeTold, policeReference: asked.policeReference ?? null, measures: asked.measures,
  }, actor.accountId, now);
  const row = await lossById(tx, id);
  if (row === null) throw new Error('The loss that was just noted is not there.');
  const reply = lossReply(row, site, await siteCalendar(tx, site.id), now);
  // End of the last day, at the site: the law counts days, not hours.
  const endOf = (on: string): string => startOfDay(Temporal.PlainDate.from(on).add({ days: 1 }).toString(), site.time_zone).subtract({ minutes: 1 }).toString();
  return {
    kind: 'done', reply, people: [], details: { lossId: id, lostUg },
    events: [{ kind: 'dispensary.loss-noted', topic: 'stock', siteId, params: { product: product.product, lostUg }, about: { table: 'losses', id } }],
    tasks: [
      { siteId, kind: 'dispensary.tell-office', role: 'manager', dueAt: endOf(reply.tellBy), priority: 1, params: { lossId: id, product: product.product, lostUg }, dedupeKey: `loss told ${id}` },
      { siteId, kind: 'dispensary.file-loss-form', role: 'manager', dueAt: endOf(reply.fileBy), priority: 2, params: { lossId: id, product: product.product, lostUg }, dedupeKey: `loss filed ${id}` },
    ],
  };
}

export async function tellLoss(tx: Tx, actor: StaffActor, id: string, asked: { readonly step: 'told' | 'filed'; readonly reference: string }, now: Temporal.Instant): Promise<CommandResult<Loss>> {
  const row = await lossById(tx, id);
  const site = row === null ? null : await siteById(tx, row.siteId);
  if (row === null || site === null) return { kind: 'not-found' };
  if (!(await noteStep(tx, id, asked.step, asked.reference, actor.accountId, now))) return { kind: 'conflict', detail: 'This was noted already.' };
  const after = await lossById(tx, id);
  return after === null ? { kind: 'not-found' } : { kind: 'done', reply: lossReply(after, site, await siteCalendar(tx, site.id), now), people: [], details: { lossId: id, step: asked.step } };
}
