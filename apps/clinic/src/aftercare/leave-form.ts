/** What leaving asks, and what is still open. */
import type { DischargeKind, LeavingReason } from '@fairlead/contract/aftercare';
import type { aftercareMessages } from './aftercare-messages.ts';

type Key = keyof typeof aftercareMessages.en;
export const kindKeys: Readonly<Record<DischargeKind, Key>> = { planned: 'planned', step_down: 'step_down', transfer: 'transfer', left_unplanned: 'left_unplanned', died: 'died' };
export const reasonKeys: Readonly<Record<LeavingReason, Key>> = { finished: 'finished', stepped_down: 'stepped_down', moved_away: 'moved_away', other_service: 'other_service', prison: 'prison', stopped_coming: 'stopped_coming', own_wish: 'own_wish', against_advice: 'against_advice', died: 'diedReason', other: 'other' };
/** The reasons that go with each way of leaving. */
export const reasonsOf: Readonly<Record<DischargeKind, readonly LeavingReason[]>> = {
  planned: ['finished', 'own_wish', 'moved_away', 'against_advice', 'other'], step_down: ['stepped_down', 'own_wish', 'other'], transfer: ['other_service', 'moved_away', 'prison', 'other'], left_unplanned: ['stopped_coming', 'against_advice', 'prison', 'moved_away', 'other'], died: ['died'],
};
export const phaseKeys: Readonly<Record<string, Key>> = { daily: 'daily', weekly: 'weekly_', monthly: 'monthly', quarterly: 'quarterly', yearly: 'yearly' };
export const factKeys: Readonly<Record<string, Key>> = { nextAppointmentBooked: 'factAppointment', naloxoneGiven: 'factNaloxone', aftercarePlan: 'factPlan', medicineContinuesOrOffered: 'factMedicine', toleranceAdviceGiven: 'factTolerance', contactsConfirmed: 'factContacts' };

export interface LeaveForm {
  readonly kind: DischargeKind | undefined;
  readonly reason: LeavingReason | undefined;
  readonly warned: boolean;
  readonly contacts: boolean;
  readonly medicine: 'yes' | 'no' | undefined;
  readonly note: string;
  /** Reasons of a prescriber for going past a finding, by its code. */
  readonly overrides: Readonly<Record<string, string>>;
}

export const blankLeave: LeaveForm = { kind: undefined, reason: undefined, warned: false, contacts: false, medicine: undefined, note: '', overrides: {} };

/** Findings that refuse and for which no reason of five letters or more is written. */
export function standing(findings: readonly { readonly code: string; readonly decision: string }[], overrides: LeaveForm['overrides']): readonly string[] {
  return findings.filter(({ code, decision }) => decision === 'refuse' && (overrides[code] ?? '').trim().length < 5).map(({ code }) => code);
}
