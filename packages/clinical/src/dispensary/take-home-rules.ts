/** Take-home doses: day tiers, criteria, closure days, stricter states, and the UK's usual supervision. */
import type { Cite, Rule } from '../rule.ts';
import { takeHomeHeads, type TakeHomeFacts } from './take-home-facts.ts';

type TakeHomeRule = Rule<TakeHomeFacts>;

const cfr = (section: string, mark: Cite['mark'] = 'unchecked'): Cite => ({ source: '42 CFR 8.12, 89 FR 7528', section, asOf: '2024-02-02', mark });

/** The longest unsupervised supply of methadone in days, by treatment day. */
const tiers = [
  { fromDay: 31, maxDays: 28 },
  { fromDay: 15, maxDays: 14 },
  { fromDay: 0, maxDays: 7 },
] as const;

/** The federal limit in days on one treatment day, for methadone. */
export function federalMaxDays(treatmentDay: number): number {
  return tiers.find((tier) => treatmentDay >= tier.fromDay)?.maxDays ?? 7;
}

/** From which treatment day on the federal limit is longer than on this one, and how long; null where it is the longest already. */
export function nextFederalTier(treatmentDay: number): { readonly fromDay: number; readonly maxDays: number } | null {
  return tiers.findLast((tier) => tier.fromDay > treatmentDay) ?? null;
}

/** The days for which a request stands on the clinic's being closed alone: any patient, whatever the criteria. */
export function isClosureOnly(facts: TakeHomeFacts): boolean {
  return facts.clinicClosed === true && typeof facts.requestedDays === 'number' && facts.requestedDays <= (facts.closureDays ?? 1);
}

const isMethadone = ({ drug }: TakeHomeFacts): boolean => (drug ?? 'methadone') === 'methadone';
const asks = ({ requestedDays }: TakeHomeFacts): boolean => requestedDays !== 0;

const limit: TakeHomeRule = {
  id: 'take-home-limit', profile: 'US-CFR-2024', measure: 'limit', cite: cfr('(i)(3)'),
  needs: ['treatmentDay', 'requestedDays'],
  when: (facts) => isMethadone(facts) && !isClosureOnly(facts),
  codes: ['TAKE_HOME_OVER_LIMIT'],
  judge(facts) {
    const max = federalMaxDays(facts.treatmentDay ?? 0);
    return (facts.requestedDays ?? 0) > max
      ? [{ code: 'TAKE_HOME_OVER_LIMIT', params: { days: facts.requestedDays ?? 0, max, day: facts.treatmentDay ?? 0 }, turns: [{ fact: 'requestedDays', to: max }] }]
      : null;
  },
};

const stateLimit: TakeHomeRule = {
  id: 'take-home-state', profile: 'US-CFR-2024', measure: 'state-limit', cite: cfr('state rule where stricter', 'secondary'),
  // Null is "the state sets none", so it is no need.
  needs: ['requestedDays'],
  when: ({ stateMaxDays }) => typeof stateMaxDays === 'number',
  codes: ['STATE_LIMIT_STRICTER'],
  judge({ requestedDays, stateMaxDays }) {
    const max = stateMaxDays ?? 0;
    return (requestedDays ?? 0) > max ? [{ code: 'STATE_LIMIT_STRICTER', params: { days: requestedDays ?? 0, max }, turns: [{ fact: 'requestedDays', to: max }] }] : null;
  },
};

const criteria: TakeHomeRule = {
  id: 'take-home-criteria', profile: 'US-CFR-2024', measure: 'criteria', cite: cfr('(i)(2)'),
  needs: ['criteriaMet', 'requestedDays'],
  when: (facts) => asks(facts) && !isClosureOnly(facts),
  codes: ['CRITERIA_NOT_MET'],
  judge: ({ criteriaMet, failed }) => (criteriaMet === false || (failed ?? []).length > 0
    ? [{ code: 'CRITERIA_NOT_MET', params: { count: (failed ?? []).length, heads: (failed ?? []).join(', ') }, turns: [{ fact: 'criteriaMet', to: true }] }]
    : null),
};

const allSix: TakeHomeRule = {
  id: 'take-home-all-six', profile: 'US-CFR-2024', measure: 'criteria-recorded',
  cite: { source: 'Product rule on 42 CFR 8.12(i)(2)', section: 'all six heads considered and recorded', mark: 'product' },
  needs: ['considered', 'requestedDays'],
  when: (facts) => asks(facts) && !isClosureOnly(facts),
  codes: ['CRITERIA_NOT_ALL_CONSIDERED'],
  judge({ considered }) {
    const left = takeHomeHeads.filter((head) => !(considered ?? []).includes(head));
    return left.length === 0 ? null : [{ code: 'CRITERIA_NOT_ALL_CONSIDERED', params: { count: left.length, heads: left.join(', ') } }];
  },
};

const rationale: TakeHomeRule = {
  id: 'take-home-rationale', profile: 'US-CFR-2024', measure: 'rationale', cite: cfr('(i)'),
  needs: ['requestedDays'],
  // Not known to be written down is not written down.
  when: (facts) => asks(facts) && facts.rationaleDocumented !== undefined && !isClosureOnly(facts),
  codes: ['RATIONALE_NOT_DOCUMENTED'],
  judge: ({ rationaleDocumented }) => (rationaleDocumented === true ? null : [{ code: 'RATIONALE_NOT_DOCUMENTED', turns: [{ fact: 'rationaleDocumented', to: true }] }]),
};

const closure: TakeHomeRule = {
  id: 'take-home-closure', profile: 'US-CFR-2024', measure: 'closure', cite: cfr('(i)(1)'),
  needs: ['requestedDays', 'clinicClosed'],
  codes: ['CLOSURE_DAY_EXEMPT'],
  judge: (facts) => (isClosureOnly(facts) && asks(facts) ? [{ code: 'CLOSURE_DAY_EXEMPT', params: { days: facts.requestedDays ?? 0 } }] : null),
};

const buprenorphine: TakeHomeRule = {
  id: 'take-home-methadone-only', profile: 'US-CFR-2024', measure: 'limit-medicine', cite: cfr('(i), day tiers for methadone only'),
  needs: ['drug'],
  codes: ['TIME_LIMITS_METHADONE_ONLY'],
  judge: (facts) => (isMethadone(facts) ? null : [{ code: 'TIME_LIMITS_METHADONE_ONLY' }]),
};

/** About three months, counted as 90 days. */
const UK_SUPERVISED_DAYS = 90;

const ukSupervision: TakeHomeRule = {
  id: 'take-home-uk-supervision', profile: 'UK', measure: 'supervision',
  cite: { source: 'UK supervised-consumption schemes (Hertfordshire 2013)', section: 'the Orange Book leaves it to the individual', mark: 'primary' },
  needs: ['treatmentDay'],
  when: (facts) => facts.supervised === false || (typeof facts.requestedDays === 'number' && facts.requestedDays > 0 && facts.supervised !== true),
  codes: ['UK_SUPERVISION_USUAL_IN_FIRST_3_MONTHS'],
  judge: ({ treatmentDay }) => ((treatmentDay ?? 0) <= UK_SUPERVISED_DAYS
    ? [{ code: 'UK_SUPERVISION_USUAL_IN_FIRST_3_MONTHS', params: { day: treatmentDay ?? 0 }, turns: [{ fact: 'supervised', to: true }] }]
    : null),
};

export const takeHomeRules: readonly TakeHomeRule[] = [limit, stateLimit, criteria, allSix, rationale, closure, buprenorphine, ukSupervision];
