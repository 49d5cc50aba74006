import { isAbsolute, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../../../', import.meta.url));

/** A path that a person typed: it resolves from where the command was typed, not from where npm runs it. */
export function typedPath(path: string): string {
  return isAbsolute(path) ? path : resolve(process.env['INIT_CWD'] ?? process.cwd(), path);
}

/** The embedded database's data directory: FAIRLEAD_DATA, or `data` in the root. */
export function dataDirectory(): string {
  const given = process.env['FAIRLEAD_DATA'];
  return given === undefined || given === '' ? resolve(root, 'data') : typedPath(given);
}
