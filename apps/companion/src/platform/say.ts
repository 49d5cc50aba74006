/** Days and times in the reader's own way of writing them. */
import type { Language } from '@fairlead/ui/words';

const tag = (language: Language): string => (language === 'en' ? 'en-US' : language === 'es' ? 'es-US' : language);
const dayFormat = (language: Language, options: Intl.DateTimeFormatOptions, day: string): string =>
  new Intl.DateTimeFormat(tag(language), { ...options, timeZone: 'UTC' }).format(new Date(`${day}T12:00:00Z`));

export const longDay = (language: Language, day: string): string => dayFormat(language, { weekday: 'long', month: 'short', day: 'numeric' }, day);
export const fullDay = (language: Language, day: string): string => dayFormat(language, { weekday: 'short', year: 'numeric', month: 'short', day: 'numeric' }, day);
export const shortWeekday = (language: Language, day: string): string => dayFormat(language, { weekday: 'short' }, day);
export const narrowWeekday = (language: Language, day: string): string => dayFormat(language, { weekday: 'narrow' }, day);
export const longWeekday = (language: Language, day: string): string => dayFormat(language, { weekday: 'long' }, day);
export const dayNumber = (day: string): string => String(Number(day.slice(8)));
/** A wall-clock time like "17:30", as the reader's country writes it. */
export function wallTime(language: Language, time: string): string {
  return new Intl.DateTimeFormat(tag(language), { hour: 'numeric', minute: '2-digit', timeZone: 'UTC' }).format(new Date(`2000-01-01T${time.slice(0, 5)}:00Z`));
}
export function instantText(language: Language, instant: string | number): string {
  return new Intl.DateTimeFormat(tag(language), { weekday: 'short', month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit' }).format(new Date(instant));
}
/** A dose as people say it: "85 mg". */
export function milligrams(language: Language, ug: number): string {
  return `${new Intl.NumberFormat(tag(language), { maximumFractionDigits: 2 }).format(ug / 1000)} mg`;
}
/** Days in a sentence: "Wed, Nov 25 and Thu, Nov 26". */
export function dayList(language: Language, days: readonly string[]): string {
  return new Intl.ListFormat(tag(language), { type: 'conjunction' }).format(days.map((day) => dayFormat(language, { weekday: 'short', month: 'short', day: 'numeric' }, day)));
}
/** ISO weekdays by name, 1 for Monday. The first of January 2024 was one. */
export function weekdayNames(language: Language, days: readonly number[]): string {
  return new Intl.ListFormat(tag(language), { type: 'conjunction' }).format(days.map((day) => longWeekday(language, `2024-01-0${String(day)}`)));
}
