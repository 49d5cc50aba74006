/** The course of doses that an order continues: which day of treatment, what came before. Days are ISO text. */
import type { Ug } from '@fairlead/clinical';
import { daysFrom } from '../platform/clock.ts';

export interface DayTotal {
  readonly day: string;
  readonly ug: number;
}

/** After so many whole days without a dose tolerance is gone, and the next dose begins a new course (clinical reference 3.3). */
const newCourseAfterMissedDays = 5;

/** The first dosing day of the present course: the day after the last long gap, or the first ever. */
export function courseStart(days: readonly DayTotal[], firstEver: string | null, before: string): string | null {
  const last = days.at(-1);
  if (last === undefined) return firstEver;
  if (daysFrom(last.day, before) - 1 >= newCourseAfterMissedDays) return null;
  for (let index = days.length - 1; index > 0; index -= 1) {
    const [earlier, later] = [days[index - 1], days[index]];
    if (earlier !== undefined && later !== undefined && daysFrom(earlier.day, later.day) - 1 >= newCourseAfterMissedDays) return later.day;
  }
  return firstEver;
}

function sinceChange(days: readonly DayTotal[], day: string, changed: (now: number, before: number) => boolean): number | null {
  for (let index = days.length - 1; index > 0; index -= 1) {
    const [earlier, later] = [days[index - 1], days[index]];
    if (earlier !== undefined && later !== undefined && changed(later.ug, earlier.ug)) return daysFrom(later.day, day);
  }
  return null;
}

export interface CourseAt {
  readonly treatmentDay: number;
  readonly lastDayUg: Ug | null;
  readonly weekStartUg: Ug | null;
  readonly daysSinceLastIncrease: number | null;
  readonly daysSinceLastReduction: number | null;
}

/** Where the course stands on a day, from the totals of the days before it. */
export function courseAt(days: readonly DayTotal[], start: string | null, day: string): CourseAt {
  const since = start === null ? [] : days.filter((each) => each.day >= start && each.day < day);
  return {
    treatmentDay: start === null ? 1 : daysFrom(start, day) + 1,
    lastDayUg: (since.at(-1)?.ug ?? null) as Ug | null,
    weekStartUg: (since.find((each) => daysFrom(each.day, day) <= 7)?.ug ?? null) as Ug | null,
    daysSinceLastIncrease: sinceChange(since, day, (now, before) => now > before) ?? (start === null ? null : daysFrom(start, day)),
    daysSinceLastReduction: sinceChange(since, day, (now, before) => now < before),
  };
}
