/** Every reference in a resource, found without recursion: a hostile resource must not exhaust the stack. */
import { objectOf, type Json } from '../read.ts';

export interface Found {
  /** The element that holds it, e.g. `subject`. */
  readonly element: string;
  readonly reference: string;
}

/** All literal references of a resource, its contained resources included. */
export function referencesIn(resource: Json): readonly Found[] {
  const found: Found[] = [];
  const waiting: { readonly value: unknown; readonly element: string }[] = [{ value: resource, element: '' }];
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (next === undefined || typeof next.value !== 'object' || next.value === null) continue;
    if (Array.isArray(next.value)) {
      for (const value of next.value) waiting.push({ value, element: next.element });
      continue;
    }
    for (const [key, value] of Object.entries(next.value)) {
      if (key === 'reference' && typeof value === 'string') found.push({ element: next.element, reference: value });
      else waiting.push({ value, element: key });
    }
  }
  return found;
}

/** The resource with every literal reference passed through `change`. Depth was limited before. */
export function withReferences<R extends Json>(resource: R, change: (reference: string) => string): R {
  const walk = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(walk);
    const object = objectOf(value);
    if (object === null) return value;
    return Object.fromEntries(Object.entries(object).map(([key, each]) => [key, key === 'reference' && typeof each === 'string' ? change(each) : walk(each)]));
  };
  return walk(resource) as R;
}

/** The elements that name whose record a resource belongs to. */
export const personElements: readonly string[] = ['subject', 'patient', 'beneficiary'];

/** The references that name the person of a resource: its subject or patient, else a participant who is a patient. */
export function personReferences(resource: Json): readonly string[] {
  const top = personElements.flatMap((element) => {
    const reference = objectOf(resource[element])?.['reference'];
    return typeof reference === 'string' ? [reference] : [];
  });
  if (top.length > 0) return top;
  return referencesIn({ participant: resource['participant'], for: resource['for'] }).map((each) => each.reference).filter((reference) => /(^|\/)Patient\/[^/]+$/.test(reference));
}
