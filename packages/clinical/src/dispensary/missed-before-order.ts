/** Missed days asked at the order itself: a prescriber who writes the next dose reads what the guideline of the site says of it. */
import type { Decision } from '../decision.ts';
import type { Ug } from '../dose.ts';
import { decideMissedDose } from './missed-dose.ts';
import { missedDosePlan, type MissedDoseMedicine, type MissedDoseProfile } from './missed-dose-plan.ts';

export interface OrderAfterMissed {
  readonly drug: MissedDoseMedicine;
  /** The day's total before the missed days. */
  readonly usualUg: Ug;
  /** Whole days in a row without a dose up to today, or up to the order's first day where that comes sooner. */
  readonly missedDays: number;
  readonly firstDayUg: Ug;
}

/** Codes that ask for a new start: the rules on a first day then judge the order, which is that start. */
const startsAnew: readonly string[] = ['NEW_INDUCTION', 'UK_REASSESS_AND_RETITRATE'];

/** The lowest total that the guideline names after these days; undefined where it names none. */
const namedUg = (facts: OrderAfterMissed, profile: MissedDoseProfile): Ug | undefined => {
  const plan = missedDosePlan(profile, facts.drug, facts.usualUg, facts.missedDays);
  return plan.proposedUg ?? plan.doseUg ?? plan.rangeUg?.[0];
};

/**
 * What the missed-dose rules say of an order's first day, or null where they ask for nothing more than the order gives: no days
 * missed that count, a dose at or under the one that the guideline names, or a new start of methadone, which its own rules judge.
 */
export function decideOrderAfterMissed(facts: OrderAfterMissed, profile: MissedDoseProfile): Decision | null {
  const { code } = missedDosePlan(profile, facts.drug, facts.usualUg, facts.missedDays);
  if (code === null || (facts.drug === 'methadone' && startsAnew.includes(code))) return null;
  const named = namedUg(facts, profile);
  if (named !== undefined && facts.firstDayUg <= named) return null;
  return decideMissedDose({ drug: facts.drug, usualUg: facts.usualUg, missedDays: facts.missedDays }, profile);
}
