/** The clocks that the law starts when stock is gone: business days and calendar days since it was discovered. */
import { dayOf, type Day } from '../day.ts';

/** Whether a day is a public holiday. Where nobody knows, none is: the clock then ends earlier than the law's, never later. */
export type IsHoliday = (day: Day) => boolean;
const noneKnown: IsHoliday = () => false;

/** Monday to Friday, and no public holiday. */
function isBusinessDay(day: Day, isHoliday: IsHoliday): boolean {
  // Day 0 was a Thursday.
  const weekday = (((day + 4) % 7) + 7) % 7;
  return weekday !== 0 && weekday !== 6 && !isHoliday(day);
}

/** The last day of so many business days after a day. */
export function afterBusinessDays(from: Day, count: number, isHoliday: IsHoliday = noneKnown): Day {
  let day = from;
  for (let left = count; left > 0;) {
    day = (day + 1) as Day;
    if (isBusinessDay(day, isHoliday)) left -= 1;
  }
  return day;
}

/** Business days that have begun since a day; 0 on the day itself. */
export function businessDaysSince(from: Day, today: Day, isHoliday: IsHoliday = noneKnown): number {
  let count = 0;
  for (let day = from + 1; day <= today; day += 1) if (isBusinessDay(day as Day, isHoliday)) count += 1;
  return count;
}

/** Whole calendar months from one day to another, as an inventory is counted. */
export function monthsBetween(from: string, to: string): number {
  const [a, b] = [dayOf(from), dayOf(to)];
  if (a === null || b === null) return 0;
  const [fromYear = 0, fromMonth = 0, fromDate = 0] = from.split('-').map(Number);
  const [toYear = 0, toMonth = 0, toDate = 0] = to.split('-').map(Number);
  return (toYear - fromYear) * 12 + (toMonth - fromMonth) - (toDate < fromDate ? 1 : 0);
}

/** Days that stock lasts at the use of late; null where nothing was used. */
export function daysOfStock(balanceUg: number, usedUg: number, overDays: number): number | null {
  return usedUg <= 0 ? null : Math.floor((balanceUg * overDays) / usedUg);
}

/** Reorder below this many days in stock: an order by form 222 takes about a week, and a delivery may fail once. Product figure. */
export const reorderBelowDays = 14;
