/** An inventory that two sign over what was counted. */
import { decideControlledDrug, monthsBetween, type Decision as Decided } from '@fairlead/clinical';
import type { Inventory } from '@fairlead/contract/dispensary';
import type { StaffActor } from '../platform/actor.ts';
import { dayAt, startOfDay } from '../platform/clock.ts';
import type { CommandResult } from '../platform/registry.ts';
import type { Tx } from '../platform/scoped.ts';
import { siteById } from '../platform/sites-store.ts';
import { spendConfirmation } from '../medication/index.ts';
import { countsForInventory, insertInventory, inventoriesOf, type InventoryLine, type InventoryRow } from './books-store.ts';

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
