/** Ending an episode: the facts, the rules of leaving, and what opens afterwards. */
import { addDays, afterOverrides, dayOf, decideBy, dischargeRules, isoOf, nextCheckIn, pathwayFrom, toleranceWatches, type Day, type Decision } from '@fairlead/clinical';
import type { BodyOf, ReplyOf } from '@fairlead/contract';
import type { discharge, tryDischarge } from '@fairlead/contract/aftercare';
import { hasKit } from '../crisis/index.ts';
import { decisionReply, endOrderAfter, ordersOf } from '../medication/index.ts';
import { endLevelsOf } from '../placement/index.ts';
import { episodeById, type EpisodeRow } from '../people/index.ts';
import type { StaffActor } from '../platform/actor.ts';
import { dayAt } from '../platform/clock.ts';
import { endTasks, moveEpisodeOn, type NewTask } from '../platform/record-store.ts';
import type { CommandResult } from '../platform/registry.ts';
import type { Tx } from '../platform/scoped.ts';
import { leaveBedOf } from '../residence/index.ts';
import { nextAppointment } from '../schedule/index.ts';
import { addDischarge, cancelTasksOfEpisode, openWatch, planOf, startFollowUp } from './aftercare-store.ts';

export type Body = BodyOf<typeof discharge>;
type Answers = Pick<Body, 'kind' | 'toleranceAdviceGiven' | 'contactsConfirmed' | 'medicineOffered'>;

export interface Leaving {
  readonly appointment: Awaited<ReturnType<typeof nextAppointment>>;
  readonly plan: Awaited<ReturnType<typeof planOf>>;
  readonly naloxone: boolean;
  readonly orderIds: readonly string[];
}

/** Reads what the rules of leaving rest on. */
export async function leavingFacts(tx: Tx, episode: EpisodeRow, now: Temporal.Instant): Promise<Leaving> {
  const today = dayAt(now, episode.time_zone);
  const orders = await ordersOf(tx, episode.person_id);
  return {
    appointment: await nextAppointment(tx, episode.person_id, now), plan: await planOf(tx, episode.person_id), naloxone: await hasKit(tx, episode.person_id, today),
    orderIds: orders.filter(({ state, episodeId, endOn }) => (state === 'signed' || state === 'held') && episodeId === episode.id && endOn >= today).map(({ id }) => id),
  };
}

/** What the rules say. A question that nobody asked stays open and warns; it is never taken for yes. */
export function decideLeaving(facts: Leaving, answers: Answers): Decision {
  return decideBy(dischargeRules, {
    kind: answers.kind, nextAppointmentBooked: facts.appointment !== null, naloxoneGiven: facts.naloxone, aftercarePlan: facts.plan !== null,
    // Orders here end with the episode; medicine goes on only where somebody else takes it over.
    medicineContinuesOrOffered: answers.medicineOffered ?? (facts.orderIds.length > 0 && (answers.kind === 'transfer' || answers.kind === 'step_down') ? true : null),
    toleranceAdviceGiven: answers.toleranceAdviceGiven ?? null, contactsConfirmed: answers.contactsConfirmed ?? null,
  });
}

export function factsReply(facts: Leaving): ReplyOf<typeof tryDischarge>['facts'] {
  return { nextAppointment: facts.appointment === null ? null : { startsAt: facts.appointment.starts_at, title: facts.appointment.title }, naloxoneInHand: facts.naloxone, plan: facts.plan !== null, medicineGoesOn: facts.orderIds.length > 0 };
}

function dayNumber(iso: string): Day {
  const day = dayOf(iso);
  if (day === null) throw new Error(`${iso} is no day.`);
  return day;
}

/** Opens the watch over lost tolerance, the check-ins and the refresher; returns the first call. */
async function openAfterwards(tx: Tx, episode: EpisodeRow, today: string, now: Temporal.Instant): Promise<readonly NewTask[]> {
  const left = dayNumber(today);
  for (const watch of toleranceWatches([{ opening: 'discharged', on: left }], left)) await openWatch(tx, episode.person_id, { opening: watch.opening, fromOn: isoOf(watch.from), toOn: isoOf(watch.to) }, now);
  const next = nextCheckIn(left, left) ?? addDays(left, 1);
  const refresher = pathwayFrom(dayNumber(episode.started_on)).find(({ code }) => code === 'refresher_visit')?.from ?? addDays(left, 84);
  await startFollowUp(tx, { personId: episode.person_id, episodeId: episode.id, siteId: episode.site_id, startedOn: today, nextOn: isoOf(next), refresherOn: isoOf(refresher > left ? refresher : addDays(left, 84)) });
  return [{ siteId: episode.site_id, kind: 'aftercare.tolerance-call', role: 'peer_worker', personId: episode.person_id, dueAt: now.add({ hours: 48 }).toString(), priority: 2, dedupeKey: `tolerance ${episode.person_id}` }];
}

export async function dischargeEpisode(tx: Tx, episodeId: string, body: Body, actor: StaffActor, now: Temporal.Instant): Promise<CommandResult<ReplyOf<typeof discharge>>> {
  const episode = await episodeById(tx, episodeId);
  if (episode === null) return { kind: 'not-found' };
  if (episode.state === 'ended') return { kind: 'conflict', detail: `This episode ended on ${episode.ended_on ?? 'an earlier day'} already.` };
  if ((body.kind === 'died') !== (body.reason === 'died')) return { kind: 'invalid', detail: 'A death is noted as a death, both times.', field: '/reason' };
  const facts = await leavingFacts(tx, episode, now);
  const decision = decideLeaving(facts, body);
  const isPrescriber = actor.roles.includes('prescriber');
  const signed = body.overrides.map(({ code }) => ({ code, prescribers: isPrescriber ? [actor.accountId] : [] }));
  if (afterOverrides(decision, signed).decision === 'refuse') {
    const detail = body.overrides.length > 0 && !isPrescriber ? 'Only a prescriber goes past this, with a reason.' : 'Something is still missing before this person leaves.';
    return { kind: 'refused', detail, decision: decisionReply(decision), people: [episode.person_id] };
  }
  if (!(await moveEpisodeOn(tx, episode.id, episode.version))) return { kind: 'lost-race', detail: 'Somebody else changed this person’s record at the same moment.' };
  const today = dayAt(now, episode.time_zone);
  for (const id of facts.orderIds) await endOrderAfter(tx, id, today, actor.accountId, `The episode ended: ${body.reason}`, now);
  await endLevelsOf(tx, episodeId, 'left', now);
  const bedsLeft = await leaveBedOf(tx, episode.person_id, actor.accountId, now);
  const id = await addDischarge(tx, {
    episodeId, personId: episode.person_id, kind: body.kind, reason: body.reason, note: body.note ?? null, leftOn: today, nextAppointmentId: facts.appointment?.id ?? null, planId: facts.plan?.id ?? null,
    toleranceAdviceGiven: body.toleranceAdviceGiven ?? null, contactsConfirmed: body.contactsConfirmed ?? null, decision, overrides: body.overrides, byId: actor.accountId,
  }, now);
  await cancelTasksOfEpisode(tx, episodeId, actor.accountId, now);
  await endTasks(tx, actor.accountId, now, { dedupeKey: `refresher ${episode.person_id}`, outcome: 'left' });
  const about = { personId: episode.person_id, episodeId, siteId: episode.site_id };
  return {
    kind: 'done', reply: { id, decision: decisionReply(decision) }, people: [episode.person_id],
    events: [
      { kind: 'aftercare.discharged', topic: 'episodes', ...about, audience: 'person', params: { kind: body.kind, reason: body.reason, overridden: body.overrides.map(({ code }) => code) }, about: { table: 'discharges', id } },
      ...bedsLeft,
      ...facts.orderIds.map((orderId) => ({ kind: 'medication.order-ended', topic: 'orders', ...about, params: { reason: body.reason, lastDay: today }, about: { table: 'orders', id: orderId } })),
      ...(body.toleranceAdviceGiven === true ? [{ kind: 'aftercare.tolerance-warned', topic: 'people', ...about, audience: 'person' as const, params: {} }] : []),
    ],
    tasks: body.kind === 'died' ? [] : await openAfterwards(tx, episode, today, now),
  };
}
