/**
 * Photos at a site node. A person's parcel says which photo holds; the picture follows by itself when everything else stands, a few
 * an answer, whoever waits at the window first. What is missing is read from the tables each time, so that it goes on after anything.
 */
import type { ExchangeAnswer } from '@fairlead/contract/downtime';
import { keepPicture, picturesThatHold } from '../people/index.ts';
import { writeAudit } from '../platform/record-store.ts';
import { newId } from '../platform/ids.ts';
import type { Database, Tx } from '../platform/scoped.ts';
import type { NodeRow } from './nodes-store.ts';
import { missingPictures, tellScreens } from './own-store.ts';
import { roster } from './parcels-store.ts';
import { openBoxBytes, sealTo, type KeyPair } from './signing.ts';

export type SentPhotos = NonNullable<ExchangeAnswer['photos']>;

/** What a picture's box is tied to. */
const about = (photoId: string): string => `photo ${photoId}`;

/** At the server: the pictures that a node asked for, as far as they hold, are of its people and have room; always one of them. */
export async function photosFor(tx: Tx, node: NodeRow, ids: readonly string[], room: number, now: Temporal.Instant): Promise<SentPhotos> {
  if (ids.length === 0 || node.box_key === null || room <= 0) return [];
  const pictures = await picturesThatHold(tx, ids, await roster(tx, node.id));
  const [sent, people]: [SentPhotos, string[]] = [[], []];
  let bytes = 0;
  for (const id of ids) {
    const picture = pictures.get(id);
    // Another one holds by now, it is nobody's of this node, or its key is not here: it is not asked for again.
    if (picture === undefined) {
      sent.push({ id, box: null });
      continue;
    }
    if (bytes > 0 && bytes + picture.bytes.length > room) break;
    bytes += picture.bytes.length;
    people.push(picture.personId);
    sent.push({ id, box: sealTo(picture.bytes, node.box_key, about(id)) });
  }
  if (people.length > 0) await writeAudit(tx, { kind: 'anyone', organisationId: tx.organisationId }, now, newId(), { event: 'photos sent to a site node', kind: 'read', people, details: { nodeId: node.id } });
  return sent;
}

const mostAtOnce = 12;

/** At the node: which pictures are asked for next, and what becomes of those that came. */
export class NodePhotos {
  #atOnce = mostAtOnce;
  /** The last question with pictures had no answer: the next has none, so that a slow line carries what matters. */
  #pauses = false;
  readonly #refused = new Set<string>();

  async wanted(tx: Tx): Promise<string[]> {
    if (this.#pauses) {
      this.#pauses = false;
      return [];
    }
    return [...(await missingPictures(tx, [...this.#refused], this.#atOnce))];
  }

  lost(asked: number): void {
    if (asked === 0) return;
    this.#atOnce = Math.max(1, Math.floor(this.#atOnce / 2));
    this.#pauses = true;
  }

  /** Puts what came under this node's own key. Open screens hear of it, and so does the link, which goes on with the next. */
  async keep(database: Database, organisationId: string, photos: SentPhotos, box: KeyPair): Promise<void> {
    if (photos.length === 0) return;
    this.#atOnce = Math.min(mostAtOnce, this.#atOnce * 2);
    const opened = photos.map(({ id, box: sealed }) => ({ id, bytes: sealed === null ? null : openBoxBytes(sealed, box, about(id)) }));
    await database.scoped(organisationId, async (tx) => {
      for (const { id, bytes } of opened) if (bytes !== null && (await keepPicture(tx, id, bytes))) await tellScreens(tx, 'photos');
    });
    for (const { id, bytes } of opened) if (bytes === null) this.#refused.add(id);
  }
}
