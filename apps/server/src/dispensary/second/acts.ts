/** What two sign, and the command behind each: an ask runs the same handler as the screen's own press. */
import * as contract from '@fairlead/contract/dispensary';
import type { RouteShape } from '@fairlead/contract';
import type { AnyRoute, CommandRoute } from '../../platform/registry.ts';

const shapes: Readonly<Record<contract.SecondAct, RouteShape>> = {
  waste: contract.wasteStock, difference: contract.closeDiscrepancy, correction: contract.correctDose, disposal: contract.disposeStock, inventory: contract.takeInventory, 'pump-run': contract.notePumpRun, poured: contract.settlePour,
  dose: contract.giveDose, injection: contract.giveInjection, 'take-home': contract.issueTakeHome, bottle: contract.settleBottle, 'guest-days': contract.endGuestStay,
};

export type Acts = Readonly<Record<contract.SecondAct, CommandRoute>>;

/** Finds the commands among the room's routes. Throws where one is not there: the server does not start with an act that nothing runs. */
export function actsOf(routes: readonly AnyRoute[]): Acts {
  const found = Object.entries(shapes).map(([act, shape]) => {
    const route = routes.find((each) => each.shape === shape);
    if (route?.type !== 'command') throw new Error(`No command runs what two sign as “${act}”.`);
    return [act, route] as const;
  });
  return Object.fromEntries(found) as unknown as Acts;
}
