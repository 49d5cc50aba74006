/** Quality measures of treatment as plain functions (clinical reference, section 9.2). Show numerator, denominator, exclusions and period with each. */
import { type Day, daysBetween } from '../day.ts';
import type { Cite } from '../rule.ts';

/** Whether a person counts in a measure; null where a fact that decides it is unknown. */
export interface MeasureAnswer {
  readonly denominator: boolean | null;
  readonly numerator: boolean | null;
}

export const measureCites = {
  'NQF-3175': { source: 'NQF 3175, MIPS 468', section: '180 days were read there, the gap of 7 days was not', mark: 'unchecked' },
  'NQF-3400': { source: 'NQF 3400', mark: 'unchecked' },
  'HEDIS-POD': { source: 'NCQA HEDIS POD; FAQ of 15 April 2026', section: 'the 31 days were read there, the rule was not', asOf: '2026-04-15', mark: 'unchecked' },
  'HEDIS-IET': { source: 'NCQA HEDIS IET, since MY2022', mark: 'unchecked' },
  'HEDIS-FUA': { source: 'NCQA HEDIS FUA', mark: 'unchecked' },
  'NDTMS-wait': { source: 'NDTMS waiting times', mark: 'unchecked' },
  'NDTMS-success': { source: 'Hansard 2009; NTA definitions', mark: 'primary' },
  'NDTMS-effective': { source: 'NDTMS effective treatment', mark: 'unchecked' },
} as const satisfies Readonly<Record<string, Cite>>;

/** A gap breaks continuity when it is longer than this many days (both American measures, in their own words). */
export const longestGapDays = 7;

function continuity(facts: { readonly continuousDays: number | null; readonly maxGapDays: number | null; readonly ageYears?: number | null }, fromAge: number): MeasureAnswer {
  const { continuousDays: days, maxGapDays: gap, ageYears } = facts;
  const denominator = ageYears === undefined ? true : ageYears === null ? null : ageYears >= fromAge;
  // A count that is short already decides it, whatever is not known of the other.
  if (denominator === false || (days !== null && days < 180) || (gap !== null && gap > longestGapDays)) return { denominator, numerator: false };
  return { denominator, numerator: days === null || gap === null || denominator === null ? null : true };
}

/** NQF 3175: adults on medicine for at least 180 days without a gap of more than 7 days. */
export function nqf3175(facts: { readonly continuousDays: number | null; readonly maxGapDays: number | null; readonly ageYears?: number | null }): MeasureAnswer {
  return continuity(facts, 18);
}

/** HEDIS POD: from age 16, at least 180 days without a gap of 8 days or more. */
export function hedisPod(facts: { readonly continuousDays: number | null; readonly maxGapDays: number | null; readonly ageYears?: number | null }): MeasureAnswer {
  return continuity(facts, 16);
}

/** Days that one buprenorphine injection covers: the pharmacy's own figure, else 31 from measurement year 2026, else unknown. */
export function injectionDaysSupply(facts: { readonly pharmacyDaysSupply: number | null; readonly measurementYear: number | null }): number | null {
  if (facts.pharmacyDaysSupply !== null) return facts.pharmacyDaysSupply;
  return facts.measurementYear !== null && facts.measurementYear >= 2026 ? 31 : null;
}

/** HEDIS IET: treatment begun within 14 days of the new episode, and two or more contacts within 34 days after. */
export function hedisIet(facts: { readonly daysToInitiation: number | null; readonly contactsWithin34Days: number | null }): { readonly initiated: boolean | null; readonly engaged: boolean | null } {
  const initiated = facts.daysToInitiation === null ? null : facts.daysToInitiation <= 14;
  const engaged = initiated === false ? false : initiated === null || facts.contactsWithin34Days === null ? null : facts.contactsWithin34Days >= 2;
  return { initiated, engaged };
}

/** HEDIS FUA: seen within 7 and within 30 days of an emergency visit. Null is not seen. */
export function hedisFua(daysToFollowUp: number | null): { readonly within7Days: boolean; readonly within30Days: boolean } {
  return { within7Days: daysToFollowUp !== null && daysToFollowUp <= 7, within30Days: daysToFollowUp !== null && daysToFollowUp <= 30 };
}

/** NQF 3400: insured people of 18-64 with opioid use disorder who got at least one medicine. */
export function nqf3400(facts: { readonly ageYears: number; readonly medicines: number }): MeasureAnswer {
  const denominator = facts.ageYears >= 18 && facts.ageYears <= 64;
  return { denominator, numerator: denominator && facts.medicines >= 1 };
}

/** Days from referral to the first intervention offered, and whether they are within 3 weeks; null while nothing is offered. */
export function waitingTime(referral: Day, firstOffered: Day | null): { readonly waitDays: number | null; readonly within3Weeks: boolean | null } {
  if (firstOffered === null) return { waitDays: null, within3Weeks: null };
  const waitDays = daysBetween(referral, firstOffered);
  return { waitDays, within3Weeks: waitDays <= 21 };
}

const completedReasons: ReadonlySet<string> = new Set([
  'completed drug free',
  'completed occasional user',
  'completed occasional user not opiates crack',
  'completed occasional user not opiates or crack',
  'completed occasional user not heroin and crack',
  'occasional user not opiates crack',
  'occasional user not opiates or crack',
]);

/** Whether a discharge reason counts as a successful completion. Another reason, or an unknown one, does not. */
export function isSuccessfulCompletion(dischargeReason: string): boolean {
  const plain = dischargeReason.toLowerCase().replace(/[^a-z]+/g, ' ').replace(/^ ?treatment /, '').trim();
  return completedReasons.has(plain);
}

/** Whether somebody who completed came back within 6 months. Null months: has not come back. */
export function representedWithin6Months(monthsToRepresentation: number | null): boolean {
  return monthsToRepresentation !== null && monthsToRepresentation <= 6;
}

/** Effective treatment: kept in treatment for 12 weeks or more, or completed before. */
export function isEffectiveTreatment(facts: { readonly daysRetained: number; readonly completed: boolean }): boolean {
  return facts.daysRetained >= 84 || facts.completed;
}

/** Days of use over the four weeks of TOP, or which weeks are wrong or unanswered. */
export type TopDays =
  | { readonly kind: 'total'; readonly days: number }
  | { readonly kind: 'incomplete'; readonly partial: number; readonly missingWeeks: readonly number[] }
  | { readonly kind: 'invalid'; readonly allowed: readonly [0, 7] };

/** The TOP total of four weekly counts, week 4 earliest; each is a whole number of days 0-7, and a wrong one is never clamped. */
export function topDays(weeks: readonly (number | null)[]): TopDays {
  const answered = weeks.filter((days) => days !== null);
  if (weeks.length !== 4 || answered.some((days) => !Number.isInteger(days) || days < 0 || days > 7)) return { kind: 'invalid', allowed: [0, 7] };
  const days = answered.reduce((sum, each) => sum + each, 0);
  if (answered.length === 4) return { kind: 'total', days };
  return { kind: 'incomplete', partial: days, missingWeeks: weeks.flatMap((each, index) => (each === null ? [4 - index] : [])) };
}
