import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { BackupFile } from './manifest.ts';

/** Writes a stream to a new file of the backup, on disk before it answers, with its checksum. */
export async function writeBackupFile(directory: string, path: string, chunks: AsyncIterable<Buffer>): Promise<BackupFile> {
  const hash = createHash('sha256');
  const file = await open(join(directory, path), 'wx', 0o600);
  let bytes = 0;
  try {
    for await (const chunk of chunks) {
      hash.update(chunk);
      bytes += chunk.length;
      await file.writeFile(chunk);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return { path, bytes, sha256: hash.digest('hex') };
}
