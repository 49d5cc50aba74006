/** Calling people from the waiting room, whom the screen did not know, and how long a person takes. */
import { callPerson, getQueue, noteWindowTime, settleArrival, windowTimes } from '@fairlead/contract/dispensary';
import type { QueueRow } from '@fairlead/contract/dispensary';
import { useCallback, useRef, useState } from 'react';
import { call, kept, useCall, useRead, useSession } from '../platform/index.ts';

export const windowNames = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;
/** Which window this device stands at. */
export const windowName = kept<(typeof windowNames)[number]>('fairlead.window', windowNames, '1');

/** Who is called next: the first who waits, was not called yet, and does not stand here already. */
export function nextToCall(items: readonly QueueRow[], current: string | undefined): QueueRow | undefined {
  const others = items.filter((row) => row.lane === 'here' && row.personId !== current);
  return others.find((row) => (row.onWall?.calledAt ?? null) === null) ?? others[0];
}

const refreshes = { refreshes: [getQueue] };
export const useSettleArrival = () => useCall(settleArrival, refreshes);

export function useCallPerson() {
  const name = windowName.use();
  const sending = useCall(callPerson, refreshes);
  return { ...sending, name, callTo: (personId: string) => sending.send({ params: { id: personId }, body: { window: name } }) };
}

/** From opening a person to the dose being given; told once, and never with a name. */
export function useWindowTime(): () => void {
  const { site } = useSession();
  const [openedAt] = useState(() => performance.now());
  const isTold = useRef(false);
  return useCallback(() => {
    if (isTold.current) return;
    isTold.current = true;
    const seconds = Math.min(3600, Math.max(1, Math.round((performance.now() - openedAt) / 1000)));
    void call(noteWindowTime, { params: { id: site.id }, body: { seconds } }, { gate: false });
  }, [site.id, openedAt]);
}

export function useWindowTimes() {
  const { site } = useSession();
  return useRead(windowTimes, { params: { id: site.id } }, { topics: [], refetchInterval: 60_000 });
}
