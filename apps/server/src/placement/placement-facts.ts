/** The facts of a placement with their sources, and the recommendation as it travels. */
import { recommendPlacement, weeksOf, type Placement, type PlacementFacts } from '@fairlead/clinical';
import { isoOf, type PlannedLevel, type Visit } from '@fairlead/clinical';
import type * as contract from '@fairlead/contract/placement';
import type { ReplyOf } from '@fairlead/contract';
import { clinicalDay, factsOfPerson, type FactSource } from '../assessment/index.ts';
import type { EpisodeRow, PersonRow } from '../people/index.ts';
import { dayAt } from '../platform/clock.ts';
import type { Tx } from '../platform/scoped.ts';
import { visitsOf } from '../therapy/index.ts';
import type { LevelRow } from './placement-store.ts';

type FactReply = ReplyOf<typeof contract.getPlacement>['facts'][number];

/** The part, instrument or reading that each fact comes from. */
const sourceOf: Readonly<Record<string, string>> = {
  oudSeverity: 'DSM5-OUD', cssrs: 'C-SSRS-screener', cows: 'COWS', ciwaAr: 'CIWA-Ar', news2: 'NEWS2', poss: 'POSS', respiratoryRate: 'respiration', spo2: 'spo2', alcoholOrSedativeDependence: 'health', pastWithdrawalSeizure: 'health',
  nursingNeed: 'health', pregnant: 'pregnancy', pregnancyWeeks: 'pregnancy', pregnancyUnstable: 'pregnancy', startingAgonist: 'pregnancy', housing: 'social', dailyFentanyl: 'overdose', failedOutpatientStarts: 'strengths',
  wantsDetox: 'strengths', failedCommunityDetox: 'strengths',
};

export interface GatheredFacts {
  readonly facts: PlacementFacts;
  readonly shown: readonly FactReply[];
}

/** What is known of a person for placement, newest of each kind. */
export async function gatherFacts(tx: Tx, person: PersonRow, timeZone: string, now: Temporal.Instant): Promise<GatheredFacts> {
  const { placement, sources } = await factsOfPerson(tx, person, timeZone, now);
  const from = (fact: string): FactSource | null => sources.find(({ of }) => of === sourceOf[fact]) ?? null;
  return { facts: placement, shown: Object.entries(placement).map(([fact, value]) => ({ fact, value, from: from(fact) })) };
}

/** The recommendation in the shape of the contract. */
export function recommendationReply(placement: Placement): contract.Recommendation {
  const { findings, wouldChange, missing, reasons, floors, alsoSuitable, levelWouldChange, interim, hardStop, ...rest } = placement;
  return {
    ...rest, reasons: [...reasons], missing: [...missing], floors: floors.map((floor) => ({ ...floor })), alsoSuitable: [...alsoSuitable], levelWouldChange: levelWouldChange.map((change) => ({ ...change })),
    interim: interim.map(({ code, says }) => ({ code, says: { ...says } })), findings: findings.map((finding) => ({ ...finding, says: { ...finding.says }, params: { ...finding.params }, facts: { ...finding.facts } })),
    wouldChange: wouldChange.map(({ fact, to, decision }) => ({ fact, to, decision })), ...(hardStop === undefined ? {} : { hardStop }),
  };
}

export const recommend = (facts: PlacementFacts): contract.Recommendation => recommendationReply(recommendPlacement(facts));

const counted = new Set(['one_to_one', 'group', 'family', 'medical', 'assessment', 'review']);

/** Weeks of the episode, at most twelve, with hours attended against planned: groups, one-to-one and family sessions, and visits. */
export async function attendanceOf(tx: Tx, episode: EpisodeRow, levels: readonly LevelRow[], now: Temporal.Instant): Promise<contract.Week[]> {
  const localDay = (instant: string) => clinicalDay(dayAt(Temporal.Instant.from(instant), episode.time_zone));
  const today = clinicalDay(dayAt(now, episode.time_zone));
  const visits = (await visitsOf(tx, episode.person_id, now.subtract({ hours: 24 * 7 * 13 }), now.add({ hours: 24 * 8 }))).flatMap((row): Visit[] => (row.state === 'cancelled' || !counted.has(row.kind) ? [] : [{ day: localDay(row.startsAt), minutes: row.minutes, state: row.state }]));
  const planned = levels.flatMap((row): PlannedLevel[] => (row.level === 'sober_living' ? [] : [{ level: row.level, from: localDay(row.starts_at), to: row.ends_at === null ? null : localDay(row.ends_at), daysAWeek: row.days_a_week, hoursAWeek: row.hours_a_week }]));
  return weeksOf({ levels: planned, visits, from: clinicalDay(episode.started_on), today }).slice(0, 12).map((week) => ({ ...week, monday: isoOf(week.monday) }));
}
