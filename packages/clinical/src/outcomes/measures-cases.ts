/** Worked cases of the family `measures`. */
import { type CaseInput, numberIn, textIn } from '../case-input.ts';
import type { CaseFamily } from '../cases.ts';
import { dayOf } from '../day.ts';
import { hedisFua, hedisIet, hedisPod, injectionDaysSupply, isEffectiveTreatment, isSuccessfulCompletion, nqf3175, nqf3400, representedWithin6Months, topDays, waitingTime } from './measures.ts';

type Output = Readonly<Record<string, unknown>>;

function continuityIn(input: CaseInput): Parameters<typeof nqf3175>[0] {
  const age = input['ageYears'] === undefined ? input['age'] : input['ageYears'];
  return {
    continuousDays: numberIn(input, 'continuousDays'),
    maxGapDays: numberIn(input, 'maxGapDays'),
    ...(age === undefined ? {} : { ageYears: typeof age === 'number' ? age : null }),
  };
}

function podCase(input: CaseInput): Output {
  const supply = input['event'] === 'buprenorphineInjection' ? { daysSupply: injectionDaysSupply({ pharmacyDaysSupply: numberIn(input, 'pharmacyDaysSupply'), measurementYear: numberIn(input, 'measurementYear') }) } : {};
  return { ...supply, ...(input['continuousDays'] === undefined ? {} : continuityCase(input, hedisPod)) };
}

function waitCase(input: CaseInput): Output {
  const [referral, offered] = [textIn(input, 'referralDate'), textIn(input, 'firstInterventionOffered')];
  const from = referral === null ? null : dayOf(referral);
  const to = offered === null ? null : dayOf(offered);
  if (from === null || (offered !== null && to === null)) return { waitDays: null, within3Weeks: null, error: 'invalid_option' };
  return { ...waitingTime(from, to) };
}

function successCase(input: CaseInput): Output {
  const reason = textIn(input, 'dischargeReason');
  const successfulCompletion = reason === null ? null : isSuccessfulCompletion(reason);
  if (input['representedWithinMonths'] === undefined) return { successfulCompletion };
  const represented = representedWithin6Months(numberIn(input, 'representedWithinMonths'));
  return { successfulCompletion, representedWithin6Months: represented, successWithoutRepresentation: successfulCompletion === true && !represented };
}

function effectiveCase(input: CaseInput): Output {
  const weeks = numberIn(input, 'weeksRetained');
  const days = numberIn(input, 'daysRetained') ?? (weeks === null ? 0 : weeks * 7);
  const reason = textIn(input, 'dischargeReason');
  const completed = input['completed'] === true || (reason !== null && isSuccessfulCompletion(reason));
  return { effectiveTreatment: isEffectiveTreatment({ daysRetained: days, completed }) };
}

function topCase(input: CaseInput): Output {
  const weeks = input['weeks'];
  if (!Array.isArray(weeks)) throw new Error('weeks is no list');
  // A week that the list leaves off at its end was not answered.
  const four: readonly unknown[] = weeks.length < 4 ? [...weeks, ...Array.from({ length: 4 - weeks.length }, () => null)] : weeks;
  const answer = topDays(four.map((each: unknown) => (each === null ? null : typeof each === 'number' ? each : Number.NaN)));
  if (answer.kind === 'invalid') return { error: 'invalid_option', allowed: answer.allowed };
  if (answer.kind === 'total') return { total: answer.days, days: answer.days, complete: true };
  return { total: null, complete: false, partial: answer.partial, missing: answer.missingWeeks };
}

/** Continuity with what is missing of it. */
function continuityCase(input: CaseInput, measure: typeof nqf3175): Output {
  const answer = measure(continuityIn(input));
  return { ...answer, ...(answer.numerator === null ? { complete: false, missing: ['continuousDays', 'maxGapDays'].filter((key) => typeof input[key] !== 'number') } : {}) };
}

const runs: Readonly<Record<string, (input: CaseInput) => Output>> = {
  'NQF-3175': (input) => continuityCase(input, nqf3175),
  'NQF-3400': (input) => ({ ...nqf3400({ ageYears: numberIn(input, 'ageYears') ?? numberIn(input, 'age') ?? 0, medicines: numberIn(input, 'medicines') ?? 0 }) }),
  'HEDIS-POD': podCase,
  'HEDIS-IET': (input) => ({ ...hedisIet({ daysToInitiation: numberIn(input, 'daysToInitiation'), contactsWithin34Days: numberIn(input, 'contactsWithin34Days') }) }),
  'HEDIS-FUA': (input) => ({ ...hedisFua(numberIn(input, 'daysToFollowUp')) }),
  'NDTMS-wait': waitCase,
  'NDTMS-success': successCase,
  'NDTMS-effective': effectiveCase,
};

const topSubstances: readonly string[] = ['alcohol', 'opiate', 'crack', 'cocaine', 'amphetamine', 'cannabis', 'tobacco', 'other'].map((substance) => `TOP-${substance}-days`);

/** Worked cases of the family `measures`. */
export const measureCases: CaseFamily = {
  inputs: [
    'measure', 'event', 'continuousDays', 'maxGapDays', 'age', 'ageYears', 'pharmacyDaysSupply', 'identifiedBy', 'measurementYear', 'medicines', 'daysToInitiation',
    'contactsWithin34Days', 'daysToFollowUp', 'referralDate', 'firstInterventionOffered', 'dischargeReason', 'representedWithinMonths', 'weeksRetained', 'daysRetained', 'completed', 'weeks',
  ],
  run: (input) => {
    const measure = textIn(input, 'measure') ?? '';
    const run = topSubstances.includes(measure) ? topCase : runs[measure];
    if (run === undefined) throw new Error(`measure ${String(input['measure'])} is not known`);
    return run(input);
  },
};
