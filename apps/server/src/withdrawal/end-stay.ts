/** The end of a stay: naloxone in hand, the next appointment booked, tolerance explained; and the watch over the weeks after. */
import { decideBy, detoxRules, isoOf, dayOf, toleranceWatches, watchWindowDays, type Decision } from '@fairlead/clinical';
import type { BodyOf, ReplyOf } from '@fairlead/contract';
import type { endStay as endRoute, ExitCheck } from '@fairlead/contract/withdrawal';
import type * as z from 'zod/mini';
import { hasKit } from '../crisis/index.ts';
import type { StaffActor } from '../platform/actor.ts';
import { dayAt } from '../platform/clock.ts';
import { endTasks, takeEpisode, type NewTask } from '../platform/record-store.ts';
import type { CommandResult } from '../platform/registry.ts';
import type { Tx } from '../platform/scoped.ts';
import { nextAppointment, type AppointmentRow } from '../schedule/index.ts';
import { comfortOrdersOf, endComfortOrderRow } from './comfort-store.ts';
import { endEscalationRow, openEscalations } from './escalations-store.ts';
import { cleared, decisionReply } from './signed.ts';
import { endStayRow, stayById, type StayRow } from './stays-store.ts';

interface Exit {
  readonly naloxone: boolean;
  readonly appointment: AppointmentRow | null;
  readonly decision: Decision;
}

export async function exitOf(tx: Tx, stay: StayRow, toleranceAdviceGiven: boolean | null, now: Temporal.Instant): Promise<Exit> {
  const naloxone = await hasKit(tx, stay.person_id, dayAt(now, stay.time_zone));
  const appointment = await nextAppointment(tx, stay.person_id, now);
  const decision = decideBy(detoxRules, { step: 'leave_detox', naloxoneGiven: naloxone, nextAppointmentBooked: appointment !== null, ...(toleranceAdviceGiven === null ? {} : { toleranceAdviceGiven }) });
  return { naloxone, appointment, decision };
}

export function exitReply({ naloxone, appointment, decision }: Exit): z.output<typeof ExitCheck> {
  return { naloxoneInHand: naloxone, nextAppointment: appointment === null ? null : { startsAt: appointment.starts_at, title: appointment.title, with: appointment.with_name }, decision: decisionReply(decision) };
}

/** Contacts inside the watch: within two days, then each week, the last on its last day. */
const watchContactDays = [2, 7, 14, 21, watchWindowDays.detox_ended];

function watchTasks(stay: StayRow, until: string, now: Temporal.Instant): readonly NewTask[] {
  return watchContactDays.map((days) => ({
    personId: stay.person_id, episodeId: stay.episode_id, siteId: stay.site_id, kind: 'withdrawal.tolerance-watch', role: days === 2 ? 'nurse' : 'peer_worker', priority: days === 2 ? 1 as const : 2 as const,
    dueAt: now.add({ hours: days * 24 }).toString(), params: { day: days, until }, dedupeKey: `tolerance watch ${stay.id} ${String(days)}`,
  }));
}

export async function endStay(tx: Tx, stayId: string, body: BodyOf<typeof endRoute>, actor: StaffActor, now: Temporal.Instant): Promise<CommandResult<ReplyOf<typeof endRoute>>> {
  const seen = await stayById(tx, stayId);
  // Before what the stay still owes is read: whoever else decides on this person comes before this or after it.
  if (seen === null || !(await takeEpisode(tx, seen.episode_id))) return { kind: 'not-found' };
  const stay = await stayById(tx, stayId);
  if (stay === null) return { kind: 'not-found' };
  if (stay.state === 'ended') return { kind: 'conflict', detail: 'This stay has ended already.' };
  const exit = await exitOf(tx, stay, body.toleranceAdviceGiven, now);
  const gate = cleared(exit.decision, body, actor, [stay.person_id], true);
  if (gate.kind !== 'cleared') return gate;
  const decision = decisionReply(exit.decision);
  if (!(await endStayRow(tx, stay, { reason: body.reason, decision, override: gate.override, toleranceAdvice: body.toleranceAdviceGiven, by: actor.accountId }, now))) return { kind: 'lost-race', detail: 'Somebody else ended this stay at the same moment.' };
  for (const order of await comfortOrdersOf(tx, [stay.id])) if (order.state === 'in_force') await endComfortOrderRow(tx, order.id, actor.accountId, 'The stay ended.', now);
  for (const open of await openEscalations(tx, [stay.id])) {
    await endEscalationRow(tx, open.id, actor.accountId, 'The stay ended.', now);
    for (const role of ['nurse', 'prescriber']) for (const key of ['overdue', 'escalation']) await endTasks(tx, actor.accountId, now, { dedupeKey: `${key} ${open.id} ${role}`, outcome: 'stay ended' });
  }
  await endTasks(tx, actor.accountId, now, { dedupeKey: `first round ${stay.id}`, outcome: 'stay ended' });
  const today = dayOf(dayAt(now, stay.time_zone));
  const [watch] = today === null ? [] : toleranceWatches([{ opening: 'detox_ended', on: today }], today);
  const until = watch === undefined ? null : isoOf(watch.to);
  const about = { personId: stay.person_id, episodeId: stay.episode_id, siteId: stay.site_id };
  return {
    kind: 'done', reply: { decision, watchUntil: until }, people: [stay.person_id], details: { reasons: exit.decision.reasons },
    events: [
      { kind: 'withdrawal.stay-ended', topic: 'ward', ...about, audience: 'person', params: { reason: body.reason, naloxone: exit.naloxone, appointment: exit.appointment?.starts_at ?? null }, about: { table: 'withdrawal_stays', id: stay.id } },
      ...(gate.override === null ? [] : [{ kind: 'withdrawal.went-past', topic: 'ward', ...about, params: { reason: gate.override.reason } }]),
      ...(until === null ? [] : [{ kind: 'withdrawal.tolerance-watch', topic: 'ward', ...about, audience: 'person' as const, params: { until } }]),
    ],
    // Naloxone that was gone past is still owed.
    tasks: [...(until === null ? [] : watchTasks(stay, until, now)), ...(exit.naloxone ? [] : [{ ...about, kind: 'crisis.offer-naloxone', role: 'nurse', dueAt: now.toString(), priority: 1 as const, dedupeKey: `naloxone ${stay.person_id}` }])],
  };
}
