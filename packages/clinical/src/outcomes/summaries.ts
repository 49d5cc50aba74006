/** Summaries with their n: waiting times, and change of a score between two times. */
import type { Day } from '../day.ts';

/** The value below which a share of the sorted values lies, between two by weight; null without values. */
function quantile(sorted: readonly number[], share: number): number | null {
  if (sorted.length === 0) return null;
  const at = (sorted.length - 1) * share;
  const [low, high] = [sorted[Math.floor(at)] ?? 0, sorted[Math.ceil(at)] ?? 0];
  return low + (high - low) * (at - Math.floor(at));
}

export interface WaitingSummary {
  /** Referrals with a first offer. */
  readonly n: number;
  /** Referrals still waiting on the last known day. */
  readonly stillWaiting: number;
  /** Left out: the offer is dated before the referral, or the referral after the last known day. */
  readonly excluded: number;
  readonly medianDays: number | null;
  readonly p90Days: number | null;
  readonly longestDays: number | null;
  /** Of `n`, offered within the limit. */
  readonly withinLimit: number;
  /** Still waiting and already past the limit: a share of `withinLimit` alone would hide them. */
  readonly waitingPastLimit: number;
  readonly limitDays: number;
}

/** Waiting times from referral to first offer, against a limit in days (21 for three weeks). */
export function waitingSummary(referrals: readonly { readonly referralDay: Day; readonly firstOfferedDay: Day | null }[], asOfDay: Day, limitDays: number): WaitingSummary {
  const valid = referrals.filter(({ referralDay, firstOfferedDay }) => referralDay <= asOfDay && (firstOfferedDay === null || firstOfferedDay >= referralDay));
  const offered = valid.flatMap(({ referralDay, firstOfferedDay }) => (firstOfferedDay === null || firstOfferedDay > asOfDay ? [] : [firstOfferedDay - referralDay]));
  const waiting = valid.flatMap(({ referralDay, firstOfferedDay }) => (firstOfferedDay === null || firstOfferedDay > asOfDay ? [asOfDay - referralDay] : []));
  const days = offered.sort((a, b) => a - b);
  return {
    n: days.length,
    stillWaiting: waiting.length,
    excluded: referrals.length - valid.length,
    medianDays: quantile(days, 0.5),
    p90Days: quantile(days, 0.9),
    longestDays: days.at(-1) ?? null,
    withinLimit: days.filter((each) => each <= limitDays).length,
    waitingPastLimit: waiting.filter((each) => each > limitDays).length,
    limitDays,
  };
}

export interface ChangeSummary {
  /** Pairs with both scores. */
  readonly n: number;
  /** Pairs with a score unknown. */
  readonly excluded: number;
  readonly meanFirst: number | null;
  readonly meanLast: number | null;
  /** Last minus first. */
  readonly meanChange: number | null;
  readonly medianChange: number | null;
  /** Standard deviation of the change; null under two pairs. */
  readonly sdChange: number | null;
  readonly improved: number;
  readonly worse: number;
  readonly unchanged: number;
}

const mean = (values: readonly number[]): number | null => (values.length === 0 ? null : values.reduce((sum, each) => sum + each, 0) / values.length);

/**
 * Change of a score between two times. A change counts from `meaningful` points on; `lowerIsBetter` says which way is better.
 * Pairs with an unknown score are left out and counted.
 */
export function changeSummary(pairs: readonly { readonly first: number | null; readonly last: number | null }[], scale: { readonly meaningful: number; readonly lowerIsBetter: boolean }): ChangeSummary {
  const known = pairs.flatMap(({ first, last }) => (first === null || last === null ? [] : [{ first, last }]));
  const changes = known.map(({ first, last }) => last - first);
  const average = mean(changes);
  const better = changes.map((change) => (scale.lowerIsBetter ? -change : change));
  const improved = better.filter((change) => change > 0 && change >= scale.meaningful).length;
  const worse = better.filter((change) => change < 0 && -change >= scale.meaningful).length;
  return {
    n: known.length,
    excluded: pairs.length - known.length,
    meanFirst: mean(known.map((pair) => pair.first)),
    meanLast: mean(known.map((pair) => pair.last)),
    meanChange: average,
    medianChange: quantile([...changes].sort((a, b) => a - b), 0.5),
    sdChange: changes.length < 2 ? null : Math.sqrt(changes.reduce((sum, each) => sum + (each - (average ?? 0)) ** 2, 0) / (changes.length - 1)),
    improved,
    worse,
    unchanged: known.length - improved - worse,
  };
}
