import type { QueueRow } from '@fairlead/contract/dispensary';
import { describe, expect, it } from 'vitest';
import { nextToCall } from './use-calls.ts';
import { mayBeUsual } from './use-window.ts';

const row = (personId: string, lane: QueueRow['lane'], calledAt: string | null = null): QueueRow => ({
  personId, episodeId: '', number: '', name: '', bornOn: null, lane, reason: 'ready', arrivedAt: null, waitMinutes: 1, orderId: null, medicine: null, doseUg: null, part: null, ugPerMl: null, missedDays: 0, holds: 0, usualAt: null, givenAt: null, takenUg: null,
  onWall: { label: '1', window: null, calledAt },
});

describe('who is called next', () => {
  it('is the first who waits and was not called, never who stands here already, nor who is not here', () => {
    expect(nextToCall([row('due', 'due'), row('a', 'here'), row('b', 'here')], 'a')?.personId).toBe('b');
    expect(nextToCall([row('a', 'here', '2026-02-10T08:00:00Z'), row('b', 'here')], undefined)?.personId).toBe('b');
    expect(nextToCall([row('a', 'here', '2026-02-10T08:00:00Z')], undefined)?.personId).toBe('a');
    expect(nextToCall([row('a', 'here')], 'a')).toBeUndefined();
  });
});

describe('the ordinary check by one press', () => {
  const steady = { treatmentDay: 15, missedDays: 0, holds: [] };
  it('is offered to nobody who is new, missed a day or is held', () => {
    const held: Parameters<typeof mayBeUsual>[0]['holds'] = [{ id: '', code: 'BY_STAFF', reason: 'Drowsy', placedBy: '', placedAt: '2026-02-10T08:00:00Z', orderId: null, liftedAt: null, liftedBy: null, liftReason: null, liftedByRole: 'prescriber' } as never];
    expect(mayBeUsual(steady)).toBe(true);
    expect([mayBeUsual({ ...steady, treatmentDay: 14 }), mayBeUsual({ ...steady, missedDays: 1 }), mayBeUsual({ ...steady, holds: held })]).toEqual([false, false, false]);
  });
});
