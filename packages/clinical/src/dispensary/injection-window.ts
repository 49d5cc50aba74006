/** When an injection falls due, may be given and is late, by product: what the injection list and the next appointment rest on. */
import { addDays, daysBetween, type Day } from '../day.ts';
import { sublocadeWindow, weeklyMonthlyWindow, type DepotWindow } from '../medication/index.ts';

/** The depots that are given here by name: their label or programme has its own window. */
export const depotNames = ['Sublocade', 'Brixadi', 'Buvidal', 'Vivitrol'] as const;
export type DepotName = (typeof depotNames)[number];

/** Extended-release naltrexone: monthly; one US programme gives it from day 21 and asks for a test from day 35 (clinical reference, section 5). */
const naltrexoneWindow: DepotWindow = { fromDay: 21, dueDay: 28, toDay: 34 };

/** Days since the last injection: from which it may be given, on which it is due, until which it is in time. */
export function injectionWindow(name: DepotName, interval: 'weekly' | 'monthly'): DepotWindow {
  if (name === 'Vivitrol') return naltrexoneWindow;
  return name === 'Sublocade' ? sublocadeWindow : weeklyMonthlyWindow[interval];
}

/** The same as days of the calendar after an injection. */
export function nextInjection(name: DepotName, interval: 'weekly' | 'monthly', lastDay: Day): { readonly fromDay: Day; readonly dueDay: Day; readonly toDay: Day } {
  const { fromDay, dueDay, toDay } = injectionWindow(name, interval);
  return { fromDay: addDays(lastDay, fromDay), dueDay: addDays(lastDay, dueDay), toDay: addDays(lastDay, toDay) };
}

/** Where somebody stands with the next injection. `first`: ordered, and none given yet. */
export type InjectionState = 'first' | 'later' | 'may be given' | 'due' | 'late';

/** Where today stands against the days of the next injection; null where none was given yet. */
export function injectionState(next: { readonly fromDay: Day; readonly dueDay: Day; readonly toDay: Day } | null, today: Day): InjectionState {
  if (next === null) return 'first';
  if (daysBetween(next.toDay, today) > 0) return 'late';
  if (daysBetween(next.dueDay, today) >= 0) return 'due';
  return daysBetween(next.fromDay, today) >= 0 ? 'may be given' : 'later';
}
