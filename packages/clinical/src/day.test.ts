import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dayOf, daysBetween, isoOf, weekdayOf, type Day } from './day.ts';
import { mgOf, mlOf, sayMg, ugOfMg, type Ug } from './dose.ts';

const day = (iso: string): Day => dayOf(iso) as Day;

describe('a calendar day', () => {
  it('is counted from 1 January 1970', () => {
    expect(['1970-01-01', '1969-12-31', '1970-03-01', '2000-03-01', '2026-02-10'].map(dayOf)).toEqual([0, -1, 59, 11_017, 20_494]);
  });

  it.each([
    ['2026-02-29'], ['1900-02-29'], ['2026-04-31'], ['2026-06-31'], ['2026-09-31'], ['2026-11-31'], ['2026-01-32'], ['2026-00-10'], ['2026-13-10'], ['2026-05-00'], ['0000-01-01'],
    ['2026-2-10'], ['02026-02-10'], ['2026-02-101'], ['2026-02-10T00:00'], [' 2026-02-10'], ['10/02/2026'], [''],
  ])('is no day of the calendar: %j', (text) => expect(dayOf(text)).toBeNull());

  it.each(['0001-01-01', '2024-02-29', '2000-02-29', '1600-02-29', '2026-02-28', '2026-04-30', '2026-12-31', '2026-01-31', '2028-12-31', '2100-03-01'])('reads %s and writes it again', (iso) => expect(isoOf(day(iso))).toBe(iso));

  it('follows the day before, whatever the month and the year', () => {
    expect([day('2024-03-01') - day('2024-02-28'), day('2026-03-01') - day('2026-02-28'), day('1900-03-01') - day('1900-02-28'), day('2000-03-01') - day('2000-02-28'), day('2025-01-01') - day('2024-12-31')]).toEqual([2, 1, 1, 2, 1]);
    expect([daysBetween(day('2026-02-10'), day('2026-03-10')), daysBetween(day('2026-03-10'), day('2026-02-10')), isoOf(addDays(day('2026-02-27'), 3))]).toEqual([28, -28, '2026-03-02']);
  });

  it('agrees with the calendar of the machine over four thousand years', () => {
    fc.assert(fc.property(fc.integer({ min: -700_000, max: 900_000 }), (count) => {
      const iso = new Intl.DateTimeFormat('sv-SE', { timeZone: 'UTC', year: 'numeric', month: '2-digit', day: '2-digit' }).format(count * 86_400_000);
      expect([isoOf(count as Day), dayOf(isoOf(count as Day))]).toEqual([iso.padStart(10, '0'), count]);
    }));
    for (let year = 1; year < 4000; year += 1) {
      const first = day(`${String(year).padStart(4, '0')}-01-01`);
      expect([isoOf(first).slice(5), isoOf(addDays(first, -1)).slice(5)]).toEqual(['01-01', '12-31']);
    }
  });

  it('has a weekday from 0, Monday, to 6', () => {
    expect(['2026-02-09', '2026-02-10', '2026-02-15', '1970-01-01', '1969-12-28', '1969-12-29'].map((iso) => weekdayOf(day(iso)))).toEqual([0, 1, 6, 3, 6, 0]);
  });
});

describe('an amount of medicine', () => {
  it('is whole micrograms, and none where it would have to be rounded', () => {
    expect([85, 0.5, 0, 0.1 + 0.2, 17.1, 1000.001, 0.001].map(ugOfMg)).toEqual([85_000, 500, 0, 300, 17_100, 1_000_001, 1]);
    expect([-1, 0.0005, 0.0001, 85.00049, Number.NaN, Number.POSITIVE_INFINITY].map(ugOfMg)).toEqual([null, null, null, null, null, null]);
  });

  it('is said without trailing zeros, and measured to a hundredth of a millilitre', () => {
    expect([sayMg(85_000 as Ug), sayMg(500 as Ug), mgOf(17_100 as Ug)]).toEqual(['85 mg', '0.5 mg', 17.1]);
    expect([mlOf(85_000 as Ug, 1_000), mlOf(85_000 as Ug, 10_000), mlOf(33_330 as Ug, 10_000), mlOf(33_350 as Ug, 10_000)]).toEqual([85, 8.5, 3.33, 3.34]);
  });
});
