/** Giving, holding or noting a comfort medicine that was not wanted. Given ones count to the day's limit from this moment. */
import { askEffectMinutes } from '@fairlead/clinical';
import type { BodyOf, ReplyOf } from '@fairlead/contract';
import type { giveComfort as giveRoute, NewComfortOrder, signComfortOrder } from '@fairlead/contract/withdrawal';
import { addObservation } from '../assessment/index.ts';
import { episodeById } from '../people/index.ts';
import type { StaffActor } from '../platform/actor.ts';
import { newId } from '../platform/ids.ts';
import { endTasks, moveEpisodeOn, type NewTask } from '../platform/record-store.ts';
import type { CommandResult } from '../platform/registry.ts';
import type { Tx } from '../platform/scoped.ts';
import { doseDecision, isAlpha2, orderDecision, recordFacts } from './comfort-decision.ts';
import { comfortDoseById, comfortOrderById, comfortOrdersOf, insertComfortDose, insertComfortOrder, type ComfortDoseRow, type ComfortOrderRow } from './comfort-store.ts';
import { readCourse } from './course-of-stay.ts';
import { cleared, decisionReply } from './signed.ts';
import { stayById, type StayRow } from './stays-store.ts';

type Body = BodyOf<typeof giveRoute>;

export function comfortDoseReply(row: ComfortDoseRow): ReplyOf<typeof giveRoute> {
  return {
    id: row.id, at: row.at, by: row.by, what: row.what, medicine: row.medicine, doseUg: row.dose_ug, readings: { ...row.readings }, decision: row.decision, overrideReason: row.override_reason, recheckAt: row.recheck_at, askEffectAt: row.ask_effect_at,
    effect: row.effect === null ? null : { ...row.effect }, note: row.note,
  };
}

async function keepReadings(tx: Tx, stay: StayRow, body: Body, actor: StaffActor, now: Temporal.Instant): Promise<void> {
  const groupId = newId();
  const { systolic, diastolic, pulse } = body.readings ?? {};
  for (const [code, unit, value] of [['systolic', 'mm[Hg]', systolic], ['diastolic', 'mm[Hg]', diastolic], ['pulse', '/min', pulse]] as const) {
    if (typeof value === 'number') await addObservation(tx, { personId: stay.person_id, episodeId: stay.episode_id, at: now.toString(), code, unit, value, byAccountId: actor.accountId, byKind: 'staff', groupId });
  }
}

function followUp(stay: StayRow, order: ComfortOrderRow, id: string, what: Body['what'], recheckAt: string | null, askAt: string | null): readonly NewTask[] {
  const about = { personId: stay.person_id, episodeId: stay.episode_id, siteId: stay.site_id, role: 'nurse', params: { medicine: order.medicine, comfortDoseId: id } };
  if (what === 'held' && recheckAt !== null) return [{ ...about, kind: 'withdrawal.measure-again', dueAt: recheckAt, priority: 1, dedupeKey: `measure again ${order.id}` }];
  return what === 'given' && askAt !== null ? [{ ...about, kind: 'withdrawal.ask-effect', dueAt: askAt, priority: 3, dedupeKey: `ask effect ${id}` }] : [];
}

export async function giveComfort(tx: Tx, orderId: string, body: Body, actor: StaffActor, now: Temporal.Instant): Promise<CommandResult<ReplyOf<typeof giveRoute>>> {
  const order = await comfortOrderById(tx, orderId);
  const stay = order === null ? null : await stayById(tx, order.stay_id);
  if (order === null || stay === null) return { kind: 'not-found' };
  if (stay.state === 'ended' || order.state === 'ended') return { kind: 'conflict', detail: 'This order is not in force any more. Nothing was given.' };
  const { systolic, diastolic, pulse } = body.readings ?? {};
  if (body.what !== 'declined' && isAlpha2(order.medicine) && [systolic, diastolic, pulse].some((value) => value === undefined || value === null)) return { kind: 'invalid', detail: 'Measure blood pressure and pulse first.', field: '/readings/systolic' };
  const episode = await episodeById(tx, stay.episode_id);
  if (episode === null) return { kind: 'not-found' };
  const course = await readCourse(tx, stay, now);
  const decision = doseDecision(course, order, await recordFacts(tx, course, order.medicine, order.facts, now), body.doseUg, body.readings, now);
  const gate = body.what === 'given' ? cleared(decision, body, actor, [stay.person_id], true) : { kind: 'cleared' as const, override: null };
  if (gate.kind !== 'cleared') return gate;
  // Two nurses who decide on the same day's total: the second decides again.
  if (!(await moveEpisodeOn(tx, episode.id, episode.version))) return { kind: 'lost-race', detail: 'Somebody else gave something at the same moment.' };
  await keepReadings(tx, stay, body, actor, now);
  const recheckAt = body.what === 'held' ? now.add({ minutes: decision.measureAgainMinutes?.[0] ?? 30 }).toString() : null;
  const askEffectAt = body.what === 'given' ? now.add({ minutes: askEffectMinutes[0] }).toString() : null;
  await endTasks(tx, actor.accountId, now, { dedupeKey: `measure again ${order.id}`, outcome: body.what });
  const id = await insertComfortDose(tx, { order, at: now.toString(), byId: actor.accountId, what: body.what, doseUg: body.doseUg, readings: body.readings ?? {}, decision: decisionReply(decision), override: gate.override, recheckAt, askEffectAt, note: body.note ?? null });
  const row = await comfortDoseById(tx, id);
  if (row === null) throw new Error('A comfort dose was not kept.');
  return {
    kind: 'done', reply: comfortDoseReply(row), people: [stay.person_id], details: { reasons: decision.reasons },
    events: [{
      kind: `withdrawal.comfort-${body.what}`, topic: 'ward', personId: stay.person_id, episodeId: stay.episode_id, siteId: stay.site_id, audience: 'person',
      params: { medicine: order.medicine, doseUg: body.doseUg, ...(recheckAt === null ? {} : { recheckAt }), ...(gate.override === null ? {} : { reason: gate.override.reason }) }, about: { table: 'comfort_doses', id },
    }],
    tasks: followUp(stay, order, id, body.what, recheckAt, askEffectAt),
  };
}

export async function orderComfort(tx: Tx, stayId: string, body: NewComfortOrder, actor: StaffActor, now: Temporal.Instant): Promise<CommandResult<ReplyOf<typeof signComfortOrder>>> {
  const stay = await stayById(tx, stayId);
  if (stay === null) return { kind: 'not-found' };
  if (stay.state === 'ended') return { kind: 'conflict', detail: 'This stay has ended. Nothing was ordered.' };
  if (body.maxADayUg < body.doseUg) return { kind: 'invalid', detail: 'The most in a day is at least one dose.', field: '/maxADayUg' };
  const medicine = body.medicine.trim().toLowerCase();
  const orders = await comfortOrdersOf(tx, [stay.id]);
  if (orders.some((order) => order.state === 'in_force' && order.medicine === medicine)) return { kind: 'conflict', detail: `There is an order of ${medicine} in force. End it first; nothing was ordered.` };
  const decision = await orderDecision(tx, await readCourse(tx, stay, now), { ...body, medicine }, now);
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
