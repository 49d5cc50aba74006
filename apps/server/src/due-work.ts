/** What falls due as time passes: each room's own sweep, run every minute and whenever the demonstration's time moves. */
import type { Database } from './platform/scoped.ts';
import { sql } from './platform/scoped.ts';
import { aftercareSweep, reengageSweep } from './aftercare/index.ts';
import { sweepKits } from './crisis/index.ts';
import { finishGuestStays, returnGrants, sweepInjections, sweepPrescriptions } from './dispensary/index.ts';
import { sweepEndedNodes } from './downtime/index.ts';
import type { Sweep } from './platform/sweep.ts';
import { anchorSweep, endSecondAsks, sweepCold, sweepShelves } from './dispensary/index.ts';
import { planSweep } from './plan/index.ts';
import { reviewSweep } from './medication/index.ts';
import { missedCheckIns } from './recovery/index.ts';
import { planGroupsAhead } from './therapy/index.ts';
import { sweepBeds } from './residence/index.ts';
import { drawSweep } from './tests/index.ts';
import { sweepComfort, sweepWard } from './withdrawal/index.ts';

export type { Sweep } from './platform/sweep.ts';

const sweeps: readonly Sweep[] = [
  missedCheckIns,
  planSweep,
  aftercareSweep,
  reengageSweep,
  planGroupsAhead,
  sweepWard,
  sweepComfort,
  reviewSweep,
  drawSweep,
  sweepBeds,
  sweepKits,
  sweepInjections,
  sweepPrescriptions,
  sweepShelves,
  endSecondAsks,
  sweepCold,
  anchorSweep,
  sweepEndedNodes,
  finishGuestStays,
  returnGrants,
];

/** Runs all sweeps for every organisation. One server at a time does it; the others go on, or wait for their turn where time was moved. */
export async function doDueWork(database: Database, now: Temporal.Instant, busy: 'go on' | 'wait' = 'go on'): Promise<void> {
  const organisations = await database.outside<{ id: string }>(sql`select id from organisations order by created_at`);
  for (const { id } of organisations) {
    for (const sweep of sweeps) {
      await database.scoped(id, async (tx) => {
        const key = sql`hashtextextended('due-work ' || ${id}, 0)`;
        const mine = busy === 'wait'
          ? await tx.one<{ got: boolean }>(sql`select true as got from pg_advisory_xact_lock(${key})`)
          : await tx.one<{ got: boolean }>(sql`select pg_try_advisory_xact_lock(${key}) as got`);
        if (mine?.got === true) await sweep(tx, now);
      });
    }
  }
}
