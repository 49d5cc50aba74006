/** What `npm start` and `npm run serve` say when they cannot start: one sentence, exit code 1, and nothing changed. */
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newKeyText } from './platform/vault.ts';
import { makeTestDatabase, type TestDatabase } from './platform/testing/test-database.ts';

const main = fileURLToPath(new URL('main.ts', import.meta.url));
const compiled = fileURLToPath(new URL('../../../.cache/compiled', import.meta.url));

let database: TestDatabase;
let empty: TestDatabase;
let folder = '';
let taken: Server;
let takenPort = 0;
beforeAll(async () => {
  database = await makeTestDatabase();
  empty = await makeTestDatabase({ empty: true });
  folder = await mkdtemp(join(tmpdir(), 'fairlead-main-'));
  taken = createServer();
  await new Promise<void>((resolve) => { taken.listen(0, '127.0.0.1', resolve); });
  const address = taken.address();
  takenPort = address !== null && typeof address === 'object' ? address.port : 0;
});
afterAll(async () => {
  taken.close();
  await database.close();
  await empty.close();
  await rm(folder, { recursive: true, force: true });
});

/** Starts it and waits for its end. PORT 1 to 65535 that nobody listens on, unless named. */
function says(command: 'start' | 'serve', env: Record<string, string>): Promise<{ readonly code: number | null; readonly said: string; readonly lines: number }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', main, command], { env: { PATH: process.env['PATH'] ?? '', NODE_COMPILE_CACHE: compiled, PORT: '58231', FAIRLEAD_DATA: join(folder, 'none'), ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    child.stdout.on('data', (part) => { said += part; });
    child.stderr.on('data', (part) => { said += part; });
    child.once('exit', (code) => resolve({ code, said: said.trim(), lines: said.trim().split('\n').length }));
  });
}

const serving = (more: Record<string, string>): Record<string, string> => ({ FAIRLEAD_KEY: newKeyText(), ...more });

describe('a start that cannot be', () => {
  it.each([
    ['the port is taken', 'start', () => ({ PORT: String(takenPort) }), /^Port \d+ is taken by another program\. Stop it, or choose another port: PORT=\d+ npm start\. Nothing was changed\.$/],
    ['the port is none', 'start', () => ({ PORT: '99999' }), /^PORT is "99999", which is no port\. Give a whole number from 1 to 65535\.$/],
    ['ORIGINS does not name the doors', 'start', () => ({ ORIGINS: 'https://clinic.example.org' }), /^ORIGINS must name the three doors: /],
    ['there is no DATABASE_URL', 'serve', () => ({}), /^serve needs DATABASE_URL: /],
    ['there is no key', 'serve', () => ({ DATABASE_URL: database.appUrl }), /^serve needs FAIRLEAD_KEY: 32 random bytes in base64, /],
    ['the key is none', 'serve', () => ({ DATABASE_URL: database.appUrl, FAIRLEAD_KEY: 'secret' }), /^FAIRLEAD_KEY must be 32 random bytes in base64 /],
    ['the list of passphrases is not there', 'serve', () => serving({ DATABASE_URL: database.appUrl, FAIRLEAD_PASSPHRASE_LIST: join(folder, 'no-list.txt') }), /^The list of passphrases at FAIRLEAD_PASSPHRASE_LIST \(.*no-list\.txt\) cannot be read\. Nothing was changed\.$/],
    ['nothing answers at DATABASE_URL', 'serve', () => serving({ DATABASE_URL: `postgres://fairlead_app:x@127.0.0.1:${takenPort === 1 ? 2 : 1}/fairlead` }), /^The database at DATABASE_URL does not answer \(127\.0\.0\.1:1\)\. Check that it runs and that the address and password are right\. Nothing was changed\.$/],
    ['the password is wrong', 'serve', () => serving({ DATABASE_URL: Object.assign(new URL(database.appUrl), { password: 'wrong' }).toString() }), /^The database at DATABASE_URL does not answer \(127\.0\.0\.1:\d+\)\. /],
    ['DATABASE_URL is no address', 'serve', () => serving({ DATABASE_URL: 'my database' }), /^DATABASE_URL is no address of a PostgreSQL database; /],
    ['the role is a superuser', 'serve', () => serving({ DATABASE_URL: database.adminUrl }), /^DATABASE_URL connects with a role that is a superuser and bypasses row-level security\. .* Connect as fairlead_app, which owns nothing\.$/],
    ['the role owns the tables', 'serve', () => serving({ DATABASE_URL: database.ownerUrl }), /^DATABASE_URL connects with a role that owns tables\. /],
    ['the database was not migrated', 'serve', () => serving({ DATABASE_URL: empty.appUrl }), /^The database is older than this Fairlead \(\d+ migrations behind, next 0001_platform\); run "npm run migrate" first\.$/],
  ] as const)('says one sentence when %s', async (_, command, env, sentence) => {
    const { code, said, lines } = await says(command, env());
    expect(said).toMatch(sentence);
    expect([code, lines]).toEqual([1, 1]);
  });

  it('says which PostgreSQL wrote a data directory of another version, before it builds or changes anything', async () => {
    const directory = join(folder, 'older');
    await mkdir(join(directory, 'postgres', 'global'), { recursive: true });
    await writeFile(join(directory, 'postgres', 'PG_VERSION'), '16\n');
    await writeFile(join(directory, 'postgres', 'global', 'pg_control'), '');
    const before = (await readdir(directory, { recursive: true })).toSorted();
    const { code, said, lines } = await says('start', { FAIRLEAD_DATA: directory });
    expect(said).toMatch(/was written by PostgreSQL 16 and this Fairlead brings PostgreSQL 18; nothing was changed\./);
    expect([code, lines]).toEqual([1, 1]);
    expect((await readdir(directory, { recursive: true })).toSorted()).toEqual(before);
  });
});
