/**
 * A bundle taken apart. What is wrong with its structure (too many entries, two of one name, circles) refuses the whole,
 * because nobody can say any more which entry means what; what is wrong with one entry refuses that entry.
 */
import { listOf, objectOf, objectsOf, type Json } from '../read.ts';
import { referencesIn } from './references.ts';

export interface BundleEntry {
  /** Place in the bundle or line of the file, from 1. */
  readonly place: number;
  readonly type: string;
  /** The resource's own id, else the UUID of its fullUrl, else null. */
  readonly id: string | null;
  readonly fullUrl: string | null;
  readonly resource: Json;
}

/** An entry without a resource that can be read. */
export interface BrokenEntry {
  readonly place: number;
  readonly why: 'no-resource' | 'no-type' | 'bad-id';
}

export type BundleFault = 'not-a-bundle' | 'bundle-kind' | 'too-many' | 'same-id-twice' | 'circle' | 'nested-contained' | 'empty';

export interface OpenedBundle {
  readonly kind: 'opened';
  /** A transaction is kept whole or not at all. */
  readonly whole: boolean;
  readonly source: string | null;
  readonly entries: readonly BundleEntry[];
  readonly broken: readonly BrokenEntry[];
}

export type Opened = OpenedBundle | { readonly kind: 'refused'; readonly fault: BundleFault; readonly where: string };

const bundleKinds = ['collection', 'transaction', 'batch', 'searchset', 'document', 'history'];
const idForm = /^[A-Za-z0-9\-.]{1,64}$/;
const typeForm = /^[A-Z][A-Za-z]{1,63}$/;

function entryOf(value: unknown, place: number): BundleEntry | BrokenEntry {
  const entry = objectOf(value);
  const resource = objectOf(entry?.['resource']);
  if (entry === null || resource === null) return { place, why: 'no-resource' };
  const type = resource['resourceType'];
  if (typeof type !== 'string' || !typeForm.test(type)) return { place, why: 'no-type' };
  const fullUrl = typeof entry['fullUrl'] === 'string' ? entry['fullUrl'].slice(0, 500) : null;
  const own = resource['id'];
  if (own !== undefined && (typeof own !== 'string' || !idForm.test(own))) return { place, why: 'bad-id' };
  const named = fullUrl === null ? null : /^urn:uuid:([0-9A-Za-z-]{1,64})$/.exec(fullUrl)?.[1];
  return { place, type, id: typeof own === 'string' ? own : (named ?? null), fullUrl, resource };
}

/** Where a contained resource holds another, or two contained ones point at each other. */
function containedFault(resource: Json): BundleFault | null {
  const contained = objectsOf(resource['contained']);
  if (contained.length === 0) return null;
  if (contained.some((each) => 'contained' in each)) return 'nested-contained';
  const edges = new Map(contained.map((each) => [`#${String(each['id'])}`, referencesIn(each).map((found) => found.reference).filter((reference) => reference.startsWith('#'))]));
  return hasCircle(edges) ? 'circle' : null;
}

/** Whether a graph has a circle; walked with a list of its own, not with the stack. */
function hasCircle(edges: ReadonlyMap<string, readonly string[]>): boolean {
  const done = new Set<string>();
  for (const start of edges.keys()) {
    const path = new Set<string>();
    const waiting: { readonly node: string; readonly leave: boolean }[] = [{ node: start, leave: false }];
    while (waiting.length > 0) {
      const step = waiting.pop();
      if (step === undefined) break;
      if (step.leave) {
        path.delete(step.node);
        done.add(step.node);
      } else if (path.has(step.node)) return true;
      else if (!done.has(step.node)) {
        path.add(step.node);
        waiting.push({ node: step.node, leave: true });
        for (const next of edges.get(step.node) ?? []) waiting.push({ node: next, leave: false });
      }
    }
  }
  return false;
}

// Elements by which one resource stands under another of its kind. Encounter and Condition may name each other; these may not.
const hierarchies = ['partOf', 'derivedFrom', 'hasMember', 'basedOn', 'replaces'];

function circularElement(entries: readonly BundleEntry[]): string | null {
  const nameOf = new Map(entries.flatMap((entry) => (entry.fullUrl === null ? [] : [[entry.fullUrl, `${entry.type}/${entry.id ?? ''}`] as const])));
  for (const element of hierarchies) {
    const edges = new Map<string, readonly string[]>();
    for (const entry of entries) {
      if (entry.resource[element] === undefined) continue;
      edges.set(`${entry.type}/${entry.id ?? ''}`, referencesIn({ [element]: entry.resource[element] }).map(({ reference }) => nameOf.get(reference) ?? reference));
    }
    if (hasCircle(edges)) return element;
  }
  return null;
}

function twice(entries: readonly BundleEntry[]): string | null {
  const seen = new Set<string>();
  for (const entry of entries) {
    const names = [...(entry.id === null ? [] : [`${entry.type}/${entry.id}`]), ...(entry.fullUrl === null ? [] : [entry.fullUrl])];
    for (const name of new Set(names)) {
      if (seen.has(name)) return name;
      seen.add(name);
    }
  }
  return null;
}

/** A list of entries as read from a bundle or lines: structure checked, each entry read. */
export function openEntries(values: readonly unknown[], options: { readonly whole: boolean; readonly source: string | null; readonly limit: number }): Opened {
  if (values.length === 0) return { kind: 'refused', fault: 'empty', where: 'Bundle.entry' };
  if (values.length > options.limit) return { kind: 'refused', fault: 'too-many', where: `Bundle.entry: ${values.length}` };
  const read = values.map((value, index) => entryOf(value, index + 1));
  const entries = read.filter((each): each is BundleEntry => 'type' in each);
  const broken = read.filter((each): each is BrokenEntry => 'why' in each);
  const same = twice(entries);
  if (same !== null) return { kind: 'refused', fault: 'same-id-twice', where: same };
  for (const entry of entries) {
    const fault = containedFault(entry.resource);
    if (fault !== null) return { kind: 'refused', fault, where: `${entry.type} ${entry.place}` };
  }
  const circle = circularElement(entries);
  if (circle !== null) return { kind: 'refused', fault: 'circle', where: circle };
  const base = entries.map((entry) => /^(https?:\/\/.{1,200})\/[A-Z][A-Za-z]+\/[^/]+$/.exec(entry.fullUrl ?? '')?.[1]).find((each) => each !== undefined);
  return { kind: 'opened', whole: options.whole, source: options.source ?? base ?? null, entries, broken };
}

/** Opens a bundle, or a single resource as a bundle of one. */
export function openBundle(value: unknown, limit: number): Opened {
  const bundle = objectOf(value);
  if (bundle === null) return { kind: 'refused', fault: 'not-a-bundle', where: 'Bundle' };
  if (bundle['resourceType'] !== 'Bundle') {
    return typeof bundle['resourceType'] === 'string' ? openEntries([{ resource: bundle }], { whole: false, source: null, limit }) : { kind: 'refused', fault: 'not-a-bundle', where: 'Bundle' };
  }
  const kind = bundle['type'];
  if (typeof kind !== 'string' || !bundleKinds.includes(kind)) return { kind: 'refused', fault: 'bundle-kind', where: 'Bundle.type' };
  if (bundle['entry'] !== undefined && !Array.isArray(bundle['entry'])) return { kind: 'refused', fault: 'not-a-bundle', where: 'Bundle.entry' };
  const source = objectOf(bundle['meta'])?.['source'];
  return openEntries(listOf(bundle['entry']), { whole: kind === 'transaction', source: typeof source === 'string' ? source.slice(0, 200) : null, limit });
}
