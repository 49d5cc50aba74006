import type { Language } from '@fairlead/ui/words';

const tag = (language: Language): string => (language === 'en' ? 'en-US' : language === 'es' ? 'es-US' : language);
/** A calendar day with its weekday; the day has no zone. */
export const dayText = (language: Language, day: string): string => new Intl.DateTimeFormat(tag(language), { weekday: 'long', month: 'long', day: 'numeric', timeZone: 'UTC' }).format(new Date(`${day}T12:00:00Z`));
export const fullDay = (language: Language, day: string): string => new Intl.DateTimeFormat(tag(language), { year: 'numeric', month: 'long', day: 'numeric', timeZone: 'UTC' }).format(new Date(`${day}T12:00:00Z`));
export const wallTime = (language: Language, time: string): string => new Intl.DateTimeFormat(tag(language), { hour: 'numeric', minute: '2-digit', timeZone: 'UTC' }).format(new Date(`2000-01-01T${time.slice(0, 5)}:00Z`));
/** Whole amounts without cents. */
export const money = (language: Language, currency: 'USD' | 'GBP', minor: number): string => new Intl.NumberFormat(tag(language), { style: 'currency', currency, maximumFractionDigits: minor % 100 === 0 ? 0 : 2 }).format(minor / 100);
