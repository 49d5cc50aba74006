/** One import from opening its files to its counts. */
import type { BodyOf, ReplyOf } from '@fairlead/contract';
import type { EntryResult, ImportCounts, importRecords } from '@fairlead/contract/interop';
import { newId } from '../platform/ids.ts';
import type { StaffActor } from '../platform/actor.ts';
import type { CommandResult } from '../platform/registry.ts';
import type { Tx } from '../platform/scoped.ts';
import { siteById } from '../platform/sites-store.ts';
import { personById } from '../people/index.ts';
import { importEntries } from './import-entries.ts';
import { addBatch, beginTrial, countBatch, undoTrial } from './imports-store.ts';
import { openFiles, type OpenedFile } from './open-files.ts';
import { sayFault } from './reasons.ts';
import { importTables } from './trial/import-tables.ts';

type Reply = ReplyOf<typeof importRecords>;
type Result = CommandResult<Reply>;

/** Entries by HTTP; the command takes more, in parts. */
export const entryLimit = 500;
const shown = 600;

export function countsOf(results: readonly Pick<EntryResult, 'outcome'>[]): ImportCounts {
  const of = (outcome: EntryResult['outcome']): number => results.filter((each) => each.outcome === outcome).length;
  return { read: results.length, kept: of('kept'), here: of('here'), notKept: of('not-kept') };
}

function typesOf(results: readonly EntryResult[]): Reply['types'] {
  const types = [...new Set(results.map((each) => each.type))].toSorted();
  return types.map((type) => ({ type, ...countsOf(results.filter((each) => each.type === type)) }));
}

/** All types together. */
export function sumOf(types: readonly ImportCounts[]): ImportCounts {
  const sum = (field: keyof ImportCounts): number => types.reduce((total, each) => total + each[field], 0);
  return { read: sum('read'), kept: sum('kept'), here: sum('here'), notKept: sum('notKept') };
}

async function peopleIn(tx: Tx, ids: readonly string[]): Promise<Reply['people']> {
  const people: Reply['people'] = [];
  for (const id of new Set(ids)) {
    const person = people.length < 100 ? await personById(tx, id) : null;
    if (person !== null) people.push({ id, number: person.number, name: `${person.given_name} ${person.family_name}` });
  }
  return people;
}

interface Imported {
  readonly kind: 'imported';
  readonly results: readonly EntryResult[];
  readonly types: Reply['types'];
  readonly people: readonly string[];
}
type Tried = Imported | { readonly kind: 'refused'; readonly detail: string };

async function importFhir(tx: Tx, importing: Omit<Parameters<typeof importEntries>[1], 'source'>, files: readonly OpenedFile[], named: string | undefined): Promise<Tried> {
  const results: EntryResult[] = [];
  const ours = new Set<string>();
  for (const { name, bundle } of files) {
    const source = named ?? bundle.source ?? 'unnamed';
    const outcomes = await importEntries(tx, { ...importing, source }, bundle, ours);
    const failed = bundle.whole ? outcomes.find((each) => each.outcome === 'not-kept') : undefined;
    // All or nothing: the caller rolls back what the others of this file wrote.
    if (failed !== undefined) return { kind: 'refused', detail: `${name}: a transaction is kept whole or not at all. Entry ${failed.place} (${failed.type}): ${failed.reason?.en ?? ''}` };
    results.push(...outcomes.map((each) => ({ ...each, file: name, personNumber: null })));
  }
  const people = results.flatMap((each) => (each.personId === null || each.outcome !== 'kept' ? [] : [each.personId]));
  return { kind: 'imported', results, types: typesOf(results), people };
}

async function importTrial(tx: Tx, importing: Parameters<typeof importTables>[1], tables: ReadonlyMap<string, string>, dayZero: string): Promise<Tried> {
  const imported = await importTables(tx, importing, tables, dayZero);
  if (imported.kind === 'refused') return imported;
  const types = Object.entries(imported.tallies).filter(([, tally]) => tally.read > 0).map(([type, tally]) => ({ type, ...tally }));
  return { kind: 'imported', results: imported.problems, types, people: imported.people };
}

/** Looks at files, or keeps them. Nothing is written where nothing is kept. */
export async function importFiles(tx: Tx, siteId: string, body: BodyOf<typeof importRecords>, actor: StaffActor, now: Temporal.Instant): Promise<Result> {
  const site = await siteById(tx, siteId);
  if (site === null) return { kind: 'not-found' };
  const opened = openFiles(body.files, entryLimit);
  if (opened.kind === 'refused') return { kind: 'invalid', detail: sayFault(opened.fault, opened.where, actor.language === 'es' ? 'es' : 'en'), field: '/files' };
  const batchId = newId();
  await beginTrial(tx);
  const name = body.files.map((file) => file.name).join(', ').slice(0, 200);
  const source = body.source ?? (opened.kind === 'fhir' ? (opened.files[0]?.bundle.source ?? 'unnamed') : 'trial tables');
  await addBatch(tx, { id: batchId, siteId, name, source, dayZero: opened.kind === 'tables' ? (body.dayZero ?? '2000-01-01') : null, madeBy: actor.accountId }, now);
  const importing = { site, batchId, accountId: actor.accountId, now };
  const imported = opened.kind === 'fhir' ? await importFhir(tx, importing, opened.files, body.source)
    : await importTrial(tx, { ...importing, source }, opened.tables, body.dayZero ?? '2000-01-01');
  if (imported.kind === 'refused') {
    await undoTrial(tx);
    return { kind: 'invalid', detail: imported.detail, field: '/files' };
  }
  const counts = sumOf(imported.types);
  const people = await peopleIn(tx, imported.people);
  if (!body.confirm || counts.kept === 0) await undoTrial(tx);
  else await countBatch(tx, batchId, { ...counts });
  if (counts.kept === 0 && counts.here === 0) {
    const [first] = imported.results;
    return { kind: 'invalid', detail: `Nothing in it can be kept. ${first?.reason?.[actor.language === 'es' ? 'es' : 'en'] ?? ''}`.trim(), field: '/files' };
  }
  const order = { 'not-kept': 0, kept: 1, here: 2 };
  const entries = imported.results.toSorted((a, b) => order[a.outcome] - order[b.outcome]).slice(0, shown);
  const kept = body.confirm && counts.kept > 0;
  // A look names nobody by an id that will not exist.
  return {
    kind: 'done', people: kept ? people.map((person) => person.id) : [], details: { ...counts, confirmed: body.confirm },
    reply: { batchId: kept ? batchId : null, counts, types: imported.types, entries: kept ? entries : entries.map((each) => ({ ...each, personId: null })), people: kept ? people : [] },
    events: kept ? [{ kind: 'interop.imported', topic: 'people', siteId, params: { ...counts, name } }] : [],
  };
}
