/** The lines of a timeline: the newest live, older ones as they are asked for. */
import type { TimelineLine } from '@fairlead/contract/people';
import { getTimeline } from '@fairlead/contract/people';
import { useState } from 'react';
import { call, useRead } from '../platform/index.ts';

interface Older { readonly lines: readonly TimelineLine[]; readonly next: string | null }

export function useTimeline(personId: string, limit = 60) {
  const first = useRead(getTimeline, { params: { id: personId }, query: { limit } });
  const [olderLines, setOlder] = useState<Older | undefined>(undefined);
  const newest = first.data?.reply;
  const known = new Set((newest?.items ?? []).map(({ id }) => id));
  const lines = [...(newest?.items ?? []), ...(olderLines?.lines ?? []).filter(({ id }) => !known.has(id))];
  const next = olderLines === undefined ? newest?.next ?? null : olderLines.next;
  const load = async (before: string): Promise<void> => {
    const answer = await call(getTimeline, { params: { id: personId }, query: { before, limit } });
    if (answer.kind === 'done') setOlder((had) => ({ lines: [...(had?.lines ?? newest?.items ?? []), ...answer.reply.items], next: answer.reply.next }));
    else void first.refetch();
  };
  return { first, lines, older: next === null ? undefined : () => void load(next) };
}
