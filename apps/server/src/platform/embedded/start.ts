import { mkdir, realpath, rm, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { findBinaries, type Binaries } from './binaries.ts';
import { lookAtCluster, makeCluster, resetAdminPassword } from './cluster.ts';
import { makePasswords, readPasswords, writeRunNote, type Passwords } from './files.ts';
import { takeGuard } from './guard.ts';
import { giveTreeTo, makePlace, type Place } from './place.ts';
import { problemOf, type StartProblem } from './problem.ts';
import { recover } from './recover.ts';
import { setUpRoles, urlFor } from './roles.ts';
import { chooseRunner, type Runner } from './runner.ts';
import { freePort, startServer, type PostgresServer } from './server.ts';

/** A running embedded PostgreSQL. URLs carry passwords: never log them. */
export type EmbeddedDatabase = {
  directory: string;
  port: number;
  /** The role that owns the schema: for migrations. */
  ownerUrl: string;
  /** The role the application connects as; it owns nothing. */
  appUrl: string;
  /** The superuser: for set-up, backup, restore and tests, never for serving. */
  adminUrl: string;
  /** True when this start made the database. */
  startedFresh: boolean;
  /** Ends the server after its open transactions are rolled back and everything is on disk. */
  stop(): Promise<void>;
};

export type StartOptions = {
  directory: string;
  /** Default: any free port. */
  port?: number;
  /** False only for tests: a power cut may then lose data. */
  fsync?: boolean;
  settings?: Readonly<Record<string, string>>;
  /** Told when the server ended by itself and was started again. */
  onRestart?: (outcome: 'restarted' | StartProblem) => void;
};

export type StartResult = { kind: 'started'; database: EmbeddedDatabase } | { kind: 'refused'; problem: StartProblem };

type Prepared = { runner: Runner; binaries: Binaries; place: Place; directory: string; passwords: Passwords; passwordsAreNew: boolean; startedFresh: boolean };

const freshBytes = 200_000_000;
const retryMs = 10_000;

/** Starts the packaged PostgreSQL on a data directory, after putting right whatever the last end left there. */
export async function startEmbedded(options: StartOptions): Promise<StartResult> {
  let release: (() => Promise<void>) | undefined;
  try {
    await mkdir(options.directory, { recursive: true, mode: 0o700 });
    const directory = await realpath(options.directory);
    const guard = await takeGuard(directory);
    if (guard.kind === 'taken') return { kind: 'refused', problem: { kind: 'already-running', directory, pid: guard.pid } };
    ({ release } = guard);
    const started = await startGuarded(options, directory, guard.release);
    if (started.kind === 'refused') await release();
    return started;
  } catch (error) {
    await release?.();
    const problem = problemOf(error, options.directory);
    if (problem === undefined) throw error;
    return { kind: 'refused', problem };
  }
}

async function startGuarded(options: StartOptions, directory: string, release: () => Promise<void>): Promise<StartResult> {
  const prepared = await prepare(options, directory);
  if ('kind' in prepared) return { kind: 'refused', problem: prepared };
  const server = await startRetrying(options, prepared);
  if ('kind' in server) return { kind: 'refused', problem: server };
  try {
    await setUpRoles(server.port, prepared.passwords, prepared.passwordsAreNew);
    await note(prepared, server);
  } catch (error) {
    await server.stop();
    throw error;
  }
  return { kind: 'started', database: keepRunning(options, prepared, server, release) };
}

async function prepare(options: StartOptions, directory: string): Promise<Prepared | StartProblem> {
  const binaries = await findBinaries();
  if (binaries === undefined) return { kind: 'no-binaries', platform: `${process.platform} ${process.arch}` };
  const runner = chooseRunner();
  if (runner === undefined) return { kind: 'no-user-to-run-as' };
  const place = await makePlace(runner, binaries, directory);
  const state = await lookAtCluster(place.cluster);
  if (state.kind === 'strange') return { kind: 'not-a-data-directory', directory: place.cluster };
  if (state.kind === 'whole' && state.major !== binaries.major) return { kind: 'other-version', directory, found: state.major, needed: binaries.major };
  if (state.kind === 'none') {
    const space = await statfs(directory);
    if (space.bavail * space.bsize < freshBytes) return { kind: 'disk-full', directory };
  }
  if (runner.kind === 'user' && state.kind === 'whole' && (await stat(place.cluster)).uid !== runner.uid) await giveTreeTo(runner, place.cluster);
  const recovery = await recover(place.cluster);
  if (recovery.kind === 'held-elsewhere') return { kind: 'held-elsewhere', directory };
  const kept = await readPasswords(directory);
  const passwords = kept ?? await makePasswords(directory);
  const problem = state.kind === 'none'
    ? await makeCluster(runner, place, passwords.admin, options.fsync ?? true)
    : kept === undefined ? await resetAdminPassword(runner, place, passwords.admin) : undefined;
  if (problem !== undefined) {
    if (kept === undefined) await rm(join(directory, 'database-passwords.json'), { force: true });
    return problem;
  }
  return { runner, binaries, place, directory, passwords, passwordsAreNew: kept === undefined, startedFresh: state.kind === 'none' };
}

/** Tries again for ten seconds while the last server lets go of its lock, its memory or a port we chose ourselves. */
async function startRetrying(options: StartOptions, prepared: Prepared, samePort?: number): Promise<PostgresServer | StartProblem> {
  const end = performance.now() + retryMs;
  for (;;) {
    const port = options.port ?? samePort ?? await freePort();
    const settings = { ...(options.fsync === false ? { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' } : {}), ...options.settings };
    const server = await startServer({ runner: prepared.runner, place: prepared.place, directory: prepared.directory, port, adminPassword: prepared.passwords.admin, settings });
    if (!('kind' in server)) return server;
    const passing = (server.kind === 'did-not-start' && /already exists|still in use/.test(server.because)) || (server.kind === 'port-taken' && options.port === undefined);
    if (!passing || performance.now() > end) return server;
    await wait(250);
    await recover(prepared.place.cluster);
  }
}

async function note({ directory, binaries }: Prepared, server: PostgresServer): Promise<void> {
  await writeRunNote(directory, { pid: process.pid, postgresPid: server.pid, port: server.port, socketDirectory: server.socketDirectory, version: binaries.version });
}

/** Watches the server and starts it again, on the same port, whenever it ends without having been told to. */
function keepRunning(options: StartOptions, prepared: Prepared, first: PostgresServer, release: () => Promise<void>): EmbeddedDatabase {
  let server = first;
  let stopping = false;
  let restarting: Promise<void> = Promise.resolve();
  const { directory, passwords } = prepared;
  const { port } = first;

  const watch = (): void => { void server.ended.then(() => { if (!stopping) restarting = restart(); }); };
  const restart = async (): Promise<void> => {
    for (let pauseMs = 100; !stopping; pauseMs = Math.min(pauseMs * 2, 5_000)) {
      const outcome = await startAgain().catch((error: unknown) => problemOf(error, directory) ?? { kind: 'did-not-start' as const, because: String(error), log: directory });
      options.onRestart?.(outcome);
      if (outcome === 'restarted') return;
      await wait(pauseMs);
    }
  };
  const startAgain = async (): Promise<'restarted' | StartProblem> => {
    await recover(prepared.place.cluster);
    const again = await startRetrying(options, prepared, port);
    if ('kind' in again) return again;
    server = again;
    await note(prepared, server);
    watch();
    return 'restarted';
  };
  const stop = async (): Promise<void> => {
    stopping = true;
    await restarting;
    await server.stop();
    await rm(join(directory, 'run.json'), { force: true });
    await release();
  };

  watch();
  let stopped: Promise<void> | undefined;
  return {
    directory, port, startedFresh: prepared.startedFresh,
    ownerUrl: urlFor('fairlead_owner', passwords.owner, port),
    appUrl: urlFor('fairlead_app', passwords.app, port),
    adminUrl: urlFor('postgres', passwords.admin, port),
    stop: async () => await (stopped ??= stop()),
  };
}
