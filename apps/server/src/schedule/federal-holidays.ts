/** Federal public holidays of the United States, computed by 5 U.S.C. 6103 (mark: unchecked). */

export interface NamedDay {
  readonly day: string;
  /** As the law or the list writes it; null where only the day is known. */
  readonly name: string | null;
}

const date = (year: number, month: number, day: number): Temporal.PlainDate => Temporal.PlainDate.from({ year, month, day });

/** The nth of a weekday (1 is Monday) in a month. */
function nth(year: number, month: number, weekday: number, count: number): Temporal.PlainDate {
  const first = date(year, month, 1);
  return first.add({ days: ((weekday - first.dayOfWeek + 7) % 7) + (count - 1) * 7 });
}

function lastMonday(year: number, month: number): Temporal.PlainDate {
  const last = date(year, month, 1).add({ months: 1 }).subtract({ days: 1 });
  return last.subtract({ days: last.dayOfWeek - 1 });
}

/** On a Saturday the Friday before is kept (6103(b)), on a Sunday the Monday after (Executive Order 11582). */
const observed = (day: Temporal.PlainDate): Temporal.PlainDate => (day.dayOfWeek === 6 ? day.subtract({ days: 1 }) : day.dayOfWeek === 7 ? day.add({ days: 1 }) : day);

/** The days kept for the holidays of one year, in order; New Year’s Day may be kept on the last day of the year before. */
export function federalHolidays(year: number): readonly NamedDay[] {
  const days: readonly (readonly [Temporal.PlainDate, string])[] = [
    [observed(date(year, 1, 1)), 'New Year’s Day'], [nth(year, 1, 1, 3), 'Birthday of Martin Luther King, Jr.'], [nth(year, 2, 1, 3), 'Washington’s Birthday'], [lastMonday(year, 5), 'Memorial Day'],
    [observed(date(year, 6, 19)), 'Juneteenth National Independence Day'], [observed(date(year, 7, 4)), 'Independence Day'], [nth(year, 9, 1, 1), 'Labor Day'], [nth(year, 10, 1, 2), 'Columbus Day'],
    [observed(date(year, 11, 11)), 'Veterans Day'], [nth(year, 11, 4, 4), 'Thanksgiving Day'], [observed(date(year, 12, 25)), 'Christmas Day'],
  ];
  return days.map(([day, name]) => ({ day: day.toString(), name }));
}
