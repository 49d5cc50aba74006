/** The photo that a face at the window is compared with. It leaves inside a reply that nothing keeps, and never by an address of its own. */
import * as contract from '@fairlead/contract/people';
import { careTeam } from '../platform/policy.ts';
import { command, read, type AnyRoute } from '../platform/registry.ts';
import { readPhoto, type PhotoFault } from './photo-file.ts';
import { personById } from './people-store.ts';
import { addPhoto, hasPhoto, photosOf, pictureNow } from './photos-store.ts';

/** What is said of a picture that cannot be kept. */
export const photoSays: Readonly<Record<PhotoFault, string>> = {
  'too large': 'The picture is larger than 60 kB. Take it again; it is made smaller before it is sent.',
  'no picture': 'This is no JPEG, WebP or PNG picture.',
  'not square': 'The picture is not square.',
  'wrong size': 'The picture is not between 128 and 640 pixels wide.',
};

export const photoRoutes: readonly AnyRoute[] = [
  read(contract.getPhotos, { policy: careTeam, limiter: 'ordinary', audit: 'whether there is a photo' }, async (ask, tx) => {
    if ((await personById(tx, ask.params.id)) === null) return { kind: 'not-found' };
    const lines = await photosOf(tx, ask.params.id);
    const [newest] = lines;
    const items = lines.map((line) => ({ id: line.id, state: line.state, notedBy: line.noted_by, notedAt: line.noted_at }));
    return { kind: 'ok', people: [ask.params.id], reply: { state: newest?.state ?? ('none' as const), photoId: newest?.state === 'taken' ? newest.id : null, items } };
  }),
  read(contract.getPicture, { policy: careTeam, limiter: 'ordinary', audit: 'photo looked at' }, async (ask, tx) => {
    const picture = await pictureNow(tx, ask.params.id);
    if (picture === null) return { kind: 'not-found' };
    return { kind: 'ok', people: [ask.params.id], reply: { photoId: picture.id, mediaType: picture.mediaType, picture: picture.bytes.toString('base64') } };
  }),
  command(contract.takePhoto, { policy: careTeam, limiter: 'heavy', audit: 'photo taken' }, async (ask, tx) => {
    if ((await personById(tx, ask.params.id)) === null) return { kind: 'not-found' };
    const photo = readPhoto(Buffer.from(ask.body.picture, 'base64'));
    if (typeof photo === 'string') return { kind: 'invalid', detail: photoSays[photo], field: '/picture' };
    await tx.takeTurns(`photo ${ask.params.id}`);
    const id = await addPhoto(tx, ask.params.id, photo, ask.actor.accountId, ask.now);
    return { kind: 'done', reply: { id }, people: [ask.params.id], events: [{ kind: 'people.photo-taken', topic: 'photos', personId: ask.params.id, about: { table: 'person_photos', id } }] };
  }),
  command(contract.wantsNoPhoto, { policy: careTeam, limiter: 'ordinary', audit: 'no photo, by choice' }, async (ask, tx) => {
    await tx.takeTurns(`photo ${ask.params.id}`);
    if ((await personById(tx, ask.params.id)) === null) return { kind: 'not-found' };
    const [newest] = await photosOf(tx, ask.params.id);
    if (newest !== undefined && newest.state !== 'taken') return { kind: 'conflict', detail: 'That this person wants no photo is noted already.' };
    const hadOne = await hasPhoto(tx, ask.params.id);
    const id = await addPhoto(tx, ask.params.id, hadOne ? 'withdrawn' : 'declined', ask.actor.accountId, ask.now);
    const about = { personId: ask.params.id, about: { table: 'person_photos', id } };
    return { kind: 'done', reply: { id }, people: [ask.params.id], events: [hadOne ? { kind: 'people.photo-withdrawn', topic: 'photos', ...about } : { kind: 'people.photo-declined', topic: 'photos', ...about }] };
  }),
];
