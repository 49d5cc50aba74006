/** Comfort medicines on the ward and at home: one order, one way of giving, one question whether it helped. */
import * as contract from '@fairlead/contract/withdrawal';
import { decideAdjunct } from '@fairlead/clinical';
import { episodeById, openEpisodeOf, personById } from '../people/index.ts';
import { dayAt } from '../platform/clock.ts';
import { staff } from '../platform/policy.ts';
import { endTasks } from '../platform/record-store.ts';
import { command, read, type AnyRoute } from '../platform/registry.ts';
import { basisOfEpisode, basisOfStay } from './comfort-basis.ts';
import { orderDecision } from './comfort-decision.ts';
import { comfortPdf } from './comfort-pdf.ts';
import { comfortOrderReply } from './comfort-reply.ts';
import { comfortDoseById, comfortOrderById, comfortOrdersAtHome, endComfortOrderRow, insertEffect } from './comfort-store.ts';
import { readCourse } from './course-of-stay.ts';
import { basisOf, giveComfort, orderComfort } from './give-comfort.ts';
import { orderAtHome, weighAtHome } from './order-at-home.ts';
import { decisionReply } from './signed.ts';
import { stayById, staysOf } from './stays-store.ts';
import { bedside, wardTeam } from './ward-routes.ts';

const done = { ok: true } as const;

const weighed = command(contract.tryComfortOrder, { policy: bedside, limiter: 'ordinary', audit: 'comfort medicine weighed' }, async (ask, tx) => {
  const stay = await stayById(tx, ask.params.id);
  if (stay === null) return { kind: 'not-found' };
  return { kind: 'done', reply: { decision: decisionReply(await orderDecision(tx, basisOfStay(await readCourse(tx, stay, ask.now)), ask.body, ask.now)) }, people: [stay.person_id] };
});

const ordered = command(contract.signComfortOrder, { policy: staff('prescriber'), limiter: 'ordinary', audit: 'comfort medicine ordered', freshFactor: true }, (ask, tx) => orderComfort(tx, ask.params.id, ask.body, ask.actor, ask.now));
const given = command(contract.giveComfort, { policy: bedside, limiter: 'ordinary', audit: 'comfort medicine given or held' }, (ask, tx) => giveComfort(tx, ask.params.id, ask.body, ask.actor, ask.now));

const stopped = command(contract.endComfortOrder, { policy: staff('prescriber'), limiter: 'ordinary', audit: 'comfort order ended' }, async (ask, tx) => {
  const order = await comfortOrderById(tx, ask.params.id);
  const standing = order === null ? null : await basisOf(tx, order, ask.now);
  if (order === null || standing === null) return { kind: 'not-found' };
  if (!(await endComfortOrderRow(tx, order.id, ask.actor.accountId, ask.body.reason, ask.now))) return { kind: 'conflict', detail: 'This order has ended already.' };
  // Clonidine and lofexidine step down: the answer says so, whatever was decided.
  const decision = decideAdjunct({ drug: order.medicine, event: 'stop', abrupt: ask.body.abrupt ?? null });
  const { personId, episodeId, siteId } = standing.basis;
  return { kind: 'done', reply: { ...done, decision: decisionReply(decision) }, people: [order.person_id], events: [{ kind: 'withdrawal.comfort-ended', topic: 'ward', personId, episodeId, siteId, params: { medicine: order.medicine, reason: ask.body.reason }, about: { table: 'comfort_orders', id: order.id } }] };
});

const felt = command(contract.addEffect, { policy: bedside, limiter: 'ordinary', audit: 'effect of a comfort medicine noted' }, async (ask, tx) => {
  const dose = await comfortDoseById(tx, ask.params.id);
  const order = dose === null ? null : await comfortOrderById(tx, dose.order_id);
  const standing = order === null ? null : await basisOf(tx, order, ask.now);
  if (dose === null || standing === null || (dose.what !== 'given' && dose.what !== 'supplied')) return { kind: 'not-found' };
  if (!(await insertEffect(tx, dose.id, ask.body.effect, ask.body.note ?? null, ask.actor.accountId, ask.now))) return { kind: 'conflict', detail: 'Somebody asked already.' };
  await endTasks(tx, ask.actor.accountId, ask.now, { dedupeKey: `ask effect ${dose.id}`, outcome: ask.body.effect });
  const { personId, episodeId, siteId } = standing.basis;
  return { kind: 'done', reply: done, people: [dose.person_id], events: [{ kind: 'withdrawal.comfort-effect', topic: 'ward', personId, episodeId, siteId, params: { medicine: dose.medicine, effect: ask.body.effect }, about: { table: 'comfort_doses', id: dose.id } }] };
});

const atHome = read(contract.homeComfort, { policy: wardTeam, limiter: 'ordinary', audit: 'comfort medicines opened' }, async (ask, tx) => {
  const person = await personById(tx, ask.params.id);
  if (person === null) return { kind: 'not-found' };
  const [orders, episode, stays] = [await comfortOrdersAtHome(tx, person.id), await openEpisodeOf(tx, person.id), await staysOf(tx, person.id)];
  const items: contract.ComfortOrder[] = [];
  for (const order of orders) {
    const standing = await basisOf(tx, order, ask.now);
    if (standing !== null) items.push(await comfortOrderReply(tx, standing.basis, order, ask.now));
  }
  return { kind: 'ok', people: [person.id], reply: { items, onWard: stays.some(({ state }) => state === 'open'), today: dayAt(ask.now, episode?.time_zone ?? 'UTC') } };
});

const weighedAtHome = command(contract.tryHomeComfort, { policy: bedside, limiter: 'ordinary', audit: 'comfort medicine weighed' }, async (ask, tx) => {
  const episode = await episodeById(tx, ask.params.id);
  if (episode === null) return { kind: 'not-found' };
  return { kind: 'done', reply: { decision: decisionReply(await weighAtHome(tx, episode, await basisOfEpisode(tx, episode, ask.now), ask.body, ask.now)) }, people: [episode.person_id] };
});
const orderedAtHome = command(contract.signHomeComfort, { policy: staff('prescriber'), limiter: 'ordinary', audit: 'comfort medicine ordered', freshFactor: true }, (ask, tx) => orderAtHome(tx, ask.params.id, ask.body, ask.actor, ask.now));

const printed = read(contract.comfortPrescription, { policy: bedside, limiter: 'ordinary', audit: 'prescription of a comfort medicine printed' }, async (ask, tx) => {
  const order = await comfortOrderById(tx, ask.params.id);
  if (order === null || order.course === null) return { kind: 'not-found' };
  if (order.state === 'ended' || order.course.supply !== 'prescription') return { kind: 'not-found' };
  const pdf = await comfortPdf(tx, order, order.course);
  return pdf === null ? { kind: 'not-found' } : { kind: 'ok', people: [order.person_id], reply: { fileName: `prescription-${order.medicine.replaceAll(/[^a-z0-9]+/g, '-')}.pdf`, base64: pdf.toString('base64') } };
});

export const comfortRoutes: readonly AnyRoute[] = [weighed, ordered, given, stopped, felt, atHome, weighedAtHome, orderedAtHome, printed];
