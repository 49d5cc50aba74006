/** The person's word on whether a pharmacist sees their photo: asked for each pharmacy, and apart from the photo for the clinic's window. */
import * as contract from '@fairlead/contract/dispensary';
import { careTeam } from '../../platform/policy.ts';
import { command, read, type AnyRoute } from '../../platform/registry.ts';
import { hasPhoto, personById } from '../../people/index.ts';
import { addPhotoConsent, photoConsentsOf } from './photo-consents-store.ts';

export const pharmacyPhotoRoutes: readonly AnyRoute[] = [
  read(contract.listPharmacyPhotos, { policy: careTeam, limiter: 'ordinary', audit: 'who may see the photo' }, async ({ params }, tx) => {
    if ((await personById(tx, params.id)) === null) return { kind: 'not-found' };
    return { kind: 'ok', people: [params.id], reply: { hasPhoto: await hasPhoto(tx, params.id), items: [...(await photoConsentsOf(tx, params.id))] } };
  }),
  command(contract.notePharmacyPhoto, { policy: careTeam, limiter: 'ordinary', audit: 'photo for a pharmacy' }, async ({ params, body, actor, now }, tx) => {
    await tx.takeTurns(`photo ${params.id}`);
    if ((await personById(tx, params.id)) === null) return { kind: 'not-found' };
    const before = (await photoConsentsOf(tx, params.id)).find(({ pharmacyId }) => pharmacyId === body.pharmacyId);
    if (before === undefined) return { kind: 'invalid', detail: 'Only a pharmacy with a prescription in force for this person can be asked for.', field: '/pharmacyId' };
    const state = body.agreed ? 'agreed' : before.state === 'agreed' ? 'withdrawn' : 'declined';
    if (before.state === state || (!body.agreed && before.state === 'withdrawn')) return { kind: 'conflict', detail: 'This is noted already.' };
    await addPhotoConsent(tx, { personId: params.id, pharmacyId: body.pharmacyId, state }, actor.accountId, now);
    const about = { topic: 'queue', personId: params.id, params: { pharmacy: before.pharmacy }, audience: 'person' } as const;
    const event = state === 'agreed' ? { kind: 'dispensary.pharmacy-photo-agreed', ...about } as const : state === 'withdrawn' ? { kind: 'dispensary.pharmacy-photo-withdrawn', ...about } as const : { kind: 'dispensary.pharmacy-photo-declined', ...about } as const;
    return { kind: 'done', people: [params.id], reply: { items: [...(await photoConsentsOf(tx, params.id))] }, events: [event], details: { pharmacyId: body.pharmacyId, state } };
  }),
];
