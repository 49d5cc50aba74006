/**
 * Quick reading of facts for a rule set that is asked again and again. Most of the time a decision took went into looking up
 * by name, rule by rule, which facts are there. Facts of one caller have the same names in the same order each time, so one pass
 * over them tells it for all rules. Facts of another shape are read the slow way; what is decided is the same.
 */
import type { Facts, Rule, RuleSet } from './rule.ts';

/** Of one fact: not asked about, asked and not known, known. */
export const ABSENT = 0;
export const UNKNOWN = 1;
export const KNOWN = 2;

/** The names of the facts in their order, and at which of these places each rule's needs stand. */
interface Reading {
  readonly names: readonly string[];
  readonly places: readonly (readonly number[])[];
}

/** What is there at each place, and the places of each rule's needs. */
export interface Standings {
  readonly at: Uint8Array;
  readonly places: readonly (readonly number[])[];
}

const readings = new WeakMap<object, Reading | null>();

/** Marks a rule set as one that is kept and asked often. */
export function keep<F extends Facts>(set: RuleSet<F>): RuleSet<F> {
  readings.set(set, null);
  return set;
}

/** A need that no fact has the name of stands one place after the last, where nothing is ever written. */
function learn<F extends Facts>(rules: readonly Rule<F>[], facts: F): Reading {
  const names = Object.keys(facts);
  const placeOf = (key: string): number => (names.includes(key) ? names.indexOf(key) : names.length);
  return { names, places: rules.map(({ needs }) => needs.map(placeOf)) };
}

/** What is there of the facts of a kept set; null for any other set, and for facts of another shape than the first. */
export function standingsOf<F extends Facts>(set: RuleSet<F>, facts: F): Standings | null {
  let reading = readings.get(set);
  if (reading === undefined) return null;
  if (reading === null) readings.set(set, (reading = learn(set.rules, facts)));
  const { names, places } = reading;
  const at = new Uint8Array(names.length + 1);
  let place = 0;
  for (const name in facts) {
    if (name !== names[place]) return null;
    const fact = facts[name];
    at[place] = fact === undefined ? ABSENT : fact === null ? UNKNOWN : KNOWN;
    place += 1;
  }
  return place === names.length ? { at, places } : null;
}
