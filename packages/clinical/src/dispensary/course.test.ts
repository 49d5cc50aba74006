import { describe, expect, it } from 'vitest';
import { addDays, type Day } from '../day.ts';
import type { Ug } from '../dose.ts';
import { siteProfileSets } from './site-profiles.ts';
import { courseOf, isReviewed, missedDaysBefore, windowFactsOf } from './window-course.ts';
import type { DoseTaken, DosingFacts, OrderForDosing } from './window-facts.ts';

const mg = (value: number): Ug => Math.round(value * 1000) as Ug;
const today = 20_000 as Day;
const ago = (days: number): Day => addDays(today, -days);
const order = (parts: readonly number[], more: Partial<OrderForDosing> = {}): OrderForDosing => ({
  kind: 'regular', state: 'active', signed: true, fromDay: ago(60), toDay: null, parts: parts.map((dose, at) => ({ part: at + 1, doseUg: mg(dose) })), missedDaysReviewed: false, ...more,
});
/** Doses as pairs of days ago and milligrams, a third number for the part. */
const taken = (...doses: readonly (readonly [number, number, number?])[]): DoseTaken[] => doses.map(([days, dose, part = 1]) => ({ day: ago(days), part, doseUg: mg(dose) }));

const base: DosingFacts = {
  profiles: siteProfileSets['united-states'], drug: 'methadone', dosingDay: today, part: 1, order: order([80]), firstDoseDay: ago(60), lastDoseDay: ago(1), doses: taken([3, 80], [2, 80], [1, 80]),
  poss: '1', intoxicated: false, identityConfirmed: true, dosedElsewhereToday: false, stockUg: mg(5000), ceilingUg: mg(200), ugPerMl: 10_000,
};
const course = (more: Partial<DosingFacts>) => courseOf({ ...base, ...more });
const windowFacts = (more: Partial<DosingFacts>) => { const facts = { ...base, ...more }; return windowFactsOf(facts, courseOf(facts)); };

describe('days without a dose', () => {
  it('are counted to yesterday, and are none on the first day', () => {
    expect([missedDaysBefore(today, null), missedDaysBefore(today, ago(1)), missedDaysBefore(today, ago(4)), missedDaysBefore(today, today)]).toEqual([0, 0, 3, 0]);
  });
  it('take the later of what the record says and what is listed, and no dose of today', () => {
    const missed = (lastDoseDay: Day | null, ...doses: readonly (readonly [number, number])[]) => course({ lastDoseDay, doses: taken(...doses) }).missedDays;
    expect([missed(ago(3)), missed(null, [4, 80]), missed(ago(5), [3, 80]), missed(ago(2), [6, 80]), missed(today, [3, 80], [0, 40]), missed(today), missed(null)]).toEqual([2, 3, 2, 1, 2, 0, 0]);
  });
  it('of the first fortnight count to day 14, those with a dose left out', () => {
    const early = (firstDays: number, ...days: readonly number[]) => course({ firstDoseDay: ago(firstDays), lastDoseDay: ago(1), doses: taken(...days.map((each): readonly [number, number] => [each, 30])) }).missedInFirstFortnight;
    expect([early(3, 3, 2, 1), early(3, 3, 1), early(13, 13, 1), early(14, 14, 1), early(3, 5, 3, 2, 1)]).toEqual([0, 1, 11, 0, 0]);
    expect(course({ firstDoseDay: null, lastDoseDay: null, doses: [] })).toMatchObject({ missedInFirstFortnight: 0, treatmentDay: 1, daysSinceLastIncrease: null, lastDayUg: null });
  });
  it('from five on make a first day of methadone, and of nothing else', () => {
    expect([ago(5), ago(6)].map((lastDoseDay) => course({ lastDoseDay, doses: [] }).newInduction)).toEqual([false, true]);
    expect(course({ drug: 'buprenorphine', lastDoseDay: ago(6), doses: [] }).newInduction).toBe(false);
  });
});

describe('the course up to a dose', () => {
  it('reads doses in whatever order they are listed, each day as one total', () => {
    const doses = taken([9, 60], [8, 60], [7, 30], [7, 35, 2], [2, 70], [1, 40], [1, 40, 2]);
    const expected = { lastDayUg: 80_000, weekStartUg: 65_000, daysSinceLastIncrease: 1, missedDays: 0 };
    expect(course({ doses })).toMatchObject(expected);
    expect(course({ doses: doses.toReversed() })).toMatchObject(expected);
    expect(course({ doses: [...doses.slice(3), ...doses.slice(0, 3)] })).toMatchObject(expected);
  });
  it('finds the last rise, and the start where nothing rose', () => {
    const since = (...doses: readonly (readonly [number, number])[]) => course({ doses: taken(...doses) }).daysSinceLastIncrease;
    expect([since([5, 60], [4, 70], [3, 70], [1, 70]), since([5, 70], [4, 70], [1, 60]), since([5, 60]), since()]).toEqual([4, 60, 60, 60]);
  });
  it('begins its week seven days before', () => {
    const week = (...doses: readonly (readonly [number, number])[]) => course({ doses: taken(...doses) }).weekStartUg;
    expect([week([8, 50], [7, 60], [1, 70]), week([8, 50], [6, 65], [1, 70]), week([8, 50])]).toEqual([60_000, 65_000, null]);
  });
  it('adds what was given today to what is asked, and never under the day that was ordered', () => {
    expect(course({ order: order([40, 40]), part: 2, doses: taken([1, 80], [0, 40]) })).toMatchObject({ orderedUg: 40_000, orderedTotalUg: 80_000, givenTodayUg: 40_000, dayTotalUg: 80_000 });
    expect(course({ order: order([40, 40]) })).toMatchObject({ askedUg: 40_000, dayTotalUg: 80_000 });
    expect(course({ order: order([10], { kind: 'supplement' }), doses: taken([1, 80], [0, 80]) })).toMatchObject({ dayTotalUg: 90_000 });
    expect(course({ order: null })).toMatchObject({ orderedUg: null, orderedTotalUg: null, askedUg: null, askedTotalUg: null, dayTotalUg: null });
    expect(course({ part: 3 })).toMatchObject({ orderedUg: null, orderedTotalUg: 80_000, askedUg: null, dayTotalUg: null });
  });
  it('asks less after missed days as the guideline has it, in whole parts, unless a prescriber looked or it is naltrexone', () => {
    const tip = { ...base.profiles, missed: 'TIP63' } as DosingFacts['profiles'];
    const asked = (more: Partial<DosingFacts>) => { const { askedUg, askedTotalUg } = course({ lastDoseDay: ago(5), doses: taken([5, 80]), profiles: { ...tip, missed: 'AU-2003' } as DosingFacts['profiles'], ...more }); return [askedUg, askedTotalUg]; };
    const usual = asked({});
    expect(asked({ order: order([80], { missedDaysReviewed: true }) })).toEqual([80_000, 80_000]);
    expect(asked({ drug: 'naltrexone' })).toEqual([80_000, 80_000]);
    expect(usual[0]).toBe(usual[1]);
    expect(asked({ order: order([0]) })).toEqual([0, 0]);
  });
  it('calls an order reviewed that a prescriber wrote for the day as it is', () => {
    expect([isReviewed(null), isReviewed(order([80])), isReviewed(order([80], { missedDaysReviewed: true })), isReviewed(order([10], { kind: 'supplement' })), isReviewed(order([10], { kind: 'replacement' }))]).toEqual([false, false, true, true, true]);
  });
});

describe('what the rules of the window are told', () => {
  it('of a later day: the last day, the week and the last rise', () => {
    expect(windowFacts({ doses: taken([6, 70], [1, 80]) })).toMatchObject({ treatmentDay: 61, lastDayUg: 80_000, previousUg: 80_000, previousDayUg: 80_000, weekStartUg: 70_000, daysSinceLastIncrease: 1, usualUg: 80_000, doseUg: 80_000 });
    expect(windowFacts({ doses: taken([9, 80]) }).weekStartUg).toBeUndefined();
    expect(windowFacts({ doses: [] })).not.toHaveProperty('lastDayUg', 0);
  });
  it('of a first day, also after a long gap: the first dose, and what nobody asked as not known', () => {
    const first = windowFacts({ firstDoseDay: null, lastDoseDay: null, doses: [] });
    expect(first).toMatchObject({ treatmentDay: 1, firstDoseUg: 80_000, sedativesOrAlcohol: null, daysSinceLastOpioid: null, lowTolerance: null });
    const again = windowFacts({ lastDoseDay: ago(9), doses: taken([9, 80]), sedativesOrAlcohol: false });
    expect(again).toMatchObject({ treatmentDay: 1, firstDoseUg: 80_000, sedativesOrAlcohol: false, lowTolerance: null });
    expect([again.lastDayUg, again.weekStartUg]).toEqual([undefined, undefined]);
    expect([windowFacts({}).firstDoseUg, windowFacts({}).lowTolerance]).toEqual([undefined, undefined]);
    expect(windowFacts({ firstDoseDay: today, doses: taken([1, 80]) }).lastDayUg).toBeUndefined();
  });
  it('of a supplement on the first day: the earliest part given, and how long ago', () => {
    const facts = { firstDoseDay: today, lastDoseDay: null, order: order([10], { kind: 'supplement' }), part: 3, doses: taken([0, 5, 2], [0, 30, 1]), hoursSinceFirstDoseToday: 3 } as const;
    expect(windowFacts({ ...facts, order: { ...facts.order, parts: [{ part: 3, doseUg: mg(10) }] } })).toMatchObject({ firstDoseUg: 30_000, supplementUg: 10_000, hoursAfterFirst: 3 });
  });
  it('of a replacement: what was vomited, and no rise of the day', () => {
    const replacement = windowFacts({ order: order([40], { kind: 'replacement' }), doses: taken([1, 80], [0, 80]) });
    expect(replacement).toMatchObject({ vomitedUg: 80_000 });
    expect(replacement.lastDayUg).toBeUndefined();
    expect(windowFacts({ order: order([40], { kind: 'replacement' }), doses: taken([1, 80]) }).vomitedUg).toBe(0);
  });
  it('of a second dose: a duplicate where it is the same part, or where no split was ordered', () => {
    const twice = (more: Partial<DosingFacts>) => windowFacts({ doses: taken([1, 80], [0, 40]), ...more }).alreadyDosedToday;
    expect([twice({}), twice({ order: order([40, 40]), part: 2 }), twice({ order: order([40]), part: 2 }), twice({ order: order([10], { kind: 'supplement' }), part: 2 }), twice({ order: null, part: 2 }), windowFacts({}).alreadyDosedToday]).toEqual([true, false, true, false, false, false]);
  });
  it('of the order: its state, its signature, its days and its part', () => {
    expect(windowFacts({ order: null })).toMatchObject({ orderState: 'none', orderSigned: false, orderCoversDay: false, partOrdered: false });
    const covers = (fromDay: Day, toDay: Day | null) => windowFacts({ order: order([80], { fromDay, toDay }) }).orderCoversDay;
    expect([covers(today, today), covers(addDays(today, 1), null), covers(ago(5), ago(1)), covers(ago(5), null)]).toEqual([true, false, false, true]);
    expect([windowFacts({ order: null }).stockUg, windowFacts({}).stockUg]).toEqual([undefined, 5_000_000]);
  });
  it('of a naltrexone injection: the days since, and nothing where there was none', () => {
    expect([windowFacts({ naltrexoneXrDay: ago(9) }), windowFacts({ naltrexoneXrDay: null }), windowFacts({})].map(({ naltrexoneXrDaysAgo }) => naltrexoneXrDaysAgo)).toEqual([9, undefined, undefined]);
  });
  it('of buprenorphine: nothing that a start of methadone alone asks', () => {
    expect(windowFacts({ drug: 'buprenorphine', firstDoseDay: null, lastDoseDay: null, doses: [], ageYears: 70 })).toMatchObject({ drug: 'buprenorphine' });
    expect([windowFacts({ drug: 'buprenorphine', firstDoseDay: null, doses: [], ageYears: 70 }).ageYears, windowFacts({ ageYears: 70 }).ageYears, windowFacts({ drug: 'naltrexone' }).drug]).toEqual([undefined, 70, undefined]);
    expect(windowFacts({ drug: 'buprenorphine', firstDoseDay: null, lastDoseDay: null, doses: [] }).firstDoseUg).toBeUndefined();
  });
});
