/**
 * Imports entries of FHIR. Each entry is kept under a savepoint of its own, so that one that the database refuses takes no
 * other with it: a record from elsewhere is rarely perfect, and a lost half of it hurts more than a named gap. Only a
 * bundle of type transaction promises all or nothing, and is held to that by whoever calls.
 */
import { createHash } from 'node:crypto';
import { factOf, personReferences, type BundleEntry, type OpenedBundle, type RecordFact } from '@fairlead/fhir';
import type { EntryResult } from '@fairlead/contract/interop';
import { newId } from '../platform/ids.ts';
import type { Tx } from '../platform/scoped.ts';
import { exportRecord, sourceOf } from './export-record.ts';
import { addImportedPerson, addEvents, addResource, backToSavepoint, peopleAlike, releaseSavepoint, savepoint, type NewEvent } from './imports-store.ts';
import { keepFact, keepPerson, type Importing, type Kept } from './keep-fact.ts';
import { belongsTo, nameOf, namesOf, type Names } from './names.ts';
import { canonicalText } from './open-files.ts';
import { reason } from './reasons.ts';

export type Outcome = Omit<EntryResult, 'file' | 'personNumber'>;

// People first, then what others stand in, doses after their episodes; within a kind the order of the file.
const order = ['Patient', 'EpisodeOfCare', 'Encounter', 'Medication'];
const rankOf = (type: string): number => {
  const rank = order.indexOf(type);
  return type === 'MedicationAdministration' ? order.length + 1 : rank === -1 ? order.length : rank;
};

interface Work {
  readonly entry: BundleEntry;
  readonly name: string;
  readonly hash: Buffer;
}

// Kinds of resource that are always somebody's.
const somebodys = new Set(['episode', 'history', 'observation', 'response', 'dose', 'goal', 'appointment']);

/** Errors of the data itself: a broken rule of a table, or a value that no column can hold. */
function dataProblem(error: unknown): string | null {
  const { code, constraint } = error as { code?: unknown; constraint?: unknown };
  if (typeof code !== 'string' || !(code.startsWith('22') || code.startsWith('23'))) return null;
  // The same file sent twice at once: whoever was second decides again and finds it here.
  if (constraint === 'a_resource_is_imported_once' || constraint === 'imported_people_pkey') return null;
  return typeof constraint === 'string' ? constraint.replaceAll('_', ' ') : 'value';
}

/** What lists show of a fact, and when it was. */
function shownOf(fact: RecordFact, type: string): { readonly words: string; readonly at: string | null } {
  switch (fact.kind) {
    case 'person': return { words: `${fact.givenName} ${fact.familyName}`, at: null };
    case 'episode': return { words: type, at: `${fact.startedOn}T00:00:00Z` };
    case 'appointment': return { words: fact.title, at: fact.startsAt };
    case 'unreadable': return { words: type, at: null };
    default: return { words: fact.words, at: fact.at };
  }
}

async function keepOne(tx: Tx, importing: Importing, names: Names, work: Work, ours: Set<string>): Promise<{ readonly kept: Kept; readonly fact: RecordFact }> {
  const { entry, name, hash } = work;
  const fact = factOf(entry.resource, (reference) => names.entryOf(reference)?.resource ?? names.earlier(names.plain(reference))?.content ?? null);
  if (fact.kind === 'unreadable') return { fact, kept: { kind: 'not-kept', reason: reason('unreadable', fact.why) } };
  const earlier = names.earlier(name);
  const id = newId();
  const result = await keptOf(tx, importing, names, work, fact, id, ours);
  if (result.kind === 'not-kept') return { fact, kept: result };
  const { words, at } = shownOf(fact, entry.type);
  await addResource(tx, {
    id, batchId: importing.batchId, personId: result.personId, source: importing.source, type: entry.type, resourceId: name.slice(name.indexOf('/') + 1), fullUrl: entry.fullUrl, words: words.slice(0, 500), at,
    content: entry.resource, hash, mapped: result.mapped, supersedesId: earlier?.id ?? null,
  }, importing.now);
  return { fact, kept: result };
}

async function keptOf(tx: Tx, importing: Importing, names: Names, work: Work, fact: RecordFact, rowId: string, ours: Set<string>): Promise<Kept> {
  const { entry, name } = work;
  const earlier = names.earlier(name);
  if (fact.kind === 'person') {
    const sourceId = name.slice('Patient/'.length);
    const known = names.personBefore(sourceId);
    const result = await keepPerson(tx, importing, fact, earlier, known);
    if (result.kind === 'not-kept' || result.personId === null || known !== null) return result;
    await addImportedPerson(tx, importing.source, sourceId, result.personId, importing.batchId);
    const alike = await peopleAlike(tx, fact.givenName, fact.familyName, fact.bornOn, result.personId);
    return alike.length === 0 ? result : { ...result, note: reason('alike', alike.join(', ')) };
  }
  const belongs = belongsTo(names, entry);
  if (belongs.kind === 'refused') return { kind: 'not-kept', reason: reason(belongs.code, belongs.what) };
  const personId = belongs.kind === 'person' ? belongs.personId : null;
  if (earlier !== null && earlier.person_id !== personId) return { kind: 'not-kept', reason: reason('other-person-before') };
  if (personId === null) return somebodys.has(fact.kind) ? { kind: 'not-kept', reason: reason('no-person') } : { kind: 'kept', personId: null, mapped: null };
  return keepFact(tx, importing, fact, { resource: entry.resource, importKey: `fhir ${rowId}`, earlier, personId }, ours);
}

async function underSavepoint(tx: Tx, importing: Importing, names: Names, work: Work, ours: Set<string>): Promise<{ readonly kept: Kept; readonly fact: RecordFact | null }> {
  await savepoint(tx);
  try {
    const result = await keepOne(tx, importing, names, work, ours);
    if (result.kept.kind === 'not-kept') await backToSavepoint(tx);
    await releaseSavepoint(tx);
    return result;
  } catch (error) {
    const problem = dataProblem(error);
    if (problem === null) throw error;
    await backToSavepoint(tx);
    await releaseSavepoint(tx);
    return { fact: null, kept: { kind: 'not-kept', reason: reason('database', problem) } };
  }
}

function eventOf(work: Work, fact: RecordFact | null, kept: Extract<Kept, { kind: 'kept' }>, now: Temporal.Instant): NewEvent | null {
  if (kept.personId === null || fact === null) return null;
  const { words, at } = shownOf(fact, work.entry.type);
  return {
    at: at ?? now.toString(), kind: fact.kind === 'person' ? 'interop.person-imported' : 'interop.resource-imported', personId: kept.personId, params: { type: work.entry.type, words },
    about: kept.mapped ?? { table: 'imported_resources', id: kept.personId },
  };
}

function brokenOutcomes(bundle: OpenedBundle): Outcome[] {
  return bundle.broken.map(({ place, why }) => ({ place, type: '?', id: null, words: '', outcome: 'not-kept', as: null, personId: null, reason: reason(why) }));
}

/** Our own export come back: what is the same is here, and nothing in a file changes a row of ours. */
async function compareOwn(tx: Tx, bundle: OpenedBundle, works: readonly Work[], now: Temporal.Instant): Promise<readonly Outcome[]> {
  const ours = new Map<string, string>();
  const people = new Set(works.flatMap(({ entry }) => [`${entry.type}/${entry.id ?? ''}`, ...personReferences(entry.resource)]).flatMap((name) => /^Patient\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(name)?.[1] ?? []));
  for (const personId of [...people].slice(0, 50)) {
    for (const { resource } of (await exportRecord(tx, personId, now))?.entry ?? []) ours.set(`${String(resource['resourceType'])}/${String(resource['id'])}`, canonicalText(resource));
  }
  const outcomes = works.map(({ entry, name }): Outcome => {
    const same = ours.get(name) === canonicalText(entry.resource);
    return { place: entry.place, type: entry.type, id: entry.id, words: '', outcome: same ? 'here' : 'not-kept', as: null, personId: null, reason: same ? null : reason('row-of-ours') };
  });
  return [...brokenOutcomes(bundle), ...outcomes].toSorted((a, b) => a.place - b.place);
}

/** Imports opened entries in the caller's transaction; `ours` carries the doses of this import over several calls. */
export async function importEntries(tx: Tx, importing: Importing, bundle: OpenedBundle, ours: Set<string> = new Set()): Promise<readonly Outcome[]> {
  const works = bundle.entries.map((entry): Work => {
    const hash = createHash('sha256').update(canonicalText(entry.resource)).digest();
    return { entry, hash, name: nameOf(entry, hash) };
  });
  if (importing.source === sourceOf(tx.organisationId)) return compareOwn(tx, bundle, works, importing.now);
  const names = await namesOf(tx, importing.source, bundle.entries, works.map((work) => work.name));
  const outcomes: Outcome[] = brokenOutcomes(bundle);
  const events: NewEvent[] = [];
  const seen = new Set<string>();
  for (const work of works.toSorted((a, b) => rankOf(a.entry.type) - rankOf(b.entry.type) || a.entry.place - b.entry.place)) {
    const { entry, name, hash } = work;
    const plain = { place: entry.place, type: entry.type, id: entry.id, words: '' };
    const earlier = names.earlier(name);
    if (entry.type === 'Bundle') {
      outcomes.push({ ...plain, outcome: 'not-kept', as: null, personId: null, reason: reason('nested-bundle') });
    } else if (earlier?.content_hash.equals(hash) === true || seen.has(name)) {
      names.settle(name, earlier?.person_id ?? null);
      outcomes.push({ ...plain, words: '', outcome: 'here', as: earlier?.mapped_table ?? null, personId: earlier?.person_id ?? null, reason: null });
    } else {
      const { kept, fact } = await underSavepoint(tx, importing, names, work, ours);
      if (kept.kind === 'kept') {
        seen.add(name);
        names.settle(name, kept.personId);
        const event = eventOf(work, fact, kept, importing.now);
        if (event !== null) events.push(event);
        outcomes.push({ ...plain, words: event === null ? '' : String(event.params['words']), outcome: 'kept', as: kept.mapped?.table ?? null, personId: kept.personId, reason: kept.note ?? null });
      } else outcomes.push({ ...plain, outcome: 'not-kept', as: null, personId: null, reason: kept.reason });
    }
  }
  await addEvents(tx, events, importing.site.id, importing.accountId);
  return outcomes.toSorted((a, b) => a.place - b.place);
}
