/**
 * Every row of one person's record, found from the database's own catalogue: a table that names a person, and a table that
 * hangs on a row of one. A table that a room adds tomorrow is in the export without anybody remembering it.
 */
import { openedPhoto } from '../people/index.ts';
import { sql, type Tx } from '../platform/scoped.ts';

export interface TableShape {
  readonly table: string;
  /** Columns of its primary key after the organisation. */
  readonly key: readonly string[];
  /** How its rows are reached: by a column that names the person, or by one that names a row of another table. */
  readonly through: { readonly column: string; readonly parent: string | null; readonly parentColumn: string };
}

// Work lists, who looked, sign-in, kept answers and what the importer itself notes are no part of what happened to a person;
// events are sentences about rows that are exported themselves.
const leftOut = ['events', 'audit_entries', 'audit_lists', 'tasks', 'imported_resources', 'imported_people', 'import_batches', 'idempotency_keys', 'sessions', 'accounts', 'passkeys', 'staff', 'staff_sites', 'sites', 'containers', 'products',
  // Kept apart from the record by law or by promise: a therapist's own notes, what a relative said in confidence, shared journal pages.
  'counselling_notes', 'note_supervisors', 'family_private_notes', 'family_safety_answers', 'journal_shares'];

interface ForeignKey {
  readonly child: string;
  readonly parent: string;
  readonly child_columns: readonly string[];
  readonly parent_columns: readonly string[];
}

/** The shape of the record, read once a process. */
let known: Promise<readonly TableShape[]> | null = null;

async function readShapes(tx: Tx): Promise<readonly TableShape[]> {
  const keys = await tx.all<{ name: string; key: readonly string[] }>(sql`
    select c.relname::text as name, array(select a.attname::text from unnest(k.conkey) with ordinality n (num, place) join pg_attribute a on a.attrelid = c.oid and a.attnum = n.num order by n.place) as key
    from pg_class c join pg_constraint k on k.conrelid = c.oid and k.contype = 'p' where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' order by 1`);
  const named = new Set((await tx.all<{ name: string }>(sql`
    select c.relname::text as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'person_id' and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'`)).map((row) => row.name));
  const foreign = await tx.all<ForeignKey>(sql`
    select c.relname::text as child, p.relname::text as parent,
      array(select a.attname::text from unnest(k.conkey) with ordinality n (num, place) join pg_attribute a on a.attrelid = k.conrelid and a.attnum = n.num order by n.place) as child_columns,
      array(select a.attname::text from unnest(k.confkey) with ordinality n (num, place) join pg_attribute a on a.attrelid = k.confrelid and a.attnum = n.num order by n.place) as parent_columns
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_class p on p.oid = k.confrelid where k.contype = 'f' and c.relnamespace = 'public'::regnamespace order by k.conname`);
  const keyOf = new Map(keys.map((row) => [row.name, row.key.filter((column) => column !== 'organisation_id')]));
  const shapes = new Map<string, TableShape>([['people', { table: 'people', key: ['id'], through: { column: 'id', parent: null, parentColumn: 'id' } }]]);
  for (const [table, key] of keyOf) if (named.has(table) && !leftOut.includes(table)) shapes.set(table, { table, key, through: { column: 'person_id', parent: null, parentColumn: 'id' } });
  // Tables that hang on these, and tables that hang on those.
  for (let grew = true; grew;) {
    grew = false;
    for (const link of foreign) {
      const key = keyOf.get(link.child);
      if (key === undefined || shapes.has(link.child) || leftOut.includes(link.child) || !shapes.has(link.parent) || link.parent === 'people') continue;
      const place = link.child_columns.findIndex((column) => column !== 'organisation_id');
      // Only where the child cannot be without its parent: a row that merely mentions one is its own table's matter.
      if (!key.includes(link.child_columns[place] ?? '') && !(await isRequired(tx, link.child, link.child_columns[place] ?? ''))) continue;
      shapes.set(link.child, { table: link.child, key, through: { column: link.child_columns[place] ?? '', parent: link.parent, parentColumn: link.parent_columns[place] ?? 'id' } });
      grew = true;
    }
  }
  return [...shapes.values()].toSorted((a, b) => (a.table < b.table ? -1 : 1));
}

async function isRequired(tx: Tx, table: string, column: string): Promise<boolean> {
  return (await tx.one<{ required: boolean }>(sql`select attnotnull as required from pg_attribute where attrelid = ${table}::regclass and attname = ${column}`))?.required === true;
}

export function recordShapes(tx: Tx): Promise<readonly TableShape[]> {
  known ??= readShapes(tx).catch((error: unknown) => {
    known = null;
    throw error;
  });
  return known;
}

export type RecordRow = Readonly<Record<string, unknown>>;

/** The rows of one table of one record; `parents` are the values that rows of a child table hang on. */
export async function rowsOfTable(tx: Tx, shape: TableShape, values: readonly string[]): Promise<readonly RecordRow[]> {
  if (values.length === 0) return [];
  const order = sql.join(shape.key.map((column) => sql`t.${sql.ref(column)}`));
  const rows = await tx.all<{ row: RecordRow }>(sql`
    select to_jsonb(t) - 'organisation_id' as row from ${sql.table(shape.table)} t
    where t.organisation_id = ${tx.organisationId} and t.${sql.ref(shape.through.column)} = any(${[...values]}::uuid[]) order by ${order}`);
  return rows.map(({ row }) => (shape.table === 'person_photos' ? openedPhoto(row) : row));
}

export interface ImportedRow {
  readonly id: string;
  readonly source: string;
  readonly resource_type: string;
  readonly resource_id: string;
  readonly full_url: string | null;
  readonly content: Readonly<Record<string, unknown>>;
  readonly mapped_table: string | null;
  readonly mapped_id: string | null;
  readonly is_current: boolean;
}

/** What other systems sent of this person, with what each became; superseded ones too, so that nothing leaves twice. */
export function importedOf(tx: Tx, personId: string): Promise<readonly ImportedRow[]> {
  return tx.all<ImportedRow>(sql`
    select r.id, r.source, r.resource_type, r.resource_id, r.full_url, r.content, r.mapped_table, r.mapped_id,
      not exists (select from imported_resources l where l.organisation_id = r.organisation_id and l.supersedes_id = r.id) as is_current
    from imported_resources r where r.organisation_id = ${tx.organisationId} and r.person_id = ${personId} order by r.kept_at, r.id`);
}

/** A person by number or id. */
export async function personNamed(tx: Tx, named: string): Promise<{ readonly id: string; readonly number: string } | null> {
  return tx.one(sql`select id, number from people where organisation_id = ${tx.organisationId} and (upper(number) = upper(${named}) or id::text = lower(${named}))`);
}

const uuidForm = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whose record a row hangs in: up its parents to the person, or nobody where a parent is not there. */
async function personAbove(tx: Tx, shapes: readonly TableShape[], shape: TableShape, where: ReturnType<typeof sql>): Promise<readonly string[]> {
  const rows = await tx.all<{ above: string }>(sql`select t.${sql.ref(shape.through.column)}::text as above from ${sql.table(shape.table)} t where t.organisation_id = ${tx.organisationId} and ${where} limit 2`);
  const parent = shapes.find(({ table }) => table === shape.through.parent);
  if (parent === undefined) return rows.map(({ above }) => above);
  const found = await Promise.all(rows.map(({ above }) => personAbove(tx, shapes, parent, sql`t.${sql.ref(shape.through.parentColumn)}::text = ${above}`)));
  return found.flat();
}

/** The people in whose records a resource of this name may stand: a row of ours, or a resource that came from elsewhere. */
export async function peopleWithResource(tx: Tx, type: string, id: string): Promise<readonly string[]> {
  const shapes = await recordShapes(tx);
  const came = await tx.all<{ person_id: string }>(sql`
    select distinct person_id from imported_resources where organisation_id = ${tx.organisationId} and resource_type = ${type} and person_id is not null and (resource_id = ${id} or id = ${uuidForm.test(id) ? id : null}::uuid) limit 5`);
  const keyed = uuidForm.test(id) ? shapes.filter(({ key }) => key.length === 1 && key[0] === 'id').map((shape) => ({ shape, where: sql`t.id = ${id}` }))
    : shapes.filter(({ table, key }) => key.length > 0 && id.startsWith(`${table.replaceAll('_', '-')}.`)).flatMap((shape) => {
      const parts = id.split('.').slice(1);
      return parts.length === shape.key.length ? [{ shape, where: sql.join(shape.key.map((column, at) => sql`t.${sql.ref(column)}::text = ${parts[at] ?? ''}`), sql` and `) }] : [];
    });
  const ours: string[] = [];
  for (const { shape, where } of keyed) ours.push(...await personAbove(tx, shapes, shape, where));
  return [...new Set([...came.map((row) => row.person_id), ...ours])];
}

/** People by name, number or day of birth, at most so many; everything given must hold. */
export async function peopleMatching(tx: Tx, asked: { readonly names: readonly string[]; readonly numbers: readonly string[]; readonly bornOn: readonly string[] }, limit: number): Promise<readonly string[]> {
  const starts = asked.names.map((name) => `${name.toLowerCase().replaceAll(/[\\%_]/g, (char) => `\\${char}`)}%`);
  const rows = await tx.all<{ id: string }>(sql`
    select id from people where organisation_id = ${tx.organisationId}
      and (${asked.names.length} = 0 or lower(family_name) like any(${starts}::text[]) or lower(given_name) like any(${starts}::text[]) or lower(known_as) like any(${starts}::text[]))
      and (${asked.numbers.length} = 0 or number = any(${asked.numbers.map((each) => each.toUpperCase())}::text[]) or nhs_number = any(${[...asked.numbers]}::text[]))
      and (${asked.bornOn.length} = 0 or born_on::text = any(${[...asked.bornOn]}::text[]))
    order by family_name, given_name, id limit ${limit}`);
  return rows.map(({ id }) => id);
}
