/** Holding, admitting, moving, leaving. The exclusion constraint is the proof; these say why in words. */
import type { BodyOf } from '@fairlead/contract';
import type { admitToBed, holdBed, startLeave, transferBed } from '@fairlead/contract/residence';
import { hasKit } from '../crisis/index.ts';
import { openEpisodeOf, personById } from '../people/index.ts';
import type { StaffActor } from '../platform/actor.ts';
import { dayAt } from '../platform/clock.ts';
import { takeEpisode, type RecordEvent } from '../platform/record-store.ts';
import type { CommandResult } from '../platform/registry.ts';
import { ConstraintProblem, type Tx } from '../platform/scoped.ts';
import { siteById } from '../platform/sites-store.ts';
import { bedById, endLeaveRow, endSpan, insertLeave, insertSpan, spanById, spansFrom, spanToChange, stayThatGoesOn, type BedRow, type NewSpan, type SpanRow } from './beds-store.ts';

type Result<T> = CommandResult<T>;
const longestHoldHours = 72;

const taken = (span: SpanRow): Result<never> => ({
  kind: 'conflict', detail: span.kind === 'hold' ? `Bed ${span.bed} is held for ${span.name} by ${span.made_by}. Nothing was changed.` : `${span.name} has bed ${span.bed}. Nothing was changed.`,
});

async function whoKeeps(tx: Tx, bed: BedRow, from: Temporal.Instant, until: Temporal.Instant | null, now: Temporal.Instant, except?: string): Promise<SpanRow | undefined> {
  const spans = await spansFrom(tx, bed.site_id, now);
  return spans.find((span) => span.bed_id === bed.id && span.id !== except
    && (until === null || Temporal.Instant.compare(Temporal.Instant.from(span.starts_at), until) < 0) && (span.ends_at === null || Temporal.Instant.compare(Temporal.Instant.from(span.ends_at), from) > 0));
}

/** Inserts, or says who was faster: a named constraint of the database is the second proof. */
async function keep(tx: Tx, span: NewSpan, now: Temporal.Instant): Promise<{ readonly kind: 'kept'; readonly id: string } | Extract<Result<never>, { kind: 'lost-race' }>> {
  try {
    return { kind: 'kept', id: await insertSpan(tx, span, now) };
  } catch (error) {
    if (error instanceof ConstraintProblem && (error.constraint === 'one_bed_one_hold_or_stay' || error.constraint === 'nobody_lies_in_two_beds')) return { kind: 'lost-race', detail: 'Somebody took this bed at the same moment.' };
    throw error;
  }
}

export async function hold(tx: Tx, bedId: string, body: BodyOf<typeof holdBed>, actor: StaffActor, now: Temporal.Instant): Promise<Result<{ id: string }>> {
  const bed = await bedById(tx, bedId);
  if (bed === null) return { kind: 'not-found' };
  if (bed.state === 'closed') return { kind: 'conflict', detail: `Bed ${bed.name} is closed: ${bed.closed_reason ?? ''}. Nothing was held.` };
  const until = Temporal.Instant.from(body.until);
  if (Temporal.Instant.compare(until, now) <= 0) return { kind: 'invalid', detail: 'A hold ends later than now.', field: '/until' };
  if (Temporal.Instant.compare(until, now.add({ hours: longestHoldHours })) > 0) return { kind: 'invalid', detail: `A hold lasts at most ${String(longestHoldHours)} hours; hold again when it ends.`, field: '/until' };
  if (body.personId === undefined && body.enquiryId === undefined && body.heldFor === undefined) return { kind: 'invalid', detail: 'Say for whom the bed is held.', field: '/heldFor' };
  const other = await whoKeeps(tx, bed, now, until, now);
  if (other !== undefined) return taken(other);
  const kept = await keep(tx, { bedId, kind: 'hold', from: now.toString(), until: until.toString(), personId: body.personId, enquiryId: body.enquiryId, heldFor: body.heldFor, note: body.note, madeBy: actor.accountId }, now);
  if (kept.kind === 'lost-race') return kept;
  return {
    kind: 'done', reply: { id: kept.id }, people: body.personId === undefined ? [] : [body.personId],
    events: [{ kind: 'residence.bed-held', topic: 'beds', siteId: bed.site_id, personId: body.personId ?? null, params: { bed: bed.name, until: until.toString() }, about: { table: 'bed_spans', id: kept.id } }],
  };
}

export async function admit(tx: Tx, bedId: string, body: BodyOf<typeof admitToBed>, actor: StaffActor, now: Temporal.Instant): Promise<Result<{ id: string }>> {
  const bed = await bedById(tx, bedId);
  if (bed === null) return { kind: 'not-found' };
  // Taken before it is read: whoever is discharged at the same moment is not put to bed afterwards.
  const seen = await openEpisodeOf(tx, body.personId);
  if (seen !== null) await takeEpisode(tx, seen.id);
  const [person, episode] = [await personById(tx, body.personId), await openEpisodeOf(tx, body.personId)];
  if (person === null) return { kind: 'invalid', detail: 'There is no such person here.', field: '/personId' };
  if (episode === null) return { kind: 'conflict', detail: 'This person is in no open episode. Accept them first; nothing was changed.' };
  const held = body.holdId === undefined ? null : await spanById(tx, body.holdId);
  if (body.holdId !== undefined && (held === null || held.kind !== 'hold' || held.bed_id !== bed.id)) return { kind: 'invalid', detail: 'This hold is not on this bed.', field: '/holdId' };
  if (held?.person_id !== undefined && held?.person_id !== null && held.person_id !== person.id) return taken(held);
  if (held === null && bed.state === 'closed') return { kind: 'conflict', detail: `Bed ${bed.name} is closed: ${bed.closed_reason ?? ''}. Nothing was changed.` };
  const other = await whoKeeps(tx, bed, now, null, now, held?.id);
  if (other !== undefined) return taken(other);
  if (held !== null && held.ended_at === null) await endSpan(tx, held.id, 'admitted', actor.accountId, now);
  const kept = await keep(tx, { bedId, kind: 'stay', from: now.toString(), until: null, personId: person.id, episodeId: episode.id, note: body.note, madeBy: actor.accountId, fromSpanId: held?.id }, now);
  if (kept.kind === 'lost-race') return kept;
  return {
    kind: 'done', reply: { id: kept.id }, people: [person.id],
    events: [{ kind: 'residence.admitted', topic: 'beds', siteId: bed.site_id, personId: person.id, episodeId: episode.id, audience: 'person', params: { bed: bed.name }, about: { table: 'bed_spans', id: kept.id } }],
  };
}

/** A stay held until the transaction ends, with its episode, so that a move, a leave and a discharge come one after the other. */
export async function stayToChange(tx: Tx, spanId: string): Promise<SpanRow | null> {
  const seen = await spanById(tx, spanId);
  if (seen?.episode_id !== undefined && seen.episode_id !== null) await takeEpisode(tx, seen.episode_id);
  return spanToChange(tx, spanId);
}

export async function transfer(tx: Tx, spanId: string, body: BodyOf<typeof transferBed>, actor: StaffActor, now: Temporal.Instant): Promise<Result<{ id: string }>> {
  const [span, bed] = [await stayToChange(tx, spanId), await bedById(tx, body.bedId)];
  if (span === null || span.kind !== 'stay' || span.person_id === null) return { kind: 'not-found' };
  if (bed === null) return { kind: 'invalid', detail: 'There is no such bed here.', field: '/bedId' };
  if (bed.state === 'closed') return { kind: 'conflict', detail: `Bed ${bed.name} is closed: ${bed.closed_reason ?? ''}. Nothing was changed.` };
  const other = await whoKeeps(tx, bed, now, null, now);
  if (other !== undefined) return taken(other);
  if (!(await endSpan(tx, span.id, 'transferred', actor.accountId, now))) return { kind: 'conflict', detail: 'This stay has ended already. Nothing was changed.' };
  const kept = await keep(tx, { bedId: bed.id, kind: 'stay', from: now.toString(), until: null, personId: span.person_id, episodeId: span.episode_id, note: body.note, madeBy: actor.accountId, fromSpanId: span.id }, now);
  if (kept.kind === 'lost-race') return kept;
  return {
    kind: 'done', reply: { id: kept.id }, people: [span.person_id],
    events: [{ kind: 'residence.transferred', topic: 'beds', siteId: bed.site_id, personId: span.person_id, episodeId: span.episode_id, audience: 'person', params: { from: span.bed, bed: bed.name }, about: { table: 'bed_spans', id: kept.id } }],
  };
}

export async function leave(tx: Tx, spanId: string, body: BodyOf<typeof startLeave>, actor: StaffActor, now: Temporal.Instant): Promise<Result<{ id: string; naloxoneInHand: boolean }>> {
  const span = await stayToChange(tx, spanId);
  if (span === null || span.kind !== 'stay' || span.person_id === null) return { kind: 'not-found' };
  if (span.ended_at !== null) return { kind: 'conflict', detail: 'This stay has ended already.' };
  if (span.leave_id !== null) return { kind: 'conflict', detail: `${span.name} is on leave already.` };
  const dueBack = Temporal.Instant.from(body.dueBackAt);
  if (Temporal.Instant.compare(dueBack, now) <= 0) return { kind: 'invalid', detail: 'Back is later than now.', field: '/dueBackAt' };
  const site = await siteById(tx, span.site_id);
  const naloxoneInHand = await hasKit(tx, span.person_id, dayAt(now, site?.time_zone ?? 'UTC'));
  const id = await insertLeave(tx, { spanId, personId: span.person_id, leftAt: now.toString(), dueBackAt: dueBack.toString(), reason: body.reason, naloxoneInHand, agreedBy: actor.accountId });
  const about = { siteId: span.site_id, personId: span.person_id, episodeId: span.episode_id };
  return {
    kind: 'done', reply: { id, naloxoneInHand }, people: [span.person_id],
    events: [{ kind: 'residence.leave-started', topic: 'beds', ...about, audience: 'person', params: { until: dueBack.toString(), reason: body.reason, naloxone: naloxoneInHand }, about: { table: 'bed_leaves', id } }],
    tasks: naloxoneInHand ? [] : [{ ...about, kind: 'crisis.offer-naloxone', role: 'nurse', dueAt: now.toString(), priority: 1, dedupeKey: `naloxone ${span.person_id}` }],
  };
}

/** Whoever leaves treatment leaves their bed too, and is waited for from no leave. Says what happened. */
export async function leaveBedOf(tx: Tx, personId: string, byId: string, now: Temporal.Instant): Promise<readonly RecordEvent[]> {
  const told: RecordEvent[] = [];
  for (const span of await stayThatGoesOn(tx, personId)) {
    await endSpan(tx, span.id, 'discharged', byId, now);
    if (span.leave_id !== null) await endLeaveRow(tx, span.leave_id, 'discharged', now);
    told.push({ kind: 'residence.left-bed', topic: 'beds', siteId: span.site_id, personId, ...(span.episode_id === null ? {} : { episodeId: span.episode_id }), audience: 'person', params: { bed: span.bed, reason: 'discharged' } });
  }
  return told;
}
