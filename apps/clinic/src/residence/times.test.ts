import { expect, it } from 'vitest';
import { atTime, nextAt } from './times.ts';

it('reads a clock time at the site, and the next day’s where today’s has passed', () => {
  const now = Date.parse('2026-02-10T21:00:00Z');
  expect(atTime('2026-07-01', '08:30', 'America/New_York')).toBe('2026-07-01T12:30:00.000Z');
  expect(nextAt('18:00', now, 'America/New_York')).toBe('2026-02-10T23:00:00.000Z');
  expect(nextAt('09:00', now, 'America/New_York')).toBe('2026-02-11T14:00:00.000Z');
  expect(nextAt('', now, 'America/New_York')).toBeNull();
});
