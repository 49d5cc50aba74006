/** The wire to the database is cut under every write of medication and dispensary; each is done once or not at all (D-4). `npm run crash -- --cut` cuts at every message, `npm test` under what gives a dose. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { medicationRoutes } from '../medication/index.ts';
import { openCount, type Counting } from '../platform/testing/count-rows.ts';
import { makeTestClinic, type TestClinic } from '../platform/testing/test-clinic.ts';
import { makeTestDatabase } from '../platform/testing/test-database.ts';
import { dispensaryRoutes } from './index.ts';
import { cutWrite, nameOf } from './testing/cut-run.ts';
import { cutScenarios } from './testing/cut-scenarios.ts';
import { makeStage, type Stage } from './testing/cut-stage.ts';
import { openWire, type Wire } from './testing/cut-wire.ts';

let clinic: TestClinic;
let stage: Stage;
let wire: Wire;
let counting: Counting;
beforeAll(async () => {
  const database = await makeTestDatabase();
  const url = new URL(database.appUrl);
  wire = await openWire(Number(url.port), url.hostname);
  url.port = String(wire.port);
  clinic = await makeTestClinic({ routes: [...medicationRoutes, ...dispensaryRoutes], database: { ...database, appUrl: url.toString() } });
  stage = await makeStage(clinic);
  counting = await openCount(clinic.adminUrl);
});
afterAll(async () => {
  await counting.close();
  await clinic.close();
  await wire.close();
});

describe('a write whose wire is cut', () => {
  it.each(cutScenarios.map((scenario) => [nameOf(scenario), scenario] as const))('is done exactly once: %s', async (_name, scenario) => {
    // The last commit is the message whose loss leaves most in doubt.
    const result = await cutWrite(stage, wire, counting, scenario, (_messages, commits) => [{ commit: commits }]);
    expect(result.faults).toEqual([]);
    expect([result.cuts, result.ambiguous]).toEqual([2, 2]);
  });

  it('leaves a ledger that adds up', async () => {
    for (const organisation of [clinic.here, clinic.other]) expect((await clinic.as('nurse', { organisation, url: `/api/sites/${organisation.siteId}/ledger-check` })).json()).toMatchObject({ differs: [], dosesWithoutStock: 0 });
  });
});
