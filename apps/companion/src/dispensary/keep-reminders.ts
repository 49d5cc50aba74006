/**
 * Reminders from the app while it is open. Each timer holds a few words that say nothing, set while the phone was
 * unlocked: so a reminder may still come after the screen locked itself, and a closed app has none.
 */
import { ownBottles } from '@fairlead/contract/recovery';
import type { OwnBottle, PersonData } from '@fairlead/contract/recovery';
import { wordsOf } from '@fairlead/ui/words';
import type { Language } from '@fairlead/ui/words';
import { nowMs, phoneDay } from '../platform/clock.ts';
import { ask } from '../platform/http.ts';
import type { LocalData } from '../platform/local-data.ts';
import { dispensaryMessages } from './dispensary-messages.ts';
import { dueIn, partOfDay, remindersAhead } from './reminders.ts';
import type { ReminderSettings } from './reminders.ts';
import { keepBottles, readBottles } from './use-own-bottles.ts';

const kept = 'reminders';
const dayMs = 86_400_000;
let timers: readonly ReturnType<typeof setTimeout>[] = [];

export const readReminders = async (local: LocalData): Promise<ReminderSettings | undefined> => (await local.read<ReminderSettings>(kept))?.value;
export const writeReminders = (local: LocalData, settings: ReminderSettings): Promise<void> => local.keep(kept, settings);

/** Whether this browser can show a note, and whether the person let it. */
export const allowance = (): 'none' | NotificationPermission => (typeof Notification === 'undefined' ? 'none' : Notification.permission);

/** The kept list; asked for anew where it is older than a quarter of an hour and there is a line. */
async function bottlesNow(local: LocalData): Promise<readonly OwnBottle[]> {
  const before = await readBottles(local);
  if (before !== undefined && nowMs() - before.keptAt < 900_000) return before.value;
  const answer = await ask(ownBottles, {});
  if (answer.kind === 'ok') await keepBottles(local, answer.value.items);
  return answer.kind === 'ok' ? answer.value.items : before?.value ?? [];
}

/** Sets the timers of the next day anew; called whenever the app is opened or what is at home changed. */
export async function keepReminders(local: LocalData, me: PersonData | undefined, language: Language): Promise<void> {
  const settings = await readReminders(local);
  const bottles = settings?.app === true ? await bottlesNow(local) : [];
  for (const timer of timers) clearTimeout(timer);
  timers = [];
  if (settings?.app !== true || allowance() !== 'granted') return;
  const words = wordsOf(dispensaryMessages, language);
  const coming = remindersAhead(me?.doseDays ?? [], bottles, phoneDay(), settings).map((reminder) => ({ reminder, wait: dueIn(reminder, nowMs()) })).filter(({ wait }) => wait > 0 && wait < dayMs);
  timers = coming.map(({ reminder, wait }) => setTimeout(() => { void show(words('thing', { count: reminder.count, when: words(partOfDay(reminder.time)) })); }, wait));
}

async function show(text: string): Promise<void> {
  // The words are the title: below it a phone writes where the note came from, and nothing more is said.
  const options = { tag: 'today', icon: '/icon-192.png' };
  const worker = 'serviceWorker' in navigator ? await navigator.serviceWorker.getRegistration() : undefined;
  try {
    if (worker === undefined) new Notification(text, options);
    else await worker.showNotification(text, options);
  } catch { /* Taken back in the browser's settings since: then there is none. */ }
}
