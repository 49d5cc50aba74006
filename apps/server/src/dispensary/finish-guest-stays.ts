/** Guest days that waited for a site node: they begin or end by themselves once it has given the days back. Doing it twice does nothing. */
import { dayAt } from '../platform/clock.ts';
import { endTasks, moveEpisodeOn, openTask, writeEvent } from '../platform/record-store.ts';
import type { Tx } from '../platform/scoped.ts';
import { siteById } from '../platform/sites-store.ts';
import { episodeById } from '../people/index.ts';
import { stayReply, toldOf } from './agree-guest-stay.ts';
import { beginStay, closeGuestStay, guestStayById, readyStays, standsOn, type GuestStayRow } from './guest-store.ts';
import { leaveDays } from './lease-store.ts';

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
      await closeGuestStay(tx, row.id, row.end_asked_by, row.end_asked_reason ?? '', now);
      await endTasks(tx, null, now, { dedupeKey: `guest ${row.id}`, outcome: 'back' });
      await writeEvent(tx, row.end_asked_by, now, { kind: 'dispensary.guest-ended', topic: 'queue', personId: row.person_id, episodeId: row.episode_id, siteId: site.id, params: { where: stayReply(row).where, count: 0, reason: row.end_asked_reason ?? '' }, audience: 'person', about: { table: 'guest_stays', id: row.id } });
    }
  }
}
