import { mkdir, realpath, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { findBinaries } from './binaries.ts';
import { lookAtCluster } from './cluster.ts';
import { takeGuard } from './guard.ts';
import { giveTreeTo, makePlace } from './place.ts';
import { problemOf, type StartProblem } from './problem.ts';
import { chooseRunner } from './runner.ts';

export type PutResult = { kind: 'put' } | { kind: 'not-empty' } | { kind: 'refused'; problem: StartProblem };

/** Lets `put` lay the files of a cluster where a data directory has none; the next start makes new passwords for it. */
export async function putCluster(typedDirectory: string, put: (cluster: string) => Promise<void>): Promise<PutResult> {
  const binaries = await findBinaries();
  if (binaries === undefined) return { kind: 'refused', problem: { kind: 'no-binaries', platform: `${process.platform} ${process.arch}` } };
  const runner = chooseRunner();
  if (runner === undefined) return { kind: 'refused', problem: { kind: 'no-user-to-run-as' } };
  await mkdir(typedDirectory, { recursive: true, mode: 0o700 });
  const directory = await realpath(typedDirectory);
  const guard = await takeGuard(directory);
  if (guard.kind === 'taken') return { kind: 'refused', problem: { kind: 'already-running', directory, pid: guard.pid } };
  try {
    const { cluster } = await makePlace(runner, binaries, directory);
    if ((await lookAtCluster(cluster)).kind !== 'none') return { kind: 'not-empty' };
    await rm(join(directory, 'database-passwords.json'), { force: true });
    await put(cluster);
    await giveTreeTo(runner, cluster);
    return { kind: 'put' };
  } catch (error) {
    const problem = problemOf(error, directory);
    if (problem === undefined) throw error;
    return { kind: 'refused', problem };
  } finally {
    await guard.release();
  }
}

/** Whether a data directory holds a cluster. */
export async function hasCluster(directory: string): Promise<boolean> {
  return (await lookAtCluster(join(directory, 'postgres'))).kind === 'whole';
}
