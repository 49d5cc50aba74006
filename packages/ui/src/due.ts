/** Where one due thing stands: far, in its last hour, now, overdue, done. Times are instants in milliseconds. */

export type DueState =
  | { readonly kind: 'far' }
  | { readonly kind: 'soon'; readonly minutes: number }
  | { readonly kind: 'now' }
  | { readonly kind: 'overdue'; readonly minutes: number }
  | { readonly kind: 'done' };

const minuteMs = 60_000;

/** Due now is 5 minutes either side; the last hour counts down; after that it counts up. */
export function dueState(dueMs: number, nowMs: number, doneMs?: number): DueState {
  if (doneMs !== undefined) return { kind: 'done' };
  const minutes = Math.floor((dueMs - nowMs) / minuteMs);
  if (minutes > 60) return { kind: 'far' };
  if (minutes > 5) return { kind: 'soon', minutes };
  const late = Math.floor((nowMs - dueMs) / minuteMs);
  return late > 5 ? { kind: 'overdue', minutes: late } : { kind: 'now' };
}

/** 168 as hours and minutes: { hours: 2, minutes: 48 }. */
export function hoursAndMinutes(minutes: number): { readonly hours: number; readonly minutes: number } {
  return { hours: Math.floor(minutes / 60), minutes: minutes % 60 };
}
