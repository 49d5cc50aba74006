/** What the product asks about buprenorphine: may it start, may this order stand, may this depot be given. */
import { decideBy, type Decision } from '../decision.ts';
import type { Ug } from '../dose.ts';
import { type BuprenorphineOrderFacts, buprenorphineOrder } from './buprenorphine-order-rules.ts';
import { highDoseStart } from './buprenorphine-regimens.ts';
import { type BuprenorphineStartFacts, buprenorphineStart, isPastWithdrawal } from './buprenorphine-start-rules.ts';
import { depotRules } from './depot-rule-set.ts';
import { type DepotFacts, switchAnswer } from './depot-rules.ts';
import { type DepotStrengths, sublocadeDose } from './depot-tables.ts';

export { buprenorphineProfiles, depotProfiles, type BuprenorphineProfile, type DepotProfile } from './buprenorphine-profiles.ts';

export interface StartDecision extends Decision {
  /** The dose that the profile itself gives somebody already past withdrawal. */
  readonly proposed?: { readonly doseUg: Ug; readonly everyHours: number };
}

/** May the first dose of buprenorphine be given now? `profile` is the site's guideline. */
export function decideBuprenorphineStart(facts: BuprenorphineStartFacts, profile?: string): StartDecision {
  const decision = decideBy(buprenorphineStart, facts, profile);
  const past = profile === highDoseStart.profile && isPastWithdrawal(facts) && decision.decision !== 'refuse';
  return past ? { ...decision, proposed: highDoseStart.pastWithdrawal } : decision;
}

/** May this sublingual order stand? Day 1 is the day of the first dose. */
export function decideBuprenorphineOrder(facts: BuprenorphineOrderFacts, profile?: string): Decision {
  return decideBy(buprenorphineOrder, facts, profile);
}

export interface DepotDecision extends Decision {
  /** The strengths that the switch table gives; absent where no switch was asked about. */
  readonly strengths?: DepotStrengths;
  /** The bands beside a dose that falls between them. */
  readonly nearest?: readonly [DepotStrengths, DepotStrengths];
  /** Sublocade's dose for this injection; null where the prescriber chooses among `doseOptionsUg`. */
  readonly doseUg?: Ug | null;
  readonly doseOptionsUg?: readonly Ug[];
  /** After a first week of 16 mg and 8 mg doses: the dose of week 2, due 7 days after the first, on treatment day 8. */
  readonly week2?: { readonly weeklyUg: Ug; readonly treatmentDay: 8 };
}

function switchOutputs(facts: DepotFacts): Pick<DepotDecision, 'strengths' | 'nearest'> {
  const answer = switchAnswer(facts);
  if (answer === null) return {};
  const none: DepotStrengths = { weeklyUg: null, monthlyUg: null };
  if (answer.kind === 'between') return { strengths: none, nearest: answer.nearest };
  return { strengths: answer.kind === 'band' ? answer.strengths : none };
}

function sublocadeOutputs(facts: DepotFacts): Pick<DepotDecision, 'doseUg' | 'doseOptionsUg'> {
  if (facts.product !== 'Sublocade' || facts.injectionNumber === undefined || facts.injectionNumber === null) return {};
  const dose = sublocadeDose({
    injectionNumber: facts.injectionNumber,
    establishedLongTermTmUg: facts.establishedLongTermTmUg ?? null,
    controlled: facts.controlled === true,
    unsatisfactory: facts.unsatisfactory === true,
  });
  return dose === null ? {} : { doseUg: dose.doseUg, doseOptionsUg: dose.optionsUg };
}

function week2Output({ product, week1 }: DepotFacts, refused: boolean): Pick<DepotDecision, 'week2'> {
  if (product === 'Sublocade' || refused || week1 === undefined || week1 === null || week1.length === 0) return {};
  return { week2: { weeklyUg: week1.reduce((sum, dose) => sum + dose.doseUg, 0) as Ug, treatmentDay: 8 } };
}

/** May this depot be given now, and in which strength? `profile` is the label's date or the programme the site follows. */
export function decideDepot(facts: DepotFacts, profile?: string): DepotDecision {
  const decision = decideBy(depotRules, facts, profile);
  const overWeek1 = decision.reasons.some((code) => code.startsWith('WEEK1_') && code !== 'WEEK1_SECOND_DOSE_AFTER_DAY_3');
  return { ...decision, ...switchOutputs(facts), ...sublocadeOutputs(facts), ...week2Output(facts, overWeek1) };
}
