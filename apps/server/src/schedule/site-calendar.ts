/** The days on which a site is closed, and which days are public holidays there. */
import type { ClosedDay, HolidayCalendar } from '@fairlead/contract/schedule';
import { dayAfter } from '../platform/clock.ts';
import { bankHolidays } from './bank-holidays.ts';
import { federalHolidays, type NamedDay } from './federal-holidays.ts';

export interface SiteCalendar {
  readonly holidays: HolidayCalendar;
  readonly closedOnHolidays: boolean;
  /** 1 is Monday. */
  readonly closedWeekdays: readonly number[];
  /** Somebody set it; where nobody did, nothing is closed and no holiday is known. */
  readonly isSet: boolean;
  readonly closures: readonly { readonly day: string; readonly reason: string }[];
  readonly loaded: readonly NamedDay[];
}

/** What the law computes of one year; nothing for calendars that have a published list alone. */
function computed(calendar: HolidayCalendar, year: number): readonly NamedDay[] {
  if (calendar === 'US-federal') return [...federalHolidays(year), ...federalHolidays(year + 1).filter(({ day }) => day.startsWith(`${year}-`))];
  return calendar === 'GB-EAW' ? bankHolidays(year).map((day) => ({ day, name: null })) : [];
}

/** The public holiday of a day, or null. Saturday and Sunday are none by themselves. */
export function holidayOn(calendar: SiteCalendar, day: string): NamedDay | null {
  if (calendar.holidays === 'none') return null;
  return calendar.loaded.find((each) => each.day === day) ?? computed(calendar.holidays, Number(day.slice(0, 4))).find((each) => each.day === day) ?? null;
}

/** Why the site is closed on a day, or null where it is open. */
export function closedOn(calendar: SiteCalendar, day: string): ClosedDay | null {
  const noted = calendar.closures.find((each) => each.day === day);
  if (noted !== undefined) return { day, why: 'closure', name: noted.reason };
  const holiday = calendar.closedOnHolidays ? holidayOn(calendar, day) : null;
  if (holiday !== null) return { day, why: 'holiday', name: holiday.name };
  return calendar.closedWeekdays.includes(Temporal.PlainDate.from(day).dayOfWeek) ? { day, why: 'weekly', name: null } : null;
}

/** The closed days that follow a day without an open one between: their doses go home on it. */
export function closedAfter(calendar: SiteCalendar, day: string): readonly ClosedDay[] {
  const run: ClosedDay[] = [];
  for (let next = closedOn(calendar, dayAfter(day)); next !== null && run.length < 14; next = closedOn(calendar, dayAfter(day, run.length + 1))) run.push(next);
  return run;
}

/** Every closed day from one day to another, both included. */
export function closedBetween(calendar: SiteCalendar, from: string, to: string): readonly ClosedDay[] {
  const days: ClosedDay[] = [];
  for (let day = from; day <= to; day = dayAfter(day)) {
    const closed = closedOn(calendar, day);
    if (closed !== null) days.push(closed);
  }
  return days;
}

/** The last open day before a closed one: the day on which its dose goes home. */
export function lastOpenBefore(calendar: SiteCalendar, day: string): string {
  let open = dayAfter(day, -1);
  for (let tries = 0; closedOn(calendar, open) !== null && tries < 14; tries += 1) open = dayAfter(open, -1);
  return open;
}
