/** Containers and the ledger. A balance is only ever moved by entries, in the database itself. */
import { productJson, type ProductRow } from '../medication/index.ts';
import { newId } from '../platform/ids.ts';
import { sql, type Tx } from '../platform/scoped.ts';
import type { LedgerEntry } from './doses-store.ts';

export interface ContainerRow {
  readonly id: string;
  readonly site_id: string;
  readonly label: string;
  readonly lot: string;
  readonly expires_on: string;
  readonly place: 'safe' | 'window';
  readonly state: 'open' | 'quarantined' | 'closed';
  readonly balance_ug: number;
  readonly product: ProductRow;
  readonly last_count_at: string | null;
  readonly open_discrepancy_ug: number | null;
  readonly pump: { readonly id: string; readonly name: string } | null;
}

/** As a container is to be treated: what is held after an excursion is set aside, also where it stands at a node and nobody set it aside by hand. */
export const stateOfContainer = sql`case when c.state = 'open' and exists (select from cold_holds h where h.organisation_id = c.organisation_id and h.container_id = c.id and h.decision is distinct from 'usable') then 'quarantined' else c.state end`;

const containerColumns = sql`c.id, c.site_id, c.label, c.lot, c.expires_on, c.place, ${stateOfContainer} as state, c.balance_ug,
  ${productJson} as product,
  (select max(n.counted_at) from stock_counts n where n.organisation_id = c.organisation_id and n.container_id = c.id) as last_count_at,
  (select sum(x.difference_ug)::bigint from discrepancies x where x.organisation_id = c.organisation_id and x.container_id = c.id and x.state = 'open') as open_discrepancy_ug,
  (select json_build_object('id', u.id, 'name', u.name) from pumps u where u.organisation_id = c.organisation_id and u.id = c.pump_id) as pump
  from containers c join products p on p.organisation_id = c.organisation_id and p.id = c.product_id`;

export function containerById(tx: Tx, id: string): Promise<ContainerRow | null> {
  return tx.one<ContainerRow>(sql`select ${containerColumns} where c.organisation_id = ${tx.organisationId} and c.id = ${id}`);
}

/** Containers of a site that are not closed, or whose balance is not settled; window first. */
export function containersOf(tx: Tx, siteId: string): Promise<readonly ContainerRow[]> {
  return tx.all<ContainerRow>(sql`select ${containerColumns} where c.organisation_id = ${tx.organisationId} and c.site_id = ${siteId} and (c.state <> 'closed' or c.balance_ug > 0) order by c.place desc, p.name, c.expires_on, c.label limit 500`);
}

export interface NewContainer {
  readonly siteId: string;
  readonly productId: string;
  readonly lot: string;
  readonly expiresOn: string;
  readonly place: 'safe' | 'window';
  readonly label: string;
}

export async function insertContainer(tx: Tx, container: NewContainer, now: Temporal.Instant, id = newId()): Promise<string> {
  await tx.run(sql`
    insert into containers (organisation_id, id, site_id, product_id, lot, expires_on, place, label, created_at)
    values (${tx.organisationId}, ${id}, ${container.siteId}, ${container.productId}, ${container.lot}, ${container.expiresOn}, ${container.place}, ${container.label}, ${now.toString()})`);
  return id;
}

export interface NewJournal {
  readonly siteId: string;
  readonly kind: 'receive' | 'transfer' | 'dose' | 'take-home' | 'return' | 'waste' | 'correction' | 'discrepancy' | 'disposal';
  readonly authorId: string;
  readonly witnessId: string | null;
  readonly reason: string | null;
}

/** One movement with all its lines, in one statement. */
export async function writeJournal(tx: Tx, journal: NewJournal, entries: readonly LedgerEntry[], now: Temporal.Instant): Promise<string> {
  const id = newId();
  await tx.run(sql`
    with journal as (
      insert into journals (organisation_id, id, site_id, kind, at, author_id, witness_id, reason)
      values (${tx.organisationId}, ${id}, ${journal.siteId}, ${journal.kind}, ${now.toString()}, ${journal.authorId}, ${journal.witnessId}, ${journal.reason})
    )
    insert into entries (organisation_id, journal_id, line, account, product_id, lot, container_id, person_id, amount_ug)
    select ${tx.organisationId}::uuid, ${id}::uuid, l.line, l.account, l.product, l.lot, l.container, l.person, l.ug
    from unnest(${entries.map((_entry, index) => index + 1)}::int[], ${entries.map((each) => each.account)}::text[], ${entries.map((each) => each.productId)}::uuid[], ${entries.map((each) => each.lot)}::text[],
      ${entries.map((each) => each.containerId)}::uuid[], ${entries.map((each) => each.personId)}::uuid[], ${entries.map((each) => each.amountUg)}::bigint[]) as l (line, account, product, lot, container, person, ug)`);
  return id;
}

export async function changeContainer(tx: Tx, id: string, place: 'safe' | 'window', state: 'open' | 'quarantined' | 'closed'): Promise<void> {
  await tx.run(sql`update containers set place = ${place}, state = ${state} where organisation_id = ${tx.organisationId} and id = ${id}`);
}

export async function insertCount(tx: Tx, count: { readonly siteId: string; readonly containerId: string; readonly countedUg: number; readonly expectedUg: number; readonly note: string | null }, accountId: string, now: Temporal.Instant): Promise<string> {
  const id = newId();
  await tx.run(sql`
    insert into stock_counts (organisation_id, id, site_id, container_id, counted_ug, expected_ug, counted_by, counted_at, note)
    values (${tx.organisationId}, ${id}, ${count.siteId}, ${count.containerId}, ${count.countedUg}, ${count.expectedUg}, ${accountId}, ${now.toString()}, ${count.note})`);
  return id;
}

/** The balance with the container held until the transaction ends, so that a count is of one moment. */
export async function lockBalance(tx: Tx, containerId: string): Promise<number | null> {
  const row = await tx.one<{ balance_ug: number }>(sql`select balance_ug from containers where organisation_id = ${tx.organisationId} and id = ${containerId} for update`);
  return row?.balance_ug ?? null;
}

export async function openDiscrepancy(tx: Tx, count: { readonly countId: string; readonly containerId: string; readonly siteId: string; readonly differenceUg: number }, now: Temporal.Instant): Promise<string> {
  const id = newId();
  await tx.run(sql`
    insert into discrepancies (organisation_id, id, count_id, container_id, site_id, difference_ug, opened_at)
    values (${tx.organisationId}, ${id}, ${count.countId}, ${count.containerId}, ${count.siteId}, ${count.differenceUg}, ${now.toString()})`);
  return id;
}

/** What counts found and nobody has explained yet: the balance follows it only then. */
export async function openDifferenceOf(tx: Tx, containerId: string): Promise<number> {
  return (await tx.one<{ readonly ug: number }>(sql`select coalesce(sum(difference_ug), 0)::bigint as ug from discrepancies where organisation_id = ${tx.organisationId} and container_id = ${containerId} and state = 'open'`))?.ug ?? 0;
}

export interface DiscrepancyRow {
  readonly id: string;
  readonly container_id: string;
  readonly site_id: string;
  readonly label: string;
  readonly lot: string;
  readonly product_id: string;
  readonly difference_ug: number;
  readonly state: 'open' | 'closed';
  readonly opened_at: string;
  readonly explanation: string | null;
  readonly closed_by: string | null;
  readonly second_by: string | null;
}

const discrepancyColumns = sql`x.id, x.container_id, x.site_id, c.label, c.lot, c.product_id, x.difference_ug, x.state, x.opened_at, x.explanation, a.display_name as closed_by, b.display_name as second_by
  from discrepancies x join containers c on c.organisation_id = x.organisation_id and c.id = x.container_id
  left join accounts a on a.organisation_id = x.organisation_id and a.id = x.closed_by left join accounts b on b.organisation_id = x.organisation_id and b.id = x.second_by`;

export function discrepancyById(tx: Tx, id: string): Promise<DiscrepancyRow | null> {
  return tx.one<DiscrepancyRow>(sql`select ${discrepancyColumns} where x.organisation_id = ${tx.organisationId} and x.id = ${id}`);
}

export function discrepanciesOf(tx: Tx, siteId: string): Promise<readonly DiscrepancyRow[]> {
  return tx.all<DiscrepancyRow>(sql`select ${discrepancyColumns} where x.organisation_id = ${tx.organisationId} and x.site_id = ${siteId} order by x.state desc, x.opened_at desc limit 100`);
}

/** Closes a case by two. False when it was closed already. */
export async function closeDiscrepancyRow(tx: Tx, id: string, closing: { readonly explanation: string; readonly closedBy: string; readonly secondBy: string; readonly journalId: string }, now: Temporal.Instant): Promise<boolean> {
  return (await tx.run(sql`
    update discrepancies set state = 'closed', explanation = ${closing.explanation}, closed_by = ${closing.closedBy}, second_by = ${closing.secondBy}, closed_at = ${now.toString()}, journal_id = ${closing.journalId}
    where organisation_id = ${tx.organisationId} and id = ${id} and state = 'open'`)) === 1;
}

export interface LedgerRow {
  readonly journal_id: string;
  readonly at: string;
  readonly kind: string;
  readonly author: string;
  readonly witness: string | null;
  readonly reason: string | null;
  readonly account: string;
  readonly container_label: string | null;
  readonly person_id: string | null;
  readonly person_number: string | null;
  readonly amount_ug: number;
  readonly balance_after_ug: number | null;
  readonly photo_id: string | null;
}

const ledgerColumns = sql`j.id as journal_id, j.at, j.kind, a.display_name as author, w.display_name as witness, j.reason, e.account, c.label as container_label,
  other.person_id, h.number as person_number, e.amount_ug, e.balance_after_ug,
  (select w.id from waste_photos w where w.organisation_id = e.organisation_id and w.journal_id = e.journal_id) as photo_id
  from entries e join journals j on j.organisation_id = e.organisation_id and j.id = e.journal_id
  join accounts a on a.organisation_id = j.organisation_id and a.id = j.author_id left join accounts w on w.organisation_id = j.organisation_id and w.id = j.witness_id
  left join containers c on c.organisation_id = e.organisation_id and c.id = e.container_id
  left join lateral (select x.person_id from entries x where x.organisation_id = e.organisation_id and x.journal_id = e.journal_id and x.person_id is not null limit 1) other on true
  left join people h on h.organisation_id = e.organisation_id and h.id = other.person_id`;

/** Lines of one container, newest first; ids of journals rise with time. */
export function ledgerOf(tx: Tx, containerId: string, after: string | null, limit: number): Promise<readonly LedgerRow[]> {
  return tx.all<LedgerRow>(sql`
    select ${ledgerColumns} where e.organisation_id = ${tx.organisationId} and e.container_id = ${containerId} and (${after}::uuid is null or e.journal_id < ${after}::uuid)
    order by e.journal_id desc, e.line desc limit ${limit}`);
}

export function siteLedger(tx: Tx, siteId: string, after: string | null, limit: number): Promise<readonly LedgerRow[]> {
  return tx.all<LedgerRow>(sql`
    select ${ledgerColumns} where j.organisation_id = ${tx.organisationId} and j.site_id = ${siteId} and (${after}::uuid is null or e.journal_id < ${after}::uuid)
      and e.journal_id in (select n.id from journals n where n.organisation_id = ${tx.organisationId} and n.site_id = ${siteId} and (${after}::uuid is null or n.id < ${after}::uuid) order by n.at desc, n.id desc limit ${limit})
    order by j.at desc, j.id desc, e.line`);
}

/** What each product amounts to at a site, and what is out in bottles. */
export function stockTotals(tx: Tx, siteId: string): Promise<readonly { readonly product_id: string; readonly name: string; readonly balance_ug: number; readonly out_ug: number }[]> {
  return tx.all(sql`
    select p.id as product_id, p.name, coalesce(sum(c.balance_ug), 0)::bigint as balance_ug,
      coalesce((select sum(case when d.product_id = p.id then d.dose_ug else (select sum(e.amount_ug) from entries e where e.organisation_id = d.organisation_id and e.journal_id = d.journal_id and e.account = 'bottle' and e.product_id = p.id) end)
        from bottles b join doses d on d.organisation_id = b.organisation_id and d.id = b.dose_id
        where b.organisation_id = p.organisation_id and b.state = 'out' and d.site_id = ${siteId} and (d.product_id = p.id or d.product_id is null)), 0)::bigint as out_ug
    from products p join containers c on c.organisation_id = p.organisation_id and c.product_id = p.id and c.site_id = ${siteId}
    where p.organisation_id = ${tx.organisationId} group by p.organisation_id, p.id, p.name order by p.name`);
}

/** The ledger added up again from its first line, beside the balances; and doses of ours that took nothing from stock. What a pharmacy supplied comes from its own. */
export async function addUpLedger(tx: Tx, siteId: string): Promise<{ readonly containers: number; readonly journals: number; readonly doses_without_stock: number; readonly differs: readonly { readonly containerId: string; readonly label: string; readonly balanceUg: number; readonly sumUg: number }[] }> {
  const row = await tx.one<{ containers: number; journals: number; doses_without_stock: number; differs: readonly { containerId: string; label: string; balanceUg: number; sumUg: number }[] }>(sql`
    with sums as (
      select c.id, c.label, c.balance_ug, coalesce((select sum(e.amount_ug) from entries e where e.organisation_id = c.organisation_id and e.container_id = c.id), 0)::bigint as sum_ug
      from containers c where c.organisation_id = ${tx.organisationId} and c.site_id = ${siteId}
    )
    select (select count(*) from sums) as containers, (select count(*) from journals where organisation_id = ${tx.organisationId} and site_id = ${siteId}) as journals,
      (select count(*) from doses d where d.organisation_id = ${tx.organisationId} and d.site_id = ${siteId} and d.origin = 'here' and d.pharmacy_mark_id is null and d.given_ug > 0 and not exists (
        select 1 from entries e where e.organisation_id = d.organisation_id and e.journal_id = d.journal_id and e.account in ('person', 'bottle')
        group by e.journal_id having sum(e.amount_ug) = d.given_ug)) as doses_without_stock,
      coalesce((select json_agg(json_build_object('containerId', id, 'label', label, 'balanceUg', balance_ug, 'sumUg', sum_ug)) from sums where balance_ug <> sum_ug), '[]'::json) as differs`);
  if (row === null) throw new Error('The ledger gave no answer.');
  return row;
}
