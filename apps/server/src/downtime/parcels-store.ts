/**
 * What a node needs of the server: one parcel a person, and one that its site shares. A parcel is rows by table as JSON, known by
 * the hash of the whole; its tables and their scope are this fixed list, and nothing else of the record leaves.
 */
import { sql, type Statement, type Tx } from '../platform/scoped.ts';

/** `from`: the rows of one table in a parcel, as `t`. `clear`: which rows of it a node removes before it puts the parcel's. */
export interface ParcelTable {
  readonly table: string;
  readonly from: (scope: Scope) => Statement<unknown>;
  /** A change of the row before it leaves: columns that the node has no use for. */
  readonly row?: Statement<unknown>;
  /** With $1 the organisation and $2 the parcels' ids. */
  readonly clear: string;
}

export interface Scope {
  readonly organisationId: string;
  readonly nodeId: string;
  readonly siteId: string;
  readonly today: string;
}

const of = (table: string, where: (scope: Scope) => Statement<unknown> = () => sql`true`) =>
  ({ organisationId, ...rest }: Scope): Statement<unknown> => sql`${sql.raw(table)} t where t.organisation_id = ${organisationId} and t.person_id = p.id and ${where({ organisationId, ...rest })}`;
const ofOrders = (table: string) => ({ organisationId }: Scope): Statement<unknown> =>
  sql`${sql.raw(table)} t where t.organisation_id = ${organisationId} and t.order_id in (select o.id from orders o where o.organisation_id = ${organisationId} and o.person_id = p.id and o.state <> 'draft')`;
const clearPerson = (table: string): string => `delete from ${table} where organisation_id = $1 and person_id = any($2::uuid[])`;
const clearOrders = (table: string): string => `delete from ${table} where organisation_id = $1 and order_id in (select id from orders where organisation_id = $1 and person_id = any($2::uuid[]))`;

/** An array is asked for once a person, a list once a dose. The rules of a dose look back 62 days, to the first dose of each medicine, and to the last depot. */
const dosesThatCount = ({ organisationId, today }: Scope): Statement<unknown> => sql`(t.dosing_day > ${today}::date - 62 or t.id = any (array(
    select distinct on (f.medicine) f.id from doses f where f.organisation_id = ${organisationId} and f.person_id = p.id and f.given_ug > 0 and f.voided_by is null order by f.medicine, f.dosing_day))
  or t.id = any (array(select distinct on (f.medicine) f.id from doses f where f.organisation_id = ${organisationId} and f.person_id = p.id and f.given_ug > 0 and f.voided_by is null order by f.medicine, f.dosing_day desc))
  or t.id = any (array(select b.dose_id from bottles b where b.organisation_id = ${organisationId} and b.person_id = p.id and b.state = 'out')))`;

/** In the order in which they are put. Children are cleared before their parents, so the list is cleared from its end. */
export const personTables: readonly ParcelTable[] = [
  { table: 'people', from: ({ organisationId }) => sql`people t where t.organisation_id = ${organisationId} and t.id = p.id`, row: sql`|| '{"account_id": null}'`, clear: 'delete from people where organisation_id = $1 and id = any($2::uuid[])' },
  // Which photo holds; its picture is sent by itself.
  {
    table: 'node_photos', clear: clearPerson('node_photos'),
    from: ({ organisationId }) => sql`(select n.organisation_id, n.person_id, n.id as photo_id, n.state, n.media_type, n.side_px, n.noted_by, n.noted_at from person_photos n where n.organisation_id = ${organisationId} and n.person_id = p.id order by n.noted_at desc, n.id desc limit 1) t`,
  },
  { table: 'episodes', from: of('episodes'), clear: clearPerson('episodes') },
  { table: 'orders', from: of('orders', () => sql`t.state <> 'draft'`), clear: clearPerson('orders') },
  { table: 'order_versions', from: ofOrders('order_versions'), clear: clearOrders('order_versions') },
  { table: 'order_days', from: ofOrders('order_days'), clear: clearOrders('order_days') },
  { table: 'order_signatures', from: ofOrders('order_signatures'), clear: clearOrders('order_signatures') },
  { table: 'holds', from: of('holds'), clear: clearPerson('holds') },
  { table: 'guest_stays', from: of('guest_stays', ({ today }) => sql`upper(t.days) > ${today}::date - 7 or (t.state = 'active' and exists (select from guest_grants x where x.organisation_id = t.organisation_id and x.stay_id = t.id and x.state = 'out'))`), row: sql`|| '{"decision": null}'`, clear: clearPerson('guest_stays') },
  // Days that are past and of which another organisation has said nothing are asked about at a node too.
  { table: 'guest_grants', from: of('guest_grants', () => sql`t.state = 'out'`), row: sql`|| '{"decision": null}'`, clear: clearPerson('guest_grants') },
  { table: 'doses', from: (scope) => sql`doses t where t.organisation_id = ${scope.organisationId} and t.person_id = p.id and ${dosesThatCount(scope)}`, row: sql`|| '{"decision": null}'`, clear: clearPerson('doses') },
  {
    table: 'dose_corrections', row: sql`|| '{"decision": null}'`,
    from: (scope) => sql`dose_corrections t where t.organisation_id = ${scope.organisationId} and t.dose_id in (select d.id from doses d where d.organisation_id = ${scope.organisationId} and d.person_id = p.id and d.dosing_day > ${scope.today}::date - 62)`,
    clear: 'delete from dose_corrections where organisation_id = $1 and dose_id in (select id from doses where organisation_id = $1 and person_id = any($2::uuid[]))',
  },
  { table: 'take_home_decisions', from: of('take_home_decisions', ({ today }) => sql`t.valid_until >= ${today}::date - 7`), clear: clearPerson('take_home_decisions') },
  {
    table: 'bottles', clear: clearPerson('bottles'),
    from: of('bottles', ({ organisationId, today }) => sql`(t.state = 'out' or exists (select from doses d where d.organisation_id = ${organisationId} and d.id = t.dose_id and d.dosing_day > ${today}::date - 30))`),
  },
  { table: 'window_checks', from: of('window_checks', ({ today }) => sql`t.dosing_day > ${today}::date - 7`), clear: clearPerson('window_checks') },
  { table: 'check_ins', from: of('check_ins', ({ today }) => sql`t.dosing_day > ${today}::date - 2`), clear: clearPerson('check_ins') },
  { table: 'ecgs', from: of('ecgs'), clear: clearPerson('ecgs') },
  { table: 'injections', from: of('injections'), clear: clearPerson('injections') },
  // What was drawn by chance and waits for its sample, and what was taken since yesterday; no results.
  { table: 'urine_tests', from: of('urine_tests', ({ today }) => sql`t.drawn_for is not null and (t.state in ('ordered', 'not given') or (t.state = 'collected' and t.collected_at >= ${today}::date - 1))`), clear: clearPerson('urine_tests') },
  {
    table: 'specimen_checks', clear: 'delete from specimen_checks where organisation_id = $1 and test_id in (select id from urine_tests where organisation_id = $1 and person_id = any($2::uuid[]))',
    from: ({ organisationId, today }) => sql`specimen_checks t where t.organisation_id = ${organisationId} and t.test_id in (select u.id from urine_tests u where u.organisation_id = ${organisationId} and u.person_id = p.id and u.drawn_for is not null and u.state = 'collected' and u.collected_at >= ${today}::date - 1)`,
  },
  { table: 'dosing_leases', from: of('dosing_leases', ({ nodeId }) => sql`t.node_id = ${nodeId} and t.state = 'held'`), clear: clearPerson('dosing_leases') },
];

const all = (table: string, where: (scope: Scope) => Statement<unknown> = () => sql`true`) => (scope: Scope): Statement<unknown> => sql`${sql.raw(table)} t where t.organisation_id = ${scope.organisationId} and ${where(scope)}`;
const clearAll = (table: string): string => `delete from ${table} where organisation_id = $1 and $2::uuid[] is not null`;
const worksHere = ({ organisationId, siteId }: Scope): Statement<unknown> => sql`exists (select from staff_sites w where w.organisation_id = ${organisationId} and w.staff_id = t.id and w.site_id = ${siteId})`;
const containersHere = ({ organisationId, siteId }: Scope): Statement<unknown> => sql`t.container_id in (select c.id from containers c where c.organisation_id = ${organisationId} and c.site_id = ${siteId})`;

const inUseHere = ({ organisationId, siteId }: Scope): Statement<unknown> => sql`t.container_id in (select c.id from containers c where c.organisation_id = ${organisationId} and c.site_id = ${siteId} and c.state <> 'closed')`;

/** Everybody on the staff by name, since the record names them; what somebody signs in with only where they may work here. */
export const siteTables: readonly ParcelTable[] = [
  { table: 'sites', from: all('sites'), clear: clearAll('sites') },
  {
    table: 'accounts', from: all('accounts', () => sql`t.kind = 'staff'`), clear: `delete from accounts where organisation_id = $1 and kind = 'staff' and $2::uuid[] is not null`,
    row: sql`|| case when exists (select from staff_sites w where w.organisation_id = t.organisation_id and w.staff_id = t.id and w.site_id = p.site_id) then '{}'::jsonb else '{"passphrase_hash": null, "totp_secret": null}'::jsonb end`,
  },
  { table: 'sign_in_names', from: (scope) => sql`sign_in_names t where t.organisation_id = ${scope.organisationId} and exists (select from staff_sites w where w.organisation_id = t.organisation_id and w.staff_id = t.account_id and w.site_id = ${scope.siteId})`, clear: clearAll('sign_in_names') },
  { table: 'staff', from: all('staff'), clear: clearAll('staff') },
  { table: 'staff_sites', from: all('staff_sites'), clear: clearAll('staff_sites') },
  { table: 'recovery_codes', from: all('recovery_codes', ({ organisationId, siteId }) => sql`t.used_at is null and t.ended_at is null and exists (select from staff_sites w where w.organisation_id = ${organisationId} and w.staff_id = t.account_id and w.site_id = ${siteId})`), clear: clearAll('recovery_codes') },
  { table: 'products', from: all('products'), clear: clearAll('products') },
  { table: 'pumps', from: all('pumps', ({ siteId }) => sql`t.site_id = ${siteId} and t.ended_at is null`), row: sql`|| '{"answering_since": null}'`, clear: clearAll('pumps') },
  { table: 'pump_runs', from: all('pump_runs', ({ organisationId, siteId, today }) => sql`t.at > ${today}::date - 31 and t.pump_id in (select u.id from pumps u where u.organisation_id = ${organisationId} and u.site_id = ${siteId} and u.ended_at is null)`), clear: clearAll('pump_runs') },
  { table: 'containers', from: all('containers', ({ siteId }) => sql`t.site_id = ${siteId} and t.state <> 'closed'`), clear: clearAll('containers') },
  // What is kept cold: limits, where it stood and stands, readings of this fortnight and those that held something, holds and what was decided of them.
  { table: 'product_cards', from: all('product_cards', ({ siteId }) => sql`t.site_id = ${siteId}`), clear: clearAll('product_cards') },
  { table: 'fridges', from: all('fridges', ({ siteId }) => sql`t.site_id = ${siteId}`), clear: clearAll('fridges') },
  { table: 'fridge_stays', from: all('fridge_stays', inUseHere), clear: clearAll('fridge_stays') },
  {
    table: 'fridge_readings', clear: clearAll('fridge_readings'),
    from: all('fridge_readings', (scope) => sql`t.fridge_id in (select f.id from fridges f where f.organisation_id = ${scope.organisationId} and f.site_id = ${scope.siteId})
      and (t.read_at > ${scope.today}::date - 16 or t.id in (select h.reading_id from cold_holds h where h.organisation_id = ${scope.organisationId}))`),
  },
  // Who said that it knows is the server's matter, and would change the parcel whenever a node said so.
  { table: 'cold_holds', from: all('cold_holds', inUseHere), row: sql`|| '{"known_at_node": null, "known_at": null}'`, clear: clearAll('cold_holds') },
  {
    table: 'ledger_links', from: all('ledger_links', (scope) => sql`(t.chain_id, t.seq) in (select l.chain_id, max(l.seq) from ledger_links l where l.organisation_id = ${scope.organisationId}
      and l.chain_id in (select c.id from containers c where c.organisation_id = ${scope.organisationId} and c.site_id = ${scope.siteId}) group by l.chain_id)`), clear: clearAll('ledger_links'),
  },
  { table: 'stock_counts', from: all('stock_counts', (scope) => sql`${containersHere(scope)} and t.counted_at > ${scope.today}::date - 90`), clear: clearAll('stock_counts') },
  { table: 'discrepancies', from: all('discrepancies', (scope) => sql`${containersHere(scope)} and t.state = 'open'`), clear: clearAll('discrepancies') },
  { table: 'site_nodes', from: all('site_nodes', ({ nodeId }) => sql`t.id = ${nodeId}`), row: sql`|| '{"server_private": "", "code_hash": null, "last_number": 0, "applied_seq": 0, "last_heard_at": null, "told": {}}'`, clear: clearAll('site_nodes') },
];

/** Staff whose credentials leave for a site. */
export const credentialsLeaveFor = worksHere;

export interface ParcelRow {
  readonly id: string;
  readonly hash: string;
  /** Null where the node has it as it is. */
  readonly body: Readonly<Record<string, string>> | null;
}

function bodyOf(tables: readonly ParcelTable[], scope: Scope): Statement<unknown> {
  const parts = tables.map(({ table, from, row }) => sql`${table}::text, (select coalesce(jsonb_agg(to_jsonb(t) ${row ?? sql``} order by to_jsonb(t)::text), '[]')::text from ${from(scope)})`);
  return sql`jsonb_build_object(${sql.join(parts)})`;
}

// `offset 0`: a body is made once, and not again for its hash.
/** Parcels of these people, each whole, read by one statement; without a body where the node has the same. */
export function personParcels(tx: Tx, scope: Scope, people: readonly string[], known: Readonly<Record<string, string>>): Promise<readonly ParcelRow[]> {
  return tx.all<ParcelRow>(sql`
    select p.id, h.hash, case when h.hash = k.hash then null else b.body end as body
    from unnest(${[...people]}::uuid[], ${people.map((id) => known[id] ?? '')}::text[]) k (id, hash) join people p on p.organisation_id = ${tx.organisationId} and p.id = k.id
    cross join lateral (select ${bodyOf(personTables, scope)} as body offset 0) b cross join lateral (select md5(b.body::text) as hash offset 0) h`);
}

/** What the site shares; its id is the node's. */
export async function siteParcel(tx: Tx, scope: Scope, known: string | undefined): Promise<ParcelRow> {
  const row = await tx.one<ParcelRow>(sql`
    select p.id, h.hash, case when h.hash = ${known ?? ''} then null else b.body end as body
    from (select ${scope.nodeId}::uuid as id, ${scope.siteId}::uuid as site_id) p cross join lateral (select ${bodyOf(siteTables, scope)} as body offset 0) b cross join lateral (select md5(b.body::text) as hash offset 0) h`);
  if (row === null) throw new Error('The parcel of a site gave no row.');
  return row;
}

/** Whose days a node holds. */
export async function roster(tx: Tx, nodeId: string): Promise<readonly string[]> {
  return (await tx.all<{ id: string }>(sql`select distinct person_id as id from dosing_leases where organisation_id = ${tx.organisationId} and node_id = ${nodeId} and state = 'held' order by 1`)).map(({ id }) => id);
}

/** Who was touched by any command since: every command names whom it touched in its audit entry. */
export async function touchedSince(tx: Tx, since: Temporal.Instant): Promise<readonly string[]> {
  return (await tx.all<{ id: string }>(sql`select distinct unnest(person_ids) as id from audit_entries where organisation_id = ${tx.organisationId} and at >= ${since.toString()} and kind = 'write'`)).map(({ id }) => id);
}
