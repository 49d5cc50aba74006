/** Reminders of what is at home: which are coming, what they say, and the calendar file that carries them. */
import type { DoseDay, OwnBottle } from '@fairlead/contract/recovery';

/** As the person set them; kept sealed on the phone and nowhere else. */
export interface ReminderSettings { readonly app: boolean; readonly first: string; readonly second: string; readonly seed: string }

export interface Reminder { readonly day: string; readonly time: string; readonly count: number }

type HomeDay = Pick<DoseDay, 'day' | 'how'>;
type Part = Pick<OwnBottle, 'day' | 'part'>;

/**
 * What is still at home for today and later, a reminder a day and time: the first part at the first time, later parts of
 * the day at the second. A day that is taken from home of which no bottle is known yet counts as one.
 */
export function remindersAhead(days: readonly HomeDay[], bottles: readonly Part[], from: string, { first, second }: Pick<ReminderSettings, 'first' | 'second'>): readonly Reminder[] {
  const known = new Set(bottles.map(({ day }) => day));
  const parts = [...bottles, ...days.filter(({ day, how }) => how === 'home' && !known.has(day)).map(({ day }) => ({ day, part: 1 }))].filter(({ day }) => day >= from);
  const counts = new Map<string, Reminder>();
  for (const { day, part } of parts) {
    const time = part > 1 ? second : first;
    counts.set(`${day} ${time}`, { day, time, count: (counts.get(`${day} ${time}`)?.count ?? 0) + 1 });
  }
  return [...counts.entries()].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, reminder]) => reminder);
}

export const partOfDay = (time: string): 'morning' | 'afternoon' | 'evening' => (time < '12:00' ? 'morning' : time < '17:00' ? 'afternoon' : 'evening');

/** Milliseconds from `nowMs` until the reminder is due on this phone's clock; negative where it is past. */
export function dueIn({ day, time }: Reminder, nowMs: number): number {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return new Date(year, month - 1, date, hour, minute).getTime() - nowMs;
}

/**
 * A calendar file (RFC 5545) of times without a zone, so that they hold wherever the phone is. Nothing in it names the
 * product, a clinic or a medicine; the same day and time keep their id, so that a newer file replaces an older one where the calendar can.
 */
export function calendarFile(reminders: readonly Reminder[], say: (reminder: Reminder) => string, seed: string, nowIso: string): string {
  const plain = (text: string): string => text.replaceAll(/[\\;,]/g, String.raw`\$&`).replaceAll(/\s+/g, ' ');
  const stamp = nowIso.replaceAll(/[-:]|\.\d+/g, '');
  const events = reminders.flatMap((reminder) => [
    'BEGIN:VEVENT', `UID:${reminder.day}-${reminder.time.replace(':', '')}-${seed}`, `DTSTAMP:${stamp}`, `DTSTART:${reminder.day.replaceAll('-', '')}T${reminder.time.replace(':', '')}00`, 'DURATION:PT5M',
    `SUMMARY:${plain(say(reminder))}`, 'CLASS:PRIVATE', 'TRANSP:TRANSPARENT', 'BEGIN:VALARM', 'ACTION:DISPLAY', 'TRIGGER:PT0S', `DESCRIPTION:${plain(say(reminder))}`, 'END:VALARM', 'END:VEVENT',
  ]);
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Today//Today//EN', 'CALSCALE:GREGORIAN', ...events, 'END:VCALENDAR', ''].join('\r\n');
}
