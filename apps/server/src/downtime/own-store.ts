/**
 * A site node's own side: where its server is, what it wrote and has not handed over, and the server's parcels put into its tables.
 * Parcels are put by the database's superuser as a replica, as PostgreSQL's own replication does: what the server's triggers
 * judged is not judged again. Nothing else runs so; the program serves as the application's role like everywhere.
 */
import pg from 'pg';
import type { LinkState, NodeRow, Parcel } from '@fairlead/contract/downtime';
import { newId } from '../platform/ids.ts';
import { sql, type Tx } from '../platform/scoped.ts';
import { personTables, siteTables } from './parcels-store.ts';

export interface Link {
  readonly node_id: string;
  readonly site_id: string;
  readonly time_zone: string | null;
  readonly server_url: string;
  readonly server_public: string;
  readonly last_number: number;
  readonly acked_seq: number;
  readonly last_exchange_at: string | null;
  readonly lost_since: string | null;
  readonly trouble: string | null;
  readonly latest_at: string | null;
  readonly clock_off_ms: number;
  readonly is_returning: boolean;
  readonly seen_uptime_ms: number | null;
  readonly seen_boot_id: string | null;
  readonly doubted_since: string | null;
}

/** Null: this is a server. */
export function ownLink(tx: Tx): Promise<Link | null> {
  return tx.one<Link>(sql`select l.*, s.time_zone from node_links l left join sites s on s.organisation_id = l.organisation_id and s.id = l.site_id where l.organisation_id = ${tx.organisationId}`);
}

/** The number of the next exchange, written before it is used. */
export async function nextNumber(tx: Tx): Promise<number> {
  const row = await tx.one<{ number: number }>(sql`update node_links set last_number = last_number + 1 where organisation_id = ${tx.organisationId} returning last_number as number`);
  if (row === null) throw new Error('This is no site node.');
  return row.number;
}

const handOverBytes = 400_000;
const handOverRows = 400;

/** What comes next to be handed over, transactions whole; and how many rows wait behind it. */
export async function nextRows(tx: Tx, afterSeq: number): Promise<{ readonly rows: readonly NodeRow[]; readonly waiting: number }> {
  const found = await tx.all<NodeRow>(sql`
    select seq, transaction_id as transaction, table_name as "table", what, row::text as row from node_outbox where organisation_id = ${tx.organisationId} and seq > ${afterSeq} order by seq limit 2000`);
  let [bytes, end] = [0, 0];
  for (const [index, each] of found.entries()) {
    const isWhole = index > 0 && found[index - 1]?.transaction !== each.transaction;
    if (isWhole && (bytes > handOverBytes || index >= handOverRows)) break;
    bytes += each.row.length;
    end = index + 1;
  }
  const [count] = await tx.all<{ n: number }>(sql`select count(*) as n from node_outbox where organisation_id = ${tx.organisationId} and seq > ${afterSeq}`);
  return { rows: found.slice(0, end), waiting: (count?.n ?? end) - end };
}

export function outboxRow(tx: Tx, seq: number): Promise<NodeRow | null> {
  return tx.one<NodeRow>(sql`select seq, transaction_id as transaction, table_name as "table", what, row::text as row from node_outbox where organisation_id = ${tx.organisationId} and seq = ${seq}`);
}

export async function knownParcels(tx: Tx): Promise<Readonly<Record<string, string>>> {
  const rows = await tx.all<{ id: string; hash: string }>(sql`select id, hash from node_parcels where organisation_id = ${tx.organisationId}`);
  return Object.fromEntries(rows.map(({ id, hash }) => [id, hash]));
}

/** Photos that hold and whose picture is not here: of whoever came to the window last first, then of everybody else. */
export async function missingPictures(tx: Tx, but: readonly string[], most: number): Promise<readonly string[]> {
  const rows = await tx.all<{ id: string }>(sql`
    select n.photo_id as id from node_photos n
    left join lateral (select max(c.arrived_at) as at from check_ins c where c.organisation_id = n.organisation_id and c.person_id = n.person_id and c.left_at is null) w on true
    where n.organisation_id = ${tx.organisationId} and n.state = 'taken' and n.photo_id <> all(${[...but]}::uuid[]) and not exists (select from person_photos p where p.organisation_id = n.organisation_id and p.id = n.photo_id)
    order by w.at desc nulls last, n.person_id limit ${most}`);
  return rows.map(({ id }) => id);
}

/** Holds after an excursion that stand here and stop something: what this database refuses, and nothing that it was only told of. */
export async function coldHoldsHere(tx: Tx): Promise<readonly string[]> {
  return (await tx.all<{ id: string }>(sql`select id from cold_holds where organisation_id = ${tx.organisationId} and decision is distinct from 'usable' order by id limit 2000`)).map(({ id }) => id);
}

/** Open screens read again what this is about. */
export async function tellScreens(tx: Tx, topic: string): Promise<void> {
  await tx.run(sql`select pg_notify('fairlead_events', ${JSON.stringify({ o: tx.organisationId, t: topic, p: null, s: null, a: 'team', i: newId() })})`);
}

export async function noteAnswer(tx: Tx, answer: { readonly ackedSeq: number; readonly clockOffMs: number; readonly isReturning: boolean }, now: Temporal.Instant): Promise<void> {
  await tx.run(sql`update node_links set acked_seq = ${answer.ackedSeq}, clock_off_ms = ${answer.clockOffMs}, is_returning = ${answer.isReturning}, last_exchange_at = ${now.toString()}, lost_since = null, trouble = null, doubted_since = null,
    latest_at = case when abs(${answer.clockOffMs}::bigint) <= 120000 then ${now.toString()} else latest_at end where organisation_id = ${tx.organisationId}`);
}

/** The link gave no answer. `trouble` is what has to be told beyond that. */
export async function noteLost(tx: Tx, trouble: string | null, now: Temporal.Instant): Promise<void> {
  await tx.run(sql`update node_links set lost_since = coalesce(lost_since, ${now.toString()}), trouble = ${trouble} where organisation_id = ${tx.organisationId}`);
}

/** Notes the latest instant that this machine has seen, and says it: a clock that stands before it was set back. */
export async function latestSeen(tx: Tx, now: Temporal.Instant): Promise<string> {
  const row = await tx.one<{ at: string }>(sql`update node_links set latest_at = greatest(latest_at, ${now.toString()}) where organisation_id = ${tx.organisationId} returning latest_at as at`);
  return row?.at ?? now.toString();
}

/** Where this machine's clock and the counter of its start stood together; the latest instant never goes back. */
export async function noteSeen(tx: Tx, now: Temporal.Instant, machine: { readonly uptimeMs: number; readonly bootId: string | null }): Promise<void> {
  await tx.run(sql`update node_links set latest_at = greatest(latest_at, ${now.toString()}), seen_uptime_ms = ${Math.round(machine.uptimeMs)}, seen_boot_id = ${machine.bootId} where organisation_id = ${tx.organisationId}`);
}

/** Where nothing is in doubt already, doubts the clock since the instant that was seen last. */
export async function doubtClock(tx: Tx, since: string): Promise<void> {
  await tx.run(sql`update node_links set doubted_since = coalesce(doubted_since, ${since}) where organisation_id = ${tx.organisationId}`);
}

export async function confirmClock(tx: Tx, said: { readonly nodeId: string; readonly since: string; readonly day: string; readonly reason: string }, accountId: string, now: Temporal.Instant): Promise<string> {
  const id = newId();
  await tx.run(sql`
    insert into clock_confirmations (organisation_id, id, node_id, seen_at, clock_at, day, reason, confirmed_by) values (${tx.organisationId}, ${id}, ${said.nodeId}, ${said.since}, ${now.toString()}, ${said.day}, ${said.reason}, ${accountId})`);
  await tx.run(sql`update node_links set doubted_since = null where organisation_id = ${tx.organisationId}`);
  return id;
}

/** Gives back what is asked for, what is over, and everything while returning: written here first, told after. Waits for doses under way. */
export async function giveBack(tx: Tx, asked: readonly { readonly personId: string; readonly day: string }[], today: string, all: boolean, now: Temporal.Instant): Promise<number> {
  await tx.run(sql`select pg_advisory_xact_lock(lease_lock(${tx.organisationId}))`);
  const days = await tx.run(sql`
    update dosing_leases l set state = 'returned', released_at = ${now.toString()} where l.organisation_id = ${tx.organisationId} and l.state = 'held' and (${all} or l.day < ${today}::date
      or (l.person_id, l.day) in (select * from unnest(${asked.map(({ personId }) => personId)}::uuid[], ${asked.map(({ day }) => day)}::date[])))`);
  if (all) await tx.run(sql`update containers set held_by = null where organisation_id = ${tx.organisationId} and held_by is not null`);
  return days;
}

/** Whether anything would be given back, so that no transaction is opened for nothing. */
export async function hasOver(tx: Tx, today: string): Promise<boolean> {
  return (await tx.one(sql`select 1 from dosing_leases where organisation_id = ${tx.organisationId} and state = 'held' and day < ${today}::date limit 1`)) !== null;
}

export async function heldTo(tx: Tx): Promise<string | null> {
  return (await tx.one<{ day: string | null }>(sql`select max(day) as day from dosing_leases where organisation_id = ${tx.organisationId} and state = 'held'`))?.day ?? null;
}

export async function linkState(tx: Tx, link: Link, stopped: string | null): Promise<LinkState> {
  const row = await tx.one<{ site: string | null; doses: number; rows: number; held: string | null }>(sql`
    select (select name from sites where organisation_id = ${tx.organisationId} and id = ${link.site_id}) as site,
      (select count(*) from node_outbox where organisation_id = ${tx.organisationId} and seq > ${link.acked_seq} and table_name = 'doses' and what = 'insert') as doses,
      (select count(*) from node_outbox where organisation_id = ${tx.organisationId} and seq > ${link.acked_seq}) as rows,
      (select max(day) from dosing_leases where organisation_id = ${tx.organisationId} and state = 'held') as held`);
  return {
    isNode: true, site: row?.site ?? null, isLinked: link.lost_since === null && link.last_exchange_at !== null, lastExchangeAt: link.last_exchange_at, lostSince: link.lost_since,
    dosesWaiting: row?.doses ?? 0, rowsWaiting: row?.rows ?? 0, heldTo: row?.held ?? null, stopped: stopped ?? link.trouble, doubtedSince: link.doubted_since,
  };
}

/** Makes a fresh database a node's: as its superuser, once. */
export async function becomeNode(adminUrl: string, node: { readonly nodeId: string; readonly siteId: string; readonly serverUrl: string; readonly serverKey: string; readonly organisation: { readonly id: string; readonly name: string; readonly country: string; readonly createdAt: string } }): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query('begin');
    const { organisation } = node;
    await client.query('insert into organisations (id, name, country, created_at) values ($1, $2, $3, $4) on conflict do nothing', [organisation.id, organisation.name, organisation.country, organisation.createdAt]);
    await client.query('update installation set node_id = $1', [node.nodeId]);
    await client.query('insert into node_links (organisation_id, node_id, site_id, server_url, server_public) values ($1, $2, $3, $4, $5)', [organisation.id, node.nodeId, node.siteId, node.serverUrl, node.serverKey]);
    await client.query('call note_everything_for_the_server()');
    await client.query('commit');
  } finally {
    await client.end();
  }
}

/** Another address of the same server. */
export async function changeServerUrl(adminUrl: string, organisationId: string, url: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query('update node_links set server_url = $2 where organisation_id = $1', [organisationId, url]);
  } finally {
    await client.end();
  }
}

export interface Replica {
  /** Puts parcels, if they know everything that was written here; false where something was written meanwhile. */
  readonly put: (organisationId: string, parcels: readonly Parcel[], gone: readonly string[], knowsSeq: number, secretOf: (accountId: string, box: string) => string | null) => Promise<boolean>;
  readonly close: () => Promise<void>;
}

/** Pictures that are named no longer go in the commit that says so; that somebody wants none needs no picture. */
const photosAsNamed = `
  with gone as (delete from person_photos p where p.organisation_id = $1 and not exists (select from node_photos n where n.organisation_id = p.organisation_id and n.photo_id = p.id))
  insert into person_photos (organisation_id, id, person_id, state, noted_by, noted_at)
  select n.organisation_id, n.photo_id, n.person_id, n.state, n.noted_by, n.noted_at from node_photos n where n.organisation_id = $1 and n.state <> 'taken' on conflict do nothing`;

const columnsOf = async (client: pg.PoolClient, table: string): Promise<string> =>
  (await client.query<{ names: string }>(`select string_agg(quote_ident(attname), ', ' order by attnum) as names from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`, [table])).rows[0]?.names ?? '';

/** JSON arrays after one another as one. */
const joined = (lists: readonly string[]): string => `[${lists.map((each) => each.trim().slice(1, -1)).filter((each) => each.trim() !== '').join(',')}]`;

/** Connects as the superuser of the node's own database. */
export function openReplica(adminUrl: string): Replica {
  const pool = new pg.Pool({ connectionString: adminUrl, max: 1, connectionTimeoutMillis: 5_000, idleTimeoutMillis: 30_000, options: '-c timezone=UTC -c statement_timeout=60000 -c lock_timeout=400' });
  pool.on('error', () => undefined);
  const columns = new Map<string, string>();
  const named = async (client: pg.PoolClient, table: string): Promise<string> => {
    const names = columns.get(table) ?? await columnsOf(client, table);
    columns.set(table, names);
    return names;
  };
  const clear = async (client: pg.PoolClient, organisationId: string, ids: readonly string[], tables: typeof personTables): Promise<void> => {
    for (const table of tables.toReversed()) await client.query(table.clear, [organisationId, ids]);
  };
  /** Parcels of one kind together: a statement a table, however many people. */
  const putAll = async (client: pg.PoolClient, organisationId: string, parcels: readonly Parcel[], tables: typeof personTables): Promise<void> => {
    if (parcels.length === 0) return;
    await clear(client, organisationId, parcels.map(({ id }) => id), tables);
    for (const { table } of tables) {
      const rows = joined(parcels.map((parcel) => parcel.tables[table] ?? '[]'));
      if (rows === '[]') continue;
      const names = await named(client, table);
      await client.query(`insert into ${table} (${names}) select ${names} from jsonb_populate_recordset(null::${table}, $1::jsonb)`, [rows]);
    }
    await client.query('insert into node_parcels (organisation_id, id, hash) select $1, * from unnest($2::uuid[], $3::text[]) on conflict (organisation_id, id) do update set hash = excluded.hash', [organisationId, parcels.map(({ id }) => id), parcels.map(({ hash }) => hash)]);
  };
  const putSite = async (client: pg.PoolClient, organisationId: string, parcel: Parcel, secretOf: (accountId: string, box: string) => string | null): Promise<void> => {
    // Codes that were used here stay used until the server knows.
    const steps = (await client.query<{ steps: string }>(`select coalesce(jsonb_object_agg(id, totp_last_step), '{}')::text as steps from accounts where organisation_id = $1`, [organisationId])).rows[0]?.steps ?? '{}';
    await putAll(client, organisationId, [parcel], siteTables);
    for (const { accountId, box } of parcel.secrets) await client.query('update accounts set totp_secret = $3 where organisation_id = $1 and id = $2', [organisationId, accountId, secretOf(accountId, box)]);
    await client.query('update accounts set totp_last_step = greatest(totp_last_step, ($2::jsonb ->> id::text)::bigint) where organisation_id = $1', [organisationId, steps]);
  };
  return {
    close: () => pool.end(),
    put: async (organisationId, parcels, gone, knowsSeq, secretOf) => {
      const client = await pool.connect();
      try {
        await client.query('begin');
        await client.query(`set local session_replication_role = replica`);
        // Whoever writes waits for this; of what parcels hold, nothing may have been written that the server does not know.
        await client.query(`select pg_advisory_xact_lock(hashtextextended('node outbox', 0))`);
        const last = (await client.query<{ seq: string }>(`select coalesce(max(seq), 0) as seq from node_outbox where organisation_id = $1 and table_name not in ('audit_entries', 'events', 'tasks', 'confirmations', 'bottle_scans')`, [organisationId])).rows[0]?.seq;
        if (Number(last) > knowsSeq) {
          await client.query('rollback');
          return false;
        }
        const isSite = (parcel: Parcel): boolean => parcel.tables['sites'] !== undefined;
        for (const parcel of parcels.filter(isSite)) await putSite(client, organisationId, parcel, secretOf);
        await putAll(client, organisationId, parcels.filter((parcel) => !isSite(parcel)), personTables);
        if (gone.length > 0) {
          await clear(client, organisationId, gone, personTables);
          await client.query('delete from node_parcels where organisation_id = $1 and id = any($2::uuid[])', [organisationId, gone]);
        }
        await client.query(photosAsNamed, [organisationId]);
        await client.query('commit');
        return true;
      } catch (error) {
        await client.query('rollback').catch(() => undefined);
        // Somebody writes at this moment: the next exchange brings it again.
        if (['55P03', '40P01'].includes((error as { code?: string }).code ?? '')) return false;
        throw error;
      } finally {
        client.release();
      }
    },
  };
}
