/** What another system sends beside a question of CDS Hooks, read without believing its shape. */
import { listOf, objectOf, objectsOf, type Json } from '../read.ts';

/** Resources of one prefetch key. `complete` is false where more exist than came, so that an absence proves nothing. */
export type Prefetched =
  | { readonly kind: 'resources'; readonly resources: readonly Json[]; readonly complete: boolean }
  /** Null, absent, or the client's own search failed. */
  | { readonly kind: 'missing' }
  /** No resource, bundle or null at all. */
  | { readonly kind: 'malformed' };

const most = 2000;

function ofBundle(bundle: Json): Prefetched {
  if (bundle['entry'] !== undefined && !Array.isArray(bundle['entry'])) return { kind: 'malformed' };
  const resources = objectsOf(objectsOf(bundle['entry']).map((entry) => entry['resource']));
  const outcomes = resources.filter((each) => each['resourceType'] === 'OperationOutcome');
  const failed = outcomes.some((each) => objectsOf(each['issue']).some(({ severity }) => severity === 'error' || severity === 'fatal'));
  const further = objectsOf(bundle['link']).some(({ relation }) => relation === 'next');
  const odd = listOf(bundle['entry']).length !== resources.length;
  return { kind: 'resources', resources: resources.filter((each) => !outcomes.includes(each)).slice(0, most), complete: !failed && !further && !odd && resources.length <= most };
}

/** One prefetch value: a resource, a bundle, null, or the `{response, resource}` wrapper that some clients send. */
export function prefetchedOf(value: unknown): Prefetched {
  if (value === undefined || value === null) return { kind: 'missing' };
  const object = objectOf(value);
  if (object === null) return { kind: 'malformed' };
  if (object['resourceType'] === undefined && ('resource' in object || 'response' in object)) {
    const status = objectOf(object['response'])?.['status'];
    if (status !== undefined && !/^2\d\d/.test(String(status))) return { kind: 'missing' };
    const inner = objectOf(object['resource']);
    return inner?.['resourceType'] === undefined ? { kind: 'missing' } : prefetchedOf(inner);
  }
  if (object['resourceType'] === 'OperationOutcome') return { kind: 'missing' };
  if (object['resourceType'] === 'Bundle') return ofBundle(object);
  return typeof object['resourceType'] === 'string' ? { kind: 'resources', resources: [object], complete: true } : { kind: 'malformed' };
}

/** The logical id of a patient as it is compared: with or without `Patient/`, a server before it or a version behind it. */
export function patientIdOf(text: string): string {
  return text.replace(/\/_history\/[^/]*$/, '').replace(/^.*Patient\//, '');
}

/** Whether a resource names another patient. One that names none is taken at the client's word. */
export function isOfAnother(resource: Json, patientId: string): boolean {
  const reference = objectOf(resource['subject'] ?? resource['patient'])?.['reference'];
  if (typeof reference !== 'string' || reference.startsWith('urn:') || reference.startsWith('#')) return false;
  return patientIdOf(reference) !== patientIdOf(patientId);
}
