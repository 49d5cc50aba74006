/** Worked cases of opioid prescribing: facts in, the decision out. */
import { textIn } from '../case-input.ts';
import type { CaseFamily } from '../cases.ts';
import { decideBy } from '../decision.ts';
import type { PrescribingFacts } from './prescribing-facts.ts';
import { prescribingProfiles, prescribingRules } from './prescribing-rules.ts';

/** Worked cases of the family `opioid-prescribing`. */
export const prescribingCases: CaseFamily = {
  inputs: ['profile', ...prescribingRules.inputs],
  run: (input) => {
    const named = textIn(input, 'profile') ?? 'CDC-2022';
    const profile = prescribingProfiles.find((each) => each === named);
    if (profile === undefined) throw new Error(`profile is ${named}, not one of ${prescribingProfiles.join(', ')}.`);
    const { profile: _profile, ...facts } = input;
    return { ...decideBy(prescribingRules, facts as PrescribingFacts, profile) };
  },
};
