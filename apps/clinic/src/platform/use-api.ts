/** Reading and changing from a component, on TanStack Query. */
import type { CallOf, ReplyOf, RouteShape } from '@fairlead/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { UseQueryResult } from '@tanstack/react-query';
import { useCallback, useRef } from 'react';
import { call } from './api.ts';
import type { Answer, CallOptions, NotDone } from './api.ts';

/** A read that did not come; the screen shows `why`. */
export class ReadFailed extends Error {
  readonly why: NotDone;
  constructor(why: NotDone) {
    super(why.kind);
    this.why = why;
  }
}

export interface Read<R extends RouteShape> { readonly reply: ReplyOf<R>; readonly etag: string | undefined }

export interface ReadOptions {
  readonly enabled?: boolean;
  /** Topics of the live stream that make this stale; without any, every change does. */
  readonly topics?: readonly string[];
  readonly refetchInterval?: number;
  /** Keep showing the last answer while another question is asked (search, paging). */
  readonly keep?: boolean;
}

/** The key of one read, for whoever wants to set or invalidate it. */
export const readKey = (route: RouteShape, input?: unknown): readonly unknown[] => (input === undefined ? [route.method, route.path] : [route.method, route.path, input]);

/** Reads a GET route and reads it again when the live stream says that it changed. */
export function useRead<R extends RouteShape>(route: R, input: CallOf<R>, { enabled, topics, refetchInterval, keep }: ReadOptions = {}): UseQueryResult<Read<R>, ReadFailed> {
  return useQuery<Read<R>, ReadFailed>({
    queryKey: readKey(route, input),
    queryFn: async ({ signal }) => {
      const answer = await call(route, input, { signal });
      if (answer.kind !== 'done') throw new ReadFailed(answer);
      return { reply: answer.reply, etag: answer.etag };
    },
    ...(topics === undefined ? {} : { meta: { topics } }),
    ...(enabled === undefined ? {} : { enabled }),
    ...(refetchInterval === undefined ? {} : { refetchInterval }),
    ...(keep ? { placeholderData: (before: Read<R> | undefined) => before } : {}),
  });
}

export interface Sending<R extends RouteShape> {
  /** One press: makes the key that stays the same for every retry of it. */
  readonly send: (input: CallOf<R>, options?: Pick<CallOptions, 'ifMatch'>) => Promise<Answer<ReplyOf<R>>>;
  /** Sends the last press again with its own key, after no answer came. */
  readonly again: () => Promise<Answer<ReplyOf<R>> | undefined>;
  readonly busy: boolean;
  readonly answer: Answer<ReplyOf<R>> | undefined;
  /** Forgets the answer, to start over. */
  readonly clear: () => void;
}

interface Press<R extends RouteShape> { readonly input: CallOf<R>; readonly options: CallOptions & { readonly idempotencyKey: string } }

/**
 * Sends a change. A second press while one is under way waits for the same answer; after `done`, everything read is read again.
 * `refreshes`: routes whose reads became stale, where it is known; without it, all active reads are.
 */
export function useCall<R extends RouteShape>(route: R, { refreshes }: { readonly refreshes?: readonly RouteShape[] } = {}): Sending<R> {
  const client = useQueryClient();
  const last = useRef<Press<R> | undefined>(undefined);
  const running = useRef<Promise<Answer<ReplyOf<R>>> | undefined>(undefined);
  const { mutateAsync, isPending, data, reset } = useMutation({
    mutationFn: (press: Press<R>) => call(route, press.input, press.options),
    onSuccess: async (answer) => {
      if (answer.kind !== 'done' && answer.kind !== 'stale') return;
      if (refreshes === undefined) await client.invalidateQueries();
      else await Promise.all(refreshes.map((each) => client.invalidateQueries({ queryKey: readKey(each) })));
    },
  });
  const run = useCallback((press: Press<R>): Promise<Answer<ReplyOf<R>>> => {
    if (running.current !== undefined) return running.current;
    last.current = press;
    running.current = mutateAsync(press).finally(() => { running.current = undefined; });
    return running.current;
  }, [mutateAsync]);
  const send = useCallback((input: CallOf<R>, options: Pick<CallOptions, 'ifMatch'> = {}) => run({ input, options: { ...options, idempotencyKey: crypto.randomUUID() } }), [run]);
  const again = useCallback(async () => (last.current === undefined ? undefined : run(last.current)), [run]);
  return { send, again, busy: isPending, answer: data, clear: reset };
}
