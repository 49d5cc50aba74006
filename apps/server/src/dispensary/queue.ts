/** Who is seen first and why: worked out of the facts, so that the same order stands on every screen. */
import type { QueueRow } from '@fairlead/contract/dispensary';
import { daysFrom } from '../platform/clock.ts';
import type { QueueFacts } from './window-store.ts';

/** After so long somebody who waits comes before the next who is ready. */
const longWaitMinutes = 20;
const manyMissedDays = 2;

function laneOf(row: QueueFacts): QueueRow['lane'] {
  if (row.done_state !== null && row.done_state !== 'refused') return 'done';
  if (row.arrived_at !== null) return 'here';
  return row.done_state === 'refused' ? 'done' : 'due';
}

function reasonOf(row: QueueFacts, lane: QueueRow['lane'], missedDays: number, waitMinutes: number | null): QueueRow['reason'] {
  if (lane === 'done') return row.done_state === 'refused' ? 'refused' : row.done_kind === 'take-home' ? 'take-home' : 'given';
  if (row.order_id === null) return 'no order';
  if (row.holds > 0) return 'held';
  if (missedDays > manyMissedDays) return 'missed days';
  if (row.last_day === null) return 'first dose';
  if (lane === 'due') return 'due';
  return (waitMinutes ?? 0) >= longWaitMinutes ? 'waiting long' : 'ready';
}

// Whoever needs somebody first: a hold, then missed days, then who waits longest. Never by name.
const weight: Readonly<Record<QueueRow['reason'], number>> = {
  held: 0, 'missed days': 1, 'no order': 2, 'dose expired order': 2, 'waiting long': 3, 'first dose': 4, ready: 5, due: 6, refused: 7, given: 8, 'take-home': 9,
};
const laneWeight = { here: 0, due: 1, done: 2 } as const;

const clock = (minute: number): string => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** The lines of the queue of a day, in the order in which people are seen. */
export function queueOf(facts: readonly QueueFacts[], day: string, now: Temporal.Instant): readonly QueueRow[] {
  // Most were dosed on the same few days.
  const missed = new Map<string, number>();
  const missedSince = (last: string): number => {
    const known = missed.get(last);
    if (known !== undefined) return known;
    const days = Math.max(0, daysFrom(last, day) - 1);
    missed.set(last, days);
    return days;
  };
  return sortQueue(facts.map((row) => queueRow(row, row.last_day === null ? 0 : missedSince(row.last_day), now)));
}

function queueRow(row: QueueFacts, missedDays: number, now: Temporal.Instant): QueueRow {
  const waitMinutes = row.arrived_at === null ? null : Math.max(0, Math.floor(now.since(Temporal.Instant.from(row.arrived_at)).total('minutes')));
  const lane = laneOf(row);
  return {
    personId: row.person_id, episodeId: row.episode_id, number: row.number, name: row.name, bornOn: row.born_on, lane, reason: reasonOf(row, lane, missedDays, waitMinutes),
    arrivedAt: row.arrived_at, waitMinutes, orderId: row.order_id, medicine: row.medicine, doseUg: row.dose_ug, part: row.part, ugPerMl: row.ug_per_ml, missedDays, holds: row.holds,
    usualAt: row.usual_minute === null ? null : clock(row.usual_minute), givenAt: row.given_at, takenUg: row.taken_ug,
  };
}

type Key = readonly [lane: number, weight: number, time: string, number: string];

function keyOf(row: QueueRow): Key {
  return [laneWeight[row.lane], row.lane === 'here' ? weight[row.reason] : 0, row.lane === 'due' ? (row.usualAt ?? '99') : (row.arrivedAt ?? row.givenAt ?? ''), row.number];
}

function compare(a: Key, b: Key): number {
  if (a[0] !== b[0]) return a[0] - b[0];
  if (a[1] !== b[1]) return a[1] - b[1];
  if (a[2] !== b[2]) return a[2] < b[2] ? -1 : 1;
  return a[3] < b[3] ? -1 : a[3] > b[3] ? 1 : 0;
}

/** The queue in the order in which people are seen; the due by the time they usually come. */
function sortQueue(rows: readonly QueueRow[]): readonly QueueRow[] {
  return rows.map((row) => ({ row, key: keyOf(row) })).sort((a, b) => compare(a.key, b.key)).map(({ row }) => row);
}
