/** How long people took at the window on the days before, and this morning so far. */
import { addDays, isoOf } from '@fairlead/clinical';
import { randomUUID } from 'node:crypto';
import type { Filling } from './filling.ts';

/** Seconds as a steady morning gives them: most under the aim, a few people who had much to talk about. */
const morning = [24, 27, 29, 31, 33, 34, 36, 37, 38, 39, 41, 43, 46, 52, 61, 88, 140, 310];

export function fillWindowTimes({ add, clinic, today }: Filling): void {
  for (let back = 0; back <= 13; back += 1) {
    const people = back === 0 ? morning.slice(2, 14) : morning;
    // The window became quicker in these two weeks: two seconds less every fourth day.
    for (const seconds of people) add('window_times', { id: randomUUID(), site_id: clinic.harborId, dosing_day: isoOf(addDays(today, -back)), seconds: seconds + 2 * Math.floor(back / 4) });
  }
}
