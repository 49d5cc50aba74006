import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Ug } from '../dose.ts';
import { builtUpBand, builtUpUg, methadoneHalfLife, steadyState } from './body-load.ts';
import { backFrom, lowDosePlan, naltrexoneWeekPlan, pausedAt, stepsDownPlan, titrationPlan, type DayPlan } from './dose-schedule.ts';
import { wholeUnits } from './units.ts';

const mg = (value: number): Ug => (value * 1000) as Ug;
const totals = (plan: DayPlan): readonly number[] => plan.map((parts) => parts.reduce((sum, each) => sum + each, 0) / 1000);

describe('a plan by the day (M59)', () => {
  it('rises by its step and stays at its cap', () => {
    expect(totals(titrationPlan({ fromUg: mg(20), stepUg: mg(10), everyDays: 3, capUg: mg(45), days: 11 }))).toEqual([20, 20, 20, 30, 30, 30, 40, 40, 40, 45, 45]);
  });

  it('falls to its target and ends there', () => {
    expect(totals(stepsDownPlan({ fromUg: mg(30), stepUg: mg(10), everyDays: 2, toUg: mg(5) }))).toEqual([30, 30, 20, 20, 10, 10, 5, 5]);
    expect(totals(stepsDownPlan({ fromUg: mg(20), stepUg: mg(10), everyDays: 1, toUg: mg(0) }))).toEqual([20, 10]);
  });

  it('waits where it is told to, and everything after it comes later', () => {
    const plan = stepsDownPlan({ fromUg: mg(30), stepUg: mg(10), everyDays: 2, toUg: mg(10) });
    expect(totals(pausedAt(plan, 2, 3))).toEqual([30, 30, 20, 20, 20, 20, 20, 10, 10]);
    expect(pausedAt(plan, 2, 0)).toBe(plan);
  });

  it('goes back a step and comes down again from there; the first step has none before it', () => {
    const plan = stepsDownPlan({ fromUg: mg(30), stepUg: mg(10), everyDays: 2, toUg: mg(10) });
    expect(totals(backFrom(plan, 4))).toEqual([30, 30, 20, 20, 20, 20, 10, 10]);
    expect(backFrom(plan, 1)).toBe(plan);
  });

  it('a pause or a step back never raises anybody above the highest dose of the plan, nor loses a day', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 120 }), { minLength: 1, maxLength: 60 }), fc.nat(59), fc.integer({ min: 1, max: 30 }), (doses, at, days) => {
      const plan = doses.map((dose) => [mg(dose)]);
      for (const changed of [pausedAt(plan, at, days), backFrom(plan, at)]) {
        expect(changed.length).toBeGreaterThanOrEqual(plan.length);
        expect(Math.max(...totals(changed))).toBe(Math.max(...totals(plan)));
        expect(totals(changed).at(-1)).toBe(totals(plan).at(-1));
      }
    }));
  });

  it('starts low beside the full agonist in parts, which end on their day', () => {
    const start = lowDosePlan('LOW-DOSE-7D', 8);
    expect(start?.stopsOnDay).toBe(6);
    expect(start?.plan).toEqual([[500, 0], [500, 500], [1000, 1000], [2000, 2000], [4000, 4000], [8000, 8000], [12_000, 0], [12_000, 0]]);
    expect(lowDosePlan('NOBODY', 8)).toBeNull();
  });

  it('gives naltrexone on Monday, Wednesday and Friday whatever the first day is', () => {
    expect(totals(naltrexoneWeekPlan(1, 8))).toEqual([100, 0, 100, 0, 150, 0, 0, 100]);
    expect(totals(naltrexoneWeekPlan(4, 4))).toEqual([0, 150, 0, 0]);
  });
});

describe('how far a dose has built up', () => {
  it('ends at the dose, sooner with a short half-life than with a long one', () => {
    const days = Array.from({ length: 30 }, () => 40_000);
    const [short, long] = [builtUpUg(days, methadoneHalfLife.shortHours), builtUpUg(days, methadoneHalfLife.longHours)];
    expect(Math.round(short[0] ?? 0)).toBe(35_000);
    expect(Math.round(long[0] ?? 0)).toBe(9_828);
    expect(Math.round(long[29] ?? 0)).toBe(39_992);
    // The same dose is felt more on day 4 than on day 1, without a rise (AU03).
    expect(long[3] ?? 0).toBeGreaterThan(2.5 * (long[0] ?? 0));
  });

  it('lies over the dose on the way down, and never over what was ever given', () => {
    const band = builtUpBand([30_000, 20_000, 10_000], [40_000, 40_000, 40_000], 40_000);
    for (const [at, dose] of [30_000, 20_000, 10_000].entries()) expect(band[at]?.lowUg ?? 0).toBeGreaterThan(dose);
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 200_000 }), { minLength: 1, maxLength: 40 }), (doses) => {
      for (const { lowUg, highUg } of builtUpBand(doses)) {
        expect(lowUg).toBeLessThanOrEqual(highUg);
        expect(highUg).toBeLessThanOrEqual(Math.max(...doses));
      }
    }));
  });

  it('says from which day on the last dose counts as steady', () => {
    expect(steadyState([20, 20, 30, 30])).toEqual({ changedOnDay: 3, fromDay: 8, toDay: 10, slowestPercent: 89 });
    expect(steadyState([30, 30], 30)).toMatchObject({ fromDay: 1 });
    expect(steadyState([])).toBeNull();
  });
});

describe('whole tablets and films (D41)', () => {
  it('are the fewest that make the dose', () => {
    expect(wholeUnits(18_000, [8_000, 2_000])).toEqual([{ strengthUg: 8_000, count: 2 }, { strengthUg: 2_000, count: 1 }]);
    expect(wholeUnits(12_000, [8_000, 4_000, 2_000])).toEqual([{ strengthUg: 8_000, count: 1 }, { strengthUg: 4_000, count: 1 }]);
    // Six and six, where the greedy way would be eight and two times two.
    expect(wholeUnits(12_000, [8_000, 6_000, 2_000])).toEqual([{ strengthUg: 6_000, count: 2 }]);
    expect(wholeUnits(7_000, [8_000, 2_000])).toBeNull();
    expect(wholeUnits(0, [8_000])).toBeNull();
  });

  it('are counted out of what is there: where the stronger ones run short, more of the weaker', () => {
    const stock = (eights: number, twos: number) => wholeUnits(16_000, [8_000, 2_000], (strength) => (strength === 8_000 ? eights : twos));
    expect(stock(1, 30)).toEqual([{ strengthUg: 8_000, count: 1 }, { strengthUg: 2_000, count: 4 }]);
    expect(stock(1, 3)).toBeNull();
  });

  it('add up to the dose, whatever is asked', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 64 }), fc.subarray([8_000, 4_000, 2_000, 400, 12_000], { minLength: 1 }), (half, strengths) => {
      const units = wholeUnits(half * 500, strengths);
      if (units !== null) expect(units.reduce((sum, { strengthUg, count }) => sum + strengthUg * count, 0)).toBe(half * 500);
    }));
  });
});
