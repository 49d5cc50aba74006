/** Rows of doses as they travel. */
import type { CorrectionLine, Dose } from '@fairlead/contract/dispensary';
import type { CorrectionRow, DoseRow } from './doses-store.ts';

export function doseReply(row: DoseRow): Dose {
  return {
    id: row.id, dosingDay: row.dosing_day, part: row.part, orderId: row.order_id, medicine: row.medicine, doseUg: row.dose_ug, takenUg: row.taken_ug, kind: row.kind,
    state: row.state_now, origin: row.origin, givenAt: row.given_at, givenBy: row.given_by, vomitedAfterMinutes: row.vomited_after_minutes, note: row.note,
  };
}

export function correctionReply(row: CorrectionRow): CorrectionLine {
  return { id: row.id, kind: row.kind, givenUg: row.given_ug, minutesAfter: row.minutes_after, witnessed: row.witnessed, reason: row.reason, author: row.author, at: row.at };
}
