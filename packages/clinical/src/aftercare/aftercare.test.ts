import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideBy } from '../decision.ts';
import type { Day } from '../day.ts';
import { examplesThatFail } from '../examples-hold.ts';
import { checkInsUntil, nextCheckIn, phaseOn } from './cadence.ts';
import { dischargeExamples } from './discharge.examples.ts';
import { dischargeRules } from './discharge.ts';

const day = (value: number): Day => value as Day;

describe('leaving', () => {
  it('is checked on each side of every line', () => expect(examplesThatFail(dischargeRules, dischargeExamples)).toEqual([]));

  it('can be overridden by a prescriber with a reason, and says which single fact would turn it', () => {
    const decision = decideBy(dischargeRules, { kind: 'planned', nextAppointmentBooked: true, naloxoneGiven: false, aftercarePlan: true, medicineContinuesOrOffered: true });
    expect(decision).toMatchObject({ decision: 'refuse', reasons: ['NO_NALOXONE'], wouldChange: [{ fact: 'naloxoneGiven', to: true, decision: 'allow' }] });
    expect(decision.findings[0]?.override).toBe('prescriber');
  });
});

describe('check-ins', () => {
  it('are daily to day 7, weekly to 90, monthly to a year, quarterly to year 5, then yearly', () => {
    expect([0, 7, 8, 90, 91, 365, 366, 1826, 1827, 9999].map((each) => phaseOn(each)?.code)).toEqual(['daily', 'daily', 'weekly', 'weekly', 'monthly', 'monthly', 'quarterly', 'quarterly', 'yearly', 'yearly']);
    expect(checkInsUntil(day(100), day(121))).toEqual([100, 101, 102, 103, 104, 105, 106, 107, 108, 115]);
    expect(nextCheckIn(day(100), day(120))).toBe(127);
  });

  it('begin on the first day, count from the last that happened, and end on the last day asked for', () => {
    expect(nextCheckIn(day(100), null)).toBe(100);
    expect(nextCheckIn(day(100), day(95))).toBe(96);
    expect([checkInsUntil(day(100), day(99)), checkInsUntil(day(100), day(100)), checkInsUntil(day(100), day(101))]).toEqual([[], [100], [100, 101]]);
    expect([nextCheckIn(day(100), day(100), []), checkInsUntil(day(100), day(130), []), phaseOn(3, [])]).toEqual([null, [100], null]);
    expect(phaseOn(40_000)?.code).toBe('yearly');
  });

  it('always come later than the last, for thirty years', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 11000 }), (after) => {
      const next = nextCheckIn(day(0), day(after));
      expect(next).not.toBeNull();
      expect((next ?? 0) - after).toBeGreaterThan(0);
      expect((next ?? 0) - after).toBeLessThanOrEqual(365);
    }));
  });
});
