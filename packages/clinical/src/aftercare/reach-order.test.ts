import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { overdoseRiskDisplay, riskFactorIds, type RiskFactorId } from '../crisis/index.ts';
import type { Day } from '../day.ts';
import { reachExamples } from './reach-order.examples.ts';
import { reachOrder, reachReasons, reasonsToReach, type ReachFacts } from './reach-order.ts';

const quiet = reachExamples[0]?.facts as ReachFacts;

describe('the order of reaching out', () => {
  it.each(reachExamples)('$when', ({ facts, group, gives }) => {
    expect(reasonsToReach(facts).map(({ id }) => id)).toEqual(gives);
    expect(reachOrder([{ id: 'a', facts }])[0]).toMatchObject({ place: 1, group, withinHours: { 1: 24, 2: 72, 3: 168 }[group] });
  });

  it('puts danger before the length of the gap, and more of it before less', () => {
    const order = reachOrder([
      { id: 'long', facts: { ...quiet, missedDays: 4, missedCode: 'PRESCRIBER_DISCUSSION_HALF_DOSE' } },
      { id: 'new', facts: { ...quiet, treatmentDay: 6, missedDays: 2, factors: ['methadone_start'] } },
      { id: 'overdose', facts: { ...quiet, missedDays: 1, factors: ['overdose_past_year'] } },
      { id: 'alone', facts: { ...quiet, missedDays: 1, factors: ['using_alone', 'no_naloxone'] } },
      { id: 'once', facts: quiet },
    ]);
    expect(order.map(({ id }) => id)).toEqual(['new', 'overdose', 'alone', 'long', 'once']);
  });

  it('never puts somebody whose display is red below group 1', () => {
    const facts = fc.subarray([...riskFactorIds], { minLength: 1 });
    fc.assert(fc.property(facts, (factors) => {
      const display = overdoseRiskDisplay({ today: 1000 as Day, factors: Object.fromEntries(factors.map((id) => [id, { since: 999 as Day }])) as Partial<Record<RiskFactorId, { since: Day }>> });
      if (display.tier === 'red') expect(reachOrder([{ id: 'a', facts: { ...quiet, factors } }])[0]?.group).toBe(1);
    }));
  });

  it('does not depend on the order in which people were listed', () => {
    const person = fc.record({ id: fc.uuid(), facts: fc.record({ missedDays: fc.integer({ min: 0, max: 9 }), factors: fc.subarray([...riskFactorIds]) }).map((some) => ({ ...quiet, ...some })) });
    fc.assert(fc.property(fc.uniqueArray(person, { selector: ({ id }) => id, maxLength: 20 }), (people) => {
      expect(reachOrder(people.toReversed())).toEqual(reachOrder(people));
    }));
  });

  it('has a sentence in both languages for each reason', () => {
    expect(reachReasons.filter(({ says }) => says.en === '' || says.es === '' || says.en === says.es)).toEqual([]);
    expect(new Set(reachReasons.map(({ id }) => id)).size).toBe(reachReasons.length);
  });
});
