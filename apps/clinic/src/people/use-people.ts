/** Finding people as somebody types, and who is in treatment here. */
import { caseload, findPeople, type FoundPerson } from '@fairlead/contract/people';
import { useRead, useSession, useSettled } from '../platform/index.ts';

export function useFound(typed: string) {
  const find = useSettled(typed.trim());
  return { find, read: useRead(findPeople, { query: { find } }, { enabled: find !== '', topics: ['people'], keep: true }) };
}

/**
 * People found by name or number, as typed; undefined while nothing is typed or the answer to it is not here yet.
 * What was found for an earlier word is never shown under a new one: a press would choose the wrong person.
 */
export function useFoundByName(typed: string): readonly FoundPerson[] | undefined {
  const wanted = typed.trim();
  const find = useSettled(wanted);
  const read = useRead(findPeople, { query: { find } }, { enabled: find !== '', topics: ['people'] });
  return wanted === '' || find !== wanted ? undefined : read.data?.reply.items;
}

export function useCaseload(whose: 'mine' | 'everybody', enabled: boolean) {
  const { site } = useSession();
  return useRead(caseload, { params: { id: site.id }, query: whose === 'mine' ? { mine: 'yes' } : {} }, { enabled, topics: ['people', 'enquiries'], keep: true });
}
