/** Ends an order after a day, or throws a draft away. What was dosed stays. */
import type { Order } from '@fairlead/contract/medication';
import type { StaffActor } from '../platform/actor.ts';
import { dayAt } from '../platform/clock.ts';
import { endTasks, moveEpisodeOn } from '../platform/record-store.ts';
import type { CommandResult } from '../platform/registry.ts';
import type { Tx } from '../platform/scoped.ts';
import { siteById } from '../platform/sites-store.ts';
import { orderReply } from './order-reply.ts';
import { endOrderAfter, orderById } from './orders-store.ts';

export async function endOrder(tx: Tx, actor: StaffActor, orderId: string, asked: { readonly reason: string; readonly lastDay?: string | undefined }, now: Temporal.Instant): Promise<CommandResult<Order>> {
  const row = await orderById(tx, orderId);
  if (row === null) return { kind: 'not-found' };
  if (row.state === 'ended') return { kind: 'conflict', detail: 'This order has ended already.' };
  const site = await siteById(tx, row.siteId);
  const lastDay = asked.lastDay ?? dayAt(now, site?.time_zone ?? 'UTC');
  if (!(await moveEpisodeOn(tx, row.episodeId, row.episodeVersion))) return { kind: 'lost-race', detail: 'Somebody else changed this person’s record at the same moment.' };
  await endOrderAfter(tx, row.id, lastDay, actor.accountId, asked.reason, now);
  await endTasks(tx, actor.accountId, now, { dedupeKey: `sign ${row.id}`, outcome: 'ended' });
  const after = await orderById(tx, orderId);
  if (after === null) throw new Error('The order that was just ended is not there.');
  return {
    kind: 'done', reply: orderReply(after), people: [row.personId], etag: String(after.version),
    events: [{ kind: 'medication.order-ended', topic: 'orders', personId: row.personId, episodeId: row.episodeId, siteId: row.siteId, params: { medicine: row.product.medicine, reason: asked.reason, lastDay }, about: { table: 'orders', id: row.id } }],
  };
}
