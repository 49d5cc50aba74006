/**
 * Retention, waiting and change for dashboards, from plain episodes and no clock. Every figure comes with its n, and whoever
 * is not counted is counted as left out.
 */
import type { Day } from '../day.ts';

/** One episode. `doseDays` are the dosing days covered, take-homes included; empty where no medicine is dosed by day. */
export interface RetentionEpisode {
  readonly startDay: Day;
  /** Null while it goes on. */
  readonly endDay: Day | null;
  readonly doseDays: readonly Day[];
  /** The episode ended without loss (moved to another clinic, died of something else): followed until then, no leaving. */
  readonly endedWithoutLoss?: true;
}

export interface RetentionOptions {
  /** The last day that is known of; nothing after it counts. */
  readonly asOfDay: Day;
  /** So many days without a dose may pass before the person counts as having left. Null: only `endDay` counts. */
  readonly longestGapDays: number | null;
}

/** How long one episode was followed, and whether it ended by leaving. */
export interface FollowUp {
  readonly days: number;
  readonly left: boolean;
}

/** The day after the last dose before the first gap that is too long, or null without such a gap. */
function leftByGap(episode: RetentionEpisode, untilDay: Day, longestGapDays: number): Day | null {
  const days = episode.doseDays.filter((day) => day >= episode.startDay && day <= untilDay).sort((a, b) => a - b);
  let last = days[0];
  if (last === undefined) return null;
  for (const day of [...days.slice(1), (untilDay + 1) as Day]) {
    if (day - last - 1 > longestGapDays) return (last + 1) as Day;
    last = day;
  }
  return null;
}

/** The follow-up of one episode, or null where it starts after the last known day or ends before it starts. */
export function followUpOf(episode: RetentionEpisode, { asOfDay, longestGapDays }: RetentionOptions): FollowUp | null {
  if (episode.startDay > asOfDay || (episode.endDay !== null && episode.endDay < episode.startDay)) return null;
  const ended = episode.endDay !== null && episode.endDay <= asOfDay ? episode.endDay : null;
  const until = ended ?? asOfDay;
  const gap = longestGapDays === null ? null : leftByGap(episode, until, longestGapDays);
  if (gap !== null) return { days: gap - episode.startDay, left: true };
  return { days: until - episode.startDay, left: ended !== null && episode.endedWithoutLoss !== true };
}

/** One step of the curve: from `day` on, `retained` of those who started are still in treatment. */
export interface RetentionStep {
  readonly day: number;
  readonly retained: number;
  /** 95 % band, by Greenwood's variance on the log-minus-log scale. */
  readonly low: number;
  readonly high: number;
  /** Still followed just before this day. */
  readonly atRisk: number;
  readonly left: number;
}

export interface RetentionPoint {
  readonly day: 30 | 90 | 180 | 365;
  /** Still in treatment on the day. */
  readonly numerator: number;
  /** Started long enough ago to have reached the day, and followed or known to have left by it. */
  readonly denominator: number;
  /** Not counted: too recent, or followed for less without leaving. */
  readonly excluded: number;
  /** The curve on the day, with its band; null where nobody is followed so long. */
  readonly retained: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

export interface Retention {
  readonly n: number;
  /** Episodes that start after the last known day, or end before they start. */
  readonly excluded: number;
  readonly steps: readonly RetentionStep[];
  readonly points: readonly RetentionPoint[];
  /** First day on which half or fewer remain, or null while more do. */
  readonly medianDays: number | null;
  readonly period: { readonly fromDay: Day | null; readonly asOfDay: Day };
}

const Z95 = 1.959963984540054;

/** The 95 % band of a share under 1 by its Greenwood sum: no wider than 0 to 1, and no band at 0, where it is not defined. */
function band(share: number, greenwood: number): readonly [number, number] {
  if (share <= 0) return [0, 0];
  const error = (Z95 * Math.sqrt(greenwood)) / Math.abs(Math.log(share));
  return [share ** Math.exp(error), share ** Math.exp(-error)];
}

/** Kaplan-Meier steps of follow-ups, starting with everybody on day 0. Somebody censored on a day counts as at risk on it. */
export function retentionSteps(followUps: readonly FollowUp[]): readonly RetentionStep[] {
  const steps: RetentionStep[] = [{ day: 0, retained: followUps.length === 0 ? 0 : 1, low: followUps.length === 0 ? 0 : 1, high: followUps.length === 0 ? 0 : 1, atRisk: followUps.length, left: 0 }];
  const sorted = [...followUps].sort((a, b) => a.days - b.days);
  let [share, greenwood, index] = [1, 0, 0];
  while (index < sorted.length) {
    const day = sorted[index]?.days ?? 0;
    const atRisk = sorted.length - index;
    const first = index;
    while (sorted[index]?.days === day) index += 1;
    const left = sorted.slice(first, index).filter((each) => each.left).length;
    if (left === 0) continue;
    share *= 1 - left / atRisk;
    greenwood += left / (atRisk * (atRisk - left));
    const [low, high] = band(share, greenwood);
    steps.push({ day, retained: share, low, high, atRisk, left });
  }
  return steps;
}

function pointAt(day: RetentionPoint['day'], followUps: readonly FollowUp[], steps: readonly RetentionStep[]): RetentionPoint {
  const reached = followUps.filter((each) => each.days >= day);
  const leftBefore = followUps.filter((each) => each.days < day && each.left);
  const step = steps.findLast((each) => each.day < day);
  const counted = reached.length + leftBefore.length;
  const curve = counted === 0 || (reached.length === 0 && (step?.retained ?? 0) > 0) ? undefined : step;
  return {
    day,
    numerator: reached.length,
    denominator: counted,
    excluded: followUps.length - counted,
    retained: curve?.retained ?? null,
    low: curve?.low ?? null,
    high: curve?.high ?? null,
  };
}

/** Retention of a group of episodes: the curve, and counts at 30, 90, 180 and 365 days. */
export function retentionOf(episodes: readonly RetentionEpisode[], options: RetentionOptions): Retention {
  const followUps = episodes.map((episode) => followUpOf(episode, options)).filter((each) => each !== null);
  const steps = retentionSteps(followUps);
  const starts = episodes.map((episode) => episode.startDay).filter((day) => day <= options.asOfDay);
  return {
    n: followUps.length,
    excluded: episodes.length - followUps.length,
    steps,
    points: ([30, 90, 180, 365] as const).map((day) => pointAt(day, followUps, steps)),
    medianDays: followUps.length === 0 ? null : (steps.find((step) => step.retained <= 0.5)?.day ?? null),
    period: { fromDay: starts.length === 0 ? null : (Math.min(...starts) as Day), asOfDay: options.asOfDay },
  };
}
