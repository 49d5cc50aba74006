/** The commonest shape of a rule: one condition, one code. Anything with bands or several codes is written out in full. */
import type { Cite, Facts, Judgement, Rule } from './rule.ts';

export interface OneCodeRule<F extends Facts> {
  readonly id: string;
  readonly cite: Cite;
  readonly needs: readonly (keyof F & string)[];
  readonly code: string;
  readonly when?: (facts: F) => boolean;
  /** Absent where `needs` and `when` say it all: the rule is about nothing else. */
  readonly holds?: (facts: F) => boolean;
  readonly params?: (facts: F) => Readonly<Record<string, string | number>>;
  /** A function where the line itself depends on the facts. */
  readonly turns?: Judgement<F>['turns'] | ((facts: F) => Judgement<F>['turns']);
  readonly profile?: string;
  readonly measure?: string;
}

/** A rule that gives its one code when its condition holds. `measure` is the id unless said otherwise. */
export function oneCodeRule<F extends Facts>(spec: OneCodeRule<F>): Rule<F> {
  const { id, cite, needs, code, when, holds, params, turns } = spec;
  return {
    id, cite, needs, codes: [code], profile: spec.profile ?? 'any', measure: spec.measure ?? id,
    ...(when === undefined ? {} : { when }),
    judge: (facts) => (holds?.(facts) === false ? null : [{ code, params: params?.(facts) ?? {}, turns: (typeof turns === 'function' ? turns(facts) : turns) ?? [] }]),
  };
}
