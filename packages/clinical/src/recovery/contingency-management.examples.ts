/** Examples on each side of each line of the incentive rules. Read by tests and the rulebook. */
import type { Example } from '../rule.ts';
import type { IncentiveFacts } from './contingency-management.ts';

const older = { code: 'FEDERAL_CAP_75_PER_YEAR', cents: 7_500 } as const;
const newer = { code: 'FEDERAL_CAP_750_PER_YEAR', cents: 75_000 } as const;

export const incentiveExamples: readonly Example<IncentiveFacts>[] = [
  { rule: 'cm-cap', when: '$75 under an older grant', facts: { cap: older, yearTotalCents: 7_500 }, gives: [] },
  { rule: 'cm-cap', when: '$75.01 under an older grant', facts: { cap: older, yearTotalCents: 7_501 }, gives: ['FEDERAL_CAP_75_PER_YEAR'] },
  { rule: 'cm-cap-2025', when: '$750 from 2025', facts: { cap: newer, yearTotalCents: 75_000 }, gives: [] },
  { rule: 'cm-cap-2025', when: '$750.01 from 2025', facts: { cap: newer, yearTotalCents: 75_001 }, gives: ['FEDERAL_CAP_750_PER_YEAR'] },
  { rule: 'cm-medicine', when: 'medicine held back', facts: { withholdsMedicine: true }, gives: ['NEVER_WITHHOLD_MEDICINE'] },
  { rule: 'cm-medicine', when: 'medicine goes on', facts: { withholdsMedicine: false }, gives: [] },
];
