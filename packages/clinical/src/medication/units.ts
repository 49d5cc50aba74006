/** A dose as whole tablets or films of the strengths that are there: `2 x 8 mg + 1 x 2 mg`. */
import type { Ug } from '../dose.ts';

/** So many of one strength. */
export interface UnitsOf {
  readonly strengthUg: Ug;
  readonly count: number;
}

/** The most units of one strength that are thought of in one dose. */
const mostUnits = 40;

/**
 * The fewest whole units that make a dose exactly, the stronger ones first; null where these strengths cannot make it. Nothing is cut
 * and nothing is rounded. Of two ways with as many units, the one with more of the strongest. `inStock`: how many of a strength there are.
 */
export function wholeUnits(doseUg: number, strengthsUg: readonly number[], inStock?: (strengthUg: number) => number): readonly UnitsOf[] | null {
  const strengths = [...new Set(strengthsUg)].filter((each) => each > 0).toSorted((a, b) => b - a);
  let best: readonly number[] | null = null;
  const countOf = (counts: readonly number[]): number => counts.reduce((sum, each) => sum + each, 0);
  const go = (left: number, at: number, counts: readonly number[]): void => {
    if (best !== null && countOf(counts) >= countOf(best)) return;
    if (left === 0) {
      best = counts;
      return;
    }
    const strength = strengths[at];
    if (strength === undefined) return;
    for (let count = Math.min(mostUnits, Math.floor(left / strength), inStock?.(strength) ?? mostUnits); count >= 0; count -= 1) go(left - count * strength, at + 1, [...counts, count]);
  };
  if (doseUg > 0 && strengths.length <= 8) go(doseUg, 0, []);
  const found = best as readonly number[] | null;
  return found === null ? null : found.flatMap((count, at) => (count === 0 ? [] : [{ strengthUg: (strengths[at] ?? 0) as Ug, count }]));
}
