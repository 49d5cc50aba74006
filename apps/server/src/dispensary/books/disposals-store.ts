/** Disposals as they were signed. */
import type { Disposal, DisposalKind, DisposalLine, Party } from '@fairlead/contract/dispensary';
import { newId } from '../../platform/ids.ts';
import { sql, type Tx } from '../../platform/scoped.ts';

export interface NewDisposal {
  readonly siteId: string;
  readonly kind: DisposalKind;
  readonly disposedOn: string;
  readonly reason: string;
  readonly place: string | null;
  readonly method: string | null;
  readonly nonRetrievable: boolean | null;
  readonly witness: Disposal['witness'];
  readonly recipient: Party | null;
  readonly orderForm: string | null;
  readonly invoice: string | null;
  readonly personId: string | null;
  readonly broughtBy: string | null;
  readonly lines: readonly DisposalLine[];
  readonly journalId: string | null;
  readonly authorId: string;
  readonly secondId: string;
}

export async function insertDisposal(tx: Tx, of: NewDisposal, now: Temporal.Instant): Promise<string> {
  const id = newId();
  await tx.run(sql`
    insert into disposals (organisation_id, id, site_id, kind, disposed_on, at, reason, place, method, non_retrievable, witness_name, witness_capacity, witness_body, recipient_name, recipient_address, recipient_number, order_form, invoice, person_id, brought_by,
      lines, journal_id, author_id, second_id)
    values (${tx.organisationId}, ${id}, ${of.siteId}, ${of.kind}, ${of.disposedOn}, ${now.toString()}, ${of.reason}, ${of.place}, ${of.method}, ${of.nonRetrievable}, ${of.witness?.name ?? null}, ${of.witness?.capacity ?? null}, ${of.witness?.body ?? null},
      ${of.recipient?.name ?? null}, ${of.recipient?.address ?? null}, ${of.recipient?.number ?? null}, ${of.orderForm}, ${of.invoice}, ${of.personId}, ${of.broughtBy}, ${JSON.stringify(of.lines)}, ${of.journalId}, ${of.authorId}, ${of.secondId})`);
  return id;
}

export type DisposalRow = Disposal & { readonly siteId: string };

const columns = sql`d.id, d.site_id as "siteId", d.kind, d.disposed_on as "disposedOn", d.at, d.reason, d.place, d.method, d.non_retrievable as "nonRetrievable",
  case when d.witness_name is null then null else json_build_object('name', d.witness_name, 'capacity', coalesce(d.witness_capacity, ''), 'body', coalesce(d.witness_body, '')) end as witness,
  case when d.recipient_name is null then null else json_strip_nulls(json_build_object('name', d.recipient_name, 'address', d.recipient_address, 'number', d.recipient_number)) end as recipient,
  d.order_form as "orderForm", d.invoice, d.person_id as "personId", h.number || ' ' || h.given_name || ' ' || h.family_name as person, d.brought_by as "broughtBy", d.lines, a.display_name as "signedBy", b.display_name as "secondBy"
  from disposals d join accounts a on a.organisation_id = d.organisation_id and a.id = d.author_id join accounts b on b.organisation_id = d.organisation_id and b.id = d.second_id
  left join people h on h.organisation_id = d.organisation_id and h.id = d.person_id`;

/** Newest first: of all days or of some, and only those in which `find` stands somewhere, where it is given. */
export function disposalsOf(tx: Tx, siteId: string, asked: { readonly from: string | null; readonly to: string | null; readonly find: string }, most: number): Promise<readonly DisposalRow[]> {
  return tx.all<DisposalRow>(sql`
    select ${columns} where d.organisation_id = ${tx.organisationId} and d.site_id = ${siteId} and (${asked.from}::date is null or d.disposed_on >= ${asked.from}::date) and (${asked.to}::date is null or d.disposed_on <= ${asked.to}::date)
      and (${asked.find} = '' or strpos(lower(concat_ws(' ', d.order_form, d.invoice, d.recipient_name, d.recipient_number, d.brought_by, h.number, h.given_name || ' ' || h.family_name,
        (select string_agg(concat_ws(' ', l ->> 'product', l ->> 'lot', l ->> 'container', l ->> 'ndc'), ' ') from jsonb_array_elements(d.lines::jsonb) l))), lower(${asked.find})) > 0)
    order by d.at desc, d.id desc limit ${most}`);
}

export function disposalById(tx: Tx, id: string): Promise<DisposalRow | null> {
  return tx.one<DisposalRow>(sql`select ${columns} where d.organisation_id = ${tx.organisationId} and d.id = ${id}`);
}
