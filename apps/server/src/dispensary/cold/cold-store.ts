/** Fridges, readings, stays and holds as rows. */
import type { ColdHold, ColdState } from '@fairlead/contract/dispensary';
import { newId } from '../../platform/ids.ts';
import { sql, type Tx } from '../../platform/scoped.ts';

export interface FridgeRow { readonly id: string; readonly site_id: string; readonly name: string }

export function fridgesOf(tx: Tx, siteId: string): Promise<readonly FridgeRow[]> {
  return tx.all<FridgeRow>(sql`select id, site_id, name from fridges where organisation_id = ${tx.organisationId} and site_id = ${siteId} and ended_at is null order by name, id`);
}

/** A fridge in use, held until the transaction ends. */
export function lockFridge(tx: Tx, id: string): Promise<FridgeRow | null> {
  return tx.one<FridgeRow>(sql`select id, site_id, name from fridges where organisation_id = ${tx.organisationId} and id = ${id} and ended_at is null for update`);
}

export async function insertFridge(tx: Tx, siteId: string, name: string, byId: string, now: Temporal.Instant): Promise<string> {
  const id = newId();
  await tx.run(sql`insert into fridges (organisation_id, id, site_id, name, added_by, added_at) values (${tx.organisationId}, ${id}, ${siteId}, ${name}, ${byId}, ${now.toString()})`);
  return id;
}

export async function endFridgeRow(tx: Tx, id: string, now: Temporal.Instant): Promise<void> {
  await tx.run(sql`update fridges set ended_at = ${now.toString()} where organisation_id = ${tx.organisationId} and id = ${id}`);
}

export interface ReadingRow { readonly id: string; readonly fridge_id: string; readonly lowest_tenths: number; readonly highest_tenths: number; readonly now_tenths: number; readonly note: string | null; readonly read_by: string; readonly read_at: string; readonly held: number }

/** Readings of a site's fridges since an instant, the newest first. */
export function readingsSince(tx: Tx, siteId: string, since: string): Promise<readonly ReadingRow[]> {
  return tx.all<ReadingRow>(sql`
    select r.id, r.fridge_id, r.lowest_tenths, r.highest_tenths, r.now_tenths, r.note, a.display_name as read_by, r.read_at,
      (select count(*)::int from cold_holds h where h.organisation_id = r.organisation_id and h.reading_id = r.id) as held
    from fridge_readings r join fridges f on f.organisation_id = r.organisation_id and f.id = r.fridge_id join accounts a on a.organisation_id = r.organisation_id and a.id = r.read_by
    where r.organisation_id = ${tx.organisationId} and f.site_id = ${siteId} and f.ended_at is null and r.read_at >= ${since} order by r.read_at desc, r.id desc limit 400`);
}

export async function lastReadingAt(tx: Tx, fridgeId: string): Promise<string | null> {
  return (await tx.one<{ read_at: string }>(sql`select read_at from fridge_readings where organisation_id = ${tx.organisationId} and fridge_id = ${fridgeId} order by read_at desc, id desc limit 1`))?.read_at ?? null;
}

export interface NewReading { readonly lowestTenths: number; readonly highestTenths: number; readonly nowTenths: number; readonly note: string | null }

export async function insertReading(tx: Tx, fridgeId: string, reading: NewReading, byId: string, at: Temporal.Instant): Promise<string> {
  const id = newId();
  await tx.run(sql`
    insert into fridge_readings (organisation_id, id, fridge_id, lowest_tenths, highest_tenths, now_tenths, note, read_by, read_at)
    values (${tx.organisationId}, ${id}, ${fridgeId}, ${reading.lowestTenths}, ${reading.highestTenths}, ${reading.nowTenths}, ${reading.note}, ${byId}, ${at.toString()})`);
  return id;
}

export async function putIn(tx: Tx, containerId: string, fridgeId: string, byId: string, now: Temporal.Instant): Promise<void> {
  await tx.run(sql`insert into fridge_stays (organisation_id, id, container_id, fridge_id, from_at, put_by) values (${tx.organisationId}, ${newId()}, ${containerId}, ${fridgeId}, ${now.toString()}, ${byId})`);
}

/** False where it stood in no fridge. */
export async function takeOut(tx: Tx, containerId: string, takenFor: string | null, byId: string, now: Temporal.Instant): Promise<boolean> {
  return (await tx.run(sql`update fridge_stays set to_at = ${now.toString()}, taken_by = ${byId}, taken_for = ${takenFor} where organisation_id = ${tx.organisationId} and container_id = ${containerId} and to_at is null`)) === 1;
}

export async function standsInside(tx: Tx, fridgeId: string): Promise<readonly string[]> {
  return (await tx.all<{ label: string }>(sql`
    select c.label from fridge_stays s join containers c on c.organisation_id = s.organisation_id and c.id = s.container_id
    where s.organisation_id = ${tx.organisationId} and s.fridge_id = ${fridgeId} and s.to_at is null and (c.state <> 'closed' or c.balance_ug > 0) order by c.label`)).map(({ label }) => label);
}

export interface ColdRow extends ColdState { readonly containerId: string; readonly label: string; readonly lot: string; readonly product: string; readonly balanceUg: number; readonly siteId: string; readonly state: 'open' | 'quarantined' | 'closed' }

/** Containers whose product's newest card says that it is stored between two temperatures, with where they stand. One of them, or all of a site that hold something. */
export function coldContainers(tx: Tx, of: { readonly siteId: string } | { readonly containerIds: readonly string[] }, now: Temporal.Instant): Promise<readonly ColdRow[]> {
  const some = 'siteId' in of ? sql`c.site_id = ${of.siteId} and c.balance_ug > 0` : sql`c.id = any (${[...of.containerIds]}::uuid[])`;
  return tx.all<ColdRow>(sql`
    with stays as (
      select s.*, lead(s.from_at) over (partition by s.container_id order by s.from_at, s.id) as next_at from fridge_stays s where s.organisation_id = ${tx.organisationId}
    )
    select c.id as "containerId", c.label, c.lot, p.name as product, c.balance_ug as "balanceUg", c.site_id as "siteId", c.state, k.lowest_tenths as "lowestTenths", k.highest_tenths as "highestTenths", k.outside_hours as "outsideHours",
      case when s.to_at is null and s.id is not null then json_build_object('id', f.id, 'name', f.name) end as fridge, s.to_at as "outsideSince",
      -- Taken out a moment after this began: not before it.
      coalesce((select floor(sum(greatest(0, extract(epoch from (coalesce(o.next_at, ${now.toString()}::timestamptz) - o.to_at)))) / 60)::int from stays o where o.container_id = c.id and o.to_at is not null), 0) as "outsideMinutes",
      coalesce((select h.allowed_minutes from cold_holds h where h.organisation_id = c.organisation_id and h.container_id = c.id and h.decision = 'usable' and h.allowed_minutes is not null order by h.decided_at desc limit 1), k.outside_hours * 60) as "allowedMinutes",
      (select json_build_object('id', h.id, 'cause', h.cause, 'since', to_char(h.held_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'decision', h.decision) from cold_holds h
        where h.organisation_id = c.organisation_id and h.container_id = c.id and h.decision is distinct from 'usable' order by h.decided_at nulls first, h.held_at desc limit 1) as held
    from containers c join products p on p.organisation_id = c.organisation_id and p.id = c.product_id
    join lateral (select * from product_cards k where k.organisation_id = c.organisation_id and k.site_id = c.site_id and k.product_id = c.product_id order by k.set_at desc, k.id desc limit 1) k on k.lowest_tenths is not null
    left join lateral (select * from stays s where s.container_id = c.id order by s.from_at desc, s.id desc limit 1) s on true
    left join fridges f on f.organisation_id = c.organisation_id and f.id = s.fridge_id
    where c.organisation_id = ${tx.organisationId} and c.state <> 'closed' and ${some} order by p.name, c.label limit 300`);
}

/** What stood in a fridge at any time since its last reading. */
export async function stoodThere(tx: Tx, fridgeId: string, since: string | null): Promise<readonly string[]> {
  return (await tx.all<{ container_id: string }>(sql`
    select distinct s.container_id from fridge_stays s where s.organisation_id = ${tx.organisationId} and s.fridge_id = ${fridgeId} and (s.to_at is null or ${since}::timestamptz is null or s.to_at > ${since}::timestamptz)`)).map(({ container_id: id }) => id);
}

export async function insertColdHold(tx: Tx, hold: { readonly containerId: string; readonly cause: 'reading' | 'outside'; readonly readingId: string | null; readonly outsideMinutes: number }, now: Temporal.Instant): Promise<string> {
  const id = newId();
  await tx.run(sql`
    insert into cold_holds (organisation_id, id, container_id, cause, reading_id, outside_minutes, held_at) values (${tx.organisationId}, ${id}, ${hold.containerId}, ${hold.cause}, ${hold.readingId}, ${hold.outsideMinutes}, ${now.toString()})`);
  return id;
}

const holdColumns = sql`h.id, h.container_id as "containerId", c.site_id as "siteId", c.label, c.lot, p.name as product, h.cause,
  case when r.id is null then null else json_build_object('lowestTenths', r.lowest_tenths, 'highestTenths', r.highest_tenths, 'readAt', to_char(r.read_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'fridge', f.name) end as reading,
  h.outside_minutes as "outsideMinutes", h.held_at as "heldAt", h.decision, h.why, a.display_name as "decidedBy", h.decided_at as "decidedAt",
  case when n.id is not null and h.decision is distinct from 'usable' then json_build_object('site', s.name, 'heardAt', to_char(n.last_heard_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    'knowsSince', case when h.known_at_node = n.id then to_char(h.known_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') end) end as "atNode"
  from cold_holds h join containers c on c.organisation_id = h.organisation_id and c.id = h.container_id join products p on p.organisation_id = c.organisation_id and p.id = c.product_id
  left join fridge_readings r on r.organisation_id = h.organisation_id and r.id = h.reading_id left join fridges f on f.organisation_id = r.organisation_id and f.id = r.fridge_id
  left join accounts a on a.organisation_id = h.organisation_id and a.id = h.decided_by
  -- Seen from the server: at the node itself it stands here.
  left join site_nodes n on n.organisation_id = c.organisation_id and n.id = c.held_by and (select i.node_id is null from installation i) left join sites s on s.organisation_id = n.organisation_id and s.id = n.site_id`;
export type ColdHoldRow = ColdHold & { readonly siteId: string };

/** Open holds of a site first, then the newest that were decided. */
export function coldHoldsOf(tx: Tx, siteId: string): Promise<readonly ColdHoldRow[]> {
  return tx.all<ColdHoldRow>(sql`select ${holdColumns} where h.organisation_id = ${tx.organisationId} and c.site_id = ${siteId} order by h.decided_at desc nulls first, h.held_at desc limit 60`);
}

export async function coldHoldById(tx: Tx, id: string): Promise<ColdHoldRow | null> {
  return tx.one<ColdHoldRow>(sql`select ${holdColumns} where h.organisation_id = ${tx.organisationId} and h.id = ${id}`);
}

/** False where it was decided already. */
export async function decideColdHoldRow(tx: Tx, id: string, of: { readonly decision: 'usable' | 'dispose'; readonly why: string; readonly allowedMinutes: number | null }, byId: string, now: Temporal.Instant): Promise<boolean> {
  return (await tx.run(sql`
    update cold_holds set decided_at = ${now.toString()}, decided_by = ${byId}, decision = ${of.decision}, why = ${of.why}, allowed_minutes = ${of.allowedMinutes} where organisation_id = ${tx.organisationId} and id = ${id} and decided_at is null`)) === 1;
}

export interface UnknownHold { readonly id: string; readonly siteId: string; readonly label: string; readonly product: string; readonly node: string }

/** Holds of what stands at a site node that has not said that it knows of them. */
export function unknownAtNode(tx: Tx, of: { readonly siteId: string } | { readonly id: string }): Promise<readonly UnknownHold[]> {
  return tx.all<UnknownHold>(sql`
    select h.id, c.site_id as "siteId", c.label, p.name as product, s.name as node from cold_holds h join containers c on c.organisation_id = h.organisation_id and c.id = h.container_id
    join products p on p.organisation_id = c.organisation_id and p.id = c.product_id join site_nodes n on n.organisation_id = c.organisation_id and n.id = c.held_by join sites s on s.organisation_id = n.organisation_id and s.id = n.site_id
    where h.organisation_id = ${tx.organisationId} and ${'id' in of ? sql`h.id = ${of.id}` : sql`c.site_id = ${of.siteId}`} and h.decision is distinct from 'usable' and h.known_at_node is distinct from c.held_by order by h.held_at, h.id`);
}

/** Notes that a node knows of these holds of what stands there. Returns those that it had not said before. */
export async function noteKnownAt(tx: Tx, nodeId: string, ids: readonly string[], now: Temporal.Instant): Promise<readonly string[]> {
  return (await tx.all<{ id: string }>(sql`
    update cold_holds h set known_at_node = ${nodeId}, known_at = ${now.toString()} from containers c
    where h.organisation_id = ${tx.organisationId} and h.id = any(${[...ids]}::uuid[]) and c.organisation_id = h.organisation_id and c.id = h.container_id and c.held_by = ${nodeId} and h.known_at_node is distinct from ${nodeId} returning h.id`)).map(({ id }) => id);
}

/** Whoever decides at this site: its pharmacists, or its prescribers where it has none. */
export async function deciderAt(tx: Tx, siteId: string): Promise<'pharmacist' | 'prescriber'> {
  const row = await tx.one<{ has: boolean }>(sql`
    select exists (select from staff s join staff_sites t on t.organisation_id = s.organisation_id and t.staff_id = s.id join accounts a on a.organisation_id = s.organisation_id and a.id = s.id
      where s.organisation_id = ${tx.organisationId} and t.site_id = ${siteId} and s.pharmacy_id is null and a.state = 'active' and 'pharmacist' = any (s.roles)) as has`);
  return row?.has === true ? 'pharmacist' : 'prescriber';
}

export async function openTaskKeys(tx: Tx, siteId: string, kind: 'dispensary.read-fridge' | 'dispensary.call-about-hold'): Promise<readonly string[]> {
  return (await tx.all<{ key: string }>(sql`select dedupe_key as key from tasks where organisation_id = ${tx.organisationId} and site_id = ${siteId} and state = 'open' and kind = ${kind}`)).map(({ key }) => key);
}
