import { spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { attachEmbedded, sayStartProblem, startEmbedded, withEmbedded, type EmbeddedDatabase } from './index.ts';
import { processesOf, waitUntil } from './processes.ts';

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end();
});

async function makeDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'fairlead-recovery-'));
  ends.push(async () => await rm(directory, { recursive: true, force: true }));
  return directory;
}

/** One that was begun and stopped in order, as a clinic's is in the morning: making a database anew takes longer than all that is tried with it. */
let begun = '';
beforeAll(async () => {
  begun = await mkdtemp(join(tmpdir(), 'fairlead-recovery-'));
  const started = await startEmbedded({ directory: begun });
  if (started.kind === 'refused') throw new Error(sayStartProblem(started.problem));
  await started.database.stop();
});
afterAll(() => rm(begun, { recursive: true, force: true }));

async function begunDirectory(): Promise<string> {
  const directory = await makeDirectory();
  await cp(begun, directory, { recursive: true });
  return directory;
}

async function start(directory: string, options: { port?: number } = {}): Promise<EmbeddedDatabase> {
  const started = await startEmbedded({ directory, ...options });
  if (started.kind === 'refused') throw new Error(sayStartProblem(started.problem));
  ends.push(started.database.stop);
  return started.database;
}

async function ask<T extends pg.QueryResultRow>(url: string, sql: string): Promise<readonly T[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<T>(sql)).rows;
  } finally {
    await client.end();
  }
}

async function keepOneFact(url: string): Promise<void> {
  await ask(url, 'create table fact (said text)');
  await ask(url, `insert into fact values ('kept')`);
}

/** Starts the database in another process, which says its server's number and then only waits. */
async function startInChild(directory: string): Promise<{ pid: number; postgresPid: number; kill(): Promise<void> }> {
  const module = new URL('./index.ts', import.meta.url).href;
  const script = `const { startEmbedded } = await import('${module}');
    const started = await startEmbedded({ directory: process.argv[1] });
    console.log(started.kind); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script, directory], { stdio: ['ignore', 'pipe', 'inherit'] });
  const said = await new Promise<string>((resolve) => { child.stdout.once('data', (part) => resolve(String(part).trim())); });
  expect(said).toBe('started');
  const note = JSON.parse(await readFile(join(directory, 'run.json'), 'utf8'));
  const gone = new Promise<void>((resolve) => { child.once('exit', () => resolve()); });
  return { pid: child.pid ?? 0, postgresPid: note.postgresPid, kill: async () => { child.kill('SIGKILL'); await gone; } };
}

describe('the embedded database', () => {
  test('starts from nothing, keeps what was committed, and starts again on it', async () => {
    const directory = await makeDirectory();
    const before = performance.now();
    const first = await start(directory);
    const between = performance.now();
    expect(first.startedFresh).toBe(true);
    await keepOneFact(first.ownerUrl);
    await first.stop();
    const again = performance.now();
    const second = await start(directory);
    process.stdout.write(`first start ${Math.round(between - before)} ms, second start ${Math.round(performance.now() - again)} ms\n`);
    expect(second.startedFresh).toBe(false);
    expect(await ask(second.ownerUrl, 'select said from fact')).toEqual([{ said: 'kept' }]);
    const [settings] = await ask<Record<string, string>>(second.adminUrl, `select current_setting('data_checksums') as checksums, current_setting('fsync') as fsync,
      current_setting('server_encoding') as encoding, (select datlocale from pg_database where datname = 'fairlead') as locale`);
    expect(settings).toEqual({ checksums: 'on', fsync: 'on', encoding: 'UTF8', locale: 'C.UTF-8' });
  });

  test('gives the application a role that owns nothing and passes no policy', async () => {
    const database = await start(await begunDirectory());
    const roles = await ask(database.adminUrl, `select rolname, rolsuper, rolbypassrls, rolcreatedb, rolcreaterole from pg_roles where rolname like 'fairlead%' order by 1`);
    const none = { rolsuper: false, rolbypassrls: false, rolcreatedb: false, rolcreaterole: false };
    expect(roles).toEqual([{ rolname: 'fairlead_app', ...none }, { rolname: 'fairlead_owner', ...none }]);
    await expect(ask(database.appUrl, 'create table mine (n integer)')).rejects.toThrow(/permission denied/);
    const wrong = database.appUrl.replace(/:[^:@]+@/, ':guess@');
    await expect(ask(wrong, 'select 1')).rejects.toThrow(/password authentication failed/);
  });

  test('names the Fairlead that already runs there and lets commands work beside it', async () => {
    const directory = await begunDirectory();
    const database = await start(directory);
    await keepOneFact(database.ownerUrl);
    const second = await startEmbedded({ directory });
    expect(second).toMatchObject({ kind: 'refused', problem: { kind: 'already-running', pid: process.pid } });
    if (second.kind === 'refused') expect(sayStartProblem(second.problem)).toContain(`process ${process.pid}`);
    const beside = await withEmbedded(directory, async (found) => await ask(found.ownerUrl, 'select said from fact'));
    expect(beside).toEqual({ kind: 'done', value: [{ said: 'kept' }] });
    expect(await ask(database.ownerUrl, 'select said from fact')).toHaveLength(1);
  });

  test('comes back by itself after kill -9 of the server, with everything that was acknowledged', async () => {
    const directory = await begunDirectory();
    const database = await start(directory);
    await keepOneFact(database.ownerUrl);
    const note = JSON.parse(await readFile(join(directory, 'run.json'), 'utf8'));
    const killed = performance.now();
    process.kill(note.postgresPid, 'SIGKILL');
    const back = await waitUntil(async () => await ask(database.ownerUrl, 'select said from fact').then((rows) => rows.length === 1, () => false), 30_000);
    process.stdout.write(`in service ${Math.round(performance.now() - killed)} ms after kill -9\n`);
    expect(back).toBe(true);
    const noted = async (): Promise<number> => JSON.parse(await readFile(join(directory, 'run.json'), 'utf8')).postgresPid;
    expect(await waitUntil(async () => (await noted()) !== note.postgresPid, 5_000)).toBe(true);
  });

  test('stops the orphan of a killed Fairlead and starts on its data', async () => {
    const directory = await begunDirectory();
    const child = await startInChild(directory);
    const attached = await attachEmbedded(directory);
    await keepOneFact(attached?.ownerUrl ?? '');
    await child.kill();
    const pids = async (): Promise<readonly number[]> => (await processesOf(join(directory, 'postgres'))).map(({ pid }) => pid);
    expect(await pids()).toContain(child.postgresPid);
    const database = await start(directory);
    expect(await pids()).not.toContain(child.postgresPid);
    expect(await ask(database.ownerUrl, 'select said from fact')).toEqual([{ said: 'kept' }]);
  });

  test('ends the backends of a killed server whose Fairlead was killed too', async () => {
    const directory = await begunDirectory();
    const child = await startInChild(directory);
    const attached = await attachEmbedded(directory);
    await keepOneFact(attached?.ownerUrl ?? '');
    const busy = ask(attached?.adminUrl ?? '', 'select pg_sleep(600)').catch(() => 'ended');
    await waitUntil(async () => (await ask<{ n: string }>(attached?.adminUrl ?? '', `select count(*) as n from pg_stat_activity where query like 'select pg_sleep%'`))[0]?.n === '1', 5_000);
    await child.kill();
    process.kill(child.postgresPid, 'SIGKILL');
    const database = await start(directory);
    expect(await busy).toBe('ended');
    expect(await ask(database.ownerUrl, 'select said from fact')).toEqual([{ said: 'kept' }]);
  });

  test('leaves no process behind after a stop', async () => {
    const directory = await begunDirectory();
    const database = await start(directory);
    await database.stop();
    expect(await processesOf(join(directory, 'postgres'))).toEqual([]);
    await expect(readFile(join(directory, 'run.json'))).rejects.toThrow(/ENOENT/);
  });

  test('removes a postmaster.pid that belongs to somebody else', async () => {
    const directory = await begunDirectory();
    await (await start(directory)).stop();
    // Our own number: alive, but no server of this directory, as after a reboot that gave the number away again.
    await writeFile(join(directory, 'postgres', 'postmaster.pid'), `${process.pid}\n${join(directory, 'postgres')}\n0\n5432\n\n127.0.0.1\n0 0\nready\n`);
    const database = await start(directory);
    expect(await ask(database.appUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  test('opens its data again when the passwords are lost', async () => {
    const directory = await begunDirectory();
    const first = await start(directory);
    await keepOneFact(first.ownerUrl);
    await first.stop();
    await rm(join(directory, 'database-passwords.json'));
    const second = await start(directory);
    expect(second.ownerUrl).not.toBe(first.ownerUrl);
    expect(await ask(second.ownerUrl, 'select said from fact')).toEqual([{ said: 'kept' }]);
    expect(await ask(second.appUrl, 'select 1 as one')).toHaveLength(1);
  });
});

describe('a start that cannot be', () => {
  async function refusal(options: { directory: string; port?: number }): Promise<string> {
    const started = await startEmbedded(options);
    if (started.kind === 'started') await started.database.stop();
    return started.kind === 'refused' ? sayStartProblem(started.problem) : 'started';
  }

  test('says which version wrote the data, and touches nothing', async () => {
    const directory = await makeDirectory();
    await mkdir(join(directory, 'postgres'));
    await writeFile(join(directory, 'postgres', 'PG_VERSION'), '16\n');
    expect(await refusal({ directory })).toMatch(/^The data in .* was written by PostgreSQL 16 and this Fairlead brings PostgreSQL 18; nothing was changed\./);
    expect(await readFile(join(directory, 'postgres', 'PG_VERSION'), 'utf8')).toBe('16\n');
  });

  test('refuses a directory that holds something else', async () => {
    const directory = await makeDirectory();
    await mkdir(join(directory, 'postgres'));
    await writeFile(join(directory, 'postgres', 'thesis.txt'), 'mine');
    expect(await refusal({ directory })).toMatch(/holds files that are not a Fairlead database; nothing was changed/);
    expect(await readFile(join(directory, 'postgres', 'thesis.txt'), 'utf8')).toBe('mine');
  });

  test('names the port that is taken', async () => {
    const other = await start(await begunDirectory());
    expect(await refusal({ directory: await makeDirectory(), port: other.port })).toMatch(new RegExp(`^Port ${other.port}, .* is taken by another program`));
  });

  test('does not take a file for a directory', async () => {
    expect(await refusal({ directory: fileURLToPath(import.meta.url) })).toMatch(/are not a Fairlead database/);
  });
});
