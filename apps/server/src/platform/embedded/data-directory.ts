import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../../../', import.meta.url));

/** A path that a person typed: it resolves from where the command was typed, not from where npm runs it. */
export function typedPath(path: string): string {
  return resolve(process.env['INIT_CWD'] ?? process.cwd(), path);
}

/** The embedded database's data directory: FAIRLEAD_DATA, or `data` in the root wherever the command was typed. */
export function dataDirectory(env: Readonly<Record<string, string | undefined>> = process.env, from: string = typedPath('.')): string {
  const given = env['FAIRLEAD_DATA'];
  return given === undefined || given === '' ? resolve(root, 'data') : resolve(from, given);
}
