/** Worked cases of buprenorphine: their keys to facts, and the answers back to milligrams. */
import { type CaseInput, inCaseWords, inMicrograms, numberIn, textIn, ugIn, withoutDrug } from '../case-input.ts';
import type { CaseFamily } from '../cases.ts';
import type { Decision } from '../decision.ts';
import { mgOf, type Ug } from '../dose.ts';
import { bothDecisions } from './both-decisions.ts';
import { naloxoneInCombination, sublingualOfZubsolv, zubsolvOfSublingual } from './buprenorphine-conversions.ts';
import { decideBuprenorphineOrder, decideBuprenorphineStart, decideDepot, type DepotDecision } from './buprenorphine-decisions.ts';
import { lowDoseDay, lowDoseTemplate, precipitatedWithdrawalSuspected, precipitatedWithdrawalTreatment } from './buprenorphine-regimens.ts';
import type { DepotDoseGiven, DepotFacts } from './depot-rules.ts';
import type { DepotProduct, DepotStrengths } from './depot-tables.ts';

type Output = Readonly<Record<string, unknown>>;

const toUg = {
  methadoneMg: 'methadoneUg',
  firstDoseMg: 'firstDoseUg',
  dayTotalMg: 'dayTotalUg',
  testDoseMg: 'testDoseUg',
  sublingualMg: 'sublingualUg',
  transmucosalMg: 'sublingualUg',
  espranorMg: 'espranorUg',
  orderedMg: 'orderedUg',
  establishedLongTermTmMg: 'establishedLongTermTmUg',
  tmMg: 'tmUg',
  strengthMg: 'strengthUg',
} as const;

const mgOrNull = (ug: Ug | null): number | null => (ug === null ? null : mgOf(ug));
const strengthsMg = ({ weeklyUg, monthlyUg }: DepotStrengths): Output => ({ weeklyMg: mgOrNull(weeklyUg), monthlyMg: mgOrNull(monthlyUg) });

const products: readonly DepotProduct[] = ['Buvidal', 'Brixadi', 'Sublocade'];

function week1Of(value: unknown): readonly DepotDoseGiven[] | null {
  if (value === null) return null;
  if (!Array.isArray(value)) throw new Error('week1 is no list of doses');
  return value.map((each: unknown, index) => {
    const dose = each as { day?: unknown; mg?: unknown };
    if (typeof dose.day !== 'number') throw new Error(`week1 ${String(index)} has no day`);
    return { day: dose.day, doseUg: ugIn(dose.mg, 'week1 mg') };
  });
}

function depotOutputs(decision: DepotDecision): Output {
  const { strengths, nearest, week2, doseUg, doseOptionsUg } = decision;
  return {
    ...decision,
    ...(strengths === undefined ? {} : strengthsMg(strengths)),
    ...(nearest === undefined ? {} : { nearest: nearest.map(strengthsMg) }),
    ...(week2 === undefined ? {} : { weeklyMg: mgOf(week2.weeklyUg), week2Mg: mgOf(week2.weeklyUg), week2Day: week2.treatmentDay }),
    ...(doseUg === undefined ? {} : { doseMg: mgOrNull(doseUg) }),
    ...(doseOptionsUg === undefined ? {} : { doseMgOptions: doseOptionsUg.map(mgOf) }),
  };
}

function depotCase(input: CaseInput, profile: string | undefined): Output {
  const product = products.find((each) => each === input['product']);
  if (product === undefined) throw new Error(`product ${String(input['product'])} is no depot`);
  const { week1, ...rest } = inMicrograms(input, toUg);
  const watched = rest['hoursAfterTestDose'] === undefined ? {} : { hoursAfterTm: rest['hoursAfterTestDose'] };
  const facts = { ...rest, ...watched, product, ...(week1 === undefined ? {} : { week1: week1Of(week1) }) } as DepotFacts;
  const depot = decideDepot(facts, profile);
  // A depot may be the first buprenorphine of all: then the hours and signs of the profile hold for it too.
  const whole = inCaseWords(bothDecisions(depot, decideBuprenorphineStart(rest, profile)), input, toUg);
  return depotOutputs({ ...depot, ...whole });
}

function convertCase(input: CaseInput): Output {
  const what = textIn(input, 'convert');
  if (what === 'zubsolv' && input['zubsolvMg'] !== undefined) {
    const mg = mgOrNull(sublingualOfZubsolv(ugIn(input['zubsolvMg'], 'zubsolvMg')));
    return { sublingualTabletFilmMg: mg, ...(mg === null ? { error: 'no_factor' } : {}) };
  }
  if (what === 'zubsolv') {
    const mg = mgOrNull(zubsolvOfSublingual(ugIn(input['sublingualTabletFilmMg'] ?? input['sublingualMg'], 'sublingualTabletFilmMg')));
    return { zubsolvMg: mg, ...(mg === null ? { error: 'no_factor' } : {}) };
  }
  if (what === 'combination') return { naloxoneMg: mgOrNull(naloxoneInCombination(ugIn(input['buprenorphineMg'], 'buprenorphineMg'))) };
  if (what === 'film' || what === 'tablet') {
    const mg = numberIn(input, 'filmMg') ?? numberIn(input, 'tabletMg');
    return { filmMg: mg, tabletMg: mg, sublingualTabletFilmMg: mg };
  }
  return { sublingualTabletFilmMg: null, error: 'no_factor' };
}

function lowDoseCase(input: CaseInput, profile: string): Output {
  const template = lowDoseTemplate(profile);
  const day = numberIn(input, 'day');
  const plan = template === null || day === null ? null : lowDoseDay(template, day);
  if (plan === null) return { error: 'invalid_option' };
  return {
    regimen: plan.regimen,
    dayTotalMg: mgOrNull(plan.dayTotalUg),
    dayTotalMgRange: plan.dayRangeUg.map(mgOf),
    stopFullAgonist: plan.stopFullAgonist,
  };
}

function precipitatedCase(input: CaseInput): Output {
  const suspected = precipitatedWithdrawalSuspected({
    cowsBefore: numberIn(input, 'cowsBefore'),
    cowsAfter: numberIn(input, 'cowsAfter'),
    minutesAfterDose: numberIn(input, 'minutesAfterDose'),
  });
  const given = numberIn(input, 'givenTodayMg');
  const next = given === null ? null : precipitatedWithdrawalTreatment(ugIn(given, 'givenTodayMg')).nextUg;
  return { suspected, ...(given === null ? {} : { nextDoseMgRange: next === null ? null : next.map(mgOf) }) };
}

function orderCase(input: CaseInput, profile: string | undefined): Decision {
  const facts = inMicrograms(input, toUg);
  return inCaseWords(bothDecisions(decideBuprenorphineStart(facts, profile), decideBuprenorphineOrder(facts, profile)), input, toUg);
}

/** Keys of other families that mean the same here: a Child-Pugh score for its class, and a long QT from birth for any. */
function ownKeys(typed: CaseInput): CaseInput {
  const { childPughScore: score, congenitalLongQt, ...rest } = withoutDrug(typed, 'buprenorphine');
  return {
    ...(score === undefined ? {} : { childPugh: typeof score === 'number' ? (score <= 6 ? 'A' : score <= 9 ? 'B' : 'C') : null }),
    ...(congenitalLongQt === undefined ? {} : { longQt: congenitalLongQt }),
    ...rest,
  };
}

/** Worked cases of the family `buprenorphine`. */
export const buprenorphineCases: CaseFamily = {
  inputs: [
    'profile', 'lastOpioid', 'hoursSince', 'methadoneMg', 'cows', 'objectiveSigns', 'objectiveWithdrawal', 'formulation', 'childPugh',
    'buprenorphineAllergy', 'naloxoneAllergy', 'sedativesOrAlcohol', 'treatmentDay', 'firstDoseMg', 'dayTotalMg', 'event', 'cowsBefore', 'cowsAfter',
    'minutesAfterDose', 'givenTodayMg', 'convert', 'zubsolvMg', 'sublingualTabletFilmMg', 'buprenorphineMg', 'filmMg', 'tabletMg', 'day', 'product',
    'route', 'site', 'interval', 'action', 'weeksSinceSiteUsed', 'daysSinceLast', 'naive', 'testDoseMg', 'week1', 'consecutiveWeeklyDoses',
    'sublingualMg', 'transmucosalMg', 'espranorMg', 'orderedMg', 'injectionNumber', 'establishedLongTermTmMg', 'controlled', 'unsatisfactory',
    'daysOnTransmucosal', 'tmMg', 'singleTmDoseTolerated', 'hoursAfterTm', 'hoursAfterTestDose', 'strengthMg', 'priorInjections', 'longQt', 'ageYears',
    'drug', 'childPughScore', 'congenitalLongQt',
  ],
  run: (typed) => {
    const input = ownKeys(typed);
    const profile = textIn(input, 'profile') ?? undefined;
    if (input['convert'] !== undefined) return convertCase(input);
    if (input['event'] === 'precipitatedWithdrawalCheck') return precipitatedCase(input);
    if (input['product'] !== undefined) return depotCase(input, profile);
    if (profile !== undefined && input['day'] !== undefined) return lowDoseCase(input, profile);
    return orderCase(input, profile) as unknown as Output;
  },
};
