/** Drafts an order, or the next version of one. Nothing is in force until a prescriber signs. */
import type { NewOrder, Order } from '@fairlead/contract/medication';
import type { StaffActor } from '../platform/actor.ts';
import { newId } from '../platform/ids.ts';
import { takeEpisode } from '../platform/record-store.ts';
import type { CommandResult } from '../platform/registry.ts';
import type { Tx } from '../platform/scoped.ts';
import { orderReply } from './order-reply.ts';
import { insertOrder, insertVersion, orderById, type OrderRow } from './orders-store.ts';
import { planOrder, planVersion } from './plan-order.ts';

async function drafted(tx: Tx, orderId: string, kind: string, version: number): Promise<CommandResult<Order>> {
  const row = await orderById(tx, orderId);
  if (row === null) throw new Error('The order that was just drafted is not there.');
  return {
    kind: 'done', reply: orderReply(row), people: [row.personId], etag: String(row.version),
    events: [{ kind, topic: 'orders', personId: row.personId, episodeId: row.episodeId, siteId: row.siteId, params: { medicine: row.product.medicine, version }, about: { table: 'orders', id: row.id } }],
    tasks: [{ siteId: row.siteId, kind: 'medication.sign-order', role: 'prescriber', personId: row.personId, episodeId: row.episodeId, dueAt: row.versions[0]?.draftedAt ?? '', priority: 2, params: { orderId: row.id, version }, dedupeKey: `sign ${row.id}` }],
  };
}

export async function draftOrder(tx: Tx, actor: StaffActor, episodeId: string, asked: NewOrder, now: Temporal.Instant): Promise<CommandResult<Order>> {
  // Before the episode is read: one that ends at this moment leaves no draft to be signed on anybody's list.
  await takeEpisode(tx, episodeId);
  const plan = await planOrder(tx, episodeId, asked, now);
  if (plan.kind !== 'planned') return plan;
  const id = newId();
  const { facts, product, order, decision } = plan;
  await insertOrder(tx, {
    id, personId: facts.person_id, episodeId, siteId: facts.site_id, product, startOn: order.startOn, endOn: order.endOn, firstPart: order.firstPart, parts: order.partUg.length,
    replacesOrderId: asked.replacesOrderId ?? null, replacesDoseId: asked.replacesDoseId ?? null, besideReason: asked.besideReason ?? null,
  }, actor.accountId, now);
  await insertVersion(tx, { orderId: id, version: 1, ...order, instructions: asked.instructions ?? '', reason: asked.reason, facts: asked.facts ?? {}, decision }, actor.accountId, now);
  return drafted(tx, id, 'medication.order-drafted', 1);
}

/** The newest version, drafted or in force. */
export const newestOf = (row: OrderRow): OrderRow['versions'][number] | undefined => row.versions[0];

export async function draftVersion(tx: Tx, actor: StaffActor, orderId: string, asked: Omit<NewOrder, 'productId' | 'preparation'>, seen: string | null, now: Temporal.Instant): Promise<CommandResult<Order>> {
  const row = await orderById(tx, orderId);
  if (row === null) return { kind: 'not-found' };
  if (row.state === 'ended') return { kind: 'conflict', detail: 'This order has ended. Write a new one.' };
  if (seen === null) return { kind: 'invalid', detail: 'Send the version that you saw as If-Match.', field: '/If-Match' };
  if (seen !== String(row.version)) return { kind: 'stale', detail: `This order is at version ${row.version}; you looked at ${seen}.` };
  const plan = await planVersion(tx, row, { startOn: asked.startOn, endOn: asked.endOn, partUg: asked.partUg, schedule: asked.schedule ?? [], facts: asked.facts ?? {} }, now);
  if (plan.kind !== 'planned') return plan;
  const version = (newestOf(row)?.version ?? 0) + 1;
  await insertVersion(tx, { orderId, version, ...plan.order, instructions: asked.instructions ?? '', reason: asked.reason, facts: asked.facts ?? {}, decision: plan.decision }, actor.accountId, now);
  return drafted(tx, orderId, 'medication.version-drafted', version);
}
