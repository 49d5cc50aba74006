/** Photos of waste and spills: sealed like the photos of people, each tied to one movement, opened for whoever may read the ledger. */
import { createHash } from 'node:crypto';
import { newId } from '../../platform/ids.ts';
import type { NotDone } from '../../platform/registry.ts';
import { sql, type Database, type Tx } from '../../platform/scoped.ts';
import { currentSeal, sealBytes, unsealBytes } from '../../platform/vault.ts';
import type { readPhoto } from '../../people/index.ts';

type Photo = Exclude<ReturnType<typeof readPhoto>, string>;

/** What a picture's seal is tied to. */
const pictureOf = (id: string): string => `waste photo ${id}`;

export async function addWastePhoto(tx: Tx, siteId: string, photo: Photo, accountId: string, now: Temporal.Instant): Promise<string> {
  const id = newId();
  await tx.run(sql`
    insert into waste_photos (organisation_id, id, site_id, media_type, side_px, picture_hash, sealed_picture, taken_by, taken_at)
    values (${tx.organisationId}, ${id}, ${siteId}, ${photo.mediaType}, ${photo.sidePx}, ${createHash('sha256').update(photo.bytes).digest('hex')}, ${sealBytes(photo.bytes, pictureOf(id))}, ${accountId}, ${now.toString()})`);
  return id;
}

export interface WastePicture { readonly mediaType: Photo['mediaType']; readonly bytes: Buffer; readonly takenBy: string; readonly takenAt: string }

export async function wastePicture(tx: Tx, id: string): Promise<WastePicture | null> {
  const row = await tx.one<{ media_type: Photo['mediaType']; sealed_picture: string; taken_by: string; taken_at: string }>(sql`
    select w.media_type, w.sealed_picture, a.display_name as taken_by, w.taken_at from waste_photos w join accounts a on a.organisation_id = w.organisation_id and a.id = w.taken_by where w.organisation_id = ${tx.organisationId} and w.id = ${id}`);
  const bytes = row === null ? null : unsealBytes(row.sealed_picture, pictureOf(id));
  return row === null || bytes === null ? null : { mediaType: row.media_type, bytes, takenBy: row.taken_by, takenAt: row.taken_at };
}

export async function pictureHash(tx: Tx, id: string): Promise<string | null> {
  return (await tx.one<{ picture_hash: string }>(sql`select picture_hash from waste_photos where organisation_id = ${tx.organisationId} and id = ${id}`))?.picture_hash ?? null;
}

/** Ties a photo to the movement that it shows; only whoever took it does, once, at the same site. */
export async function tieWastePhoto(tx: Tx, photoId: string | undefined, journalId: string | null, siteId: string, accountId: string): Promise<NotDone | null> {
  if (photoId === undefined) return null;
  if (journalId === null) return { kind: 'invalid', detail: 'Nothing is wasted here that a photo could show.', field: '/photoId' };
  const tied = await tx.run(sql`
    update waste_photos set journal_id = ${journalId} where organisation_id = ${tx.organisationId} and id = ${photoId} and site_id = ${siteId} and taken_by = ${accountId} and journal_id is null`);
  return tied === 1 ? null : { kind: 'invalid', detail: 'This photo is not there, or belongs to another movement. Take it again.', field: '/photoId' };
}

/** At every start: pictures that an older key sealed are sealed under the first one. Returns how many. */
export async function resealWastePhotos(database: Database): Promise<number> {
  let sealed = 0;
  for (const { id: organisationId } of await database.outside<{ id: string }>(sql`select id from organisations`)) {
    await database.scoped(organisationId, async (tx) => {
      for (const row of await tx.all<{ id: string; sealed_picture: string }>(sql`select id, sealed_picture from waste_photos where organisation_id = ${organisationId} and not starts_with(sealed_picture, ${currentSeal()}) for update`)) {
        const bytes = unsealBytes(row.sealed_picture, pictureOf(row.id));
        if (bytes !== null) sealed += await tx.run(sql`update waste_photos set sealed_picture = ${sealBytes(bytes, pictureOf(row.id))} where organisation_id = ${organisationId} and id = ${row.id}`);
      }
    });
  }
  return sealed;
}
