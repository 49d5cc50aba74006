import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

/** One file of a backup, by its path inside it, with the checksum of what was written. */
export type BackupFile = { path: string; bytes: number; sha256: string };

/** One table of the logical copy. `content` is a checksum of its rows that does not depend on their order. */
export type BackupTable = { schema: string; name: string; columns: readonly string[]; file: BackupFile; rows: string; content: string };

export type BackupSequence = { schema: string; name: string; lastValue: string; isCalled: boolean };

/** What a backup holds. It is written last, so a backup without it is not whole. */
export type Manifest = {
  format: 1;
  madeAt: string;
  postgresMajor: string;
  migrations: readonly { number: number; name: string; checksum: string }[];
  logical: { tables: readonly BackupTable[]; sequences: readonly BackupSequence[] };
  /** Only for the embedded database: the files of the cluster with the WAL that makes them whole. */
  physical?: { platform: string; files: readonly BackupFile[]; directories: readonly string[] };
};

export type BackupFault = { kind: 'not-a-backup'; directory: string } | { kind: 'damaged'; path: string; because: string };

export async function writeManifest(directory: string, manifest: Manifest): Promise<void> {
  const path = join(directory, 'manifest.json');
  const file = await open(`${path}.new`, 'w', 0o600);
  try {
    await file.writeFile(`${JSON.stringify(manifest, undefined, 1)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(`${path}.new`, path);
}

export async function readManifest(directory: string): Promise<Manifest | BackupFault> {
  const text = await readFile(join(directory, 'manifest.json'), 'utf8').catch(() => undefined);
  if (text === undefined) return { kind: 'not-a-backup', directory };
  try {
    const manifest = JSON.parse(text) as Manifest;
    return manifest.format === 1 ? manifest : { kind: 'not-a-backup', directory };
  } catch {
    return { kind: 'damaged', path: 'manifest.json', because: 'it is cut short' };
  }
}

/** Reads every file again and compares it with the manifest; the first that differs is named. */
export async function findDamage(directory: string, files: readonly BackupFile[]): Promise<BackupFault | undefined> {
  for (const file of files) {
    const found = await checksum(join(directory, file.path)).catch(() => undefined);
    if (found === undefined) return { kind: 'damaged', path: file.path, because: 'it is missing' };
    if (found !== file.sha256) return { kind: 'damaged', path: file.path, because: 'its checksum is not the one that was written' };
  }
  return undefined;
}

async function checksum(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
