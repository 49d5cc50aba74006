import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { callBacksAtOnce, pickForCallBack } from './call-backs.ts';

const candidate = fc.record({ personId: fc.uuid(), daysSinceLast: fc.option(fc.integer({ min: 0, max: 90 })), isOpen: fc.boolean() });

describe('a call-back by chance', () => {
  it('asks nobody twice in 30 days, nobody twice at once, and never more than the cap', () => {
    fc.assert(fc.property(fc.uniqueArray(candidate, { selector: ({ personId }) => personId }), fc.integer({ min: 1, max: 40 }), fc.infiniteStream(fc.nat()), (all, count, numbers) => {
      const picked = pickForCallBack(all, count, (below) => (numbers.next().value ?? 0) % below);
      const may = all.filter(({ isOpen, daysSinceLast }) => !isOpen && (daysSinceLast === null || daysSinceLast >= 30)).map(({ personId }) => personId);
      expect(picked.length).toBe(Math.min(count, callBacksAtOnce, may.length));
      expect(new Set(picked).size).toBe(picked.length);
      expect(picked.every((one) => may.includes(one))).toBe(true);
    }));
  });

  it('is as likely for one as for another', () => {
    const all = ['a', 'b', 'c', 'd'].map((personId) => ({ personId, daysSinceLast: null, isOpen: false }));
    const seen = new Map<string, number>();
    // Every pair of draws once: each person has to come up equally often.
    for (let first = 0; first < 4; first += 1) for (let second = 0; second < 3; second += 1) {
      const numbers = [first, second];
      for (const one of pickForCallBack(all, 2, () => numbers.shift() ?? 0)) seen.set(one, (seen.get(one) ?? 0) + 1);
    }
    expect([...seen.values()]).toEqual([6, 6, 6, 6]);
  });
});
