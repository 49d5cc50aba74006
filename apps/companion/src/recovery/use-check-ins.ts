import { useCallback, useEffect, useState } from 'react';
import type { CheckIn } from '@fairlead/contract/recovery';
import { useApp } from '../platform/app.ts';
import { newKey, nowInstant, phoneDay } from '../platform/clock.ts';
import type { Saved } from '../platform/parts.tsx';

export interface OwnCheckIn extends CheckIn { readonly key: string; readonly shared: boolean }

/** Check-ins of this phone: kept at the tap, shared only by choice, once. */
export function useCheckIns(): {
  readonly own: readonly OwnCheckIn[]; readonly saved: Saved; readonly last: OwnCheckIn | undefined;
  readonly rate: (pull: number) => void; readonly share: (what: string) => void;
} {
  const { local, queue } = useApp();
  const [own, setOwn] = useState<readonly OwnCheckIn[]>([]);
  const [saved, setSaved] = useState<Saved>('no');
  const [lastKey, setLastKey] = useState<string>();
  useEffect(() => { void local.read<readonly OwnCheckIn[]>('check-ins').then((kept) => setOwn(kept?.value ?? [])); }, [local]);
  const last = own.find((one) => one.key === lastKey);
  const rate = useCallback((pull: number) => {
    // Tapping another wave within the same visit corrects the rating, as long as it was not shared.
    const key = last?.shared === false ? last.key : newKey();
    const made: OwnCheckIn = { key, shared: false, ratedAt: nowInstant(), day: phoneDay(), pull };
    setSaved('saving');
    local.change<readonly OwnCheckIn[]>('check-ins', [], (before) => [...before.filter((one) => one.key !== key), made].slice(-400))
      .then((after) => { setOwn(after); setLastKey(key); setSaved('saved'); }, () => setSaved('failed'));
  }, [local, last]);
  const share = useCallback((what: string) => {
    if (last === undefined || last.shared) return;
    const { key, shared: _shared, ...body } = last;
    queue(key, what, { method: 'POST', path: '/api/me/check-ins', body })
      .then(() => local.change<readonly OwnCheckIn[]>('check-ins', [], (before) => before.map((one) => (one.key === key ? { ...one, shared: true } : one))))
      .then(setOwn, () => setSaved('failed'));
  }, [local, queue, last]);
  return { own, saved, last, rate, share };
}
