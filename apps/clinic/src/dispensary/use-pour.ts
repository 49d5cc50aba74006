/** A pour at the window: what stands in the cup, and what may be done with it. */
import { askPour } from '@fairlead/contract/dispensary';
import type { Ticket } from '@fairlead/contract/dispensary';
import { useCall, useSession } from '../platform/index.ts';
import { questionsOf } from './use-window.ts';

/** The container that this dose comes from where a pump draws from it: what stands poured decides, then the nurse's choice, then what is there. */
export function pumpContainer(ticket: Ticket, chosen: string | undefined): Ticket['containers'][number] | undefined {
  const { containers, poured } = ticket;
  const byHand = containers.some((each) => each.pump === null && each.state === 'open' && each.balanceUg > 0);
  const id = poured !== null && poured.state !== 'none' ? poured.containerId : chosen ?? (byHand ? undefined : containers.find((each) => each.pump !== null)?.id);
  return containers.find((each) => each.id === id && each.pump !== null);
}

export function usePour(ticket: Ticket, etag: string | undefined, answered: ReadonlySet<string>) {
  const call = useCall(askPour);
  const { site } = useSession();
  const pour = (containerId: string) => {
    const { order, part, doseUg, dosingDay } = ticket;
    if (order === null || part === null || doseUg === null || call.busy) return;
    const acknowledged = questionsOf(ticket.decision).filter((each) => answered.has(each));
    void call.send({ params: { id: order.id }, body: { dosingDay, part, siteId: site.id, doseUg, containerId, acknowledged } }, { ifMatch: etag ?? String(order.version) });
  };
  return { call, pour };
}
