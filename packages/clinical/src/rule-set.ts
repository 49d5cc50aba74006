/** One way to write a rule set: what it understands follows from its rules. */
import type { Facts, RuleSet } from './rule.ts';

/** The set with its inputs: whatever a rule needs, and `also` what rules look at without needing it. */
export function ruleSet<F extends Facts>(set: Omit<RuleSet<F>, 'inputs'>, ...also: readonly (keyof F & string)[]): RuleSet<F> {
  return { ...set, inputs: [...new Set([...set.rules.flatMap(({ needs }) => needs), ...also])] };
}
