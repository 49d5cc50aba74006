/** The page's own clock, to the minute, set by the server's. One timer serves the whole page. */
import { useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();
let ticking: ReturnType<typeof setInterval> | undefined;
let nowMs = Date.now();
let offsetMs = 0;

function tick(): void {
  nowMs = Date.now() + offsetMs;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  ticking ??= setInterval(tick, 60_000);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(ticking);
    ticking = undefined;
  };
}

/** Sets this page's clock by the server's, which decides what is late (a demo's clock may be moved on). */
export function setClock(serverMs: number): void {
  offsetMs = serverMs - Date.now();
  tick();
}

/** The time to the minute, from the page's one timer, in milliseconds. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => nowMs, () => nowMs);
}
