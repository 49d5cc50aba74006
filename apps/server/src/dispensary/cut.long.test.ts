/** The wire to the database is cut under every write of the rooms that `testing/open-cut.ts` names; each is done once or not at all (D-4). `npm run crash -- --cut` cuts at every message, `npm test` under what gives a dose. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cutWrite, nameOf } from './testing/cut-run.ts';
import { cutScenarios } from './testing/cut-scenarios.ts';
import { openCut, type CutGround } from './testing/open-cut.ts';

let ground: CutGround;
beforeAll(async () => { ground = await openCut(); });
afterAll(() => ground.close());

describe('a write whose wire is cut', () => {
  it.each(cutScenarios.map((scenario) => [nameOf(scenario), scenario] as const))('is done exactly once: %s', async (_name, scenario) => {
    // A last commit that was done and not heard of leaves most in doubt.
    const result = await cutWrite(ground.stage, ground.wire, ground.counting, scenario, (_messages, commits) => [{ commit: commits }], ['delivered']);
    expect(result.faults).toEqual([]);
    expect([result.cuts, result.ambiguous]).toEqual([1, 1]);
  });

  it('leaves a ledger that adds up', async () => {
    const { clinic } = ground;
    for (const organisation of [clinic.here, clinic.other]) expect((await clinic.as('nurse', { organisation, url: `/api/sites/${organisation.siteId}/ledger-check` })).json()).toMatchObject({ differs: [], dosesWithoutStock: 0 });
  });
});
