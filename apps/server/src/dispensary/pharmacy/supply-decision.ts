/** Whether a pharmacy may supply now: missed days by the site's guideline, holds, the law on the form, and days given elsewhere. */
import { bothDecisions, decideByShelf, decideControlledDrug, decideGuestDose, decideMissedDose, missedDaysBefore, type Decision, type Ug } from '@fairlead/clinical';
import { dayNumber, daysFrom } from '../../platform/clock.ts';
import { courseStart, siteProfilesOf } from '../../medication/index.ts';
import { guestFacts, missedDaysReviewed, orderedParts } from '../dose-decision.ts';
import type { DoseFacts } from '../dose-facts-store.ts';

export interface MissedDays {
  readonly missedDays: number;
  readonly lastDoseOn: string | null;
  readonly decision: Decision;
}

/** The missed days up to yesterday, by the window's own rules. A prescriber who signed since then has seen them. */
export function decideOnMissedDays(facts: DoseFacts, signedOn: readonly string[], intoxicated?: boolean): MissedDays {
  const taken = [...new Set(facts.doses.map(({ day }) => day))].filter((day) => day < facts.dosing_day).toSorted();
  const last = taken.at(-1) ?? (facts.last_day !== null && facts.last_day < facts.dosing_day ? facts.last_day : null);
  const missedDays = missedDaysBefore(dayNumber(facts.dosing_day), last === null ? null : dayNumber(last));
  const start = courseStart(taken.map((day) => ({ day, ug: 1 })), facts.first_ever === facts.dosing_day ? null : facts.first_ever, facts.dosing_day);
  const treatmentDay = start === null ? 1 : daysFrom(start, facts.dosing_day) + 1;
  const missedInFirstFortnight = start === null || treatmentDay > 14 ? 0 : treatmentDay - 1 - taken.filter((day) => day >= start).length;
  const reviewed = signedOn.some((day) => missedDaysReviewed({ ...facts, signed_on: day }));
  const usualUg = orderedParts(facts).reduce((sum, { doseUg }) => sum + doseUg, 0) as Ug;
  const decision = decideMissedDose({
    drug: facts.medicine === 'methadone' ? 'methadone' : 'buprenorphine', usualUg, ...(reviewed ? {} : { missedDays, treatmentDay, missedInFirstFortnight }), ...(intoxicated === undefined ? {} : { intoxicated }),
  }, siteProfilesOf(facts.profiles).missed);
  return { missedDays, lastDoseOn: last, decision };
}

interface SupplyAsked {
  /** Days on which a prescriber signed: the order's version in force, and this prescription. */
  readonly signedOn: readonly string[];
  readonly days: number;
  /** Days since the date of the form, while nothing was supplied on it; null afterwards. */
  readonly daysSinceDate: number | null;
  readonly intoxicated?: boolean;
}

const drugs = { methadone: 'methadone', buprenorphine: 'buprenorphine', 'buprenorphine-naloxone': 'buprenorphine/naloxone', naltrexone: 'naltrexone' } as const;

export function decideOnSupply(facts: DoseFacts, asked: SupplyAsked): MissedDays {
  const missed = decideOnMissedDays(facts, asked.signedOn, asked.intoxicated);
  const [hold] = facts.holds;
  const shelf = decideByShelf({ openHolds: facts.holds.length, holdReason: hold?.reason ?? null, holdLiftedBy: hold?.liftedByRole ?? null, containerExpired: false, containerSetAside: false, secondReaderMissing: false, unitsMissing: '', unitCut: '' });
  const law = decideControlledDrug({ form: 'FP10MDA', drug: drugs[facts.medicine], days: asked.days, ...(asked.daysSinceDate === null ? {} : { daysSinceAppropriateDate: asked.daysSinceDate }) });
  const guest = decideGuestDose(facts.guest?.kind === 'visitor' ? {} : guestFacts({ ...facts, pharmacy: null }, null));
  return { ...missed, decision: bothDecisions(bothDecisions(shelf, guest), bothDecisions(law, missed.decision)) };
}

/** The codes after which nothing is supplied until the prescriber has answered. */
export const stopCodes: readonly string[] = ['UK_THREE_CONSECUTIVE_CONTACT_PRESCRIBER', 'UK_REASSESS_AND_RETITRATE', 'PRESCRIBER_MUST_SEE', 'PRESCRIBER_DISCUSSION_HALF_DOSE', 'NEW_INDUCTION', 'RESTART_LOWER', 'NO_MISSED_DOSE_RULE_FOR_MEDICINE'];
