/** The last known copy of what the person may need without a line, sealed, with its age. */
import type { Shelf } from './shelf.ts';
import type { OpenVault, Sealed } from './vault.ts';

export interface Kept<T> { readonly value: T; readonly keptAt: number }

export interface LocalData {
  keep: (name: string, value: unknown) => Promise<void>;
  read: <T>(name: string) => Promise<Kept<T> | undefined>;
  /** Reads, changes and keeps as one step, also across tabs. */
  change: <T>(name: string, empty: T, step: (before: T) => T) => Promise<T>;
  forget: (name: string) => Promise<void>;
}

export function localData(shelf: Shelf, vault: OpenVault, now: () => number, alone: Alone): LocalData {
  const keep = async (name: string, value: unknown): Promise<void> => {
    await shelf.put('sealed', name, await vault.seal({ value, keptAt: now() }));
  };
  const read = async <T>(name: string): Promise<Kept<T> | undefined> => {
    const sealed = await shelf.get<Sealed>('sealed', name);
    return sealed === undefined ? undefined : vault.unseal<Kept<T>>(sealed);
  };
  return {
    keep,
    read,
    change: <T>(name: string, empty: T, step: (before: T) => T) => alone(`local:${name}`, async () => {
      const after = step((await read<T>(name))?.value ?? empty);
      await keep(name, after);
      return after;
    }),
    forget: (name) => shelf.remove('sealed', name),
  };
}

/** Runs one at a time for a name. */
export type Alone = <T>(name: string, work: () => Promise<T>) => Promise<T>;

/** One at a time across all tabs of this phone, by the browser's locks; within this tab where there are none. */
export function aloneOnThisPhone(): Alone {
  const chains = new Map<string, Promise<unknown>>();
  return async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    if (typeof navigator !== 'undefined' && 'locks' in navigator) return await navigator.locks.request(name, work);
    const before = chains.get(name) ?? Promise.resolve();
    const mine = before.then(work, work);
    chains.set(name, mine.catch(() => undefined));
    return mine;
  };
}
