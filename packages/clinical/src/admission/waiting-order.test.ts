import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { waitingOrder, waitingReasonIds } from './waiting-order.ts';

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

  it('does not depend on the order in which people were listed', () => {
    const person = fc.record({ id: fc.uuid(), waitDays: fc.integer({ min: 0, max: 200 }), reasons: fc.subarray([...waitingReasonIds]) });
    fc.assert(fc.property(fc.uniqueArray(person, { selector: ({ id }) => id, maxLength: 20 }), (people) => {
      expect(waitingOrder(people.toReversed())).toEqual(waitingOrder(people));
    }));
  });
});
