/** Amounts, days and money as they stand on official sheets, in English: the inspector's language, whoever printed it. */
import type { Registrant } from '@fairlead/contract/dispensary';

type Country = Registrant['country'];

// Made once: a formatter costs more than what it formats, and a book has thousands of figures.
const figures = { US: new Intl.NumberFormat('en-US', { maximumFractionDigits: 4 }), UK: new Intl.NumberFormat('en-GB', { maximumFractionDigits: 4 }) } as const;
const days = { US: new Intl.DateTimeFormat('en-US', { day: 'numeric', month: 'short', year: 'numeric' }), UK: new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' }) } as const;

export interface Strength {
  readonly form: string;
  readonly ugPerMl: number | null;
  readonly ugPerUnit: number | null;
}

const figure = (value: number, country: Country): string => figures[country].format(value);

export const mgText = (ug: number, country: Country): string => `${figure(ug / 1000, country)} mg`;

/** `10 mg/mL`, `8 mg`. */
export const strengthText = ({ ugPerMl, ugPerUnit }: Strength, country: Country): string => (ugPerMl !== null ? `${mgText(ugPerMl, country)}/mL` : ugPerUnit !== null ? mgText(ugPerUnit, country) : 'strength not entered');

const forms: Readonly<Record<string, readonly [form: string, one: string, more: string]>> = { liquid: ['oral liquid', 'mL', 'mL'], tablet: ['tablet', 'tablet', 'tablets'], film: ['sublingual film', 'film', 'films'], depot: ['injection', 'syringe', 'syringes'] };
export const formText = (form: string): string => forms[form]?.[0] ?? form;

/** Volume of a liquid, number of everything else: `2.5 mL`, `25 tablets`. */
export function countText({ form, ugPerMl, ugPerUnit }: Strength, ug: number, country: Country): string {
  const strength = ugPerMl ?? ugPerUnit;
  if (strength === null) return mgText(ug, country);
  const [, one = '', more = ''] = forms[form] ?? [];
  const count = ug / strength;
  return `${figure(count, country)} ${Math.abs(count) === 1 ? one : more}`.trim();
}

/** `25 mL (250 mg)`. */
export const quantityText = (of: Strength, ug: number, country: Country): string => `${countText(of, ug, country)} (${mgText(ug, country)})`;

export const moneyText = (minor: number, currency: 'USD' | 'GBP'): string => new Intl.NumberFormat(currency === 'USD' ? 'en-US' : 'en-GB', { style: 'currency', currency }).format(minor / 100);

export const dayText = (day: string, country: Country): string => days[country].format(Temporal.PlainDate.from(day));

/** Date and time at the site, 24 hours. */
export function momentText(at: string | Temporal.Instant, zone: string, country: Country): string {
  const local = (typeof at === 'string' ? Temporal.Instant.from(at) : at).toZonedDateTimeISO(zone);
  return `${dayText(local.toPlainDate().toString(), country)}, ${local.toPlainTime().toString({ smallestUnit: 'minute' })}`;
}

/** What stands at the foot of every sheet. */
export const footText = (now: Temporal.Instant, zone: string, country: Country): string => `Printed ${momentText(now, zone, country)} (${zone}) by Fairlead from the ledger of the site`;
