/** The chained ledger as it leaves the house, and the anchors of its chains. */
import { sql, type Tx } from '../platform/scoped.ts';

export interface ChainRow {
  readonly chain: string;
  readonly label: string;
  readonly balanceUg: number | null;
  readonly length: number;
  readonly head: string;
}

/** Chains of a site that have an entry since an instant: its containers, and the site's own for what touches none. */
export function chainsOf(tx: Tx, siteId: string, since: string | null): Promise<readonly ChainRow[]> {
  return tx.all<ChainRow>(sql`
    with named as (
      select c.id, c.label || ', ' || p.name || ', lot ' || c.lot as label, c.balance_ug, c.created_at from containers c join products p on p.organisation_id = c.organisation_id and p.id = c.product_id
      where c.organisation_id = ${tx.organisationId} and c.site_id = ${siteId}
      union all select s.id, s.name || ', beside the containers', null, s.created_at from sites s where s.organisation_id = ${tx.organisationId} and s.id = ${siteId}
    )
    select n.id as chain, n.label, n.balance_ug as "balanceUg", l.seq as length, encode(l.hash, 'hex') as head from named n
    cross join lateral (select k.seq, k.hash, k.journal_id from ledger_links k where k.organisation_id = ${tx.organisationId} and k.chain_id = n.id order by k.seq desc limit 1) l
    join journals j on j.organisation_id = ${tx.organisationId} and j.id = l.journal_id
    where ${since}::timestamptz is null or j.at >= ${since}::timestamptz order by n.created_at, n.id`);
}

/** A piece of one chain as JSON lines, oldest first. A person stands in it as an id that says nothing to a reader outside. */
export async function linksOf(tx: Tx, chain: string, after: number, limit: number): Promise<readonly { readonly seq: number; readonly text: string }[]> {
  return tx.all<{ seq: number; text: string }>(sql`
    select l.seq, json_build_object('chain', l.chain_id, 'seq', l.seq, 'hash', encode(l.hash, 'hex'),
      'journal', json_build_object('id', j.id, 'siteId', j.site_id, 'kind', j.kind, 'at', to_char(j.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'authorId', j.author_id, 'witnessId', j.witness_id, 'reason', j.reason),
      'lines', (select json_agg(json_build_array(e.line, e.account, e.product_id, e.lot, e.container_id, e.person_id, e.amount_ug, e.balance_after_ug) order by e.line)
        from entries e where e.organisation_id = l.organisation_id and e.journal_id = l.journal_id))::text as text
    from ledger_links l join journals j on j.organisation_id = l.organisation_id and j.id = l.journal_id
    where l.organisation_id = ${tx.organisationId} and l.chain_id = ${chain} and l.seq > ${after} order by l.seq limit ${limit}`);
}

/** Whose doses stand in these chains, for the audit. */
export async function peopleIn(tx: Tx, chains: readonly string[]): Promise<readonly string[]> {
  const rows = await tx.all<{ person_id: string }>(sql`
    select distinct e.person_id from ledger_links l join entries e on e.organisation_id = l.organisation_id and e.journal_id = l.journal_id
    where l.organisation_id = ${tx.organisationId} and l.chain_id = any(${[...chains]}::uuid[]) and e.person_id is not null`);
  return rows.map(({ person_id: id }) => id);
}

export interface AnchorRow {
  readonly number: number;
  readonly day: string;
  readonly made_at: string;
  readonly body: string;
  readonly digest: string;
}

const anchorColumns = sql`a.number, a.day, a.made_at, a.body, encode(a.digest, 'hex') as digest from ledger_anchors a`;

/** Newest first. */
export function anchorsOf(tx: Tx, limit: number): Promise<readonly AnchorRow[]> {
  return tx.all<AnchorRow>(sql`select ${anchorColumns} where a.organisation_id = ${tx.organisationId} order by a.number desc limit ${limit}`);
}

export function anchorsAfter(tx: Tx, number: number): Promise<readonly AnchorRow[]> {
  return tx.all<AnchorRow>(sql`select ${anchorColumns} where a.organisation_id = ${tx.organisationId} and a.number > ${number} order by a.number limit 400`);
}

export function anchorByNumber(tx: Tx, number: number): Promise<AnchorRow | null> {
  return tx.one<AnchorRow>(sql`select ${anchorColumns} where a.organisation_id = ${tx.organisationId} and a.number = ${number}`);
}

/** Only one anchor is made at a time; the next waits for the number of the last. */
export async function lockAnchors(tx: Tx): Promise<void> {
  await tx.run(sql`select pg_advisory_xact_lock(hashtextextended('ledger anchors ' || ${tx.organisationId}, 0))`);
}

/** Heads of the chains that moved since they were last anchored. */
export function headsToAnchor(tx: Tx): Promise<readonly { readonly chain: string; readonly seq: number; readonly hash: string }[]> {
  return tx.all(sql`
    with chains as (
      select id from containers where organisation_id = ${tx.organisationId} union all select id from sites where organisation_id = ${tx.organisationId}
    )
    select c.id as chain, l.seq, encode(l.hash, 'hex') as hash from chains c
    cross join lateral (select k.seq, k.hash from ledger_links k where k.organisation_id = ${tx.organisationId} and k.chain_id = c.id order by k.seq desc limit 1) l
    where l.seq > coalesce((select max(h.seq) from ledger_anchor_heads h where h.organisation_id = ${tx.organisationId} and h.chain_id = c.id), 0) order by c.id`);
}

export async function insertAnchor(tx: Tx, anchor: Omit<AnchorRow, 'made_at'> & { readonly heads: readonly { readonly chain: string; readonly seq: number }[] }, now: Temporal.Instant): Promise<void> {
  await tx.run(sql`insert into ledger_anchors (organisation_id, number, day, made_at, body, digest) values (${tx.organisationId}, ${anchor.number}, ${anchor.day}, ${now.toString()}, ${anchor.body}, decode(${anchor.digest}, 'hex'))`);
  await tx.run(sql`
    insert into ledger_anchor_heads (organisation_id, number, chain_id, seq)
    select ${tx.organisationId}::uuid, ${anchor.number}::int, h.chain, h.seq from unnest(${anchor.heads.map(({ chain }) => chain)}::uuid[], ${anchor.heads.map(({ seq }) => seq)}::bigint[]) as h (chain, seq)`);
}

/** The zone that the organisation's day goes by: that of its first site. Null before there is one. */
export async function firstZone(tx: Tx): Promise<string | null> {
  return (await tx.one<{ time_zone: string }>(sql`select time_zone from sites where organisation_id = ${tx.organisationId} order by created_at, id limit 1`))?.time_zone ?? null;
}
