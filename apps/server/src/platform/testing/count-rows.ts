/** Counts all that a database holds, to see that a write changed exactly what it should. */
import pg from 'pg';

/** How many rows each table has, by state where it has one; and the sums that a half-done write would move. */
export type Tally = Readonly<Record<string, number>>;
export type Count = () => Promise<Tally>;

export interface Counting {
  readonly count: Count;
  /** Sessions grow old while many writes are cut, and then ask for a factor or note that they were seen; this makes them new. */
  readonly freshen: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Counts everything there is, as the superuser and past the wire. `more`: further sums, each `select 'what', how many`. */
export async function openCount(adminUrl: string, more: readonly string[] = []): Promise<Counting> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  const { rows } = await client.query<{ name: string; state: boolean }>(`
    select t.table_name as name, exists (select 1 from information_schema.columns c where c.table_schema = 'public' and c.table_name = t.table_name and c.column_name = 'state') as state
    from information_schema.tables t where t.table_schema = 'public' and t.table_type = 'BASE TABLE' and t.table_name <> 'sessions' order by 1`);
  const parts = rows.map(({ name, state }) => (state ? `select '${name} ' || state as what, count(*) as n from ${pg.escapeIdentifier(name)} group by 1` : `select '${name}' as what, count(*) as n from ${pg.escapeIdentifier(name)}`));
  const sums = [`select 'balances', sum(balance_ug) from containers`, `select 'episode versions', sum(version) from episodes`, `select 'order versions', sum(version) from orders`, `select 'used confirmations', count(*) from confirmations where used_at is not null`,
    `select 'voided doses', count(*) from doses where voided_by is not null`, `select 'left', count(*) from check_ins where left_at is not null`, `select 'lifted', count(*) from holds where lifted_at is not null`, `select 'told', count(*) from losses where office_told_at is not null`,
    `select 'ended closures', count(*) from pharmacy_closures where ended_at is not null`, `select 'pump containers', count(*) from containers where pump_id is not null`, `select 'ended pumps', count(*) from pumps where ended_at is not null`,
    `select 'ended fridges', count(*) from fridges where ended_at is not null`, `select 'taken out', count(*) from fridge_stays where to_at is not null`, `select 'decided cold holds', count(*) from cold_holds where decided_at is not null`,
    `select 'asked back', count(*) from dosing_leases where asked_back_at is not null`, `select 'doubted links', count(*) from node_links where doubted_since is not null`, `select 'taken in', sum(applied_seq) from site_nodes`, `select 'enrolled nodes', count(*) from site_nodes where enrolled_at is not null`,
    `select 'enrolled screens', count(*) from devices where enrolled_at is not null`, `select 'ended screens', count(*) from devices where ended_at is not null`,
    `select 'measured pours', count(*) from pours where measured_ul is not null`, `select 'settled pours ' || settled_how, count(*) from pours where settled_how is not null group by 1`];
  const query = { name: 'tally', text: [...parts, ...sums, ...more].join(' union all ') };
  return {
    count: async () => Object.fromEntries((await client.query<{ what: string; n: string }>(query)).rows.map(({ what, n }) => [what, Number(n)])),
    freshen: async () => void (await client.query('update sessions set factor_at = now(), last_seen_at = now() where factor_at is not null')),
    close: () => client.end(),
  };
}
