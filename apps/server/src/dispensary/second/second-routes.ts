/** The second person on their own device: who may be asked, the ask, its answer; and photos of waste. */
import * as contract from '@fairlead/contract/dispensary';
import { photoSays, readPhoto } from '../../people/index.ts';
import { staff } from '../../platform/policy.ts';
import { command, read, type AnyRoute } from '../../platform/registry.ts';
import { siteById } from '../../platform/sites-store.ts';
import { actsOf } from './acts.ts';
import { declineSecond, signAsSecond, takeBackSecond } from './answer-second.ts';
import { askSecond, colleagues, minutesAt, secondReply } from './ask-second.ts';
import { askFor, dosesAtNode, openAsks } from './second-store.ts';
import { addWastePhoto, wastePicture } from './waste-photos-store.ts';

const keepers = staff('nurse', 'pharmacist', 'prescriber', 'manager');
/** The same roles that confirm at another's screen. */
const seconds = staff('nurse', 'pharmacist', 'prescriber');
const lookers = staff('nurse', 'pharmacist', 'prescriber', 'manager', 'auditor');

/** The routes, over the room's commands that two sign. */
export function secondRoutes(room: readonly AnyRoute[]): readonly AnyRoute[] {
  const acts = actsOf(room);
  return [
    read(contract.listSecondSigners, { policy: keepers, limiter: 'ordinary', audit: 'second signers listed' }, async (ask, tx) => {
      const site = await siteById(tx, ask.params.id);
      if (site === null) return { kind: 'not-found' };
      return { kind: 'ok', people: [], reply: { items: [...await colleagues(tx, site.id, ask.actor.accountId, ask.real)], minutes: minutesAt(site), atNode: await dosesAtNode(tx, site.id) } };
    }),
    command(contract.askSecond, { policy: keepers, limiter: 'ordinary', audit: 'second signature asked for' }, (ask, tx) => askSecond(tx, acts, ask.actor, ask.params.id, ask.body, ask)),
    read(contract.listSecondSignatures, { policy: keepers, limiter: 'ordinary', audit: 'second signatures opened' }, async (ask, tx) => {
      const rows = await openAsks(tx, ask.actor.accountId, ask.now);
      const [toSign, asked] = [rows.filter((row) => row.asked_of === ask.actor.accountId), rows.filter((row) => row.asked_by === ask.actor.accountId)];
      return { kind: 'ok', people: [], reply: { toSign: toSign.map((row) => secondReply(row, ask.now)), asked: asked.map((row) => secondReply(row, ask.now)) } };
    }),
    read(contract.getSecondSignature, { policy: keepers, limiter: 'ordinary', audit: 'second signature opened' }, async (ask, tx) => {
      const row = await askFor(tx, ask.params.id, ask.actor.accountId);
      if (row === null) return { kind: 'not-found' };
      return { kind: 'ok', people: [], reply: { ask: secondReply(row, ask.now), ...(row.asked_by === ask.actor.accountId && row.answer !== null ? { answer: row.answer } : {}) } };
    }),
    command(contract.signAsSecond, { policy: seconds, limiter: 'ordinary', audit: 'signed as the second', freshFactor: true }, (ask, tx) => signAsSecond(tx, acts, ask.actor, ask.params.id, ask.body.hash, ask)),
    command(contract.declineSecond, { policy: seconds, limiter: 'ordinary', audit: 'second signature refused' }, (ask, tx) => declineSecond(tx, ask.actor, ask.params.id, ask.body.reason, ask)),
    command(contract.takeBackSecond, { policy: keepers, limiter: 'ordinary', audit: 'second signature taken back' }, (ask, tx) => takeBackSecond(tx, ask.actor, ask.params.id, ask)),
    command(contract.addWastePhoto, { policy: keepers, limiter: 'heavy', audit: 'photo of waste taken' }, async (ask, tx) => {
      if ((await siteById(tx, ask.params.id)) === null) return { kind: 'not-found' };
      const photo = readPhoto(Buffer.from(ask.body.picture, 'base64'));
      if (typeof photo === 'string') return { kind: 'invalid', detail: photoSays[photo], field: '/picture' };
      const id = await addWastePhoto(tx, ask.params.id, photo, ask.actor.accountId, ask.now);
      return { kind: 'done', reply: { id }, people: [], details: { photoId: id } };
    }),
    read(contract.getWastePhoto, { policy: lookers, limiter: 'ordinary', audit: 'photo of waste looked at' }, async (ask, tx) => {
      const picture = await wastePicture(tx, ask.params.id);
      if (picture === null) return { kind: 'not-found' };
      return { kind: 'ok', people: [], reply: { mediaType: picture.mediaType, picture: picture.bytes.toString('base64'), takenBy: picture.takenBy, takenAt: picture.takenAt } };
    }),
  ];
}
