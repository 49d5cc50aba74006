/** What falls due after treatment: check-ins by their cadence, and the refresher visit from week twelve. */
import { dayAt } from '../platform/clock.ts';
import { openTask } from '../platform/record-store.ts';
import type { Tx } from '../platform/scoped.ts';
import { allSites } from '../platform/sites-store.ts';
import { followUpsDue, refresherAsked } from './aftercare-store.ts';

/** Opens a task for each check-in that is due, and once for each refresher visit. Running it twice changes nothing more. */
export async function aftercareSweep(tx: Tx, now: Temporal.Instant): Promise<void> {
  for (const site of await allSites(tx)) {
    const today = dayAt(now, site.time_zone);
    for (const row of await followUpsDue(tx, site.id, today, today, 500)) {
      if (row.next_on <= today) {
        const inWatch = row.watch_until !== null;
        await openTask(tx, null, now, { siteId: site.id, kind: 'aftercare.check-in', role: 'peer_worker', personId: row.person_id, dueAt: now.add({ hours: inWatch ? 6 : 24 }).toString(), priority: inWatch ? 2 : 4, params: { leftOn: row.started_on, tries: row.tries }, dedupeKey: `check-in ${row.person_id}` });
      }
      if (row.refresher_on !== null && row.refresher_on <= today) {
        await openTask(tx, null, now, { siteId: site.id, kind: 'aftercare.book-refresher', role: 'counsellor', personId: row.person_id, dueAt: now.add({ hours: 7 * 24 }).toString(), priority: 4, params: { leftOn: row.started_on }, dedupeKey: `refresher ${row.person_id}` });
        await refresherAsked(tx, row.id);
      }
    }
  }
}
