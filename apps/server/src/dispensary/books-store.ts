/** What the books of stock are read from: the entries of the ledger, the counts, and the inventories and losses that were signed. */
import type { Party } from '@fairlead/contract/dispensary';
import type { ProductRow } from '../medication/index.ts';
import { newId } from '../platform/ids.ts';
import { papersJson } from './books/receipts-store.ts';
import { sql, type Tx } from '../platform/scoped.ts';

export interface DayRow {
  readonly containerId: string;
  readonly label: string;
  readonly product: string;
  readonly lot: string;
  readonly openingUg: number;
  readonly receivedUg: number;
  readonly movedUg: number;
  readonly givenUg: number;
  readonly homeUg: number;
  readonly backUg: number;
  readonly wastedUg: number;
  readonly adjustedUg: number;
  readonly disposedUg: number;
  readonly closingUg: number;
  readonly countedUg: number | null;
  readonly countedAt: string | null;
  readonly countedBy: string | null;
}

/** Each container's day: what it began with, what went in and out by kind, and the last count of the day. Sums are the ledger's own. */
export function dayBook(tx: Tx, siteId: string, from: string, to: string): Promise<readonly DayRow[]> {
  return tx.all<DayRow>(sql`
    with with_waste as (
      -- A dose taken in part leaves its container whole and goes two ways. Drawn from several containers, nobody says of which the rest was.
      select e.journal_id, sum(e.amount_ug) filter (where e.account = 'waste') as wasted_ug from entries e join journals j on j.organisation_id = e.organisation_id and j.id = e.journal_id
      where e.organisation_id = ${tx.organisationId} and j.site_id = ${siteId} and j.kind = 'dose' and j.at >= ${from} and j.at < ${to} group by e.journal_id
      having count(*) filter (where e.container_id is not null) = 1 and count(*) filter (where e.account = 'waste') > 0
    ), lines as (
      select e.container_id, j.kind, j.at, e.amount_ug, coalesce(w.wasted_ug, 0) as wasted_ug from entries e join journals j on j.organisation_id = e.organisation_id and j.id = e.journal_id left join with_waste w on w.journal_id = j.id
      where e.organisation_id = ${tx.organisationId} and j.site_id = ${siteId} and e.container_id is not null and j.at < ${to}
    ), sums as (
      select container_id, coalesce(sum(amount_ug) filter (where at < ${from}), 0)::bigint as opening, coalesce(sum(amount_ug) filter (where at >= ${from} and kind = 'receive'), 0)::bigint as received,
        coalesce(sum(amount_ug) filter (where at >= ${from} and kind = 'transfer'), 0)::bigint as moved, coalesce(sum(amount_ug + wasted_ug) filter (where at >= ${from} and kind = 'dose'), 0)::bigint as given,
        coalesce(sum(amount_ug) filter (where at >= ${from} and kind = 'take-home'), 0)::bigint as home, coalesce(sum(amount_ug) filter (where at >= ${from} and kind in ('return', 'correction')), 0)::bigint as back,
        (coalesce(sum(amount_ug) filter (where at >= ${from} and kind = 'waste'), 0) - coalesce(sum(wasted_ug) filter (where at >= ${from} and kind = 'dose'), 0))::bigint as wasted, coalesce(sum(amount_ug) filter (where at >= ${from} and kind = 'discrepancy'), 0)::bigint as adjusted,
        coalesce(sum(amount_ug) filter (where at >= ${from} and kind = 'disposal'), 0)::bigint as disposed, sum(amount_ug)::bigint as closing,
        bool_or(at >= ${from}) as moved_today
      from lines group by container_id
    )
    select c.id as "containerId", c.label, p.name as product, c.lot, s.opening as "openingUg", s.received as "receivedUg", s.moved as "movedUg", s.given as "givenUg", s.home as "homeUg", s.back as "backUg", s.wasted as "wastedUg",
      s.adjusted as "adjustedUg", s.disposed as "disposedUg", s.closing as "closingUg", n.counted_ug as "countedUg", n.counted_at as "countedAt", n.counted_by as "countedBy"
    from sums s join containers c on c.organisation_id = ${tx.organisationId} and c.id = s.container_id join products p on p.organisation_id = c.organisation_id and p.id = c.product_id
    left join lateral (select k.counted_ug, k.counted_at, a.display_name as counted_by from stock_counts k join accounts a on a.organisation_id = k.organisation_id and a.id = k.counted_by
      where k.organisation_id = c.organisation_id and k.container_id = c.id and k.counted_at >= ${from} and k.counted_at < ${to} order by k.counted_at desc limit 1) n on true
    where s.moved_today or s.closing > 0 order by p.name, c.place desc, c.label`);
}

export interface LogRow {
  readonly at: string;
  readonly product: string;
  readonly medicine: ProductRow['medicine'];
  readonly form: string;
  readonly ugPerMl: number | null;
  readonly ugPerUnit: number | null;
  readonly personId: string;
  readonly number: string;
  readonly name: string;
  readonly givenUg: number;
  readonly homeUg: number;
  readonly initials: string;
  readonly author: string;
  readonly kind: string;
}

/** 21 CFR 1304.24: every dispensing with its medicine, strength, form, date, person, amount taken here, amount taken home, initials. */
export function dispensingLog(tx: Tx, siteId: string, from: string, to: string, most: number): Promise<readonly LogRow[]> {
  return tx.all<LogRow>(sql`
    select j.at, p.name as product, p.medicine, a.display_name as author, p.form, p.ug_per_ml as "ugPerMl", p.ug_per_unit as "ugPerUnit", h.id as "personId", h.number, h.given_name || ' ' || h.family_name as name,
      coalesce(sum(e.amount_ug) filter (where e.account = 'person'), 0)::bigint as "givenUg", coalesce(sum(e.amount_ug) filter (where e.account = 'bottle'), 0)::bigint as "homeUg", s.initials, j.kind
    from journals j join entries e on e.organisation_id = j.organisation_id and e.journal_id = j.id and e.account in ('person', 'bottle') join products p on p.organisation_id = e.organisation_id and p.id = e.product_id
    join people h on h.organisation_id = e.organisation_id and h.id = e.person_id join staff s on s.organisation_id = j.organisation_id and s.id = j.author_id join accounts a on a.organisation_id = j.organisation_id and a.id = j.author_id
    where j.organisation_id = ${tx.organisationId} and j.site_id = ${siteId} and j.at >= ${from} and j.at < ${to}
    group by j.id, j.at, p.name, p.medicine, a.display_name, p.form, p.ug_per_ml, p.ug_per_unit, h.id, h.number, h.given_name, h.family_name, s.initials, j.kind order by j.at, j.id limit ${most}`);
}

export interface RegisterRow {
  readonly at: string;
  readonly kind: string;
  readonly inUg: number;
  readonly outUg: number;
  /** What the person has more, or less, by it: a correction that moves nothing in a container is an entry all the same. */
  readonly personUg: number;
  readonly balanceUg: number;
  readonly personId: string | null;
  readonly name: string | null;
  readonly address: string | null;
  readonly reason: string | null;
  readonly prescriber: string | null;
  readonly identity: readonly string[] | null;
  readonly author: string;
  readonly witness: string | null;
  /** Of a receipt: from whom, with the invoice. */
  readonly supplier: Party | null;
  readonly invoice: string | null;
  /** Of what was sent away: to whom. Of a destruction: who was authorised to see it. */
  readonly recipient: Party | null;
  readonly authorisedWitness: string | null;
}

/** The register of one product at a site: chronological, obtained and supplied, corrections as entries of their own, with the running balance. Moves between containers change nothing. */
export function register(tx: Tx, siteId: string, productId: string, from: string, to: string, most: number): Promise<readonly RegisterRow[]> {
  return tx.all<RegisterRow>(sql`
    with lines as (
      select j.id, j.at, j.kind, j.reason, j.author_id, j.witness_id, coalesce(sum(e.amount_ug) filter (where e.container_id is not null), 0)::bigint as ug,
        coalesce(sum(e.amount_ug) filter (where e.account in ('person', 'bottle')), 0)::bigint as person_ug, sum(coalesce(sum(e.amount_ug) filter (where e.container_id is not null), 0)) over (order by j.at, j.id)::bigint as balance
      from journals j join entries e on e.organisation_id = j.organisation_id and e.journal_id = j.id and e.product_id = ${productId}
      where j.organisation_id = ${tx.organisationId} and j.site_id = ${siteId} and j.at < ${to} group by j.id, j.at, j.kind, j.reason, j.author_id, j.witness_id
      having coalesce(sum(e.amount_ug) filter (where e.container_id is not null), 0) <> 0 or j.kind in ('correction', 'return')
    )
    select l.at, l.kind, greatest(l.ug, 0) as "inUg", greatest(-l.ug, 0) as "outUg", l.person_ug as "personUg", l.balance as "balanceUg", h.id as "personId", h.given_name || ' ' || h.family_name as name, h.address, l.reason,
      (select a.display_name from doses d join order_signatures g on g.organisation_id = d.organisation_id and g.order_id = d.order_id join accounts a on a.organisation_id = g.organisation_id and a.id = g.signed_by
        where d.organisation_id = ${tx.organisationId} and d.journal_id = l.id order by (g.version = d.order_version) desc, g.signed_at limit 1) as prescriber,
      (select case when w.identity_confirmed then w.identifiers else '{}' end from doses d join window_checks w on w.organisation_id = d.organisation_id and w.id = d.window_check_id where d.organisation_id = ${tx.organisationId} and d.journal_id = l.id limit 1) as identity,
      a.display_name as author, v.display_name as witness, papers.papers -> 'supplier' as supplier, papers.papers ->> 'invoice' as invoice,
      case when o.recipient_name is not null then json_strip_nulls(json_build_object('name', o.recipient_name, 'address', o.recipient_address, 'number', o.recipient_number)) end as recipient,
      o.witness_name || coalesce(', ' || o.witness_capacity, '') || coalesce(', ' || o.witness_body, '') as "authorisedWitness"
    from lines l join accounts a on a.organisation_id = ${tx.organisationId} and a.id = l.author_id left join accounts v on v.organisation_id = ${tx.organisationId} and v.id = l.witness_id
    left join lateral (select x.person_id from entries x where x.organisation_id = ${tx.organisationId} and x.journal_id = l.id and x.person_id is not null limit 1) who on true
    left join people h on h.organisation_id = ${tx.organisationId} and h.id = who.person_id
    left join lateral (select ${papersJson} as papers from entries x join containers c on c.organisation_id = x.organisation_id and c.id = x.container_id where x.organisation_id = ${tx.organisationId} and x.journal_id = l.id limit 1) papers on l.kind = 'receive'
    left join disposals o on o.organisation_id = ${tx.organisationId} and o.journal_id = l.id
    where l.at >= ${from} order by l.at, l.id limit ${most}`);
}

/** What the register of a product stood at before an instant. */
export async function registerOpening(tx: Tx, siteId: string, productId: string, before: string): Promise<number> {
  return (await tx.one<{ ug: number }>(sql`
    select coalesce(sum(e.amount_ug), 0)::bigint as ug from journals j join entries e on e.organisation_id = j.organisation_id and e.journal_id = j.id and e.container_id is not null and e.product_id = ${productId}
    where j.organisation_id = ${tx.organisationId} and j.site_id = ${siteId} and j.at < ${before}`))?.ug ?? 0;
}

export interface InventoryRow {
  readonly id: string;
  readonly takenOn: string;
  readonly takenAt: string;
  readonly moment: 'opening' | 'close';
  readonly lines: readonly InventoryLine[];
  readonly takenBy: string;
  readonly secondBy: string;
  readonly note: string | null;
}
export interface InventoryLine {
  readonly container: string;
  readonly product: string;
  readonly form: string;
  readonly ugPerMl: number | null;
  readonly ugPerUnit: number | null;
  readonly lot: string;
  readonly expiresOn: string;
  readonly place: string;
  readonly countedUg: number;
}

export function inventoriesOf(tx: Tx, siteId: string): Promise<readonly InventoryRow[]> {
  return tx.all<InventoryRow>(sql`
    select i.id, i.taken_on as "takenOn", i.taken_at as "takenAt", i.moment, i.lines, a.display_name as "takenBy", b.display_name as "secondBy", i.note from inventories i
    join accounts a on a.organisation_id = i.organisation_id and a.id = i.taken_by join accounts b on b.organisation_id = i.organisation_id and b.id = i.second_by
    where i.organisation_id = ${tx.organisationId} and i.site_id = ${siteId} order by i.taken_at desc limit 20`);
}

/** One inventory, and whether it is the first of its site. */
export function inventoryById(tx: Tx, id: string): Promise<(InventoryRow & { readonly siteId: string; readonly initial: boolean }) | null> {
  return tx.one(sql`
    select i.id, i.site_id as "siteId", i.taken_on as "takenOn", i.taken_at as "takenAt", i.moment, i.lines, a.display_name as "takenBy", b.display_name as "secondBy", i.note,
      not exists (select from inventories x where x.organisation_id = i.organisation_id and x.site_id = i.site_id and x.taken_at < i.taken_at) as initial
    from inventories i join accounts a on a.organisation_id = i.organisation_id and a.id = i.taken_by join accounts b on b.organisation_id = i.organisation_id and b.id = i.second_by
    where i.organisation_id = ${tx.organisationId} and i.id = ${id}`);
}

/** Every container that holds something, with its last count since `since`; an open difference is said. */
export function countsForInventory(tx: Tx, siteId: string, since: string): Promise<readonly (Omit<InventoryLine, 'countedUg'> & { readonly countedUg: number | null; readonly differs: boolean })[]> {
  return tx.all(sql`
    select c.label as container, p.name as product, p.form, p.ug_per_ml as "ugPerMl", p.ug_per_unit as "ugPerUnit", c.lot, c.expires_on as "expiresOn", c.place, n.counted_ug as "countedUg",
      exists (select from discrepancies x where x.organisation_id = c.organisation_id and x.container_id = c.id and x.state = 'open') as differs
    from containers c join products p on p.organisation_id = c.organisation_id and p.id = c.product_id
    left join lateral (select k.counted_ug from stock_counts k where k.organisation_id = c.organisation_id and k.container_id = c.id and k.counted_at >= ${since}
      and not exists (select from entries e join journals j on j.organisation_id = e.organisation_id and j.id = e.journal_id where e.organisation_id = c.organisation_id and e.container_id = c.id and j.at > k.counted_at)
      order by k.counted_at desc limit 1) n on true
    where c.organisation_id = ${tx.organisationId} and c.site_id = ${siteId} and p.controlled and c.state <> 'closed' and c.balance_ug > 0 order by p.name, c.label`);
}

export async function insertInventory(tx: Tx, inventory: { readonly siteId: string; readonly takenOn: string; readonly moment: 'opening' | 'close'; readonly lines: readonly InventoryLine[]; readonly takenBy: string; readonly secondBy: string; readonly note: string | null }, now: Temporal.Instant): Promise<string> {
  const id = newId();
  await tx.run(sql`
    insert into inventories (organisation_id, id, site_id, taken_on, taken_at, moment, lines, taken_by, second_by, note)
    values (${tx.organisationId}, ${id}, ${inventory.siteId}, ${inventory.takenOn}, ${now.toString()}, ${inventory.moment}, ${JSON.stringify(inventory.lines)}, ${inventory.takenBy}, ${inventory.secondBy}, ${inventory.note})`);
  return id;
}
