/** What time does to beds: a hold that ran out is closed and said; a person who is not back is asked after. */
import { openTask, writeEvent } from '../platform/record-store.ts';
import type { Tx } from '../platform/scoped.ts';
import { bedById, closeExpiredHolds, leavesOverdue } from './beds-store.ts';

export async function sweepBeds(tx: Tx, now: Temporal.Instant): Promise<void> {
  for (const hold of await closeExpiredHolds(tx, now)) {
    const bed = await bedById(tx, hold.bed_id);
    if (bed === null) continue;
    await writeEvent(tx, null, now, { kind: 'residence.hold-expired', topic: 'beds', siteId: bed.site_id, personId: hold.person_id, params: { bed: bed.name }, about: { table: 'bed_spans', id: hold.id } });
  }
  for (const late of await leavesOverdue(tx, now)) {
    await openTask(tx, null, now, { siteId: late.site_id, kind: 'residence.not-back', role: 'nurse', personId: late.person_id, dueAt: late.due_back_at, priority: 1, dedupeKey: `not back ${late.id}` });
  }
}
