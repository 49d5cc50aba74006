/**
 * How far a dose has built up: arithmetic over the published range of half-lives, said as the daily dose that the body would
 * hold as much of at steady state. It is no measured level, and nobody's own half-life is known (clinical reference 3.2).
 */
import type { Ug } from '../dose.ts';
import type { Cite } from '../rule.ts';

export const methadoneHalfLife = {
  shortHours: 8,
  longHours: 59,
  cite: { source: 'US methadone label', section: 'half-life 8 to 59 hours', mark: 'secondary' } satisfies Cite,
} as const;

/** Days on one dose until it is steady: by the label, and as one plans (the later of the two; unchecked). */
export const methadoneSteadyState = {
  labelDays: [3, 5],
  planDays: [5, 7],
  cite: { source: 'Clinical practice beside the US methadone label', section: 'steady state: plan 5 to 7 days', mark: 'unchecked' } satisfies Cite,
} as const;

const keptADay = (halfLifeHours: number): number => 2 ** (-24 / halfLifeHours);

/**
 * The built-up dose right after each day's dose, in micrograms a day: equal to the dose itself at steady state, under it
 * while it builds up, over it while it falls. `beforeUg`: what it had built up to before the first of these days.
 */
export function builtUpUg(dayTotalsUg: readonly number[], halfLifeHours: number, beforeUg = 0): readonly number[] {
  const kept = keptADay(halfLifeHours);
  let now = beforeUg;
  return dayTotalsUg.map((dose) => {
    now = kept * now + (1 - kept) * dose;
    return now;
  });
}

export interface BuiltUpDay {
  readonly lowUg: Ug;
  readonly highUg: Ug;
}

/** The band between the shortest and the longest half-life, for each day of a plan after the days taken before it. */
export function builtUpBand(planUg: readonly number[], takenUg: readonly number[] = [], assumedSteadyUg = 0): readonly BuiltUpDay[] {
  const all = [...takenUg, ...planUg];
  const [short, long] = [builtUpUg(all, methadoneHalfLife.shortHours, assumedSteadyUg), builtUpUg(all, methadoneHalfLife.longHours, assumedSteadyUg)];
  return planUg.map((_, index) => {
    const [a = 0, b = 0] = [short[takenUg.length + index], long[takenUg.length + index]];
    return { lowUg: Math.round(Math.min(a, b)) as Ug, highUg: Math.round(Math.max(a, b)) as Ug };
  });
}

export interface SteadyState {
  /** The last day on which the dose changes; 1 is the plan's first day. */
  readonly changedOnDay: number;
  /** Between these days the last dose counts as steady, as one plans; they may lie after the plan's end. */
  readonly fromDay: number;
  readonly toDay: number;
  /** Per cent of the last dose that the slowest body has built up by `toDay`, had it begun from nothing. */
  readonly slowestPercent: number;
}

/** When the last dose of a plan is steady; null for a plan without days. `lastUg`: the dose before the plan. */
export function steadyState(planUg: readonly number[], lastUg: number | null = null): SteadyState | null {
  if (planUg.length === 0) return null;
  let changed = planUg.length - 1;
  while (changed > 0 && planUg[changed - 1] === planUg[changed]) changed -= 1;
  const unchanged = changed === 0 && planUg[0] === lastUg;
  const [from, to] = methadoneSteadyState.planDays;
  const changedOnDay = changed + 1;
  return {
    changedOnDay,
    fromDay: unchanged ? 1 : changedOnDay + from,
    toDay: unchanged ? 1 : changedOnDay + to,
    slowestPercent: Math.floor(100 * (1 - keptADay(methadoneHalfLife.longHours) ** (to + 1))),
  };
}
