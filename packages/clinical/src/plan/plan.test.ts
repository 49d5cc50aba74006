import { describe, expect, it } from 'vitest';
import { dayOf, isoOf } from '../day.ts';
import type { Day } from '../day.ts';
import { examplesThatFail } from '../examples-hold.ts';
import { pathwayFrom } from './pathway.ts';
import { planExamples, signingExamples } from './plan.examples.ts';
import { mayBeSigned, signingRules } from './signing.ts';
import { planRules, suggestInterventions } from './suggested-interventions.ts';

describe('the plan', () => {
  it('suggests on each side of every line', () => expect(examplesThatFail(planRules, planExamples)).toEqual([]));

  it('asks for the person’s own goal, something done for each, and a review day before anybody signs', () => {
    expect(examplesThatFail(signingRules, signingExamples)).toEqual([]);
    const doing = { state: 'planned', who: 'Rosa', nextOn: '2026-03-01' } as const;
    const goal = (from: 'person' | 'team', interventions: readonly (typeof doing)[]) => ({ from, state: 'active' as const, interventions });
    expect(mayBeSigned({ goals: [goal('person', [doing])], reviewOn: '2026-03-10' }).decision).toBe('allow');
    expect(mayBeSigned({ goals: [goal('team', [doing]), goal('person', [])], reviewOn: null }).reasons).toEqual(['NO_REVIEW_DAY', 'GOAL_WITHOUT_ACTION']);
    expect(mayBeSigned({ goals: [goal('team', [doing])], reviewOn: '2026-03-10' }).reasons).toEqual(['NO_OWN_GOAL']);
  });

  it('asks nothing of a goal that rests, and nothing of what is done or stopped', () => {
    const doing = (state: 'planned' | 'going_on' | 'done' | 'stopped', who: string | null = 'Rosa', nextOn: string | null = '2026-03-01') => ({ state, who, nextOn });
    const signed = (interventions: readonly ReturnType<typeof doing>[], state: 'active' | 'reached' | 'resting' = 'active') => {
      const own = { from: 'person', state: 'active', interventions: [doing('planned')] } as const;
      return mayBeSigned({ goals: [own, { from: 'team', state, interventions }], reviewOn: '2026-03-10' });
    };
    for (const state of ['planned', 'going_on', 'done'] as const) expect(signed([doing(state)]).decision, state).toBe('allow');
    expect(signed([doing('stopped')]).reasons).toEqual(['GOAL_WITHOUT_ACTION']);
    expect(signed([doing('stopped'), doing('done', null, null)]).reasons).toEqual([]);
    expect(signed([doing('stopped')], 'resting').reasons).toEqual([]);
    expect([signed([doing('planned', null)]).reasons, signed([doing('going_on', null)]).reasons]).toEqual([['ACTION_WITHOUT_NAME'], ['ACTION_WITHOUT_NAME']]);
    expect(signed([doing('planned', 'Rosa', null)]).reasons).toEqual(['ACTION_WITHOUT_DAY']);
    expect(mayBeSigned({ goals: [{ from: 'person', state: 'reached', interventions: [doing('planned')] }], reviewOn: '2026-03-10' }).reasons).toEqual(['NO_OWN_GOAL']);
  });

  it('puts today first, gives each its reason, and names what nobody knows', () => {
    const { suggestions, missing } = suggestInterventions({ auditC: 6, auditCCut: 4, hepatitisC: 'unknown', hasNaloxone: false, phq9: null });
    expect(suggestions.map(({ code, when }) => [code, when])).toEqual([['NALOXONE_NOW', 'today'], ['ALCOHOL_BRIEF_INTERVENTION', 'this_plan'], ['HEPATITIS_C_TEST', 'this_plan']]);
    expect(suggestions[1]?.because.says.en).toBe('AUDIT-C is 6, at or over the line of 4: full AUDIT and a brief intervention.');
    expect(missing).toEqual(['phq9']);
  });

  it('dates the twelve weeks from the first day: family therapy in week 4, the refresher from week 12', () => {
    const dated = pathwayFrom(dayOf('2026-02-02') as Day);
    const of = (code: string): string[] => dated.filter((each) => each.code === code).map(({ from, by }) => `${isoOf(from)} ${isoOf(by)}`);
    expect(of('family_therapy')).toEqual(['2026-02-23 2026-03-01']);
    expect(of('refresher_visit')).toEqual(['2026-04-27 2026-05-25']);
    expect(dated.every(({ from, by }) => from <= by)).toBe(true);
  });
});
