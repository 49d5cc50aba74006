import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOf, isoOf, type Day } from '../day.ts';
import { drawnDay, drawPeriod, drawPeriodDays, ecgDue, liverDue } from './due.ts';

const day = (text: string): Day => dayOf(text) ?? (0 as Day);
const shown = (due: ReturnType<typeof ecgDue>): readonly [string, string] | null => (due === null ? null : [isoOf(due.dueOn), due.why]);

describe('drug tests by chance (D61)', () => {
  it('hold the minimum in any 365 days, wherever they begin and whatever is drawn', () => {
    fc.assert(fc.property(fc.constantFrom(8, 12), fc.integer({ min: 18_000, max: 24_000 }), fc.array(fc.double({ min: 0, max: 0.999_999, noNaN: true }), { minLength: 40, maxLength: 40 }), (aYear, from, chances) => {
      const days = drawPeriodDays(aYear);
      const first = drawPeriod(from as Day, aYear).number - 1;
      const drawn = chances.map((chance, n) => drawnDay({ first: ((first + n) * days) as Day, days }, chance) ?? 0);
      expect(drawn.filter((each) => each >= from && each < from + 365).length).toBeGreaterThanOrEqual(aYear);
    }));
  });
  it('take every day of a period as likely as any other, and never one before it or after', () => {
    const period = drawPeriod(day('2026-02-10'), 8);
    const counts = new Map<number, number>();
    for (let n = 0; n < 4000; n += 1) { const at = drawnDay(period, n / 4000) ?? 0; counts.set(at, (counts.get(at) ?? 0) + 1); }
    expect([counts.size, Math.min(...counts.keys()), Math.max(...counts.keys())]).toEqual([period.days, period.first, period.first + period.days - 1]);
    expect([...counts.values()].every((count) => count === 100)).toBe(true);
  });
  it('after an excuse fall on a later day of the same period, or on none where none is left', () => {
    const period = drawPeriod(day('2026-02-10'), 8);
    for (const chance of [0, 0.5, 0.999]) expect(drawnDay(period, chance, (period.first + 30) as Day)).toBeGreaterThanOrEqual(period.first + 30);
    expect(drawnDay(period, 0.5, (period.first + period.days) as Day)).toBeNull();
  });
});

describe('the next ECG', () => {
  const krantz = { profile: 'KRANTZ-2009', atRisk: false, startedOn: day('2026-01-10'), doneOn: [], over100On: null } as const;
  it('is the one at the start, then after 30 days, then a year after the last', () => {
    expect(shown(ecgDue(krantz))).toEqual(['2026-01-10', 'baseline']);
    expect(shown(ecgDue({ ...krantz, doneOn: [day('2025-11-01')] }))).toEqual(['2026-02-09', 'month']);
    expect(shown(ecgDue({ ...krantz, doneOn: [day('2026-02-08')] }))).toEqual(['2027-02-08', 'year']);
  });
  it('is due at once over 100 mg without one since', () => {
    expect(shown(ecgDue({ ...krantz, doneOn: [day('2026-02-08')], over100On: day('2026-03-01') }))).toEqual(['2026-03-01', 'over-100']);
    expect(shown(ecgDue({ ...krantz, doneOn: [day('2026-03-02')], over100On: day('2026-03-01') }))).toEqual(['2027-03-02', 'year']);
  });
  it('is asked of people at risk alone where the guideline says so', () => {
    expect(ecgDue({ ...krantz, profile: 'AATOD-RISK', over100On: day('2026-03-01') })).toBeNull();
    expect(ecgDue({ ...krantz, profile: 'UK-MHRA-2006' })).toBeNull();
    expect(shown(ecgDue({ ...krantz, profile: 'UK-MHRA-2006', atRisk: true }))).toEqual(['2026-01-10', 'baseline']);
  });
});

describe('the next liver test', () => {
  const at = (medicine: string, doneOn: readonly string[] = []) => shown(liverDue({ medicine, startedOn: day('2026-01-10'), doneOn: doneOn.map(day) }));
  it('follows the medicine, and is none where no source names a day', () => {
    expect([at('methadone'), at('buprenorphine'), at('buprenorphine', ['2026-01-09'])]).toEqual([null, ['2026-01-10', 'baseline'], null]);
    expect([at('buprenorphine-depot', ['2026-01-09']), at('naltrexone', ['2026-01-09']), at('naltrexone-depot', ['2026-02-10']), at('naltrexone', ['2026-08-01'])]).toEqual([['2026-02-08', 'month'], ['2026-02-09', 'periodic'], ['2026-04-11', 'periodic'], ['2027-01-30', 'periodic']]);
  });
});
