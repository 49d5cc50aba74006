/** Worked cases of the family `take-home`. */
import type { CaseFamily } from '../cases.ts';
import type { TakeHomeFacts } from './take-home-facts.ts';
import { decideTakeHome, takeHomeRuleSet } from './take-home.ts';

const wholeDays = ['treatmentDay', 'requestedDays', 'closureDays', 'stateMaxDays'];

/** Names that tables elsewhere use for the state's limit. */
const stateKeys = ['stateMaxDays', 'stateLimitDays', 'stateLimit', 'stateMax', 'stateRuleMaxDays'];

export const takeHomeCases: CaseFamily = {
  inputs: ['profile', ...takeHomeRuleSet.inputs, ...stateKeys.slice(1), 'unsupervised'],
  run(input) {
    const state = stateKeys.map((key) => input[key]).find((value) => value !== undefined);
    const facts = { ...input, ...(state === undefined ? {} : { stateMaxDays: state }), ...(typeof input['unsupervised'] === 'boolean' ? { supervised: !input['unsupervised'] } : {}) } as Record<string, unknown>;
    const impossible = wholeDays.some((key) => typeof facts[key] === 'number' && !(Number.isInteger(facts[key]) && (facts[key] as number) >= 0));
    if (impossible) return { decision: 'refuse', reasons: [], error: 'invalid_option' };
    const profile = typeof input['profile'] === 'string' ? input['profile'] : 'any';
    return { ...decideTakeHome(facts as TakeHomeFacts, profile.startsWith('UK') ? 'UK' : profile) };
  },
};
