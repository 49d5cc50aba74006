/** Reading the record as FHIR R4: every way to it goes through the one export, so that no two ways can show different rows. */
import type { Json } from '@fairlead/fhir';
import type { ReadResult } from '../platform/registry.ts';
import type { Tx } from '../platform/scoped.ts';
import { exportRecord, patientResource } from './export-record.ts';
import { peopleMatching, peopleWithResource } from './export-store.ts';
import { isFound, unknownIn, valuesOf, type Asked } from './fhir-search.ts';

type Found = ReadResult<{ readonly resourceType: string } & Json>;
export interface From { readonly origin: string; readonly now: Temporal.Instant }

const baseOf = (from: From): string => `${from.origin}/fhir/R4`;
const mostPeople = 50;
const [ordinaryCount, mostCount] = [50, 500];

/** One resource, if it stands in one record. */
export async function readResource(tx: Tx, type: string, id: string, from: From): Promise<Found> {
  const found: { readonly resource: Json; readonly personId: string }[] = [];
  for (const personId of (await peopleWithResource(tx, type, id)).slice(0, 5)) {
    const entries = (await exportRecord(tx, personId, from.now))?.entry ?? [];
    found.push(...entries.filter(({ resource }) => resource['resourceType'] === type && resource['id'] === id).map(({ resource }) => ({ resource, personId })));
  }
  const [only] = found;
  if (only === undefined) return { kind: 'not-found' };
  // Ids of other systems are theirs: two of them may have given the same one.
  if (found.length > 1) return { kind: 'conflict', detail: `More than one record has a resource ${type}/${id} from elsewhere. Search it with the parameter patient.` };
  return { kind: 'ok', people: [only.personId], reply: only.resource as { resourceType: string } & Json };
}

/** The whole record as it is exported. */
export async function everything(tx: Tx, personId: string, from: From): Promise<Found> {
  const bundle = await exportRecord(tx, personId, from.now);
  return bundle === null ? { kind: 'not-found' } : { kind: 'ok', people: [personId], reply: { ...bundle } };
}

function linkOf(type: string, asked: Asked, from: From, page: number): string {
  const query = new URLSearchParams(Object.entries(asked).flatMap(([name, value]) => (name === '_page' ? [] : [value].flat().map((each) => [name, each] as [string, string]))));
  if (page > 0) query.set('_page', String(page));
  return `${baseOf(from)}/${type}?${query.toString()}`;
}

function searchset(type: string, asked: Asked, resources: readonly Json[], from: From): { readonly resourceType: string } & Json {
  const count = Math.min(mostCount, Number(valuesOf(asked, '_count')[0] ?? ordinaryCount));
  const start = Number(valuesOf(asked, '_page')[0] ?? 0);
  const next = start + count < resources.length && count > 0 ? [{ relation: 'next', url: linkOf(type, asked, from, start + count) }] : [];
  return {
    resourceType: 'Bundle', type: 'searchset', total: resources.length, link: [{ relation: 'self', url: linkOf(type, asked, from, start) }, ...next],
    entry: resources.slice(start, start + count).map((resource) => ({ fullUrl: `${baseOf(from)}/${type}/${String(resource['id'])}`, resource, search: { mode: 'match' } })),
  };
}

async function searchPeople(tx: Tx, asked: Asked, from: From): Promise<Found> {
  const plain = (...names: string[]): readonly string[] => names.flatMap((name) => valuesOf(asked, name)).flatMap((value) => value.split(',')).map((value) => value.slice(value.indexOf('|') + 1));
  const ids = plain('_id');
  const by = { names: plain('name', 'family', 'given'), numbers: plain('identifier'), bornOn: plain('birthdate').map((value) => value.replace(/^eq/, '')).filter((value) => /^\d{4}-\d{2}-\d{2}$/.test(value)) };
  if (ids.length + by.names.length + by.numbers.length + by.bornOn.length === 0) return { kind: 'invalid', detail: 'Say who: _id, identifier, name, family, given or a whole birthdate. All people at once are not listed.' };
  const candidates = ids.length > 0 ? ids.slice(0, mostPeople) : await peopleMatching(tx, by, mostPeople);
  const found: Json[] = [];
  for (const id of candidates) {
    const patient = await patientResource(tx, id);
    if (patient !== null && isFound('Patient', patient, asked)) found.push(patient);
  }
  return { kind: 'ok', people: found.map((patient) => String(patient['id'])), reply: searchset('Patient', asked, found, from) };
}

/** Resources of one type in one person's record, or people. */
export async function searchResources(tx: Tx, type: string, asked: Asked, from: From): Promise<Found> {
  const unknown = unknownIn(type, asked);
  if (unknown !== undefined) return { kind: 'invalid', detail: `${type} cannot be searched by ${unknown.slice(0, 40)} here; leaving it out would show more than was asked for.` };
  for (const name of ['_count', '_page']) if (valuesOf(asked, name).some((value) => !/^\d{1,6}$/.test(value))) return { kind: 'invalid', detail: `${name} is a whole number.` };
  if (type === 'Patient') return searchPeople(tx, asked, from);
  const people = [...new Set(['patient', 'subject'].flatMap((name) => valuesOf(asked, name)).map((value) => value.replace(/^Patient\//, '')))];
  const [personId] = people;
  if (personId === undefined || people.length > 1) return { kind: 'invalid', detail: 'Say whose: patient=Patient/ID. Records of several people are not searched at once.' };
  const bundle = /^[0-9a-f-]{36}$/.test(personId) ? await exportRecord(tx, personId, from.now) : null;
  if (bundle === null) return { kind: 'ok', people: [], reply: searchset(type, asked, [], from) };
  const found = bundle.entry.map(({ resource }) => resource).filter((resource) => resource['resourceType'] === type && isFound(type, resource, asked));
  return { kind: 'ok', people: [personId], reply: searchset(type, asked, found, from) };
}
