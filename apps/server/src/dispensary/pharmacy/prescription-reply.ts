/** A prescription as screens show it. */
import type { Prescription } from '@fairlead/contract/dispensary';
import { dayAfter, dayAt } from '../../platform/clock.ts';
import { validDays } from './plan-prescription.ts';
import type { PrescriptionRow } from './prescriptions-store.ts';

/** The first instalment is supplied until this day, counted from the later of signature and first day. */
export function validUntil(row: Pick<PrescriptionRow, 'signedAt' | 'startOn' | 'timeZone'>): string {
  const signedOn = dayAt(Temporal.Instant.from(row.signedAt), row.timeZone);
  return dayAfter(signedOn > row.startOn ? signedOn : row.startOn, validDays);
}

const instant = (text: string): string => Temporal.Instant.from(text).toString();

export function prescriptionReply(row: PrescriptionRow): Prescription {
  return {
    id: row.id, orderId: row.orderId, orderVersion: row.orderVersion, pharmacyId: row.pharmacyId, state: row.state, content: row.content, signedBy: row.signedBy, signedAt: instant(row.signedAt), validUntil: validUntil(row),
    replacesId: row.replacesId, endedBy: row.endedBy, endedAt: row.endedAt === null ? null : instant(row.endedAt), endReason: row.endReason, overrideReason: row.overrideReason,
    marks: row.marks.map((mark) => ({ ...mark, happenedAt: instant(mark.happenedAt), recordedAt: instant(mark.recordedAt) })), asks: row.asks === null ? null : { ...row.asks, at: instant(row.asks.at) },
  };
}
