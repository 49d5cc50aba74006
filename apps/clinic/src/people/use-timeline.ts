/** The lines of a timeline, of one room or of all: the newest live, older ones as they are asked for. */
import type { TimelineLine } from '@fairlead/contract/people';
import { getTimeline } from '@fairlead/contract/people';
import { useState } from 'react';
import { call, useRead } from '../platform/index.ts';

interface Older { readonly room: string; readonly lines: readonly TimelineLine[]; readonly next: string | null }

/** `room` is empty for all. The filter is the server's: it reaches lines that were never loaded. */
export function useTimeline(personId: string, room = '', limit = 60) {
  const asked = { limit, ...(room === '' ? {} : { room }) };
  const first = useRead(getTimeline, { params: { id: personId }, query: asked }, { keep: true });
  const [had, setOlder] = useState<Older | undefined>(undefined);
  const olderLines = had?.room === room ? had : undefined;
  const newest = first.data?.reply;
  const known = new Set((newest?.items ?? []).map(({ id }) => id));
  const lines = [...(newest?.items ?? []), ...(olderLines?.lines ?? []).filter(({ id }) => !known.has(id))];
  const next = olderLines === undefined ? newest?.next ?? null : olderLines.next;
  const load = async (before: string): Promise<void> => {
    const answer = await call(getTimeline, { params: { id: personId }, query: { ...asked, before } });
    if (answer.kind === 'done') setOlder((now) => ({ room, lines: [...(now?.room === room ? now.lines : newest?.items ?? []), ...answer.reply.items], next: answer.reply.next }));
    else void first.refetch();
  };
  return { first, lines, rooms: newest?.rooms ?? [], older: next === null ? undefined : () => void load(next) };
}
