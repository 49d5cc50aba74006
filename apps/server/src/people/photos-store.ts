/** Photos of people: each row is a photo, or that the person wants none; the newest holds. */
import { newId } from '../platform/ids.ts';
import { sql, type Database, type Tx } from '../platform/scoped.ts';
import { currentSeal, sealBytes, unsealBytes } from '../platform/vault.ts';
import type { Photo, PhotoType } from './photo-file.ts';

/** What a picture's seal is tied to. */
const pictureOf = (photoId: string): string => `photo ${photoId}`;

export interface PhotoLine {
  readonly id: string;
  readonly state: 'taken' | 'declined' | 'withdrawn';
  readonly noted_by: string;
  readonly noted_at: string;
}

/** What was noted of a person's photo, newest first, without pictures. */
export function photosOf(tx: Tx, personId: string): Promise<readonly PhotoLine[]> {
  return tx.all<PhotoLine>(sql`
    select p.id, p.state, a.display_name as noted_by, p.noted_at from person_photos p join accounts a on a.organisation_id = p.organisation_id and a.id = p.noted_by
    where p.organisation_id = ${tx.organisationId} and p.person_id = ${personId} order by p.noted_at desc, p.id desc limit 50`);
}

export interface Picture {
  readonly id: string;
  readonly mediaType: PhotoType;
  readonly bytes: Buffer;
}

/** The picture that holds now; null where there is none, or where the key that sealed it is not here. */
export async function pictureNow(tx: Tx, personId: string): Promise<Picture | null> {
  const row = await tx.one<{ id: string; state: string; media_type: PhotoType | null; sealed_picture: string | null }>(sql`
    select id, state, media_type, sealed_picture from person_photos where organisation_id = ${tx.organisationId} and person_id = ${personId} order by noted_at desc, id desc limit 1`);
  if (row === null || row.media_type === null || row.sealed_picture === null) return null;
  const bytes = unsealBytes(row.sealed_picture, pictureOf(row.id));
  return bytes === null ? null : { id: row.id, mediaType: row.media_type, bytes };
}

/** Whether a photo holds that a face can be compared with. */
export async function hasPhoto(tx: Tx, personId: string): Promise<boolean> {
  const row = await tx.one<{ state: string }>(sql`select state from person_photos where organisation_id = ${tx.organisationId} and person_id = ${personId} order by noted_at desc, id desc limit 1`);
  return row?.state === 'taken';
}

/** One row as it is written, its picture sealed. */
export function photoRow(personId: string, photo: Photo | 'declined' | 'withdrawn', notedBy: string, at: string) {
  const id = newId();
  const taken = typeof photo === 'string' ? null : photo;
  return {
    id, person_id: personId, state: typeof photo === 'string' ? photo : 'taken', media_type: taken?.mediaType ?? null, side_px: taken?.sidePx ?? null,
    sealed_picture: taken === null ? null : sealBytes(taken.bytes, pictureOf(id)), noted_by: notedBy, noted_at: at,
  } as const;
}

export async function addPhoto(tx: Tx, personId: string, photo: Photo | 'declined' | 'withdrawn', notedBy: string, now: Temporal.Instant): Promise<string> {
  const row = photoRow(personId, photo, notedBy, now.toString());
  await tx.run(sql`
    insert into person_photos (organisation_id, id, person_id, state, media_type, side_px, sealed_picture, noted_by, noted_at)
    values (${tx.organisationId}, ${row.id}, ${personId}, ${row.state}, ${row.media_type}, ${row.side_px}, ${row.sealed_picture}, ${notedBy}, ${row.noted_at})`);
  return row.id;
}

/** A row as the whole record has it: with its picture open, and nothing sealed. */
export function openedPhoto(row: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { sealed_picture: sealed, ...rest } = row;
  const bytes = typeof sealed === 'string' ? unsealBytes(sealed, pictureOf(String(row['id']))) : null;
  return { ...rest, picture: bytes?.toString('base64') ?? null };
}

/** Of these photos, those that hold now and are of one of these people, with their pictures open. */
export async function picturesThatHold(tx: Tx, ids: readonly string[], people: readonly string[]): Promise<ReadonlyMap<string, { readonly personId: string; readonly bytes: Buffer }>> {
  const rows = await tx.all<{ id: string; person_id: string; sealed_picture: string }>(sql`
    select p.id, p.person_id, p.sealed_picture from person_photos p where p.organisation_id = ${tx.organisationId} and p.id = any(${[...ids]}::uuid[]) and p.person_id = any(${[...people]}::uuid[]) and p.state = 'taken'
      and not exists (select from person_photos n where n.organisation_id = p.organisation_id and n.person_id = p.person_id and (n.noted_at, n.id) > (p.noted_at, p.id))`);
  return new Map(rows.flatMap((row) => {
    const bytes = unsealBytes(row.sealed_picture, pictureOf(row.id));
    return bytes === null ? [] : [[row.id, { personId: row.person_id, bytes }] as const];
  }));
}

/** At a site node: the picture of a photo that its person's parcel names, sealed under this machine's key. False: it is named no longer, or is here. */
export async function keepPicture(tx: Tx, photoId: string, bytes: Buffer): Promise<boolean> {
  return (await tx.run(sql`
    insert into person_photos (organisation_id, id, person_id, state, media_type, side_px, sealed_picture, noted_by, noted_at)
    select n.organisation_id, n.photo_id, n.person_id, n.state, n.media_type, n.side_px, ${sealBytes(bytes, pictureOf(photoId))}, n.noted_by, n.noted_at
    from node_photos n where n.organisation_id = ${tx.organisationId} and n.photo_id = ${photoId} and n.state = 'taken' on conflict do nothing`)) === 1;
}

/** At every start: pictures that an older key sealed are sealed under the first one. Returns how many. */
export async function resealPhotos(database: Database): Promise<number> {
  let sealed = 0;
  for (const { id: organisationId } of await database.outside<{ id: string }>(sql`select id from organisations`)) {
    await database.scoped(organisationId, async (tx) => {
      for (const row of await tx.all<{ id: string; sealed_picture: string }>(sql`select id, sealed_picture from person_photos where organisation_id = ${organisationId} and not starts_with(sealed_picture, ${currentSeal()}) for update`)) {
        const bytes = unsealBytes(row.sealed_picture, pictureOf(row.id));
        if (bytes !== null) sealed += await tx.run(sql`update person_photos set sealed_picture = ${sealBytes(bytes, pictureOf(row.id))} where organisation_id = ${organisationId} and id = ${row.id}`);
      }
    });
  }
  return sealed;
}
