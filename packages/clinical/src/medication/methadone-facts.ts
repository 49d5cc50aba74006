/** What the methadone rules may look at. Doses are whole micrograms; days count from the first dose, which is day 1. */
import type { Ug } from '../dose.ts';

/** Sedation on the Pasero scale: asleep and easy to rouse, 1 alert .. 4 minimal or no response. */
export type Poss = 'S' | '1' | '2' | '3' | '4';

/** Absent: not asked about. Null: asked and not known. */
export type MethadoneFacts = {
  readonly treatmentDay?: number | null;
  readonly firstDoseUg?: Ug | null;
  readonly supplementUg?: Ug | null;
  readonly hoursAfterFirst?: number | null;
  /** Everything planned or given on this dosing day. */
  readonly dayTotalUg?: Ug | null;
  readonly rationaleDocumented?: boolean | null;
  readonly rationale?: string | null;
  readonly daysSinceLastOpioid?: number | null;
  readonly lowTolerance?: boolean | null;
  readonly highTolerance?: boolean | null;
  readonly experiencedPrescriber?: boolean | null;
  readonly sedativesOrAlcohol?: boolean | null;
  readonly ageYears?: number | null;
  readonly respiratoryDisease?: boolean | null;
  readonly recentHospitalisation?: boolean | null;
  readonly severeHepaticImpairment?: boolean | null;

  /** Day totals: the last dosed day, the start of this week, the start of treatment, the dose before this order. */
  readonly previousDayUg?: Ug | null;
  readonly weekStartUg?: Ug | null;
  readonly startUg?: Ug | null;
  readonly previousUg?: Ug | null;
  readonly daysSinceLastIncrease?: number | null;

  readonly poss?: Poss | null;
  /** Breaths a minute. */
  readonly rr?: number | null;
  /** Per cent. `spo2Scale2`: a person whose prescribed target is 88-92. */
  readonly spo2?: number | null;
  readonly spo2Scale2?: boolean | null;
  readonly rousable?: boolean | null;
  readonly intoxicated?: boolean | null;
  /** Breath alcohol, grams in 210 litres. */
  readonly breathAlcohol?: number | null;
  readonly alreadyDosedToday?: boolean | null;
  readonly splitDoseOrdered?: boolean | null;
  readonly identityConfirmed?: boolean | null;
  readonly bottlesReturnedShort?: boolean | null;
  /** Null here is "none given". */
  readonly naltrexoneXrDaysAgo?: number | null;

  readonly qtcMs?: number | null;
  readonly action?: string | null;
  readonly ecgBaseline?: boolean | null;
  readonly ecgFollowUp30d?: boolean | null;
  readonly ecgSinceOver100?: boolean | null;
  readonly baselineEcgDone?: boolean | null;
  readonly daysSinceLastEcg?: number | null;
  readonly unexplainedSyncopeOrSeizure?: boolean | null;
  readonly qtRiskFactors?: boolean | null;

  /** A planned step down: from, to, and whole days since the step before. */
  readonly currentUg?: Ug | null;
  readonly newUg?: Ug | null;
  readonly daysSinceLastReduction?: number | null;

  readonly otherMedicines?: readonly string[] | null;
  readonly splitReasonDocumented?: boolean | null;
};

/**
 * The same facts with the day's total filled in from first dose and supplement, and never below their sum: a total
 * that somebody forgot to add up would let a dose past the first-day limits.
 */
export function withDayTotal<F extends MethadoneFacts>(facts: F): F {
  if (typeof facts.firstDoseUg !== 'number') return facts;
  const sum = facts.firstDoseUg + (facts.supplementUg ?? 0);
  return { ...facts, dayTotalUg: Math.max(sum, facts.dayTotalUg ?? 0) as Ug };
}
