import { hasCluster, putCluster, sayStartProblem, withEmbedded, findBinaries } from '../embedded/index.ts';
import type { Manifest } from './manifest.ts';
import { copyClusterIn } from './physical.ts';
import { restoreTables, sayRestoreProblem, type RestoreResult } from './restore.ts';

export type EmbeddedRestore = { kind: 'restored'; by: 'files' | 'tables' } | { kind: 'refused'; sentence: string };

/**
 * Restores a verified backup into a data directory that has no tables: by its files where this machine can
 * run them, else (another major version or kind of machine, or `tablesOnly`) table by table.
 */
export async function restoreEmbedded(dataDirectory: string, backupDirectory: string, manifest: Manifest, tablesOnly: boolean): Promise<EmbeddedRestore> {
  const { physical } = manifest;
  const fits = physical?.platform === `${process.platform}-${process.arch}` && manifest.postgresMajor === (await findBinaries())?.major;
  if (physical !== undefined && fits && !tablesOnly && !(await hasCluster(dataDirectory))) {
    const put = await putCluster(dataDirectory, async (cluster) => await copyClusterIn(backupDirectory, physical, cluster));
    if (put.kind === 'refused') return { kind: 'refused', sentence: sayStartProblem(put.problem) };
    if (put.kind === 'put') {
      // The start replays the WAL of the copy and makes new passwords.
      const started = await withEmbedded(dataDirectory, async () => undefined);
      return started.kind === 'done' ? { kind: 'restored', by: 'files' } : { kind: 'refused', sentence: sayStartProblem(started.problem) };
    }
  }
  const done = await withEmbedded(dataDirectory, async (database): Promise<RestoreResult> => await restoreTables(database.adminUrl, backupDirectory, manifest));
  if (done.kind === 'refused') return { kind: 'refused', sentence: sayStartProblem(done.problem) };
  return done.value.kind === 'restored' ? { kind: 'restored', by: 'tables' } : { kind: 'refused', sentence: sayRestoreProblem(done.value.problem) };
}
