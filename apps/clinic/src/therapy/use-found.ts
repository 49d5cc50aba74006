/** People found by name or number, as typed. What was found for an earlier word is never shown under a new one: a press would add the wrong person. */
import { findPeople, type FoundPerson } from '@fairlead/contract/people';
import { useRead, useSettled } from '../platform/index.ts';

/** Undefined while nothing is typed or the answer to it is not here yet. */
export function useFoundByName(typed: string): readonly FoundPerson[] | undefined {
  const wanted = typed.trim();
  const find = useSettled(wanted);
  const read = useRead(findPeople, { query: { find } }, { enabled: find !== '', topics: ['people'] });
  return wanted === '' || find !== wanted ? undefined : read.data?.reply.items;
}
