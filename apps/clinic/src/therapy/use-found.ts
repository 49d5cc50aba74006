/** People found by name or number, as typed. */
import { findPeople } from '@fairlead/contract/people';
import { useSettled } from '../people/index.tsx';
import { useRead } from '../platform/index.ts';

export function useFoundByName(typed: string) {
  const find = useSettled(typed.trim());
  return useRead(findPeople, { query: { find } }, { enabled: find !== '', topics: ['people'], keep: true });
}
