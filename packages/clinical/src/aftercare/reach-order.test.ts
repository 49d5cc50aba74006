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

  it('counts the reasons of the group, then all, then the gap, then always the same', () => {
    const order = (...people: readonly (readonly [string, Partial<ReachFacts>])[]) => reachOrder(people.map(([id, facts]) => ({ id, facts: { ...quiet, missedDays: 0, ...facts } }))).map(({ id }) => id).join('');
    expect(order(['a', { factors: ['using_alone'], visitMissed: true }], ['b', { factors: ['using_alone', 'no_naloxone'] }])).toBe('ba');
    expect(order(['a', { factors: ['using_alone'] }], ['b', { factors: ['using_alone'], visitMissed: true }])).toBe('ba');
    expect(order(['a', { missedDays: 1 }], ['b', { missedDays: 3 }], ['c', { missedDays: 2 }])).toBe('bca');
    const depot = { medicine: 'buprenorphine-depot', missedDays: null } as const;
    expect(order(['a', { ...depot, injectionDaysLate: 2 }], ['b', { ...depot, injectionDaysLate: 9 }])).toBe('ba');
    expect(order(['c', { missedDays: 1 }], ['a', { missedDays: 1 }], ['b', { missedDays: 1 }])).toBe('abc');
  });

  it('speaks of lost tolerance only where a dose is taken every day, and of a late injection from its first day', () => {
    const reasons = (facts: Partial<ReachFacts>) => reasonsToReach({ ...quiet, missedDays: 0, ...facts }).map(({ id }) => id);
    expect([reasons({ medicine: 'naltrexone', missedCode: 'NEW_INDUCTION' }), reasons({ medicine: 'buprenorphine', missedCode: 'NEW_INDUCTION' }), reasons({ medicine: 'buprenorphine', missedCode: null })]).toEqual([[], ['tolerance_lost'], []]);
    for (const [medicine, reason] of [['buprenorphine-depot', 'injection_late'], ['naltrexone-depot', 'naltrexone_gap']] as const) {
      expect([reasons({ medicine, injectionDaysLate: null }), reasons({ medicine, injectionDaysLate: 0 }), reasons({ medicine, injectionDaysLate: 1 })]).toEqual([[], [], [reason]]);
    }
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
