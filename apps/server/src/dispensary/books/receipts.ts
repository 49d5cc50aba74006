/** The papers of what was received, and what the law asks of them (21 CFR 1304.22, 1305.13) [unchecked]. */
import type { Receipt, ReceiptPapers } from '@fairlead/contract/dispensary';
import type { StaffActor } from '../../platform/actor.ts';
import { dayAt } from '../../platform/clock.ts';
import type { CommandResult, NotDone } from '../../platform/registry.ts';
import type { Tx } from '../../platform/scoped.ts';
import { siteById, type SiteRow } from '../../platform/sites-store.ts';
import { containerById } from '../stock-store.ts';
import { insertReceipt, type ReceiptRow } from './receipts-store.ts';
import { needsOrderForm, scheduleOf } from './schedules.ts';

type Missing = Receipt['missing'][number];

/** What a receipt still lacks: supplier with address; in the US also the registration, the number of packs and, for schedule II, the order form. */
export function receiptMissing({ papers, medicine }: Pick<ReceiptRow, 'papers' | 'medicine'>, country: SiteRow['country']): Missing[] {
  if (papers === null) return ['supplier'];
  const us = country === 'US';
  return [
    ...(papers.supplier.address === undefined ? ['supplierAddress'] as const : []), ...(us && papers.supplier.number === undefined ? ['supplierNumber'] as const : []), ...(us && papers.packsReceived === undefined ? ['packsReceived'] as const : []),
    ...(needsOrderForm(medicine, country) && papers.orderForm === undefined ? ['orderForm'] as const : []),
  ];
}

export const receiptReply = ({ medicine, ...row }: ReceiptRow, country: SiteRow['country']): Receipt => ({ ...row, schedule: scheduleOf(medicine, country), missing: receiptMissing({ papers: row.papers, medicine }, country) });

/** Writes the papers of a container down; a fault is a value. */
export async function keepReceipt(tx: Tx, actor: StaffActor, container: { readonly id: string; readonly site_id: string }, site: SiteRow, papers: ReceiptPapers, now: Temporal.Instant): Promise<NotDone | null> {
  const today = dayAt(now, site.time_zone);
  const receivedOn = papers.receivedOn ?? today;
  if (receivedOn > today) return { kind: 'invalid', detail: 'It was not received in the future.', field: '/receivedOn' };
  if (papers.orderForm !== undefined && papers.orderForm.orderedOn > receivedOn) return { kind: 'invalid', detail: 'The order form was signed before the delivery came.', field: '/orderForm/orderedOn' };
  await insertReceipt(tx, { ...papers, siteId: container.site_id, containerId: container.id, receivedOn }, actor.accountId, now);
  return null;
}

export async function addReceiptPapers(tx: Tx, actor: StaffActor, containerId: string, papers: ReceiptPapers, now: Temporal.Instant): Promise<CommandResult<{ ok: true }>> {
  const container = await containerById(tx, containerId);
  const site = container === null ? null : await siteById(tx, container.site_id);
  if (container === null || site === null) return { kind: 'not-found' };
  const fault = await keepReceipt(tx, actor, container, site, papers, now);
  return fault ?? { kind: 'done', reply: { ok: true }, people: [], details: { containerId, papers } };
}
