/** The app while it is unlocked: copies, outbox and what the server says, kept in step. */
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { CompanionSession } from '@fairlead/contract';
import { me as meRoute } from '@fairlead/contract/recovery';
import type { PersonData } from '@fairlead/contract/recovery';
import { supporting as supportingRoute } from '@fairlead/contract/community';
import type { SupporterData } from '@fairlead/contract/community';
import { nowMs } from './clock.ts';
import { ask, sendItem } from './http.ts';
import { localData } from './local-data.ts';
import type { Kept, LocalData } from './local-data.ts';
import { outbox as outboxOf } from './outbox.ts';
import type { Call, Outbox, OutboxItem } from './outbox.ts';
import { alone, askToStay, keepCrisisCard, shelf } from './phone.ts';
import type { OpenVault } from './vault.ts';

export interface OpenApp {
  readonly local: LocalData;
  readonly outbox: Outbox;
  readonly items: readonly OutboxItem[];
  readonly me: Kept<PersonData> | undefined;
  readonly supporting: Kept<SupporterData> | undefined;
  readonly signedOut: boolean;
  /** False after a request that found no line, whatever the browser believes. */
  readonly reached: boolean;
  readonly refresh: () => Promise<void>;
  readonly queue: (key: string, what: string, call: Call) => Promise<void>;
}

export function useOpenApp(vault: OpenVault, session: CompanionSession, online: boolean): OpenApp {
  const [items, setItems] = useState<readonly OutboxItem[]>([]);
  const [me, setMe] = useState<Kept<PersonData>>();
  const [supporting, setSupporting] = useState<Kept<SupporterData>>();
  const [signedOut, setSignedOut] = useState(false);
  const [reached, setReached] = useState(true);
  const [changes, setChanges] = useState(0);
  const local = useMemo(() => localData(shelf, vault, nowMs, alone), [vault]);
  const outbox = useMemo(() => outboxOf({ shelf, vault, send: sendItem, now: nowMs, alone, changed: () => setChanges((before) => before + 1) }), [vault]);
  useEffect(() => {
    let here = true;
    void outbox.list().then((list) => { if (here) setItems(list); }, () => undefined);
    return () => { here = false; };
  }, [outbox, changes]);

  const refresh = useCallback(async () => {
    const sent = await outbox.flush();
    setSignedOut(sent === 'signed_out');
    if (session.door === 'person') {
      const answer = await ask(meRoute, {});
      setReached(answer.kind !== 'unreachable');
      if (answer.kind === 'signed_out') setSignedOut(true);
      if (answer.kind !== 'ok') return;
      await local.keep('me', answer.value);
      await keepCrisisCard(answer.value.crisisCard);
      setMe({ value: answer.value, keptAt: nowMs() });
    } else {
      const answer = await ask(supportingRoute, {});
      setReached(answer.kind !== 'unreachable');
      if (answer.kind === 'signed_out') {
        setSignedOut(true);
        // Whoever may not ask any more keeps nothing of what was shared.
        await local.forget('supporting');
        setSupporting(undefined);
      }
      if (answer.kind !== 'ok') return;
      await local.keep('supporting', answer.value);
      await keepCrisisCard(answer.value.crisisCard);
      setSupporting({ value: answer.value, keptAt: nowMs() });
    }
  }, [local, outbox, session.door]);

  useEffect(() => {
    let here = true;
    void local.read<PersonData>('me').then((kept) => { if (here && kept !== undefined) setMe((known) => known ?? kept); });
    void local.read<SupporterData>('supporting').then((kept) => { if (here && kept !== undefined) setSupporting((known) => known ?? kept); });
    askToStay();
    return () => { here = false; };
  }, [local]);

  useEffect(() => {
    const first = setTimeout(() => { if (online) void refresh(); }, 0);
    const timer = setInterval(() => { if (document.visibilityState === 'visible') void refresh(); }, 60_000);
    return () => { clearTimeout(first); clearInterval(timer); };
  }, [online, refresh]);

  const queue = useCallback(async (key: string, what: string, call: Call) => {
    await outbox.add(key, what, call);
    void refresh();
  }, [outbox, refresh]);

  return { local, outbox, items, me, supporting, signedOut, reached, refresh, queue };
}
