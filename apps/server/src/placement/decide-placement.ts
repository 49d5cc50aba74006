/** Deciding where care is given: the rules recommend, a licensed person decides with the person, and both are kept. */
import { levelOf, recommendPlacement, stepBetween, type LevelId, type Placement } from '@fairlead/clinical';
import type { BodyOf, ReplyOf } from '@fairlead/contract';
import type { decidePlacement as route } from '@fairlead/contract/placement';
import { episodeById, personById, type EpisodeRow } from '../people/index.ts';
import type { StaffActor } from '../platform/actor.ts';
import { dayAt, startOfDay } from '../platform/clock.ts';
import { endTasks, moveEpisodeOn, type NewTask, type RecordEvent } from '../platform/record-store.ts';
import type { CommandResult, NotDone } from '../platform/registry.ts';
import type { Tx } from '../platform/scoped.ts';
import { addLevel, addPlacement, endLevelRow, levelsAt, placementsOf } from './placement-store.ts';
import { gatherFacts, recommendationReply } from './placement-facts.ts';

type Body = BodyOf<typeof route>;
type Result = CommandResult<ReplyOf<typeof route>>;

/** The hours and days a level plans where nobody says otherwise. */
export function usualHours(level: LevelId): { readonly daysAWeek: number | null; readonly hoursAWeek: number | null } {
  const { daysAWeek, hoursAWeek } = levelOf(level);
  return { daysAWeek: daysAWeek === null || daysAWeek.min === 0 ? null : daysAWeek.min, hoursAWeek: hoursAWeek === null || hoursAWeek.min === 0 ? null : hoursAWeek.min };
}

/** Why a decision cannot stand as it is, or null. */
function objection(placement: Placement, body: Body, actor: StaffActor, outcome: 'accepted' | 'overridden', people: readonly string[]): NotDone | null {
  const refused = placement.findings.filter(({ decision }) => decision === 'refuse');
  const fixed = refused.some(({ override }) => override === 'nobody');
  const mayLift = actor.roles.includes('prescriber') && body.override === true;
  if (fixed || (refused.length > 0 && !mayLift)) return { kind: 'refused', detail: refused.map(({ says }) => says.en).join(' '), decision: recommendationReply(placement), people };
  if (outcome === 'overridden' && (body.reason ?? '') === '') return { kind: 'invalid', detail: 'Another level than the one recommended needs its reason.', field: '/reason' };
  if (!placement.complete && body.acknowledgesMissing !== true) return { kind: 'invalid', detail: `Not known yet: ${placement.missing.join(', ')}. Ask first, or say that you decide without it.`, field: '/acknowledgesMissing' };
  return null;
}

/** Moves the timeline on: what held ends where the new level begins. Null where the same level goes on. */
export async function moveLevel(tx: Tx, episode: EpisodeRow, to: { readonly level: LevelId; readonly daysAWeek: number | null; readonly hoursAWeek: number | null; readonly placementId: string | null; readonly byId: string; readonly startsOn: string | undefined }, now: Temporal.Instant): Promise<{ readonly id: string; readonly step: 'up' | 'down' | 'same' | null } | Extract<NotDone, { kind: 'invalid' | 'conflict' }>> {
  const today = dayAt(now, episode.time_zone);
  if (to.startsOn !== undefined && to.startsOn < episode.started_on) return { kind: 'invalid', detail: 'The episode had not begun on that day.', field: '/startsOn' };
  const at = to.startsOn === undefined || to.startsOn === today ? now : startOfDay(to.startsOn, episode.time_zone);
  const current = (await levelsAt(tx, episode.person_id, at)).find(({ kind }) => kind === 'level');
  if (current !== undefined) {
    if (current.level === to.level && current.days_a_week === to.daysAWeek && current.hours_a_week === to.hoursAWeek) return { id: current.id, step: 'same' };
    if (!(await endLevelRow(tx, current.id, 'moved', at))) return { kind: 'conflict', detail: 'A later level of care begins already. Look at the timeline, then choose the day again.' };
  }
  const id = await addLevel(tx, { personId: episode.person_id, episodeId: episode.id, level: to.level, daysAWeek: to.daysAWeek, hoursAWeek: to.hoursAWeek, placementId: to.placementId, byId: to.byId }, at);
  return { id, step: current === undefined || current.level === 'sober_living' ? null : stepBetween(current.level, to.level) };
}

function followUp(episode: EpisodeRow, placement: Placement, body: Body, now: Temporal.Instant): readonly NewTask[] {
  const about = { siteId: episode.site_id, personId: episode.person_id, episodeId: episode.id, params: { level: body.chosen } };
  const daily = placement.interim.some(({ code }) => code === 'CALL_DAILY');
  const call: NewTask = { ...about, kind: 'placement.call-while-waiting', role: 'peer_worker', priority: 2, dueAt: now.add({ hours: daily ? 24 : 168 }).toString(), dedupeKey: `waiting ${episode.id}` };
  const review = body.reviewOn === undefined ? [] : [{ ...about, kind: 'placement.review', role: 'prescriber', dueAt: startOfDay(body.reviewOn, episode.time_zone).toString(), dedupeKey: `placement review ${episode.id}` }];
  const plan: NewTask = { ...about, kind: 'plan.write', role: 'counsellor', dueAt: now.add({ hours: 72 }).toString(), priority: 2, params: {}, dedupeKey: `plan ${episode.id}` };
  return [...(body.waiting ? [call] : []), ...review, plan];
}

/** Records one decision. The rules are asked again on the facts of this moment; a missed session never holds medicine back. */
export async function decidePlacement(tx: Tx, ask: { readonly episodeId: string; readonly body: Body; readonly actor: StaffActor; readonly ifMatch: string | null }, now: Temporal.Instant): Promise<Result> {
  const { body, actor } = ask;
  const episode = await episodeById(tx, ask.episodeId);
  const person = episode === null ? null : await personById(tx, episode.person_id);
  if (episode === null || person === null) return { kind: 'not-found' };
  if (episode.state !== 'open') return { kind: 'conflict', detail: 'This episode has ended. Nothing was changed.' };
  const before = await placementsOf(tx, episode.id);
  if (ask.ifMatch !== null && ask.ifMatch !== String(before[0]?.version ?? 0)) return { kind: 'stale', detail: `${before[0]?.by ?? 'Somebody'} decided on a level of care meanwhile. Look at it first; what you typed is still on your screen.` };
  const { facts } = await gatherFacts(tx, person, episode.time_zone, now);
  const told = { ...facts, ...body.ratings, chosenLevel: body.chosen, preferenceReason: body.reason ?? null, waiting: body.waiting };
  const placement = recommendPlacement(told);
  const outcome = body.chosen === placement.recommendedLevel || placement.alsoSuitable.includes(body.chosen) ? 'accepted' as const : 'overridden' as const;
  const no = objection(placement, body, actor, outcome, [person.id]);
  if (no !== null) return no;
  if (!(await moveEpisodeOn(tx, episode.id, episode.version))) return { kind: 'lost-race', detail: 'Somebody else wrote to this record at the same moment.' };
  const recommendation = recommendationReply(placement);
  const id = await addPlacement(tx, {
    personId: person.id, episodeId: episode.id, version: (before[0]?.version ?? 0) + 1, byId: actor.accountId, ratings: body.ratings, facts: told, recommendation, chosen: body.chosen, outcome,
    reason: body.reason ?? null, preference: body.preference ?? null, waiting: body.waiting, reviewOn: body.reviewOn ?? null,
  }, now);
  const usual = usualHours(body.chosen);
  const moved = body.waiting ? null : await moveLevel(tx, episode, { level: body.chosen, daysAWeek: body.daysAWeek ?? usual.daysAWeek, hoursAWeek: body.hoursAWeek ?? usual.hoursAWeek, placementId: id, byId: actor.accountId, startsOn: body.startsOn }, now);
  if (moved !== null && 'kind' in moved) return moved;
  await endTasks(tx, actor.accountId, now, { dedupeKey: `placement ${episode.id}`, outcome: body.chosen });
  await endTasks(tx, actor.accountId, now, { dedupeKey: `placement review ${episode.id}`, outcome: body.chosen });
  if (!body.waiting) await endTasks(tx, actor.accountId, now, { dedupeKey: `waiting ${episode.id}`, outcome: 'began' });
  const event: RecordEvent = {
    kind: body.waiting ? 'placement.waiting' : 'placement.decided', topic: 'placement', personId: person.id, episodeId: episode.id, siteId: episode.site_id, audience: 'person',
    params: { level: body.chosen, recommended: placement.recommendedLevel, outcome, step: moved === null ? null : moved.step }, about: { table: 'placements', id },
  };
  return { kind: 'done', reply: { id, outcome, recommendation, levelId: moved === null ? null : moved.id }, people: [person.id], etag: String((before[0]?.version ?? 0) + 1), events: [event], tasks: followUp(episode, placement, body, now) };
}
