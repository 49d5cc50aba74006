/** What a plan needs before anybody signs it: the person's own goal, something that is done for each, and a day to look again. */
import { decideBy } from '../decision.ts';
import type { Decision } from '../decision.ts';
import { allows, refusesUnless } from '../codes.ts';
import { oneCodeRule } from '../one-code-rule.ts';
import type { Cite, CodeTable, Facts, RuleSet } from '../rule.ts';

export interface SigningFacts extends Facts {
  /** Goals in the person's own words that are being worked on. */
  readonly ownGoals?: number | null;
  /** Goals being worked on that nothing is done for. */
  readonly bareGoals?: number | null;
  /** Interventions without a name beside them. */
  readonly withoutWho?: number | null;
  /** Interventions without a next day. */
  readonly withoutDay?: number | null;
  readonly hasReviewDay?: boolean | null;
}

export const signingCodes = {
  NO_OWN_GOAL: refusesUnless('nobody', 'No goal is in the person’s own words. Ask what they want, and write it down as they say it.', 'Ninguna meta está en palabras de la persona. Pregunte qué quiere y escríbalo como lo dice.'),
  NO_REVIEW_DAY: refusesUnless('nobody', 'The plan says no day on which it is looked at again.', 'El plan no dice qué día se vuelve a mirar.'),
  GOAL_WITHOUT_ACTION: refusesUnless('nobody', 'Goals that nothing is done for yet: {bareGoals}.', 'Metas por las que aún no se hace nada: {bareGoals}.'),
  ACTION_WITHOUT_NAME: allows('Interventions without anybody’s name: {withoutWho}.', 'Intervenciones sin nombre de nadie: {withoutWho}.'),
  ACTION_WITHOUT_DAY: allows('Interventions without a next day: {withoutDay}.', 'Intervenciones sin próxima fecha: {withoutDay}.'),
} as const satisfies CodeTable;

const policy = (section: string): Cite => ({ source: 'Fairlead plan policy', section, mark: 'product' });
const rule = oneCodeRule<SigningFacts>;
const n = (value: number | null | undefined): number => value ?? 0;

export const signingRules: RuleSet<SigningFacts> = {
  family: 'plan-signing', room: 'plan', version: '2026.1', codes: signingCodes, inputs: ['ownGoals', 'bareGoals', 'withoutWho', 'withoutDay', 'hasReviewDay'],
  rules: [
    rule({ id: 'plan.signing.own-goal', cite: policy('the person’s own goals first'), needs: ['ownGoals'], code: 'NO_OWN_GOAL', holds: (f) => f.ownGoals === 0, turns: [{ fact: 'ownGoals', to: 1 }] }),
    rule({ id: 'plan.signing.review-day', cite: policy('review due'), needs: ['hasReviewDay'], code: 'NO_REVIEW_DAY', holds: (f) => f.hasReviewDay === false, turns: [{ fact: 'hasReviewDay', to: true }] }),
    rule({ id: 'plan.signing.bare-goal', cite: policy('goals with interventions'), needs: ['bareGoals'], code: 'GOAL_WITHOUT_ACTION', holds: (f) => n(f.bareGoals) > 0, params: (f) => ({ bareGoals: n(f.bareGoals) }), turns: [{ fact: 'bareGoals', to: 0 }] }),
    rule({ id: 'plan.signing.who', cite: policy('who does it'), needs: ['withoutWho'], code: 'ACTION_WITHOUT_NAME', holds: (f) => n(f.withoutWho) > 0, params: (f) => ({ withoutWho: n(f.withoutWho) }) }),
    rule({ id: 'plan.signing.day', cite: policy('next date'), needs: ['withoutDay'], code: 'ACTION_WITHOUT_DAY', holds: (f) => n(f.withoutDay) > 0, params: (f) => ({ withoutDay: n(f.withoutDay) }) }),
  ],
};

/** The goals of a plan, as far as signing looks at them. */
export interface PlanToSign {
  readonly goals: readonly { readonly from: 'person' | 'team'; readonly state: 'active' | 'reached' | 'resting'; readonly interventions: readonly { readonly state: 'planned' | 'going_on' | 'done' | 'stopped'; readonly who: string | null; readonly nextOn: string | null }[] }[];
  readonly reviewOn: string | null;
}

/** Whether a plan can be signed as it stands, and what it still lacks. */
export function mayBeSigned({ goals, reviewOn }: PlanToSign): Decision {
  const active = goals.filter(({ state }) => state === 'active');
  const open = active.flatMap(({ interventions }) => interventions.filter(({ state }) => state === 'planned' || state === 'going_on'));
  return decideBy(signingRules, {
    ownGoals: active.filter(({ from }) => from === 'person').length, bareGoals: active.filter(({ interventions }) => interventions.every(({ state }) => state === 'stopped')).length,
    withoutWho: open.filter(({ who }) => who === null).length, withoutDay: open.filter(({ nextOn }) => nextOn === null).length, hasReviewDay: reviewOn !== null,
  });
}
