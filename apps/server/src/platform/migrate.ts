import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';

/** One plain SQL file of `apps/server/migrations`, named NNNN_what_it_does.sql. */
export type Migration = { number: number; name: string; sql: string; checksum: string };

export type MigrateProblem =
  | { kind: 'edited'; name: string }
  | { kind: 'unknown'; name: string }
  | { kind: 'same-number'; names: readonly string[] }
  | { kind: 'failed'; name: string; because: string };

export type MigrateResult = { kind: 'migrated'; applied: readonly string[] } | { kind: 'refused'; problem: MigrateProblem };

/** Whether the database has exactly the schema that this program knows. */
export type SchemaState =
  | { kind: 'current' }
  | { kind: 'older'; missing: readonly string[] }
  | { kind: 'newer'; unknown: readonly string[] }
  | { kind: 'edited'; name: string };

const migrationsDirectory = fileURLToPath(new URL('../../migrations', import.meta.url));
const oneMigratorAtATime = 7_105_221_866;

/** Reads the migrations in the order of their numbers; gaps are allowed. */
export async function readMigrations(directory: string = migrationsDirectory): Promise<readonly Migration[]> {
  const names = (await readdir(directory)).filter((name) => /^\d{4}_[a-z0-9_]+\.sql$/.test(name)).toSorted();
  return await Promise.all(names.map(async (name) => {
    const sql = await readFile(join(directory, name), 'utf8');
    return { number: Number(name.slice(0, 4)), name: name.slice(0, -'.sql'.length), sql, checksum: createHash('sha256').update(sql).digest('hex') };
  }));
}

/** Brings the schema up to date as its owner, one transaction a migration; what has landed is never edited or undone. */
export async function migrate(ownerUrl: string, migrations?: readonly Migration[]): Promise<MigrateResult> {
  const known = migrations ?? await readMigrations();
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [oneMigratorAtATime]);
    await makeTable(client);
    const problem = await findProblem(client, known);
    return problem === undefined ? await applyPending(client, known) : { kind: 'refused', problem };
  } finally {
    await client.end();
  }
}

/** Compares the schema with this program's migrations; any role that may connect may ask. */
export async function checkSchema(url: string, migrations?: readonly Migration[]): Promise<SchemaState> {
  const known = migrations ?? await readMigrations();
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return compare(await landed(client), known);
  } finally {
    await client.end();
  }
}

export function sayMigrateProblem(problem: MigrateProblem): string {
  switch (problem.kind) {
    case 'edited':
      return `Migration ${problem.name} was edited after it landed in this database; put the file back as it was and write what you want as a new migration.`;
    case 'unknown':
      return `The database has migration ${problem.name}, which this Fairlead does not know; run the newer Fairlead that wrote it.`;
    case 'same-number':
      return `Two migrations have one number (${problem.names.join(', ')}); give the later one the next free number.`;
    case 'failed':
      return `Migration ${problem.name} failed and changed nothing: ${problem.because}`;
  }
}

/** One sentence for a schema that this program will not serve. */
export function saySchemaState(state: SchemaState): string {
  switch (state.kind) {
    case 'current': return 'The database has the schema that this Fairlead knows.';
    case 'older': return `The database is older than this Fairlead (${state.missing.length} migrations behind, next ${state.missing[0] ?? ''}); run "npm run migrate" first.`;
    case 'newer': return `The database is newer than this Fairlead (it has ${state.unknown.join(', ')}); run the Fairlead that wrote it.`;
    case 'edited': return sayMigrateProblem(state);
  }
}

/** Applies migrations one after another on a connection whose caller holds the transaction; used by restore. */
export async function applyWithin(client: pg.Client, migrations: readonly Migration[]): Promise<void> {
  await makeTable(client);
  for (const migration of migrations) await applyOne(client, migration);
}

async function makeTable(client: pg.Client): Promise<void> {
  await client.query(`create table if not exists schema_migrations (
    number integer primary key, name text not null, checksum text not null, applied_at timestamptz not null default clock_timestamp())`);
  await client.query(`do $$ begin if exists (select from pg_roles where rolname = 'fairlead_app') then grant select on schema_migrations to fairlead_app; end if; end $$`);
}

type Landed = { number: number; name: string; checksum: string };

async function landed(client: pg.Client): Promise<readonly Landed[]> {
  const found = await client.query<{ there: boolean }>(`select to_regclass('schema_migrations') is not null as there`);
  if (found.rows[0]?.there !== true) return [];
  return (await client.query<Landed>('select number, name, checksum from schema_migrations order by number')).rows;
}

function compare(there: readonly Landed[], known: readonly Migration[]): SchemaState {
  const byNumber = new Map(known.map((migration) => [migration.number, migration]));
  const unknown = there.filter(({ number }) => !byNumber.has(number)).map(({ name }) => name);
  if (unknown.length > 0) return { kind: 'newer', unknown };
  const edited = there.find(({ number, checksum }) => byNumber.get(number)?.checksum !== checksum);
  if (edited !== undefined) return { kind: 'edited', name: edited.name };
  const missing = known.filter(({ number }) => !there.some((row) => row.number === number)).map(({ name }) => name);
  return missing.length > 0 ? { kind: 'older', missing } : { kind: 'current' };
}

async function findProblem(client: pg.Client, known: readonly Migration[]): Promise<MigrateProblem | undefined> {
  const same = known.filter((one) => known.some((other) => other !== one && other.number === one.number));
  if (same.length > 0) return { kind: 'same-number', names: same.map(({ name }) => name) };
  const state = compare(await landed(client), known);
  if (state.kind === 'newer') return { kind: 'unknown', name: state.unknown.join(', ') };
  return state.kind === 'edited' ? state : undefined;
}

async function applyPending(client: pg.Client, known: readonly Migration[]): Promise<MigrateResult> {
  const done = new Set((await landed(client)).map(({ number }) => number));
  const applied: string[] = [];
  for (const migration of known.filter(({ number }) => !done.has(number))) {
    try {
      await client.query('begin');
      await applyOne(client, migration);
      await client.query('commit');
    } catch (error) {
      await client.query('rollback').catch(() => undefined);
      return { kind: 'refused', problem: { kind: 'failed', name: migration.name, because: error instanceof Error ? error.message : String(error) } };
    }
    applied.push(migration.name);
  }
  return { kind: 'migrated', applied };
}

async function applyOne(client: pg.Client, { number, name, sql, checksum }: Migration): Promise<void> {
  await client.query(sql);
  await client.query('insert into schema_migrations (number, name, checksum) values ($1, $2, $3)', [number, name, checksum]);
}
