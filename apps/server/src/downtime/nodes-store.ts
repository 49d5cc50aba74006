/** Site nodes and leases at the server: all writing and reading of their rows. */
import type { NodeLine } from '@fairlead/contract/downtime';
import { newId } from '../platform/ids.ts';
import { sql, type Database, type Tx } from '../platform/scoped.ts';

export interface NodeRow {
  readonly id: string;
  readonly site_id: string;
  readonly site: string;
  readonly time_zone: string;
  readonly name: string;
  readonly ahead_days: number;
  readonly state: 'invited' | 'active' | 'returning' | 'ended';
  readonly public_key: string | null;
  readonly box_key: string | null;
  readonly server_public: string;
  readonly server_private: string;
  readonly last_number: number;
  readonly applied_seq: number;
}

const columns = sql`n.id, n.site_id, s.name as site, s.time_zone, n.name, n.ahead_days, n.state, n.public_key, n.box_key, n.server_public, n.server_private, n.last_number, n.applied_seq
  from site_nodes n join sites s on s.organisation_id = n.organisation_id and s.id = n.site_id`;

export function nodeById(tx: Tx, id: string, lock = false): Promise<NodeRow | null> {
  return lock
    ? tx.one<NodeRow>(sql`select ${columns} where n.organisation_id = ${tx.organisationId} and n.id = ${id} for update of n`)
    : tx.one<NodeRow>(sql`select ${columns} where n.organisation_id = ${tx.organisationId} and n.id = ${id}`);
}

/** The digest of the last of a node's rows that stands here. */
export async function appliedDigest(tx: Tx, id: string, seq: number): Promise<string | null> {
  return (await tx.one<{ digest: string }>(sql`select encode(digest, 'hex') as digest from node_batches where organisation_id = ${tx.organisationId} and node_id = ${id} and last_seq = ${seq}`))?.digest ?? null;
}

export function nodeOfSite(tx: Tx, siteId: string): Promise<NodeRow | null> {
  return tx.one<NodeRow>(sql`select ${columns} where n.organisation_id = ${tx.organisationId} and n.site_id = ${siteId} and n.state <> 'ended'`);
}

export interface NewNode {
  readonly siteId: string;
  readonly name: string;
  readonly aheadDays: number;
  readonly codeHash: Buffer;
  readonly codeUntil: string;
  readonly serverPublic: string;
}

/** `seal` is given the new node's id, so that the sealed key belongs to it. */
export async function insertNode(tx: Tx, node: NewNode, seal: (id: string) => string, accountId: string, now: Temporal.Instant): Promise<string> {
  const id = newId();
  await tx.run(sql`
    insert into site_nodes (organisation_id, id, site_id, name, ahead_days, code_hash, code_until, server_public, server_private, added_by, added_at)
    values (${tx.organisationId}, ${id}, ${node.siteId}, ${node.name}, ${node.aheadDays}, ${node.codeHash}, ${node.codeUntil}, ${node.serverPublic}, ${seal(id)}, ${accountId}, ${now.toString()})`);
  return id;
}

export async function changeCode(tx: Tx, id: string, codeHash: Buffer, until: string): Promise<void> {
  await tx.run(sql`update site_nodes set code_hash = ${codeHash}, code_until = ${until} where organisation_id = ${tx.organisationId} and id = ${id} and state = 'invited'`);
}

/** The node that a code invites, in any organisation of this installation. A node that lost the answer asks again with the same key. */
export async function nodeOfCode(database: Database, codeHash: Buffer, publicKey: string, now: Temporal.Instant): Promise<{ readonly organisationId: string; readonly id: string } | null> {
  for (const { id: organisationId } of await organisationIds(database)) {
    const row = await database.scoped(organisationId, (tx) => tx.one<{ id: string }>(sql`
      select id from site_nodes where organisation_id = ${organisationId} and code_hash = ${codeHash} and state <> 'ended' and (public_key = ${publicKey} or (public_key is null and code_until > ${now.toString()}))`));
    if (row !== null) return { organisationId, id: row.id };
  }
  return null;
}

export async function enrol(tx: Tx, id: string, publicKey: string, boxKey: string, now: Temporal.Instant): Promise<boolean> {
  return (await tx.run(sql`
    update site_nodes set public_key = ${publicKey}, box_key = ${boxKey}, enrolled_at = coalesce(enrolled_at, ${now.toString()}), state = case state when 'invited' then 'active' else state end
    where organisation_id = ${tx.organisationId} and id = ${id} and (public_key is null or public_key = ${publicKey})`)) === 1;
}

export function organisationOf(tx: Tx): Promise<{ readonly id: string; readonly name: string; readonly country: 'US' | 'UK'; readonly createdAt: string } | null> {
  return tx.one(sql`select id, name, country, created_at as "createdAt" from organisations where id = ${tx.organisationId}`);
}

export async function noteHeard(tx: Tx, id: string, number: number, told: Readonly<Record<string, unknown>>, at: Temporal.Instant): Promise<void> {
  await tx.run(sql`update site_nodes set last_number = ${number}, last_heard_at = ${at.toString()}, told = ${JSON.stringify(told)} where organisation_id = ${tx.organisationId} and id = ${id}`);
}

export async function changeNodeState(tx: Tx, id: string, state: 'active' | 'returning', aheadDays: number | null): Promise<boolean> {
  return (await tx.run(sql`update site_nodes set state = ${state}, ahead_days = coalesce(${aheadDays}::smallint, ahead_days) where organisation_id = ${tx.organisationId} and id = ${id} and state in ('active', 'returning')`)) === 1;
}

/**
 * Takes what the node may hold: everybody who is dosed at its site, today and the days ahead, but for days that are another
 * window's. In a transaction of its own, committed before anybody is told. Waits for doses under way.
 */
export async function takeLeases(tx: Tx, node: NodeRow, today: string, now: Temporal.Instant): Promise<number> {
  await tx.run(sql`select pg_advisory_xact_lock(lease_lock(${tx.organisationId}))`);
  const last = Temporal.PlainDate.from(today).add({ days: node.ahead_days }).toString();
  const taken = await tx.run(sql`
    insert into dosing_leases (organisation_id, id, node_id, site_id, person_id, day, taken_at)
    select ${tx.organisationId}, uuidv7(), ${node.id}, ${node.site_id}, p.id, d.day::date, ${now.toString()}
    from people p cross join generate_series(${today}::date::timestamp, ${last}::date::timestamp, interval '1 day') d (day)
    left join guest_stays g on g.organisation_id = p.organisation_id and g.person_id = p.id and g.state = 'active' and g.kind <> 'visitor' and g.days @> d.day::date
    where p.organisation_id = ${tx.organisationId} and p.died_on is null and case when g.id is not null then g.host_site_id is not distinct from ${node.site_id}
      else exists (select from episodes e where e.organisation_id = p.organisation_id and e.person_id = p.id and e.state = 'open' and e.site_id = ${node.site_id})
        or exists (select from orders o where o.organisation_id = p.organisation_id and o.person_id = p.id and o.state in ('signed', 'held') and o.site_id = ${node.site_id} and o.days @> d.day::date) end
      and not exists (select from instalment_prescriptions r where r.organisation_id = p.organisation_id and r.person_id = p.id and r.state = 'in-force' and r.days @> d.day::date)
      -- Days that go elsewhere as soon as they are free.
      and not exists (select from guest_stays w where w.organisation_id = p.organisation_id and w.person_id = p.id and w.days @> d.day::date
        and ((w.state = 'waiting' and w.host_site_id is distinct from ${node.site_id}) or (w.state = 'active' and w.end_asked_at is not null)))
      and not exists (select from dosing_leases l where l.organisation_id = p.organisation_id and l.person_id = p.id and l.day = d.day::date
        and (l.state = 'held' or (l.node_id = ${node.id} and l.state = 'returned' and l.asked_back_at is not null and l.released_at > ${now.subtract({ hours: 24 }).toString()})))
    on conflict do nothing`);
  await tx.run(sql`update containers set held_by = ${node.id} where organisation_id = ${tx.organisationId} and site_id = ${node.site_id} and held_by is null and state <> 'closed'`);
  return taken;
}

export function askedBackOf(tx: Tx, nodeId: string): Promise<readonly { readonly personId: string; readonly day: string }[]> {
  return tx.all(sql`select person_id as "personId", day from dosing_leases where organisation_id = ${tx.organisationId} and node_id = ${nodeId} and state = 'held' and asked_back_at is not null order by day, person_id limit 2000`);
}

/** Ends a node by two people. Returns how many person-days from the first day on are free again. */
export async function endNodeRow(tx: Tx, id: string, from: string, by: { readonly accountId: string; readonly secondId: string; readonly reason: string }, now: Temporal.Instant): Promise<number> {
  await tx.run(sql`select pg_advisory_xact_lock(lease_lock(${tx.organisationId}))`);
  await tx.run(sql`update site_nodes set state = 'ended', ended_by = ${by.accountId}, second_by = ${by.secondId}, ended_at = ${now.toString()}, end_reason = ${by.reason}, code_hash = null where organisation_id = ${tx.organisationId} and id = ${id}`);
  const days = await tx.run(sql`update dosing_leases set state = 'ended', released_at = ${now.toString()} where organisation_id = ${tx.organisationId} and node_id = ${id} and state = 'held' and day >= ${from}::date`);
  await tx.run(sql`update containers set held_by = null where organisation_id = ${tx.organisationId} and held_by = ${id}`);
  return days;
}

export function nodeLines(tx: Tx): Promise<readonly NodeLine[]> {
  return tx.all<NodeLine>(sql`
    select n.id, n.site_id as "siteId", s.name as site, n.name, n.state, n.ahead_days as "aheadDays", n.last_heard_at as "lastHeardAt", (n.told ->> 'clockOffMs')::bigint as "clockOffMs", n.told ->> 'stopped' as stopped,
      coalesce((n.told ->> 'waiting')::int, 0) as waiting, l.from_day as "heldFrom", l.to_day as "heldTo", coalesce(l.people, 0) as people, coalesce(l.days, 0) as "personDays", coalesce(l.asked, 0) as "askedBack",
      coalesce((select sum(b.entries) from node_batches b where b.organisation_id = n.organisation_id and b.node_id = n.id), 0)::int as "handedOver",
      (select count(*)::int from doses d where d.organisation_id = n.organisation_id and d.node_id = n.id and d.given_ug > 0) as doses,
      (select count(*)::int from doses d where d.organisation_id = n.organisation_id and d.node_id = n.id and d.given_ug > 0 and d.kind = 'observed' and d.dosing_day = (n.last_heard_at at time zone s.time_zone)::date) as "dosesToday",
      (select max(b.at) from node_batches b where b.organisation_id = n.organisation_id and b.node_id = n.id) as "lastHandOverAt", n.ended_at as "endedAt", n.end_reason as "endReason"
    from site_nodes n join sites s on s.organisation_id = n.organisation_id and s.id = n.site_id
    left join lateral (select min(x.day) as from_day, max(x.day) as to_day, count(distinct x.person_id)::int as people, count(*)::int as days, count(x.asked_back_at)::int as asked
      from dosing_leases x where x.organisation_id = n.organisation_id and x.node_id = n.id and x.state = 'held') l on true
    where n.organisation_id = ${tx.organisationId} order by (n.state = 'ended'), s.name, n.added_at desc limit 100`);
}

/** Days of ended nodes that are over: nobody gives on them any more, and they may be corrected here. */
export async function closePastDays(tx: Tx, now: Temporal.Instant): Promise<void> {
  await tx.run(sql`
    update dosing_leases l set state = 'ended', released_at = ${now.toString()} from site_nodes n join sites s on s.organisation_id = n.organisation_id and s.id = n.site_id
    where l.organisation_id = ${tx.organisationId} and l.state = 'held' and n.organisation_id = l.organisation_id and n.id = l.node_id and n.state = 'ended' and l.day < (${now.toString()}::timestamptz at time zone s.time_zone)::date`);
}

/** Keys that answer nodes, sealed anew at a start. */
export function sealedNodeKeys(tx: Tx): Promise<readonly { readonly id: string; readonly server_private: string }[]> {
  return tx.all(sql`select id, server_private from site_nodes where organisation_id = ${tx.organisationId} and state <> 'ended'`);
}

export async function keepNodeKey(tx: Tx, id: string, sealed: string): Promise<void> {
  await tx.run(sql`update site_nodes set server_private = ${sealed} where organisation_id = ${tx.organisationId} and id = ${id}`);
}

export function organisationIds(database: Database): Promise<readonly { readonly id: string }[]> {
  return database.outside<{ id: string }>(sql`select id from organisations`);
}
