import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { sayStartProblem, startEmbedded } from '../embedded/index.ts';
import { isAlive } from '../embedded/processes.ts';
import { recover } from '../embedded/recover.ts';
import { migrate, sayMigrateProblem } from '../migrate.ts';

declare module 'vitest' {
  interface ProvidedContext {
    database: TestServer;
  }
}

/** The one PostgreSQL of a test run; its database `fairlead` is migrated and is the template of the others. */
export type TestServer = { adminUrl: string; ownerUrl: string; appUrl: string };

const prefix = 'fairlead-tests-';

/** Starts the PostgreSQL of the whole test run in a directory of its own and ends it with the run. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  await sweep();
  const directory = await mkdtemp(join(tmpdir(), prefix));
  await writeFile(join(directory, 'test-run.pid'), String(process.pid));
  const started = await startEmbedded({ directory: join(directory, 'data'), fsync: false, settings: { max_connections: '200', jit: 'off' } });
  if (started.kind === 'refused') throw new Error(sayStartProblem(started.problem));
  const { database } = started;
  const end = async (): Promise<void> => {
    await database.stop();
    await rm(directory, { recursive: true, force: true });
  };
  const migrated = await migrate(database.ownerUrl);
  if (migrated.kind === 'refused') {
    await end();
    throw new Error(sayMigrateProblem(migrated.problem));
  }
  project.provide('database', { adminUrl: database.adminUrl, ownerUrl: database.ownerUrl, appUrl: database.appUrl });
  return end;
}

/** Ends what earlier test runs left when they were killed. */
async function sweep(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(prefix)) continue;
    const directory = join(tmpdir(), name);
    const pid = Number(await readFile(join(directory, 'test-run.pid'), 'utf8').catch(() => ''));
    if (pid === 0 || isAlive(pid)) continue;
    await recover(join(directory, 'data', 'postgres'));
    await rm(directory, { recursive: true, force: true });
  }
}
