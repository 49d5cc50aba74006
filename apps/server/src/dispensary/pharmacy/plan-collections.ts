/** On which day each dose of a prescription is collected: on its own day, or on a suitable day before it. */
import { dayAfter } from '../../platform/clock.ts';
import { isBankHoliday } from '../../schedule/index.ts';

export interface Opening {
  /** ISO weekdays, 1 for Monday. */
  readonly openDays: readonly number[];
  readonly opensOnBankHolidays: boolean;
  readonly closedOn: readonly string[];
}

export interface PlannedDose {
  readonly dosingDay: string;
  readonly part: number;
  readonly doseUg: number;
}

export interface PlannedCollection {
  readonly collectOn: string;
  readonly doses: readonly PlannedDose[];
}

const weekdayOf = (day: string): number => Temporal.PlainDate.from(day).dayOfWeek;

export function isOpenOn({ openDays, opensOnBankHolidays, closedOn }: Opening, day: string): boolean {
  return openDays.includes(weekdayOf(day)) && (opensOnBankHolidays || !isBankHoliday(day)) && !closedOn.includes(day);
}

/**
 * The collections, first to last. `weekdays`: the days that the prescriber wants the person to come on.
 * Null where the pharmacy is closed on the first days and there is no suitable day from `earliest` on.
 */
export function planCollections(doses: readonly PlannedDose[], opening: Opening, weekdays: readonly number[], earliest: string): readonly PlannedCollection[] | null {
  const first = doses[0]?.dosingDay;
  if (first === undefined) return [];
  const collections = new Map<string, PlannedDose[]>();
  for (const dose of doses) {
    let day = dose.dosingDay;
    // Before the first dosing day any open day is suitable: nobody was asked to come on a weekday of theirs yet.
    while (!isOpenOn(opening, day) || (day >= first && !weekdays.includes(weekdayOf(day)))) {
      day = dayAfter(day, -1);
      if (day < earliest) return null;
    }
    collections.set(day, [...(collections.get(day) ?? []), dose]);
  }
  return [...collections].map(([collectOn, planned]) => ({ collectOn, doses: planned })).toSorted((a, b) => (a.collectOn < b.collectOn ? -1 : 1));
}
