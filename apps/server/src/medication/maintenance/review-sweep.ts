/** Asks for a review of maintenance two weeks before its day, once for each day. */
import { dayAt, startOfDay } from '../../platform/clock.ts';
import { openTask } from '../../platform/record-store.ts';
import type { Tx } from '../../platform/scoped.ts';
import { allSites } from '../../platform/sites-store.ts';
import { dueOf, rhythmOf } from './maintenance.ts';
import { reviewKey } from './maintenance-routes.ts';
import { reviewFactsAt } from './maintenance-store.ts';

export async function reviewSweep(tx: Tx, now: Temporal.Instant): Promise<void> {
  for (const site of await allSites(tx)) {
    const today = dayAt(now, site.time_zone);
    for (const row of await reviewFactsAt(tx, site.id, today, null)) {
      const due = dueOf(row, rhythmOf(site.profiles, site.country), today);
      if (due.state === 'ahead') continue;
      await openTask(tx, null, now, { siteId: site.id, kind: 'medication.review-due', role: 'prescriber', personId: row.person_id, episodeId: row.episode_id, dueAt: startOfDay(due.dueOn, site.time_zone).toString(), priority: 3, params: { dueOn: due.dueOn }, dedupeKey: reviewKey(row.person_id) });
    }
  }
}
