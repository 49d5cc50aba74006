import { execFile } from 'node:child_process';
import { appendFile, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sayStartProblem, startEmbedded, withEmbedded, type EmbeddedDatabase } from '../embedded/index.ts';
import { migrate } from '../migrate.ts';
import { makeTestDatabase } from '../testing/test-database.ts';
import { backup, openBackup, restoreEmbedded, restoreTables, type Manifest } from './index.ts';
import { listTables } from './logical.ts';

let house: string;
let database: EmbeddedDatabase;
let manifest: Manifest;
const kept = (): string => join(house, 'kept');

/** Everything that is hard to carry: bytes, text with tabs and line ends, ranges, computed columns, numbers given out, forced row security, a trigger that refuses. */
const hardTable = `create table hard (
  organisation_id uuid not null, id bigint generated always as identity, primary key (organisation_id, id), bytes bytea, said text,
  during tstzrange, at timestamptz, amount numeric, twice numeric generated always as (amount * 2) stored, tags text[], facts jsonb);
  alter table hard enable row level security; alter table hard force row level security;
  create function refuse_change() returns trigger language plpgsql as 'begin raise exception ''append only''; end';
  create trigger append_only before update or delete or truncate on hard execute function refuse_change();`;

beforeAll(async () => {
  house = await mkdtemp(join(tmpdir(), 'fairlead-backup-'));
  const started = await startEmbedded({ directory: join(house, 'data') });
  if (started.kind === 'refused') throw new Error(sayStartProblem(started.problem));
  ({ database } = started);
  await migrate(database.ownerUrl);
  await ask(database.adminUrl, `insert into organisations (id, name, country, created_at) select gen_random_uuid(), E'Hope \\t ' || n || E'\\n"ñ" \\\\N', 'US', timestamptz '2026-02-10 08:00Z' + n * interval '1 minute' from generate_series(1, 2000) n`);
  const result = await writeWhile(async () => await backup(database.adminUrl, kept(), { physical: true }));
  if (result.kind === 'refused') throw new Error(result.problem.kind);
  ({ manifest } = result);
});
afterAll(async () => {
  await database.stop();
  await rm(house, { recursive: true, force: true });
});

async function ask<T extends pg.QueryResultRow>(url: string, sql: string): Promise<readonly T[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<T>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Keeps writing organisations, each acknowledged, while something else runs. */
async function writeWhile<T>(run: () => Promise<T>): Promise<T> {
  let over = false;
  const client = new pg.Client({ connectionString: database.adminUrl });
  await client.connect();
  const writing = (async () => {
    while (!over) await client.query(`insert into organisations (id, name, country, created_at) values (gen_random_uuid(), 'written meanwhile', 'UK', '2026-02-10 09:00Z')`);
  })();
  try {
    return await run();
  } finally {
    over = true;
    await writing;
    await client.end();
  }
}

/** Row count and checksum of every table, computed otherwise than the backup does. */
async function contents(url: string): Promise<Record<string, string>> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const all: Record<string, string> = {};
  for (const { schema, name } of await listTables(client)) {
    const [row] = (await client.query<{ sum: string }>(`select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as sum from ${schema}.${name} t`)).rows;
    all[name] = row?.sum ?? '';
  }
  await client.end();
  return all;
}

describe('a backup of a database in use', () => {
  test('restores into a new database with equal counts and checksums, and the schema of then', async () => {
    const other = await makeTestDatabase({ empty: true });
    expect(await openBackup(kept())).toEqual({ kind: 'whole', manifest });
    const restored = await restoreTables(other.adminUrl, kept(), manifest);
    expect(restored).toEqual({ kind: 'restored', tables: manifest.logical.tables.length, rows: manifest.logical.tables.reduce((sum, { rows }) => sum + Number(rows), 0) });
    const found = await contents(other.adminUrl);
    expect(Object.keys(found)).toContain('schema_migrations');
    for (const table of manifest.logical.tables) expect(found[table.name]?.split(' ')[0]).toBe(table.rows);
    const before = `where name <> 'written meanwhile'`;
    const sum = `select count(*)::text as rows, md5(string_agg(o::text, '|' order by id)) as sum from organisations o ${before}`;
    expect(await ask(other.adminUrl, sum)).toEqual(await ask(database.adminUrl, sum));
    expect(await migrate(other.ownerUrl)).toEqual({ kind: 'migrated', applied: [] });
    await other.close();
  });

  test('restores its files into a new data directory, with everything acknowledged before it began', async () => {
    const directory = join(house, 'by-files');
    expect(await restoreEmbedded(directory, kept(), manifest, false)).toEqual({ kind: 'restored', by: 'files' });
    const sum = `select count(*)::text as rows, md5(string_agg(o::text, '|' order by id)) as sum from organisations o where name <> 'written meanwhile'`;
    const done = await withEmbedded(directory, async (restored) => await ask(restored.adminUrl, sum));
    expect(done).toEqual({ kind: 'done', value: await ask(database.adminUrl, sum) });
    const more = await withEmbedded(directory, async (restored) => [await ask(restored.appUrl, 'select count(*)::integer as n from organisations'), await migrate(restored.ownerUrl)] as const);
    expect(more.kind === 'done' && Number(more.value[0][0]?.['n'])).toBeGreaterThanOrEqual(2_000);
    // A restore never overwrites.
    expect(await restoreEmbedded(directory, kept(), manifest, false)).toMatchObject({ kind: 'refused', sentence: expect.stringMatching(/already has tables, and a restore never overwrites/) });
  });

  test('restores table by table where the files do not fit, into a data directory of its own', async () => {
    const directory = join(house, 'by-tables');
    expect(await restoreEmbedded(directory, kept(), { ...manifest, postgresMajor: '17' }, false)).toEqual({ kind: 'restored', by: 'tables' });
  });

  test('is refused whole when one byte of it changed, one file is missing or its manifest is', async () => {
    const [table] = manifest.logical.tables;
    const copy = join(house, 'copy');
    const again = await backup(database.adminUrl, copy, { physical: false });
    expect(again.kind).toBe('kept');
    const path = join(copy, table?.file.path ?? '');
    await appendFile(path, 'x');
    expect(await openBackup(copy)).toMatchObject({ kind: 'refused', problem: { kind: 'damaged', path: table?.file.path } });
    await rm(path);
    expect(await openBackup(copy)).toMatchObject({ kind: 'refused', problem: { kind: 'damaged', because: 'it is missing' } });
    await rm(join(copy, 'manifest.json'));
    expect(await openBackup(copy)).toMatchObject({ kind: 'refused', problem: { kind: 'not-a-backup' } });
  });

  test('refuses to write over something, and to leave records out', async () => {
    const full = join(house, 'full');
    await mkdir(full);
    await writeFile(join(full, 'letter.txt'), 'mine');
    expect(await backup(database.adminUrl, full, { physical: false })).toMatchObject({ kind: 'refused', problem: { kind: 'not-empty' } });
    expect(await readdir(full)).toEqual(['letter.txt']);
    // The owner is held to row-level security like everybody else, so it would keep only what it sees.
    expect(await backup(database.ownerUrl, join(house, 'thin'), { physical: false })).toMatchObject({ kind: 'refused', problem: { kind: 'sees-too-little', role: 'fairlead_owner' } });
  });

  test('of a newer Fairlead is refused by an older one', async () => {
    const other = await makeTestDatabase({ empty: true });
    const [last] = manifest.migrations.toReversed();
    expect(await restoreTables(other.adminUrl, kept(), manifest, [])).toMatchObject({ kind: 'refused', problem: { kind: 'unknown-schema', name: expect.any(String) } });
    expect(last?.name).toBeDefined();
    expect(await contents(other.adminUrl)).toEqual({});
    await other.close();
  });
});

describe('a table that is hard to carry', () => {
  test('arrives as it was, past its own triggers and row security, and gives out new numbers', async () => {
    const [from, to] = [await makeTestDatabase({ empty: true }), await makeTestDatabase({ empty: true })];
    const sql = hardTable;
    const migrations = [{ number: 1, name: '0001_hard', sql, checksum: 'as-it-is' }];
    expect(await migrate(from.ownerUrl, migrations)).toMatchObject({ kind: 'migrated' });
    await ask(from.adminUrl, `insert into hard (organisation_id, bytes, said, during, at, amount, tags, facts)
      select gen_random_uuid(), decode(md5(n::text), 'hex'), repeat(E'a\\tb\\n\\\\.\\r', n % 7) || chr(128512), tstzrange('2026-03-08 01:30-05', null),
        '2026-11-01 01:30-04'::timestamptz + n * interval '0.000001 s', n / 7.0, array['x', null, 'y,"z'], jsonb_build_object('n', n) from generate_series(1, 20000) n`);
    const directory = join(house, 'hard');
    const result = await backup(from.adminUrl, directory, { physical: false });
    if (result.kind === 'refused') throw new Error(result.problem.kind);
    expect(await restoreTables(to.adminUrl, directory, result.manifest, migrations)).toEqual({ kind: 'restored', tables: 2, rows: 20_001 });
    expect(await contents(to.adminUrl)).toEqual(await contents(from.adminUrl));
    expect(await ask(to.adminUrl, `select nextval(pg_get_serial_sequence('hard', 'id'))::integer as next, (select tgenabled from pg_trigger where tgname = 'append_only') as trigger`)).toEqual([{ next: 20_001, trigger: 'O' }]);
    await Promise.all([from.close(), to.close()]);
  });
});

describe('npm run backup and npm run restore', () => {
  async function command(name: string, args: readonly string[], env: Record<string, string>): Promise<{ code: number; last: string }> {
    const file = join(import.meta.dirname, '..', '..', 'commands', `${name}.ts`);
    const clean = Object.fromEntries(Object.entries(process.env).filter(([key]) => !key.startsWith('DATABASE_')));
    return await new Promise((resolve) => {
      execFile(process.execPath, [file, ...args], { env: { ...clean, ...env } }, (error, out, err) => {
        resolve({ code: error === null ? 0 : Number(error.code), last: `${out}${err}`.trimEnd().split('\n').at(-1) ?? '' });
      });
    });
  }

  test('work beside the running database and refuse to overwrite it', async () => {
    const env = { FAIRLEAD_DATA: join(house, 'data'), INIT_CWD: house };
    const kepts = await command('backup', ['typed'], env);
    expect(kepts).toEqual({ code: 0, last: expect.stringMatching(/^\d+ tables, \d+ rows kept$/) });
    const over = await command('restore', ['typed'], env);
    expect(over).toEqual({ code: 1, last: expect.stringMatching(/never overwrites/) });
    const fresh = await command('restore', ['typed'], { ...env, FAIRLEAD_DATA: 'fresh' });
    expect(fresh).toEqual({ code: 0, last: kepts.last.replace('kept', 'restored') });
    expect((await command('backup', ['nowhere'], { ...env, FAIRLEAD_DATA: 'not-there' })).last).toMatch(/nothing to back up/);
    expect(await readdir(house)).not.toContain('not-there');
  });
});
