/** Ends guest days: the doses that another clinic gave come into the record, and its own window gives again. */
import type { BodyOf } from '@fairlead/contract';
import type { GuestStay, endGuestStay as endRoute } from '@fairlead/contract/dispensary';
import type { StaffActor } from '../platform/actor.ts';
import { dayAt } from '../platform/clock.ts';
import { endTasks, moveEpisodeOn } from '../platform/record-store.ts';
import type { CommandResult, NotDone } from '../platform/registry.ts';
import type { Tx } from '../platform/scoped.ts';
import { siteById } from '../platform/sites-store.ts';
import { episodeById } from '../people/index.ts';
import { stayReply } from './agree-guest-stay.ts';
import { insertImportedDoses } from './bulk-store.ts';
import { askDaysBack, heldDays, leaveDays } from './lease-store.ts';
import { askForEnd, closeGuestStay, guestStayById, orderedOn, type GuestStayRow } from './guest-store.ts';

type Asked = BodyOf<typeof endRoute>;

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

/** A day's whole dose over the parts that our order has, so that none of them is left open to be given here as well. */
function partsOf(dose: { readonly doseUg: number }, ordered: { readonly first_part: number; readonly parts: number }): readonly { readonly part: number; readonly ug: number }[] {
  const each = Math.floor(dose.doseUg / ordered.parts);
  return Array.from({ length: ordered.parts }, (_part, index) => ({ part: ordered.first_part + index, ug: index === 0 ? dose.doseUg - each * (ordered.parts - 1) : each }));
}

export async function endGuestStay(tx: Tx, actor: StaffActor, stayId: string, asked: Asked, now: Temporal.Instant): Promise<CommandResult<{ readonly stay: GuestStay; readonly doses: number }>> {
  const row = await guestStayById(tx, stayId);
  const episode = row === null ? null : await episodeById(tx, row.episode_id);
  if (row === null || episode === null) return { kind: 'not-found' };
  const site = await siteById(tx, episode.site_id);
  const fault = faultOf(row, asked, dayAt(now, site?.time_zone ?? 'UTC'));
  if (fault !== null) return fault;
  const waits = row.kind === 'our-site' && row.state === 'active' && (await heldDays(tx, row.person_id, row.from_day, row.to_day, null)) !== null;
  if (!(await moveEpisodeOn(tx, episode.id, episode.version))) return { kind: 'lost-race', detail: 'Somebody else changed this person’s record at the same moment.' };
  if (waits) {
    await askDaysBack(tx, row.person_id, row.from_day, row.to_day, now);
    await askForEnd(tx, row.id, actor.accountId, asked.reason, now);
    const ending = await guestStayById(tx, stayId);
    return { kind: 'done', people: [row.person_id], reply: { stay: stayReply(ending ?? row), doses: 0 }, details: { stayId: row.id, waits: true } };
  }
  const doses = asked.doses ?? [];
  for (const dose of doses) {
    const ordered = await orderedOn(tx, row.person_id, dose.dosingDay);
    if (ordered === null) return { kind: 'conflict', detail: `No order of ours covers ${dose.dosingDay}, so its medicine is not known.` };
    await insertImportedDoses(tx, partsOf(dose, ordered).map((part) => ({
      ...part, personId: row.person_id, episodeId: row.episode_id, siteId: episode.site_id, dosingDay: dose.dosingDay, medicine: ordered.medicine, note: `Given at ${row.other_clinic ?? ''}`, ...(dose.givenAt === undefined ? {} : { givenAt: dose.givenAt }),
    })), now);
  }
  const kept = doses.length;
  await closeGuestStay(tx, row.id, actor.accountId, asked.reason, now);
  if (row.state === 'waiting') await leaveDays(tx, row.person_id, row.from_day, row.to_day);
  await endTasks(tx, actor.accountId, now, { dedupeKey: `guest ${row.id}`, outcome: 'back' });
  const after = await guestStayById(tx, row.id);
  if (after === null) throw new Error('The guest days that were just ended are not there.');
  return {
    kind: 'done', people: [row.person_id], reply: { stay: stayReply(after), doses: kept },
    events: [{ kind: 'dispensary.guest-ended', topic: 'queue', personId: row.person_id, episodeId: row.episode_id, siteId: episode.site_id, params: { where: stayReply(after).where, count: kept, reason: asked.reason }, audience: 'person', about: { table: 'guest_stays', id: row.id } }],
    details: { stayId: row.id, doses: kept },
  };
}
