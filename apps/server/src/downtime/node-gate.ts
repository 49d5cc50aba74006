/** What a site node answers: all looking, the work of a dosing window, and "this needs the server" for the rest. */
import * as dispensary from '@fairlead/contract/dispensary';
import * as medication from '@fairlead/contract/medication';
import { confirmDate, enterPaperDose, getLink } from '@fairlead/contract/downtime';
import { collectUrine } from '@fairlead/contract/tests';
import { staff } from '../platform/policy.ts';
import { command, read, type AnyRoute, type CommandRoute } from '../platform/registry.ts';
import type { NodeLink } from './node-link.ts';

/** Gives doses, injections or bottles, or pours them: not while the node may not dose. */
const dosing = new Set([dispensary.giveDose, dispensary.giveInjection, dispensary.issueTakeHome, dispensary.askPour, dispensary.pourBottle].map(nameOf));
const atTheWindow = new Set([
  dispensary.checkIn, dispensary.checkOut, dispensary.addWindowCheck, dispensary.correctDose, dispensary.settleBottle, dispensary.scanBottle, dispensary.moveStock, dispensary.placeContainer, dispensary.wasteStock,
  dispensary.countStock, dispensary.closeDiscrepancy, dispensary.receiveStock, dispensary.connectPump, dispensary.settlePour, dispensary.notePumpRun, dispensary.tryInjection, medication.placeHold, medication.liftHold, medication.confirmSecondPerson, enterPaperDose, collectUrine,
].map(nameOf));

function nameOf({ method, path }: { readonly method: string; readonly path: string }): string {
  return `${method} ${path}`;
}

export const needsTheServer = 'This needs the server. A site node gives doses by the orders it knows; orders, admissions and everything else wait until the link is back.';

function gated(route: CommandRoute, link: NodeLink): CommandRoute {
  const name = nameOf(route.shape);
  if (atTheWindow.has(name)) return route;
  if (!dosing.has(name)) return { ...route, handle: async () => ({ kind: 'conflict', detail: needsTheServer }) };
  return {
    ...route,
    handle: async (ask, tx) => {
      const why = await link.stopped(tx, ask.now);
      return why === null ? route.handle(ask, tx) : { kind: 'conflict', detail: `${why} Nothing was given.` };
    },
  };
}

/** The rooms' routes as a site node serves them. */
export function nodeRoutes(routes: readonly AnyRoute[], link: NodeLink): readonly AnyRoute[] {
  return [
    ...routes.filter(({ type, shape }) => type !== 'own' && nameOf(shape) !== nameOf(getLink)).map((route) => (route.type === 'command' ? gated(route, link) : route)),
    // The six digits of a telephone, asked for now, agree with this clock to the half minute.
    command(confirmDate, { policy: staff('nurse', 'pharmacist', 'prescriber'), limiter: 'ordinary', audit: 'date of a site node confirmed', freshFactor: true }, (ask, tx) => link.confirmDate(tx, ask.actor.accountId, ask.body, ask.now)),
    read(getLink, { policy: staff(), limiter: 'ordinary', audit: 'link looked at' }, async (ask, tx) => ({ kind: 'ok', people: [], reply: await link.state(tx, ask.now) })),
  ];
}
