/** Orders of made-up people, drafted and signed in one go, for the demonstration, tests of load and benches. */
import type { Decision } from '@fairlead/contract';
import { newId } from '../platform/ids.ts';
import type { Tx } from '../platform/scoped.ts';
import { insertOrder, insertSignature, insertVersion, orderById, putInForce, type ProductRow } from './orders-store.ts';

export interface SyntheticOrder {
  readonly id?: string;
  readonly personId: string;
  readonly episodeId: string;
  readonly siteId: string;
  readonly product: ProductRow;
  readonly startOn: string;
  readonly endOn: string;
  readonly partUg: readonly number[];
  readonly schedule?: readonly { readonly dosingDay: string; readonly part: number; readonly doseUg: number }[];
  readonly reason: string;
  readonly signedBy: string;
  readonly signedAt: Temporal.Instant;
  /** What the prescriber said; the window asks its rules with it. */
  readonly facts?: Readonly<Record<string, unknown>>;
  /** `here` for an order that real doses are given on. */
  readonly origin?: 'here' | 'synthetic';
}

const made: Decision = { decision: 'allow', reasons: [], findings: [], missing: [], wouldChange: [] };

/** A signed order in force. Returns its id. */
export async function insertSyntheticOrder(tx: Tx, order: SyntheticOrder): Promise<string> {
  const id = order.id ?? newId();
  await insertOrder(tx, {
    id, personId: order.personId, episodeId: order.episodeId, siteId: order.siteId, product: order.product, startOn: order.startOn, endOn: order.endOn, firstPart: 1, parts: order.partUg.length,
    replacesOrderId: null, replacesDoseId: null, besideReason: null, origin: order.origin ?? 'synthetic',
  }, order.signedBy, order.signedAt);
  await insertVersion(tx, {
    orderId: id, version: 1, startOn: order.startOn, endOn: order.endOn, partUg: order.partUg, schedule: order.schedule ?? [], instructions: '', reason: order.reason, facts: order.facts ?? {}, decision: made,
  }, order.signedBy, order.signedAt);
  await insertSignature(tx, id, 1, order.signedBy, made, null, order.signedAt);
  const row = await orderById(tx, id);
  const version = row?.versions[0];
  if (row === null || version === undefined) throw new Error('The order that was just made is not there.');
  await putInForce(tx, row, version);
  return id;
}
