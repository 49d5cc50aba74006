import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Day } from '../day.ts';
import { hedisFua, hedisIet, hedisPod, injectionDaysSupply, isEffectiveTreatment, isSuccessfulCompletion, nqf3175, nqf3400, representedWithin6Months, topDays, waitingTime } from './measures.ts';
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
    expect([hedisPod, nqf3175].map((of) => of({ continuousDays: 200, maxGapDays: 0, ageYears: 15 }).denominator)).toEqual([false, false]);
    expect([16, 17, 18].map((ageYears) => nqf3175({ continuousDays: 200, maxGapDays: 0, ageYears }).denominator)).toEqual([false, false, true]);
  });
  it.each([
    [{ continuousDays: 200, maxGapDays: 0, ageYears: null }, { denominator: null, numerator: null }],
    [{ continuousDays: null, maxGapDays: 0 }, { denominator: true, numerator: null }],
    [{ continuousDays: null, maxGapDays: 8 }, { denominator: true, numerator: false }],
    [{ continuousDays: 179, maxGapDays: null }, { denominator: true, numerator: false }],
    [{ continuousDays: 180, maxGapDays: null }, { denominator: true, numerator: null }],
  ])('decide what a short count decides, and nothing else that is not known: %j', (facts, answer) => {
    expect(nqf3175(facts)).toEqual(answer);
  });
  it('count treatment begun by day 14, two contacts after it, and nothing that is not known', () => {
    const of = (daysToInitiation: number | null, contactsWithin34Days: number | null) => hedisIet({ daysToInitiation, contactsWithin34Days });
    expect([of(14, 2), of(14, 1), of(15, 2)]).toEqual([{ initiated: true, engaged: true }, { initiated: true, engaged: false }, { initiated: false, engaged: false }]);
    expect([of(null, 2), of(10, null), of(15, null)]).toEqual([{ initiated: null, engaged: null }, { initiated: true, engaged: null }, { initiated: false, engaged: false }]);
  });
  it('count a visit after an emergency by day 7 and day 30, and nobody who was not seen', () => {
    expect([7, 8, 30, 31, null].map(hedisFua).map(({ within7Days, within30Days }) => [within7Days, within30Days])).toEqual([[true, true], [false, true], [false, true], [false, false], [false, false]]);
  });
  it('count one medicine or more from 18 to 64', () => {
    expect([17, 18, 64, 65].map((ageYears) => nqf3400({ ageYears, medicines: 1 }))).toEqual([false, true, true, false].map((within) => ({ denominator: within, numerator: within })));
    expect(nqf3400({ ageYears: 40, medicines: 0 })).toEqual({ denominator: true, numerator: false });
  });
  it('take 31 days for a depot without a supply from 2026 on', () => {
    expect(injectionDaysSupply({ pharmacyDaysSupply: null, measurementYear: 2026 })).toBe(31);
    expect(injectionDaysSupply({ pharmacyDaysSupply: null, measurementYear: 2025 })).toBeNull();
    expect(injectionDaysSupply({ pharmacyDaysSupply: null, measurementYear: null })).toBeNull();
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
    expect([[8, 0, 3, 2], [-1, 0, 3, 2], [1.5, 0, 3, 2], [7, 0, 3], [7, 0, 3, 2, 1]].map((weeks) => topDays(weeks).kind)).toEqual(Array.from({ length: 5 }, () => 'invalid'));
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
    expect(followUpOf({ startDay: day(40), endDay: day(39), doseDays: [] }, options)).toBeNull();
  });
  it('takes its first and its last day as days of it', () => {
    expect(followUpOf({ startDay: day(100), endDay: null, doseDays: [] }, options)).toEqual({ days: 0, left: false });
    expect(followUpOf({ startDay: day(40), endDay: day(40), doseDays: [] }, options)).toEqual({ days: 0, left: true });
    expect(followUpOf({ startDay: day(40), endDay: day(100), doseDays: [] }, options)).toEqual({ days: 60, left: true });
    expect(followUpOf({ startDay: day(40), endDay: day(101), doseDays: [] }, options)).toEqual({ days: 60, left: false });
    expect(followUpOf({ startDay: day(40), endDay: day(101), doseDays: [], endedWithoutLoss: true }, options)).toEqual({ days: 60, left: false });
    expect(followUpOf({ startDay: day(40), endDay: null, doseDays: span(40, 60) }, { ...options, longestGapDays: null })).toEqual({ days: 60, left: false });
  });
  it('looks at doses of the episode alone, in whatever order they were listed', () => {
    expect(followUpOf({ startDay: day(40), endDay: null, doseDays: [...span(40, 60), ...span(69, 100)].toReversed() }, options)).toEqual({ days: 21, left: true });
    expect(followUpOf({ startDay: day(40), endDay: null, doseDays: [day(20), ...span(40, 100)] }, options)).toEqual({ days: 60, left: false });
    expect(followUpOf({ startDay: day(40), endDay: day(70), doseDays: [...span(40, 70), day(90)] }, options)).toEqual({ days: 30, left: true });
    expect(followUpOf({ startDay: day(40), endDay: null, doseDays: [day(40), ...span(48, 100)] }, options)).toEqual({ days: 60, left: false });
    expect(followUpOf({ startDay: day(40), endDay: null, doseDays: [day(40), ...span(49, 100)] }, options)).toEqual({ days: 1, left: true });
    expect(followUpOf({ startDay: day(40), endDay: day(60), doseDays: [...span(40, 52), day(60)] }, options)).toEqual({ days: 20, left: true });
    expect(followUpOf({ startDay: day(40), endDay: day(60), doseDays: span(40, 52) }, options)).toEqual({ days: 13, left: true });
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
  it('names the first day on which half or fewer remain, and who is not counted', () => {
    const leaving = (...days: readonly number[]) => days.map((days_) => ({ startDay: day(1000), endDay: day(1000 + days_), doseDays: [] }));
    const of = (episodes: Parameters<typeof retentionOf>[0]) => retentionOf(episodes, { asOfDay: day(2000), longestGapDays: null });
    expect(of(leaving(10, 20, 30, 40)).medianDays).toBe(20);
    expect(of(leaving(10, 20, 30)).medianDays).toBe(20);
    expect(of([...leaving(10), { startDay: day(1000), endDay: null, doseDays: [] }, { startDay: day(1000), endDay: null, doseDays: [] }]).medianDays).toBeNull();
    expect(of([...leaving(10), { startDay: day(2001), endDay: null, doseDays: [] }])).toMatchObject({ n: 1, excluded: 1, period: { fromDay: 1000 } });
    expect(of([{ startDay: day(2000), endDay: null, doseDays: [] }])).toMatchObject({ n: 1, period: { fromDay: 2000 } });
    expect(of([{ startDay: day(2001), endDay: null, doseDays: [] }])).toMatchObject({ n: 0, excluded: 1, period: { fromDay: null } });
  });
  it('ends at nothing without a band once everybody has left', () => {
    const steps = retentionSteps([5, 5, 9].map((days) => ({ days, left: true })));
    expect(steps.map(({ day: at, atRisk, left, retained }) => [at, atRisk, left, retained])).toEqual([[0, 3, 0, 1], [5, 3, 2, expect.closeTo(1 / 3, 9)], [9, 1, 1, 0]]);
    expect(steps.at(-1)).toMatchObject({ low: 0, high: 0 });
    const points = retentionOf([{ startDay: day(0), endDay: day(5), doseDays: [] }], { asOfDay: day(400), longestGapDays: null }).points;
    expect(points.map(({ numerator, denominator, retained, low, high }) => [numerator, denominator, retained, low, high])).toEqual(Array.from({ length: 4 }, () => [0, 1, 0, 0, 0]));
  });
  it('counts who left the day before, and not who left on the day itself', () => {
    const at = (left: number) => retentionOf([{ startDay: day(0), endDay: day(left), doseDays: [] }, { startDay: day(0), endDay: null, doseDays: [] }], { asOfDay: day(400), longestGapDays: null }).points[0];
    expect([at(29), at(30)]).toMatchObject([{ day: 30, numerator: 1, denominator: 2, retained: 0.5 }, { day: 30, numerator: 2, denominator: 2, retained: 1, low: 1, high: 1 }]);
  });
  it('has nothing to say of nobody', () => {
    const nobody = retentionOf([], { asOfDay: day(10), longestGapDays: 7 });
    expect(nobody).toMatchObject({ n: 0, medianDays: null, period: { fromDay: null }, steps: [{ day: 0, retained: 0, low: 0, high: 0, atRisk: 0, left: 0 }] });
    expect(nobody.points.map(({ retained, low, high }) => [retained, low, high])).toEqual(Array.from({ length: 4 }, () => [null, null, null]));
    expect(retentionSteps([{ days: 3, left: false }])).toEqual([{ day: 0, retained: 1, low: 1, high: 1, atRisk: 1, left: 0 }]);
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
  it('count no wait without a day, and an offer on the last known day as an offer', () => {
    const of = (referralDay: number, firstOfferedDay: number | null) => waitingSummary([{ referralDay: day(referralDay), firstOfferedDay: firstOfferedDay === null ? null : day(firstOfferedDay) }], day(100), 21);
    expect(waitingSummary([], day(100), 21)).toMatchObject({ n: 0, medianDays: null, p90Days: null, longestDays: null });
    expect(of(100, 100)).toMatchObject({ n: 1, stillWaiting: 0, medianDays: 0, withinLimit: 1 });
    expect(of(100, null)).toMatchObject({ n: 0, stillWaiting: 1, waitingPastLimit: 0 });
    expect(of(101, null)).toMatchObject({ n: 0, stillWaiting: 0, excluded: 1 });
    expect(of(90, 101)).toMatchObject({ n: 0, stillWaiting: 1 });
    expect([of(79, null), of(78, null)].map((each) => each.waitingPastLimit)).toEqual([0, 1]);
    expect(waitingSummary([[60, 90], [70, 80], [80, 100]].map(([from = 0, to = 0]) => ({ referralDay: day(from), firstOfferedDay: day(to) })), day(100), 21)).toMatchObject({ medianDays: 20, p90Days: 28, longestDays: 30, withinLimit: 2 });
  });
  it('tell how far scores moved and how far they spread, either way round', () => {
    const pairs = [{ first: 12, last: 4 }, { first: 8, last: 8 }, { first: 10, last: 12 }];
    const lower = changeSummary(pairs, { meaningful: 2, lowerIsBetter: true });
    expect(lower).toMatchObject({ n: 3, meanFirst: 10, meanLast: 8, meanChange: -2, medianChange: 0, improved: 1, worse: 1, unchanged: 1 });
    expect(lower.sdChange).toBeCloseTo(Math.sqrt(28), 9);
    expect(changeSummary(pairs, { meaningful: 3, lowerIsBetter: false })).toMatchObject({ improved: 0, worse: 1, unchanged: 2 });
    expect(changeSummary(pairs, { meaningful: 0, lowerIsBetter: true })).toMatchObject({ improved: 1, worse: 1, unchanged: 1 });
    expect([1, 2].map((count) => changeSummary(pairs.slice(0, count), { meaningful: 1, lowerIsBetter: true }).sdChange)).toEqual([null, expect.closeTo(Math.sqrt(32), 9)]);
  });
  it('leave out and count pairs with an unknown score, and count change from the meaningful point on', () => {
    const summary = changeSummary([{ first: 20, last: 16 }, { first: 10, last: 7 }, { first: 10, last: 14 }, { first: 9, last: null }], { meaningful: 4, lowerIsBetter: true });
    expect(summary).toMatchObject({ n: 3, excluded: 1, improved: 1, worse: 1, unchanged: 1, meanChange: -1, medianChange: -3 });
    expect(changeSummary([], { meaningful: 4, lowerIsBetter: true })).toMatchObject({ n: 0, meanChange: null, sdChange: null });
  });
});
