/** Bank holidays of England and Wales by the rules of the Banking and Financial Dealings Act 1971; one proclaimed for a single year is noted as a closure. */

const easters = new Map<number, Temporal.PlainDate>();

/** Easter Sunday of the Gregorian calendar (the anonymous computus). */
function easter(year: number): Temporal.PlainDate {
  const known = easters.get(year);
  if (known !== undefined) return known;
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100];
  const [d, e] = [Math.floor(b / 4), b % 4];
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - d - g + 15) % 30;
  const [i, k] = [Math.floor(c / 4), c % 4];
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 19 * l) / 433);
  const month = Math.floor((h + l - 7 * m + 90) / 25);
  const found = Temporal.PlainDate.from({ year, month, day: (h + l - 7 * m + 33 * month + 19) % 32 });
  easters.set(year, found);
  return found;
}

const firstMonday = (year: number, month: number): Temporal.PlainDate => {
  const first = Temporal.PlainDate.from({ year, month, day: 1 });
  return first.add({ days: (8 - first.dayOfWeek) % 7 });
};
const lastMonday = (year: number, month: number): Temporal.PlainDate => {
  const last = Temporal.PlainDate.from({ year, month, day: 1 }).add({ months: 1 }).subtract({ days: 1 });
  return last.subtract({ days: last.dayOfWeek - 1 });
};
const isWeekend = (day: Temporal.PlainDate): boolean => day.dayOfWeek > 5;

/** What falls on a weekend is kept on the next weekday that is none already. */
function kept(days: readonly Temporal.PlainDate[]): readonly string[] {
  const taken: string[] = [];
  for (const day of days) {
    let at = day;
    while (isWeekend(at) || taken.includes(at.toString()) || (at !== day && days.some((other) => other !== day && other.equals(at)))) at = at.add({ days: 1 });
    taken.push(at.toString());
  }
  return taken;
}

/** The bank holidays of a year, e.g. `2026-04-03` for Good Friday. */
export function bankHolidays(year: number): readonly string[] {
  const sunday = easter(year);
  const [newYear, christmas, boxing] = [[1, 1], [12, 25], [12, 26]].map(([month, day]) => Temporal.PlainDate.from({ year, month: month ?? 1, day: day ?? 1 }));
  if (newYear === undefined || christmas === undefined || boxing === undefined) return [];
  return [
    ...kept([newYear]), sunday.subtract({ days: 2 }).toString(), sunday.add({ days: 1 }).toString(), firstMonday(year, 5).toString(), lastMonday(year, 5).toString(), lastMonday(year, 8).toString(), ...kept([christmas, boxing]),
  ].toSorted();
}

export const isBankHoliday = (day: string): boolean => bankHolidays(Number(day.slice(0, 4))).includes(day);
