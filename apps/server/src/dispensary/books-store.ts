/** What the books of stock are read from: the entries of the ledger, the counts, and the inventories and losses that were signed. */
import { newId } from '../platform/ids.ts';
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
  readonly closingUg: number;
  readonly countedUg: number | null;
  readonly countedAt: string | null;
  readonly countedBy: string | null;
}

/** Each container's day: what it began with, what went in and out by kind, and the last count of the day. Sums are the ledger's own. */
export function dayBook(tx: Tx, siteId: string, from: string, to: string): Promise<readonly DayRow[]> {
  return tx.all<DayRow>(sql`
    with lines as (
      select e.container_id, j.kind, j.at, e.amount_ug from entries e join journals j on j.organisation_id = e.organisation_id and j.id = e.journal_id
      where e.organisation_id = ${tx.organisationId} and j.site_id = ${siteId} and e.container_id is not null and j.at < ${to}
    ), sums as (
      select container_id, coalesce(sum(amount_ug) filter (where at < ${from}), 0)::bigint as opening, coalesce(sum(amount_ug) filter (where at >= ${from} and kind = 'receive'), 0)::bigint as received,
        coalesce(sum(amount_ug) filter (where at >= ${from} and kind = 'transfer'), 0)::bigint as moved, coalesce(sum(amount_ug) filter (where at >= ${from} and kind = 'dose'), 0)::bigint as given,
        coalesce(sum(amount_ug) filter (where at >= ${from} and kind = 'take-home'), 0)::bigint as home, coalesce(sum(amount_ug) filter (where at >= ${from} and kind in ('return', 'correction')), 0)::bigint as back,
        coalesce(sum(amount_ug) filter (where at >= ${from} and kind = 'waste'), 0)::bigint as wasted, coalesce(sum(amount_ug) filter (where at >= ${from} and kind = 'discrepancy'), 0)::bigint as adjusted, sum(amount_ug)::bigint as closing,
        bool_or(at >= ${from}) as moved_today
      from lines group by container_id
    )
    select c.id as "containerId", c.label, p.name as product, c.lot, s.opening as "openingUg", s.received as "receivedUg", s.moved as "movedUg", s.given as "givenUg", s.home as "homeUg", s.back as "backUg", s.wasted as "wastedUg",
      s.adjusted as "adjustedUg", s.closing as "closingUg", n.counted_ug as "countedUg", n.counted_at as "countedAt", n.counted_by as "countedBy"
    from sums s join containers c on c.organisation_id = ${tx.organisationId} and c.id = s.container_id join products p on p.organisation_id = c.organisation_id and p.id = c.product_id
    left join lateral (select k.counted_ug, k.counted_at, a.display_name as counted_by from stock_counts k join accounts a on a.organisation_id = k.organisation_id and a.id = k.counted_by
      where k.organisation_id = c.organisation_id and k.container_id = c.id and k.counted_at >= ${from} and k.counted_at < ${to} order by k.counted_at desc limit 1) n on true
    where s.moved_today or s.closing > 0 order by p.name, c.place desc, c.label`);
}

export interface LogRow {
  readonly at: string;
  readonly product: string;
  readonly form: string;
  readonly ugPerMl: number | null;
  readonly ugPerUnit: number | null;
  readonly personId: string;
  readonly number: string;
  readonly name: string;
  readonly givenUg: number;
  readonly homeUg: number;
  readonly initials: string;
  readonly kind: string;
}

/** 21 CFR 1304.24: every dispensing with its medicine, strength, form, date, person, amount taken here, amount taken home, initials. */
export function dispensingLog(tx: Tx, siteId: string, from: string, to: string): Promise<readonly LogRow[]> {
  return tx.all<LogRow>(sql`
    select j.at, p.name as product, p.form, p.ug_per_ml as "ugPerMl", p.ug_per_unit as "ugPerUnit", h.id as "personId", h.number, h.given_name || ' ' || h.family_name as name,
      coalesce(sum(e.amount_ug) filter (where e.account = 'person'), 0)::bigint as "givenUg", coalesce(sum(e.amount_ug) filter (where e.account = 'bottle'), 0)::bigint as "homeUg", s.initials, j.kind
    from journals j join entries e on e.organisation_id = j.organisation_id and e.journal_id = j.id and e.account in ('person', 'bottle') join products p on p.organisation_id = e.organisation_id and p.id = e.product_id
    join people h on h.organisation_id = e.organisation_id and h.id = e.person_id join staff s on s.organisation_id = j.organisation_id and s.id = j.author_id
    where j.organisation_id = ${tx.organisationId} and j.site_id = ${siteId} and j.at >= ${from} and j.at < ${to}
    group by j.id, j.at, p.name, p.form, p.ug_per_ml, p.ug_per_unit, h.id, h.number, h.given_name, h.family_name, s.initials, j.kind order by j.at, j.id limit 5000`);
}

export interface RegisterRow {
  readonly at: string;
  readonly kind: string;
  readonly inUg: number;
  readonly outUg: number;
  readonly balanceUg: number;
  readonly personId: string | null;
  readonly name: string | null;
  readonly address: string | null;
  readonly reason: string | null;
  readonly prescriber: string | null;
  readonly identity: readonly string[] | null;
  readonly author: string;
  readonly witness: string | null;
}

/** The register of one product at a site: chronological, obtained and supplied, with the running balance. Moves between containers change nothing. */
export function register(tx: Tx, siteId: string, productId: string, from: string, to: string): Promise<readonly RegisterRow[]> {
  return tx.all<RegisterRow>(sql`
    with lines as (
      select j.id, j.at, j.kind, j.reason, j.author_id, j.witness_id, sum(e.amount_ug)::bigint as ug, sum(sum(e.amount_ug)) over (order by j.at, j.id)::bigint as balance
      from journals j join entries e on e.organisation_id = j.organisation_id and e.journal_id = j.id and e.container_id is not null and e.product_id = ${productId}
      where j.organisation_id = ${tx.organisationId} and j.site_id = ${siteId} and j.at < ${to} group by j.id, j.at, j.kind, j.reason, j.author_id, j.witness_id having sum(e.amount_ug) <> 0
    )
    select l.at, l.kind, greatest(l.ug, 0) as "inUg", greatest(-l.ug, 0) as "outUg", l.balance as "balanceUg", h.id as "personId", h.given_name || ' ' || h.family_name as name, h.address, l.reason,
      (select a.display_name from doses d join order_signatures g on g.organisation_id = d.organisation_id and g.order_id = d.order_id join accounts a on a.organisation_id = g.organisation_id and a.id = g.signed_by
        where d.organisation_id = ${tx.organisationId} and d.journal_id = l.id order by (g.version = d.order_version) desc, g.signed_at limit 1) as prescriber,
      (select case when w.identity_confirmed then w.identifiers else '{}' end from doses d join window_checks w on w.organisation_id = d.organisation_id and w.id = d.window_check_id where d.organisation_id = ${tx.organisationId} and d.journal_id = l.id limit 1) as identity,
      a.display_name as author, v.display_name as witness
    from lines l join accounts a on a.organisation_id = ${tx.organisationId} and a.id = l.author_id left join accounts v on v.organisation_id = ${tx.organisationId} and v.id = l.witness_id
    left join lateral (select x.person_id from entries x where x.organisation_id = ${tx.organisationId} and x.journal_id = l.id and x.person_id is not null limit 1) who on true
    left join people h on h.organisation_id = ${tx.organisationId} and h.id = who.person_id
    where l.at >= ${from} order by l.at, l.id limit 5000`);
}

export interface ShelfRow {
  readonly productId: string;
  readonly name: string;
  readonly balanceUg: number;
  readonly usedUg: number;
  readonly soonUg: number;
}

/** Each product: what is there, what was used since `since`, and what of it is past its date by `soon`. */
export function shelf(tx: Tx, siteId: string, since: string, soon: string): Promise<readonly ShelfRow[]> {
  return tx.all<ShelfRow>(sql`
    select p.id as "productId", p.name, coalesce(sum(c.balance_ug), 0)::bigint as "balanceUg", coalesce(sum(c.balance_ug) filter (where c.expires_on < ${soon}::date), 0)::bigint as "soonUg",
      coalesce((select -sum(e.amount_ug) from entries e join journals j on j.organisation_id = e.organisation_id and j.id = e.journal_id where e.organisation_id = p.organisation_id and e.product_id = p.id and e.container_id is not null
        and j.site_id = ${siteId} and j.at >= ${since} and j.kind in ('dose', 'take-home')), 0)::bigint as "usedUg"
    from products p join containers c on c.organisation_id = p.organisation_id and c.product_id = p.id and c.site_id = ${siteId} and c.state <> 'closed'
    where p.organisation_id = ${tx.organisationId} group by p.organisation_id, p.id, p.name order by p.name`);
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
