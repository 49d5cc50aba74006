import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Day } from '../day.ts';
import { hedisIet, hedisPod, injectionDaysSupply, isEffectiveTreatment, isSuccessfulCompletion, nqf3175, representedWithin6Months, topDays, waitingTime } from './measures.ts';
import { followUpOf, retentionOf, retentionSteps } from './retention.ts';
import { changeSummary, waitingSummary } from './summaries.ts';

const day = (value: number): Day => value as Day;
const span = (from: number, to: number): Day[] => Array.from({ length: to - from + 1 }, (_, index) => day(from + index));

describe('the measures', () => {
  it('count 180 days and a gap of 7, and not a day less or more', () => {
    expect(nqf3175({ continuousDays: 180, maxGapDays: 7 }).numerator).toBe(true);
    expect(nqf3175({ continuousDays: 179, maxGapDays: 7 }).numerator).toBe(false);
    expect(hedisPod({ continuousDays: 180, maxGapDays: 8 }).numerator).toBe(false);
    expect(nqf3175({ continuousDays: 180, maxGapDays: null }).numerator).toBeNull();
    expect(nqf3175({ continuousDays: 200, maxGapDays: 0, ageYears: 17 })).toEqual({ denominator: false, numerator: false });
    expect(hedisPod({ continuousDays: 200, maxGapDays: 0, ageYears: 16 }).numerator).toBe(true);
  });
  it('take 31 days for a depot without a supply from 2026 on', () => {
    expect(injectionDaysSupply({ pharmacyDaysSupply: null, measurementYear: 2026 })).toBe(31);
    expect(injectionDaysSupply({ pharmacyDaysSupply: null, measurementYear: 2025 })).toBeNull();
    expect(injectionDaysSupply({ pharmacyDaysSupply: 28, measurementYear: 2026 })).toBe(28);
  });
  it('know a completion by its reason, and a return within 6 months', () => {
    expect(['treatment completed drug free', 'Treatment completed - occasional user (not opiates/crack)', 'completed drug-free'].map(isSuccessfulCompletion)).toEqual([true, true, true]);
    expect(['dropped out', 'incomplete', 'treatment withdrawn', 'occasional user of crack', ''].map(isSuccessfulCompletion)).toEqual([false, false, false, false, false]);
    expect([6, 7, null].map(representedWithin6Months)).toEqual([true, false, false]);
    expect([83, 84].map((daysRetained) => isEffectiveTreatment({ daysRetained, completed: false }))).toEqual([false, true]);
    expect([21, 22, null].map((to) => waitingTime(day(0), to === null ? null : day(to)).within3Weeks)).toEqual([true, false, null]);
    expect(hedisIet({ daysToInitiation: 15, contactsWithin34Days: 5 })).toEqual({ initiated: false, engaged: false });
  });
  it('never clamp a week of TOP', () => {
    expect(topDays([7, 0, 3, 2])).toEqual({ kind: 'total', days: 12 });
    expect(topDays([8, 0, 3, 2]).kind).toBe('invalid');
    expect(topDays([7, null, 3, 2])).toEqual({ kind: 'incomplete', partial: 12, missingWeeks: [3] });
  });
});

describe('follow-up of one episode', () => {
  const options = { asOfDay: day(100), longestGapDays: 7 };
  it('ends when somebody leaves, goes on while they stay, and ends without loss for a move', () => {
    expect(followUpOf({ startDay: day(0), endDay: day(40), doseDays: [] }, options)).toEqual({ days: 40, left: true });
    expect(followUpOf({ startDay: day(0), endDay: null, doseDays: [] }, options)).toEqual({ days: 100, left: false });
    expect(followUpOf({ startDay: day(0), endDay: day(40), doseDays: [], endedWithoutLoss: true }, options)).toEqual({ days: 40, left: false });
    expect(followUpOf({ startDay: day(101), endDay: null, doseDays: [] }, options)).toBeNull();
  });
  it('counts somebody as gone after the eighth day without a dose, from the day after the last', () => {
    expect(followUpOf({ startDay: day(0), endDay: null, doseDays: [...span(0, 20), ...span(28, 100)] }, options)).toEqual({ days: 100, left: false });
    expect(followUpOf({ startDay: day(0), endDay: null, doseDays: [...span(0, 20), ...span(29, 100)] }, options)).toEqual({ days: 21, left: true });
    expect(followUpOf({ startDay: day(0), endDay: null, doseDays: span(0, 93) }, options)).toEqual({ days: 100, left: false });
    expect(followUpOf({ startDay: day(0), endDay: null, doseDays: span(0, 92) }, options)).toEqual({ days: 93, left: true });
  });
});

describe('the retention curve', () => {
  it('agrees with a published Kaplan-Meier example and its band', () => {
    // Freireich 1963, 6-mercaptopurine: survival 0.857, 0.807, 0.753, 0.690, 0.627, 0.538, 0.448.
    const left = [6, 6, 6, 7, 10, 13, 16, 22, 23].map((days) => ({ days, left: true }));
    const followed = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35].map((days) => ({ days, left: false }));
    const steps = retentionSteps([...left, ...followed]).slice(1);
    const shares = [0.857, 0.807, 0.753, 0.69, 0.627, 0.538, 0.448];
    expect(steps).toHaveLength(shares.length);
    shares.forEach((share, index) => expect(steps[index]?.retained).toBeCloseTo(share, 3));
    expect(steps.map((step) => step.atRisk)).toEqual([21, 17, 15, 12, 11, 7, 6]);
    expect(steps[0]?.low).toBeCloseTo(0.62, 2);
    expect(steps[0]?.high).toBeCloseTo(0.952, 2);
  });
  it('only falls, stays between 0 and 1, and holds its share within its band', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ days: fc.nat(400), left: fc.boolean() }), { maxLength: 60 }), (followUps) => {
        const steps = retentionSteps(followUps);
        steps.forEach((step, index) => {
          expect(step.retained).toBeLessThanOrEqual(steps[index - 1]?.retained ?? 1);
          expect(step.low).toBeLessThanOrEqual(step.retained + 1e-12);
          expect(step.high).toBeGreaterThanOrEqual(step.retained - 1e-12);
          expect(step.low).toBeGreaterThanOrEqual(0);
          expect(step.high).toBeLessThanOrEqual(1);
        });
      }),
    );
  });
  it('counts at 90 days who stayed, who left and who is too recent', () => {
    const episodes = [
      { startDay: day(0), endDay: null, doseDays: [] },
      { startDay: day(0), endDay: day(89), doseDays: [] },
      { startDay: day(0), endDay: day(90), doseDays: [] },
      { startDay: day(150), endDay: null, doseDays: [] },
    ];
    const retention = retentionOf(episodes, { asOfDay: day(200), longestGapDays: null });
    const at90 = retention.points.find((point) => point.day === 90);
    expect(at90).toMatchObject({ numerator: 2, denominator: 3, excluded: 1 });
    expect(at90?.retained).toBeCloseTo(2 / 3, 6);
    expect(retention).toMatchObject({ n: 4, excluded: 0, period: { fromDay: 0, asOfDay: 200 } });
    expect(retention.points.find((point) => point.day === 365)?.retained).toBeNull();
  });
  it('has nothing to say of nobody', () => {
    expect(retentionOf([], { asOfDay: day(10), longestGapDays: 7 })).toMatchObject({ n: 0, medianDays: null });
  });
});

describe('summaries', () => {
  it('name who is still waiting and past the limit, beside those who were seen', () => {
    const summary = waitingSummary(
      [
        { referralDay: day(0), firstOfferedDay: day(21) },
        { referralDay: day(0), firstOfferedDay: day(22) },
        { referralDay: day(0), firstOfferedDay: null },
        { referralDay: day(90), firstOfferedDay: null },
        { referralDay: day(50), firstOfferedDay: day(40) },
      ],
      day(100),
      21,
    );
    expect(summary).toEqual({ n: 2, stillWaiting: 2, excluded: 1, medianDays: 21.5, p90Days: 21.9, longestDays: 22, withinLimit: 1, waitingPastLimit: 1, limitDays: 21 });
  });
  it('leave out and count pairs with an unknown score, and count change from the meaningful point on', () => {
    const summary = changeSummary([{ first: 20, last: 16 }, { first: 10, last: 7 }, { first: 10, last: 14 }, { first: 9, last: null }], { meaningful: 4, lowerIsBetter: true });
    expect(summary).toMatchObject({ n: 3, excluded: 1, improved: 1, worse: 1, unchanged: 1, meanChange: -1, medianChange: -3 });
    expect(changeSummary([], { meaningful: 4, lowerIsBetter: true })).toMatchObject({ n: 0, meanChange: null, sdChange: null });
  });
});
