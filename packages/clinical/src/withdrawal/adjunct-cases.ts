/** Worked cases of the adjuncts: their keys to facts, and the answers back to milligrams. */
import { type CaseInput, inCaseWords, inMicrograms, numberIn, type OtherNames, textIn, underOwnNames } from '../case-input.ts';
import type { CaseFamily } from '../cases.ts';
import { mgOf } from '../dose.ts';
import { adjunctRules, decideAdjunct } from './adjunct-rule-set.ts';
import type { AdjunctFacts } from './adjunct-rules.ts';
import { diazepamOf } from './adjunct-tables.ts';

function convertCase(input: CaseInput): Readonly<Record<string, unknown>> {
  const [drug, dailyMg] = [textIn(input, 'drug'), numberIn(input, 'dailyMg')];
  const estimate = drug === null || dailyMg === null || input['convertTo'] !== 'diazepam' ? null : diazepamOf(drug, dailyMg);
  return estimate === null ? { vadod: null, ashton: null, error: 'no_factor' } : { vadod: estimate.vadodMg, ashton: estimate.ashtonMg };
}

const keys = { singleMg: 'singleUg', dayMg: 'dayUg' } as const;

const alsoCalled: OtherNames = { congenitalLongQT: 'congenitalLongQt', longQt: 'congenitalLongQt' };
const lowestScore: Readonly<Record<string, number>> = { A: 5, B: 7, C: 10 };

/** Worked cases of the family `adjuncts`. */
export const adjunctCases: CaseFamily = {
  inputs: [...adjunctRules.inputs.filter((key) => !key.endsWith('Ug')), 'singleMg', 'dayMg', 'profile', 'dailyMg', 'convertTo', 'childPugh', ...Object.keys(alsoCalled)],
  run: (typed) => {
    const input = underOwnNames(typed, alsoCalled);
    if (input['convertTo'] !== undefined) return convertCase(input);
    const { profile: _, childPugh, ...others } = input;
    // The class alone is its lowest score: every score of a class has the same dose.
    const rest = childPugh === undefined ? others : { childPughScore: typeof childPugh === 'string' ? lowestScore[childPugh] ?? null : null, ...others };
    if (textIn(input, 'drug') === null) throw new Error('drug is missing');
    const { labelDose, ...decision } = decideAdjunct(inMicrograms(rest, keys) as AdjunctFacts, textIn(input, 'profile') ?? undefined);
    return { ...inCaseWords(decision, rest, keys), ...(labelDose === undefined ? {} : { singleMg: mgOf(labelDose.singleUg), perDay: labelDose.perDay, dayMg: mgOf(labelDose.dayUg) }) };
  },
};
