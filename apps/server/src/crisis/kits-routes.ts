/** Naloxone offered, issued, used, replaced. */
import * as contract from '@fairlead/contract/crisis';
import { personById } from '../people/index.ts';
import { clinicians, careTeam } from '../platform/policy.ts';
import { endTasks } from '../platform/record-store.ts';
import { command, read, type AnyRoute } from '../platform/registry.ts';
import { addKit, addOffer, endKit, kitById, kitsOf, lastOffer } from './kits-store.ts';

export const kitRoutes: readonly AnyRoute[] = [
  read(contract.listKits, { policy: careTeam, limiter: 'ordinary', audit: 'naloxone kits looked at' }, async (ask, tx) => {
    if ((await personById(tx, ask.params.id)) === null) return { kind: 'not-found' };
    const rows = await kitsOf(tx, ask.params.id);
    return {
      kind: 'ok', people: [ask.params.id],
      reply: {
        lastOffer: await lastOffer(tx, ask.params.id),
        items: rows.map((row) => ({
          id: row.id, product: row.product, devices: row.devices, holder: row.holder, lot: row.lot, expiresOn: row.expires_on, issuedAt: row.issued_at, issuedBy: row.issued_by,
          trained: row.trained, ended: row.ended_at === null || row.ended_how === null ? null : { at: row.ended_at, how: row.ended_how },
        })),
      },
    };
  }),
  command(contract.issueKit, { policy: clinicians, limiter: 'ordinary', audit: 'naloxone issued' }, async (ask, tx) => {
    const { body, params: { id: personId }, actor, now } = ask;
    if ((await personById(tx, personId)) === null) return { kind: 'not-found' };
    const id = await addKit(tx, { personId, ...body, issuedBy: actor.accountId }, now);
    await addOffer(tx, personId, 'taken', actor.accountId, null, now);
    await endTasks(tx, actor.accountId, now, { dedupeKey: `naloxone ${personId}`, outcome: 'issued' });
    return { kind: 'done', reply: { id }, people: [personId], events: [{ kind: 'crisis.naloxone-issued', topic: 'people', personId, audience: 'person', params: { product: body.product, devices: body.devices, trained: body.trained, holder: body.holder ?? null }, about: { table: 'naloxone_kits', id } }] };
  }),
  command(contract.noteOffer, { policy: clinicians, limiter: 'ordinary', audit: 'naloxone offered' }, async (ask, tx) => {
    const { body, params: { id: personId }, actor, now } = ask;
    if ((await personById(tx, personId)) === null) return { kind: 'not-found' };
    const id = await addOffer(tx, personId, body.answer, actor.accountId, body.note ?? null, now);
    await endTasks(tx, actor.accountId, now, { dedupeKey: `naloxone ${personId}`, outcome: body.answer });
    return { kind: 'done', reply: { id }, people: [personId], events: [{ kind: 'crisis.naloxone-offered', topic: 'people', personId, params: { answer: body.answer }, about: { table: 'naloxone_offers', id } }] };
  }),
  command(contract.endKit, { policy: clinicians, limiter: 'ordinary', audit: 'naloxone kit ended' }, async (ask, tx) => {
    const kit = await kitById(tx, ask.params.id);
    if (kit === null) return { kind: 'not-found' };
    if (kit.ended_at !== null) return { kind: 'conflict', detail: 'What became of this kit was noted already.' };
    await endKit(tx, kit.id, ask.body.how, ask.actor.accountId, ask.body.note ?? null, ask.now);
    const person = await personById(tx, kit.person_id);
    return {
      kind: 'done', reply: { ok: true as const }, people: [kit.person_id],
      events: [{ kind: 'crisis.naloxone-ended', topic: 'people', personId: kit.person_id, audience: 'person', params: { how: ask.body.how }, about: { table: 'naloxone_kits', id: kit.id } }],
      // A used or lost kit leaves somebody without one: the next is offered today.
      tasks: person === null ? [] : [{ siteId: person.site_id, kind: 'crisis.offer-naloxone', role: 'nurse', personId: kit.person_id, dueAt: ask.now.toString(), priority: 1, dedupeKey: `naloxone ${kit.person_id}` }],
    };
  }),
];
