/** Notes a try to reach somebody in treatment. Who was spoken to is no longer asked for on anybody's list. */
import type { BodyOf, ReplyOf } from '@fairlead/contract';
import type { noteOutreach as outreachRoute } from '@fairlead/contract/aftercare';
import { openEpisodeOf } from '../people/index.ts';
import type { StaffActor } from '../platform/actor.ts';
import { dayAt } from '../platform/clock.ts';
import { endTasks } from '../platform/record-store.ts';
import type { CommandResult } from '../platform/registry.ts';
import type { Tx } from '../platform/scoped.ts';
import { addAttempt } from './reengage-store.ts';

/** The one key under which a call to somebody who stayed away is asked for, whichever room asks. */
export const reachOutKey = (personId: string): string => `reach out ${personId}`;

export async function noteOutreach(tx: Tx, actor: StaffActor, personId: string, asked: BodyOf<typeof outreachRoute>, now: Temporal.Instant): Promise<CommandResult<ReplyOf<typeof outreachRoute>>> {
  const episode = await openEpisodeOf(tx, personId);
  if (episode === null) return { kind: 'not-found' };
  const today = dayAt(now, episode.time_zone);
  const spoke = asked.outcome === 'spoke';
  if (!spoke && (asked.why !== undefined || asked.comingOn !== undefined)) return { kind: 'invalid', detail: 'Only somebody who was spoken to says why, or when they come.', field: '/outcome' };
  for (const [field, day] of [['/comingOn', asked.comingOn], ['/againOn', asked.againOn]] as const) {
    if (day !== undefined && day < today) return { kind: 'invalid', detail: 'This day is over. Choose today or a later one.', field };
  }
  const id = await addAttempt(tx, { personId, episodeId: episode.id, byId: actor.accountId, how: asked.how, outcome: asked.outcome, why: asked.why ?? null, comingOn: asked.comingOn ?? null, againOn: asked.againOn ?? null, note: asked.note ?? null }, now);
  if (spoke) await endTasks(tx, actor.accountId, now, { dedupeKey: reachOutKey(personId), outcome: 'spoke' });
  return {
    kind: 'done', reply: { id }, people: [personId],
    events: [{ kind: 'aftercare.outreach', topic: 'outreach', personId, episodeId: episode.id, siteId: episode.site_id, params: { how: asked.how, outcome: asked.outcome, ...(asked.why === undefined ? {} : { why: asked.why }), ...(asked.comingOn === undefined ? {} : { comingOn: asked.comingOn }) }, about: { table: 'outreach_attempts', id } }],
  };
}
