import { randomBytes } from 'node:crypto';
import { open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';

/** Passwords of the three roles, made at the first start and kept beside the data with mode 0600; never in a backup. */
export type Passwords = { admin: string; owner: string; app: string };

/** What `run.json` says while the database runs, for commands that work beside it and for the next start. */
export type RunNote = { pid: number; postgresPid: number; port: number; socketDirectory: string | null; version: string };

const passwordsName = 'database-passwords.json';

export async function readPasswords(directory: string): Promise<Passwords | undefined> {
  return await readJson<Passwords>(join(directory, passwordsName));
}

export async function makePasswords(directory: string): Promise<Passwords> {
  const made = { admin: secret(), owner: secret(), app: secret() };
  await writeWhole(join(directory, passwordsName), made);
  return made;
}

export async function writeRunNote(directory: string, note: RunNote): Promise<void> {
  await writeWhole(join(directory, 'run.json'), note);
}

export async function readRunNote(directory: string): Promise<RunNote | undefined> {
  return await readJson<RunNote>(join(directory, 'run.json'));
}

/** Replaces a file in one step, so that a crash or a full disk leaves the old one whole. */
async function writeWhole(path: string, value: unknown): Promise<void> {
  const file = await open(`${path}.new`, 'w', 0o600);
  try {
    await file.writeFile(`${JSON.stringify(value, undefined, 2)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(`${path}.new`, path);
}

async function readJson<T>(path: string): Promise<T | undefined> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  });
  return text === undefined ? undefined : (JSON.parse(text) as T);
}

function secret(): string {
  return randomBytes(24).toString('base64url');
}
