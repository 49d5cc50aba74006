/** Decisions of placement and the timeline of levels of care. */
import type { Ratings, LevelId, Recommendation } from '@fairlead/contract/placement';
import { newId } from '../platform/ids.ts';
import { sql, type Tx } from '../platform/scoped.ts';

export interface PlacementRow {
  readonly id: string;
  readonly episode_id: string;
  readonly version: number;
  readonly at: string;
  readonly by: string;
  readonly ratings: Ratings;
  readonly recommended: LevelId;
  readonly complete: boolean;
  readonly chosen: LevelId;
  readonly outcome: 'accepted' | 'overridden';
  readonly reason: string | null;
  readonly preference: string | null;
  readonly waiting: boolean;
  readonly review_on: string | null;
  readonly reasons: readonly string[];
}

const columns = sql`p.id, p.episode_id, p.version, p.at, a.display_name as by, p.ratings, p.recommended, p.complete, p.chosen, p.outcome, p.reason, p.preference, p.waiting, p.review_on,
  p.recommendation->'reasons' as reasons from placements p join accounts a on a.organisation_id = p.organisation_id and a.id = p.by_id`;

/** Decisions of an episode, newest first. */
export function placementsOf(tx: Tx, episodeId: string): Promise<readonly PlacementRow[]> {
  return tx.all<PlacementRow>(sql`select ${columns} where p.organisation_id = ${tx.organisationId} and p.episode_id = ${episodeId} order by p.version desc limit 100`);
}

export interface NewPlacement {
  readonly personId: string;
  readonly episodeId: string;
  readonly version: number;
  readonly byId: string;
  readonly ratings: Readonly<Record<string, number>>;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly recommendation: Recommendation;
  readonly chosen: LevelId;
  readonly outcome: 'accepted' | 'overridden';
  readonly reason: string | null;
  readonly preference: string | null;
  readonly waiting: boolean;
  readonly reviewOn: string | null;
  readonly origin?: 'here' | 'imported' | 'synthetic';
}

export async function addPlacement(tx: Tx, placement: NewPlacement, at: Temporal.Instant): Promise<string> {
  const id = newId();
  const { recommendation } = placement;
  await tx.run(sql`
    insert into placements (organisation_id, id, person_id, episode_id, version, at, by_id, ratings, facts, recommendation, recommended, complete, chosen, outcome, reason, preference, waiting, review_on, origin)
    values (${tx.organisationId}, ${id}, ${placement.personId}, ${placement.episodeId}, ${placement.version}, ${at.toString()}, ${placement.byId}, ${JSON.stringify(placement.ratings)}, ${JSON.stringify(placement.facts)},
      ${JSON.stringify(recommendation)}, ${recommendation.recommendedLevel}, ${recommendation.complete}, ${placement.chosen}, ${placement.outcome}, ${placement.reason}, ${placement.preference}, ${placement.waiting},
      ${placement.reviewOn}, ${placement.origin ?? 'here'})`);
  return id;
}

export interface LevelRow {
  readonly id: string;
  readonly person_id: string;
  readonly episode_id: string;
  readonly kind: 'level' | 'home';
  readonly level: LevelId | 'sober_living';
  readonly starts_at: string;
  readonly ends_at: string | null;
  readonly days_a_week: number | null;
  readonly hours_a_week: number | null;
  readonly by: string;
  readonly end_reason: string | null;
}

const levelColumns = sql`l.id, l.person_id, l.episode_id, l.kind, l.level, lower(l.during) as starts_at, upper(l.during) as ends_at, l.days_a_week::float8 as days_a_week, l.hours_a_week::float8 as hours_a_week,
  a.display_name as by, l.end_reason from levels_of_care l join accounts a on a.organisation_id = l.organisation_id and a.id = l.by_id`;

/** The whole timeline of a person, newest first. */
export function levelsOf(tx: Tx, personId: string): Promise<readonly LevelRow[]> {
  return tx.all<LevelRow>(sql`select ${levelColumns} where l.organisation_id = ${tx.organisationId} and l.person_id = ${personId} order by lower(l.during) desc limit 200`);
}

export function levelById(tx: Tx, id: string): Promise<LevelRow | null> {
  return tx.one<LevelRow>(sql`select ${levelColumns} where l.organisation_id = ${tx.organisationId} and l.id = ${id}`);
}

/** What holds at an instant: the level, and sober living where there is one. */
export function levelsAt(tx: Tx, personId: string, at: Temporal.Instant): Promise<readonly LevelRow[]> {
  return tx.all<LevelRow>(sql`select ${levelColumns} where l.organisation_id = ${tx.organisationId} and l.person_id = ${personId} and l.during @> ${at.toString()}::timestamptz`);
}

export interface NewLevel {
  readonly personId: string;
  readonly episodeId: string;
  readonly level: LevelId | 'sober_living';
  readonly daysAWeek: number | null;
  readonly hoursAWeek: number | null;
  readonly placementId: string | null;
  readonly byId: string;
  readonly origin?: 'here' | 'imported' | 'synthetic';
  /** For history that is imported or made up: when it ended. */
  readonly endedAt?: Temporal.Instant;
}

/** Begins a level of care at an instant. The database refuses a second one at the same time. */
export async function addLevel(tx: Tx, level: NewLevel, at: Temporal.Instant): Promise<string> {
  const id = newId();
  await tx.run(sql`insert into levels_of_care (organisation_id, id, person_id, episode_id, kind, level, during, days_a_week, hours_a_week, placement_id, by_id, origin)
    values (${tx.organisationId}, ${id}, ${level.personId}, ${level.episodeId}, ${level.level === 'sober_living' ? 'home' : 'level'}, ${level.level}, tstzrange(${at.toString()}, ${level.endedAt?.toString() ?? null}),
      ${level.daysAWeek}, ${level.hoursAWeek}, ${level.placementId}, ${level.byId}, ${level.origin ?? 'here'})`);
  return id;
}

/** Ends a level at an instant after it began. False: it had ended, or begins later. */
export async function endLevelRow(tx: Tx, id: string, reason: string, at: Temporal.Instant): Promise<boolean> {
  return (await tx.run(sql`update levels_of_care set during = tstzrange(lower(during), ${at.toString()}), end_reason = ${reason}
    where organisation_id = ${tx.organisationId} and id = ${id} and upper_inf(during) and lower(during) < ${at.toString()}::timestamptz`)) === 1;
}

/** Ends whatever level and home of an episode still hold, also one that began a moment ago by another reading of the clock: for discharge and death. */
export async function endLevelsOf(tx: Tx, episodeId: string, reason: string, at: Temporal.Instant): Promise<number> {
  return tx.run(sql`update levels_of_care set during = tstzrange(lower(during), greatest(lower(during) + interval '1 millisecond', ${at.toString()}::timestamptz)), end_reason = ${reason}
    where organisation_id = ${tx.organisationId} and episode_id = ${episodeId} and upper_inf(during) and lower(during) < ${at.toString()}::timestamptz + interval '1 minute'`);
}
