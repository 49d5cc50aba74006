/** Naloxone offered, issued, used, replaced. */
import * as contract from '@fairlead/contract/crisis';
import { personById } from '../people/index.ts';
import { dayAt } from '../platform/clock.ts';
import { clinicians, careTeam, staff } from '../platform/policy.ts';
import { endTasks } from '../platform/record-store.ts';
import { command, read, type AnyRoute } from '../platform/registry.ts';
import type { Tx } from '../platform/scoped.ts';
import { siteById } from '../platform/sites-store.ts';
import { naloxoneOrderReply, needOf, onOrder } from './naloxone-orders.ts';
import { endNaloxoneOrder, insertNaloxoneOrder, naloxoneOrderById, naloxoneOrdersOf, standingOrdersOf } from './naloxone-orders-store.ts';
import { addKit, addOffer, endKit, kitById, kitsOf, lastOffer } from './kits-store.ts';

const prescribers = staff('prescriber');
const readers = staff('prescriber', 'nurse', 'pharmacist', 'counsellor', 'peer_worker', 'front_desk', 'manager', 'auditor');

async function todayAt(tx: Tx, siteId: string, now: Temporal.Instant): Promise<string> {
  return dayAt(now, (await siteById(tx, siteId))?.time_zone ?? 'UTC');
}

const orderRoutes: readonly AnyRoute[] = [
  read(contract.naloxoneOrders, { policy: readers, limiter: 'ordinary', audit: 'naloxone orders opened' }, async (ask, tx) => {
    const person = await personById(tx, ask.params.id);
    if (person === null) return { kind: 'not-found' };
    const today = await todayAt(tx, person.site_id, ask.now);
    const { supply, held, why } = await needOf(tx, person.id, today);
    const [items, standing] = [await naloxoneOrdersOf(tx, person.id), await standingOrdersOf(tx, person.site_id, today)];
    return { kind: 'ok', people: [person.id], reply: { need: { supply, held, why: [...why] }, items: items.map((row) => naloxoneOrderReply(row, today)), standing: standing.map((row) => naloxoneOrderReply(row, today)) } };
  }),
  command(contract.orderNaloxone, { policy: prescribers, limiter: 'ordinary', audit: 'naloxone ordered', freshFactor: true }, async (ask, tx) => {
    const person = await personById(tx, ask.params.id);
    if (person === null) return { kind: 'not-found' };
    const validUntil = Temporal.PlainDate.from(await todayAt(tx, person.site_id, ask.now)).add({ years: 1 }).toString();
    const id = await insertNaloxoneOrder(tx, { siteId: person.site_id, personId: person.id, ...ask.body, validUntil }, ask.actor.accountId, ask.now);
    return { kind: 'done', reply: { id }, people: [person.id], events: [{ kind: 'crisis.naloxone-ordered', topic: 'orders', personId: person.id, siteId: person.site_id, params: { product: ask.body.product, kits: ask.body.kits }, about: { table: 'naloxone_orders', id } }] };
  }),
  command(contract.standNaloxoneOrder, { policy: prescribers, limiter: 'ordinary', audit: 'naloxone standing order signed', freshFactor: true }, async (ask, tx) => {
    const site = await siteById(tx, ask.params.id);
    if (site === null) return { kind: 'not-found' };
    const validUntil = Temporal.PlainDate.from(dayAt(ask.now, site.time_zone)).add({ years: 1 }).toString();
    const id = await insertNaloxoneOrder(tx, { siteId: site.id, personId: null, kits: null, ...ask.body, validUntil }, ask.actor.accountId, ask.now);
    return { kind: 'done', reply: { id }, people: [], details: { siteId: site.id, product: ask.body.product } };
  }),
  command(contract.endNaloxoneOrder, { policy: prescribers, limiter: 'ordinary', audit: 'naloxone order ended' }, async (ask, tx) => {
    const order = await naloxoneOrderById(tx, ask.params.id);
    if (order === null) return { kind: 'not-found' };
    if (!(await endNaloxoneOrder(tx, order.id, ask.actor.accountId, ask.body.reason, ask.now))) return { kind: 'conflict', detail: 'This order has ended already.' };
    return { kind: 'done', reply: { ok: true as const }, people: order.person_id === null ? [] : [order.person_id] };
  }),
];

export const kitRoutes: readonly AnyRoute[] = [
  ...orderRoutes,
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
    const person = await personById(tx, personId);
    if (person === null) return { kind: 'not-found' };
    const { orderId, ...kit } = body;
    const order = await onOrder(tx, orderId, personId, person.site_id, kit.product, await todayAt(tx, person.site_id, now));
    if (order.kind !== 'may') return order;
    const id = await addKit(tx, { personId, ...kit, issuedBy: actor.accountId }, now);
    await order.tie(id);
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
