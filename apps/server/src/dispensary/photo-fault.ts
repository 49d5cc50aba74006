/** Nobody can have compared a face with a photo that is not there. */
import { hasPhoto } from '../people/index.ts';
import type { NotDone } from '../platform/registry.ts';
import type { Tx } from '../platform/scoped.ts';

/** What is wrong where somebody is said to be known by a photo in the record; null where one is there, or where it was not said. */
export async function photoFault(tx: Tx, personId: string, identifiers: readonly string[]): Promise<Extract<NotDone, { kind: 'invalid' }> | null> {
  if (!identifiers.includes('photo-on-file') || await hasPhoto(tx, personId)) return null;
  return { kind: 'invalid', detail: 'There is no photo of this person to compare with. Name two other identifiers.', field: '/identifiers' };
}
