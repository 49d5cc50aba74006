/** Reading the inbox and one request. */
import { getEnquiry, inbox } from '@fairlead/contract/admission';
import { useRead, useSession } from '../platform/index.ts';

export type Which = 'open' | 'accepted' | 'closed';

/** Live: a new request appears by itself. */
export function useInbox(which: Which) {
  const { site } = useSession();
  return useRead(inbox, { params: { id: site.id }, query: { state: which } }, { topics: ['enquiries'], keep: true, refetchInterval: 120_000 });
}

export const useEnquiry = (id: string) => useRead(getEnquiry, { params: { id } }, { topics: ['enquiries'] });
