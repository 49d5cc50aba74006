/**
 * What the person did and the clinic has not yet. A write is stored here before any screen says "saved on this phone";
 * its key, made at the tap, travels as Idempotency-Key, so that a resend after a lost reply changes nothing.
 */
import type { Alone } from './local-data.ts';
import type { Shelf } from './shelf.ts';
import type { OpenVault, Sealed } from './vault.ts';

export interface Call { readonly method: 'POST' | 'PUT'; readonly path: string; readonly body: unknown; readonly ifMatch?: string }

export type ItemState = 'waiting' | 'sent' | 'refused';
export interface OutboxItem {
  /** Made when the button was tapped; travels as Idempotency-Key. */
  readonly key: string;
  readonly madeAt: number;
  /** What it is, as the list of unsent things names it. */
  readonly what: string;
  readonly state: ItemState;
  readonly call: Call | null;
  readonly settledAt: number | null;
  /** Why it was refused, for the person. */
  readonly because: string | null;
}

export type SendReply =
  | { readonly kind: 'done' }
  | { readonly kind: 'refused'; readonly because: string }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'signed_out' };
export type Send = (key: string, call: Call) => Promise<SendReply>;

/** The server keeps keys for 90 days; older than this a resend could act twice, so the person is asked instead. */
export const staleAfterMs = 80 * 86_400_000;
/** How long a sent thing stays in the list, without its content. */
const shownAfterSentMs = 7 * 86_400_000;

export interface Outbox {
  /** Fulfils when the item is on disk; only then may a screen say so. The same key again changes nothing. */
  add: (key: string, what: string, call: Call) => Promise<void>;
  list: () => Promise<readonly OutboxItem[]>;
  /** Sends what waits, oldest first, once across all tabs. */
  flush: () => Promise<'clear' | 'waiting' | 'signed_out'>;
  /** Sends a refused or stale thing again as a new one, by the person's choice. */
  again: (key: string, newKey: string) => Promise<void>;
  discard: (key: string) => Promise<void>;
}

export interface OutboxParts { readonly shelf: Shelf; readonly vault: OpenVault; readonly send: Send; readonly now: () => number; readonly alone: Alone; readonly changed?: () => void }

export function outbox(parts: OutboxParts): Outbox {
  const { shelf, vault, now } = parts;
  const save = async (item: OutboxItem): Promise<void> => {
    await shelf.put('outbox', item.key, await vault.seal(item));
    parts.changed?.();
  };
  const find = async (key: string): Promise<OutboxItem | undefined> => {
    const sealed = await shelf.get<Sealed>('outbox', key);
    return sealed === undefined ? undefined : vault.unseal<OutboxItem>(sealed);
  };
  const list = async (): Promise<readonly OutboxItem[]> => {
    const sealed = await shelf.all<Sealed>('outbox');
    const items = await Promise.all(sealed.map((one) => vault.unseal<OutboxItem>(one)));
    return items.toSorted((a, b) => a.madeAt - b.madeAt || (a.key < b.key ? -1 : 1));
  };
  const add = async (key: string, what: string, call: Call): Promise<void> => {
    if ((await find(key)) !== undefined) return;
    await save({ key, madeAt: now(), what, state: 'waiting', call, settledAt: null, because: null });
  };
  return {
    add,
    list,
    flush: () => parts.alone('outbox', async () => {
      for (const item of await list()) {
        const ended = await settle(item, { ...parts, save });
        if (ended !== undefined) return ended;
      }
      return 'clear';
    }),
    again: (key, newKey) => parts.alone('outbox', async () => {
      const item = await find(key);
      if (item?.state !== 'refused' || item.call === null) return;
      await add(newKey, item.what, item.call);
      await shelf.remove('outbox', key);
      parts.changed?.();
    }),
    discard: (key) => parts.alone('outbox', async () => {
      await shelf.remove('outbox', key);
      parts.changed?.();
    }),
  };
}

/** Takes one item one step on; a word comes back when sending has to stop here. */
async function settle(item: OutboxItem, parts: OutboxParts & { save: (item: OutboxItem) => Promise<void> }): Promise<'waiting' | 'signed_out' | undefined> {
  const now = parts.now();
  if (item.state === 'sent' && item.settledAt !== null && now - item.settledAt > shownAfterSentMs) {
    await parts.shelf.remove('outbox', item.key);
    return undefined;
  }
  if (item.state !== 'waiting' || item.call === null) return undefined;
  if (now - item.madeAt > staleAfterMs) {
    await parts.save({ ...item, state: 'refused', settledAt: now, because: 'stale' });
    return undefined;
  }
  const reply = await parts.send(item.key, item.call);
  switch (reply.kind) {
    case 'done': await parts.save({ ...item, state: 'sent', call: null, settledAt: now }); return undefined;
    case 'refused': await parts.save({ ...item, state: 'refused', settledAt: now, because: reply.because }); return undefined;
    case 'unreachable': return 'waiting';
    case 'signed_out': return 'signed_out';
  }
}
