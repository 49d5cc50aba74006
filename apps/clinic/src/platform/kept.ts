/** A choice of the person at this device, kept in its storage. Never holds anything about a person in care. */
import { useSyncExternalStore } from 'react';

export interface Kept<V extends string> {
  readonly get: () => V;
  readonly set: (value: V) => void;
  readonly use: () => V;
}

export function kept<V extends string>(name: string, values: readonly V[], usual: V): Kept<V> {
  const watchers = new Set<() => void>();
  let fallback = usual;
  const get = (): V => {
    try {
      const stored = localStorage.getItem(name);
      return values.find((each) => each === stored) ?? fallback;
    } catch { return fallback; }
  };
  const set = (value: V) => {
    fallback = value;
    // A browser may refuse storage; the choice then holds until the page closes.
    try { localStorage.setItem(name, value); } catch { /* kept in `fallback` */ }
    for (const watcher of watchers) watcher();
  };
  const watch = (watcher: () => void) => { watchers.add(watcher); return () => { watchers.delete(watcher); }; };
  return { get, set, use: () => useSyncExternalStore(watch, get) };
}
