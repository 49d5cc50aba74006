import { createHash } from 'node:crypto';
import { chown, cp, lstat, mkdir, readdir, realpath, rename, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { binary, type Binaries } from './binaries.ts';
import { canEnter, runThrough, type Runner } from './runner.ts';

/** Where the programs and the cluster stand so that the runner can reach them. */
export type Place = { native: string; cluster: string };

// Only used as root, when the clone or the data directory is closed to the runner (a 0700 folder, say).
const reachable = '/var/lib/fairlead';

/** Puts programs and cluster where the runner can reach them; `directory` must exist and be a real path. */
export async function makePlace(runner: Runner, binaries: Binaries, directory: string): Promise<Place> {
  return { native: await placeBinaries(runner, binaries), cluster: await placeCluster(runner, directory) };
}

/** Gives a file or directory to the runner's user, where it has one. */
export async function giveTo(runner: Runner, path: string): Promise<void> {
  if (runner.kind === 'user') await chown(path, runner.uid, runner.gid);
}

/** The same for a directory and everything in it. */
export async function giveTreeTo(runner: Runner, directory: string): Promise<void> {
  if (runner.kind !== 'user') return;
  await giveTo(runner, directory);
  for (const name of await readdir(directory, { recursive: true })) await giveTo(runner, join(directory, name));
}

async function placeBinaries(runner: Runner, binaries: Binaries): Promise<string> {
  if (runner.kind === 'plain') return binaries.native;
  const tried = await runThrough(runner, binary(binaries.native, 'postgres'), ['-V'], { cwd: '/' }).catch(() => undefined);
  if (tried?.code === 0) return binaries.native;
  const copy = join(reachable, `postgres-${binaries.version}`);
  if (await exists(copy)) return copy;
  const fresh = `${copy}.${process.pid}`;
  await mkdir(reachable, { recursive: true, mode: 0o755 });
  await cp(binaries.native, fresh, { recursive: true, verbatimSymlinks: true });
  await rename(fresh, copy).catch(async () => await rm(fresh, { recursive: true, force: true }));
  return copy;
}

async function placeCluster(runner: Runner, directory: string): Promise<string> {
  const usual = join(directory, 'postgres');
  const found = await lstat(usual).catch(() => undefined);
  if (found?.isSymbolicLink()) return await realpath(usual).catch(() => usual);
  if (found !== undefined || await canEnter(runner, directory)) return usual;
  const elsewhere = join(reachable, createHash('sha256').update(directory).digest('hex').slice(0, 16));
  await mkdir(elsewhere, { recursive: true, mode: 0o755 });
  const cluster = join(elsewhere, 'postgres');
  await symlink(cluster, usual);
  return cluster;
}

async function exists(path: string): Promise<boolean> {
  return await lstat(path).then(() => true, () => false);
}
