/** Where stock came from: the papers of each receipt. A correction is a further row; the newest of a container counts. */
import type { Party, ReceiptPapers } from '@fairlead/contract/dispensary';
import type { ProductRow } from '../../medication/index.ts';
import { newId } from '../../platform/ids.ts';
import { sql, type Tx } from '../../platform/scoped.ts';

export interface ReceiptRow {
  readonly containerId: string;
  readonly label: string;
  readonly product: string;
  readonly medicine: ProductRow['medicine'];
  readonly form: ProductRow['form'];
  readonly ugPerMl: number | null;
  readonly ugPerUnit: number | null;
  readonly lot: string;
  readonly expiresOn: string;
  readonly amountUg: number;
  readonly receivedAt: string;
  readonly receivedBy: string;
  readonly packSize: number | null;
  readonly papers: ReceiptPapers | null;
}

/** The newest papers of a container as one value, for whoever lists receipts. */
export const papersJson = sql`(select json_strip_nulls(json_build_object('supplier', json_build_object('name', s.supplier_name, 'address', s.supplier_address, 'number', s.supplier_number), 'receivedOn', s.received_on, 'invoice', s.invoice,
  'packsReceived', s.packs_received, 'orderForm', case when s.order_form is not null then json_build_object('number', s.order_form, 'line', s.order_line, 'packsOrdered', s.packs_ordered, 'orderedOn', s.ordered_on) end))
  from stock_receipts s where s.organisation_id = c.organisation_id and s.container_id = c.id order by s.noted_at desc, s.id desc limit 1)`;

/** Receipts between two instants, oldest first; only those in which `find` stands somewhere, where it is given. */
export function receiptsOf(tx: Tx, siteId: string, from: string, to: string, find = ''): Promise<readonly ReceiptRow[]> {
  return tx.all<ReceiptRow>(sql`
    select * from (select c.id as "containerId", c.label, p.name as product, p.medicine, p.form, p.ug_per_ml as "ugPerMl", p.ug_per_unit as "ugPerUnit", c.lot, c.expires_on as "expiresOn", e.amount_ug as "amountUg", j.at as "receivedAt", a.display_name as "receivedBy",
      (select k.pack_size from product_cards k where k.organisation_id = p.organisation_id and k.site_id = c.site_id and k.product_id = p.id order by k.set_at desc, k.id desc limit 1) as "packSize", ${papersJson} as papers
    from journals j join entries e on e.organisation_id = j.organisation_id and e.journal_id = j.id and e.container_id is not null join containers c on c.organisation_id = e.organisation_id and c.id = e.container_id
    join products p on p.organisation_id = c.organisation_id and p.id = c.product_id join accounts a on a.organisation_id = j.organisation_id and a.id = j.author_id
    where j.organisation_id = ${tx.organisationId} and j.site_id = ${siteId} and j.kind = 'receive' and j.at >= ${from} and j.at < ${to} and p.controlled order by j.at, j.id, e.line) r
    where ${find} = '' or strpos(lower(concat_ws(' ', r.product, r.lot, r.label, r.papers #>> '{orderForm,number}', r.papers ->> 'invoice', r.papers #>> '{supplier,name}', r.papers #>> '{supplier,number}')), lower(${find})) > 0 limit 2000`);
}

/** Everybody stock came from or went to, as they were written last. */
export async function partiesOf(tx: Tx, siteId: string): Promise<readonly Party[]> {
  const rows = await tx.all<{ party: Party }>(sql`
    select json_strip_nulls(json_build_object('name', newest.name, 'address', newest.address, 'number', newest.number)) as party from (
      select distinct on (name) name, address, number from (
        select supplier_name as name, supplier_address as address, supplier_number as number, noted_at as at from stock_receipts where organisation_id = ${tx.organisationId} and site_id = ${siteId}
        union all select recipient_name, recipient_address, recipient_number, at from disposals where organisation_id = ${tx.organisationId} and site_id = ${siteId} and recipient_name is not null) every
      order by name, at desc) newest order by newest.name limit 200`);
  return rows.map(({ party }) => party);
}

export async function insertReceipt(tx: Tx, receipt: ReceiptPapers & { readonly siteId: string; readonly containerId: string; readonly receivedOn: string }, accountId: string, now: Temporal.Instant): Promise<void> {
  const { supplier, orderForm } = receipt;
  await tx.run(sql`
    insert into stock_receipts (organisation_id, id, site_id, container_id, received_on, supplier_name, supplier_address, supplier_number, invoice, packs_received, order_form, order_line, packs_ordered, ordered_on, noted_by, noted_at)
    values (${tx.organisationId}, ${newId()}, ${receipt.siteId}, ${receipt.containerId}, ${receipt.receivedOn}, ${supplier.name}, ${supplier.address ?? null}, ${supplier.number ?? null}, ${receipt.invoice ?? null}, ${receipt.packsReceived ?? null},
      ${orderForm?.number ?? null}, ${orderForm?.line ?? null}, ${orderForm?.packsOrdered ?? null}, ${orderForm?.orderedOn ?? null}, ${accountId}, ${now.toString()})`);
}
