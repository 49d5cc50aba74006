/** Guest days that waited for a site node: they begin or end by themselves once it has given the days back. Doing it twice does nothing. */
import { dayAt } from '../platform/clock.ts';
import { moveEpisodeOn, openTask, writeEvent } from '../platform/record-store.ts';
import type { Tx } from '../platform/scoped.ts';
import { siteById } from '../platform/sites-store.ts';
import { episodeById } from '../people/index.ts';
import { stayReply, toldOf } from './agree-guest-stay.ts';
import { closeStay, endedEvent } from './end-guest-stay.ts';
import { grantsThatAreOver, returnsToTellAgain } from './grants-store.ts';
import { beginStay, closeGuestStay, guestStayById, readyStays, standsOn, type GuestStayRow } from './guest-store.ts';
import { heldDays, leaveDays } from './lease-store.ts';
import { returnDays } from './return-days.ts';

/** Why days that were agreed cannot begin any more: what the node did before it gave them back counts. */
async function whyNot(tx: Tx, row: GuestStayRow, today: string): Promise<'over' | 'dosed' | 'no-order' | null> {
  if (row.to_day < today) return 'over';
  const there = await standsOn(tx, row.person_id, row.from_day, row.to_day);
  if (row.kind === 'away' && (there?.doses ?? 0) > 0) return 'dosed';
  return there?.medicine === null ? 'no-order' : null;
}

async function begin(tx: Tx, row: GuestStayRow, siteId: string, zone: string, now: Temporal.Instant): Promise<void> {
  const why = await whyNot(tx, row, dayAt(now, zone));
  if (why === null) {
    await beginStay(tx, row.id);
    const { events, tasks } = toldOf(row, siteId, zone);
    for (const event of events) await writeEvent(tx, null, now, event);
    for (const task of tasks) await openTask(tx, null, now, task);
    return;
  }
  const params = { where: stayReply(row).where, from: row.from_day, to: row.to_day, why };
  await closeGuestStay(tx, row.id, null, `not-begun:${why}`, now);
  await leaveDays(tx, row.person_id, row.from_day, row.to_day);
  await writeEvent(tx, null, now, { kind: 'dispensary.guest-not-begun', topic: 'queue', personId: row.person_id, episodeId: row.episode_id, siteId, params, about: { table: 'guest_stays', id: row.id } });
  await openTask(tx, null, now, { siteId, kind: 'dispensary.agree-guest-days-again', role: 'prescriber', personId: row.person_id, episodeId: row.episode_id, dueAt: now.toString(), priority: 1, params, dedupeKey: `guest again ${row.id}` });
}

/** Everything that waited and need not any more. */
export async function finishGuestStays(tx: Tx, now: Temporal.Instant): Promise<void> {
  for (const { id } of await readyStays(tx)) {
    const row = await guestStayById(tx, id);
    const episode = row === null ? null : await episodeById(tx, row.episode_id);
    const site = episode === null ? null : await siteById(tx, episode.site_id);
    // Whoever decides on this person at this moment is first; it is done at the next look.
    if (row === null || episode === null || site === null || !(await moveEpisodeOn(tx, episode.id, episode.version))) continue;
    if (row.state === 'waiting') await begin(tx, row, site.id, site.time_zone, now);
    else {
      await closeStay(tx, row, site.time_zone, row.end_asked_by, row.end_asked_reason ?? '', now);
      await writeEvent(tx, row.end_asked_by, now, endedEvent(row, site.id, 0, row.end_asked_reason ?? ''));
    }
  }
}

/** Days that other clinics signed over and that are over: they go back by themselves, also where nobody came; and once more where a dose was corrected since. */
export async function returnGrants(tx: Tx, now: Temporal.Instant): Promise<void> {
  for (const grant of await grantsThatAreOver(tx, now)) {
    const row = grant.stay_id === null ? null : await guestStayById(tx, grant.stay_id);
    if (row === null) {
      await returnDays(tx, grant, 'UTC', null, now);
      continue;
    }
    const episode = await episodeById(tx, row.episode_id);
    const site = episode === null ? null : await siteById(tx, episode.site_id);
    // A node that is not heard may have doses of these days.
    if (episode === null || site === null || (await heldDays(tx, row.person_id, row.from_day, row.to_day, null)) !== null || !(await moveEpisodeOn(tx, episode.id, episode.version))) continue;
    if (row.state === 'active') await closeStay(tx, row, site.time_zone, null, 'days-over', now);
    else await returnDays(tx, grant, site.time_zone, null, now);
    await writeEvent(tx, null, now, endedEvent(row, site.id, 0, 'days-over'));
  }
  for (const grant of await returnsToTellAgain(tx)) {
    const episode = grant.stay_id === null ? null : await guestStayById(tx, grant.stay_id);
    const site = episode === null ? null : await siteById(tx, (await episodeById(tx, episode.episode_id))?.site_id ?? '');
    await returnDays(tx, grant, site?.time_zone ?? 'UTC', null, now);
  }
}
