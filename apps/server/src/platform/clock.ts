/** The only reader of time. In demonstrations and tests it can be moved forwards for the whole installation. And days, counted on. */
import { addDays, dayOf, daysBetween, isoOf, type Day } from '@fairlead/clinical';

export interface Clock {
  /** This instant, UTC: what every clinical fact is stamped with. */
  readonly now: () => Temporal.Instant;
  /** The instant that sign-in and limits go by: moving a demonstration's days does not sign anybody out. */
  readonly real: () => Temporal.Instant;
  /** Moves time forwards; only where time may be moved. */
  readonly moveBy?: (by: Temporal.Duration) => void;
  /** How far ahead of the system's clock this one runs, in milliseconds. */
  readonly aheadMs?: () => number;
}

/** The clock of a real installation. */
export const systemClock: Clock = { now: () => Temporal.Now.instant(), real: () => Temporal.Now.instant() };

/** A clock that runs ahead of `real` by so many milliseconds, and can be moved further. */
export function movableClock(startAheadMs = 0, real: () => Temporal.Instant = () => Temporal.Now.instant()): Required<Clock> {
  let ahead = startAheadMs;
  return {
    now: () => real().add({ milliseconds: ahead }),
    real,
    aheadMs: () => ahead,
    moveBy: (by) => {
      // A duration of days is 24 hours each here: the demonstration moves instants, a site's zone makes days of them.
      const ms = by.total({ unit: 'milliseconds', relativeTo: Temporal.PlainDate.from('2026-01-01') });
      if (ms < 0) throw new RangeError('Time moves forwards only.');
      ahead += Math.round(ms);
    },
  };
}

/** The calendar day of an instant at a site, e.g. `2026-02-10`. */
export function dayAt(instant: Temporal.Instant, timeZone: string): string {
  return instant.toZonedDateTimeISO(timeZone).toPlainDate().toString();
}

/** The first instant of a calendar day at a site. */
export function startOfDay(day: string, timeZone: string): Temporal.Instant {
  return Temporal.PlainDate.from(day).toZonedDateTime({ timeZone }).toInstant();
}

/** The number of a day that the database or the contract has already read as one. */
export function dayNumber(day: string): Day {
  const number = dayOf(day);
  if (number === null) throw new Error(`${day} is no day.`);
  return number;
}

/** Whole days from one calendar day to another; negative where that one is before. */
export const daysFrom = (from: string, to: string): number => daysBetween(dayNumber(from), dayNumber(to));

/** The calendar day so many days after one, or before it where `days` is negative. */
export const dayAfter = (day: string, days = 1): string => isoOf(addDays(dayNumber(day), days));
