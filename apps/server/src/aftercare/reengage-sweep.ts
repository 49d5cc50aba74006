/** Time passes: whoever missed two days in a row is called. One call is asked for a gap, whichever room asks first. */
import { dayAt, daysFrom, startOfDay } from '../platform/clock.ts';
import { openTask } from '../platform/record-store.ts';
import type { Tx } from '../platform/scoped.ts';
import { allSites } from '../platform/sites-store.ts';
import { reachOutKey } from './note-outreach.ts';
import { askedSince, gapsAt } from './reengage-store.ts';

/** One missed day stands on the list alone; from the second on somebody is asked by name. */
const daysBeforeTask = 2;

export async function reengageSweep(tx: Tx, now: Temporal.Instant): Promise<void> {
  for (const site of await allSites(tx)) {
    const today = dayAt(now, site.time_zone);
    for (const row of await gapsAt(tx, site.id, today)) {
      const days = row.last_on === null ? daysFrom(row.order_start_on, today) : daysFrom(row.last_on, today) - 1;
      if (days < daysBeforeTask) continue;
      const key = reachOutKey(row.person_id);
      const begun = startOfDay(row.last_on ?? row.order_start_on, site.time_zone);
      if (await askedSince(tx, row.person_id, key, begun)) continue;
      await openTask(tx, null, now, { siteId: site.id, kind: 'aftercare.doses-missed', role: 'peer_worker', personId: row.person_id, episodeId: row.episode_id, dueAt: now.add({ hours: 24 }).toString(), priority: 2, params: { medicine: row.medicine, days, lastOn: row.last_on ?? row.order_start_on }, dedupeKey: key });
    }
  }
}
