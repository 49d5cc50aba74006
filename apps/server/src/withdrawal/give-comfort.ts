/** Giving, holding or noting a comfort medicine that was not wanted. Given ones count to the day's limit from this moment. */
import { askEffectMinutes } from '@fairlead/clinical';
import type { BodyOf, ReplyOf } from '@fairlead/contract';
import type { giveComfort as giveRoute, NewComfortOrder, signComfortOrder } from '@fairlead/contract/withdrawal';
import { addObservation } from '../assessment/index.ts';
import { episodeById } from '../people/index.ts';
import type { StaffActor } from '../platform/actor.ts';
import { newId } from '../platform/ids.ts';
import { endTasks, takeEpisode, type NewTask } from '../platform/record-store.ts';
import { dayAt } from '../platform/clock.ts';
import type { CommandResult, NotDone } from '../platform/registry.ts';
import type { Tx } from '../platform/scoped.ts';
import { doseDecision, isAlpha2, orderDecision, recordFacts } from './comfort-decision.ts';
import { comfortDoseById, comfortOrderById, comfortOrdersOf, insertComfortDose, insertComfortOrder, type ComfortOrderRow } from './comfort-store.ts';
import { basisOfEpisode, basisOfStay, type ComfortBasis } from './comfort-basis.ts';
import { comfortDoseReply } from './comfort-reply.ts';
import { readCourse } from './course-of-stay.ts';
import { cleared, decisionReply } from './signed.ts';
import { stayById } from './stays-store.ts';

type Body = BodyOf<typeof giveRoute>;

async function keepReadings(tx: Tx, basis: ComfortBasis, body: Body, actor: StaffActor, now: Temporal.Instant): Promise<void> {
  const groupId = newId();
  const { systolic, diastolic, pulse } = body.readings ?? {};
  for (const [code, unit, value] of [['systolic', 'mm[Hg]', systolic], ['diastolic', 'mm[Hg]', diastolic], ['pulse', '/min', pulse]] as const) {
    if (typeof value === 'number') await addObservation(tx, { personId: basis.personId, episodeId: basis.episodeId, at: now.toString(), code, unit, value, byAccountId: actor.accountId, byKind: 'staff', groupId });
  }
}

function followUp(basis: ComfortBasis, order: ComfortOrderRow, id: string, what: Body['what'], recheckAt: string | null, askAt: string | null): readonly NewTask[] {
  const about = { personId: basis.personId, episodeId: basis.episodeId, siteId: basis.siteId, role: 'nurse', params: { medicine: order.medicine, comfortDoseId: id } };
  if (what === 'held' && recheckAt !== null) return [{ ...about, kind: 'withdrawal.measure-again', dueAt: recheckAt, priority: 1, dedupeKey: `measure again ${order.id}` }];
  return askAt !== null ? [{ ...about, kind: 'withdrawal.ask-effect', dueAt: askAt, priority: 3, dedupeKey: `ask effect ${id}` }] : [];
}

/** The episode that an order is of. */
async function episodeOf(tx: Tx, order: ComfortOrderRow): Promise<string | null> {
  return order.course?.episodeId ?? (order.stay_id === null ? null : ((await stayById(tx, order.stay_id))?.episode_id ?? null));
}

/** Where an order stands: on its ward stay, or in its course at home. Null where it has ended. */
export async function basisOf(tx: Tx, order: ComfortOrderRow, now: Temporal.Instant): Promise<{ readonly basis: ComfortBasis; readonly ended: boolean } | null> {
  if (order.stay_id !== null) {
    const stay = await stayById(tx, order.stay_id);
    return stay === null ? null : { basis: basisOfStay(await readCourse(tx, stay, now)), ended: stay.state === 'ended' };
  }
  const episode = order.course === null ? null : await episodeById(tx, order.course.episodeId);
  return episode === null || order.course === null ? null : { basis: await basisOfEpisode(tx, episode, now), ended: episode.state === 'ended' || dayAt(now, episode.time_zone) > order.course.lastOn };
}

const dayMs = 86_400_000;

/** What stops a supply, or a dose beside one, whatever the rules say. */
function supplyFault(basis: ComfortBasis, order: ComfortOrderRow, body: Body, now: Temporal.Instant): NotDone | null {
  const { course } = order;
  const supplied = basis.comfort.filter((dose) => dose.order_id === order.id && dose.what === 'supplied');
  if (body.what === 'given' && course !== null) {
    const home = supplied.find((dose) => Temporal.Instant.from(dose.at).epochMilliseconds + (dose.dose_ug / order.max_a_day_ug) * dayMs > now.epochMilliseconds);
    return home === undefined ? null : { kind: 'conflict', detail: `${home.units ?? 0} of these went home already and last until they are used. Ask what was taken; nothing was given.` };
  }
  if (body.what !== 'supplied') return null;
  if (course === null || course.supply !== 'window') return { kind: 'conflict', detail: 'This order is not supplied from the window.' };
  if (body.units === undefined) return { kind: 'invalid', detail: 'Say how many go home.', field: '/units' };
  const left = course.units - supplied.reduce((sum, dose) => sum + (dose.units ?? 0), 0);
  return body.units > left ? { kind: 'conflict', detail: `${left} of ${course.units} are left of this order.` } : null;
}

/** At home the effect is asked for at the next visit; beside the bed within the hour. */
const asksAt = (what: Body['what'], now: Temporal.Instant): string | null => (what === 'given' ? now.add({ minutes: askEffectMinutes[0] }).toString() : what === 'supplied' ? now.add({ hours: 20 }).toString() : null);

export async function giveComfort(tx: Tx, orderId: string, body: Body, actor: StaffActor, now: Temporal.Instant): Promise<CommandResult<ReplyOf<typeof giveRoute>>> {
  const asked = await comfortOrderById(tx, orderId);
  const episodeId = asked === null ? null : await episodeOf(tx, asked);
  // Before anything is read that decides: of two nurses who give at once the second reads what the first gave.
  if (episodeId === null || !(await takeEpisode(tx, episodeId))) return { kind: 'not-found' };
  const order = await comfortOrderById(tx, orderId);
  const standing = order === null ? null : await basisOf(tx, order, now);
  if (order === null || standing === null) return { kind: 'not-found' };
  const { basis } = standing;
  if (standing.ended || order.state === 'ended') return { kind: 'conflict', detail: 'This order is not in force any more. Nothing was given.' };
  const { systolic, diastolic, pulse } = body.readings ?? {};
  if (body.what !== 'declined' && isAlpha2(order.medicine) && [systolic, diastolic, pulse].some((value) => value === undefined || value === null)) return { kind: 'invalid', detail: 'Measure blood pressure and pulse first.', field: '/readings/systolic' };
  const fault = supplyFault(basis, order, body, now);
  if (fault !== null) return fault;
  const facts = await recordFacts(tx, basis, order.medicine, order.facts, now);
  const doseUg = body.what === 'supplied' ? order.dose_ug : body.doseUg;
  // What was taken of an earlier supply is not known by the hour: a further one is judged by its own doses.
  const decision = doseDecision(basis, order, body.what === 'supplied' ? { ...facts, hoursSinceLast: null } : facts, doseUg, body.readings, now);
  const acts = body.what === 'given' || body.what === 'supplied';
  const gate = acts ? cleared(decision, body, actor, [basis.personId], true) : { kind: 'cleared' as const, override: null };
  if (gate.kind !== 'cleared') return gate;
  await keepReadings(tx, basis, body, actor, now);
  const recheckAt = body.what === 'held' ? now.add({ minutes: decision.measureAgainMinutes?.[0] ?? 30 }).toString() : null;
  const askEffectAt = asksAt(body.what, now);
  await endTasks(tx, actor.accountId, now, { dedupeKey: `measure again ${order.id}`, outcome: body.what });
  const units = body.what === 'supplied' ? (body.units ?? 0) : null;
  const amountUg = units === null ? body.doseUg : units * (order.course?.unitUg ?? 0);
  const id = await insertComfortDose(tx, { order, at: now.toString(), byId: actor.accountId, what: body.what, doseUg: amountUg, units, readings: body.readings ?? {}, decision: decisionReply(decision), override: gate.override, recheckAt, askEffectAt, note: body.note ?? null });
  const row = await comfortDoseById(tx, id);
  if (row === null) throw new Error('A comfort dose was not kept.');
  return {
    kind: 'done', reply: comfortDoseReply(row), people: [basis.personId], details: { reasons: decision.reasons },
    events: [{
      kind: `withdrawal.comfort-${body.what}`, topic: 'ward', personId: basis.personId, episodeId: basis.episodeId, siteId: basis.siteId, audience: 'person',
      params: { medicine: order.medicine, doseUg: amountUg, ...(units === null ? {} : { units }), ...(recheckAt === null ? {} : { recheckAt }), ...(gate.override === null ? {} : { reason: gate.override.reason }) }, about: { table: 'comfort_doses', id },
    }],
    tasks: followUp(basis, order, id, body.what, recheckAt, askEffectAt),
  };
}

export async function orderComfort(tx: Tx, stayId: string, body: NewComfortOrder, actor: StaffActor, now: Temporal.Instant): Promise<CommandResult<ReplyOf<typeof signComfortOrder>>> {
  const seen = await stayById(tx, stayId);
  // Before the stay is read: one that ends at this moment leaves no order in force.
  if (seen === null || !(await takeEpisode(tx, seen.episode_id))) return { kind: 'not-found' };
  const stay = await stayById(tx, stayId);
  if (stay === null) return { kind: 'not-found' };
  if (stay.state === 'ended') return { kind: 'conflict', detail: 'This stay has ended. Nothing was ordered.' };
  if (body.maxADayUg < body.doseUg) return { kind: 'invalid', detail: 'The most in a day is at least one dose.', field: '/maxADayUg' };
  const medicine = body.medicine.trim().toLowerCase();
  const orders = await comfortOrdersOf(tx, [stay.id]);
  if (orders.some((order) => order.state === 'in_force' && order.medicine === medicine)) return { kind: 'conflict', detail: `There is an order of ${medicine} in force. End it first; nothing was ordered.` };
  const decision = await orderDecision(tx, basisOfStay(await readCourse(tx, stay, now)), { ...body, medicine }, now);
  const gate = cleared(decision, { overrideReason: body.overrideReason }, actor, [stay.person_id], false);
  if (gate.kind !== 'cleared') return gate;
  const reply = decisionReply(decision);
  const id = await insertComfortOrder(tx, {
    stayId, personId: stay.person_id, medicine, doseUg: body.doseUg, everyHours: body.everyHours, maxADayUg: body.maxADayUg, asNeeded: body.asNeeded, reason: body.reason, facts: body.facts ?? {}, decision: reply,
    overrideReason: gate.override?.reason ?? null, signedBy: actor.accountId, signedAt: now.toString(),
  });
  return {
    kind: 'done', reply: { id, decision: reply }, people: [stay.person_id], details: { reasons: decision.reasons },
    events: [{ kind: 'withdrawal.comfort-ordered', topic: 'ward', personId: stay.person_id, episodeId: stay.episode_id, siteId: stay.site_id, params: { medicine, doseUg: body.doseUg, hours: body.everyHours }, about: { table: 'comfort_orders', id } }],
  };
}
