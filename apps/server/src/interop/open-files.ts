/** Files as they were sent: a bundle, lines of NDJSON, or trial tables. Depth is measured before anything is parsed. */
import { openBundle, openEntries, objectOf, type OpenedBundle } from '@fairlead/fhir';
import { depthOf } from '../platform/json-depth.ts';

export interface SentFile {
  readonly name: string;
  readonly text: string;
}

export interface Fault {
  readonly kind: 'refused';
  readonly fault: string;
  readonly where: string;
}

/** One opened file with its name; places of entries are lines for NDJSON. */
export interface OpenedFile {
  readonly name: string;
  readonly bundle: OpenedBundle;
}

export type OpenedFiles = { readonly kind: 'fhir'; readonly files: readonly OpenedFile[] } | { readonly kind: 'tables'; readonly tables: ReadonlyMap<string, string> } | Fault;

const maxDepth = 64;
const refused = (fault: string, where: string): Fault => ({ kind: 'refused', fault, where });

/** JSON within limits; keys that reach an object's prototype are refused, as at the web server's edge. */
export function parseJson(text: string): { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly fault: 'too-deep' | 'not-json' } {
  if (depthOf(text) > maxDepth) return { ok: false, fault: 'too-deep' };
  try {
    return { ok: true, value: JSON.parse(text, (key, value: unknown) => {
      if (key === '__proto__' || key === 'constructor') throw new SyntaxError('forbidden key');
      return value;
    }) };
  } catch {
    return { ok: false, fault: 'not-json' };
  }
}

/** One resource a line. A line that is no JSON is an entry that cannot be read, and the others are. */
export function openLines(lines: readonly string[], limit: number): OpenedBundle | Fault {
  const values = lines.map((line) => {
    const parsed = parseJson(line);
    return parsed.ok ? { resource: parsed.value } : null;
  });
  return openEntries(values, { whole: false, source: null, limit });
}

const isTable = (name: string): boolean => /\.csv$/i.test(name);
export const tableNameOf = (name: string): string => name.replace(/^.*[/\\]/, '').replace(/\.csv$/i, '').toLowerCase();

function openOne(file: SentFile, limit: number): OpenedBundle | Fault {
  const text = file.text.trim();
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const isLines = /\.ndjson$/i.test(file.name) || (lines.length > 1 && lines.every((line) => line.startsWith('{') && line.trimEnd().endsWith('}')));
  if (isLines) return openLines(lines, limit);
  const parsed = parseJson(text);
  return parsed.ok ? openBundle(parsed.value, limit) : refused(parsed.fault, file.name);
}

/** Opens all files of one import. They count together against the limit of entries. */
export function openFiles(sent: readonly SentFile[], limit: number): OpenedFiles {
  const tables = sent.filter((file) => isTable(file.name));
  if (tables.length > 0) {
    if (tables.length < sent.length) return refused('mixed', '');
    return { kind: 'tables', tables: new Map(tables.map((file) => [tableNameOf(file.name), file.text])) };
  }
  const files: OpenedFile[] = [];
  let left = limit;
  for (const file of sent) {
    const bundle = openOne(file, limit);
    if (bundle.kind === 'refused') return refused(bundle.fault, `${file.name} ${bundle.where}`);
    left -= bundle.entries.length + bundle.broken.length;
    if (left < 0) return refused('too-many', file.name);
    files.push({ name: file.name, bundle });
  }
  const again = sameNameTwice(files);
  return again === null ? { kind: 'fhir', files } : refused('same-id-twice', again);
}

function sameNameTwice(files: readonly OpenedFile[]): string | null {
  const seen = new Set<string>();
  for (const { bundle } of files) {
    for (const entry of bundle.entries) {
      if (entry.id === null) continue;
      const name = `${entry.type}/${entry.id}`;
      if (seen.has(name)) return name;
      seen.add(name);
    }
  }
  return null;
}

/** The same content gives the same text whatever the order of its keys; what a server stamps on each copy is left out. */
export function canonicalText(resource: unknown): string {
  const walk = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(walk);
    const object = objectOf(value);
    if (object === null) return value;
    return Object.fromEntries(Object.keys(object).toSorted().map((key) => [key, walk(object[key])]));
  };
  const object = objectOf(resource);
  if (object === null) return JSON.stringify(resource) ?? '';
  const meta = objectOf(object['meta']);
  if (meta === null) return JSON.stringify(walk(object));
  const { lastUpdated: _updated, versionId: _version, ...rest } = meta;
  return JSON.stringify(walk({ ...object, meta: rest }));
}
