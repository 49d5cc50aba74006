/** Reading what another system sent without believing its shape: every accessor takes anything and never throws. */
import { dayOf } from '@fairlead/clinical';

export type Json = Readonly<Record<string, unknown>>;

export function objectOf(value: unknown): Json | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : null;
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

export function objectsOf(value: unknown): readonly Json[] {
  return listOf(value).flatMap((each) => {
    const object = objectOf(each);
    return object === null ? [] : [object];
  });
}

/** Control and direction characters change how a label or a list reads: they are taken out of every line that is shown. */
export function lineOf(value: unknown, max = 200): string | null {
  if (typeof value !== 'string') return null;
  const line = value.replace(/[\p{Cc}\u202A-\u202E\u2066-\u2069]+/gu, ' ').trim().slice(0, max).trim();
  return line === '' ? null : line;
}

export function numberOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

export interface Coded {
  readonly system: string | null;
  readonly code: string | null;
  /** What a person reads. */
  readonly words: string;
}

/** The first code of a concept and its words; null where it says nothing. */
export function codedOf(value: unknown): Coded | null {
  const concept = objectOf(value);
  if (concept === null) return null;
  const coding = objectsOf(concept['coding']).find((each) => lineOf(each['code']) !== null);
  const code = lineOf(coding?.['code'], 100);
  const words = lineOf(concept['text'], 500) ?? lineOf(coding?.['display'], 500) ?? code;
  return words === null ? null : { system: lineOf(coding?.['system'], 300), code, words };
}

/** Every coding of an element, be it a code, a coding, a concept or a list of them. */
export function codingsIn(value: unknown): readonly { readonly system: string | null; readonly code: string }[] {
  if (typeof value === 'string') return [{ system: null, code: value }];
  if (Array.isArray(value)) return value.flatMap(codingsIn);
  const object = objectOf(value);
  if (object === null) return [];
  if (typeof object['code'] === 'string') return [{ system: typeof object['system'] === 'string' ? object['system'] : null, code: object['code'] }];
  return objectsOf(object['coding']).flatMap(codingsIn);
}

/** The code alone, as of a status. */
export function codeOf(value: unknown): string | null {
  return codedOf(value)?.code ?? codedOf(value)?.words ?? null;
}

const form = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2}))?)?)?$/;

export interface Moment {
  /** As the source wrote it. */
  readonly text: string;
  /** For order: the first instant that it can mean. */
  readonly at: string;
  /** The calendar day where the source names one; a time in UTC does not say which day it was where it happened. */
  readonly day: string | null;
}

/** A FHIR date, dateTime or instant, or null where it is no date of the calendar. */
export function momentOf(value: unknown): Moment | null {
  if (typeof value !== 'string') return null;
  const match = form.exec(value);
  if (match === null) return null;
  const [, year = '', month = '01', date = '01', hour, minute = '00', second = '00', zone = 'Z'] = match;
  const day = `${year}-${month}-${date}`;
  if (dayOf(day) === null || Number(year) < 1800 || Number(year) > 2200) return null;
  if (hour === undefined) return { text: value, at: `${day}T00:00:00Z`, day: value.length === 10 ? day : null };
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null;
  if (zone !== 'Z' && (Number(zone.slice(1, 3)) > 14 || Number(zone.slice(4)) > 59)) return null;
  return { text: value, at: match[6] === undefined ? `${day}T${hour}:${minute}:00${zone}` : value, day: zone === 'Z' ? null : day };
}

/** The first of these elements that is a date. */
export function firstMoment(resource: Json, ...elements: readonly string[]): Moment | null {
  for (const element of elements) {
    const found = momentOf(resource[element]) ?? momentOf(objectOf(resource[element])?.['start']);
    if (found !== null) return found;
  }
  return null;
}

/** The value of an extension of ours or another's. */
export function extensionOf(element: Json | null, url: string): Json | null {
  return objectsOf(element?.['extension']).find((each) => each['url'] === url) ?? null;
}
