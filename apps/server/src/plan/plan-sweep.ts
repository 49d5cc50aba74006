/** Asks for a review of each plan a week before its day, once for each day that was agreed. */
import { dayAt, startOfDay } from '../platform/clock.ts';
import { openTask } from '../platform/record-store.ts';
import type { Tx } from '../platform/scoped.ts';
import { reviewsDue } from './plan-store.ts';

const daysBefore = 7;

export async function planSweep(tx: Tx, now: Temporal.Instant): Promise<void> {
  // A day ahead of the furthest zone, so that no site waits for another's midnight.
  const by = dayAt(now.add({ hours: daysBefore * 24 + 14 }), 'UTC');
  for (const due of await reviewsDue(tx, by)) {
    await openTask(tx, null, now, { siteId: due.site_id, kind: 'plan.review-due', role: 'counsellor', personId: due.person_id, episodeId: due.episode_id, dueAt: startOfDay(due.review_on, due.time_zone).toString(), params: { reviewOn: due.review_on }, dedupeKey: `plan review ${due.plan_id} ${due.review_on}` });
  }
}
