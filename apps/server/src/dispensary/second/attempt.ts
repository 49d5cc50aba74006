/** Runs a waiting command as whoever asked for it, with the second's confirmation, in a part of the transaction that may be undone alone. */
import type { SecondAct } from '@fairlead/contract/dispensary';
import { insertConfirmation } from '../../medication/index.ts';
import type { StaffActor } from '../../platform/actor.ts';
import type { Ask, CommandResult, CommandRoute, NotDone } from '../../platform/registry.ts';
import type { Tx } from '../../platform/scoped.ts';
import type { RouteShape } from '@fairlead/contract';
import type { Actor } from '../../platform/actor.ts';
import { savepoint, type Waiting } from './second-store.ts';
import { shownBy, type Shown } from './shown.ts';

type Done = Extract<CommandResult<unknown>, { kind: 'done' }>;

/** The request around it: when, and under which number. */
export type Around = Pick<Ask<RouteShape, Actor>, 'now' | 'real' | 'requestId' | 'origin'>;

export type Attempted =
  | { readonly kind: 'written'; readonly done: Done; readonly ask: Ask<RouteShape, Actor>; readonly shown: Shown; readonly confirmationId: string }
  | { readonly kind: 'not'; readonly result: NotDone | Extract<CommandResult<unknown>, { kind: 'lost-race' }> };

function parsed(route: CommandRoute, waiting: Waiting, confirmationId: string): { readonly params: unknown; readonly body: unknown } | NotDone {
  const params = route.shape.params?.safeParse(waiting.params);
  const body = route.shape.body?.safeParse({ ...waiting.body, confirmationId });
  if (params?.success !== true) return { kind: 'not-found' };
  if (body?.success !== true) {
    const issue = body?.error.issues[0];
    return { kind: 'invalid', detail: `${issue?.path.map(String).join('/') ?? ''}: ${issue?.message ?? 'not in the expected shape'}.`, field: `/${issue?.path.map(String).join('/') ?? ''}` };
  }
  return { params: params.data, body: body.data };
}

/** Begins the part; whoever calls keeps or undoes it. A command that is not done is undone here. */
export async function attempt(tx: Tx, act: SecondAct, route: CommandRoute, waiting: Waiting, { first, secondId }: { readonly first: StaffActor; readonly secondId: string }, around: Around): Promise<Attempted> {
  await savepoint.begin(tx);
  const confirmationId = await insertConfirmation(tx, first.accountId, secondId, around.now);
  const input = parsed(route, waiting, confirmationId);
  if ('kind' in input) {
    await savepoint.undo(tx);
    return { kind: 'not', result: input };
  }
  const ask: Ask<RouteShape, Actor> = { ...around, params: input.params as never, query: undefined as never, body: input.body as never, actor: first, language: first.language, ifMatch: waiting.ifMatch };
  const result = await route.handle(ask, tx);
  if (result.kind !== 'done') {
    await savepoint.undo(tx);
    return { kind: 'not', result };
  }
  await savepoint.check(tx);
  return { kind: 'written', done: result, ask, shown: await shownBy(tx, act, waiting.body, result, confirmationId), confirmationId };
}
