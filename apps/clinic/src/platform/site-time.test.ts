import { describe, expect, it } from 'vitest';
import { instantAt } from './site-time.ts';

describe('a day and a time at a site', () => {
  it('are the instant of that wall clock, also on the days when clocks change', () => {
    expect(instantAt('2026-02-14', '09:00', 'America/New_York')).toBe('2026-02-14T14:00:00.000Z');
    expect(instantAt('2026-03-08', '09:00', 'America/New_York')).toBe('2026-03-08T13:00:00.000Z');
    expect(instantAt('2026-03-08', '01:30', 'America/New_York')).toBe('2026-03-08T06:30:00.000Z');
    expect(instantAt('2026-10-25', '09:00', 'Europe/London')).toBe('2026-10-25T09:00:00.000Z');
    expect(instantAt('2026-07-01', '00:15', 'Europe/London')).toBe('2026-06-30T23:15:00.000Z');
    expect(instantAt('', '09:00', 'UTC')).toBeUndefined();
  });
});
