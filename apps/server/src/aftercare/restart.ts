/** The dose that the site's missed-dose rule names after these days, and where it stands: to be drafted, drafted, signed. */
import { decideMissedDose, type MissedDoseCode, type MissedDoseDecision, type Ug } from '@fairlead/clinical';
import type { Restart } from '@fairlead/contract/aftercare';
import { courseStart, decisionReply, siteProfilesOf, type OrderRow } from '../medication/index.ts';
import { dayAfter, dayAt, daysFrom } from '../platform/clock.ts';
import type { GapRow } from './reengage-store.ts';

export interface Gap {
  readonly missedDays: number;
  readonly treatmentDay: number | null;
  readonly code: MissedDoseCode | null;
  readonly rule: MissedDoseDecision | null;
}

const codes: readonly MissedDoseCode[] = ['NEW_INDUCTION', 'UK_REASSESS_AND_RETITRATE', 'PRESCRIBER_MUST_SEE', 'RESTART_LOWER', 'PRESCRIBER_DISCUSSION_HALF_DOSE', 'UK_THREE_CONSECUTIVE_CONTACT_PRESCRIBER', 'NO_MISSED_DOSE_RULE_FOR_MEDICINE'];

/** The gap as the rules see it on a day. Naltrexone loses no tolerance of its own, so no missed-dose rule is asked about it. */
export function gapOf(row: GapRow, dosed: readonly { readonly day: string; readonly ug: number }[], profiles: Readonly<Record<string, string>>, today: string): Gap {
  const missedDays = row.last_on === null ? daysFrom(row.order_start_on, today) : Math.max(0, daysFrom(row.last_on, today) - 1);
  const [first, last] = [dosed[0], dosed.at(-1)];
  const start = first === undefined || last === undefined ? null : courseStart(dosed, first.day, dayAfter(last.day));
  const treatmentDay = start === null ? null : daysFrom(start, today) + 1;
  if (row.medicine === 'naltrexone' || row.last_on === null) return { missedDays, treatmentDay, code: null, rule: null };
  const rule = decideMissedDose({ drug: row.medicine === 'methadone' ? 'methadone' : 'buprenorphine', usualUg: row.usual_ug as Ug, missedDays, treatmentDay }, siteProfilesOf(profiles).missed);
  return { missedDays, treatmentDay, code: codes.find((code) => rule.reasons.includes(code)) ?? null, rule };
}

const total = (parts: readonly number[]): number => parts.reduce((sum, each) => sum + each, 0);

/** What can be made of what is ordered: whole units of the least strength, quarters of one where no whole do, tenths of a milligram of a liquid; never more than was named. */
function measurable(ug: number, { strengthsUg }: OrderRow['product']): number {
  const least = strengthsUg.at(-1);
  const down = (step: number): number => Math.floor(ug / step) * step;
  return least === undefined ? down(100) : down(least) > 0 ? down(least) : down(least / 4);
}

/** A day's dose over the parts of the order, in their proportion; what is left of rounding stands on none of them. */
export function overParts(doseUg: number, usual: readonly number[], product: OrderRow['product']): readonly number[] {
  const whole = total(usual);
  return usual.map((part) => measurable((doseUg * part) / whole, product));
}

function since(lastOn: string | null, at: string, zone: string): boolean {
  return lastOn === null || dayAt(Temporal.Instant.from(at), zone) > lastOn;
}

function signedSince(order: OrderRow, row: GapRow, gap: Gap, zone: string): Restart['signed'] {
  const version = order.versions.find((each) => each.version === order.version);
  const signature = version?.signatures.at(-1);
  if (version === undefined || signature === undefined || row.last_on === null || !since(row.last_on, signature.signedAt, zone)) return null;
  // A day that was missed after the signature asks for the next one: the window judges it the same way.
  const signedOn = dayAt(Temporal.Instant.from(signature.signedAt), zone);
  return daysFrom(row.last_on, signedOn) - 1 < gap.missedDays ? null : { doseUg: total(version.partUg), by: signature.signedBy, at: signature.signedAt };
}

/** Null where the usual dose goes on, or where nobody has had a dose yet. */
export function restartOf(order: OrderRow, row: GapRow, gap: Gap, zone: string): Restart | null {
  if (gap.rule === null || gap.code === null) return null;
  const { doseUg, proposedUg, rangeUg } = gap.rule;
  const newest = order.versions[0];
  const drafted = newest !== undefined && newest.version > order.version && since(row.last_on, newest.draftedAt, zone) ? { version: newest.version, doseUg: total(newest.partUg), by: newest.draftedBy, at: newest.draftedAt } : null;
  const signed = signedSince(order, row, gap, zone);
  // Of a range the lowest; a new start has no dose of its own here, and the prescriber writes it as one.
  const named = gap.code === 'NEW_INDUCTION' ? undefined : (doseUg ?? proposedUg ?? rangeUg?.[0]);
  const usable = named === undefined ? null : total(overParts(named, newest?.partUg ?? [row.usual_ug], order.product));
  return {
    orderId: order.id, orderVersion: order.version, usualUg: row.usual_ug, doseUg: usable === 0 ? null : usable, rangeUg: rangeUg === undefined ? null : [rangeUg[0], rangeUg[1]],
    findings: decisionReply(gap.rule).findings, drafted, signed, canDraft: usable !== null && usable > 0 && row.covers_today && drafted === null && signed === null,
  };
}
