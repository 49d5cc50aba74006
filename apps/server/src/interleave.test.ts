/**
 * Two people press at the same moment, in every order that the statements of their presses can meet (D-1, D-7): what comes of
 * it is what one after the other brings, or one of them is told. The few that `npm test` tries are those that were wrong once;
 * `npm run races -- --every-statement [--only PART]` tries every write of these rooms against itself, and every pair; `--only house:` those of the other rooms.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cutScenarios } from './dispensary/testing/cut-scenarios.ts';
import type { CutScenario, Stage } from './dispensary/testing/cut-stage.ts';
import { pairs } from './dispensary/testing/interleave-pairs.ts';
import { interleave, twice, type Pair } from './dispensary/testing/interleave-run.ts';
import { openCut, type CutGround } from './dispensary/testing/open-cut.ts';
import { openWaits, type Waits } from './platform/testing/open-waits.ts';
import { roomRoutes } from './rooms.ts';
import { roomPairs, roomSums } from './testing/room-pairs.ts';

const everything = process.env['EVERY_STATEMENT'];

let ground: CutGround;
let waits: Waits;
beforeAll(async () => {
  ground = await openCut(roomRoutes, roomSums);
  waits = await openWaits(ground.clinic.adminUrl);
});
afterAll(async () => {
  await waits.close();
  await ground.close();
});

async function addStay(stage: Stage): Promise<string> {
  const { episodeId } = await stage.clinic.addPerson();
  return (await stage.ask('nurse', `/api/episodes/${episodeId}/withdrawal-stays`, {
    setting: 'inpatient', opioid: 'heroin', lastUseAt: stage.clinic.clock.now().subtract({ hours: 12 }).toString(), route: 'injected', supervision: 'nursing_24h', responsibleClinicianId: stage.clinic.here.staff.prescriber, method: 'buprenorphine',
    plannedDays: 7, couldBePregnant: false, pregnant: null, alcoholDependence: false, benzodiazepineDependence: false, agonistAnswer: 'wants_withdrawal', agonistWords: 'I want to be off everything',
  })).id as string;
}

const wards: readonly CutScenario[] = [
  {
    route: 'POST /api/comfort-orders/:id/doses',
    ready: async (stage) => {
      const order = await stage.ask('prescriber', `/api/withdrawal-stays/${await addStay(stage)}/comfort-orders`, { medicine: 'paracetamol', doseUg: 1_000_000, everyHours: 4, maxADayUg: 4_000_000, asNeeded: true, reason: 'aches', facts: { liverDisease: false, weightKg: 72 } });
      return { who: 'nurse', url: `/api/comfort-orders/${order.id as string}/doses`, payload: { what: 'given', doseUg: 1_000_000 } };
    },
  },
  { route: 'POST /api/withdrawal-stays/:id/end', ready: async (stage) => ({ who: 'prescriber', url: `/api/withdrawal-stays/${await addStay(stage)}/end`, payload: { reason: 'completed', toleranceAdviceGiven: true, overrideReason: 'Wants to go' } }) },
];

// Those of the house last: they close accounts that others press with.
const all: readonly Pair[] = [...wards.map(twice), ...pairs, ...cutScenarios.filter(({ again }) => again === undefined).map(twice), ...roomPairs];
const wrongOnce = /^house: (a bed and a discharge|one comfort medicine under two names|a consent taken back while a hospital is told|a second factor shown and taken away)$|^POST \/api\/(comfort-orders\/:id\/doses|people\/:id\/no-photo \(declined\)), twice$|^a fridge that was too warm and a box that is taken out of it$/;
const chosen = all.filter(({ name }) => (everything === undefined ? wrongOnce.test(name) : name.includes(everything)));

describe('two presses whose statements meet', { timeout: 120_000 }, () => {
  it.each(chosen.map((pair) => [pair.name, pair] as const))('come to what one after the other brings: %s', async (_name, pair) => {
    const { points, faults } = await interleave(ground.stage, ground.wire, ground.counting, waits, pair);
    expect(faults).toEqual([]);
    expect(points, 'statements of the first before which the second was done').toBeGreaterThan(5);
  });

  it('leave a ledger that adds up', async () => {
    const { clinic } = ground;
    for (const organisation of [clinic.here, clinic.other]) expect((await clinic.as('nurse', { organisation, url: `/api/sites/${organisation.siteId}/ledger-check` })).json()).toMatchObject({ differs: [], dosesWithoutStock: 0 });
  });
});
