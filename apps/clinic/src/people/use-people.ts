/** Finding people as somebody types, and who is in treatment here. */
import { caseload, findPeople } from '@fairlead/contract/people';
import { useEffect, useState } from 'react';
import { useRead, useSession } from '../platform/index.ts';

/** The text once typing has paused for so long, so that each key does not ask the server. */
export function useSettled(text: string, pauseMs = 120): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), pauseMs);
    return () => clearTimeout(timer);
  }, [text, pauseMs]);
  return settled;
}

export function useFound(typed: string) {
  const find = useSettled(typed.trim());
  return { find, read: useRead(findPeople, { query: { find } }, { enabled: find !== '', topics: ['people'], keep: true }) };
}

export function useCaseload(whose: 'mine' | 'everybody', enabled: boolean) {
  const { site } = useSession();
  return useRead(caseload, { params: { id: site.id }, query: whose === 'mine' ? { mine: 'yes' } : {} }, { enabled, topics: ['people', 'enquiries'], keep: true });
}
