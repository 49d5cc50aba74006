/** What the writes of a dispensing pump are cut on: pumps with a container, cups under them. No pump answers here; what one said is written as the link writes it. */
import { newId } from '../../platform/ids.ts';
import { pumpStore } from '../pump/run-pumps.ts';
import type { CutScenario, Stage } from './cut-stage.ts';
import { answers, type DosedPerson } from './dosing-kit.ts';

/** What stands at a window for one pump alone: a cup under it keeps others out. */
const stocked = async (stage: Stage): Promise<string> => (await stage.ask('nurse', `/api/sites/${stage.clinic.here.siteId}/stock`, { productId: stage.kit.productId, lot: 'P1', expiresOn: '2099-01-31', label: newId().slice(-12), amountUg: 50_000, place: 'window' })).id as string;
const pumpBody = (): object => ({ name: newId().slice(-12), host: '127.0.0.1', port: 9, tolerancePermille: 10 });
const addPump = async (stage: Stage): Promise<string> => (await stage.ask('pharmacist', `/api/sites/${stage.clinic.here.siteId}/pumps`, pumpBody())).id as string;

interface Connected { readonly pumpId: string; readonly containerId: string }
async function connected(stage: Stage): Promise<Connected> {
  const [pumpId, containerId] = [await addPump(stage), await stocked(stage)];
  await stage.ask('nurse', `/api/pumps/${pumpId}/container`, { containerId });
  return { pumpId, containerId };
}

const pourBody = (stage: Stage, containerId: string): object => ({ dosingDay: stage.day(0), part: 1, doseUg: 20_000, containerId, acknowledged: answers });

/** A cup that the pump was asked for; `saidUl`: and what it said. */
async function poured(stage: Stage, saidUl?: number): Promise<{ readonly person: DosedPerson; readonly pourId: string; readonly containerId: string }> {
  const [person, { containerId }] = [await stage.checked(), await connected(stage)];
  const pourId = (await stage.ask('nurse', `/api/orders/${person.orderId}/pours`, pourBody(stage, containerId))).id as string;
  if (saidUl !== undefined) await pumpStore(stage.clinic.database, stage.clinic.here.id, stage.clinic.clock).keep(pourId, { state: saidUl === 0 ? 'refused' : 'poured', ul: saidUl });
  return { person, pourId, containerId };
}

/** A bottle that the pump was asked to fill. */
async function bottle(stage: Stage): Promise<{ readonly person: DosedPerson; readonly containerId: string; readonly body: object }> {
  const [person, { containerId }] = [await stage.trusted(), await connected(stage)];
  return { person, containerId, body: { dosingDay: stage.day(0), forDay: stage.day(1), part: 1, doseUg: 20_000, containerId } };
}

const settlement = (way: string, saidUl: number | undefined, more: object): CutScenario => ({
  route: 'POST /api/pours/:id/settlement', way,
  ready: async (stage) => {
    const { pourId } = await poured(stage, saidUl);
    // Long enough for a pump to have answered, were it there.
    if (saidUl === undefined) stage.clinic.clock.moveBy(Temporal.Duration.from({ seconds: 16 }));
    return { who: 'nurse', url: `/api/pours/${pourId}/settlement`, payload: { reason: 'The person left', ...more, ...(saidUl === 0 ? {} : { confirmationId: await stage.second() }) } };
  },
});

/** Every write about a pump, and the dose out of a poured cup. */
export const pumpScenarios: readonly CutScenario[] = [
  { route: 'POST /api/sites/:id/pumps', ready: async (stage) => ({ who: 'pharmacist', url: `/api/sites/${stage.clinic.here.siteId}/pumps`, payload: pumpBody() }) },
  { route: 'POST /api/pumps/:id/container', ready: async (stage) => ({ who: 'nurse', url: `/api/pumps/${await addPump(stage)}/container`, payload: { containerId: await stocked(stage) } }) },
  { route: 'POST /api/pumps/:id/container', way: 'taken off', ready: async (stage) => ({ who: 'nurse', url: `/api/pumps/${(await connected(stage)).pumpId}/container`, payload: { containerId: null } }) },
  { route: 'POST /api/pumps/:id/end', ready: async (stage) => ({ who: 'pharmacist', url: `/api/pumps/${(await connected(stage)).pumpId}/end`, payload: {} }) },
  ...(['waste', 'return'] as const).map((went): CutScenario => ({
    route: 'POST /api/pumps/:id/runs', way: went,
    ready: async (stage) => ({ who: 'nurse', url: `/api/pumps/${(await connected(stage)).pumpId}/runs`, payload: { kind: 'check', saidUl: 10_000, measuredUl: 10_050, went, confirmationId: await stage.second() } }),
  })),
  {
    route: 'POST /api/orders/:id/pours',
    ready: async (stage) => {
      const [person, { containerId }] = [await stage.checked(), await connected(stage)];
      return { who: 'nurse', url: `/api/orders/${person.orderId}/pours`, payload: pourBody(stage, containerId) };
    },
  },
  {
    route: 'POST /api/orders/:id/bottle-pours',
    ready: async (stage) => {
      const { person, body } = await bottle(stage);
      return { who: 'nurse', url: `/api/orders/${person.orderId}/bottle-pours`, payload: body };
    },
  },
  {
    route: 'POST /api/orders/:id/take-home', way: 'filled by a pump',
    ready: async (stage) => {
      const { person, containerId, body } = await bottle(stage);
      const pourId = (await stage.ask('nurse', `/api/orders/${person.orderId}/bottle-pours`, body)).id as string;
      await pumpStore(stage.clinic.database, stage.clinic.here.id, stage.clinic.clock).keep(pourId, { state: 'poured', ul: 20_100 });
      return { who: 'nurse', url: `/api/orders/${person.orderId}/take-home`, payload: { dosingDays: [stage.day(1)], containerId } };
    },
  },
  settlement('wasted', 20_000, {}),
  settlement('nothing ran out', 0, {}),
  settlement('seen by two', undefined, { seenUl: 1500 }),
  {
    route: 'POST /api/orders/:id/doses', way: 'out of a poured cup',
    ready: async (stage) => {
      const { person, containerId } = await poured(stage, 20_100);
      return { who: 'nurse', url: `/api/orders/${person.orderId}/doses`, payload: { dosingDay: stage.day(0), part: 1, doseUg: 20_000, acknowledged: answers, containers: [{ id: containerId, ug: 20_000 }] } };
    },
  },
];
