/** Keeps the link to every pump of an installation, and writes what they measured. */
import type { Clock } from '../../platform/clock.ts';
import { openTask, writeEvent } from '../../platform/record-store.ts';
import { sql, type Database } from '../../platform/scoped.ts';
import { PumpLink, type PumpStore } from './pump-link.ts';
import { claimPour, linkWork, lockPour, measurePour, noteAnswering, noteContradiction } from './pumps-store.ts';

/** The store of one organisation's pumps. */
export function pumpStore(database: Database, organisationId: string, clock: Clock): PumpStore {
  return {
    work: () => database.scoped(organisationId, (tx) => linkWork(tx)),
    claim: (pourId) => database.scoped(organisationId, (tx) => claimPour(tx, pourId, clock.now())),
    keep: (pourId, report) => database.scoped(organisationId, async (tx) => {
      const now = clock.now();
      const pour = await lockPour(tx, pourId);
      // A word about a command that is not ours says nothing of our cups.
      if (pour === null) return;
      if (pour.measured_ul === null) {
        await measurePour(tx, pourId, report.ul, report.state, now);
        await writeEvent(tx, null, now, { kind: 'dispensary.pour-measured', topic: 'pours', personId: pour.person_id, siteId: pour.site_id, params: { name: pour.pump_name, ul: report.ul }, audience: 'restricted', about: { table: 'pours', id: pourId } });
        return;
      }
      if (pour.measured_ul === report.ul || !(await noteContradiction(tx, pourId, report, now))) return;
      await openTask(tx, null, now, {
        siteId: pour.site_id, kind: 'dispensary.pump-contradicts', role: 'manager', dueAt: now.toString(), priority: 1, personId: pour.person_id, dedupeKey: `pump contradicts ${pourId}`,
        params: { name: pour.pump_name, keptUl: pour.measured_ul, saidUl: report.ul },
      });
    }),
    answering: (pumpId, answers) => void database.scoped(organisationId, (tx) => noteAnswering(tx, pumpId, answers ? clock.now().toString() : null)).catch(() => undefined),
  };
}

const soon = 300;
const restful = 3000;

/** Runs until it is stopped: a few rounds a second where there are pumps, one every few seconds where there are none. */
export function runPumps(database: Database, clock: Clock, failed: (error: unknown) => void): () => void {
  const links = new Map<string, PumpLink>();
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  const round = async (): Promise<void> => {
    let pumps = 0;
    try {
      for (const { id } of await database.outside<{ id: string }>(sql`select id from organisations order by created_at`)) {
        const link = links.get(id) ?? new PumpLink(pumpStore(database, id, clock));
        links.set(id, link);
        pumps += await link.beat();
      }
    } catch (error) {
      failed(error);
    }
    // oxlint-disable-next-line typescript/no-unnecessary-condition -- it is stopped while a round is under way
    if (!stopped) timer = setTimeout(() => { void round(); }, pumps > 0 ? soon : restful);
  };
  void round();
  return () => {
    stopped = true;
    clearTimeout(timer);
    for (const link of links.values()) link.close();
  };
}
