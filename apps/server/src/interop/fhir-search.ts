/** Search parameters over resources of one record. Pure: what is found is decided from the resource alone. */
import { codingsIn, lineOf, momentOf, objectOf, objectsOf, type Json } from '@fairlead/fhir';

type Match = (resource: Json, value: string) => boolean;
export type Asked = Readonly<Record<string, string | readonly string[]>>;

const prefixes = ['eq', 'ne', 'gt', 'ge', 'lt', 'le'] as const;
type Prefix = (typeof prefixes)[number];

interface Span { readonly from: number; readonly to: number }

/** From the first to the last millisecond that a FHIR date can mean. */
function spanOf(text: unknown): Span | null {
  const moment = momentOf(text);
  if (moment === null) return null;
  const from = Date.parse(moment.at);
  const start = new Date(from);
  const { length } = moment.text;
  if (length === 4) return { from, to: Date.UTC(start.getUTCFullYear() + 1, 0, 1) - 1 };
  if (length === 7) return { from, to: Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + 1, 1) - 1 };
  return { from, to: length === 10 ? from + 86_399_999 : from };
}

/** The span of an element that is a date or a period; an open period never ends. */
function spanIn(value: unknown): Span | null {
  const period = objectOf(value);
  if (period === null) return spanOf(value);
  const [start, end] = [spanOf(period['start']), spanOf(period['end'])];
  if (start === null && end === null) return null;
  return { from: start?.from ?? Number.NEGATIVE_INFINITY, to: period['end'] === undefined ? Number.POSITIVE_INFINITY : (end?.to ?? Number.POSITIVE_INFINITY) };
}

const compare: Readonly<Record<Prefix, (its: Span, asked: Span) => boolean>> = {
  eq: (its, asked) => asked.from <= its.from && its.to <= asked.to, ne: (its, asked) => its.from < asked.from || asked.to < its.to,
  gt: (its, asked) => its.to > asked.to, ge: (its, asked) => its.to >= asked.from, lt: (its, asked) => its.from < asked.from, le: (its, asked) => its.from <= asked.to,
};

function dateOf(...elements: readonly string[]): Match {
  return (resource, value) => {
    const prefix = prefixes.find((each) => value.startsWith(each));
    const asked = spanOf(prefix === undefined ? value : value.slice(2));
    return asked !== null && elements.some((element) => {
      const its = spanIn(resource[element]);
      return its !== null && compare[prefix ?? 'eq'](its, asked);
    });
  };
}

/** `system|code`, `|code` (no system), `code` (any system), and a plain code such as a status. */
function tokenOf(...elements: readonly string[]): Match {
  return (resource, value) => {
    const at = value.indexOf('|');
    const [system, code] = at === -1 ? [null, value] : [value.slice(0, at), value.slice(at + 1)];
    return elements.some((element) => codingsIn(resource[element]).some((each) => (code === '' || each.code === code) && (system === null || (each.system ?? '') === system)));
  };
}

const starts = (text: unknown, value: string): boolean => typeof text === 'string' && text.toLocaleLowerCase().startsWith(value.toLocaleLowerCase());
const named = (parts: readonly string[]): Match => (resource, value) => objectsOf(resource['name']).some((name) => parts.some((part) => [name[part]].flat().some((each) => starts(each, value))));

const common: Readonly<Record<string, Match>> = { _id: (resource, value) => resource['id'] === value };
const ofPeople: Readonly<Record<string, Match>> = {
  ...common, identifier: (resource, value) => objectsOf(resource['identifier']).some((each) => lineOf(each['value'])?.toUpperCase() === value.slice(value.indexOf('|') + 1).toUpperCase() && (!value.includes('|') || each['system'] === value.slice(0, value.indexOf('|')))),
  name: named(['given', 'family', 'text']), family: named(['family']), given: named(['given']), birthdate: dateOf('birthDate'), gender: tokenOf('gender'),
};
const ofRecords: Readonly<Record<string, Match>> = {
  ...common,
  code: tokenOf('code', 'medicationCodeableConcept'), category: tokenOf('category'), status: tokenOf('status'), 'clinical-status': tokenOf('clinicalStatus'), 'lifecycle-status': tokenOf('lifecycleStatus'), intent: tokenOf('intent'), type: tokenOf('type'), class: tokenOf('class'),
  questionnaire: (resource, value) => typeof resource['questionnaire'] === 'string' && resource['questionnaire'].split('|')[0] === value.split('|')[0],
  date: dateOf('effectiveDateTime', 'effectivePeriod', 'effectiveInstant', 'performedDateTime', 'performedPeriod', 'period', 'start', 'dateTime', 'date', 'occurrenceDateTime', 'recordedDate'),
  'effective-time': dateOf('effectiveDateTime', 'effectivePeriod'), authored: dateOf('authored'), authoredon: dateOf('authoredOn'), 'onset-date': dateOf('onsetDateTime', 'onsetPeriod'), 'recorded-date': dateOf('recordedDate'),
  whenhandedover: dateOf('whenHandedOver'), 'start-date': dateOf('startDate'), created: dateOf('created'),
};

/** Names that say whose record or how much of it, and are no filter. */
export const scoping: readonly string[] = ['patient', 'subject', '_count', '_page', '_format', '_total'];

/** The parameters that a type is found by. */
export const parametersOf = (type: string): readonly string[] => Object.keys(type === 'Patient' ? ofPeople : ofRecords);
export const isDate = (name: string): boolean => ['date', 'birthdate', 'effective-time', 'authored', 'authoredon', 'onset-date', 'recorded-date', 'whenhandedover', 'start-date', 'created'].includes(name);

export const valuesOf = (asked: Asked, name: string): readonly string[] => [asked[name] ?? []].flat();

/** A name nobody knows would silently widen what is found: it is refused. */
export const unknownIn = (type: string, asked: Asked): string | undefined => Object.keys(asked).find((name) => !scoping.includes(name) && !parametersOf(type).includes(name));

/** Whether a resource is found: each parameter must hold (AND), for one of its values with commas (OR). */
export function isFound(type: string, resource: Json, asked: Asked): boolean {
  const matches = type === 'Patient' ? ofPeople : ofRecords;
  return Object.keys(asked).every((name) => scoping.includes(name) || valuesOf(asked, name).every((value) => value.split(',').some((each) => matches[name]?.(resource, each) === true)));
}
