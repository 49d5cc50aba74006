/** Hours and days attended against planned, week by week, for programmes that are defined by their hours. */
import type { Day } from '../day.ts';
import { addDays, daysBetween, weekdayOf } from '../day.ts';
import type { LevelId } from './levels.ts';

export interface PlannedLevel {
  readonly level: LevelId;
  readonly from: Day;
  /** The first day on which it no longer holds; null while it does. */
  readonly to: Day | null;
  readonly daysAWeek: number | null;
  readonly hoursAWeek: number | null;
}

export interface Visit {
  readonly day: Day;
  readonly minutes: number;
  readonly state: 'kept' | 'missed' | 'planned';
}

export interface WeekAttendance {
  /** The Monday it begins with. */
  readonly monday: Day;
  readonly plannedDays: number | null;
  readonly plannedHours: number | null;
  readonly attendedDays: number;
  readonly attendedHours: number;
  readonly missed: number;
  /** Hours still booked in this week. */
  readonly bookedHours: number;
  /** Hours that the week lacks when all that is booked is kept; 0 where nothing is planned. */
  readonly shortHours: number;
  readonly isOver: boolean;
}

const mondayOf = (day: Day): Day => addDays(day, -weekdayOf(day));
const half = (value: number): number => Math.round(value * 2) / 2;
const hours = (visits: readonly Visit[]): number => Math.round((visits.reduce((sum, { minutes }) => sum + minutes, 0) / 60) * 10) / 10;

/** Days of one week on which a level holds. */
function daysIn(level: PlannedLevel, monday: Day): number {
  const end = addDays(monday, 7);
  const to = level.to === null || level.to > end ? end : level.to;
  const from = level.from > monday ? level.from : monday;
  return Math.max(0, daysBetween(from, to));
}

/** What a week plans: a level that holds for part of it plans that part, to the half hour. Null where no level has hours. */
function plannedOf(levels: readonly PlannedLevel[], monday: Day, what: 'daysAWeek' | 'hoursAWeek'): number | null {
  const parts = levels.flatMap((level) => {
    const [days, whole] = [daysIn(level, monday), level[what]];
    return days === 0 || whole === null ? [] : [(whole * days) / 7];
  });
  return parts.length === 0 ? null : half(parts.reduce((sum, part) => sum + part, 0));
}

/** The weeks from the one of `from` to the one of `today`, newest first. */
export function weeksOf(facts: { readonly levels: readonly PlannedLevel[]; readonly visits: readonly Visit[]; readonly from: Day; readonly today: Day }): readonly WeekAttendance[] {
  const weeks: WeekAttendance[] = [];
  for (let monday = mondayOf(facts.today); monday >= mondayOf(facts.from); monday = addDays(monday, -7)) {
    const visits = facts.visits.filter(({ day }) => day >= monday && day < addDays(monday, 7));
    const of = (state: Visit['state']): readonly Visit[] => visits.filter((visit) => visit.state === state);
    const [kept, booked, plannedHours] = [of('kept'), of('planned').filter(({ day }) => day >= facts.today), plannedOf(facts.levels, monday, 'hoursAWeek')];
    weeks.push({
      monday, plannedHours, plannedDays: plannedOf(facts.levels, monday, 'daysAWeek'), attendedDays: new Set(kept.map(({ day }) => day)).size, attendedHours: hours(kept), missed: of('missed').length,
      bookedHours: hours(booked), shortHours: Math.max(0, Math.round(((plannedHours ?? 0) - hours(kept) - hours(booked)) * 10) / 10), isOver: addDays(monday, 7) <= facts.today,
    });
  }
  return weeks;
}
