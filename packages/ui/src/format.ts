/** Dates, times, amounts as a reader writes them, in the site's zone. Doses and volumes always carry their unit. */
import type { Language } from './words.ts';

/** Spanish uses the decimal point here, as on every label of a site in the Americas: one mark for decimals, never two. */
const locales: Readonly<Record<Language, string>> = { en: 'en-US', 'en-GB': 'en-GB', es: 'es-US' };

/** `site`: 24 h for staff. `reader`: as the reader's language writes it. */
export type Clock = 'site' | 'reader';

export interface Formats {
  /** `2026-02-10` as "Tue, Feb 10", with the year where it is not the present one. */
  readonly day: (day: string) => string;
  /** "Feb 10". */
  readonly shortDay: (day: string) => string;
  /** "Mar 14, 1988". */
  readonly date: (day: string) => string;
  readonly weekday: (day: string, width?: 'short' | 'long' | 'narrow') => string;
  /** An instant as "08:12" in the site's zone. */
  readonly time: (instant: string) => string;
  /** "Tue, Feb 10, 08:12". */
  readonly dayTime: (instant: string) => string;
  /** The site's calendar day of an instant, `2026-02-10`. */
  readonly dayOf: (instant: string) => string;
  readonly number: (value: number, digits?: number) => string;
  /** From whole tenths, always with the tenth, so that readings stand under each other: `4.0`. */
  readonly tenths: (tenths: number) => string;
  readonly percent: (share: number) => string;
  /** Whole micrograms as "85 mg"; up to three decimals, no trailing zero. */
  readonly mg: (doseUg: number) => string;
  /** The figure alone, for the large dose that carries its unit beside it. */
  readonly mgFigure: (doseUg: number) => string;
  /** Volume of a dose in a product of this strength, "8.5 mL". */
  readonly mL: (doseUg: number, ugPerMl: number) => string;
  readonly list: (items: readonly string[]) => string;
}

// A calendar day has no zone: it is read and written in UTC, so that no offset can move it (browsers on phones lack Temporal).
const asUtc = (day: string): Date => new Date(`${day.slice(0, 10)}T00:00:00Z`);

function dayFormats(locale: string, present: string | undefined) {
  const of = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
  const day = of({ weekday: 'short', month: 'short', day: 'numeric' });
  const dayAndYear = of({ weekday: 'short', month: 'short', day: 'numeric', year: 'numeric' });
  const shortDay = of({ month: 'short', day: 'numeric' });
  const date = of({ year: 'numeric', month: 'short', day: 'numeric' });
  const weekday = { short: of({ weekday: 'short' }), long: of({ weekday: 'long' }), narrow: of({ weekday: 'narrow' }) };
  return {
    day: (value: string) => (present === undefined || value.startsWith(present) ? day : dayAndYear).format(asUtc(value)),
    shortDay: (value: string) => shortDay.format(asUtc(value)),
    date: (value: string) => date.format(asUtc(value)),
    weekday: (value: string, width: 'short' | 'long' | 'narrow' = 'short') => weekday[width].format(asUtc(value)),
  };
}

/** Every formatter of one language, zone and clock; made once and kept. `present`: the year that days are read in, so that a day of another year says its own. */
export function formatsOf(language: Language, zone: string, clock: Clock = 'site', present?: string): Formats {
  const locale = locales[language];
  const hours: Intl.DateTimeFormatOptions = clock === 'site' ? { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } : { hour: 'numeric', minute: '2-digit' };
  const time = new Intl.DateTimeFormat(locale, { ...hours, timeZone: zone });
  const dayOf = new Intl.DateTimeFormat('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit', timeZone: zone });
  const plain = new Map<number, Intl.NumberFormat>();
  const number = (value: number, digits = 0) => {
    const made = plain.get(digits) ?? new Intl.NumberFormat(locale, { maximumFractionDigits: digits });
    plain.set(digits, made);
    return made.format(value);
  };
  const oneDigit = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  const days = dayFormats(locale, present);
  const timeOf = (instant: string) => time.format(new Date(instant));
  const siteDay = (instant: string) => dayOf.format(new Date(instant));
  const mgFigure = (doseUg: number) => number(doseUg / 1000, 3);
  return {
    ...days,
    time: timeOf,
    dayOf: siteDay,
    dayTime: (instant) => `${days.day(siteDay(instant))}, ${timeOf(instant)}`,
    number,
    tenths: (tenths) => oneDigit.format(tenths / 10),
    percent: (share) => percent.format(share),
    mg: (doseUg) => `${mgFigure(doseUg)} mg`,
    mgFigure,
    mL: (doseUg, ugPerMl) => `${number(doseUg / ugPerMl, 2)} mL`,
    list: (items) => list.format(items),
  };
}
