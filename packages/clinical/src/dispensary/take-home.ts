/** The take-home rules as one set, with the longest supply they leave. */
import { decideBy, type Decision } from '../decision.ts';
import type { RuleSet } from '../rule.ts';
import type { TakeHomeFacts } from './take-home-facts.ts';
import { takeHomeCodes } from './take-home-messages.ts';
import { federalMaxDays, takeHomeRules } from './take-home-rules.ts';

/** The guidelines a site may choose for take-home doses. */
export const takeHomeProfiles = ['US-CFR-2024', 'UK'] as const;
export type TakeHomeProfile = (typeof takeHomeProfiles)[number];

export const takeHomeRuleSet: RuleSet<TakeHomeFacts> = {
  family: 'take-home',
  room: 'dispensary',
  version: '2026.1',
  plausible: {
    criteriaMet: [true, false], clinicClosed: [false, true],
  },
  rules: takeHomeRules,
  codes: takeHomeCodes,
  inputs: ['drug', 'treatmentDay', 'requestedDays', 'criteriaMet', 'failed', 'considered', 'rationaleDocumented', 'clinicClosed', 'closureDays', 'stateMaxDays', 'supervised'],
};

/** `maxDays` null: this profile sets no limit in days for this medicine. */
export interface TakeHomeDecision extends Decision {
  readonly maxDays: number | null;
}

function maxDaysOf(facts: TakeHomeFacts, profile: string | undefined): number | null {
  if (profile !== 'US-CFR-2024') return null;
  const federal = (facts.drug ?? 'methadone') === 'methadone' && typeof facts.treatmentDay === 'number' ? federalMaxDays(facts.treatmentDay) : null;
  const state = facts.stateMaxDays ?? null;
  return federal === null || state === null ? federal ?? state : Math.min(federal, state);
}

/** Whether so many days may be taken home, and how many at most. */
export function decideTakeHome(facts: TakeHomeFacts, profile?: string): TakeHomeDecision {
  return { ...decideBy(takeHomeRuleSet, facts, profile), maxDays: maxDaysOf(facts, profile) };
}
