/** The dose passport of this phone: made by the clinic when the person asks, kept sealed here until it ends. */
import { useCallback, useEffect, useState } from 'react';
import { showPassport } from '@fairlead/contract/recovery';
import type { OwnPassport } from '@fairlead/contract/recovery';
import { useApp } from '../platform/app.ts';
import { newKey } from '../platform/clock.ts';
import { ask } from '../platform/http.ts';

export interface PassportHere {
  readonly passport: OwnPassport | undefined;
  readonly busy: boolean;
  /** Why there is no new one: the clinic's own words, or '' where it could not be reached. */
  readonly because: string | undefined;
  readonly make: () => void;
  readonly drop: () => void;
}

const kept = 'dose-passport';

export function usePassport(): PassportHere {
  const { local } = useApp();
  const [passport, setPassport] = useState<OwnPassport>();
  const [busy, setBusy] = useState(false);
  const [because, setBecause] = useState<string>();
  useEffect(() => { void local.read<OwnPassport>(kept).then((there) => setPassport(there?.value)); }, [local]);
  const make = useCallback(() => {
    setBusy(true);
    void ask(showPassport, { body: {}, key: newKey() }).then(async (answer) => {
      setBusy(false);
      setBecause(answer.kind === 'ok' ? undefined : answer.kind === 'refused' ? answer.because : '');
      if (answer.kind !== 'ok') return;
      await local.keep(kept, answer.value);
      setPassport(answer.value);
    });
  }, [local]);
  const drop = useCallback(() => { void local.forget(kept).then(() => setPassport(undefined)); }, [local]);
  return { passport, busy, because, make, drop };
}
