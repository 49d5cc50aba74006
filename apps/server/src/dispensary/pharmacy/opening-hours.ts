/** When a pharmacy is open, by weekday: what of it cannot be so. */
import { hoursOfWeekday, type PharmacyHours } from '@fairlead/contract/dispensary';

/** What is wrong with hours as they were typed; null where nothing is. `openDays`: ISO weekdays, 1 for Monday. */
export function hoursFault({ openDays, hours = [] }: { readonly openDays: readonly number[]; readonly hours?: readonly PharmacyHours[] | undefined }): string | null {
  if (hours.some(({ day }) => !openDays.includes(day))) return 'Hours are named for a day on which the pharmacy is closed.';
  if (hours.some(({ opens, closes }) => opens >= closes)) return 'It closes before it opens. Write times like 09:00 and 17:30.';
  for (const day of openDays) {
    const [first, second, third] = hoursOfWeekday(hours, day);
    if (third !== undefined) return 'At most two stretches a day: before and after a break.';
    if (first !== undefined && second !== undefined && second.opens < first.closes) return 'Two stretches of one day overlap.';
  }
  return null;
}
