/** The bed board: every bed with what keeps it now and what comes next. */
import type { Bed, BedSpan } from '@fairlead/contract/residence';
import type { Tx } from '../platform/scoped.ts';
import { bedsOf, spansFrom, type BedRow, type SpanRow } from './beds-store.ts';

export function spanReply(row: SpanRow): BedSpan {
  const leave = row.leave_id === null || row.left_at === null || row.due_back_at === null ? null
    : { id: row.leave_id, leftAt: row.left_at, dueBackAt: row.due_back_at, reason: row.leave_reason ?? '', naloxoneInHand: row.naloxone_in_hand === true, agreedBy: row.leave_agreed_by ?? '' };
  return { id: row.id, kind: row.kind, personId: row.person_id, episodeId: row.episode_id, name: row.name, number: row.number, from: row.starts_at, until: row.ends_at, note: row.note, madeBy: row.made_by, leave };
}

function bedReply(bed: BedRow, spans: readonly SpanRow[], now: Temporal.Instant): Bed {
  const isNow = (span: SpanRow): boolean => Temporal.Instant.compare(Temporal.Instant.from(span.starts_at), now) <= 0;
  const current = spans.find(isNow);
  const next = spans.find((span) => !isNow(span));
  const state = current === undefined ? (bed.state === 'closed' ? 'closed' : 'free') : current.kind === 'hold' ? 'held' : 'occupied';
  return { id: bed.id, name: bed.name, room: bed.room, state, closedReason: bed.closed_reason, span: current === undefined ? null : spanReply(current), next: next === undefined ? null : spanReply(next) };
}

export async function readBeds(tx: Tx, siteId: string, now: Temporal.Instant): Promise<readonly Bed[]> {
  const [beds, spans] = await Promise.all([bedsOf(tx, siteId), spansFrom(tx, siteId, now)]);
  return beds.map((bed) => bedReply(bed, spans.filter((span) => span.bed_id === bed.id), now));
}
