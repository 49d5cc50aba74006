/** Ends guest days: the doses that another clinic gave come into the record, and its own window gives again. */
import type { BodyOf } from '@fairlead/contract';
import type { GuestStay, endGuestStay as endRoute } from '@fairlead/contract/dispensary';
import type { StaffActor } from '../platform/actor.ts';
import { dayAt } from '../platform/clock.ts';
import { endTasks, moveEpisodeOn, type RecordEvent } from '../platform/record-store.ts';
import type { CommandResult, NotDone } from '../platform/registry.ts';
import type { Tx } from '../platform/scoped.ts';
import { siteById } from '../platform/sites-store.ts';
import { spendConfirmation } from '../medication/index.ts';
import { episodeById } from '../people/index.ts';
import { stayReply } from './agree-guest-stay.ts';
import { insertImportedDoses } from './bulk-store.ts';
import { splitOver } from './dose-parts.ts';
import { grantOfStay, lockLeases, settleGrant, visitorGrantOfStay } from './grants-store.ts';
import { askDaysBack, heldDays, leaveDays } from './lease-store.ts';
import { askForEnd, closeGuestStay, guestStayById, orderedOn, type GuestStayRow } from './guest-store.ts';
import { returnDays } from './return-days.ts';

type Asked = BodyOf<typeof endRoute>;
type Ended = { readonly stay: GuestStay; readonly doses: number };

function faultOf(row: GuestStayRow, asked: Asked, today: string): NotDone | null {
  const doses = asked.doses ?? [];
  if (row.state === 'ended') return { kind: 'conflict', detail: 'These guest days have ended already.' };
  if (row.state === 'waiting' && doses.length > 0) return { kind: 'invalid', detail: 'These days have not begun: the doses were given here.', field: '/doses' };
  if (row.kind !== 'away' && doses.length > 0) return { kind: 'invalid', detail: 'These doses were given at windows of this clinic and stand in the record.', field: '/doses' };
  if (doses.some(({ dosingDay }) => dosingDay < row.from_day || dosingDay > row.to_day || dosingDay > today)) return { kind: 'invalid', detail: `Doses come from ${row.from_day} to ${row.to_day < today ? row.to_day : today}.`, field: '/doses' };
  if (new Set(doses.map(({ dosingDay }) => dosingDay)).size !== doses.length) return { kind: 'invalid', detail: 'Write one line a day: the whole of its dose.', field: '/doses' };
  if (row.end_asked_by !== null) return { kind: 'conflict', detail: `These days end as soon as the site node of ${row.held_at ?? 'the site'} has given them back.` };
  // While today is theirs, only they know whether it was given.
  const todayIsTheirs = row.kind === 'away' && row.state === 'active' && today >= row.from_day && today <= row.to_day;
  if (todayIsTheirs && asked.noneToday !== true && !doses.some(({ dosingDay }) => dosingDay === today)) return { kind: 'conflict', detail: `Ask ${row.other_clinic ?? 'the other clinic'} whether it gave today’s dose, and say so here.` };
  return null;
}

/** Days that were signed over come back by a return. When they are over and none has come, people ask, and two of them or a prescriber answer for it. */
async function settled(tx: Tx, actor: StaffActor, row: GuestStayRow, asked: Asked, today: string, now: Temporal.Instant): Promise<NotDone | null> {
  const grant = row.signed?.state === 'out' ? await grantOfStay(tx, row.id) : null;
  if (grant === null) return null;
  if (today <= row.to_day) return { kind: 'conflict', detail: `These days were signed over to ${grant.issuer}: only it may dose until they are over. Ask it to give them back; its return brings them here at once.` };
  const second = asked.confirmationId === undefined ? null : await spendConfirmation(tx, asked.confirmationId, actor.accountId, now);
  if (asked.confirmationId !== undefined && second === null) return { kind: 'invalid', detail: 'The second person’s confirmation was used already or is older than two minutes.', field: '/confirmationId' };
  if (second === null && !actor.roles.includes('prescriber')) return { kind: 'invalid', detail: `${grant.issuer} has not signed what it gave. A prescriber ends these days on what was asked, or a second person confirms.`, field: '/confirmationId' };
  await settleGrant(tx, grant.id, { accountId: actor.accountId, secondId: second?.id ?? null, because: asked.reason }, now);
  return null;
}

async function keepDoses(tx: Tx, row: GuestStayRow, siteId: string, doses: NonNullable<Asked['doses']>, now: Temporal.Instant): Promise<NotDone | null> {
  for (const dose of doses) {
    const ordered = await orderedOn(tx, row.person_id, dose.dosingDay);
    if (ordered === null) return { kind: 'conflict', detail: `No order of ours covers ${dose.dosingDay}, so its medicine is not known.` };
    await insertImportedDoses(tx, splitOver(dose.doseUg, ordered).map((part) => ({
      ...part, personId: row.person_id, episodeId: row.episode_id, siteId, dosingDay: dose.dosingDay, medicine: ordered.medicine, note: `Given at ${row.other_clinic ?? ''}`, ...(dose.givenAt === undefined ? {} : { givenAt: dose.givenAt }),
    })), now);
  }
  return null;
}

/** A host's own node holds some of the days: it is asked for them, and the end comes with its answer. */
async function endLater(tx: Tx, actor: StaffActor, row: GuestStayRow, reason: string, now: Temporal.Instant): Promise<CommandResult<Ended>> {
  await askDaysBack(tx, row.person_id, row.from_day, row.to_day, now);
  await askForEnd(tx, row.id, actor.accountId, reason, now);
  return { kind: 'done', people: [row.person_id], reply: { stay: stayReply((await guestStayById(tx, row.id)) ?? row), doses: 0 }, details: { stayId: row.id, waits: true } };
}

export async function endGuestStay(tx: Tx, actor: StaffActor, stayId: string, asked: Asked, now: Temporal.Instant): Promise<CommandResult<Ended>> {
  const seen = await guestStayById(tx, stayId);
  const episode = seen === null ? null : await episodeById(tx, seen.episode_id);
  if (seen === null || episode === null) return { kind: 'not-found' };
  // The episode before the lease, as a dose takes them: the other way round each could wait for the other.
  if (!(await moveEpisodeOn(tx, episode.id, episode.version))) return { kind: 'lost-race', detail: 'Somebody else changed this person’s record at the same moment.' };
  await lockLeases(tx);
  const row = await guestStayById(tx, stayId) ?? seen;
  const site = await siteById(tx, episode.site_id);
  const [zone, doses] = [site?.time_zone ?? 'UTC', asked.doses ?? []];
  const fault = faultOf(row, asked, dayAt(now, zone)) ?? await settled(tx, actor, row, asked, dayAt(now, zone), now);
  if (fault !== null) return fault;
  const ofOurs = row.state === 'active' && (row.kind === 'our-site' || row.signed?.state === 'open');
  const waits = ofOurs && (await heldDays(tx, row.person_id, row.from_day, row.to_day, null)) !== null;
  if (waits) return endLater(tx, actor, row, asked.reason, now);
  const notKept = await keepDoses(tx, row, episode.site_id, doses, now);
  if (notKept !== null) return notKept;
  await closeStay(tx, row, zone, actor.accountId, asked.reason, now);
  const after = await guestStayById(tx, row.id);
  if (after === null) throw new Error('The guest days that were just ended are not there.');
  return { kind: 'done', people: [row.person_id], reply: { stay: stayReply(after), doses: doses.length }, events: [endedEvent(after, episode.site_id, doses.length, asked.reason)], details: { stayId: row.id, doses: doses.length, ...(row.signed === null ? {} : { number: row.signed.number, recipient: row.signed.issuer }) } };
}

/** Ends guest days, and gives them back where they were signed over to us. */
export async function closeStay(tx: Tx, row: GuestStayRow, zone: string, accountId: string | null, reason: string, now: Temporal.Instant): Promise<void> {
  const grant = row.signed?.state === 'open' ? await visitorGrantOfStay(tx, row.id) : null;
  if (grant !== null) await returnDays(tx, grant, zone, accountId, now);
  await closeGuestStay(tx, row.id, accountId, reason, now);
  if (row.state === 'waiting') await leaveDays(tx, row.person_id, row.from_day, row.to_day);
  await endTasks(tx, accountId, now, { dedupeKey: `guest ${row.id}`, outcome: 'back' });
}

/** What is given back is told to the other clinic: that is on the person's timeline too. */
export function endedEvent(row: GuestStayRow, siteId: string, count: number, reason: string): RecordEvent {
  const about = { personId: row.person_id, episodeId: row.episode_id, siteId, audience: 'person' as const, about: { table: 'guest_stays', id: row.id } };
  const where = stayReply(row).where;
  return row.kind === 'visitor' && row.signed !== null ? { kind: 'dispensary.days-given-back', topic: 'consents', ...about, params: { recipient: where, number: row.signed.number } } : { kind: 'dispensary.guest-ended', topic: 'queue', ...about, params: { where, count, reason } };
}
