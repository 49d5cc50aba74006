/** The missed-dose rules as one set, and the dose that follows from them. */
import { decideBy, type Decision } from '../decision.ts';
import type { Ug } from '../dose.ts';
import type { MissedDoseFacts } from './missed-dose-facts.ts';
import { missedDoseCodes } from './missed-dose-messages.ts';
import { missedDosePlan, missedDoseProfiles, vomitedDoseReplacement, type MissedDoseProfile } from './missed-dose-plan.ts';
import { missedDoseRules } from './missed-dose-rules.ts';
import { ruleSet } from '../rule-set.ts';

export const missedDoseRuleSet = ruleSet<MissedDoseFacts>({
  family: 'missed-dose',
  room: 'dispensary',
  version: '2026.1',
  plausible: {
    missedDays: [1, 3, 4, 5], minutesAfterDose: [10, 20, 40], intoxicated: [false, true], pregnant: [false, true],
  },
  rules: missedDoseRules,
  codes: missedDoseCodes,
}, 'drug', 'missedInFirstFortnight', 'witnessed');

/** A decision with the dose that may be given on it (null: none, whatever the guideline gives) and what the prescriber may consider. */
export interface MissedDoseDecision extends Decision {
  readonly doseUg?: Ug | null;
  readonly proposedUg?: Ug;
  readonly rangeUg?: readonly [Ug, Ug];
}

const isMissedDoseProfile = (profile: string | undefined): profile is MissedDoseProfile => missedDoseProfiles.some((each) => each === profile);

function dosesOf(facts: MissedDoseFacts, decision: Decision, profile: string | undefined): Pick<MissedDoseDecision, 'doseUg' | 'proposedUg' | 'rangeUg'> {
  if (decision.reasons.includes('INTOXICATED_HOLD_PRESCRIBER_REVIEW')) return { doseUg: null };
  const { usualUg, missedDays, minutesAfterDose } = facts;
  if (typeof usualUg !== 'number') return {};
  if (typeof minutesAfterDose === 'number' && profile !== 'UK') {
    const again = vomitedDoseReplacement(usualUg, minutesAfterDose, facts.witnessed === true);
    return again > 0 ? { proposedUg: again } : {};
  }
  if (typeof missedDays !== 'number' || !isMissedDoseProfile(profile)) return {};
  const { doseUg, proposedUg, rangeUg } = missedDosePlan(profile, facts.drug ?? 'methadone', usualUg, missedDays);
  return {
    // Refused by another rule, such as two missed days in the first fortnight: nothing is given on this one.
    ...(doseUg === undefined || decision.decision === 'refuse' ? {} : { doseUg }),
    ...(proposedUg === undefined ? {} : { proposedUg }),
    ...(rangeUg === undefined ? {} : { rangeUg }),
  };
}

/** What one guideline says of missed or vomited doses, with the dose that follows. */
export function decideMissedDose(facts: MissedDoseFacts, profile?: string): MissedDoseDecision {
  const decision = decideBy(missedDoseRuleSet, facts, profile);
  return { ...decision, ...dosesOf(facts, decision, profile) };
}
