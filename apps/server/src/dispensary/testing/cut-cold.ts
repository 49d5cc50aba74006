/** What the writes about the cold are cut on: fridges with a depot in them, readings outside its limits, and what those hold. */
import { newId } from '../../platform/ids.ts';
import type { CutScenario, Stage } from './cut-stage.ts';

const products = new WeakMap<Stage, Promise<string>>();

async function makeCold(stage: Stage): Promise<string> {
  const { id } = await stage.ask('pharmacist', '/api/products', { name: 'Cold depot 300 mg', medicine: 'buprenorphine-depot', form: 'depot', ugPerUnit: 300_000, controlled: true, depot: { name: 'Sublocade', interval: 'monthly' } });
  await stage.ask('nurse', `/api/sites/${stage.clinic.here.siteId}/product-cards`, { productId: id, lowestTenths: 30, highestTenths: 70, outsideHours: 10 });
  return id as string;
}

/** A product whose card says how cold it is kept. */
function coldProduct(stage: Stage): Promise<string> {
  const made = products.get(stage) ?? makeCold(stage);
  products.set(stage, made);
  return made;
}

const fridge = async (stage: Stage): Promise<string> => (await stage.ask('nurse', `/api/sites/${stage.clinic.here.siteId}/fridges`, { name: newId().slice(-12) })).id as string;
const box = async (stage: Stage): Promise<string> => (await stage.ask('nurse', `/api/sites/${stage.clinic.here.siteId}/stock`, { productId: await coldProduct(stage), lot: 'C1', expiresOn: '2099-01-31', label: newId().slice(-12), amountUg: 300_000, place: 'safe' })).id as string;

/** A box that stands in a fridge of its own. */
export async function inside(stage: Stage): Promise<{ readonly fridgeId: string; readonly containerId: string }> {
  const [fridgeId, containerId] = [await fridge(stage), await box(stage)];
  await stage.ask('nurse', `/api/containers/${containerId}/cold`, { fridgeId });
  return { fridgeId, containerId };
}

export const tooWarm = { lowestTenths: 35, highestTenths: 91, nowTenths: 50 };

async function held(stage: Stage): Promise<string> {
  const { fridgeId, containerId } = await inside(stage);
  await stage.ask('nurse', `/api/fridges/${fridgeId}/readings`, tooWarm);
  const { holds } = (await stage.clinic.as('nurse', { url: `/api/sites/${stage.clinic.here.siteId}/cold-chain` })).json() as { holds: { id: string; containerId: string }[] };
  return holds.find((each) => each.containerId === containerId)?.id ?? '';
}

export const coldScenarios: readonly CutScenario[] = [
  { route: 'POST /api/sites/:id/fridges', ready: async (stage) => ({ who: 'nurse', url: `/api/sites/${stage.clinic.here.siteId}/fridges`, payload: { name: newId().slice(-12) } }) },
  { route: 'POST /api/fridges/:id/end', ready: async (stage) => ({ who: 'nurse', url: `/api/fridges/${await fridge(stage)}/end`, payload: {} }) },
  { route: 'POST /api/fridges/:id/readings', ready: async (stage) => ({ who: 'nurse', url: `/api/fridges/${(await inside(stage)).fridgeId}/readings`, payload: tooWarm }) },
  { route: 'POST /api/containers/:id/cold', way: 'into a fridge', ready: async (stage) => ({ who: 'nurse', url: `/api/containers/${await box(stage)}/cold`, payload: { fridgeId: await fridge(stage) } }) },
  { route: 'POST /api/containers/:id/cold', way: 'taken out', ready: async (stage) => ({ who: 'nurse', url: `/api/containers/${(await inside(stage)).containerId}/cold`, payload: { fridgeId: null, takenFor: 'A visit' } }) },
  { route: 'POST /api/cold-holds/:id/decision', ready: async (stage) => ({ who: 'pharmacist', url: `/api/cold-holds/${await held(stage)}/decision`, payload: { decision: 'usable', why: 'The maker says so' } }) },
];
