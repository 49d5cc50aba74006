/** Looks from outside whether one transaction waits for another. */
import pg from 'pg';

/** Whether somebody waits for a row that another transaction holds. */
export interface Waits {
  readonly anybody: () => Promise<boolean>;
  readonly close: () => Promise<void>;
}

export async function openWaits(adminUrl: string): Promise<Waits> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  return {
    anybody: async () => (await client.query("select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'")).rowCount !== 0,
    close: () => client.end(),
  };
}
