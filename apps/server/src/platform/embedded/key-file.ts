import { open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';

const name = 'fairlead.key';

/** The key beside the embedded database (mode 0600, never in a backup), made at the first start with `make`. */
export async function keyBeside(directory: string, make: () => string): Promise<string> {
  const path = join(directory, name);
  const kept = await readFile(path, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (kept !== undefined) return kept.trim();
  const made = make();
  // Whole or not at all: half a key would lock everybody out.
  const file = await open(`${path}.new`, 'w', 0o600);
  try {
    await file.writeFile(`${made}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(`${path}.new`, path);
  return made;
}
