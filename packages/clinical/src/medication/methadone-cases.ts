/** Worked cases of the family `methadone`: milligrams in, the rules' own words out. */
import { type OtherNames, underOwnNames, withoutDrug } from '../case-input.ts';
import type { CaseFamily } from '../cases.ts';
import { ugOfMg, type Ug } from '../dose.ts';
import type { MethadoneFacts, Poss } from './methadone-facts.ts';
import { measureOf, peakTrough, strengthOf } from './methadone-product.ts';
import { decideMethadone, isEmergency } from './methadone.ts';

type Input = Readonly<Record<string, unknown>>;

/** Milligram keys of a case and the facts they become. */
const doses = {
  dayTotalMg: 'dayTotalUg', firstDoseMg: 'firstDoseUg', supplementMg: 'supplementUg', previousDayMg: 'previousDayUg', weekStartMg: 'weekStartUg',
  startMg: 'startUg', previousMg: 'previousUg', currentMg: 'currentUg', newMg: 'newUg',
} as const;

/** Keys of a case that are facts as they stand; the value says what a known one has to be. */
const plain = {
  treatmentDay: 'number', hoursAfterFirst: 'number', rationaleDocumented: 'boolean', rationale: 'string', daysSinceLastOpioid: 'number',
  lowTolerance: 'boolean', highTolerance: 'boolean', experiencedPrescriber: 'boolean', sedativesOrAlcohol: 'boolean', ageYears: 'number',
  respiratoryDisease: 'boolean', recentHospitalisation: 'boolean', severeHepaticImpairment: 'boolean', daysSinceLastIncrease: 'number',
  rr: 'number', spo2: 'number', rousable: 'boolean', intoxicated: 'boolean', breathAlcohol: 'number', alreadyDosedToday: 'boolean',
  splitDoseOrdered: 'boolean', identityConfirmed: 'boolean', bottlesReturnedShort: 'boolean', qtcMs: 'number', action: 'string',
  ecgBaseline: 'boolean', ecgFollowUp30d: 'boolean', ecgSinceOver100: 'boolean', baselineEcgDone: 'boolean', daysSinceLastEcg: 'number',
  unexplainedSyncopeOrSeizure: 'boolean', qtRiskFactors: 'boolean', daysSinceLastReduction: 'number',
} as const;

/** Facts that tables elsewhere name in another way. */
const alsoCalled: OtherNames = {
  naltrexoneXrDaysAgo: 'activeNaltrexoneXrDaysAgo', respiratoryRate: 'rr', ecgOver100: 'ecgSinceOver100', ecgDoneOver100: 'ecgSinceOver100', ecgDone: 'ecgSinceOver100', splitOrdered: 'splitDoseOrdered',
  dosedToday: 'alreadyDosedToday', bottleReturnedShort: 'bottlesReturnedShort', brac: 'breathAlcohol', sedatives: 'sedativesOrAlcohol',
};

const levels: readonly unknown[] = ['S', '1', '2', '3', '4'];
const notPossible = { decision: 'refuse', reasons: [], error: 'invalid_option' } as const;

/** Names under which the same guideline goes in tables of cases. */
const profileNames: Readonly<Record<string, string>> = { UK: 'UK-RCGP', 'OB17': 'UK-OB17', 'TIP-63': 'TIP63', 'US-TIP63': 'TIP63', 'ASAM20': 'ASAM-2020', 'AU03': 'AU-2003' };

function dosesOf(input: Input): Record<string, Ug | null> | 'impossible' {
  const facts: Record<string, Ug | null> = {};
  for (const [key, fact] of Object.entries(doses)) {
    const mg = input[key];
    if (mg === undefined) continue;
    const ug = typeof mg === 'number' ? ugOfMg(mg) : null;
    if (mg !== null && ug === null) return 'impossible';
    facts[fact] = ug;
  }
  // One table says the day before, another the dose before: either is the figure that a rise is counted from.
  const before = facts['previousDayUg'] ?? facts['previousUg'];
  return before === undefined ? facts : { ...facts, previousDayUg: before, previousUg: before };
}

function plainOf(input: Input): Record<string, unknown> | 'impossible' {
  const facts: Record<string, unknown> = {};
  for (const [key, kind] of Object.entries(plain)) {
    const value = input[key];
    if (value === undefined) continue;
    const possible = value === null || (typeof value === kind && !(typeof value === 'number' && !(value >= 0)));
    if (!possible) return 'impossible';
    facts[key] = value;
  }
  return facts;
}

/** The facts of one case, or null where a value is none that the rules can read: rejected, never clamped (C5). */
function factsOf(input: Input): MethadoneFacts | null {
  const [amounts, others] = [dosesOf(input), plainOf(input)];
  if (amounts === 'impossible' || others === 'impossible') return null;
  const poss = typeof input['poss'] === 'number' ? String(input['poss']) : input['poss'];
  if (poss !== undefined && poss !== null && !levels.includes(poss)) return null;
  const xr = input['activeNaltrexoneXrDaysAgo'];
  if (xr !== undefined && xr !== null && !(typeof xr === 'number' && xr >= 0)) return null;
  const medicines = input['otherMedicines'];
  const dose = input['product'] === undefined && typeof input['doseMg'] === 'number' ? ugOfMg(input['doseMg']) : undefined;
  if (dose === null) return null;
  return {
    ...(dose === undefined ? {} : { dayTotalUg: dose }),
    ...others,
    ...amounts,
    ...(input['scale2'] === undefined ? {} : { spo2Scale2: input['scale2'] as boolean | null }),
    ...(input['identityMismatch'] === undefined ? {} : { identityConfirmed: input['identityMismatch'] === null ? null : input['identityMismatch'] !== true }),
    ...(poss === undefined ? {} : { poss: poss as Poss | null }),
    ...(xr === undefined ? {} : { naltrexoneXrDaysAgo: xr as number | null }),
    ...(medicines === undefined ? {} : { otherMedicines: medicines as readonly string[] | null }),
  };
}

function measured(input: Input): Record<string, unknown> {
  if (typeof input['product'] !== 'string' || typeof input['doseMg'] !== 'number') return {};
  const [ug, strength] = [ugOfMg(input['doseMg']), strengthOf(input['product'])];
  return ug === null || strength === null ? { volumeMl: null, alert: null } : { ...measureOf(ug, strength) };
}

function levelled(input: Input): Record<string, unknown> {
  if (typeof input['peakNgMl'] !== 'number' || typeof input['troughNgMl'] !== 'number') return {};
  return { ...(peakTrough(input['peakNgMl'], input['troughNgMl']) ?? { ratio: null, flag: null, error: 'invalid_option' }) };
}

export const methadoneCases: CaseFamily = {
  inputs: ['profile', 'event', 'poss', 'product', 'doseMg', 'peakNgMl', 'troughNgMl', 'otherMedicines', 'activeNaltrexoneXrDaysAgo', 'scale2', 'identityMismatch', 'drug', ...Object.keys(doses), ...Object.keys(plain), ...Object.keys(alsoCalled)],
  run(typed) {
    const input = underOwnNames(withoutDrug(typed, 'methadone'), alsoCalled);
    const facts = factsOf(input);
    if (facts === null) return notPossible;
    const asked = typeof input['profile'] === 'string' ? input['profile'] : 'any';
    const decision = decideMethadone(facts, profileNames[asked] ?? asked);
    return { ...decision, emergency: isEmergency(decision), ...measured(input), ...levelled(input) };
  },
};
