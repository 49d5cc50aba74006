/** Products, orders, signatures, holds, and the second person at a screen. */
import * as contract from '@fairlead/contract/medication';
import { staff } from '../platform/policy.ts';
import { command, read, type AnyRoute } from '../platform/registry.ts';
import { endTasks } from '../platform/record-store.ts';
import { personById } from '../people/index.ts';
import { draftOrder, draftVersion } from './draft-order.ts';
import { endOrder } from './end-order.ts';
import { liftHold, placeHold } from './hold-doses.ts';
import { holdReply, orderReply } from './order-reply.ts';
import { holdsOf, insertProduct, listProducts, orderById, ordersOf, productById } from './orders-store.ts';
import { orderBasis } from './order-basis.ts';
import { planOrder } from './plan-order.ts';
import { confirmSecondPerson } from './second-person.ts';
import { signOrder } from './sign-order.ts';

const prescribers = staff('prescriber');
const drafters = staff('prescriber', 'nurse', 'pharmacist');
const readers = staff('prescriber', 'nurse', 'pharmacist', 'counsellor', 'peer_worker', 'front_desk', 'manager', 'auditor');

export const medicationRoutes: readonly AnyRoute[] = [
  read(contract.listProducts, { policy: readers, limiter: 'ordinary', audit: 'products listed' }, async (_ask, tx) => ({ kind: 'ok', people: [], reply: { items: (await listProducts(tx)).map((each) => ({ ...each })) } })),
  command(contract.addProduct, { policy: staff('pharmacist', 'manager', 'administrator'), limiter: 'ordinary', audit: 'product added' }, async ({ body, now }, tx) => {
    if ((body.form === 'liquid') !== (body.ugPerMl !== undefined) || (body.form !== 'liquid') !== (body.ugPerUnit !== undefined)) {
      return { kind: 'invalid', detail: 'A liquid has micrograms in a millilitre; every other form has micrograms in a unit.', field: body.form === 'liquid' ? '/ugPerMl' : '/ugPerUnit' };
    }
    if (body.line !== undefined && body.form !== 'tablet') return { kind: 'invalid', detail: 'Only tablets are of such a line.', field: '/line' };
    const named = /zubsolv/i.test(body.name) ? 'Zubsolv' : /espranor/i.test(body.name) ? 'Espranor' : undefined;
    if (named !== undefined && body.line !== named) return { kind: 'invalid', detail: `${named} is not one to one with other tablets. Name it as its own line, so that it is never mixed with them.`, field: '/line' };
    if (body.depot !== undefined && body.form !== 'depot') return { kind: 'invalid', detail: 'Only a depot has a depot’s name and interval.', field: '/depot' };
    const id = await insertProduct(tx, { name: body.name, medicine: body.medicine, form: body.form, ugPerMl: body.ugPerMl ?? null, ugPerUnit: body.ugPerUnit ?? null, line: body.line ?? null, controlled: body.controlled, depot: body.depot ?? null }, now);
    const product = await productById(tx, id);
    return product === null ? { kind: 'not-found' } : { kind: 'done', reply: { ...product }, people: [] };
  }),
  read(contract.getOrders, { policy: readers, limiter: 'ordinary', audit: 'orders opened' }, async (ask, tx) => {
    if ((await personById(tx, ask.params.id)) === null) return { kind: 'not-found' };
    const [orders, holds] = [await ordersOf(tx, ask.params.id), await holdsOf(tx, ask.params.id)];
    return { kind: 'ok', people: [ask.params.id], reply: { items: orders.map(orderReply), holds: holds.map(holdReply) } };
  }),
  read(contract.getOrder, { policy: readers, limiter: 'ordinary', audit: 'order opened' }, async (ask, tx) => {
    const row = await orderById(tx, ask.params.id);
    return row === null ? { kind: 'not-found' } : { kind: 'ok', people: [row.personId], reply: orderReply(row), etag: String(row.version) };
  }),
  read(contract.orderBasis, { policy: readers, limiter: 'ordinary', audit: 'order begun' }, (ask, tx) => orderBasis(tx, ask.params.id, ask.now)),
  command(contract.tryOrder, { policy: drafters, limiter: 'ordinary', audit: 'order tried' }, async (ask, tx) => {
    const plan = await planOrder(tx, ask.params.id, ask.body, ask.now);
    return plan.kind === 'planned' ? { kind: 'done', reply: { decision: plan.decision }, people: [plan.facts.person_id] } : plan;
  }),
  command(contract.draftOrder, { policy: drafters, limiter: 'ordinary', audit: 'order drafted' }, (ask, tx) => draftOrder(tx, ask.actor, ask.params.id, ask.body, ask.now)),
  command(contract.draftVersion, { policy: drafters, limiter: 'ordinary', audit: 'order changed' }, (ask, tx) => draftVersion(tx, ask.actor, ask.params.id, ask.body, ask.ifMatch, ask.now)),
  command(contract.signOrder, { policy: prescribers, limiter: 'ordinary', audit: 'order signed', freshFactor: true }, (ask, tx) => signOrder(tx, ask.actor, ask.params.id, ask.body, ask.now)),
  command(contract.endOrder, { policy: prescribers, limiter: 'ordinary', audit: 'order ended' }, (ask, tx) => endOrder(tx, ask.actor, ask.params.id, ask.body, ask.now)),
  command(contract.placeHold, { policy: drafters, limiter: 'ordinary', audit: 'doses held' }, (ask, tx) => placeHold(tx, ask.actor, ask.params.id, ask.body, ask.now)),
  command(contract.liftHold, { policy: drafters, limiter: 'ordinary', audit: 'hold lifted' }, async (ask, tx) => {
    const result = await liftHold(tx, ask.actor, ask.params.id, ask.body.reason, ask.now);
    if (result.kind === 'done') await endTasks(tx, ask.actor.accountId, ask.now, { dedupeKey: `hold ${ask.params.id}`, outcome: 'lifted' });
    return result;
  }),
  command(contract.confirmSecondPerson, { policy: drafters, limiter: 'sign-in', audit: 'second person confirmed' }, (ask, tx) => confirmSecondPerson(tx, ask.actor, ask.body, ask.now, ask.real)),
];
