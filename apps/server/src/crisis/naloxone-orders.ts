/** Naloxone as an order: who needs a kit, what a prescriber ordered, and the kit that is issued on it. */
import { naloxoneNeed, type NaloxoneNeed } from '@fairlead/clinical';
import type { NaloxoneOrder } from '@fairlead/contract/crisis';
import type { NotDone } from '../platform/registry.ts';
import { openTask } from '../platform/record-store.ts';
import type { Tx } from '../platform/scoped.ts';
import type { Sweep } from '../platform/sweep.ts';
import { kitsOf, type KitRow } from './kits-store.ts';
import { holdNaloxoneOrder, kitsRunningOut, noteKitOfOrder, type NaloxoneOrderRow } from './naloxone-orders-store.ts';

export const naloxoneOrderReply = (row: NaloxoneOrderRow, today: string): NaloxoneOrder => ({
  id: row.id, product: row.product, kits: row.kits, issued: row.issued, reason: row.reason, validUntil: row.valid_until, orderedBy: row.ordered_by, orderedAt: row.ordered_at, endedAt: row.ended_at, endReason: row.end_reason,
  open: row.ended_at === null && row.valid_until >= today && (row.kits === null || row.issued < row.kits),
});

const devicesIn = (kits: readonly KitRow[], today: string): number => kits.filter((kit) => kit.ended_at === null && (kit.expires_on === null || kit.expires_on >= today)).reduce((sum, { devices }) => sum + devices, 0);

/** What the rule asks to be handed over now: two devices where the supply may hold fentanyl, which it may wherever nobody knows. */
export async function needOf(tx: Tx, personId: string, today: string): Promise<NaloxoneNeed & { readonly held: number }> {
  const kits = await kitsOf(tx, personId);
  const held = devicesIn(kits, today);
  return { ...naloxoneNeed({ moment: kits.length === 0 ? 'start' : 'review', devicesHeld: held, fentanylOrNitazenes: null, householdWithout: 0 }), held };
}

/** Why a kit cannot be issued on this order, or null. */
function faultOf(order: NaloxoneOrderRow | null, personId: string, siteId: string, product: KitRow['product'], today: string): NotDone | null {
  if (order === null || (order.person_id === null ? order.site_id !== siteId : order.person_id !== personId)) return { kind: 'invalid', detail: 'This order is not for this person.', field: '/orderId' };
  if (order.ended_at !== null || order.valid_until < today) return { kind: 'conflict', detail: 'This order has ended. Order naloxone again.' };
  if (order.kits !== null && order.issued >= order.kits) return { kind: 'conflict', detail: `All ${order.kits} kits of this order were issued. Order naloxone again.` };
  return order.product === product ? null : { kind: 'invalid', detail: 'This order is for another product.', field: '/product' };
}

/** Holds the order a kit is issued on; the caller writes the kit and ties it by `tie`. */
export async function onOrder(tx: Tx, orderId: string | undefined, personId: string, siteId: string, product: KitRow['product'], today: string): Promise<NotDone | { readonly kind: 'may'; readonly tie: (kitId: string) => Promise<void> }> {
  if (orderId === undefined) return { kind: 'may', tie: async () => {} };
  return faultOf(await holdNaloxoneOrder(tx, orderId), personId, siteId, product, today) ?? { kind: 'may', tie: (kitId) => noteKitOfOrder(tx, orderId, kitId) };
}

/** So many days before the last good kit runs out a new one is offered. Product figure. */
const replaceAheadDays = 30;

/** A kit that runs out leaves somebody without one: the next is offered before. */
export const sweepKits: Sweep = async (tx, now) => {
  const until = now.toZonedDateTimeISO('UTC').toPlainDate().add({ days: replaceAheadDays }).toString();
  for (const { person_id: personId, site_id: siteId } of await kitsRunningOut(tx, until)) {
    await openTask(tx, null, now, { siteId, kind: 'crisis.offer-naloxone', role: 'nurse', personId, dueAt: now.toString(), priority: 2, dedupeKey: `naloxone ${personId}` });
  }
};
