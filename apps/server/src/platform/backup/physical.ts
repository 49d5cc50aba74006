import { createReadStream } from 'node:fs';
import { copyFile, lstat, mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type pg from 'pg';
import type { BackupFile, Manifest } from './manifest.ts';
import { writeBackupFile } from './write-file.ts';

type Physical = NonNullable<Manifest['physical']>;

// As in pg_basebackup: what a server makes anew when it starts, and what belongs to the running one alone.
const emptied = new Set(['pg_wal', 'pg_replslot', 'pg_dynshmem', 'pg_notify', 'pg_serial', 'pg_snapshots', 'pg_stat_tmp', 'pg_subtrans']);
const leftOut = /^(postmaster\.(pid|opts)|\.s\.PGSQL\..*|pg_internal\.init.*|pgsql_tmp.*|backup_label(\.old)?|backup_manifest|current_logfiles)$/;

/**
 * Copies the files of a running cluster between pg_backup_start and pg_backup_stop, then the WAL written
 * meanwhile, which makes them whole as of the end of the copy. The client must be a superuser's.
 */
export async function copyClusterOut(client: pg.Client, directory: string): Promise<Physical> {
  const into = join(directory, 'physical');
  await mkdir(into, { mode: 0o700 });
  const [settings] = (await client.query<{ cluster: string }>(`select current_setting('data_directory') as cluster`)).rows;
  const cluster = settings?.cluster ?? '';
  // The slot keeps the WAL from being recycled before it is copied; it ends with this session.
  await client.query(`select pg_create_physical_replication_slot('fairlead_backup_' || pg_backend_pid(), true, true)`);
  const [start] = (await client.query<{ segment: string }>(`select pg_walfile_name(pg_backup_start('fairlead', true)) as segment`)).rows;
  const directories: string[] = [];
  const files: BackupFile[] = [];
  await copyFolder(cluster, '', directory, directories, files);
  files.push(await keepFile(cluster, 'global/pg_control', directory));
  const [stop] = (await client.query<{ segment: string; label: string; map: string }>(
    `select pg_walfile_name(lsn) as segment, labelfile as label, spcmapfile as map from pg_backup_stop(false)`)).rows;
  if (start === undefined || stop === undefined) throw new Error('the backup did not say where it starts and stops');
  files.push(await writeBackupFile(directory, 'physical/backup_label', bytesOf(stop.label)));
  for (const name of (await readdir(join(cluster, 'pg_wal'))).toSorted()) {
    if (/^[0-9A-F]{24}$/.test(name) && name.slice(8) >= start.segment.slice(8) && name.slice(8) <= stop.segment.slice(8)) files.push(await keepFile(cluster, `pg_wal/${name}`, directory));
  }
  return { platform: `${process.platform}-${process.arch}`, files, directories };
}

/** Puts the files of a physical copy where a cluster shall stand, which must not exist yet; whole or not at all. */
export async function copyClusterIn(directory: string, physical: Physical, cluster: string): Promise<void> {
  const fresh = `${cluster}.restoring`;
  await rm(fresh, { recursive: true, force: true });
  await mkdir(fresh, { recursive: true, mode: 0o700 });
  try {
    for (const folder of physical.directories) await mkdir(join(fresh, folder), { recursive: true, mode: 0o700 });
    for (const { path } of physical.files) {
      const target = join(fresh, path.slice('physical/'.length));
      await copyFile(join(directory, path), target);
      const file = await open(target, 'r+');
      await file.sync();
      await file.close();
    }
    await rename(fresh, cluster);
  } catch (error) {
    await rm(fresh, { recursive: true, force: true });
    throw error;
  }
}

async function copyFolder(cluster: string, folder: string, directory: string, directories: string[], files: BackupFile[]): Promise<void> {
  for (const name of (await readdir(join(cluster, folder))).toSorted()) {
    if (leftOut.test(name)) continue;
    const path = folder === '' ? name : `${folder}/${name}`;
    const found = await lstat(join(cluster, path)).catch(() => undefined);
    if (found?.isDirectory()) {
      directories.push(path);
      await mkdir(join(directory, 'physical', path), { mode: 0o700 });
      if (path === 'pg_wal') await keepFolder('pg_wal/archive_status', directory, directories);
      if (!emptied.has(path)) await copyFolder(cluster, path, directory, directories, files);
    } else if (found?.isFile() && path !== 'global/pg_control') {
      // A table may be dropped while the copy runs; the WAL knows of it.
      const kept = await keepFile(cluster, path, directory).catch(async (error: unknown) => {
        if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
        await rm(join(directory, 'physical', path), { force: true });
        return undefined;
      });
      if (kept !== undefined) files.push(kept);
    }
  }
}

async function keepFolder(path: string, directory: string, directories: string[]): Promise<void> {
  directories.push(path);
  await mkdir(join(directory, 'physical', path), { mode: 0o700 });
}

async function keepFile(cluster: string, path: string, directory: string): Promise<BackupFile> {
  await mkdir(dirname(join(directory, 'physical', path)), { recursive: true, mode: 0o700 });
  return await writeBackupFile(directory, `physical/${path}`, createReadStream(join(cluster, path)));
}

async function* bytesOf(text: string): AsyncGenerator<Buffer> {
  yield Buffer.from(text);
}
