/** The commonest shape of a rule: one condition, one code. Anything with bands or several codes is written out in full. */
import type { Cite, Facts, Judgement, Rule } from './rule.ts';

export interface OneCodeRule<F extends Facts> {
  readonly id: string;
  readonly cite: Cite;
  readonly needs: readonly (keyof F & string)[];
  readonly code: string;
  readonly when?: (facts: F) => boolean;
  readonly holds: (facts: F) => boolean;
  readonly params?: (facts: F) => Readonly<Record<string, string | number>>;
  readonly turns?: Judgement<F>['turns'];
  readonly profile?: string;
  readonly measure?: string;
}

/** A rule that gives its one code when its condition holds. `measure` is the id unless said otherwise. */
export function oneCodeRule<F extends Facts>(spec: OneCodeRule<F>): Rule<F> {
  const { id, cite, needs, code, when, holds, params, turns } = spec;
  return {
    id, cite, needs, codes: [code], profile: spec.profile ?? 'any', measure: spec.measure ?? id,
    ...(when === undefined ? {} : { when }),
    judge: (facts) => (holds(facts) ? [{ code, ...(params === undefined ? {} : { params: params(facts) }), ...(turns === undefined ? {} : { turns }) }] : null),
  };
}
