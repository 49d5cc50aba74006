/** One way to the server: a route of the contract in, a value out. Refusals are values; nothing here throws for them. */
import { Problem } from '@fairlead/contract';
import type { CallOf, Decision, ReplyOf, RouteShape } from '@fairlead/contract';
import { Decision as DecisionShape } from '@fairlead/contract';
import * as z from 'zod/mini';

export type NotDone =
  /** The rules said no; the decision says why and what would change it. */
  | { readonly kind: 'refused'; readonly problem: Problem; readonly decision: Decision | undefined }
  /** A field cannot be used; `problem.field` names it. */
  | { readonly kind: 'invalid'; readonly problem: Problem }
  /** Somebody was faster, or this changed while one was looking: `problem.detail` says who and when. Read again. */
  | { readonly kind: 'stale'; readonly problem: Problem }
  | { readonly kind: 'signed-out' }
  | { readonly kind: 'forbidden'; readonly problem: Problem }
  | { readonly kind: 'absent'; readonly problem: Problem }
  /** No answer came. A change may or may not have been saved: send it again with the same key, it counts once. */
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'fault'; readonly problem: Problem };

export type Answer<Reply> = { readonly kind: 'done'; readonly reply: Reply; readonly etag: string | undefined } | NotDone;

export interface CallOptions {
  /** Made at the press and kept for every retry of that press. */
  readonly idempotencyKey?: string;
  /** The version that was on the screen. */
  readonly ifMatch?: string;
  readonly signal?: AbortSignal;
  /** false: a 401 is an answer, not a reason to ask for a new sign-in. */
  readonly gate?: false;
}

/** Asks for a new sign-in over whatever is on the screen; true once signed in again. */
export type SignInGate = (problem: Problem | undefined) => Promise<boolean>;

let gate: SignInGate | undefined;

/** Set once by the shell. A call that meets 401 waits here, then goes out again with the same key. */
export function openGateWith(ask: SignInGate | undefined): void {
  gate = ask;
}

/** `/api/people/:id?day=…` with every parameter filled. Throws where a parameter of the path is missing: that is a bug. */
export function addressOf(path: string, params: Readonly<Record<string, unknown>> = {}, query: Readonly<Record<string, unknown>> = {}): string {
  const filled = path.replace(/:(\w+)/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined || value === null || value === '') throw new Error(`The path ${path} needs ${name}.`);
    return encodeURIComponent(String(value));
  });
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const each of Array.isArray(value) ? value : [value]) if (each !== undefined && each !== null) search.append(name, String(each));
  }
  const text = search.toString();
  return text === '' ? filled : `${filled}?${text}`;
}

function problemOf(body: unknown, status: number): Problem {
  const parsed = z.safeParse(Problem, body);
  return parsed.success ? parsed.data : { type: 'about:blank', status, title: String(status), detail: '' };
}

/** What an error answer means for the screen. */
export function notDoneOf(status: number, body: unknown): NotDone {
  const problem = problemOf(body, status);
  switch (status) {
    case 400: case 422: return { kind: 'invalid', problem };
    case 401: return { kind: 'signed-out' };
    case 403: return { kind: 'forbidden', problem };
    case 404: return { kind: 'absent', problem };
    case 409: {
      const decision = z.safeParse(DecisionShape, problem.decision);
      if (decision.success) return { kind: 'refused', problem, decision: decision.data };
      return problem.type.endsWith('/refused') ? { kind: 'refused', problem, decision: undefined } : { kind: 'stale', problem };
    }
    case 412: return { kind: 'stale', problem };
    case 503: return { kind: 'unreachable' };
    default: return { kind: 'fault', problem };
  }
}

async function bodyOf(response: Response): Promise<unknown> {
  const text = await response.text();
  if (text === '') return undefined;
  try { return JSON.parse(text) as unknown; } catch { return text; }
}

function requestOf(route: RouteShape, body: unknown, key: string, options: CallOptions): RequestInit {
  const isChange = route.method !== 'GET';
  return {
    method: route.method,
    credentials: 'same-origin',
    headers: {
      accept: 'application/json',
      'x-requested-with': 'fairlead',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(isChange ? { 'idempotency-key': key } : {}),
      ...(options.ifMatch === undefined ? {} : { 'if-match': options.ifMatch }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(options.signal === undefined ? {} : { signal: options.signal }),
  };
}

/** Calls one route of the contract. */
export async function call<R extends RouteShape>(route: R, input: CallOf<R>, options: CallOptions = {}): Promise<Answer<ReplyOf<R>>> {
  const { params, query, body } = input as { params?: Record<string, unknown>; query?: Record<string, unknown>; body?: unknown };
  const key = options.idempotencyKey ?? crypto.randomUUID();
  const address = addressOf(route.path, params, query);
  for (;;) {
    let response: Response;
    let answer: unknown;
    try {
      response = await fetch(address, requestOf(route, body, key, options));
      answer = await bodyOf(response);
    } catch (fault) {
      if (options.signal?.aborted) throw fault;
      return { kind: 'unreachable' };
    }
    if (response.ok) return readReply(route, answer, response);
    if (response.status !== 401 || options.gate === false || gate === undefined) return notDoneOf(response.status, answer);
    if (!(await gate(problemOf(answer, 401)))) return { kind: 'signed-out' };
  }
}

function readReply<R extends RouteShape>(route: R, body: unknown, response: Response): Answer<ReplyOf<R>> {
  const parsed = z.safeParse(route.reply, body);
  if (!parsed.success) return { kind: 'fault', problem: { type: '/problems/unreadable', status: response.status, title: route.path, detail: z.prettifyError(parsed.error) } };
  // The schema of this very route has just parsed it; the generic type cannot follow that.
  return { kind: 'done', reply: parsed.data as ReplyOf<R>, etag: response.headers.get('etag') ?? undefined };
}
