/** Signs the newest version of an order: decided again at that moment, one prescriber or two, then in force. */
import type { Order } from '@fairlead/contract/medication';
import type { StaffActor } from '../platform/actor.ts';
import { endTasks, moveEpisodeOn } from '../platform/record-store.ts';
import type { CommandResult } from '../platform/registry.ts';
import type { Tx } from '../platform/scoped.ts';
import { newestOf } from './draft-order.ts';
import { signersNeeded } from './order-decision.ts';
import { orderReply } from './order-reply.ts';
import { cutOrderBefore, insertSignature, orderById, putInForce, type OrderRow, type VersionRow } from './orders-store.ts';
import { planVersion } from './plan-order.ts';

export interface SignatureAsked {
  readonly version: number;
  readonly overrideReason?: string | undefined;
}

type Signed = { readonly order: Order; readonly outcome: 'in force' | 'waits for a second prescriber' };

function notSignable(row: OrderRow, version: VersionRow | undefined, asked: SignatureAsked, actor: StaffActor): CommandResult<Signed> | null {
  if (row.state === 'ended') return { kind: 'conflict', detail: 'This order has ended.' };
  if (version === undefined || version.version !== asked.version) return { kind: 'stale', detail: `The newest version is ${version?.version ?? 0}; you signed ${asked.version}. Read it, then sign.` };
  if (row.state !== 'draft' && version.version === row.version) return { kind: 'conflict', detail: 'This version is in force already.' };
  if (version.signatures.some(({ signerId }) => signerId === actor.accountId)) return { kind: 'conflict', detail: 'You signed this version already. A second prescriber has to be somebody else.' };
  return null;
}

async function answer(tx: Tx, orderId: string, outcome: Signed['outcome'], version: VersionRow, overrideReason: string | null): Promise<CommandResult<Signed>> {
  const row = await orderById(tx, orderId);
  if (row === null) throw new Error('The order that was just signed is not there.');
  const about = { topic: 'orders', personId: row.personId, episodeId: row.episodeId, siteId: row.siteId, about: { table: 'orders', id: row.id } };
  const params = { medicine: row.product.medicine, doseUg: version.partUg.reduce((total, each) => total + each, 0), from: version.startOn, to: version.endOn, version: version.version, ...(overrideReason === null ? {} : { overrideReason }) };
  const waits = outcome !== 'in force';
  return {
    kind: 'done', reply: { order: orderReply(row), outcome }, people: [row.personId], etag: String(row.version),
    events: [{ kind: waits ? 'medication.first-signature' : 'medication.order-signed', ...about, params, ...(waits ? {} : { audience: 'person' as const }) }],
    details: { orderId, version: version.version, outcome },
  };
}

export async function signOrder(tx: Tx, actor: StaffActor, orderId: string, asked: SignatureAsked, now: Temporal.Instant): Promise<CommandResult<Signed>> {
  const row = await orderById(tx, orderId);
  if (row === null) return { kind: 'not-found' };
  const version = newestOf(row);
  const fault = notSignable(row, version, asked, actor);
  if (fault !== null || version === undefined) return fault ?? { kind: 'not-found' };
  // The person may have changed since the draft: the rules are asked again with the same words of the prescriber.
  const plan = await planVersion(tx, row, { ...version, facts: version.facts }, now);
  if (plan.kind !== 'planned') return plan;
  const { decision } = plan;
  const refused = decision.decision === 'refuse';
  const signers = signersNeeded(decision);
  if (refused && signers === 'nobody') return { kind: 'refused', detail: 'No signature can go past this. Change the order.', decision, people: [row.personId] };
  if (refused && asked.overrideReason === undefined) return { kind: 'refused', detail: 'The guidelines of this site refuse this order. A prescriber may go past it with a reason.', decision, people: [row.personId] };
  if (!(await moveEpisodeOn(tx, row.episodeId, row.episodeVersion))) return { kind: 'lost-race', detail: 'Somebody else changed this person’s record at the same moment.' };
  await insertSignature(tx, row.id, version.version, actor.accountId, decision, asked.overrideReason ?? null, now);
  if (signers === 'two' && version.signatures.length === 0) return answer(tx, row.id, 'waits for a second prescriber', version, asked.overrideReason ?? null);
  if (row.replacesOrderId !== null && row.state === 'draft') await cutOrderBefore(tx, row.replacesOrderId, version.startOn, actor.accountId, 'Another order takes over.', now);
  await putInForce(tx, row, version);
  await endTasks(tx, actor.accountId, now, { dedupeKey: `sign ${row.id}`, outcome: 'signed' });
  return answer(tx, row.id, 'in force', version, asked.overrideReason ?? null);
}
