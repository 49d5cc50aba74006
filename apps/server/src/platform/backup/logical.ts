import { createReadStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createGunzip, createGzip } from 'node:zlib';
import type pg from 'pg';
import { copyIn, copyOut } from './copy.ts';
import type { BackupSequence, BackupTable } from './manifest.ts';
import { writeBackupFile } from './write-file.ts';

// What COPY writes and what a row looks like as text must not depend on who asks or where.
const plainText = `set local datestyle = 'ISO, YMD'; set local intervalstyle = 'postgres'; set local timezone = 'UTC';
  set local extra_float_digits = 1; set local bytea_output = 'hex'; set local row_security = off; set local statement_timeout = 0;`;

const ours = `n.nspname not in ('pg_catalog', 'information_schema') and n.nspname not like 'pg\\_%'
  and not exists (select from pg_depend d where d.objid = c.oid and d.classid = 'pg_class'::regclass and d.deptype = 'e')`;

type TableName = { schema: string; name: string; columns: string[] };

/** Copies every table as of one instant, whatever is written meanwhile. The role must pass row-level security. */
export async function copyTablesOut(client: pg.Client, directory: string): Promise<{ tables: readonly BackupTable[]; sequences: readonly BackupSequence[] }> {
  await mkdir(join(directory, 'logical'), { mode: 0o700 });
  await client.query('begin isolation level repeatable read, read only');
  try {
    await client.query(plainText);
    const tables: BackupTable[] = [];
    for (const table of await listTables(client)) {
      const bytes = copyOut(client, `copy ${quoted(client, table)} (${table.columns.map((name) => client.escapeIdentifier(name)).join(', ')}) to stdout`);
      const gzip = createGzip({ level: 3 });
      bytes.on('error', (error) => gzip.destroy(error));
      const file = await writeBackupFile(directory, `logical/${table.schema}.${table.name}.copy.gz`, bytes.pipe(gzip));
      tables.push({ ...table, file, ...(await contentOf(client, table)) });
    }
    return { tables, sequences: await readSequences(client) };
  } finally {
    await client.query('rollback');
  }
}

/** A table whose rows, read back after loading, are not those that were written. */
export type LoadFault = { kind: 'differs'; table: string };

/**
 * Loads every table inside the caller's transaction, into a schema that has just been made. Triggers and
 * foreign keys are not run again: the rows went through them when they were first written.
 */
export async function copyTablesIn(client: pg.Client, directory: string, backup: { tables: readonly BackupTable[]; sequences: readonly BackupSequence[] }): Promise<LoadFault | undefined> {
  await client.query(plainText);
  await client.query('set local session_replication_role = replica');
  const made = await listTables(client);
  if (made.length > 0) await client.query(`truncate ${made.map((table) => quoted(client, table)).join(', ')}`);
  for (const table of backup.tables) {
    const bytes = createReadStream(join(directory, table.file.path)).pipe(createGunzip());
    await copyIn(client, `copy ${quoted(client, table)} (${table.columns.map((name) => client.escapeIdentifier(name)).join(', ')}) from stdin`, bytes);
    const { rows, content } = await contentOf(client, table);
    if (rows !== table.rows || content !== table.content) return { kind: 'differs', table: table.name };
  }
  for (const sequence of backup.sequences) {
    await client.query('select setval($1::regclass, $2::bigint, $3)', [quoted(client, sequence), sequence.lastValue, sequence.isCalled]);
  }
  const views = await client.query<{ schema: string; name: string }>(`select n.nspname as schema, c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'm' and ${ours} order by c.oid`);
  for (const view of views.rows) await client.query(`refresh materialized view ${quoted(client, view)}`);
  return undefined;
}

/** Every table with rows of its own, partitions included, with the columns that are stored and not computed. */
export async function listTables(client: pg.Client): Promise<readonly TableName[]> {
  const found = await client.query<TableName>(`select n.nspname as schema, c.relname as name,
      coalesce(array_agg(a.attname::text order by a.attnum) filter (where a.attname is not null), '{}') as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    left join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    where c.relkind = 'r' and ${ours} group by 1, 2 order by 1, 2`);
  return found.rows;
}

/** Row count and a checksum of the rows that does not depend on their order nor on the version of PostgreSQL. */
async function contentOf(client: pg.Client, table: { schema: string; name: string }): Promise<{ rows: string; content: string }> {
  const found = await client.query<{ rows: string; content: string }>(
    `select count(*)::text as rows, coalesce(sum(('x' || left(md5(t::text), 15))::bit(60)::bigint::numeric), 0)::text as content from ${quoted(client, table)} t`);
  const [row] = found.rows;
  if (row === undefined) throw new Error(`no count of ${table.name}`);
  return row;
}

async function readSequences(client: pg.Client): Promise<readonly BackupSequence[]> {
  const names = await client.query<{ schema: string; name: string }>(`select n.nspname as schema, c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'S' and ${ours} order by 1, 2`);
  const all: BackupSequence[] = [];
  for (const sequence of names.rows) {
    const found = await client.query<{ lastValue: string; isCalled: boolean }>(`select last_value::text as "lastValue", is_called as "isCalled" from ${quoted(client, sequence)}`);
    const [state] = found.rows;
    if (state !== undefined) all.push({ ...sequence, ...state });
  }
  return all;
}

function quoted(client: pg.Client, { schema, name }: { schema: string; name: string }): string {
  return `${client.escapeIdentifier(schema)}.${client.escapeIdentifier(name)}`;
}
