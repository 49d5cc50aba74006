/** An import by command: files of any size, part by part, each part in a transaction of its own. */
import { createReadStream } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import type { EntryResult, ImportCounts } from '@fairlead/contract/interop';
import { openBundle, type OpenedBundle } from '@fairlead/fhir';
import { newId } from '../platform/ids.ts';
import { writeAudit } from '../platform/record-store.ts';
import type { Database } from '../platform/scoped.ts';
import type { SiteRow } from '../platform/sites-store.ts';
import { importEntries, type Outcome } from './import-entries.ts';
import { addBatch, countBatch } from './imports-store.ts';
import { sumOf } from './import-files.ts';
import { openLines, parseJson, tableNameOf } from './open-files.ts';
import { sayFault } from './reasons.ts';
import { importParsed, type Tally } from './trial/import-tables.ts';
import { parseTables, tableNames } from './trial/parse-tables.ts';

export interface CommandImport {
  readonly database: Database;
  readonly organisationId: string;
  readonly site: SiteRow;
  readonly now: Temporal.Instant;
  readonly dayZero: string;
  /** The system they come from, where the file does not say. */
  readonly source: string | null;
  /** Called for each entry that is not kept. */
  readonly notKept: (result: Omit<EntryResult, 'personNumber'>) => void;
}

export interface FileCounts extends ImportCounts {
  readonly file: string;
  readonly type: string;
}
export type CommandResult = { readonly kind: 'imported'; readonly counts: readonly FileCounts[] } | { readonly kind: 'refused'; readonly sentence: string };

const refused = (sentence: string): CommandResult => ({ kind: 'refused', sentence });
// Enough for any bundle that fits a machine's memory; lines have no limit.
const bundleLimit = 1_000_000;
const partSize = 1_000;

/** Leaves a part that kept nothing without a trace. */
class NothingKept extends Error {}

/** Notes the batch once, in a transaction of its own: parts that run beside each other all rest on it. */
function batchOf(run: CommandImport, name: string, source: string, dayZero: string | null): { readonly id: string; readonly ensure: () => Promise<void> } {
  const id = newId();
  let made: Promise<void> | undefined;
  return { id, ensure: () => (made ??= run.database.scoped(run.organisationId, (tx) => addBatch(tx, { id, siteId: run.site.id, name: name.slice(0, 200), source, dayZero, madeBy: null }, run.now))) };
}

// Two cores: while the database writes one part, the next is read and sent.
const partsAtOnce = 3;

async function importPart(run: CommandImport, bundle: OpenedBundle, source: string, batch: { readonly id: string; made: boolean }, name: string, ours: Set<string>): Promise<readonly Outcome[]> {
  let outcomes: readonly Outcome[] = [];
  try {
    await run.database.scoped(run.organisationId, async (tx) => {
      if (!batch.made) await addBatch(tx, { id: batch.id, siteId: run.site.id, name: name.slice(0, 200), source, dayZero: null, madeBy: null }, run.now);
      outcomes = await importEntries(tx, { site: run.site, batchId: batch.id, accountId: null, now: run.now, source }, bundle, ours);
      const kept = outcomes.filter((each) => each.outcome === 'kept');
      const failed = bundle.whole && outcomes.some((each) => each.outcome === 'not-kept');
      if (failed) outcomes = outcomes.map((each) => (each.outcome === 'kept' ? { ...each, outcome: 'not-kept', reason: { code: 'transaction', en: 'Another entry of this transaction was not kept.', es: 'Otra entrada de esta transacción no se guardó.' } } : each));
      if (failed || kept.length === 0) throw new NothingKept();
      const people = [...new Set(kept.flatMap((each) => each.personId ?? []))];
      await writeAudit(tx, { kind: 'anyone', organisationId: run.organisationId }, run.now, batch.id, { event: 'records imported by command', kind: 'write', people, details: { name, kept: kept.length } });
    });
    batch.made = true;
  } catch (error) {
    if (!(error instanceof NothingKept)) throw error;
  }
  return outcomes;
}

class Counter {
  readonly rows = new Map<string, { file: string; type: string } & Tally>();
  add(file: string, type: string, outcome: EntryResult['outcome']): void {
    const key = `${file} ${type}`;
    const row = this.rows.get(key) ?? { file, type, read: 0, kept: 0, here: 0, notKept: 0 };
    row.read += 1;
    if (outcome === 'kept') row.kept += 1;
    else if (outcome === 'here') row.here += 1;
    else row.notKept += 1;
    this.rows.set(key, row);
  }
}

function note(run: CommandImport, counter: Counter, file: string, outcomes: readonly Outcome[], placeOf: (place: number) => number): void {
  for (const each of outcomes) {
    counter.add(file, each.type, each.outcome);
    if (each.outcome === 'not-kept') run.notKept({ ...each, place: placeOf(each.place), file });
  }
}

// People first, then what others stand in, wherever they stand in the files.
const passes: readonly ((type: string) => boolean)[] = [
  (type) => type === 'Patient', (type) => ['EpisodeOfCare', 'Encounter', 'Medication'].includes(type), (type) => !['Patient', 'EpisodeOfCare', 'Encounter', 'Medication'].includes(type),
];
const typeOfLine = (line: string): string => /"resourceType"\s*:\s*"([A-Za-z]+)"/.exec(line.slice(0, 2_000))?.[1] ?? '';

async function importLines(run: CommandImport, paths: readonly string[], source: string, counter: Counter, batch: { readonly id: string; made: boolean }): Promise<void> {
  const ours = new Set<string>();
  for (const takes of passes) {
    for (const path of paths) {
      let part: { readonly line: string; readonly place: number }[] = [];
      const keep = async (): Promise<void> => {
        if (part.length === 0) return;
        const opened = openLines(part.map((each) => each.line), bundleLimit);
        const lines = part;
        part = [];
        // Two of one name in one part: each by itself, so that the second is told from the first by its content.
        const bundles = opened.kind === 'opened' ? [opened] : lines.map((each) => openLines([each.line], 1));
        for (const [index, bundle] of bundles.entries()) {
          if (bundle.kind === 'refused') note(run, counter, basename(path), [{ place: index + 1, type: '?', id: null, words: '', outcome: 'not-kept', as: null, personId: null, reason: { code: bundle.fault, en: sayFault(bundle.fault, bundle.where), es: sayFault(bundle.fault, bundle.where, 'es') } }], (place) => lines[place - 1]?.place ?? place);
          else note(run, counter, basename(path), await importPart(run, bundle, source, batch, basename(path), ours), (place) => lines[bundles.length === 1 ? place - 1 : index]?.place ?? place);
        }
      };
      let place = 0;
      for await (const line of createInterface({ input: createReadStream(path, 'utf8'), crlfDelay: Number.POSITIVE_INFINITY })) {
        place += 1;
        if (line.trim() === '' || !takes(typeOfLine(line))) continue;
        part.push({ line, place });
        if (part.length >= partSize) await keep();
      }
      await keep();
    }
  }
}

async function importFhirFiles(run: CommandImport, paths: readonly string[]): Promise<CommandResult> {
  const counter = new Counter();
  const bundles: { readonly name: string; readonly bundle: OpenedBundle }[] = [];
  const lines = paths.filter((path) => /\.ndjson$/i.test(path));
  for (const path of paths.filter((each) => !lines.includes(each))) {
    const parsed = parseJson((await readFile(path, 'utf8')).trim());
    const opened = parsed.ok ? openBundle(parsed.value, bundleLimit) : { kind: 'refused' as const, fault: parsed.fault, where: basename(path) };
    if (opened.kind === 'refused') return refused(`${basename(path)}: ${sayFault(opened.fault, opened.where)} Nothing was kept.`);
    bundles.push({ name: basename(path), bundle: opened });
  }
  const ours = new Set<string>();
  for (const { name, bundle } of bundles) {
    note(run, counter, name, await importPart(run, bundle, run.source ?? bundle.source ?? 'unnamed', { id: newId(), made: false }, name, ours), (place) => place);
  }
  if (lines.length > 0) await importLines(run, lines, run.source ?? 'unnamed', counter, { id: newId(), made: false });
  return { kind: 'imported', counts: [...counter.rows.values()] };
}

async function importFolderOfTables(run: CommandImport, folder: string, names: readonly string[]): Promise<CommandResult> {
  const files = new Map<string, string>();
  for (const name of names) if (tableNames.some((table) => table === tableNameOf(name))) files.set(tableNameOf(name), await readFile(join(folder, name), 'utf8'));
  const tables = parseTables(files);
  if (tables.kind === 'refused') return refused(sayFault(tables.fault, tables.where));
  const source = run.source ?? 'trial tables';
  const batch = batchOf(run, basename(folder), source, run.dayZero);
  const importing = { site: run.site, batchId: batch.id, accountId: null, now: run.now, source };
  const result = await importParsed(tables, importing, run.dayZero, { size: 100, atOnce: partsAtOnce, inPart: (work) => run.database.scoped(run.organisationId, work), ensureBatch: batch.ensure });
  if (result.kind === 'refused') return refused(result.detail);
  for (const problem of result.problems) run.notKept(problem);
  const counts = Object.entries(result.tallies).filter(([, tally]) => tally.read > 0).map(([type, tally]) => ({ file: `${type}.csv`, type, ...tally }));
  if (result.people.length > 0) {
    await run.database.scoped(run.organisationId, async (tx) => {
      await countBatch(tx, batch.id, { ...sumOf(counts) });
      await writeAudit(tx, { kind: 'anyone', organisationId: run.organisationId }, run.now, batch.id, { event: 'records imported by command', kind: 'write', people: result.people, details: { name: basename(folder), people: result.people.length } });
    });
  }
  return { kind: 'imported', counts };
}

/** Imports a file or folder. Tables where the folder has everybody.csv; else its bundles and lines. */
export async function importPath(run: CommandImport, path: string): Promise<CommandResult> {
  const found = await stat(path).catch(() => null);
  if (found === null) return refused(`There is no file or folder at ${path}.`);
  if (!found.isDirectory()) {
    if (/\.csv$/i.test(path)) return refused('Give the folder of the trial tables, not one of them: they belong together.');
    return importFhirFiles(run, [path]);
  }
  const names = (await readdir(path)).toSorted();
  if (names.some((name) => tableNameOf(name) === 'everybody' && /\.csv$/i.test(name))) return importFolderOfTables(run, path, names.filter((name) => /\.csv$/i.test(name)));
  const files = names.filter((name) => /\.(json|ndjson)$/i.test(name)).map((name) => join(path, name));
  return files.length === 0 ? refused(`${path} holds no bundle (.json), no lines (.ndjson) and no trial tables (everybody.csv).`) : importFhirFiles(run, files);
}
