/** Speaks to the server by the contract's routes. Every way it can go is a value. */
import { Problem } from '@fairlead/contract';
import type { CallOf, ReplyOf, RouteShape } from '@fairlead/contract';
import type { Call, SendReply } from './outbox.ts';

export type Answer<T> =
  | { readonly kind: 'ok'; readonly value: T }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'signed_out' }
  | { readonly kind: 'absent' }
  | { readonly kind: 'refused'; readonly status: number; readonly because: string; readonly field: string | null };

const patienceMs = 20_000;

/** Asks one route; the reply is parsed by its schema. */
export async function ask<const R extends RouteShape>(shape: R, call: CallOf<R> & { key?: string }): Promise<Answer<ReplyOf<R>>> {
  const path = filledPath(shape.path, call.params);
  const query = call.query === undefined ? '' : `?${new URLSearchParams(textOf(call.query as Record<string, unknown>)).toString()}`;
  const response = await tried(path + query, shape.method, call.body, call.key === undefined ? {} : { 'idempotency-key': call.key });
  if (response === undefined) return { kind: 'unreachable' };
  const body = await bodyOf(response);
  if (response.ok) {
    const parsed = shape.reply.safeParse(body);
    return parsed.success ? { kind: 'ok', value: parsed.data as ReplyOf<R> } : { kind: 'unreachable' };
  }
  if (response.status === 401) return { kind: 'signed_out' };
  if (response.status === 404) return { kind: 'absent' };
  if (passes(response.status)) return { kind: 'unreachable' };
  return { kind: 'refused', status: response.status, because: detailOf(body), field: fieldOf(body) };
}

/** Sends one item of the outbox. */
export async function sendItem(key: string, call: Call): Promise<SendReply> {
  const headers = { 'idempotency-key': key, ...(call.ifMatch === undefined ? {} : { 'if-match': call.ifMatch }) };
  const response = await tried(call.path, call.method, call.body, headers);
  if (response === undefined || passes(response.status)) return { kind: 'unreachable' };
  if (response.ok) return { kind: 'done' };
  if (response.status === 401) return { kind: 'signed_out' };
  return { kind: 'refused', because: response.status === 412 ? 'changed' : detailOf(await bodyOf(response)) };
}

/** A state that passes by itself: sending again later is right. */
const passes = (status: number): boolean => status === 408 || status === 425 || status === 429 || status >= 500;

async function tried(path: string, method: string, body: unknown, headers: Record<string, string>): Promise<Response | undefined> {
  try {
    return await fetch(path, {
      method,
      headers: { accept: 'application/json', ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      credentials: 'same-origin', cache: 'no-store', signal: AbortSignal.timeout(patienceMs),
    });
  } catch {
    return undefined;
  }
}

async function bodyOf(response: Response): Promise<unknown> {
  try { return await response.json(); } catch { return undefined; }
}
function detailOf(body: unknown): string {
  const problem = Problem.safeParse(body);
  return problem.success ? problem.data.detail : '';
}
function fieldOf(body: unknown): string | null {
  const problem = Problem.safeParse(body);
  return problem.success ? problem.data.field ?? null : null;
}
function filledPath(path: string, params: unknown): string {
  const known = params as Record<string, string> | undefined;
  return path.replace(/:(\w+)/g, (_whole, name: string) => encodeURIComponent(known?.[name] ?? ''));
}
function textOf(query: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined).map(([name, value]) => [name, String(value)]));
}
