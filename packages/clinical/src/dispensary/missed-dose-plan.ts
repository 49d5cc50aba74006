/**
 * What a person may be given after missed days, by guideline (clinical reference 3.3 and 4.6). One guideline takes the
 * lower of two figures where another takes the higher: the tables are never merged.
 */
import type { Ug } from '../dose.ts';
import { afterMissedSublingual, halfOf } from '../medication/index.ts';

/** The guidelines a site may choose for missed doses. */
export const missedDoseProfiles = ['AU-2003', 'UK', 'TIP63', 'BC-2023'] as const;
export type MissedDoseProfile = (typeof missedDoseProfiles)[number];

export type MissedDoseMedicine = 'methadone' | 'buprenorphine';

export type MissedDoseCode =
  | 'PRESCRIBER_DISCUSSION_HALF_DOSE' | 'PRESCRIBER_MUST_SEE' | 'NEW_INDUCTION' | 'RESTART_LOWER'
  | 'UK_THREE_CONSECUTIVE_CONTACT_PRESCRIBER' | 'UK_REASSESS_AND_RETITRATE' | 'NO_MISSED_DOSE_RULE_FOR_MEDICINE';

/**
 * `doseUg` may be given on this rule; `proposedUg` is what the guideline names for the prescriber to decide on;
 * `rangeUg` is what it gives as a range. `code` is null where the usual dose goes on.
 */
export interface MissedDosePlan {
  readonly code: MissedDoseCode | null;
  readonly doseUg?: Ug;
  readonly proposedUg?: Ug;
  readonly rangeUg?: readonly [Ug, Ug];
}

const lower = (a: number, b: number): Ug => Math.min(a, b) as Ug;

function australia(usualUg: Ug, days: number): MissedDosePlan {
  if (days <= 2) return { code: null, doseUg: usualUg };
  if (days === 3) return { code: 'PRESCRIBER_DISCUSSION_HALF_DOSE', doseUg: halfOf(usualUg) };
  return days === 4 ? { code: 'PRESCRIBER_MUST_SEE', proposedUg: lower(40_000, halfOf(usualUg)) } : { code: 'NEW_INDUCTION' };
}

function unitedKingdom(usualUg: Ug, days: number): MissedDosePlan {
  if (days <= 2) return { code: null, doseUg: usualUg };
  return { code: days <= 4 ? 'UK_THREE_CONSECUTIVE_CONTACT_PRESCRIBER' : 'UK_REASSESS_AND_RETITRATE' };
}

function tip63(usualUg: Ug, days: number): MissedDosePlan {
  if (days <= 2) return { code: null, doseUg: usualUg };
  if (days === 3) return { code: 'RESTART_LOWER', rangeUg: [halfOf(usualUg), usualUg] };
  return days === 4 ? { code: 'PRESCRIBER_DISCUSSION_HALF_DOSE', doseUg: halfOf(usualUg) } : { code: 'NEW_INDUCTION' };
}

function britishColumbia(usualUg: Ug, days: number): MissedDosePlan {
  if (days <= 3) return { code: null, doseUg: usualUg };
  // The higher of the two, but never above the usual dose: nobody comes back to more than they left on.
  if (days === 4) return { code: 'PRESCRIBER_MUST_SEE', proposedUg: lower(usualUg, Math.max(30_000, halfOf(usualUg))) };
  return { code: 'NEW_INDUCTION', rangeUg: [5_000 as Ug, 30_000 as Ug] };
}

function sublingual(profile: MissedDoseProfile, usualUg: Ug, days: number): MissedDosePlan {
  if (profile === 'BC-2023') {
    const after = afterMissedSublingual(usualUg, days, false);
    if (after.kind === 'reinduce') return { code: 'NEW_INDUCTION' };
    return after.doseUg >= usualUg ? { code: null, doseUg: usualUg } : { code: 'RESTART_LOWER', proposedUg: after.doseUg };
  }
  if (days <= 2) return { code: null, doseUg: usualUg };
  return { code: profile === 'UK' ? 'UK_THREE_CONSECUTIVE_CONTACT_PRESCRIBER' : 'NO_MISSED_DOSE_RULE_FOR_MEDICINE' };
}

/** What one guideline says after so many whole days in a row without a dose. */
export function missedDosePlan(profile: MissedDoseProfile, medicine: MissedDoseMedicine, usualUg: Ug, missedDays: number): MissedDosePlan {
  if (medicine === 'buprenorphine') return sublingual(profile, usualUg, missedDays);
  switch (profile) {
    case 'AU-2003': return australia(usualUg, missedDays);
    case 'UK': return unitedKingdom(usualUg, missedDays);
    case 'TIP63': return tip63(usualUg, missedDays);
    case 'BC-2023': return britishColumbia(usualUg, missedDays);
  }
}

/** What TIP 43 practice lets a prescriber replace after a vomited dose: nothing unless it was seen. */
export function vomitedDoseReplacement(doseUg: Ug, minutesAfterDose: number, witnessed: boolean): Ug {
  if (!witnessed || minutesAfterDose > 30) return 0 as Ug;
  return minutesAfterDose < 15 ? doseUg : halfOf(doseUg);
}
