import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plannedDays } from './order-steps.ts';

describe('a schedule in steps', () => {
  it('rises by the step on the day it is due and stops at the target', () => {
    const days = plannedDays({ startOn: '2026-02-26', endOn: '2026-03-08', fromUg: 30_000, changeUg: 5_000, everyDays: 5, targetUg: 40_000 });
    expect(days.map((day) => day.doseUg / 1000)).toEqual([30, 30, 30, 30, 30, 35, 35, 35, 35, 35, 40]);
    expect(days[3]?.dosingDay).toBe('2026-03-01');
  });

  it('never passes the target nor jumps by more than a step, up or down', () => {
    const ug = fc.integer({ min: 1, max: 300 }).map((mg) => mg * 500);
    fc.assert(fc.property(ug, ug, ug, fc.integer({ min: 1, max: 21 }), (fromUg, targetUg, changeUg, everyDays) => {
      const days = plannedDays({ startOn: '2026-01-01', endOn: '2026-06-30', fromUg, changeUg, everyDays, targetUg }).map((day) => day.doseUg);
      expect(days[0]).toBe(fromUg);
      for (let index = 1; index < days.length; index += 1) expect(Math.abs((days[index] ?? 0) - (days[index - 1] ?? 0))).toBeLessThanOrEqual(changeUg);
      for (const dose of days) { expect(dose).toBeGreaterThanOrEqual(Math.min(fromUg, targetUg)); expect(dose).toBeLessThanOrEqual(Math.max(fromUg, targetUg)); }
    }));
  });
});
