/** At every start: what an older key of the installation sealed is sealed under the first one. */
import type { Database } from '../platform/scoped.ts';
import { currentSeal, seal, unseal } from '../platform/vault.ts';
import { serverKeyOf } from './exchange.ts';
import { keepNodeKey, organisationIds, sealedNodeKeys } from './nodes-store.ts';

export async function resealNodeKeys(database: Database): Promise<void> {
  for (const { id: organisationId } of await organisationIds(database)) {
    await database.scoped(organisationId, async (tx) => {
      for (const key of await sealedNodeKeys(tx)) {
        const plain = key.server_private.startsWith(currentSeal()) ? null : unseal(key.server_private, serverKeyOf(organisationId, key.id));
        if (plain !== null) await keepNodeKey(tx, key.id, seal(plain, serverKeyOf(organisationId, key.id)));
      }
    });
  }
}
