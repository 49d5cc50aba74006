/** Whether the record can be reached from this screen, and since when not. */
import { useNow } from '@fairlead/ui';
import { createContext, useEffect, useState, useSyncExternalStore } from 'react';
import { onLine } from './live.ts';

const watchNetwork = (watcher: () => void) => {
  addEventListener('online', watcher);
  addEventListener('offline', watcher);
  return () => { removeEventListener('online', watcher); removeEventListener('offline', watcher); };
};

/** Whether the device has a line at all. */
const useIsOffline = (): boolean => useSyncExternalStore(watchNetwork, () => !navigator.onLine);

/** A stream that breaks is opened again within two seconds, mostly unseen. */
const patienceMs = 4_000;

export type Line = { readonly kind: 'up' } | { readonly kind: 'offline' | 'lost'; readonly since: string };
const up: Line = { kind: 'up' };

/** For whoever would say it a second time: the band at the foot says it once. */
export const LineContext = createContext<Line>(up);

/** `offline`: the device has no line. `lost`: it has one, and the record has not answered for some seconds. */
export function useLine(): Line {
  const isOffline = useIsOffline();
  const nowMs = useNow();
  const [isUp, setUp] = useState(true);
  const [isLost, setLost] = useState(false);
  useEffect(() => onLine(setUp), []);
  useEffect(() => {
    if (isUp) return undefined;
    const timer = setTimeout(() => setLost(true), patienceMs);
    return () => { clearTimeout(timer); setLost(false); };
  }, [isUp]);
  const kind = isOffline ? 'offline' : isLost ? 'lost' : 'up';
  const isDown = kind !== 'up';
  const [since, setSince] = useState<string | undefined>(undefined);
  // The first moment without a line is kept until there is one again.
  if (isDown && since === undefined) setSince(new Date(nowMs).toISOString());
  if (!isDown && since !== undefined) setSince(undefined);
  return kind === 'up' || since === undefined ? up : { kind, since };
}
