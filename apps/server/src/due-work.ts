/** What falls due as time passes: each room's own sweep, run every minute and whenever the demonstration's time moves. */
import type { Database, Tx } from './platform/scoped.ts';
import { sql } from './platform/scoped.ts';

/** One sweep of one room: opens tasks for what is overdue, ends what has expired. Running it twice changes nothing more. */
export type Sweep = (tx: Tx, now: Temporal.Instant) => Promise<void>;

const sweeps: readonly Sweep[] = [];

/** Runs all sweeps for every organisation. One server at a time does it; the others go on. */
export async function doDueWork(database: Database, now: Temporal.Instant): Promise<void> {
  const organisations = await database.outside<{ id: string }>(sql`select id from organisations order by created_at`);
  for (const { id } of organisations) {
    for (const sweep of sweeps) {
      await database.scoped(id, async (tx) => {
        const mine = await tx.one<{ got: boolean }>(sql`select pg_try_advisory_xact_lock(hashtextextended('due-work ' || ${id}, 0)) as got`);
        if (mine?.got === true) await sweep(tx, now);
      });
    }
  }
}
