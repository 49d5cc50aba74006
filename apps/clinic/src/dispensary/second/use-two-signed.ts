/**
 * A press that two sign. The second shows who they are at this screen, or a named colleague is asked and signs on their own device:
 * then the press waits, this screen is told live, and it goes on by itself with the very answer that its own press would have had.
 */
import type { CallOf, ReplyOf, RouteShape } from '@fairlead/contract';
import { Problem } from '@fairlead/contract';
import { askSecond, getSecondSignature, takeBackSecond } from '@fairlead/contract/dispensary';
import type { SecondAct, SecondSignature } from '@fairlead/contract/dispensary';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useWords } from '@fairlead/ui';
import * as z from 'zod/mini';
import { call, notDoneOf, useCall, useRead, useSession } from '../../platform/index.ts';
import type { Answer, Sending } from '../../platform/index.ts';
import { secondMessages } from './second-messages.ts';

const prefix = 'ask ';
/** What stands for a confirmation where a colleague is asked instead. */
export const askOf = (accountId: string): string => `${prefix}${accountId}`;

interface Waiting<R extends RouteShape> { readonly ask: SecondSignature; readonly resolve: (answer: Answer<ReplyOf<R>>) => void }

export interface TwoSigned<R extends RouteShape> extends Sending<R> {
  /** The colleague who was asked and has not answered; undefined where nobody is. */
  readonly asked: SecondSignature | undefined;
  readonly takeBack: () => Promise<void>;
}

const Kept = z.object({ reply: z.unknown(), etag: z.nullable(z.string()) });

/** What came of an ask, as the answer to the press. */
function answerOf<R extends RouteShape>(route: R, ask: SecondSignature, kept: unknown, says: string): Answer<ReplyOf<R>> {
  if (ask.state === 'signed') {
    const parsed = z.safeParse(Kept, kept);
    const reply = parsed.success ? z.safeParse(route.reply, parsed.data.reply) : undefined;
    // The schema of this very route has just parsed it; the generic type cannot follow that.
    if (reply?.success === true) return { kind: 'done', reply: reply.data as ReplyOf<R>, etag: parsed.data?.etag ?? undefined };
  }
  const problem = z.safeParse(Problem, kept);
  if (ask.state === 'refused' && problem.success) return notDoneOf(problem.data.status, problem.data);
  return { kind: 'invalid', problem: { type: '/problems/not-signed', status: 409, title: says, detail: says } };
}

/** The answer to the press once the colleague has answered; undefined before. */
function useOutcome<R extends RouteShape>(route: R, came: ReplyOf<typeof getSecondSignature> | undefined): Answer<ReplyOf<R>> | undefined {
  const words = useWords(secondMessages);
  return useMemo(() => {
    if (came === undefined || came.ask.state === 'asked') return undefined;
    const { state, askedOf, reason } = came.ask;
    return answerOf(route, came.ask, came.answer, state === 'signed' ? words('fault') : words(`said_${state}`, { who: askedOf, reason: reason ?? '' }));
  }, [came, route, words]);
}

export function useTwoSigned<R extends RouteShape>(act: SecondAct, route: R): TwoSigned<R> {
  const words = useWords(secondMessages);
  const { site } = useSession();
  const client = useQueryClient();
  const here = useCall(route);
  const [waiting, setWaiting] = useState<Waiting<R> | undefined>(undefined);
  const [told, setTold] = useState<Answer<ReplyOf<R>> | undefined>(undefined);
  const [busy, setBusy] = useState(false);
  const settled = useRef('');
  const last = useRef<(() => Promise<Answer<ReplyOf<R>>>) | undefined>(undefined);
  // Told by the stream; asked again now and then, where the stream is down.
  const read = useRead(getSecondSignature, { params: { id: waiting?.ask.id ?? '' } }, { enabled: waiting !== undefined, topics: ['second-signatures'], refetchInterval: 15_000 });
  const came = waiting !== undefined && read.data?.reply.ask.id === waiting.ask.id ? read.data.reply : undefined;
  const state = came?.ask.state ?? 'asked';
  const over = useOutcome(route, came);
  const isWaiting = waiting !== undefined && over === undefined;
  useEffect(() => {
    if (waiting === undefined || over === undefined || settled.current === waiting.ask.id) return;
    settled.current = waiting.ask.id;
    waiting.resolve(over);
    void client.invalidateQueries();
  }, [waiting, over, client]);

  const ask = (of: string, { params, body }: { readonly params?: Readonly<Record<string, unknown>>; readonly body?: Readonly<Record<string, unknown>> }, ifMatch: string | undefined): Promise<Answer<ReplyOf<R>>> => {
    if (waiting !== undefined && isWaiting) {
      const says = words('stillWaits', { name: waiting.ask.askedOf });
      const answer: Answer<ReplyOf<R>> = { kind: 'invalid', problem: { type: '/problems/not-signed', status: 409, title: says, detail: says } };
      setTold(answer);
      return Promise.resolve(answer);
    }
    const { confirmationId: _stands, ...rest } = body ?? {};
    const idempotencyKey = crypto.randomUUID();
    const press = async (): Promise<Answer<ReplyOf<R>>> => {
      setBusy(true);
      setTold(undefined);
      setWaiting(undefined);
      const asked = await call(askSecond, { params: { id: site.id }, body: { act, of, params: { ...params }, body: rest, ...(ifMatch === undefined ? {} : { ifMatch }) } }, { idempotencyKey });
      setBusy(false);
      if (asked.kind !== 'done') {
        setTold(asked);
        return asked;
      }
      return new Promise((resolve) => { setWaiting({ ask: asked.reply, resolve }); });
    };
    last.current = press;
    return press();
  };
  return {
    send: (input: CallOf<R>, options = {}) => {
      const parts = input as { readonly params?: Readonly<Record<string, unknown>>; readonly body?: Readonly<Record<string, unknown>> };
      const by = parts.body?.['confirmationId'];
      if (typeof by === 'string' && by.startsWith(prefix)) return ask(by.slice(prefix.length), parts, options.ifMatch);
      last.current = undefined;
      setTold(undefined);
      setWaiting(undefined);
      return here.send(input, options);
    },
    again: () => (last.current === undefined ? here.again() : last.current()),
    busy: here.busy || busy || isWaiting,
    // Taken back: as if it had not been pressed.
    answer: over !== undefined && state !== 'taken-back' ? over : told ?? here.answer,
    clear: () => { setTold(undefined); setWaiting(undefined); here.clear(); },
    asked: isWaiting ? waiting.ask : undefined,
    takeBack: async () => {
      if (waiting === undefined) return;
      await call(takeBackSecond, { params: { id: waiting.ask.id }, body: {} });
      // Whatever stands now is read: taken back, or signed a moment before.
      await read.refetch();
    },
  };
}
