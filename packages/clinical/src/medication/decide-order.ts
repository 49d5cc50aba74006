/** The question of drafting and of signing a methadone order: what do the site's guidelines say of it? */
import { decideWith, type Decision } from '../decision.ts';
import type { Ug } from '../dose.ts';
import type { Rule, RuleSet } from '../rule.ts';
import { ecgRulesOf, startRulesOf, taperRulesOf, titrationRulesOf, type MedicationProfiles } from './medication-profiles.ts';
import { withDayTotal } from './methadone-facts.ts';
import { holdRules } from './methadone-hold.ts';
import { interactionRules } from './methadone-interactions.ts';
import { methadoneCodes } from './methadone-messages.ts';
import { methadoneRules } from './methadone.ts';
import { orderCodes } from './order-messages.ts';
import { orderRules, type OrderRuleFacts } from './order-rules.ts';

/**
 * One methadone order as drafted, and what the record knows. Null means asked and not known. Days are counted at the
 * order's first dosing day; totals are whole days' totals.
 */
export interface OrderFacts {
  readonly profiles: MedicationProfiles;
  /** `taper`: a planned step down. `start` from nothing, or after so many missed days that tolerance is gone. */
  readonly purpose: 'start' | 'change' | 'taper';
  /** The doses of one day, in order; one for a whole dose. */
  readonly partsUg: readonly Ug[];
  /** Whole days covered, the first included; null without an end. */
  readonly lengthDays: number | null;
  readonly treatmentDay: number;
  /** The last day's total, and what the week and the course began with; null: no dose yet. */
  readonly lastDayUg: Ug | null;
  readonly weekStartUg: Ug | null;
  readonly daysSinceLastIncrease: number | null;
  readonly daysSinceLastReduction: number | null;
  readonly ceilingUg: Ug | null;
  readonly splitReasonDocumented: boolean;

  readonly otherMedicines: readonly string[] | null;
  readonly naltrexoneXrDaysAgo: number | null;
  readonly sedativesOrAlcohol: boolean | null;
  readonly daysSinceLastOpioid: number | null;
  readonly lowTolerance: boolean | null;
  readonly highTolerance?: boolean | null;
  readonly experiencedPrescriber?: boolean;
  readonly ageYears?: number | null;
  readonly respiratoryDisease?: boolean | null;
  readonly recentHospitalisation?: boolean | null;
  readonly severeHepaticImpairment?: boolean | null;
  readonly rationaleDocumented?: boolean | null;
  readonly rationale?: string | null;

  /** Absent where no ECG was ever taken. */
  readonly qtcMs?: number | null;
  readonly baselineEcgDone: boolean | null;
  readonly ecgFollowUp30d: boolean | null;
  readonly ecgSinceOver100: boolean | null;
  readonly daysSinceLastEcg?: number | null;
  readonly qtRiskFactors: boolean | null;
  readonly unexplainedSyncopeOrSeizure?: boolean | null;
}

/** A decision on an order, with its day's total. */
export interface OrderDecision extends Decision {
  readonly dayTotalUg: Ug;
}

function rulesOf(facts: OrderFacts): readonly Rule<OrderRuleFacts>[] {
  const naltrexone = holdRules.filter((rule) => rule.measure === 'naltrexone-xr');
  const always: readonly Rule<OrderRuleFacts>[] = [...orderRules, ...naltrexone, ...ecgRulesOf(facts.profiles), ...interactionRules, ...startRulesOf(facts.profiles)];
  if (facts.purpose === 'start') return always;
  return [...always, ...titrationRulesOf(facts.profiles), ...(facts.purpose === 'taper' ? taperRulesOf(facts.profiles) : [])];
}

function ruleFactsOf(facts: OrderFacts, dayTotalUg: Ug): OrderRuleFacts {
  const { profiles: _profiles, purpose, partsUg, lastDayUg, weekStartUg, daysSinceLastIncrease, daysSinceLastReduction, treatmentDay, ...same } = facts;
  const before: OrderRuleFacts = purpose === 'start' || lastDayUg === null
    ? {}
    : {
        lastDayUg, previousUg: lastDayUg, previousDayUg: lastDayUg, daysSinceLastIncrease,
        ...(weekStartUg === null ? {} : { weekStartUg }),
        currentUg: lastDayUg, newUg: dayTotalUg, ...(daysSinceLastReduction === null ? {} : { daysSinceLastReduction }),
      };
  const day = purpose === 'start' ? 1 : treatmentDay;
  return {
    ...same,
    ...before,
    dayTotalUg,
    treatmentDay: day,
    ...(day <= 1 && partsUg[0] !== undefined ? { firstDoseUg: partsUg[0] } : {}),
    // A step down is a remedy for a long QTc; no rule asks what else an order is.
    action: dayTotalUg < (before.lastDayUg ?? 0) ? 'reduce' : 'continue',
    partCount: partsUg.length,
    smallestPartUg: (partsUg.length === 0 ? 0 : Math.min(...partsUg)) as Ug,
  };
}

const orderSet: Omit<RuleSet<OrderRuleFacts>, 'rules'> = {
  family: 'methadone-order',
  room: 'medication',
  version: methadoneRules.version,
  codes: { ...methadoneCodes, ...orderCodes },
  inputs: [],
  plausible: { sedativesOrAlcohol: [false, true], lowTolerance: [false, true], baselineEcgDone: [true, false], ecgFollowUp30d: [true, false], qtRiskFactors: [false, true] },
};

/** What the site's guidelines say of one methadone order, at its draft and again at its signature. */
export function decideOrder(facts: OrderFacts): OrderDecision {
  const dayTotalUg = facts.partsUg.reduce((total, each) => total + each, 0) as Ug;
  const decision = decideWith({ ...orderSet, rules: rulesOf(facts) }, withDayTotal(ruleFactsOf(facts, dayTotalUg)));
  return { ...decision, dayTotalUg };
}
