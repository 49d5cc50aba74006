/** People, doses, urine tests, visits and withdrawal ratings of trial tables into the record, many people at a time. */
import { createHash } from 'node:crypto';
import { addDays, dayOf, isoOf } from '@fairlead/clinical';
import type { EntryResult } from '@fairlead/contract/interop';
import { insertImportedDoses, type ImportedDose } from '../../dispensary/index.ts';
import type { Tx } from '../../platform/scoped.ts';
import { clinicianOf } from '../facts-store.ts';
import { addEvents } from '../imports-store.ts';
import type { Importing } from '../keep-fact.ts';
import { reason, sayFault, type ReasonCode } from '../reasons.ts';
import { armOn, medicineOfArm } from './arms.ts';
import { parseTables, tableNames, ugOfText, type TableName, type TableRow, type Tables } from './parse-tables.ts';
import { addEncounters, addEpisodes, addObservations, addPeople, addUrine, doseSlots, knownPeople, saysAlready, type TrialEncounter, type TrialObservation, type TrialUrine } from './trial-store.ts';

export interface Tally {
  read: number;
  kept: number;
  here: number;
  notKept: number;
}

export interface TablesResult {
  readonly kind: 'imported';
  readonly tallies: Readonly<Record<TableName, Tally>>;
  /** Rows that were not kept, each with why. */
  readonly problems: readonly EntryResult[];
  readonly people: readonly string[];
}

/** A trial whose table of people says which study day 0 these people have here. */
export interface Run {
  readonly tx: Tx;
  readonly importing: Importing;
  readonly dayZero: string;
  readonly tallies: Record<TableName, Tally>;
  readonly problems: EntryResult[];
  /** Notes the batch where the first new person needs it. */
  readonly ensureBatch: (tx: Tx) => Promise<void>;
}

const emptyTallies = (): Record<TableName, Tally> => Object.fromEntries(tableNames.map((table) => [table, { read: 0, kept: 0, here: 0, notKept: 0 }])) as Record<TableName, Tally>;

/** The same row has the same id in every import into the same organisation. */
function idOf(run: Run, ...parts: readonly (string | number)[]): string {
  const hex = createHash('sha256').update([run.tx.organisationId, run.importing.source, ...parts].join('|')).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

function refuse(run: Run, row: TableRow | { readonly table: TableName; readonly line: number }, code: ReasonCode, what = ''): void {
  run.tallies[row.table].notKept += 1;
  if (run.problems.length < 10_000) run.problems.push({ file: `${row.table}.csv`, place: row.line, type: row.table, id: 'who' in row ? row.who : null, words: '', outcome: 'not-kept', as: null, personId: null, personNumber: null, reason: reason(code, what) });
}

const days = new Map<string, string>();
/** The calendar day of a study day. */
export function dayOfStudy(dayZero: string, when: number): string {
  const key = `${dayZero} ${when}`;
  const known = days.get(key);
  if (known !== undefined) return known;
  const zero = dayOf(dayZero);
  const day = zero === null ? dayZero : isoOf(addDays(zero, when));
  if (days.size < 20_000) days.set(key, day);
  return day;
}

interface Subject {
  readonly who: string;
  readonly project: string;
  readonly personId: string;
  readonly episodeId: string;
  readonly isNew: boolean;
  readonly rows: readonly TableRow[];
}

const rowsOf = (subject: Subject, table: TableName): readonly TableRow[] => subject.rows.filter((row) => row.table === table);

async function keepPeople(run: Run, chunk: readonly (readonly [string, readonly TableRow[]])[]): Promise<readonly Subject[]> {
  const { tx, importing, tallies } = run;
  const known = new Map((await knownPeople(tx, importing.source, chunk.map(([who]) => who))).map((row) => [row.who, row.person_id]));
  const subjects: Subject[] = [];
  const fresh: Parameters<typeof addPeople>[1][number][] = [];
  for (const [who, rows] of chunk) {
    const [entry, ...more] = rows.filter((row) => row.table === 'everybody');
    for (const row of more) refuse(run, row, 'twice');
    const project = entry?.value('project')?.slice(0, 20) ?? null;
    if (entry === undefined || project === null) {
      for (const row of rows) if (!more.includes(row)) refuse(run, row, row === entry ? 'bad-row' : 'unknown-person', row === entry ? 'project' : who);
      continue;
    }
    const personId = known.get(who) ?? idOf(run, 'person', who);
    const male = rows.find((row) => row.table === 'demographics')?.value('is_male');
    if (known.has(who)) tallies.everybody.here += 1;
    else {
      tallies.everybody.kept += 1;
      fresh.push({ who, id: personId, number: `${project}-${who}`, familyName: `${project}-${who}`, sex: male === 'Yes' ? 'male' : male === 'No' ? 'female' : null });
    }
    subjects.push({ who, project, personId, episodeId: idOf(run, 'episode', who), isNew: !known.has(who), rows });
  }
  if (fresh.length > 0) await run.ensureBatch(tx);
  if (fresh.length > 0) await addPeople(tx, fresh, importing.source, importing.site.id, importing.batchId, importing.now);
  return subjects;
}

async function keepEpisodes(run: Run, subjects: readonly Subject[], clinicianId: string): Promise<void> {
  const episodes = subjects.flatMap((subject) => {
    const whens = subject.rows.flatMap((row) => row.when ?? []);
    return whens.length === 0 ? [] : [{ id: subject.episodeId, personId: subject.personId, from: dayOfStudy(run.dayZero, Math.min(...whens)), to: dayOfStudy(run.dayZero, Math.max(...whens)) }];
  });
  if (episodes.length > 0) await addEpisodes(run.tx, episodes, run.importing.site.id, clinicianId, run.importing.now);
}

async function keepDoses(run: Run, subjects: readonly Subject[]): Promise<void> {
  const { tx, importing, tallies, dayZero } = run;
  const old = subjects.filter((subject) => !subject.isNew).map((subject) => subject.personId);
  const there = new Map(old.length === 0 ? [] : (await doseSlots(tx, old)).map((slot) => [`${slot.person_id} ${slot.dosing_day} ${slot.part}`, slot.given_ug]));
  const doses: ImportedDose[] = [];
  for (const subject of subjects) {
    const arms = rowsOf(subject, 'randomization').map((row) => ({ when: row.when ?? 0, arm: row.value('treatment') ?? '' })).toSorted((a, b) => a.when - b.when);
    const parts = new Map<number, number>();
    for (const row of rowsOf(subject, 'treatment')) {
      const when = row.when ?? 0;
      const [ug, medicine] = [ugOfText(row.value('amount')), medicineOfArm(armOn(arms, when) ?? '')];
      const part = (parts.get(when) ?? 0) + 1;
      const dosingDay = dayOfStudy(dayZero, when);
      if (ug === null) refuse(run, row, 'bad-row', `amount ${row.value('amount') ?? ''}`);
      else if (medicine === null) refuse(run, row, 'no-medicine');
      else {
        parts.set(when, part);
        const known = there.get(`${subject.personId} ${dosingDay} ${part}`);
        if (known === ug) tallies.treatment.here += 1;
        else if (known !== undefined) refuse(run, row, 'dose-there', dosingDay);
        else doses.push({ personId: subject.personId, episodeId: subject.episodeId, siteId: importing.site.id, dosingDay, part, medicine, ug });
      }
    }
  }
  // A slot is free or it was found above: whatever is not inserted now was given by somebody at this very moment.
  const kept = doses.length === 0 ? 0 : await insertImportedDoses(tx, doses, importing.now);
  tallies.treatment.kept += kept;
  tallies.treatment.notKept += doses.length - kept;
}

/** Splits rows by what is here: new ones to insert, the same ones counted, changed ones refused. */
async function onlyNew<R extends { readonly id: string }>(run: Run, table: 'observations' | 'encounters' | 'urine_results', rows: readonly { readonly row: TableRow; readonly made: R; readonly says: string }[]): Promise<readonly R[]> {
  const known = new Map((await saysAlready(run.tx, table, rows.map(({ made }) => made.id))).map((each) => [each.id, each.says]));
  const fresh: R[] = [];
  const seen = new Set<string>();
  for (const { row, made, says } of rows) {
    const before = known.get(made.id);
    if (seen.has(made.id)) refuse(run, row, 'twice');
    else if (before === undefined) fresh.push(made);
    else if (normal(before) === normal(says)) run.tallies[row.table].here += 1;
    else refuse(run, row, 'changed');
    seen.add(made.id);
  }
  return fresh;
}

/** Keys of a JSON text in one order and without blanks: the database writes them its own way. */
function normal(says: string): string {
  return says.replace(/\{.*\}$/s, (json) => {
    const value = JSON.parse(json) as Record<string, unknown>;
    return JSON.stringify(Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))));
  });
}

const joined = (...parts: readonly (string | number | null)[]): string => parts.filter((part) => part !== null).join('|');
const severity = ['none', 'mild', 'moderate', 'severe'];

function observationOf(run: Run, subject: Subject, row: TableRow): TrialObservation | null {
  const when = row.when ?? 0;
  const common = { personId: subject.personId, episodeId: row.when === null ? null : subject.episodeId, at: `${dayOfStudy(run.dayZero, when)}T12:00:00Z` };
  if (row.table === 'withdrawal') {
    const value = row.value('withdrawal');
    if (value === null || !/^[0-3](\.0+)?$/.test(value)) return null;
    // The trial's own rating of four steps. It is no COWS, and no rule may read it as one.
    return { ...common, id: idOf(run, 'withdrawal', subject.who, when), code: 'trial_withdrawal', value: Number(value), valueText: severity[Number(value)] ?? null, details: { instrument: 'trial-withdrawal' } };
  }
  if (row.table === 'randomization') {
    const [arm, which] = [row.value('treatment'), row.value('which')];
    return arm === null || which === null ? null : { ...common, id: idOf(run, 'randomization', subject.who, which, when), code: 'trial_randomization', value: null, valueText: arm.slice(0, 200), details: { which, project: subject.project } };
  }
  const details = Object.fromEntries(row.columns.flatMap((column) => (column === 'who' || row.value(column) === null ? [] : [[column.slice(0, 60), row.value(column)?.slice(0, 200)]])));
  return { ...common, id: idOf(run, 'demographics', subject.who), code: 'trial_demographics', value: null, valueText: null, details: { ...details, project: subject.project } };
}

async function keepObservations(run: Run, subjects: readonly Subject[]): Promise<void> {
  for (const table of ['demographics', 'randomization', 'withdrawal'] as const) {
    const rows = subjects.flatMap((subject) => rowsOf(subject, table).flatMap((row) => {
      const made = observationOf(run, subject, row);
      if (made === null) refuse(run, row, 'bad-row', table);
      return made === null ? [] : [{ row, made, says: joined(made.value, made.valueText, JSON.stringify(made.details)) }];
    }));
    const fresh = rows.length === 0 ? [] : await onlyNew(run, 'observations', rows);
    const kept = fresh.length === 0 ? 0 : await addObservations(run.tx, fresh);
    // Added after the wait: parts beside each other count into the same figures.
    run.tallies[table].kept += kept;
  }
}

const visitStates: Readonly<Record<string, string>> = { visit: 'finished', 'no visit': 'cancelled', MISSING: 'unknown' };

async function keepVisits(run: Run, subjects: readonly Subject[]): Promise<void> {
  const rows = subjects.flatMap((subject) => rowsOf(subject, 'visit').flatMap((row): { row: TableRow; made: TrialEncounter; says: string }[] => {
    const [visit, what] = [row.value('visit')?.slice(0, 200) ?? null, row.value('what')];
    if (visit === null || what === null) {
      refuse(run, row, 'bad-row', visit === null ? 'visit' : 'what');
      return [];
    }
    const reasons = row.columns.filter((column) => column.startsWith('is_') && ['1', 'TRUE', 'Yes', 'true'].includes(row.value(column) ?? '')).map((column) => column.slice(3));
    const state = visitStates[what] ?? 'unknown';
    const details = { what: what.slice(0, 60), ...(reasons.length === 0 ? {} : { reasons }) };
    const made = { id: idOf(run, 'visit', subject.who, visit, row.when ?? ''), personId: subject.personId, episodeId: row.when === null ? null : subject.episodeId, words: visit, state, day: row.when === null ? null : dayOfStudy(run.dayZero, row.when), details };
    return [{ row, made, says: joined(state, JSON.stringify(details)) }];
  }));
  const fresh = rows.length === 0 ? [] : await onlyNew(run, 'encounters', rows);
  const kept = fresh.length === 0 ? 0 : await addEncounters(run.tx, fresh, run.importing.now);
  run.tallies.visit.kept += kept;
}

const substanceWords: Readonly<Record<string, string>> = { opioid: 'opiates', thc: 'cannabis', benzodiazepine: 'benzodiazepines', amphetamine: 'amphetamines' };

async function keepUrine(run: Run, subjects: readonly Subject[]): Promise<void> {
  const rows = subjects.flatMap((subject) => rowsOf(subject, 'uds').flatMap((row): { row: TableRow; made: TrialUrine & { id: string }; says: string }[] => {
    const found = row.value('what')?.toLowerCase().replaceAll('|', ' ').slice(0, 60);
    if (found === undefined) {
      refuse(run, row, 'bad-row', 'what');
      return [];
    }
    const when = row.when ?? 0;
    const resultId = idOf(run, 'uds', subject.who, when, found);
    const made = { id: resultId, resultId, testId: idOf(run, 'uds', subject.who, when), personId: subject.personId, episodeId: subject.episodeId, at: `${dayOfStudy(run.dayZero, when)}T12:00:00Z`, substance: substanceWords[found] ?? found };
    return [{ row, made, says: 'positive' }];
  }));
  const fresh = rows.length === 0 ? [] : await onlyNew(run, 'urine_results', rows);
  const kept = fresh.length === 0 ? 0 : await addUrine(run.tx, fresh, run.importing.site.id);
  run.tallies.uds.kept += kept;
}

async function keepChunk(run: Run, chunk: readonly (readonly [string, readonly TableRow[]])[], clinicianId: string): Promise<readonly string[]> {
  for (const [, rows] of chunk) for (const row of rows) run.tallies[row.table].read += 1;
  const subjects = await keepPeople(run, chunk);
  if (subjects.length === 0) return [];
  await keepEpisodes(run, subjects, clinicianId);
  await keepDoses(run, subjects);
  await keepObservations(run, subjects);
  await keepVisits(run, subjects);
  await keepUrine(run, subjects);
  const fresh = subjects.filter((subject) => subject.isNew);
  await addEvents(run.tx, fresh.map((subject) => ({
    at: run.importing.now.toString(), kind: 'interop.trial-imported', personId: subject.personId, about: { table: 'people', id: subject.personId },
    params: { project: subject.project, doses: rowsOf(subject, 'treatment').length, visits: rowsOf(subject, 'visit').length, dayZero: run.dayZero },
  })), run.importing.site.id, run.importing.accountId);
  return fresh.map((subject) => subject.personId);
}

/** How the people are taken in parts: `inPart` gives each its transaction, `atOnce` many run beside each other, which only parts with a transaction of their own may. */
export interface Parts {
  readonly size: number;
  readonly atOnce: number;
  readonly inPart: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;
  readonly ensureBatch: (tx: Tx) => Promise<void>;
}

/** Imports parsed tables in parts of their people. */
export async function importParsed(tables: Tables, importing: Importing, dayZero: string, { size, atOnce, inPart, ensureBatch }: Parts): Promise<TablesResult | { readonly kind: 'refused'; readonly detail: string }> {
  const everyone = [...tables.people.entries()];
  const other = await inPart(async (tx) => (await knownPeople(tx, importing.source, everyone.map(([who]) => who))).find((row) => row.day_zero !== dayZero));
  if (other !== undefined) return { kind: 'refused', detail: sayFault('other-day-zero', other.day_zero ?? '') };
  const clinicianId = await inPart((tx) => clinicianOf(tx, importing.site.id));
  if (clinicianId === null) return { kind: 'refused', detail: reason('no-clinician').en };
  const [tallies, problems, people]: [Record<TableName, Tally>, EntryResult[], string[]] = [emptyTallies(), [], []];
  for (const row of tables.bad) {
    tallies[row.table].read += 1;
    tallies[row.table].notKept += 1;
    problems.push({ file: `${row.table}.csv`, place: row.line, type: row.table, id: null, words: '', outcome: 'not-kept', as: null, personId: null, personNumber: null, reason: reason('bad-row', row.why) });
  }
  let next = 0;
  const takeParts = async (): Promise<void> => {
    while (next < everyone.length) {
      const part = everyone.slice(next, next + size);
      next += size;
      people.push(...await inPart((tx) => keepChunk({ tx, importing, dayZero, tallies, problems, ensureBatch }, part, clinicianId)));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, takeParts));
  return { kind: 'imported', tallies, problems: problems.toSorted((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.place - b.place)), people };
}

/** Tables as text in the caller's transaction. */
export async function importTables(tx: Tx, importing: Importing, files: ReadonlyMap<string, string>, dayZero: string): Promise<TablesResult | { readonly kind: 'refused'; readonly detail: string }> {
  const tables = parseTables(files);
  if (tables.kind === 'refused') return { kind: 'refused', detail: sayFault(tables.fault, tables.where) };
  return importParsed(tables, importing, dayZero, { size: 500, atOnce: 1, inPart: (work) => work(tx), ensureBatch: async () => undefined });
}
