/** The bottles at home with their labels: the newest list of the clinic, or the one that this phone has kept. */
import { useEffect, useState } from 'react';
import { ownBottles } from '@fairlead/contract/recovery';
import type { OwnBottle } from '@fairlead/contract/recovery';
import { useApp } from '../platform/app.ts';
import { nowMs } from '../platform/clock.ts';
import { ask } from '../platform/http.ts';
import type { Kept, LocalData } from '../platform/local-data.ts';

const kept = 'bottles';
export const readBottles = (local: LocalData): Promise<Kept<readonly OwnBottle[]> | undefined> => local.read<readonly OwnBottle[]>(kept);
export const keepBottles = (local: LocalData, bottles: readonly OwnBottle[]): Promise<void> => local.keep(kept, bottles);

/** `undefined` while the phone is asked; `null` where it has none and the clinic could not be reached. */
export function useOwnBottles(): Kept<readonly OwnBottle[]> | null | undefined {
  const { local, me } = useApp();
  const [list, setList] = useState<Kept<readonly OwnBottle[]> | null>();
  // Asked again whenever the record was read anew.
  const readAt = me?.keptAt;
  useEffect(() => {
    let here = true;
    const load = async (): Promise<void> => {
      const before = await readBottles(local);
      if (here && before !== undefined) setList((known) => known ?? before);
      const answer = await ask(ownBottles, {});
      if (answer.kind === 'ok') await keepBottles(local, answer.value.items);
      if (here) setList(answer.kind === 'ok' ? { value: answer.value.items, keptAt: nowMs() } : (known) => known ?? null);
    };
    load().catch(() => { if (here) setList((known) => known ?? null); });
    return () => { here = false; };
  }, [local, readAt]);
  return list;
}
