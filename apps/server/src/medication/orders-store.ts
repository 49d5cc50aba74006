/** Products, orders, their versions and signatures, holds: all SQL of the room. */
import type { Decision } from '@fairlead/contract';
import { newId } from '../platform/ids.ts';
import { sql, type Tx } from '../platform/scoped.ts';

export interface ProductRow {
  readonly id: string;
  readonly name: string;
  readonly medicine: 'methadone' | 'buprenorphine' | 'buprenorphine-naloxone' | 'buprenorphine-depot' | 'naltrexone' | 'naltrexone-depot';
  readonly form: 'liquid' | 'tablet' | 'film' | 'depot';
  readonly ugPerMl: number | null;
  readonly ugPerUnit: number | null;
  readonly controlled: boolean;
  readonly depot: { readonly name: 'Sublocade' | 'Brixadi' | 'Buvidal' | 'Vivitrol'; readonly interval: 'weekly' | 'monthly' } | null;
  /** Tablets that are not one to one with the others of their medicine, and never mixed with them. */
  readonly line: 'Zubsolv' | 'Espranor' | null;
}

/** What an order is of: a product, or a medicine in a form whatever the strengths (its id and strength are null then). */
export interface OrderedProduct extends Omit<ProductRow, 'id'> {
  readonly id: string | null;
  /** The strengths that the dose can be made of, the stronger first; empty for liquids and depots. */
  readonly strengthsUg: readonly number[];
}

/** A product as every store of this room and the dispensary reads it. */
export const productJson = sql`json_build_object('id', p.id, 'name', p.name, 'medicine', p.medicine, 'form', p.form, 'ugPerMl', p.ug_per_ml, 'ugPerUnit', p.ug_per_unit, 'controlled', p.controlled, 'line', p.line,
  'depot', case when p.depot_name is null then null else json_build_object('name', p.depot_name, 'interval', p.depot_interval) end)`;

/** Of the product or preparation `p`: every strength that is kept of the same medicine, form and line. */
export const strengthsOf = sql`case when p.form in ('tablet', 'film') then array(select distinct k.ug_per_unit::int from products k
  where k.organisation_id = p.organisation_id and k.state = 'active' and k.medicine = p.medicine and k.form = p.form and k.line is not distinct from p.line order by 1 desc) else '{}'::int[] end`;

/** A medicine in a form, over all strengths that are kept of it; null where none is. */
export async function preparationOf(tx: Tx, asked: Pick<ProductRow, 'medicine' | 'line'> & { readonly form: 'tablet' | 'film' }): Promise<OrderedProduct | null> {
  const row = await tx.one<{ controlled: boolean; strengths: readonly number[] }>(sql`
    select p.controlled, ${strengthsOf} as strengths from products p
    where p.organisation_id = ${tx.organisationId} and p.state = 'active' and p.medicine = ${asked.medicine} and p.form = ${asked.form} and p.line is not distinct from ${asked.line}::text limit 1`);
  return row === null ? null : { ...asked, id: null, name: `${asked.line ?? asked.medicine} ${asked.form}`, ugPerMl: null, ugPerUnit: null, controlled: row.controlled, depot: null, strengthsUg: row.strengths };
}

/** Products that can be ordered, by name. */
export async function listProducts(tx: Tx): Promise<readonly ProductRow[]> {
  const rows = await tx.all<{ product: ProductRow }>(sql`select ${productJson} as product from products p where p.organisation_id = ${tx.organisationId} and p.state = 'active' order by p.name`);
  return rows.map(({ product }) => product);
}

export async function productById(tx: Tx, id: string): Promise<ProductRow | null> {
  const row = await tx.one<{ product: ProductRow }>(sql`select ${productJson} as product from products p where p.organisation_id = ${tx.organisationId} and p.id = ${id} and p.state = 'active'`);
  return row?.product ?? null;
}

export async function insertProduct(tx: Tx, product: Omit<ProductRow, 'id' | 'depot' | 'line'> & { readonly depot?: ProductRow['depot']; readonly line?: ProductRow['line'] }, now: Temporal.Instant, id = newId()): Promise<string> {
  await tx.run(sql`
    insert into products (organisation_id, id, name, medicine, form, ug_per_ml, ug_per_unit, controlled, depot_name, depot_interval, line, created_at)
    values (${tx.organisationId}, ${id}, ${product.name}, ${product.medicine}, ${product.form}, ${product.ugPerMl}, ${product.ugPerUnit}, ${product.controlled}, ${product.depot?.name ?? null}, ${product.depot?.interval ?? null}, ${product.line ?? null}, ${now.toString()})`);
  return id;
}

export interface VersionRow {
  readonly version: number;
  readonly startOn: string;
  readonly endOn: string;
  readonly partUg: readonly number[];
  readonly schedule: readonly { readonly dosingDay: string; readonly part: number; readonly doseUg: number }[];
  readonly instructions: string;
  readonly reason: string;
  readonly decision: Decision;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly draftedBy: string;
  readonly draftedAt: string;
  readonly signatures: readonly { readonly signerId: string; readonly signedBy: string; readonly signedAt: string; readonly overrideReason: string | null }[];
}

export interface OrderRow {
  readonly id: string;
  readonly personId: string;
  readonly episodeId: string;
  readonly siteId: string;
  readonly product: OrderedProduct;
  readonly state: 'draft' | 'signed' | 'held' | 'ended';
  readonly version: number;
  readonly startOn: string;
  readonly endOn: string;
  readonly firstPart: number;
  readonly parts: number;
  readonly replacesOrderId: string | null;
  readonly replacesDoseId: string | null;
  readonly besideReason: string | null;
  readonly endedAt: string | null;
  readonly endReason: string | null;
  readonly episodeVersion: number;
  readonly versions: readonly VersionRow[];
}

const orderJson = sql`json_build_object(
  'id', o.id, 'personId', o.person_id, 'episodeId', o.episode_id, 'siteId', o.site_id, 'product', (${productJson})::jsonb || jsonb_build_object('strengthsUg', ${strengthsOf}), 'state', o.state, 'version', o.version,
  'startOn', lower(o.days), 'endOn', upper(o.days) - 1, 'firstPart', lower(o.parts), 'parts', upper(o.parts) - lower(o.parts), 'replacesOrderId', o.replaces_order_id,
  'replacesDoseId', o.replaces_dose_id, 'besideReason', o.beside_reason, 'endedAt', o.ended_at, 'endReason', o.end_reason,
  'episodeVersion', (select e.version from episodes e where e.organisation_id = o.organisation_id and e.id = o.episode_id),
  'versions', (select json_agg(json_build_object(
    'version', v.version, 'startOn', lower(v.days), 'endOn', upper(v.days) - 1, 'partUg', v.part_ug, 'instructions', v.instructions, 'reason', v.reason, 'decision', v.decision,
    'facts', v.facts, 'draftedAt', v.drafted_at, 'draftedBy', (select a.display_name from accounts a where a.organisation_id = v.organisation_id and a.id = v.drafted_by),
    'schedule', coalesce((select json_agg(json_build_object('dosingDay', d.dosing_day, 'part', d.part, 'doseUg', d.dose_ug) order by d.dosing_day, d.part)
      from order_days d where d.organisation_id = v.organisation_id and d.order_id = v.order_id and d.version = v.version), '[]'::json),
    'signatures', coalesce((select json_agg(json_build_object('signerId', s.signed_by, 'signedBy', a.display_name, 'signedAt', s.signed_at, 'overrideReason', s.override_reason) order by s.signed_at)
      from order_signatures s join accounts a on a.organisation_id = s.organisation_id and a.id = s.signed_by
      where s.organisation_id = v.organisation_id and s.order_id = v.order_id and s.version = v.version), '[]'::json)
    ) order by v.version desc) from order_versions v where v.organisation_id = o.organisation_id and v.order_id = o.id))`;

export async function orderById(tx: Tx, id: string): Promise<OrderRow | null> {
  const row = await tx.one<{ order: OrderRow }>(sql`
    select ${orderJson} as order from orders o join ordered_products p on p.organisation_id = o.organisation_id and p.order_id = o.id
    where o.organisation_id = ${tx.organisationId} and o.id = ${id}`);
  return row?.order ?? null;
}

/** Newest first; at most 100 orders. */
export async function ordersOf(tx: Tx, personId: string): Promise<readonly OrderRow[]> {
  const rows = await tx.all<{ order: OrderRow }>(sql`
    select ${orderJson} as order from orders o join ordered_products p on p.organisation_id = o.organisation_id and p.order_id = o.id
    where o.organisation_id = ${tx.organisationId} and o.person_id = ${personId} order by o.created_at desc, o.id desc limit 100`);
  return rows.map(({ order }) => order);
}

/** Orders in force (signed or held) that touch these days, with what they are given for. */
export function ordersOverlapping(tx: Tx, personId: string, startOn: string, endOn: string): Promise<readonly { readonly id: string; readonly medicine: string; readonly medicine_class: string; readonly first_part: number; readonly after_part: number; readonly start_on: string; readonly end_on: string }[]> {
  return tx.all(sql`
    select id, medicine, medicine_class, lower(parts) as first_part, upper(parts) as after_part, lower(days) as start_on, upper(days) - 1 as end_on from orders
    where organisation_id = ${tx.organisationId} and person_id = ${personId} and state in ('signed', 'held') and days && daterange(${startOn}::date, ${endOn}::date, '[]')`);
}

export interface NewOrderRow {
  readonly id: string;
  readonly personId: string;
  readonly episodeId: string;
  readonly siteId: string;
  readonly product: Pick<OrderedProduct, 'id' | 'medicine' | 'form' | 'line'>;
  readonly startOn: string;
  readonly endOn: string;
  readonly firstPart: number;
  readonly parts: number;
  readonly replacesOrderId: string | null;
  readonly replacesDoseId: string | null;
  readonly besideReason: string | null;
  readonly origin?: 'here' | 'synthetic';
}

/** Mono and combination buprenorphine are one class: giving both is giving twice. */
export function classOf(medicine: ProductRow['medicine']): string {
  return medicine === 'buprenorphine-naloxone' ? 'buprenorphine' : medicine;
}

export async function insertOrder(tx: Tx, order: NewOrderRow, authorId: string, now: Temporal.Instant): Promise<void> {
  await tx.run(sql`
    insert into orders (organisation_id, id, person_id, episode_id, site_id, product_id, form, line, medicine, medicine_class, days, parts, version, state, replaces_order_id, replaces_dose_id,
      beside_reason, origin, created_by, created_at)
    values (${tx.organisationId}, ${order.id}, ${order.personId}, ${order.episodeId}, ${order.siteId}, ${order.product.id}, ${order.product.id === null ? order.product.form : null}, ${order.product.id === null ? order.product.line : null}, ${order.product.medicine}, ${classOf(order.product.medicine)},
      daterange(${order.startOn}::date, ${order.endOn}::date, '[]'), int4range(${order.firstPart}, ${order.firstPart + order.parts}), 1, 'draft', ${order.replacesOrderId},
      ${order.replacesDoseId}, ${order.besideReason}, ${order.origin ?? 'here'}, ${authorId}, ${now.toString()})`);
}

export type NewVersionRow = { readonly orderId: string } & Pick<VersionRow, 'version' | 'startOn' | 'endOn' | 'partUg' | 'schedule' | 'instructions' | 'reason' | 'facts' | 'decision'>;

export async function insertVersion(tx: Tx, version: NewVersionRow, authorId: string, now: Temporal.Instant): Promise<void> {
  await tx.run(sql`
    insert into order_versions (organisation_id, order_id, version, days, part_ug, instructions, reason, facts, decision, drafted_by, drafted_at)
    values (${tx.organisationId}, ${version.orderId}, ${version.version}, daterange(${version.startOn}::date, ${version.endOn}::date, '[]'), ${[...version.partUg]}::bigint[],
      ${version.instructions}, ${version.reason}, ${JSON.stringify(version.facts)}, ${JSON.stringify(version.decision)}, ${authorId}, ${now.toString()})`);
  if (version.schedule.length === 0) return;
  await tx.run(sql`
    insert into order_days (organisation_id, order_id, version, dosing_day, part, dose_ug)
    select ${tx.organisationId}, ${version.orderId}, ${version.version}, day, part, ug
    from unnest(${version.schedule.map((each) => each.dosingDay)}::date[], ${version.schedule.map((each) => each.part)}::int[], ${version.schedule.map((each) => each.doseUg)}::bigint[]) as planned (day, part, ug)`);
}

export async function insertSignature(tx: Tx, orderId: string, version: number, signerId: string, decision: Decision, overrideReason: string | null, now: Temporal.Instant): Promise<void> {
  await tx.run(sql`
    insert into order_signatures (organisation_id, order_id, version, signed_by, signed_at, decision, override_reason)
    values (${tx.organisationId}, ${orderId}, ${version}, ${signerId}, ${now.toString()}, ${JSON.stringify(decision)}, ${overrideReason})`);
}

/** Puts a signed version in force. A held order stays held. */
export async function putInForce(tx: Tx, order: OrderRow, version: VersionRow): Promise<void> {
  await tx.run(sql`
    update orders set version = ${version.version}, days = daterange(${version.startOn}::date, ${version.endOn}::date, '[]'),
      parts = int4range(${order.firstPart}, ${order.firstPart + version.partUg.length}), state = case when state = 'held' then 'held' else 'signed' end
    where organisation_id = ${tx.organisationId} and id = ${order.id}`);
}

/** Ends an order after `lastDay`; before its first day it ends whole. A day that is over or dosed is not taken back. */
export async function endOrderAfter(tx: Tx, orderId: string, lastDay: string, accountId: string, reason: string, now: Temporal.Instant): Promise<void> {
  await tx.run(sql`
    update orders set days = case when ${lastDay}::date < lower(days) then days else daterange(lower(days), least(upper(days), ${lastDay}::date + 1)) end,
      state = 'ended', ended_by = ${accountId}, ended_at = ${now.toString()}, end_reason = ${reason}
    where organisation_id = ${tx.organisationId} and id = ${orderId} and state <> 'ended'`);
}

/** Cuts an order short so that the next one begins on `nextStart`; it goes on until then. */
export async function cutOrderBefore(tx: Tx, orderId: string, nextStart: string, accountId: string, reason: string, now: Temporal.Instant): Promise<void> {
  await tx.run(sql`
    update orders set
      days = case when ${nextStart}::date > lower(days) then daterange(lower(days), least(upper(days), ${nextStart}::date)) else days end,
      state = case when ${nextStart}::date > lower(days) and ${nextStart}::date > (${now.toString()}::timestamptz at time zone (select time_zone from sites s where s.organisation_id = orders.organisation_id and s.id = orders.site_id))::date then state else 'ended' end,
      ended_by = ${accountId}, ended_at = ${now.toString()}, end_reason = ${reason}
    where organisation_id = ${tx.organisationId} and id = ${orderId} and state in ('signed', 'held')`);
}

export interface HoldRow {
  readonly id: string;
  readonly person_id: string;
  readonly episode_id: string;
  readonly order_id: string | null;
  readonly code: string;
  readonly reason: string;
  readonly lifted_by_role: 'prescriber' | 'nurse' | 'pharmacist';
  readonly placed_by: string;
  readonly placed_at: string;
  readonly lifted_by: string | null;
  readonly lifted_at: string | null;
  readonly lift_reason: string | null;
}

const holdColumns = sql`h.id, h.person_id, h.episode_id, h.order_id, h.code, h.reason, h.lifted_by_role, pa.display_name as placed_by, h.placed_at, la.display_name as lifted_by, h.lifted_at, h.lift_reason
  from holds h join accounts pa on pa.organisation_id = h.organisation_id and pa.id = h.placed_by left join accounts la on la.organisation_id = h.organisation_id and la.id = h.lifted_by`;

/** Open holds first, then the newest. */
export function holdsOf(tx: Tx, personId: string): Promise<readonly HoldRow[]> {
  return tx.all<HoldRow>(sql`select ${holdColumns} where h.organisation_id = ${tx.organisationId} and h.person_id = ${personId} order by (h.lifted_at is null) desc, h.placed_at desc limit 100`);
}

export function holdById(tx: Tx, id: string): Promise<HoldRow | null> {
  return tx.one<HoldRow>(sql`select ${holdColumns} where h.organisation_id = ${tx.organisationId} and h.id = ${id}`);
}

export interface NewHold {
  readonly personId: string;
  readonly episodeId: string;
  readonly orderId: string | null;
  readonly code: string;
  readonly reason: string;
  readonly liftedByRole: 'prescriber' | 'nurse' | 'pharmacist';
}

/** Notes a hold; an order that is named is held with it. */
export async function insertHold(tx: Tx, hold: NewHold, authorId: string, now: Temporal.Instant): Promise<string> {
  const id = newId();
  await tx.run(sql`
    insert into holds (organisation_id, id, person_id, episode_id, order_id, code, reason, lifted_by_role, placed_by, placed_at)
    values (${tx.organisationId}, ${id}, ${hold.personId}, ${hold.episodeId}, ${hold.orderId}, ${hold.code}, ${hold.reason}, ${hold.liftedByRole}, ${authorId}, ${now.toString()})`);
  if (hold.orderId !== null) await tx.run(sql`update orders set state = 'held' where organisation_id = ${tx.organisationId} and id = ${hold.orderId} and state = 'signed'`);
  return id;
}

/** Lifts a hold; its order goes on when this was the last one on it. */
export async function closeHold(tx: Tx, hold: HoldRow, accountId: string, reason: string, now: Temporal.Instant): Promise<void> {
  await tx.run(sql`update holds set lifted_by = ${accountId}, lifted_at = ${now.toString()}, lift_reason = ${reason} where organisation_id = ${tx.organisationId} and id = ${hold.id}`);
  if (hold.order_id === null) return;
  await tx.run(sql`
    update orders set state = 'signed' where organisation_id = ${tx.organisationId} and id = ${hold.order_id} and state = 'held'
      and not exists (select 1 from holds where organisation_id = ${tx.organisationId} and order_id = ${hold.order_id} and lifted_at is null)`);
}
