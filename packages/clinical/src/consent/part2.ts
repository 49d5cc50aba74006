/** The disclosure rules as one set. */
import { decideBy, type Decision } from '../decision.ts';
import type { RuleSet } from '../rule.ts';
import type { DisclosureFacts } from './part2-facts.ts';
import { disclosureCodes } from './part2-messages.ts';
import { disclosureRules } from './part2-rules.ts';

export const disclosureRuleSet: RuleSet<DisclosureFacts> = {
  family: 'disclosure',
  room: 'consent',
  version: '2026.1',
  rules: disclosureRules,
  codes: disclosureCodes,
  inputs: ['regime', 'purpose', 'consent', 'courtOrder', 'subpoena', 'noticeAttached', 'today', 'emergencyRecord'],
};

/** Whether this may be disclosed for this purpose, on this consent. */
export function decideDisclosure(facts: DisclosureFacts): Decision {
  return decideBy(disclosureRuleSet, facts);
}
