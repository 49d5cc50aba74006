/** Calendar days as whole numbers, with no zone and no clock: day 0 is 1 January 1970. A site's zone was applied before. */

declare const dayBrand: unique symbol;

/** Days since 1 January 1970. */
export type Day = number & { readonly [dayBrand]: true };

const DAYS_BEFORE_MONTH = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334] as const;

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

const daysBeforeYear = (year: number): number => {
  const y = year - 1;
  return y * 365 + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400);
};

const EPOCH = daysBeforeYear(1970);

/** The day of an ISO date such as `2026-02-10`, or null where the text is no date of the calendar. */
export function dayOf(iso: string): Day | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso);
  if (match === null) return null;
  const [year, month, date] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (year < 1 || month < 1 || month > 12 || date < 1 || date > daysInMonth(year, month)) return null;
  const before = (DAYS_BEFORE_MONTH[month - 1] ?? 0) + (month > 2 && isLeap(year) ? 1 : 0);
  return (daysBeforeYear(year) - EPOCH + before + date - 1) as Day;
}

/** The ISO date of a day. */
export function isoOf(day: Day): string {
  let year = 1970 + Math.floor(day / 365.2425);
  while (daysBeforeYear(year + 1) - EPOCH <= day) year += 1;
  while (daysBeforeYear(year) - EPOCH > day) year -= 1;
  let rest = day - (daysBeforeYear(year) - EPOCH);
  let month = 1;
  while (rest >= daysInMonth(year, month)) {
    rest -= daysInMonth(year, month);
    month += 1;
  }
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(rest + 1)}`;
}

/** Whole days from one day to another; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return to - from;
}

/** The day so many days later. */
export function addDays(day: Day, days: number): Day {
  return (day + days) as Day;
}

/** 0 Monday .. 6 Sunday. */
export function weekdayOf(day: Day): number {
  return (((day + 3) % 7) + 7) % 7;
}
