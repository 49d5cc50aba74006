import { describe, expect, it } from 'vitest';
import { dayOf, isoOf, type Day } from '../day.ts';
import { afterBusinessDays, businessDaysSince, daysOfStock, monthsBetween } from './legal-clock.ts';

const day = (iso: string): Day => dayOf(iso) ?? (0 as Day);

describe('the clock of a loss', () => {
  it.each([['2026-02-10', '2026-02-11'], ['2026-02-13', '2026-02-16'], ['2026-02-14', '2026-02-16'], ['2026-02-15', '2026-02-16']])('from %s ends on %s', (from, ends) => {
    expect(isoOf(afterBusinessDays(day(from), 1))).toBe(ends);
  });
  it('counts no public holiday that is known (D45)', () => {
    // Presidents' Day: a loss found on the Friday before is told by the Tuesday after.
    const isHoliday = (each: Day): boolean => each === day('2026-02-16');
    expect(isoOf(afterBusinessDays(day('2026-02-13'), 1, isHoliday))).toBe('2026-02-17');
    expect(businessDaysSince(day('2026-02-13'), day('2026-02-16'), isHoliday)).toBe(0);
    expect(businessDaysSince(day('2026-02-13'), day('2026-02-17'), isHoliday)).toBe(1);
  });
  it('counts no weekend', () => {
    expect(businessDaysSince(day('2026-02-13'), day('2026-02-15'))).toBe(0);
    expect(businessDaysSince(day('2026-02-13'), day('2026-02-16'))).toBe(1);
    expect(businessDaysSince(day('2026-02-10'), day('2026-02-10'))).toBe(0);
  });
});

describe('months since an inventory', () => {
  it.each([['2024-02-10', '2026-02-10', 24], ['2024-02-10', '2026-02-09', 23], ['2024-02-10', '2026-03-11', 25], ['2024-02-29', '2026-02-28', 23]])('%s to %s is %i', (from, to, months) => {
    expect(monthsBetween(from, to)).toBe(months);
  });
});

describe('days in stock', () => {
  it('go by the use of late, and are not known where nothing was used', () => {
    expect(daysOfStock(70_000, 28_000, 28)).toBe(70);
    expect(daysOfStock(70_000, 0, 28)).toBeNull();
  });
});
