/** Who has a depot in force at a site and where the next one stands: for rooms that reach out. */
import type { InjectionRow } from '@fairlead/contract/dispensary';
import type { Tx } from '../platform/scoped.ts';
import { dueRow } from './injection-reply.ts';
import { depotOrders } from './injections-store.ts';

export async function injectionsDueAt(tx: Tx, siteId: string, day: string): Promise<readonly (InjectionRow & { readonly episodeId: string })[]> {
  return (await depotOrders(tx, siteId, day)).map((row) => ({ ...dueRow(row, day), episodeId: row.episode_id }));
}
