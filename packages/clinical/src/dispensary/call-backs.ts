/** Call-backs by chance, within caps: everybody who may be asked is as likely as anybody else, and nobody is asked twice in a month. */

export interface CallBackCandidate {
  readonly personId: string;
  /** Days since this person was last called back; null where never. */
  readonly daysSinceLast: number | null;
  readonly isOpen: boolean;
}

/** Product figures: practice calls back each person a few times a year, and never so often that it becomes a punishment. */
export const callBackRestDays = 30;
export const callBacksAtOnce = 10;
/** To bring the bottles in, from the call (clinical reference 3.9: within 24 to 48 hours). */
export const callBackHours = 48;

/** Whether somebody may be drawn now: long enough since the last call, and none open. */
export function mayBeCalledBack({ daysSinceLast, isOpen }: CallBackCandidate): boolean {
  return !isOpen && (daysSinceLast === null || daysSinceLast >= callBackRestDays);
}

/** Picks `count` of those who may be asked. `draw(n)` gives a whole number from 0 to n - 1, each as likely. */
export function pickForCallBack(candidates: readonly CallBackCandidate[], count: number, draw: (below: number) => number): readonly string[] {
  const left = candidates.filter(mayBeCalledBack).map(({ personId }) => personId);
  const picked: string[] = [];
  while (picked.length < Math.min(count, callBacksAtOnce) && left.length > 0) picked.push(...left.splice(draw(left.length), 1));
  return picked;
}
