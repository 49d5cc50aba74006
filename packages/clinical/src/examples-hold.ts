/** Runs a rule set's examples, for its tests: each rule alone, under its own profile. Not for the product. */
import { decideBy } from './decision.ts';
import type { Example, Facts, RuleSet } from './rule.ts';

/** Every way in which a rule set and its examples disagree, in words; empty where all is well. */
export function examplesThatFail<F extends Facts>(set: RuleSet<F>, examples: readonly Example<F>[]): readonly string[] {
  const wrong = examples.flatMap(({ rule: id, when, facts, gives }) => {
    const rule = set.rules.find((each) => each.id === id);
    if (rule === undefined) return [`${id}: no such rule`];
    const { reasons } = decideBy({ ...set, rules: [rule] }, facts, rule.profile);
    const same = reasons.length === gives.length && gives.every((code) => reasons.includes(code));
    return same ? [] : [`${id}, ${when}: gives ${reasons.join(' ') || 'nothing'}, not ${gives.join(' ') || 'nothing'}`];
  });
  const bare = set.rules.flatMap((rule) => {
    const own = examples.filter((example) => example.rule === rule.id);
    const given = new Set(own.flatMap((example) => example.gives));
    const without = rule.codes.filter((code) => !given.has(code) && !own.some((example) => example.gives.includes(code)));
    const silent = own.some((example) => example.gives.length === 0) || rule.codes.every((code) => set.codes[code]?.decision === 'allow');
    return [...without.map((code) => `${rule.id}: no example gives ${code}`), ...(silent ? [] : [`${rule.id}: no example stays silent`])];
  });
  const unlisted = set.rules.flatMap((rule) => rule.codes.filter((code) => set.codes[code] === undefined).map((code) => `${rule.id}: ${code} is in no table`));
  return [...wrong, ...bare, ...unlisted];
}
