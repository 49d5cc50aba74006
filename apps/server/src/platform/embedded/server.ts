import { closeSync, openSync, renameSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { binary } from './binaries.ts';
import { isAlive, waitUntil } from './processes.ts';
import type { Place } from './place.ts';
import { problemInLog, type StartProblem } from './problem.ts';
import { stopServer } from './recover.ts';
import { urlFor } from './roles.ts';
import { spawnThrough, type Runner } from './runner.ts';

/** One running postmaster, in a process group of its own. */
export type PostgresServer = { pid: number; port: number; socketDirectory: string | null; ended: Promise<void>; stop(): Promise<void> };

export type ServerOptions = {
  runner: Runner;
  place: Place;
  directory: string;
  port: number;
  adminPassword: string;
  settings: Readonly<Record<string, string>>;
};

const longestSocketPath = 100;
const oldLogBytes = 10_000_000;

/** Starts the postmaster and waits until it answers; the problem is read from its own log. */
export async function startServer(options: ServerOptions): Promise<PostgresServer | StartProblem> {
  const logFile = join(options.directory, 'postgres.log');
  const from = turnLog(logFile);
  const socketDirectory = socketDirectoryFor(options);
  const log = openSync(logFile, 'a', 0o600);
  const child = spawnThrough(options.runner, binary(options.place.native, 'postgres'), serverArguments(options, socketDirectory), {
    cwd: options.place.cluster, detached: true, stdio: ['ignore', log, log],
  });
  closeSync(log);
  const ended = new Promise<void>((resolve) => { child.once('exit', () => resolve()); child.once('error', () => resolve()); });
  const { pid } = child;
  let over = pid === undefined;
  void ended.then(() => { over = true; });
  child.unref();
  const problem = await untilItAnswers(options, () => over);
  if (problem !== undefined || pid === undefined) {
    if (pid !== undefined && !over) await stopServer(pid, () => over);
    return problem ?? problemInLog(await readFrom(logFile, from), { directory: options.directory, port: options.port, logFile });
  }
  return { pid, port: options.port, socketDirectory, ended, stop: async () => await stopServer(pid, () => over || !isAlive(pid)) };

  async function untilItAnswers(server: ServerOptions, isOver: () => boolean): Promise<StartProblem | undefined> {
    const url = urlFor('postgres', server.adminPassword, server.port, 'postgres');
    for (;;) {
      if (isOver()) return problemInLog(await readFrom(logFile, from), { directory: server.directory, port: server.port, logFile });
      const state = await tryConnect(url);
      if (state === 'answers') return undefined;
      // Another server may stand on this port; then ours ends in a moment and says so itself.
      if (state === 'refused password' && !(await waitUntil(isOver, 2_000))) return { kind: 'did-not-start', because: 'the passwords kept beside the data do not open it.', log: logFile };
      await wait(30);
    }
  }
}

/** A port nobody listens on now. */
export async function freePort(): Promise<number> {
  return await new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => (address !== null && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port was given'))));
    });
  });
}

function serverArguments(options: ServerOptions, socketDirectory: string | null): readonly string[] {
  const settings = {
    listen_addresses: '127.0.0.1', port: String(options.port), unix_socket_directories: socketDirectory ?? '', unix_socket_permissions: '0700',
    timezone: 'UTC', log_timezone: 'UTC', lc_messages: 'C', max_connections: '100', logging_collector: 'off',
    // The log may be read by people who may not read records: no statements, no row contents.
    log_min_error_statement: 'panic', log_error_verbosity: 'terse', log_statement: 'none',
    ...options.settings,
  };
  return ['-D', options.place.cluster, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
}

function socketDirectoryFor({ place }: ServerOptions): string | null {
  return process.platform === 'win32' || Buffer.byteLength(place.cluster) > longestSocketPath - '/.s.PGSQL.65535'.length ? null : place.cluster;
}

async function tryConnect(connectionString: string): Promise<'answers' | 'refused password' | 'not yet'> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return 'answers';
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === '28P01' ? 'refused password' : 'not yet';
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Puts a long log aside and says where the next lines will begin. */
function turnLog(logFile: string): number {
  const size = statSync(logFile, { throwIfNoEntry: false })?.size ?? 0;
  if (size < oldLogBytes) return size;
  renameSync(logFile, `${logFile}.1`);
  return 0;
}

async function readFrom(logFile: string, from: number): Promise<string> {
  const file = await open(logFile, 'r');
  try {
    const { size } = await file.stat();
    const { buffer } = await file.read(Buffer.alloc(Math.max(0, size - from)), 0, Math.max(0, size - from), from);
    return buffer.toString('utf8');
  } finally {
    await file.close();
  }
}
