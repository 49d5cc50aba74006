/** How long people took at the window of Harbor Street in the last two weeks: one time for each dose that was given there. */
import { isoOf } from '@fairlead/clinical';
import { randomUUID } from 'node:crypto';
import { isAtWindow } from './fill-dispensary.ts';
import type { Supplies } from './fill-pharmacy.ts';
import { eventsOf, type Filling } from './filling.ts';

/** Seconds as a steady morning gives them: most under the aim, a few people who had much to talk about. */
const morning = [24, 27, 29, 31, 33, 34, 36, 37, 38, 39, 41, 43, 46, 52, 61, 88, 140, 310];
const daysTold = 14;

export function fillWindowTimes({ add, clinic, today, people, episodeOf }: Filling, supplies: Supplies): void {
  const given = new Map<number, number>();
  for (const person of people.filter(({ site }) => site.code === 'HARBOR')) {
    for (const dose of eventsOf(person, 'dose')) {
      const back = today - dose.day;
      if (back < daysTold && isAtWindow(dose, supplies.get(dose.id)) && episodeOf(person, dose.day) !== null) given.set(dose.day, (given.get(dose.day) ?? 0) + 1);
    }
  }
  for (const [day, people] of given) {
    // The window became quicker in these two weeks: two seconds less every fourth day.
    const slower = 2 * Math.floor((today - day) / 4);
    // Steps of seven go through every one of the eighteen, so that any part of a morning is as mixed as the whole.
    for (let index = 0; index < people; index += 1) add('window_times', { id: randomUUID(), site_id: clinic.harborId, dosing_day: isoOf(day as typeof today), seconds: (morning[(index * 7) % morning.length] ?? 0) + slower });
  }
}
