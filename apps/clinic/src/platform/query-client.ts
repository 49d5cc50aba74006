/** How this door asks and sends (TanStack Query), the same on every screen. */
import { QueryClient } from '@tanstack/react-query';

/**
 * A press without a line is answered at once, "no answer came", and never goes out by itself once the line is back: by then
 * the dose may have been given from the paper list. Usually the library would keep it and send it unseen.
 */
export function newQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { networkMode: 'always', refetchOnReconnect: true, staleTime: 30_000, retry: (times, fault) => times < 2 && fault.message === 'unreachable', refetchOnWindowFocus: true },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}
