import type { PlanContent } from '@fairlead/contract/plan';
import { describe, expect, it } from 'vitest';
import { bothOf, differencesOf, newGoal, newIntervention } from './use-plan-draft.ts';

const shared = { ...newGoal('Keep my job', 'person'), interventions: [newIntervention('Window at 06:30', 'nursing')] };
const plan = (goals: PlanContent['goals'], reviewOn: string | null = null): PlanContent => ({ goals, milestones: [], reviewOn });
const withOne = (words: string): PlanContent['goals'][number] => ({ ...shared, interventions: [...shared.interventions, newIntervention(words, 'counselling')] });
const names = { review: 'Review day', milestone: (code: string) => code };

describe('a plan that two people changed', () => {
  const [mine, theirs] = [plan([withOne('Breathing'), newGoal('Sleep', 'person')], '2026-03-01'), plan([withOne('Blood pressure'), newGoal('See my son', 'team')])];

  it('is compared line by line: what is only mine, only theirs, and what differs', () => {
    expect(differencesOf(mine, theirs, names)).toEqual([
      { what: 'Keep my job: Breathing', whose: 'mine' }, { what: 'Sleep', whose: 'mine' },
      { what: 'Keep my job: Blood pressure', whose: 'theirs' }, { what: 'See my son', whose: 'theirs' }, { what: 'Review day', whose: 'both' },
    ]);
  });

  it('is put together with nothing left out, and mine where both differ', () => {
    const both = bothOf(mine, theirs);
    expect(both.goals.map((goal) => [goal.words, goal.interventions.map((each) => each.words)])).toEqual([['Keep my job', ['Window at 06:30', 'Breathing', 'Blood pressure']], ['Sleep', []], ['See my son', []]]);
    expect(both.reviewOn).toBe('2026-03-01');
  });
});
