/** A container received with its contents, for set-up, the demonstration and benches. */
import type { Tx } from '../platform/scoped.ts';
import { insertContainer, writeJournal, type NewContainer } from './stock-store.ts';

export async function stockContainer(tx: Tx, container: NewContainer & { readonly amountUg: number }, authorId: string, now: Temporal.Instant): Promise<string> {
  const id = await insertContainer(tx, container, now);
  const line = { productId: container.productId, lot: container.lot, personId: null };
  await writeJournal(tx, { siteId: container.siteId, kind: 'receive', authorId, witnessId: null, reason: null }, [
    { ...line, account: 'supplier', containerId: null, amountUg: -container.amountUg }, { ...line, account: 'container', containerId: id, amountUg: container.amountUg },
  ], now);
  return id;
}
