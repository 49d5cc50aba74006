/**
 * One person's whole record as a FHIR R4 bundle. What came from elsewhere leaves as it came, under its own id, pointing at
 * this person; what happened here leaves by its mapping, each resource with its whole row. Everything is labelled.
 */
import { createHash } from 'node:crypto';
import { FAIRLEAD, factOf, fromPatient, labelled, objectOf, resourceOf, withReferences, type Beside, type Json, type Row } from '@fairlead/fhir';
import type { Tx } from '../platform/scoped.ts';
import { importedOf, personNamed, recordShapes, rowsOfTable, type ImportedRow, type RecordRow, type TableShape } from './export-store.ts';
import { personFactOf } from './facts-store.ts';

/** A bundle of a whole record. */
export interface RecordBundle {
  readonly resourceType: 'Bundle';
  readonly type: 'collection';
  readonly meta: unknown;
  readonly timestamp: string;
  readonly entry: readonly { readonly fullUrl: string; readonly resource: Json }[];
}

/** Where resources of this organisation say they come from. */
export const sourceOf = (organisationId: string): string => `${FAIRLEAD}/organisation/${organisationId}`;

/** The id of a row's resource: its own, else its table and key in the letters that FHIR allows. */
function resourceId(shape: TableShape, row: RecordRow): string {
  if (shape.key.length === 1 && shape.key[0] === 'id') return String(row['id']);
  const plain = [shape.table.replaceAll('_', '-'), ...shape.key.map((column) => String(row[column]))].join('.');
  return plain.length <= 64 && /^[A-Za-z0-9\-.]+$/.test(plain) ? plain : createHash('sha256').update(plain).digest('hex').slice(0, 40);
}

const rowKey = (shape: TableShape, row: RecordRow): string => shape.key.map((column) => String(row[column])).join('.');

/** All rows by table, parents before what hangs on them. */
async function readRows(tx: Tx, personId: string): Promise<ReadonlyMap<string, { readonly shape: TableShape; readonly rows: readonly RecordRow[] }>> {
  const shapes = await recordShapes(tx);
  const read = new Map<string, { shape: TableShape; rows: readonly RecordRow[] }>();
  const waiting = [...shapes];
  while (waiting.length > 0) {
    const shape = waiting.shift();
    if (shape === undefined) break;
    const { parent, parentColumn } = shape.through;
    const above = parent === null ? null : read.get(parent);
    if (parent !== null && above === undefined) waiting.push(shape);
    else read.set(shape.table, { shape, rows: await rowsOfTable(tx, shape, parent === null ? [personId] : [...new Set((above?.rows ?? []).map((row) => String(row[parentColumn])))]) });
  }
  return read;
}

/** The Patient: as it came where nothing that we keep has changed since, else ours over it. */
function patientOf(person: RecordRow, own: Json, came: ImportedRow | undefined, here: unknown): Json {
  if (came === undefined) return own;
  const then = fromPatient(came.content);
  if (JSON.stringify(then) === JSON.stringify(here)) return labelled({ ...came.content, id: String(person['id']) } as Json);
  return labelled({ ...came.content, ...own, id: String(person['id']) } as Json, came.content);
}

/** A state that has moved on here since: an episode that ended, an appointment that was kept, a dose recorded in error. */
function asItStands(row: ImportedRow, beside: Beside): Json {
  const now = row.mapped_table === null ? undefined : beside.row(row.mapped_table, row.mapped_id ?? '');
  if (now === undefined) return row.content;
  if (row.mapped_table === 'doses') return now['voided_by'] === null ? row.content : { ...row.content, status: 'entered-in-error' };
  if (row.mapped_table !== 'episodes' && row.mapped_table !== 'appointments') return row.content;
  const then = factOf(row.content, () => null);
  if (!('state' in then) || then.state === now['state']) return row.content;
  const own = resourceOf(row.mapped_table, row.id, now, beside) as unknown as Json;
  return { ...row.content, ...Object.fromEntries(['status', 'period'].flatMap((element) => (own[element] === undefined ? [] : [[element, own[element]]]))) };
}

/** Imported resources under ids of their own, their references pointing at each other and at this person. */
function asTheyCame(imported: readonly ImportedRow[], beside: Beside): readonly Json[] {
  const { personId } = beside;
  const current = imported.filter((row) => row.is_current && row.resource_type !== 'Patient');
  const taken = new Set<string>();
  const nameOf = new Map<string, string>();
  const names = current.map((row) => {
    const plain = `${row.resource_type}/${row.resource_id}`;
    const name = taken.has(plain) || row.resource_id.startsWith('hash-') ? `${row.resource_type}/${row.id}` : plain;
    taken.add(name);
    for (const alias of [plain, ...(row.full_url === null ? [] : [row.full_url])]) nameOf.set(`${row.source} ${alias}`, name);
    return name;
  });
  for (const row of imported) {
    if (row.resource_type !== 'Patient') continue;
    for (const alias of [`Patient/${row.resource_id}`, ...(row.full_url === null ? [] : [row.full_url])]) nameOf.set(`${row.source} ${alias}`, `Patient/${personId}`);
  }
  return current.map((row, index) => {
    const name = names[index] ?? '';
    const resource = withReferences(asItStands(row, beside), (reference) => nameOf.get(`${row.source} ${reference}`) ?? reference);
    return labelled({ ...resource, id: name.slice(name.indexOf('/') + 1) });
  });
}

/** Rows that came from a resource leave as that resource, once. */
function madeElsewhere(imported: readonly ImportedRow[]): ReadonlySet<string> {
  return new Set(imported.flatMap((row) => (row.mapped_table === null || row.mapped_table === 'people' ? [] : [`${row.mapped_table} ${row.mapped_id ?? ''}`])));
}

/** The whole record of one person, in one order, or null where there is nobody of this id. */
export async function exportRecord(tx: Tx, personId: string, now: Temporal.Instant): Promise<RecordBundle | null> {
  const tables = await readRows(tx, personId);
  const person = tables.get('people')?.rows[0];
  if (person === undefined) return null;
  const imported = await importedOf(tx, personId);
  const byKey = new Map([...tables.values()].flatMap(({ shape, rows }) => rows.map((row) => [`${shape.table} ${rowKey(shape, row)}`, row as Row] as const)));
  const beside: Beside = { personId, row: (table, id) => byKey.get(`${table} ${id}`) };
  const elsewhere = madeElsewhere(imported);
  const came = imported.findLast((row) => row.resource_type === 'Patient' && row.is_current);
  const own = resourceOf('people', personId, person, beside) as unknown as Json;
  const rows = [...tables.values()].filter(({ shape }) => shape.table !== 'people').flatMap(({ shape, rows: each }) => each
    .filter((row) => !elsewhere.has(`${shape.table} ${String(row['id'])}`))
    .map((row) => resourceOf(shape.table, resourceId(shape, row), row, beside) as unknown as Json));
  const resources = [patientOf(person, own, came, await personFactOf(tx, personId)), ...rows, ...asTheyCame(imported, beside)];
  const source = sourceOf(tx.organisationId);
  return {
    resourceType: 'Bundle', type: 'collection', meta: { ...objectOf(labelled<Json>({})['meta']), source }, timestamp: now.toString(),
    entry: resources.map((resource) => ({ fullUrl: `${source}/${String(resource['resourceType'])}/${String(resource['id'])}`, resource })),
  };
}

/** Who somebody is, as the whole record says it, without reading the rest. */
export async function patientResource(tx: Tx, personId: string): Promise<Json | null> {
  const shape = (await recordShapes(tx)).find(({ table }) => table === 'people');
  const person = shape === undefined || !/^[0-9a-f-]{36}$/.test(personId) ? undefined : (await rowsOfTable(tx, shape, [personId]))[0];
  if (person === undefined) return null;
  const came = (await importedOf(tx, personId)).findLast((row) => row.resource_type === 'Patient' && row.is_current);
  return patientOf(person, resourceOf('people', personId, person, { personId, row: () => undefined }) as unknown as Json, came, await personFactOf(tx, personId));
}

/** The record of a person named by number or id. */
export async function exportNamed(tx: Tx, named: string, now: Temporal.Instant): Promise<{ readonly personId: string; readonly bundle: RecordBundle } | null> {
  const person = await personNamed(tx, named);
  const bundle = person === null ? null : await exportRecord(tx, person.id, now);
  return person === null || bundle === null ? null : { personId: person.id, bundle };
}
