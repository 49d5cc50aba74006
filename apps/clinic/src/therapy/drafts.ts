/** What is being written and not signed yet: kept in memory for whoever writes it, so that leaving the screen or a session that ends loses nothing. Never on the device's disk. */
import { useState } from 'react';
import { useSession } from '../platform/index.ts';

const drafts = new Map<string, unknown>();

/** A draft under a key of its own. `clear` after it was signed. */
export function useDraft<T>(key: string, fresh: T): { readonly draft: T; readonly set: (change: Partial<T>) => void; readonly clear: () => void } {
  const { who } = useSession();
  const own = `${who.accountId} ${key}`;
  const [draft, setDraft] = useState<T>(() => (drafts.get(own) as T | undefined) ?? fresh);
  const set = (change: Partial<T>) => setDraft((had) => { const next = { ...had, ...change }; drafts.set(own, next); return next; });
  const clear = () => { drafts.delete(own); setDraft(fresh); };
  return { draft, set, clear };
}
