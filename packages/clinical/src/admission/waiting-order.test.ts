import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { waitingOrder, waitingReasonIds, type WaitingReasonId } from './waiting-order.ts';

describe('the waiting list', () => {
  it('calls risk before waiting time, and says why', () => {
    const order = waitingOrder([
      { id: 'a', waitDays: 40, reasons: [] },
      { id: 'b', waitDays: 1, reasons: ['pregnant'] },
      { id: 'c', waitDays: 10, reasons: ['injecting'] },
      { id: 'd', waitDays: 12, reasons: ['injecting'] },
      { id: 'e', waitDays: 2, reasons: ['injecting', 'no_home'] },
    ]);
    expect(order.map(({ id, place, group }) => [id, place, group])).toEqual([['b', 1, 1], ['e', 2, 2], ['d', 3, 2], ['c', 4, 2], ['a', 5, 3]]);
    expect(order[0]?.because.map(({ says }) => says.en)).toEqual(['Pregnant']);
    expect(order[0]?.contactOverdue).toBe(true);
  });

  it('calls whoever has more reasons of the group first, then whoever waits longer, then always the same', () => {
    const order = (...people: readonly (readonly [string, number, readonly WaitingReasonId[]])[]) => waitingOrder(people.map(([id, waitDays, reasons]) => ({ id, waitDays, reasons }))).map(({ id }) => id).join('');
    expect(order(['a', 1, ['pregnant', 'injecting', 'no_home']], ['b', 2, ['pregnant']])).toBe('ba');
    expect(order(['b', 5, ['injecting']], ['a', 5, ['no_home']])).toBe('ab');
    expect(order(['a', 5, []], ['c', 5, []], ['b', 5, []])).toBe('abc');
  });

  it.each([[['pregnant'], 0], [['injecting'], 1], [[], 3]] as const)('%j: a first contact is late after %i days', (reasons, days) => {
    const late = (waitDays: number) => waitingOrder([{ id: 'a', waitDays, reasons }])[0]?.contactOverdue;
    expect([late(days), late(days + 1)]).toEqual([false, true]);
  });

  it('does not depend on the order in which people were listed', () => {
    const person = fc.record({ id: fc.uuid(), waitDays: fc.integer({ min: 0, max: 200 }), reasons: fc.subarray([...waitingReasonIds]) });
    fc.assert(fc.property(fc.uniqueArray(person, { selector: ({ id }) => id, maxLength: 20 }), (people) => {
      expect(waitingOrder(people.toReversed())).toEqual(waitingOrder(people));
    }));
  });
});
