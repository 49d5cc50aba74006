/** What decides on a comfort medicine beside its order: the person, what they had of it, and how they were last seen. The same on the ward and at home. */
import { observationsOf } from '../assessment/index.ts';
import { latestCheck } from '../dispensary/index.ts';
import { ordersOf } from '../medication/index.ts';
import { personById, type EpisodeRow } from '../people/index.ts';
import { dayAt } from '../platform/clock.ts';
import type { Tx } from '../platform/scoped.ts';
import { comfortDosesOf, type ComfortDoseRow } from './comfort-store.ts';
import { newestReading, type StayCourse } from './course-of-stay.ts';

export interface ComfortBasis {
  readonly personId: string;
  readonly episodeId: string;
  readonly siteId: string;
  readonly bornOn: string | null;
  readonly timeZone: string;
  readonly profiles: Readonly<Record<string, string>>;
  readonly inpatient: boolean;
  readonly notPregnant: boolean;
  readonly weightKg: number | null;
  /** Newest first, under any order. */
  readonly comfort: readonly ComfortDoseRow[];
  /** Whether a dose belongs to the course that is going on: its first one is day 1. */
  readonly isOfCourse: (dose: ComfortDoseRow) => boolean;
  readonly sedativesHeld: boolean | null;
  readonly onMethadone: boolean;
}

export function basisOfStay(course: StayCourse): ComfortBasis {
  const { stay } = course;
  return {
    personId: stay.person_id, episodeId: stay.episode_id, siteId: stay.site_id, bornOn: stay.born_on, timeZone: stay.time_zone, profiles: stay.profiles, inpatient: stay.setting === 'inpatient',
    notPregnant: stay.pregnant === false || stay.could_be_pregnant === false, weightKg: newestReading(course, 'weight')?.value ?? null, comfort: course.comfort, isOfCourse: (dose) => dose.stay_id === stay.id,
    sedativesHeld: course.lastRound?.hold_opioids_and_sedatives === true, onMethadone: false,
  };
}

/** So far back a course at home is looked at: one that was renewed goes on counting its days. */
const courseLookback = 30;

export async function basisOfEpisode(tx: Tx, episode: EpisodeRow, now: Temporal.Instant): Promise<ComfortBasis> {
  const today = dayAt(now, episode.time_zone);
  const [person, weight, comfort, check, orders] = [
    await personById(tx, episode.person_id), (await observationsOf(tx, episode.person_id, { codes: ['weight'], limit: 1 }))[0], await comfortDosesOf(tx, [episode.person_id], now.subtract({ hours: 24 * courseLookback }).toString()),
    await latestCheck(tx, episode.person_id, today), await ordersOf(tx, episode.person_id),
  ];
  return {
    personId: episode.person_id, episodeId: episode.id, siteId: episode.site_id, bornOn: person?.born_on ?? null, timeZone: episode.time_zone, profiles: episode.profiles, inpatient: false, notPregnant: person?.sex === 'male',
    weightKg: weight?.value ?? null, comfort, isOfCourse: (dose) => dose.stay_id === null,
    // As they were seen at the window today; nobody looked is not known, and asked.
    sedativesHeld: check === null ? null : check.intoxicated === true || check.poss === '3' || check.poss === '4',
    onMethadone: orders.some((order) => (order.state === 'signed' || order.state === 'held') && order.product.medicine === 'methadone' && order.startOn <= today && order.endOn >= today),
  };
}
