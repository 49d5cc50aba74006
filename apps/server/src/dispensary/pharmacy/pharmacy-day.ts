/** Where one prescription stands on a day: what is due, what was marked, and why supply may have to wait. */
import type { PharmacyMark, PharmacyRow } from '@fairlead/contract/dispensary';
import { dayAfter, dayAt, daysFrom } from '../../platform/clock.ts';
import type { Tx } from '../../platform/scoped.ts';
import { decisionReply } from '../../medication/index.ts';
import { doseFacts, type DoseFacts } from '../dose-facts-store.ts';
import { slotsBetween, type SuppliedDose } from './marks-store.ts';
import { isOpenOn, type Opening } from './plan-collections.ts';
import { amountText } from './preparation.ts';
import { prescriptionReply } from './prescription-reply.ts';
import type { InstalmentRow, PrescriptionRow } from './prescriptions-store.ts';
import { decideOnMissedDays, decideOnSupply, stopCodes, type MissedDays } from './supply-decision.ts';

export interface Standing {
  readonly row: PharmacyRow;
  readonly facts: DoseFacts;
  readonly due: readonly SuppliedDose[];
  readonly mark: PharmacyMark | null;
  readonly judged: MissedDays;
}

/** The person had the day's dose from this pharmacy, all of it or a part. */
export const isSupply = (kind: PharmacyMark['kind'] | undefined): kind is 'supervised' | 'in-part' | 'taken-away' => kind === 'supervised' || kind === 'in-part' || kind === 'taken-away';

/** The day an instalment is really collected on: a closure that was noted later moves it to a prior suitable day, where the form says so. */
function collectedOn(instalment: InstalmentRow, row: PrescriptionRow, opening: Opening): string {
  if (!row.wordings.includes('closed-days')) return instalment.collectOn;
  let day = instalment.collectOn;
  while (!isOpenOn(opening, day)) {
    const before = dayAfter(day, -1);
    // Nothing is collected before the prescription was signed.
    if (before < dayAt(Temporal.Instant.from(row.signedAt), row.timeZone) || daysFrom(before, instalment.collectOn) > 7) return instalment.collectOn;
    day = before;
  }
  return day;
}

function dueOn(row: PrescriptionRow, opening: Opening, day: string, taken: ReadonlySet<string>): readonly SuppliedDose[] {
  const left = row.instalments.filter((each) => !taken.has(`${each.dosingDay} ${each.part}`)).filter((each) => {
    const collect = collectedOn(each, row, opening);
    // A day that went by is not supplied later; what is left of a longer instalment is, where the form says so.
    return collect === day || (collect < day && each.dosingDay >= day && row.wordings.includes('remaining-days'));
  });
  const first = left.find((each) => each.dosingDay === day)?.part;
  return left.map(({ dosingDay, part, doseUg }) => ({ dosingDay, part, doseUg, supervised: row.supervised && dosingDay === day && part === first }));
}

interface Seen {
  readonly row: PrescriptionRow;
  readonly facts: DoseFacts;
  readonly due: readonly SuppliedDose[];
  readonly mark: PharmacyMark | null;
  readonly judged: MissedDays;
  /** How the day's own slot is filled, where it is. */
  readonly slot: 'clinic' | 'pharmacy' | null;
}

function stateOf({ row, facts, due, mark, judged, slot }: Seen): PharmacyRow['state'] | null {
  if (mark !== null && isSupply(mark.kind)) return mark.kind;
  if (facts.order_version !== row.orderVersion || facts.order_state === 'ended') return 'ended';
  if (mark !== null && mark.kind !== 'entered-in-error' && !(mark.kind === 'held' && facts.holds.length === 0)) return mark.kind;
  if (due.length === 0) return slot === 'clinic' ? 'given-at-clinic' : slot === 'pharmacy' ? 'at-home' : null;
  if (judged.decision.reasons.some((code) => stopCodes.includes(code)) && judged.decision.decision === 'refuse') return 'stopped';
  return facts.holds.length > 0 ? 'on-hold' : 'due';
}

/** Missed days as the pharmacy counts them: a day that was marked as missed counts from then on. */
function judge(row: PrescriptionRow, facts: DoseFacts, mark: PharmacyMark | null, day: string, isFirst: boolean): MissedDays {
  const signedOn = dayAt(Temporal.Instant.from(row.signedAt), row.timeZone);
  const signatures = [...(facts.signed_on === null ? [] : [facts.signed_on]), signedOn];
  if (mark?.kind === 'missed') return decideOnMissedDays({ ...facts, dosing_day: dayAfter(day) }, signatures);
  return decideOnSupply(facts, { signedOn: signatures, days: row.content.days, daysSinceDate: isFirst ? Math.max(0, daysFrom(signedOn > row.startOn ? signedOn : row.startOn, day)) : null });
}

const markOn = (row: PrescriptionRow, day: string): PharmacyMark | null => prescriptionReply(row).marks.find((each) => each.onDay === day && each.stands) ?? null;

type Shown = Pick<PharmacyRow, 'state' | 'due' | 'dueUg' | 'dueText' | 'supervised' | 'mark' | 'holds' | 'missedDays' | 'lastDoseOn' | 'decision' | 'endReason'>;

function rowOf(row: PrescriptionRow, shown: Shown): PharmacyRow {
  return {
    prescriptionId: row.id, personId: row.personId, name: row.content.person.name, bornOn: row.content.person.bornOn, medicine: row.content.medicine, preparation: row.content.preparation, startOn: row.startOn, endOn: row.endOn,
    askedAt: row.asks === null ? null : Temporal.Instant.from(row.asks.at).toString(), prescriber: row.content.prescriber.name, ...shown,
  };
}

/** What is left to show of a prescription that has ended: its end, or what was supplied on the day before that. The record behind it is closed to the pharmacy. */
export function endedRow(row: PrescriptionRow, day: string): PharmacyRow {
  const mark = markOn(row, day);
  const state = mark !== null && isSupply(mark.kind) ? mark.kind : 'ended';
  return rowOf(row, { state, due: [], dueUg: state === 'ended' ? 0 : (mark?.amountUg ?? 0), dueText: '', supervised: row.supervised, mark: mark?.kind === 'entered-in-error' ? null : mark, holds: [], missedDays: 0, lastDoseOn: null, decision: null, endReason: row.endReason });
}

/** Of a prescription in force; null where nothing of it belongs on the day. `at`: an instant of that day. */
export async function standingOn(tx: Tx, row: PrescriptionRow, opening: Opening, at: Temporal.Instant): Promise<Standing | null> {
  const facts = await doseFacts(tx, row.orderId, at, []);
  if (facts === null) return null;
  const day = facts.dosing_day;
  const slots = await slotsBetween(tx, row.personId, row.startOn, row.endOn);
  const due = dueOn(row, opening, day, new Set(slots.map((slot) => `${slot.day} ${slot.part}`)));
  const mark = markOn(row, day);
  const today = slots.find((slot) => slot.day === day);
  const judged = judge(row, facts, mark, day, !slots.some((slot) => slot.prescription_id === row.id));
  const seen = { row, facts, due, mark, judged, slot: today === undefined ? null : today.prescription_id === null ? 'clinic' as const : 'pharmacy' as const };
  const state = stateOf(seen);
  if (state === null) return null;
  const dueUg = due.reduce((sum, { doseUg }) => sum + doseUg, 0);
  const shown = isSupply(mark?.kind) ? (mark?.amountUg ?? 0) : dueUg;
  return {
    facts, due, mark, judged,
    row: rowOf(row, {
      state, due: due.map((each) => ({ ...each })), dueUg: shown, dueText: shown === 0 ? '' : amountText({ form: facts.form, ugPerMl: facts.ug_per_ml, strengthsUg: facts.strengths }, shown === dueUg ? due : [{ doseUg: shown }]), supervised: due.some((each) => each.supervised), mark: mark?.kind === 'entered-in-error' ? null : mark,
      holds: facts.holds.map(({ reason }) => reason), missedDays: judged.missedDays, lastDoseOn: judged.lastDoseOn, decision: decisionReply(judged.decision), endReason: null,
    }),
  };
}
