/** Placement of a person: what the rules recommend, what was decided, the timeline of levels, hours attended. */
import { stepBetween } from '@fairlead/clinical';
import * as contract from '@fairlead/contract/placement';
import { episodeById, openEpisodeOf, personById } from '../people/index.ts';
import { dayAt, startOfDay } from '../platform/clock.ts';
import { careTeam, clinicians, staff } from '../platform/policy.ts';
import { endTasks, takeEpisode } from '../platform/record-store.ts';
import { command, read, type AnyRoute } from '../platform/registry.ts';
import { siteById } from '../platform/sites-store.ts';
import { decidePlacement, moveLevel, usualHours } from './decide-placement.ts';
import { attendanceOf, gatherFacts, recommend } from './placement-facts.ts';
import { addLevel, endLevelRow, levelById, levelsAt, levelsOf, placementsOf, type LevelRow, type PlacementRow } from './placement-store.ts';

function decisionReply(row: PlacementRow): contract.PlacementDecision {
  return {
    id: row.id, at: row.at, by: row.by, ratings: row.ratings, recommended: row.recommended, complete: row.complete, chosen: row.chosen, outcome: row.outcome, reason: row.reason, preference: row.preference,
    waiting: row.waiting, reviewOn: row.review_on, findings: [...row.reasons],
  };
}

/** The timeline with each step: up or down from the level before it. */
export function timelineReply(rows: readonly LevelRow[]): contract.LevelOfCare[] {
  return rows.map((row, at) => {
    const before = rows.slice(at + 1).find(({ kind }) => kind === 'level');
    const step = row.level === 'sober_living' || before === undefined || before.level === 'sober_living' ? null : stepBetween(before.level, row.level);
    return { id: row.id, kind: row.kind, level: row.level, from: row.starts_at, to: row.ends_at, daysAWeek: row.days_a_week, hoursAWeek: row.hours_a_week, by: row.by, step, endReason: row.end_reason };
  });
}

export const placementRoomRoutes: readonly AnyRoute[] = [
  read(contract.getPlacement, { policy: careTeam, limiter: 'ordinary', audit: 'placement looked at' }, async (ask, tx) => {
    const person = await personById(tx, ask.params.id);
    if (person === null) return { kind: 'not-found' };
    const [site, episode, levels] = [await siteById(tx, person.site_id), await openEpisodeOf(tx, person.id), await levelsOf(tx, person.id)];
    const { facts, shown } = await gatherFacts(tx, person, site?.time_zone ?? 'UTC', ask.now);
    const decisions = episode === null ? [] : await placementsOf(tx, episode.id);
    const version = decisions[0]?.version ?? 0;
    return {
      kind: 'ok', people: [person.id], etag: String(version),
      reply: { episodeId: episode?.id ?? null, version, facts: [...shown], recommendation: recommend({ ...facts, ...decisions[0]?.ratings }), decisions: decisions.map(decisionReply), levels: timelineReply(levels), weeks: episode === null ? [] : await attendanceOf(tx, episode, levels, ask.now) },
    };
  }),
  command(contract.decidePlacement, { policy: staff('prescriber', 'nurse', 'counsellor'), limiter: 'ordinary', audit: 'placement decided' }, (ask, tx) => decidePlacement(tx, { episodeId: ask.params.id, body: ask.body, actor: ask.actor, ifMatch: ask.ifMatch }, ask.now)),
  command(contract.beginLevel, { policy: clinicians, limiter: 'ordinary', audit: 'level of care begun' }, async (ask, tx) => {
    const { body, actor, now } = ask;
    // Before what was decided last is read: a newer decision, or a discharge, comes before this or after it.
    const episode = (await takeEpisode(tx, ask.params.id)) ? await episodeById(tx, ask.params.id) : null;
    if (episode === null) return { kind: 'not-found' };
    if (episode.state !== 'open') return { kind: 'conflict', detail: 'This episode has ended.' };
    const about = { topic: 'placement', personId: episode.person_id, episodeId: episode.id, siteId: episode.site_id, audience: 'person' as const };
    if (body.level === 'sober_living') {
      if ((await levelsAt(tx, episode.person_id, now)).some(({ kind }) => kind === 'home')) return { kind: 'conflict', detail: 'Sober living goes on already.' };
      const at = body.startsOn === undefined || body.startsOn === dayAt(now, episode.time_zone) ? now : startOfDay(body.startsOn, episode.time_zone);
      const id = await addLevel(tx, { personId: episode.person_id, episodeId: episode.id, level: 'sober_living', daysAWeek: null, hoursAWeek: null, placementId: null, byId: actor.accountId }, at);
      return { kind: 'done', reply: { id }, people: [episode.person_id], events: [{ kind: 'placement.home-begun', ...about, params: {}, about: { table: 'levels_of_care', id } }] };
    }
    const [decided] = await placementsOf(tx, episode.id);
    if (decided === undefined || decided.chosen !== body.level) return { kind: 'conflict', detail: 'This level was not decided last. Decide the placement first, so that its reasons are kept.' };
    const usual = usualHours(body.level);
    const moved = await moveLevel(tx, episode, { level: body.level, daysAWeek: body.daysAWeek ?? usual.daysAWeek, hoursAWeek: body.hoursAWeek ?? usual.hoursAWeek, placementId: decided.id, byId: actor.accountId, startsOn: body.startsOn }, now);
    if ('kind' in moved) return moved;
    await endTasks(tx, actor.accountId, now, { dedupeKey: `waiting ${episode.id}`, outcome: 'began' });
    return { kind: 'done', reply: { id: moved.id }, people: [episode.person_id], events: [{ kind: 'placement.level-begun', ...about, params: { level: body.level, step: moved.step }, about: { table: 'levels_of_care', id: moved.id } }] };
  }),
  command(contract.endLevel, { policy: clinicians, limiter: 'ordinary', audit: 'level of care ended' }, async (ask, tx) => {
    const row = await levelById(tx, ask.params.id);
    if (row === null) return { kind: 'not-found' };
    if (!(await endLevelRow(tx, row.id, ask.body.reason, ask.now))) return { kind: 'conflict', detail: 'This ended already, or has not begun.' };
    return { kind: 'done', reply: { ok: true as const }, people: [row.person_id], events: [{ kind: 'placement.level-ended', topic: 'placement', personId: row.person_id, episodeId: row.episode_id, audience: 'person', params: { level: row.level }, about: { table: 'levels_of_care', id: row.id } }] };
  }),
];
