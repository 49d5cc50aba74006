/** The installation's one row, and its organisations. */
import { sql, type Database, type Tx } from './scoped.ts';

export interface Installation {
  readonly clock_ahead_ms: number;
  readonly is_demo: boolean;
  readonly setup_code_hash: Buffer | null;
  readonly demo_filled_at: string | null;
  /** Which site node this database belongs to; null at a server. */
  readonly node_id: string | null;
}

export async function readInstallation(database: Database): Promise<Installation> {
  const rows = await database.outside<Installation>(sql`select clock_ahead_ms, is_demo, setup_code_hash, demo_filled_at, node_id from installation`);
  const row = rows[0];
  if (row === undefined) throw new Error('The installation row is missing; the schema was not migrated as it should be.');
  return row;
}

export async function keepClockAhead(database: Database, aheadMs: number): Promise<void> {
  await database.outside(sql`update installation set clock_ahead_ms = greatest(clock_ahead_ms, ${aheadMs})`);
}

export async function markDemo(database: Database, seed: number, at: Temporal.Instant): Promise<void> {
  await database.outside(sql`update installation set is_demo = true, demo_seed = ${seed}, demo_filled_at = ${at.toString()}`);
}

export async function keepSetupCode(database: Database, hash: Buffer | null): Promise<void> {
  await database.outside(sql`update installation set setup_code_hash = ${hash}`);
}

/** The first organisation made here, whose front door this is; null before anything is set up. */
export async function firstOrganisation(database: Database): Promise<string | null> {
  const rows = await database.outside<{ id: string }>(sql`select id from organisations order by created_at, id limit 1`);
  return rows[0]?.id ?? null;
}

/** Uses the code of the first visit. False when somebody used it first. */
export async function spendSetupCode(tx: Tx, hash: Buffer): Promise<boolean> {
  return (await tx.run(sql`update installation set setup_code_hash = null where setup_code_hash = ${hash}`)) === 1;
}

/** Inside the organisation's own first transaction, so that it never stands there half made. */
export async function addOrganisation(tx: Tx, organisation: { readonly id: string; readonly name: string; readonly country: 'US' | 'UK' }, now: Temporal.Instant): Promise<void> {
  await tx.run(sql`insert into organisations (id, name, country, created_at) values (${organisation.id}, ${organisation.name}, ${organisation.country}, ${now.toString()})`);
}

/** What the database role may do that an application must not: superuser or bypassing row-level security. */
export async function roleDangers(database: Database): Promise<readonly string[]> {
  const rows = await database.outside<{ rolsuper: boolean; rolbypassrls: boolean; owns: boolean }>(sql`
    select rolsuper, rolbypassrls, exists (select from pg_class where relowner = pg_roles.oid and relnamespace = 'public'::regnamespace) as owns from pg_roles where rolname = current_user`);
  const row = rows[0];
  return [...(row?.rolsuper === true ? ['is a superuser'] : []), ...(row?.rolbypassrls === true ? ['bypasses row-level security'] : []), ...(row?.owns === true ? ['owns tables'] : [])];
}
