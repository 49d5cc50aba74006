/** The reminders of this phone: what the person set, what is coming, and what each says. */
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useApp, useWords } from '../platform/app.ts';
import { newKey, phoneDay } from '../platform/clock.ts';
import { dispensaryMessages } from './dispensary-messages.ts';
import { keepReminders, readReminders, writeReminders } from './keep-reminders.ts';
import { partOfDay, remindersAhead } from './reminders.ts';
import type { Reminder, ReminderSettings } from './reminders.ts';
import { useOwnBottles } from './use-own-bottles.ts';

export interface RemindersHere {
  readonly settings: ReminderSettings;
  readonly coming: readonly Reminder[];
  readonly say: (reminder: Reminder) => string;
  readonly change: (part: Partial<ReminderSettings>) => Promise<void>;
}

const usual = (): ReminderSettings => ({ app: false, first: '08:00', second: '18:00', seed: newKey().slice(0, 8) });

export function useReminders(): RemindersHere | undefined {
  const app = useApp();
  const { local, me, language } = app;
  const words = useWords(dispensaryMessages);
  const bottles = useOwnBottles();
  const [settings, setSettings] = useState<ReminderSettings>();
  useEffect(() => { void readReminders(local).then((kept) => setSettings(kept ?? usual())); }, [local]);
  const change = useCallback(async (part: Partial<ReminderSettings>) => {
    const next = { ...(await readReminders(local) ?? settings ?? usual()), ...part };
    await writeReminders(local, next);
    setSettings(next);
    await keepReminders(local, me?.value, language);
  }, [local, settings, me, language]);
  const say = useCallback((reminder: Reminder) => words('thing', { count: reminder.count, when: words(partOfDay(reminder.time)) }), [words]);
  const coming = useMemo(() => (settings === undefined ? [] : remindersAhead(me?.value.doseDays ?? [], bottles?.value ?? [], phoneDay(), settings)), [settings, me, bottles]);
  return settings === undefined || bottles === undefined ? undefined : { settings, coming, say, change };
}
