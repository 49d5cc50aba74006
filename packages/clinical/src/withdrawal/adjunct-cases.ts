/** Worked cases of the adjuncts: their keys to facts, and the answers back to milligrams. */
import { type CaseInput, inCaseWords, inMicrograms, numberIn, textIn } from '../case-input.ts';
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

/** Worked cases of the family `adjuncts`. */
export const adjunctCases: CaseFamily = {
  inputs: [...adjunctRules.inputs.filter((key) => !key.endsWith('Ug')), 'singleMg', 'dayMg', 'profile', 'dailyMg', 'convertTo', 'congenitalLongQT'],
  run: (input) => {
    if (input['convertTo'] !== undefined) return convertCase(input);
    const { profile: _, congenitalLongQT: longQt = input['congenitalLongQt'], ...others } = input;
    const rest = longQt === undefined ? others : { ...others, congenitalLongQt: longQt };
    if (textIn(input, 'drug') === null) throw new Error('drug is missing');
    const { labelDose, ...decision } = decideAdjunct(inMicrograms(rest, keys) as AdjunctFacts, textIn(input, 'profile') ?? undefined);
    return { ...inCaseWords(decision, rest, keys), ...(labelDose === undefined ? {} : { singleMg: mgOf(labelDose.singleUg), perDay: labelDose.perDay, dayMg: mgOf(labelDose.dayUg) }) };
  },
};
