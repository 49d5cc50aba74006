/** Cuts the database's wire at every message of every write of the rooms that `cutRoutes` names, in both ways. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cutWrite, nameOf } from '../../apps/server/src/dispensary/testing/cut-run.ts';
import { cutScenarios } from '../../apps/server/src/dispensary/testing/cut-scenarios.ts';
import { makeStage } from '../../apps/server/src/dispensary/testing/cut-stage.ts';
import { cutRoutes } from '../../apps/server/src/dispensary/testing/open-cut.ts';
import { openWire } from '../../apps/server/src/dispensary/testing/cut-wire.ts';
import { startEmbedded, sayStartProblem } from '../../apps/server/src/platform/embedded/index.ts';
import { migrate, sayMigrateProblem } from '../../apps/server/src/platform/migrate.ts';
import { openCount } from '../../apps/server/src/platform/testing/count-rows.ts';
import { makeTestClinic } from '../../apps/server/src/platform/testing/test-clinic.ts';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** True when every write was done exactly once under every cut. `only`: routes whose name holds this. */
export async function cutRun(only = ''): Promise<boolean> {
  const directory = await mkdtemp(join(tmpdir(), 'fairlead-cut-'));
  const started = await startEmbedded({ directory, fsync: false });
  if (started.kind === 'refused') throw new Error(sayStartProblem(started.problem));
  const embedded = started.database;
  const close = async (): Promise<void> => {
    await embedded.stop();
    await rm(directory, { recursive: true, force: true });
  };
  try {
    const migrated = await migrate(embedded.ownerUrl);
    if (migrated.kind === 'refused') throw new Error(sayMigrateProblem(migrated.problem));
    const url = new URL(embedded.appUrl);
    const wire = await openWire(Number(url.port), url.hostname);
    url.port = String(wire.port);
    const clinic = await makeTestClinic({ routes: cutRoutes, database: { adminUrl: embedded.adminUrl, ownerUrl: embedded.ownerUrl, appUrl: url.toString(), close: async () => undefined } });
    const [stage, counting] = [await makeStage(clinic), await openCount(embedded.adminUrl)];
    const sum = { writes: 0, cuts: 0, ambiguous: 0, faults: 0 };
    for (const scenario of cutScenarios.filter((each) => nameOf(each).includes(only))) {
      const result = await cutWrite(stage, wire, counting, scenario, (messages) => Array.from({ length: messages }, (_, index) => index + 1));
      say(`${nameOf(scenario)}: ${result.messages} messages, ${result.cuts} cuts, ${result.ambiguous} without a certain first answer, ${result.faults.length} faults`);
      for (const fault of result.faults) say(`  ${fault}`);
      sum.writes += 1;
      sum.cuts += result.cuts;
      sum.ambiguous += result.ambiguous;
      sum.faults += result.faults.length;
    }
    const books = await Promise.all([clinic.here, clinic.other].map(async (organisation) => (await clinic.as('nurse', { organisation, url: `/api/sites/${organisation.siteId}/ledger-check` })).json() as { differs: unknown[]; dosesWithoutStock: number }));
    const whole = books.every(({ differs, dosesWithoutStock }) => differs.length === 0 && dosesWithoutStock === 0);
    await counting.close();
    await clinic.close();
    await wire.close();
    say(`${sum.writes} writes, ${sum.cuts} cuts, ${sum.ambiguous} without a certain first answer; ${sum.faults} not done exactly once; the ledger ${whole ? 'adds up' : 'does not add up'}.`);
    return sum.faults === 0 && sum.cuts > 0 && whole;
  } finally {
    await close();
  }
}
