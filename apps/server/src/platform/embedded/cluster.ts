import { chmod, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { binary } from './binaries.ts';
import { giveTo, type Place } from './place.ts';
import { problemInLog, problemOf, type StartProblem } from './problem.ts';
import { runThrough, type Runner } from './runner.ts';

/** What stands where the cluster should be. */
export type ClusterState = { kind: 'none' } | { kind: 'whole'; major: string } | { kind: 'strange' };

export async function lookAtCluster(cluster: string): Promise<ClusterState> {
  const names = await readdir(cluster).catch((error: unknown): string[] => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  });
  if (names.length === 0) return { kind: 'none' };
  if (!names.includes('PG_VERSION')) return { kind: 'strange' };
  return { kind: 'whole', major: (await readFile(join(cluster, 'PG_VERSION'), 'utf8')).trim() };
}

/** Makes the cluster beside its place and moves it there whole, so that a start cut half-way leaves nothing behind. */
export async function makeCluster(runner: Runner, place: Place, password: string, sync: boolean): Promise<StartProblem | undefined> {
  const fresh = `${place.cluster}.new`;
  const passwordFile = `${place.cluster}.password`;
  try {
    await rm(fresh, { recursive: true, force: true });
    await mkdir(fresh, { recursive: true, mode: 0o700 });
    await giveTo(runner, fresh);
    await writeFile(passwordFile, password, { mode: 0o600 });
    await giveTo(runner, passwordFile);
    const made = await runThrough(runner, binary(place.native, 'initdb'), initArguments(fresh, passwordFile, sync), { cwd: '/' });
    if (made.code !== 0) {
      await rm(fresh, { recursive: true, force: true });
      return problemInLog(made.output, { directory: dirname(place.cluster), port: 0, logFile: place.cluster });
    }
    await chmod(fresh, 0o700);
    await rename(fresh, place.cluster);
    return undefined;
  } catch (error) {
    await rm(fresh, { recursive: true, force: true });
    const problem = problemOf(error, dirname(place.cluster));
    if (problem === undefined) throw error;
    return problem;
  } finally {
    await rm(passwordFile, { force: true });
  }
}

/** Sets the administrator's password without knowing the old one: after a physical restore, or when the file was lost. */
export async function resetAdminPassword(runner: Runner, place: Place, password: string): Promise<StartProblem | undefined> {
  const args = ['--single', '-D', place.cluster, 'postgres'];
  const input = `ALTER ROLE postgres WITH PASSWORD '${password}'\n`;
  const done = await runThrough(runner, binary(place.native, 'postgres'), args, { cwd: place.cluster, input });
  if (done.code === 0 && !/ERROR|FATAL|PANIC/.test(done.output)) return undefined;
  return problemInLog(done.output, { directory: dirname(place.cluster), port: 0, logFile: place.cluster });
}

function initArguments(cluster: string, passwordFile: string, sync: boolean): readonly string[] {
  return [
    '-D', cluster, '-U', 'postgres', '--pwfile', passwordFile, '--auth=scram-sha-256', '--data-checksums', '--encoding=UTF8',
    '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', '--no-instructions', ...(sync ? [] : ['--no-sync']),
  ];
}
