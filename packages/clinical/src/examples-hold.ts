/** Runs a rule set's examples, for its tests: each rule alone, under its own profile. Not for the product. */
import { decideBy, stronger, turnsNamed } from './decision.ts';
import { sayMg, type Ug } from './dose.ts';
import type { Example, Facts, Rule, RuleSet } from './rule.ts';

export interface HowToHold<F extends Facts> {
  /** Rules that name nothing that would lift them, since no one fact can or should be changed (an allergy, an age, a medicine taken). */
  readonly untold?: readonly string[];
  /** Whether other facts ask for less, for families whose outcome is more than allow, warn or refuse. */
  readonly eases?: (facts: F, after: F) => boolean;
}

const differing = (a: Facts, b: Facts): readonly string[] => [...new Set([...Object.keys(a), ...Object.keys(b)])].filter((key) => JSON.stringify(a[key]) !== JSON.stringify(b[key]));

/** One rule with its own examples. */
interface Alone<F extends Facts> {
  readonly set: RuleSet<F>;
  readonly rule: Rule<F>;
  readonly own: readonly Example<F>[];
  readonly eases: (facts: F, after: F) => boolean;
}

/** Sentences that reach a screen with a hole in them, or with another number than the fact they name. */
function holes<F extends Facts>({ set, rule }: Alone<F>, facts: F): readonly string[] {
  return decideBy(set, facts, rule.profile).findings.flatMap(({ code, says, params }) => [
    ...Object.values(says).filter((words) => words.includes('{')).map((words) => `${code} says "${words}"`),
    ...Object.entries(params).filter(([name, value]) => facts[name] !== undefined && typeof facts[name] !== 'object' && facts[name] !== value).map(([name, value]) => `${code} says ${String(value)} where ${name} is ${JSON.stringify(facts[name])}`),
  ]);
}

/** Named changes that lift nothing, or that ask for more than the line: the value just short of them, unless an example shows them, must not do. */
function wrongTurns<F extends Facts>({ set, rule, own, eases }: Alone<F>, facts: F): readonly string[] {
  const now = decideBy(set, facts, rule.profile);
  const lifts = (fact: string, to: unknown): boolean => {
    const changed = { ...facts, [fact]: to };
    const after = decideBy(set, changed, rule.profile);
    return now.reasons.some((code) => !after.reasons.includes(code)) || stronger(after.decision, now.decision) !== after.decision || eases(facts, changed);
  };
  return turnsNamed(set, facts, rule.profile).flatMap(({ fact, to }) => {
    if (!lifts(fact, to)) return [`${fact} ${JSON.stringify(to)} lifts nothing`];
    const from = facts[fact];
    if (typeof from !== 'number' || typeof to !== 'number' || own.some((each) => each.gives.length === 0 && each.facts[fact] === to)) return [];
    return lifts(fact, to + Math.sign(from - to)) ? [`${fact} ${JSON.stringify(to)} is more than it takes`] : [];
  });
}

/** Whether a warning or refusal that another value of one fact would lift, as its examples show, says nothing of it. */
function saysNothing<F extends Facts>({ set, rule, own }: Alone<F>, { gives, facts }: Example<F>): boolean {
  const stops = gives.some((code) => set.codes[code]?.decision !== 'allow');
  return stops && own.some((other) => other.gives.length === 0 && differing(other.facts, facts).length === 1) && turnsNamed(set, facts, rule.profile).length === 0;
}

/** Findings with numbers that say none of the number which, changed, would lift them. */
function unsaidNumbers<F extends Facts>({ set, rule }: Alone<F>, facts: F): readonly string[] {
  const said = decideBy(set, facts, rule.profile).findings.flatMap(({ params }) => Object.values(params));
  return turnsNamed(set, facts, rule.profile).flatMap(({ fact }) => {
    const from = facts[fact];
    if (typeof from !== 'number' || said.length < 2) return [];
    // As it is, in milligrams, in dollars, or as its distance from another fact.
    const others = Object.entries(facts).flatMap(([key, other]) => (key !== fact && typeof other === 'number' && other !== from ? [other] : []));
    const forms: readonly unknown[] = [from, from / 1000, `$${(from / 100).toFixed(2)}`, ...[0, ...others].flatMap((other) => [sayMg((from - other) as Ug), sayMg((other - from) as Ug)])];
    return forms.some((form) => said.some((each) => each === form)) ? [] : [`says ${said.join(', ')} and not that ${fact} is ${String(from)}`];
  });
}

function faultsOf<F extends Facts>(alone: Alone<F>, untold: boolean): readonly string[] {
  const { set, rule, own } = alone;
  const wrong = own.flatMap((example) => {
    const { when, facts, gives, missing: asks = [] } = example;
    const { reasons, missing } = decideBy(set, facts, rule.profile);
    const same = reasons.length === gives.length && gives.every((code) => reasons.includes(code));
    return [
      ...(asks.toSorted().join() === missing.toSorted().join() ? [] : [`asks for ${missing.join(' ') || 'nothing'}, not ${asks.join(' ') || 'nothing'}`]),
      ...(same ? [] : [`gives ${reasons.join(' ') || 'nothing'}, not ${gives.join(' ') || 'nothing'}`]), ...holes(alone, facts), ...wrongTurns(alone, facts), ...unsaidNumbers(alone, facts),
      ...(!untold && saysNothing(alone, example) ? ['names nothing that would lift it'] : []),
    ].map((fault) => `${when}: ${fault}`);
  });
  const given = new Set(own.flatMap((example) => example.gives));
  const silent = own.some((example) => example.gives.length === 0) || rule.codes.every((code) => set.codes[code]?.decision === 'allow');
  return [
    ...wrong, ...rule.codes.filter((code) => !given.has(code)).map((code) => `no example gives ${code}`), ...(silent ? [] : ['no example stays silent']),
    ...rule.codes.filter((code) => set.codes[code] === undefined).map((code) => `${code} is in no table`),
    ...(untold && !own.some((example) => saysNothing(alone, example)) ? ['is listed as untold and tells'] : []),
  ];
}

/** Every way in which a rule set and its examples disagree, in words; empty where all is well. */
export function examplesThatFail<F extends Facts>(set: RuleSet<F>, examples: readonly Example<F>[], { untold = [], eases = () => false }: HowToHold<F> = {}): readonly string[] {
  const unknown = [...examples.map(({ rule }) => rule), ...untold].filter((id) => !set.rules.some((rule) => rule.id === id)).map((id) => `${id}: no such rule`);
  return [...unknown, ...set.rules.flatMap((rule) => faultsOf({ set: { ...set, rules: [rule] }, rule, own: examples.filter((each) => each.rule === rule.id), eases }, untold.includes(rule.id)).map((fault) => `${rule.id}, ${fault}`))];
}
