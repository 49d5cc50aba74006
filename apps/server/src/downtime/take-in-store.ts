/**
 * What a node hands over, put into the server's tables exactly once and in its order. Nothing that was given is refused: what the
 * database cannot take as it is goes to the list of differences, as it came.
 */
import type { NodeRow as Handed } from '@fairlead/contract/downtime';
import { newId } from '../platform/ids.ts';
import { sql, type Tx } from '../platform/scoped.ts';

/** Which tables a node may add to, and which columns of their rows it may change. */
const changeable: Readonly<Record<string, readonly string[]>> = {
  window_checks: [], check_ins: ['left_at'], confirmations: ['used_at'], journals: [], entries: [], containers: ['place', 'state', 'held_by', 'pump_id'], doses: ['voided_by'], dose_corrections: [], injections: [],
  bottles: ['state', 'settled_at', 'settled_by'], bottle_scans: [], stock_counts: [], stock_receipts: [], discrepancies: ['state', 'explanation', 'closed_by', 'second_by', 'closed_at', 'journal_id'],
  holds: ['lifted_by', 'lifted_at', 'lift_reason'], events: [], audit_entries: [], tasks: ['state', 'ended_at', 'ended_by', 'outcome'], dosing_leases: ['state', 'released_at'], recovery_codes: ['used_at'],
  pours: ['claimed_at', 'measured_ul', 'measured_how', 'measured_at', 'settled_how', 'settled_at', 'settled_by', 'dose_id', 'journal_id'], pour_contradictions: [], clock_confirmations: [],
  pump_runs: [], urine_tests: ['state', 'collected_at', 'collected_by', 'observed', 'temperature_ok'], specimen_checks: [],
};
// A test is drawn at the server alone.
const neverInserted = new Set(['dosing_leases', 'recovery_codes', 'urine_tests']);
/** Tables whose rows say which machine wrote them. */
const saysItsNode = new Set(['doses', 'dose_corrections', 'journals']);

const columnsOf = new Map<string, Promise<readonly string[]>>();

/** Columns that the application may insert; asked once a process. */
function insertable(tx: Tx, table: string): Promise<readonly string[]> {
  const known = columnsOf.get(table);
  if (known !== undefined) return known;
  const asked = tx.all<{ name: string }>(sql`
    select attname as name from pg_attribute where attrelid = ${table}::regclass and attnum > 0 and not attisdropped and has_column_privilege(${table}::regclass, attnum, 'insert')`).then((rows) => rows.map(({ name }) => name));
  asked.catch(() => columnsOf.delete(table));
  columnsOf.set(table, asked);
  return asked;
}

const names = (columns: readonly string[]) => sql.join(columns.map((column) => sql.ref(column)));

async function insertRow(tx: Tx, nodeId: string, { table, row }: Handed): Promise<void> {
  const columns = await insertable(tx, table);
  const forced = JSON.stringify({ organisation_id: tx.organisationId, ...(saysItsNode.has(table) ? { node_id: nodeId } : {}) });
  await tx.run(sql`insert into ${sql.table(table)} (${names(columns)}) select ${names(columns)} from jsonb_populate_record(null::${sql.table(table)}, ${row}::jsonb || ${forced}::jsonb)`);
  if (table === 'containers') await tx.run(sql`update containers set held_by = ${nodeId} where organisation_id = ${tx.organisationId} and id = (${row}::jsonb ->> 'id')::uuid`);
  if (table === 'events') await tellLive(tx, row);
  if (table === 'holds') await holdCounts(tx, row);
}

/** An order is held while a hold of it stands, wherever it was placed or lifted. */
async function holdCounts(tx: Tx, row: string): Promise<void> {
  await tx.run(sql`
    update orders o set state = case when exists (select from holds h where h.organisation_id = o.organisation_id and h.order_id = o.id and h.lifted_at is null) then 'held' else 'signed' end
    where o.organisation_id = ${tx.organisationId} and o.id = (${row}::jsonb ->> 'order_id')::uuid and o.state in ('signed', 'held')`);
}

/** Open screens at the server hear of it as of anything that happens. */
async function tellLive(tx: Tx, row: string): Promise<void> {
  await tx.run(sql`select pg_notify('fairlead_events', jsonb_build_object('o', ${tx.organisationId}::text, 't', r ->> 'topic', 'p', r ->> 'person_id', 's', r ->> 'site_id', 'a', r ->> 'audience', 'i', r ->> 'id')::text) from (select ${row}::jsonb as r) x`);
}

async function updateRow(tx: Tx, nodeId: string, { table, row }: Handed): Promise<void> {
  const columns = changeable[table] ?? [];
  // A hold that was lifted here before stays lifted by whoever lifted it first.
  // A sample that was taken stands over an excuse, and over no other sample.
  const own = table === 'urine_tests' ? sql`and (t.state in ('ordered', 'not given') or (t.state = 'excused' and r.state = 'collected'))` : table === 'holds' ? sql`and t.lifted_at is null` : table === 'dosing_leases' ? sql`and t.node_id = ${nodeId} and t.state = 'held'` : table === 'containers' ? sql`and t.held_by = ${nodeId}` : sql``;
  const sets = sql.join(columns.map((column) => sql`${sql.ref(column)} = r.${sql.ref(column)}`));
  const changed = await tx.run(sql`
    update ${sql.table(table)} t set ${sets} from jsonb_populate_record(null::${sql.table(table)}, ${row}::jsonb) r where t.organisation_id = ${tx.organisationId} and t.id = r.id ${own}`);
  if (table === 'holds') return holdCounts(tx, row);
  // A day or a container that two people took from this node meanwhile stays taken.
  if (changed === 0 && table !== 'dosing_leases' && table !== 'containers') throw Object.assign(new Error('There is no such row.'), { constraint: 'the_row_is_not_there' });
}

export interface Difference {
  readonly constraint: string;
  readonly message: string;
}

/** Puts rows that belong together, or none of them. Null: they stand. */
export async function takeIn(tx: Tx, nodeId: string, rows: readonly Handed[]): Promise<Difference | null> {
  await tx.run(sql`savepoint handed_over`);
  try {
    for (const each of rows) {
      if (changeable[each.table] === undefined || (each.what === 'insert' && neverInserted.has(each.table))) throw Object.assign(new Error(`A node does not write ${each.table}.`), { constraint: 'a_node_does_not_write_this' });
      await (each.what === 'insert' ? insertRow(tx, nodeId, each) : updateRow(tx, nodeId, each));
    }
    // What is checked at the end of a transaction is checked now, while it can still be told which movement was wrong.
    if (rows.some(({ table }) => table === 'entries')) await tx.run(sql`set constraints all immediate`);
    await tx.run(sql`release savepoint handed_over`);
    await tx.run(sql`set constraints all deferred`);
    return null;
  } catch (error) {
    await tx.run(sql`rollback to savepoint handed_over`);
    const { code, constraint, message } = error as { code?: string; constraint?: string; message: string };
    // A lost database or a bug outside of the rows is no difference: the whole exchange fails and comes again.
    if (constraint === undefined && (code === undefined || !/^(22|23|42|P0)/.test(code))) throw error;
    return { constraint: constraint ?? code ?? 'unknown', message: message.slice(0, 500) };
  }
}

/** The same row handed over again after the server lost its note of it. */
export const standsAlready = (difference: Difference): boolean => difference.constraint.endsWith('_pkey') || difference.constraint === 'one_open_task_a_thing';

export async function keepDifference(tx: Tx, nodeId: string, siteId: string, handed: Handed, kind: 'duplicate' | 'not-taken', because: string, now: Temporal.Instant): Promise<string> {
  const id = newId();
  await tx.run(sql`
    insert into node_differences (organisation_id, id, node_id, seq, kind, table_name, because, row, person_id, site_id, at)
    values (${tx.organisationId}, ${id}, ${nodeId}, ${handed.seq}, ${kind}, ${handed.table}, ${because}, ${handed.row}::jsonb,
      (select h.id from people h where h.organisation_id = ${tx.organisationId} and h.id = (${handed.row}::jsonb ->> 'person_id')::uuid), ${siteId}, ${now.toString()})
    on conflict do nothing`);
  return id;
}

export async function noteBatch(tx: Tx, nodeId: string, afterSeq: number, lastSeq: number, entries: number, digest: Buffer, now: Temporal.Instant): Promise<void> {
  await tx.run(sql`insert into node_batches (organisation_id, node_id, last_seq, after_seq, entries, digest, at) values (${tx.organisationId}, ${nodeId}, ${lastSeq}, ${afterSeq}, ${entries}, ${digest}, ${now.toString()})`);
  await tx.run(sql`update site_nodes set applied_seq = ${lastSeq} where organisation_id = ${tx.organisationId} and id = ${nodeId}`);
}

/** Whoever decides on these episodes at this moment decides again. */
export async function moveEpisodesOn(tx: Tx, doseIds: readonly string[]): Promise<void> {
  await tx.run(sql`update episodes set version = version + 1 where organisation_id = ${tx.organisationId} and id in (select episode_id from doses where organisation_id = ${tx.organisationId} and id = any(${[...doseIds]}::uuid[]))`);
}

export interface KnownMeanwhile {
  readonly dose_id: string;
  readonly person_id: string;
  readonly episode_id: string;
  readonly site_id: string;
  readonly dosing_day: string;
  readonly dose_ug: number;
  readonly medicine: string;
  readonly because: readonly string[];
}

/** Doses that the server would not have given as it stood when they were: what was changed here before, and the node could not know. */
export function knownMeanwhile(tx: Tx, doseIds: readonly string[], now: Temporal.Instant): Promise<readonly KnownMeanwhile[]> {
  return tx.all<KnownMeanwhile>(sql`
    select * from (select d.id as dose_id, d.person_id, d.episode_id, d.site_id, d.dosing_day, d.dose_ug, d.medicine, array_remove(array[
      case when exists (select from order_signatures s where s.organisation_id = d.organisation_id and s.order_id = d.order_id and s.version > d.order_version and s.signed_at <= d.given_at) then 'order-changed' end,
      case when o.state = 'ended' and o.ended_at <= d.given_at then 'order-ended' end,
      case when exists (select from holds h where h.organisation_id = d.organisation_id and h.person_id = d.person_id and (h.order_id is null or h.order_id = d.order_id) and h.placed_at <= d.given_at and (h.lifted_at is null or h.lifted_at > d.given_at)) then 'held' end,
      case when d.given_at > ${now.add({ minutes: 2 }).toString()}::timestamptz then 'clock-ahead' end,
      case when p.died_on is not null and p.died_on <= d.dosing_day then 'died' end,
      case when e.state = 'ended' and e.ended_on <= d.dosing_day then 'episode-ended' end,
      case when exists (select from guest_stays g where g.organisation_id = d.organisation_id and g.person_id = d.person_id and g.state = 'active' and g.kind <> 'visitor' and g.days @> d.dosing_day and g.host_site_id is distinct from d.site_id) then 'guest-elsewhere' end], null) as because
    from doses d join orders o on o.organisation_id = d.organisation_id and o.id = d.order_id join people p on p.organisation_id = d.organisation_id and p.id = d.person_id join episodes e on e.organisation_id = d.organisation_id and e.id = d.episode_id
    where d.organisation_id = ${tx.organisationId} and d.id = any(${[...doseIds]}::uuid[]) and d.given_ug > 0) x where cardinality(because) > 0`);
}

/** Holds that were lifted at a node by somebody who might not have here: their account is closed, or they have not the role any more. */
export function liftsToLookAt(tx: Tx, holdIds: readonly string[]): Promise<readonly { readonly id: string; readonly person_id: string; readonly episode_id: string; readonly site_id: string; readonly reason: string; readonly who: string }[]> {
  return tx.all(sql`
    select h.id, h.person_id, h.episode_id, e.site_id, h.reason, a.display_name as who from holds h
    join episodes e on e.organisation_id = h.organisation_id and e.id = h.episode_id join accounts a on a.organisation_id = h.organisation_id and a.id = h.lifted_by join staff s on s.organisation_id = a.organisation_id and s.id = a.id
    where h.organisation_id = ${tx.organisationId} and h.id = any(${[...holdIds]}::uuid[]) and (a.state <> 'active' or not (s.roles && array[h.lifted_by_role, 'prescriber']::text[]))`);
}
