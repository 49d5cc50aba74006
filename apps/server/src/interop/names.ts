/** What the references of one import lead to: entries of the same file, what the same source sent before, and people of this record. */
import { personReferences, referencesIn, type BundleEntry } from '@fairlead/fhir';
import type { Tx } from '../platform/scoped.ts';
import { earlierOf, peopleBehind, type EarlierRow } from './imports-store.ts';

/** Whose record a name belongs to: nobody's, one person's, or not known. */
export type Owner = { readonly kind: 'nobody' } | { readonly kind: 'person'; readonly personId: string } | { readonly kind: 'unknown' };

export interface Names {
  /** The plain `Type/id` of a reference, whatever way it was written. */
  readonly plain: (reference: string) => string;
  readonly entryOf: (reference: string) => BundleEntry | null;
  readonly earlier: (name: string) => EarlierRow | null;
  readonly ownerOf: (reference: string) => Owner;
  /** Says whose an entry turned out to be. */
  readonly settle: (name: string, personId: string | null) => void;
  readonly personBefore: (patientId: string) => string | null;
}

const plainForm = /^([A-Z][A-Za-z]{1,63})\/([A-Za-z0-9\-.]{1,80})$/;

/** The name of an entry; one without an id goes by its content. */
export const nameOf = (entry: BundleEntry, hash: Buffer): string => `${entry.type}/${entry.id ?? `hash-${hash.toString('hex').slice(0, 40)}`}`;

export async function namesOf(tx: Tx, source: string, entries: readonly BundleEntry[], named: readonly string[]): Promise<Names> {
  const byUrl = new Map<string, string>();
  const byName = new Map<string, BundleEntry>();
  for (const [index, entry] of entries.entries()) {
    const name = named[index] ?? '';
    byName.set(name, entry);
    if (entry.fullUrl !== null) byUrl.set(entry.fullUrl, name);
  }
  const plain = (reference: string): string => {
    const whole = reference.replace(/\/_history\/[^/]+$/, '');
    return byUrl.get(reference) ?? byUrl.get(whole) ?? whole;
  };
  const wanted = new Set(named);
  for (const entry of entries) for (const { reference } of referencesIn(entry.resource)) if (plainForm.test(plain(reference))) wanted.add(plain(reference));
  const rows = new Map((await earlierOf(tx, source, [...wanted])).map((row) => [`${row.resource_type}/${row.resource_id}`, row]));
  const patients = [...wanted].filter((name) => name.startsWith('Patient/')).map((name) => name.slice('Patient/'.length));
  const people = await peopleBehind(tx, source, patients);
  const settled = new Map<string, string | null>();
  return {
    plain,
    entryOf: (reference) => byName.get(plain(reference)) ?? null,
    earlier: (name) => rows.get(name) ?? null,
    ownerOf: (reference) => {
      const name = plain(reference);
      const now = settled.get(name);
      if (now !== undefined) return now === null ? { kind: 'nobody' } : { kind: 'person', personId: now };
      if (name.startsWith('Patient/')) {
        const personId = people.get(name.slice('Patient/'.length));
        return personId === undefined ? { kind: 'unknown' } : { kind: 'person', personId };
      }
      const row = rows.get(name);
      if (row !== undefined) return row.person_id === null ? { kind: 'nobody' } : { kind: 'person', personId: row.person_id };
      return { kind: 'unknown' };
    },
    settle: (name, personId) => void settled.set(name, personId),
    personBefore: (patientId) => people.get(patientId) ?? null,
  };
}

export type Belongs = { readonly kind: 'person'; readonly personId: string } | { readonly kind: 'nobody' } | { readonly kind: 'refused'; readonly code: 'unknown-person' | 'two-people'; readonly what: string };

/** The owners that an entry's references lead to, also through entries that have not been kept yet. */
function ownersAmong(names: Names, entry: BundleEntry): { readonly people: ReadonlySet<string>; readonly unknownPatient: string | null } {
  const people = new Set<string>();
  let unknownPatient: string | null = null;
  for (const { reference } of referencesIn(entry.resource)) {
    if (reference.startsWith('#')) continue;
    const owner = names.ownerOf(reference);
    if (owner.kind === 'person') people.add(owner.personId);
    else if (owner.kind === 'unknown') {
      if (/(^|\/)Patient\/[^/]+$/.test(names.plain(reference))) unknownPatient = reference;
      // An entry that comes later in the same file: whose it is follows from its own subject.
      const later = names.entryOf(reference);
      for (const subject of later === null ? [] : personReferences(later.resource)) {
        const its = names.ownerOf(subject);
        if (its.kind === 'person') people.add(its.personId);
      }
    }
  }
  return { people, unknownPatient };
}

/** Whose record an entry belongs to. One that leads to two people, or to a person nobody knows, is refused. */
export function belongsTo(names: Names, entry: BundleEntry): Belongs {
  const subjects = personReferences(entry.resource);
  for (const subject of subjects) if (names.ownerOf(subject).kind !== 'person') return { kind: 'refused', code: 'unknown-person', what: subject };
  const { people, unknownPatient } = ownersAmong(names, entry);
  if (unknownPatient !== null) return { kind: 'refused', code: 'unknown-person', what: unknownPatient };
  if (people.size > 1) return { kind: 'refused', code: 'two-people', what: `${entry.type}/${entry.id ?? entry.place}` };
  const [personId] = people;
  return personId === undefined ? { kind: 'nobody' } : { kind: 'person', personId };
}
