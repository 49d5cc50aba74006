import { useCallback, useEffect, useState } from 'react';
import type { Craving } from '@fairlead/contract/recovery';
import { useApp } from '../platform/app.ts';
import { newKey, nowInstant, nowMs } from '../platform/clock.ts';
import type { Saved } from '../platform/parts.tsx';

export interface Riding { readonly key: string; readonly startedAt: string; readonly levels: readonly number[]; readonly endedAt: string | null }
export interface OwnCraving extends Craving { readonly key: string; readonly shared: boolean }

/** One craving from its first rating to its end; it survives a locked or closed phone. */
export function useCraving(): {
  readonly riding: Riding | undefined; readonly minutes: number; readonly level: number; readonly saved: Saved; readonly kept: OwnCraving | undefined;
  readonly setLevel: (level: number) => void; readonly end: () => void; readonly fresh: () => void;
  readonly keep: (helped: Craving['helped'], trigger: string, share: string | null) => void;
} {
  const { local, queue } = useApp();
  const [riding, setRiding] = useState<Riding>();
  const [now, setNow] = useState(nowMs);
  const [saved, setSaved] = useState<Saved>('no');
  const [kept, setKept] = useState<OwnCraving>();
  const hold = useCallback((next: Riding) => { setRiding(next); local.keep('riding', next).catch(() => setSaved('failed')); }, [local]);
  const fresh = useCallback(() => { setKept(undefined); setSaved('no'); hold({ key: newKey(), startedAt: nowInstant(), levels: [7], endedAt: null }); }, [hold]);
  useEffect(() => {
    let here = true;
    void local.read<Riding>('riding').then((before) => {
      if (!here) return;
      // A ride older than two hours was left; a new wave starts a new one.
      const current = before !== undefined && before.value.endedAt === null && nowMs() - Date.parse(before.value.startedAt) < 7_200_000;
      if (current) setRiding(before.value);
      else fresh();
    });
    const timer = setInterval(() => setNow(nowMs()), 10_000);
    return () => { here = false; clearInterval(timer); };
  }, [local, fresh]);
  const end = useCallback(() => { if (riding !== undefined) hold({ ...riding, endedAt: nowInstant() }); }, [riding, hold]);
  const keep = useCallback((helped: Craving['helped'], trigger: string, share: string | null) => {
    if (riding === undefined) return;
    const first = riding.levels[0] ?? 0;
    const body: Craving = {
      startedAt: riding.startedAt, endedAt: riding.endedAt, firstLevel: first, highestLevel: Math.max(...riding.levels), lastLevel: riding.levels.at(-1) ?? first,
      ...(trigger.trim() === '' ? {} : { trigger: trigger.trim().slice(0, 200) }), helped,
    };
    setSaved('saving');
    const own: OwnCraving = { ...body, key: riding.key, shared: share !== null };
    local.change<readonly OwnCraving[]>('cravings', [], (before) => [...before.filter((one) => one.key !== own.key), own].slice(-400))
      .then(() => (share === null ? undefined : queue(riding.key, share, { method: 'POST', path: '/api/me/cravings', body })))
      .then(() => { setKept(own); setSaved('saved'); }, () => setSaved('failed'));
  }, [riding, local, queue]);
  const level = riding?.levels.at(-1) ?? 7;
  const setLevel = useCallback((next: number) => { if (riding !== undefined) hold({ ...riding, levels: [...riding.levels, Math.min(10, Math.max(0, next))] }); }, [riding, hold]);
  const minutes = riding === undefined ? 0 : Math.max(0, Math.floor(((riding.endedAt === null ? now : Date.parse(riding.endedAt)) - Date.parse(riding.startedAt)) / 60_000));
  return { riding, minutes, level, saved, kept, setLevel, end, fresh, keep };
}
