/** Orders for naloxone, and the kits that were issued on them. */
import { newId } from '../platform/ids.ts';
import { sql, type Tx } from '../platform/scoped.ts';
import type { KitRow } from './kits-store.ts';

export interface NaloxoneOrderRow {
  readonly id: string;
  readonly site_id: string;
  readonly person_id: string | null;
  readonly product: KitRow['product'];
  readonly kits: number | null;
  readonly issued: number;
  readonly reason: string;
  readonly valid_until: string;
  readonly ordered_by: string;
  readonly ordered_at: string;
  readonly ended_at: string | null;
  readonly end_reason: string | null;
}

const rows = sql`
  select o.id, o.site_id, o.person_id, o.product, o.kits, o.reason, o.valid_until, a.display_name as ordered_by, o.ordered_at, o.ended_at, o.end_reason,
    (select count(*)::int from naloxone_order_kits k where k.organisation_id = o.organisation_id and k.order_id = o.id) as issued
  from naloxone_orders o join accounts a on a.organisation_id = o.organisation_id and a.id = o.ordered_by`;

/** Orders for a person, newest first. */
export const naloxoneOrdersOf = (tx: Tx, personId: string): Promise<readonly NaloxoneOrderRow[]> => tx.all<NaloxoneOrderRow>(sql`${rows} where o.organisation_id = ${tx.organisationId} and o.person_id = ${personId} order by o.ordered_at desc limit 50`);

/** Standing orders of a site that are in force. */
export const standingOrdersOf = (tx: Tx, siteId: string, today: string): Promise<readonly NaloxoneOrderRow[]> => tx.all<NaloxoneOrderRow>(sql`${rows} where o.organisation_id = ${tx.organisationId} and o.site_id = ${siteId} and o.person_id is null and o.ended_at is null and o.valid_until >= ${today}::date order by o.ordered_at desc limit 50`);

export const naloxoneOrderById = (tx: Tx, id: string): Promise<NaloxoneOrderRow | null> => tx.one<NaloxoneOrderRow>(sql`${rows} where o.organisation_id = ${tx.organisationId} and o.id = ${id}`);

export interface NewNaloxoneOrder {
  readonly siteId: string;
  readonly personId: string | null;
  readonly product: KitRow['product'];
  readonly kits: number | null;
  readonly reason: string;
  readonly validUntil: string;
}

export async function insertNaloxoneOrder(tx: Tx, order: NewNaloxoneOrder, byId: string, now: Temporal.Instant): Promise<string> {
  const id = newId();
  await tx.run(sql`
    insert into naloxone_orders (organisation_id, id, site_id, person_id, product, kits, reason, valid_until, ordered_by, ordered_at)
    values (${tx.organisationId}, ${id}, ${order.siteId}, ${order.personId}, ${order.product}, ${order.kits}, ${order.reason}, ${order.validUntil}, ${byId}, ${now.toString()})`);
  return id;
}

/** Ends an order; false where it had ended. */
export async function endNaloxoneOrder(tx: Tx, id: string, byId: string, reason: string, now: Temporal.Instant): Promise<boolean> {
  return (await tx.run(sql`update naloxone_orders set ended_by = ${byId}, ended_at = ${now.toString()}, end_reason = ${reason} where organisation_id = ${tx.organisationId} and id = ${id} and ended_at is null`)) === 1;
}

/** Takes one kit of an order. The order's row is held, so that two nurses cannot both issue its last kit. */
export async function holdNaloxoneOrder(tx: Tx, id: string): Promise<NaloxoneOrderRow | null> {
  const there = await tx.one(sql`select id from naloxone_orders where organisation_id = ${tx.organisationId} and id = ${id} for update`);
  return there === null ? null : naloxoneOrderById(tx, id);
}

export async function noteKitOfOrder(tx: Tx, orderId: string, kitId: string): Promise<void> {
  await tx.run(sql`insert into naloxone_order_kits (organisation_id, kit_id, order_id) values (${tx.organisationId}, ${kitId}, ${orderId})`);
}

/** People in care whose last good kit runs out by a day, or has: one line each. */
export function kitsRunningOut(tx: Tx, until: string): Promise<readonly { readonly person_id: string; readonly site_id: string; readonly expires_on: string }[]> {
  return tx.all(sql`
    select k.person_id, p.site_id, max(k.expires_on) as expires_on from naloxone_kits k
    join people p on p.organisation_id = k.organisation_id and p.id = k.person_id
    left join naloxone_kit_ends e on e.organisation_id = k.organisation_id and e.kit_id = k.id
    where k.organisation_id = ${tx.organisationId} and e.kit_id is null and exists (select 1 from episodes s where s.organisation_id = k.organisation_id and s.person_id = k.person_id and s.state = 'open')
    group by k.person_id, p.site_id having bool_and(k.expires_on is not null) and max(k.expires_on) <= ${until}::date limit 500`);
}
