import type { QueueRow } from '@fairlead/contract/dispensary';
import { describe, expect, it } from 'vitest';
import { nextToCall } from './use-calls.ts';

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
