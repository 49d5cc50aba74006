import { describe, expect, it } from 'vitest';
import type { AccessLogEntry } from '@fairlead/contract/recovery';
import { looksOf } from './looked.tsx';

const entry = (at: string, who: string, more: Partial<AccessLogEntry> = {}): AccessLogEntry => ({ at, who, role: 'nurse', organisation: 'Harbor Street', what: 'Opened the record', reason: null, emergency: false, ...more });

describe('who looked', () => {
  it('says the same of one day once, with how often, and keeps the newest time', () => {
    const looks = looksOf([entry('2026-02-10T15:00:00Z', 'Noor'), entry('2026-02-10T14:00:00Z', 'Dana'), entry('2026-02-10T13:00:00Z', 'Noor'), entry('2026-02-08T13:00:00Z', 'Noor')]);
    expect(looks.map(({ at, who, times }) => [at.slice(0, 13), who, times])).toEqual([['2026-02-10T15', 'Noor', 2], ['2026-02-10T14', 'Dana', 1], ['2026-02-08T13', 'Noor', 1]]);
  });
  it('never folds an emergency access or a reason into an ordinary look', () => {
    const looks = looksOf([entry('2026-02-10T15:00:00Z', 'Noor'), entry('2026-02-10T15:00:00Z', 'Noor', { emergency: true, reason: 'Found unconscious' })]);
    expect(looks.map(({ times, emergency }) => [times, emergency])).toEqual([[1, false], [1, true]]);
  });
});
