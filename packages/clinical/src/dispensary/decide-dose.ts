/** The one question of the dosing window: may this dose be given to this person now? */
import { decideWith, rulesUnder, type Decision } from '../decision.ts';
import type { Ug } from '../dose.ts';
import { keep } from '../kept-rules.ts';
import { ecgRules, holdRules, isEmergency, measureOf, methadoneCodes, methadoneRules, orderCodes, proportionRules, startRulesOf, titrationRulesOf } from '../medication/index.ts';
import type { Rule, RuleSet } from '../rule.ts';
import { missedDoseCodes } from './missed-dose-messages.ts';
import { missedDosePlan } from './missed-dose-plan.ts';
import { missedDoseRules } from './missed-dose-rules.ts';
import type { SiteProfiles } from './site-profiles.ts';
import { courseOf, isReviewed, windowFactsOf } from './window-course.ts';
import type { DosingFacts, WindowFacts } from './window-facts.ts';
import { windowCodes } from './window-messages.ts';
import { restartRules, windowRules } from './window-rules.ts';

/**
 * A decision with the doses it is about. `askedUg` is the dose that was judged: the order's part, reduced where the
 * missed-dose rule reduces it. `doseUg` is what may be given: the same, or null when refused. `proposedUg` is what the
 * missed-dose rule names for the prescriber, who writes it as an order. Volume is millilitres, null for solids.
 */
export interface DoseDecision extends Decision {
  readonly orderedUg: Ug | null;
  readonly askedUg: Ug | null;
  readonly doseUg: Ug | null;
  readonly proposedUg: Ug | null;
  readonly rangeUg: readonly [Ug, Ug] | null;
  readonly volumeMl: number | null;
  readonly alert: 'HIGH_STRENGTH_CONCENTRATE_INDEPENDENT_CHECK' | null;
  readonly emergency: boolean;
  readonly treatmentDay: number;
  readonly missedDays: number;
}

const missedMeasures: readonly string[] = ['missed-days', 'first-fortnight', 'restart'];

const ofEveryDose: readonly string[] = ['identity', 'duplicate'];

/** What two prescribers sign for: the ceiling and the leap of the dose. */
const signedFor: readonly string[] = proportionRules.map(({ measure }) => measure);

/** Which rules the window asks: the site's guidelines, the holds, and its own. ECG dates belong to the order, QTc to both. */
function rulesOf(profiles: SiteProfiles, drug: DosingFacts['drug'], reviewed: boolean, signedByTwo: boolean): readonly Rule<WindowFacts>[] {
  // A tablet of naltrexone takes no tolerance and has no leap: who this is, once a day, the order and the stock remain.
  if (drug === 'naltrexone') return [...windowRules.filter(({ measure }) => !signedFor.includes(measure)), ...holdRules.filter(({ measure }) => ofEveryDose.includes(measure))];
  const missed = reviewed ? [] : rulesUnder<WindowFacts>([...missedDoseRules, ...restartRules], profiles.missed).filter((rule) => missedMeasures.includes(rule.measure));
  const own = signedByTwo ? windowRules.filter(({ measure }) => !signedFor.includes(measure)) : windowRules;
  const both: readonly Rule<WindowFacts>[] = [...own, ...holdRules, ...missed];
  if (drug !== 'methadone') return both;
  const qtc = rulesUnder(ecgRules, profiles.ecg).filter((rule) => rule.measure === 'qtc');
  return [...both, ...startRulesOf(profiles), ...titrationRulesOf(profiles), ...qtc];
}

const windowSet: Omit<RuleSet<WindowFacts>, 'rules'> = {
  family: 'dosing-window',
  room: 'dispensary',
  version: methadoneRules.version,
  codes: { ...methadoneCodes, ...missedDoseCodes, ...orderCodes, ...windowCodes },
  inputs: [],
  plausible: { poss: ['1', '3'], intoxicated: [false, true], identityConfirmed: [true, false], dosedElsewhereToday: [false, true] },
};

/** What the choice of rules hangs on. */
type Chosen = Pick<SiteProfiles, 'law' | 'start' | 'titration' | 'missed' | 'ecg'> & { readonly drug: DosingFacts['drug']; readonly reviewed: boolean; readonly signedByTwo: boolean; readonly set: RuleSet<WindowFacts> };

/** A handful: one for each combination of guidelines that a site dispenses under. */
const chosenSets = new Set<Chosen>();

/** The window's rule set, chosen once for each combination of guidelines. */
function setFor({ profiles, drug, order }: DosingFacts): RuleSet<WindowFacts> {
  const reviewed = isReviewed(order);
  const signedByTwo = order?.signedByTwo === true;
  const { law, start, titration, missed, ecg } = profiles;
  for (const one of chosenSets) {
    if (one.drug === drug && one.reviewed === reviewed && one.signedByTwo === signedByTwo && one.start === start && one.law === law && one.titration === titration && one.missed === missed && one.ecg === ecg) return one.set;
  }
  const set = keep({ ...windowSet, rules: rulesOf(profiles, drug, reviewed, signedByTwo) });
  // Names of guidelines are few; a caller that makes them up does not fill the memory.
  if (chosenSets.size < 100) chosenSets.add({ ...(law === undefined ? {} : { law }), start, titration, missed, ecg, drug, reviewed, signedByTwo, set });
  return set;
}

/**
 * Decides one dose from everything the record knows. Pure: the caller reads the facts, and writes only if nobody was
 * faster. A fact that is null is named under `missing`, and the answer is then never a plain allow.
 */
export function decideDose(facts: DosingFacts): DoseDecision {
  const course = courseOf(facts);
  const decision = decideWith(setFor(facts), windowFactsOf(facts, course));
  const refused = decision.decision === 'refuse';
  const plan = course.orderedTotalUg === null || isReviewed(facts.order) || facts.drug === 'naltrexone'
    ? null
    : missedDosePlan(facts.profiles.missed, facts.drug, course.orderedTotalUg, course.missedDays);
  const measure = course.askedUg === null || facts.ugPerMl === null ? null : measureOf(course.askedUg, facts.ugPerMl);
  return {
    ...decision,
    orderedUg: course.orderedUg,
    askedUg: course.askedUg,
    doseUg: refused ? null : course.askedUg,
    proposedUg: plan?.proposedUg ?? null,
    rangeUg: plan?.rangeUg ?? null,
    volumeMl: measure?.volumeMl ?? null,
    alert: measure?.alert ?? null,
    emergency: isEmergency(decision),
    treatmentDay: course.treatmentDay,
    missedDays: course.missedDays,
  };
}
