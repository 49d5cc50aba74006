import { describe, expect, it } from 'vitest';
import { emptyStart, instantOf, localTime, startBody } from './start-form.ts';

describe('the start of a stay', () => {
  it('never makes no of what nobody knows', () => {
    expect(startBody(emptyStart, '2026-02-10T08:00:00Z')).toMatchObject({ couldBePregnant: null, pregnant: null, alcoholDependence: null, benzodiazepineDependence: null, agonistAnswer: 'not_offered' });
  });
  it('reads the clock of the site, on both sides of a change of hours', () => {
    for (const [local, instant] of [['2026-02-10T08:30', '2026-02-10T13:30:00.000Z'], ['2026-03-08T06:30', '2026-03-08T10:30:00.000Z'], ['2026-07-01T08:30', '2026-07-01T12:30:00.000Z']] as const) {
      expect(instantOf(local, 'America/New_York')).toBe(instant);
      expect(localTime(Date.parse(instant), 'America/New_York')).toBe(local);
    }
    expect(instantOf('', 'America/New_York')).toBeNull();
  });
});
