/** Time passes: whoever is past the window of their injection is called. Running it twice asks nobody twice. */
import { dayAt } from '../platform/clock.ts';
import { openTask } from '../platform/record-store.ts';
import type { Tx } from '../platform/scoped.ts';
import { allSites } from '../platform/sites-store.ts';
import { dueRow } from './injection-reply.ts';
import { depotOrders } from './injections-store.ts';

export async function sweepInjections(tx: Tx, now: Temporal.Instant): Promise<void> {
  for (const site of await allSites(tx)) {
    const day = dayAt(now, site.time_zone);
    for (const row of await depotOrders(tx, site.id, day)) {
      const due = dueRow(row, day);
      if (due.state !== 'late' || due.toOn === null) continue;
      await openTask(tx, null, now, { siteId: site.id, kind: 'dispensary.injection-late', role: 'nurse', personId: due.personId, episodeId: row.episode_id, dueAt: now.toString(), priority: 1, params: { medicine: due.medicine, dueOn: due.dueOn, since: due.lastOn }, dedupeKey: `injection ${due.personId} ${due.medicine}` });
    }
  }
}
