/** Finding people as somebody types, and who is in treatment here. */
import { caseload, findPeople } from '@fairlead/contract/people';
import { useRead, useSession, useSettled } from '../platform/index.ts';

export function useFound(typed: string) {
  const find = useSettled(typed.trim());
  return { find, read: useRead(findPeople, { query: { find } }, { enabled: find !== '', topics: ['people'], keep: true }) };
}

export function useCaseload(whose: 'mine' | 'everybody', enabled: boolean) {
  const { site } = useSession();
  return useRead(caseload, { params: { id: site.id }, query: whose === 'mine' ? { mine: 'yes' } : {} }, { enabled, topics: ['people', 'enquiries'], keep: true });
}
