/** One event stream a browser, shared by its tabs: whoever holds the lock listens and tells the others. */
import type { QueryClient } from '@tanstack/react-query';
import { setClock } from '@fairlead/ui';

/** What changed: the topic always, whose record where it is somebody's. */
export interface Change { readonly topic: string; readonly personId?: string | null }
type Told = { readonly kind: 'change'; readonly change: Change } | { readonly kind: 'line'; readonly up: boolean } | { readonly kind: 'all' };

const listeners = new Set<(up: boolean) => void>();
let isUp = true;

/** Whether the stream of changes is there; false after it broke, until it is back. */
export function onLine(listener: (up: boolean) => void): () => void {
  listeners.add(listener);
  listener(isUp);
  return () => { listeners.delete(listener); };
}

/** Reads again whatever says it shows this topic, and whatever says nothing about topics. */
export function applyChange(client: QueryClient, change: Change): void {
  void client.invalidateQueries({
    predicate: (query) => {
      const topics = query.meta?.['topics'];
      return !Array.isArray(topics) || topics.includes(change.topic);
    },
  });
}

function changeOf(data: string): Change | undefined {
  try {
    const parsed = JSON.parse(data) as { topic?: unknown; personId?: unknown };
    if (typeof parsed.topic !== 'string') return undefined;
    return { topic: parsed.topic, personId: typeof parsed.personId === 'string' ? parsed.personId : null };
  } catch { return undefined; }
}

/** Listens until the signal ends; opens the stream again after each break, and then reads everything again. */
function listen(tell: (told: Told) => void, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    let source: EventSource | undefined;
    let again: ReturnType<typeof setTimeout> | undefined;
    let waitMs = 2000;
    let wasDown = false;
    const open = () => {
      source = new EventSource('/api/live');
      source.addEventListener('open', () => { waitMs = 2000; tell({ kind: 'line', up: true }); if (wasDown) tell({ kind: 'all' }); wasDown = false; });
      source.addEventListener('change', (event) => { const change = changeOf(String((event as MessageEvent).data)); if (change !== undefined) tell({ kind: 'change', change }); });
      source.addEventListener('clock', (event) => { const at = Date.parse(String((event as MessageEvent).data)); if (!Number.isNaN(at)) setClock(at); });
      source.addEventListener('error', () => {
        wasDown = true;
        tell({ kind: 'line', up: false });
        if (source?.readyState !== EventSource.CLOSED) return;
        again = setTimeout(open, waitMs);
        waitMs = Math.min(waitMs * 2, 60_000);
      });
    };
    open();
    signal.addEventListener('abort', () => { clearTimeout(again); source?.close(); resolve(); });
  });
}

/** Starts listening for this tab; returns how to stop. */
export function startLive(client: QueryClient): () => void {
  const stop = new AbortController();
  const channel = new BroadcastChannel('fairlead-live');
  const apply = (told: Told) => {
    if (told.kind === 'change') applyChange(client, told.change);
    else if (told.kind === 'all') void client.invalidateQueries();
    else { isUp = told.up; for (const listener of listeners) listener(told.up); }
  };
  const tell = (told: Told) => { apply(told); channel.postMessage(told); };
  channel.addEventListener('message', (event) => apply(event.data as Told));
  navigator.locks.request('fairlead-live', { signal: stop.signal }, () => listen(tell, stop.signal)).catch(() => undefined);
  return () => { stop.abort(); channel.close(); };
}
