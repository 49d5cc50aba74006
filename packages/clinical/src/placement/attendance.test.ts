import { describe, expect, it } from 'vitest';
import { dayOf } from '../day.ts';
import type { Day } from '../day.ts';
import { weeksOf } from './attendance.ts';

const day = (iso: string): Day => dayOf(iso) as Day;
const iop = { level: 'intensive_outpatient', from: day('2026-02-02'), to: null, daysAWeek: 3, hoursAWeek: 9 } as const;

describe('hours attended against planned', () => {
  it('counts kept hours and days of each week, newest first, and what a week still lacks', () => {
    const visits = [
      { day: day('2026-02-03'), minutes: 180, state: 'kept' }, { day: day('2026-02-05'), minutes: 180, state: 'missed' }, { day: day('2026-02-06'), minutes: 90, state: 'kept' },
      { day: day('2026-02-09'), minutes: 180, state: 'kept' }, { day: day('2026-02-12'), minutes: 180, state: 'planned' },
    ] as const;
    const [now, before] = weeksOf({ levels: [iop], visits, from: day('2026-02-02'), today: day('2026-02-10') });
    expect(before).toMatchObject({ monday: day('2026-02-02'), plannedHours: 9, plannedDays: 3, attendedHours: 4.5, attendedDays: 2, missed: 1, shortHours: 4.5, isOver: true });
    expect(now).toMatchObject({ attendedHours: 3, bookedHours: 3, shortHours: 3, isOver: false });
  });
  it('ends a level on its last day, a week on its Sunday, and books nothing in the past', () => {
    const of = (levels: Parameters<typeof weeksOf>[0]['levels'], today = '2026-02-13', visits: Parameters<typeof weeksOf>[0]['visits'] = []) => weeksOf({ levels, visits, from: day('2026-02-09'), today: day(today) })[0];
    expect(of([{ ...iop, to: day('2026-02-12') }])).toMatchObject({ plannedHours: 4, plannedDays: 1.5 });
    expect([of([{ ...iop, to: day('2026-02-16') }]), of([{ ...iop, to: day('2026-03-16') }])].map((week) => week?.plannedHours)).toEqual([9, 9]);
    expect(of([{ ...iop, from: day('2026-02-16') }])).toMatchObject({ plannedHours: null, plannedDays: null });
    expect(of([{ ...iop, to: day('2026-02-12') }, { ...iop, from: day('2026-02-12'), hoursAWeek: 20, daysAWeek: 5 }])?.plannedHours).toBe(15.5);
    const visits = ['2026-02-12', '2026-02-13', '2026-02-15', '2026-02-16'].map((each) => ({ day: day(each), minutes: 60, state: 'planned' as const }));
    expect(of([iop], '2026-02-13', visits)).toMatchObject({ bookedHours: 2, shortHours: 7, isOver: false });
    expect(weeksOf({ levels: [iop], visits: [], from: day('2026-02-09'), today: day('2026-02-16') }).map(({ monday, isOver }) => [monday, isOver])).toEqual([[day('2026-02-16'), false], [day('2026-02-09'), true]]);
  });
  it('plans the part of a week in which a level holds, and nothing where no level has hours', () => {
    const [week] = weeksOf({ levels: [{ ...iop, from: day('2026-02-12') }], visits: [], from: day('2026-02-09'), today: day('2026-02-13') });
    expect(week?.plannedHours).toBe(5);
    expect(weeksOf({ levels: [{ ...iop, level: 'outpatient', hoursAWeek: null, daysAWeek: null }], visits: [], from: day('2026-02-09'), today: day('2026-02-13') })[0]).toMatchObject({ plannedHours: null, shortHours: 0 });
  });
});
