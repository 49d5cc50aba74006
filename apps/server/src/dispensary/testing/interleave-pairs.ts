/** Two different writes that decide on the same person, dose, bottle or container, and what a careless order of them would lose. */
import { answers } from './dosing-kit.ts';
import type { Pair } from './interleave-run.ts';
import { inside, tooWarm } from './cut-cold.ts';
import { form, markOf, onForm, ownPharmacy } from './cut-counter.ts';
import type { Asked, Stage, Writer } from './cut-stage.ts';

const ask = (who: Writer, url: string, payload: object): Asked => ({ who, url, payload });

const dose = (stage: Stage, orderId: string, more: object = {}): Asked => ask('nurse', `/api/orders/${orderId}/doses`, { dosingDay: stage.day(0), part: 1, doseUg: 20_000, acknowledged: answers, ...more });
const takeHome = (stage: Stage, orderId: string): Asked => ask('nurse', `/api/orders/${orderId}/take-home`, { dosingDays: [stage.day(1), stage.day(2)], containerId: stage.kit.containerId });
const voidDose = async (stage: Stage, doseId: string): Promise<Asked> => ask('nurse', `/api/doses/${doseId}/corrections`, { kind: 'entered-in-error', reason: 'Wrong person', confirmationId: await stage.second() });
const setAmount = async (stage: Stage, doseId: string, givenUg: number): Promise<Asked> => ask('nurse', `/api/doses/${doseId}/corrections`, { kind: 'amount', givenUg, reason: 'Spat out', confirmationId: await stage.second() });
const away = (stage: Stage, episodeId: string): Asked => ask('prescriber', `/api/episodes/${episodeId}/guest-stays`, { kind: 'away', fromDay: stage.day(0), toDay: stage.day(2), clinic: 'Bay Clinic', phone: '555 0177' });
const hold = (episodeId: string): Asked => ask('nurse', `/api/episodes/${episodeId}/holds`, { reason: 'Very drowsy' });
const endOrder = (orderId: string): Asked => ask('prescriber', `/api/orders/${orderId}/end`, { reason: 'Moves away' });
const back = async (stage: Stage, bottleId: string | undefined): Promise<Asked> => ask('nurse', `/api/bottles/${bottleId}/return`, { state: 'returned-full', confirmationId: await stage.second() });

/** The dose of a bottle that is at home. */
async function doseOf(stage: Stage, personId: string): Promise<string> {
  const { items } = (await stage.clinic.as('nurse', { url: `/api/people/${personId}/doses` })).json() as { items: readonly { id: string; dosingDay: string }[] };
  return items.find(({ dosingDay }) => dosingDay === stage.day(1))?.id ?? '';
}

const quay = (stage: Stage, who: Writer, url: string, payload: object): Asked => ({ ...ask(who, url, payload), organisation: stage.clinic.other });
const supply = (stage: Stage, prescriptionId: string): Asked => quay(stage, 'pharmacy', `/api/pharmacy/prescriptions/${prescriptionId}/marks`, markOf(stage, 'supervised'));

const given: readonly Pair[] = [
  { name: 'a dose and a hold', ready: async (stage) => { const { orderId, episodeId } = await stage.checked(); return [hold(episodeId), dose(stage, orderId)]; } },
  { name: 'a dose and the end of its order', ready: async (stage) => { const { orderId } = await stage.checked(); return [endOrder(orderId), dose(stage, orderId)]; } },
  { name: 'a dose and days at another clinic', ready: async (stage) => { const { orderId, episodeId } = await stage.checked(); return [away(stage, episodeId), dose(stage, orderId)]; } },
  { name: 'a dose and bottles of the days after it', ready: async (stage) => { const { orderId } = await stage.trusted(); return [takeHome(stage, orderId), dose(stage, orderId)]; } },
  { name: 'bottles and days at another clinic', ready: async (stage) => { const { orderId, episodeId } = await stage.trusted(); return [takeHome(stage, orderId), away(stage, episodeId)]; } },
  { name: 'bottles and the end of their order', ready: async (stage) => { const { orderId } = await stage.trusted(); return [takeHome(stage, orderId), endOrder(orderId)]; } },
  { name: 'two corrections of one dose', ready: async (stage) => { const { doseId } = await stage.dosed(); return [await voidDose(stage, doseId), await setAmount(stage, doseId, 15_000)]; } },
  {
    name: 'a bottle that comes back full and its dose that was entered in error',
    ready: async (stage) => { const { bottles, personId } = await stage.withBottles(); return [await back(stage, bottles[0]?.id), await voidDose(stage, await doseOf(stage, personId))]; },
  },
  {
    name: 'two lifts of two holds of one order',
    ready: async (stage) => {
      const { episodeId, orderId } = await stage.checked();
      const ids = [(await stage.ask('nurse', `/api/episodes/${episodeId}/holds`, { reason: 'Very drowsy', orderId })).id as string, (await stage.ask('nurse', `/api/episodes/${episodeId}/holds`, { reason: 'No ECG', orderId })).id as string];
      return [ask('prescriber', `/api/holds/${ids[0]}/lift`, { reason: 'Awake' }), ask('prescriber', `/api/holds/${ids[1]}/lift`, { reason: 'Done' })];
    },
  },
  {
    name: 'the last of a container, poured into two others',
    ready: async (stage) => {
      const from = await stage.container(50_000);
      const move = (amountUg: number): Asked => ask('nurse', `/api/containers/${from}/transfers`, { toContainerId: stage.kit.containerId, amountUg });
      return [move(30_000), move(40_000)];
    },
  },
  {
    name: 'a count and a transfer of one container',
    ready: async (stage) => {
      const from = await stage.container(50_000);
      return [ask('nurse', `/api/containers/${from}/counts`, { countedUg: 50_000 }), ask('nurse', `/api/containers/${from}/transfers`, { toContainerId: stage.kit.containerId, amountUg: 30_000 })];
    },
  },
  {
    name: 'a count and waste of one container',
    ready: async (stage) => {
      const from = await stage.container(50_000);
      return [ask('nurse', `/api/containers/${from}/waste`, { amountUg: 1000, reason: 'Spilled', confirmationId: await stage.second() }), ask('nurse', `/api/containers/${from}/counts`, { countedUg: 50_000 })];
    },
  },
];

const supplied: readonly Pair[] = [
  {
    name: 'a supply of a pharmacy and the end of its prescription',
    ready: async (stage) => { const { prescriptionId } = await onForm(stage); return [supply(stage, prescriptionId), quay(stage, 'prescriber', `/api/prescriptions/${prescriptionId}/cancellation`, { reason: 'Moves away' })]; },
  },
  {
    name: 'a prescription for a pharmacy and the dose of its first day at the clinic',
    ready: async (stage) => {
      const [person, pharmacyId] = [await stage.quayKit.addDosed(), await ownPharmacy(stage)];
      await stage.quayKit.check(person.personId);
      return [quay(stage, 'prescriber', `/api/orders/${person.orderId}/prescriptions`, form(stage, pharmacyId)), quay(stage, 'nurse', `/api/orders/${person.orderId}/doses`, { dosingDay: stage.quayDay(0), part: 1, doseUg: 20_000, acknowledged: answers })];
    },
  },
  {
    name: 'a supply of a pharmacy and the end of its order',
    ready: async (stage) => { const { prescriptionId, person } = await onForm(stage); return [supply(stage, prescriptionId), quay(stage, 'prescriber', `/api/orders/${person.orderId}/end`, { reason: 'Moves away' })]; },
  },
  {
    name: 'a fridge that was too warm and what is moved out of it',
    ready: async (stage) => {
      const { fridgeId, containerId } = await inside(stage);
      return [ask('nurse', `/api/fridges/${fridgeId}/readings`, tooWarm), ask('nurse', `/api/containers/${containerId}/waste`, { amountUg: 300_000, reason: 'Broken', confirmationId: await stage.second() })];
    },
  },
  {
    name: 'a fridge that was too warm and a box that is taken out of it',
    ready: async (stage) => {
      const { fridgeId, containerId } = await inside(stage);
      return [ask('nurse', `/api/fridges/${fridgeId}/readings`, tooWarm), ask('nurse', `/api/containers/${containerId}/cold`, { fridgeId: null, takenFor: 'A visit' })];
    },
  },
];

/** Each with either of the two held back. */
export const pairs: readonly Pair[] = [...given, ...supplied].flatMap((pair) => [pair, { name: `${pair.name}, the other held`, ready: async (stage) => (await pair.ready(stage)).toReversed() as [Asked, Asked] }]);
