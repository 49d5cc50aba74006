/** Holds doses with a reason, and lifts a hold by whoever may. */
import type { HoldLine } from '@fairlead/contract/medication';
import type { StaffActor } from '../platform/actor.ts';
import { moveEpisodeOn, takeEpisode } from '../platform/record-store.ts';
import type { CommandResult } from '../platform/registry.ts';
import type { Tx } from '../platform/scoped.ts';
import { episodeById } from '../people/index.ts';
import { holdReply } from './order-reply.ts';
import { closeHold, holdById, insertHold, orderById, type NewHold } from './orders-store.ts';

type HoldAsked = { readonly orderId?: string | undefined; readonly code?: string | undefined; readonly reason: string; readonly liftedByRole?: NewHold['liftedByRole'] | undefined };

const lost = { kind: 'lost-race', detail: 'Somebody else changed this person’s record at the same moment.' } as const;

export async function placeHold(tx: Tx, actor: StaffActor, episodeId: string, asked: HoldAsked, now: Temporal.Instant): Promise<CommandResult<HoldLine>> {
  const episode = await episodeById(tx, episodeId);
  if (episode === null) return { kind: 'not-found' };
  if (asked.orderId !== undefined) {
    const order = await orderById(tx, asked.orderId);
    if (order === null || order.episodeId !== episodeId) return { kind: 'not-found' };
    if (order.state !== 'signed' && order.state !== 'held') return { kind: 'conflict', detail: 'Only an order in force can be held.' };
  }
  if (!(await moveEpisodeOn(tx, episode.id, episode.version))) return lost;
  const liftedByRole = asked.liftedByRole ?? 'prescriber';
  const id = await insertHold(tx, { personId: episode.person_id, episodeId, orderId: asked.orderId ?? null, code: asked.code ?? 'HELD_BY_STAFF', reason: asked.reason, liftedByRole }, actor.accountId, now);
  const row = await holdById(tx, id);
  if (row === null) throw new Error('The hold that was just placed is not there.');
  return {
    kind: 'done', reply: holdReply(row), people: [episode.person_id],
    events: [{ kind: 'medication.held', topic: 'queue', personId: episode.person_id, episodeId, siteId: episode.site_id, params: { reason: asked.reason, liftedByRole }, about: { table: 'holds', id } }],
    tasks: [{ siteId: episode.site_id, kind: 'medication.review-hold', role: liftedByRole, personId: episode.person_id, episodeId, dueAt: now.toString(), priority: 2, params: { holdId: id, reason: asked.reason }, dedupeKey: `hold ${id}` }],
  };
}

export async function liftHold(tx: Tx, actor: StaffActor, holdId: string, reason: string, now: Temporal.Instant): Promise<CommandResult<HoldLine>> {
  const seen = await holdById(tx, holdId);
  const episode = seen !== null && (await takeEpisode(tx, seen.episode_id)) ? await episodeById(tx, seen.episode_id) : null;
  if (episode === null) return { kind: 'not-found' };
  const hold = await holdById(tx, holdId);
  if (hold === null) return { kind: 'not-found' };
  if (hold.lifted_at !== null) return { kind: 'conflict', detail: `${hold.lifted_by ?? 'Somebody'} lifted this hold already.` };
  if (!actor.roles.includes(hold.lifted_by_role) && !actor.roles.includes('prescriber')) return { kind: 'forbidden', who: hold.lifted_by_role };
  await closeHold(tx, hold, actor.accountId, reason, now);
  const row = await holdById(tx, holdId);
  if (row === null) throw new Error('The hold that was just lifted is not there.');
  return {
    kind: 'done', reply: holdReply(row), people: [hold.person_id],
    events: [{ kind: 'medication.hold-lifted', topic: 'queue', personId: hold.person_id, episodeId: hold.episode_id, siteId: episode.site_id, params: { reason }, about: { table: 'holds', id: holdId } }],
  };
}
