/** How often somebody is asked how they are: daily, then weekly, monthly, quarterly, for five years and on. */
import type { Day } from '../day.ts';
import { addDays, daysBetween } from '../day.ts';
import type { Cite } from '../rule.ts';

export interface CadencePhase {
  /** Days from the start of follow-up for which the phase lasts, both ends included. */
  readonly fromDay: number;
  readonly toDay: number;
  readonly everyDays: number;
  readonly code: 'daily' | 'weekly' | 'monthly' | 'quarterly' | 'yearly';
}

/** Product cadence of reference 9.1; a site may edit it. After year 5 the door stays open with one recall a year. */
export const defaultCadence: readonly CadencePhase[] = [
  { code: 'daily', fromDay: 0, toDay: 7, everyDays: 1 },
  { code: 'weekly', fromDay: 8, toDay: 90, everyDays: 7 },
  { code: 'monthly', fromDay: 91, toDay: 365, everyDays: 30 },
  { code: 'quarterly', fromDay: 366, toDay: 1826, everyDays: 91 },
  { code: 'yearly', fromDay: 1827, toDay: 36525, everyDays: 365 },
];

export const cadenceCite: Cite = { source: 'Fairlead check-in cadence; Scott and Dennis, Recovery Management Checkups', section: 'quarterly for 4 years and more', mark: 'product' };

/** Milestones at which retention is counted, in days. */
export const retentionDays: readonly number[] = [7, 30, 90, 180, 365];

/** The phase of a day of follow-up; the last one for any later day. */
export function phaseOn(dayNumber: number, cadence: readonly CadencePhase[] = defaultCadence): CadencePhase | null {
  return cadence.find(({ toDay }) => dayNumber <= toDay) ?? cadence.at(-1) ?? null;
}

/**
 * The day of the next check-in after the last one (or after the start, when there was none).
 * It is counted from the last check-in that happened, so that one extra contact moves the next, and never lies before `start`.
 */
export function nextCheckIn(start: Day, last: Day | null, cadence: readonly CadencePhase[] = defaultCadence): Day | null {
  if (last === null) return start;
  const phase = phaseOn(Math.max(0, daysBetween(start, last)), cadence);
  return phase === null ? null : addDays(last, phase.everyDays);
}

/** Every planned check-in from the start up to a day, for the calendar. */
export function checkInsUntil(start: Day, until: Day, cadence: readonly CadencePhase[] = defaultCadence): readonly Day[] {
  const days: Day[] = [];
  let next: Day | null = start;
  while (next !== null && next <= until) {
    days.push(next);
    next = nextCheckIn(start, next, cadence);
  }
  return days;
}
