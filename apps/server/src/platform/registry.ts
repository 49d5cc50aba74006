/** Every route of the product, with its policy, limiter and audit event. Without those three it is not a route. */
import type { BodyOf, Decision, ParamsOf, QueryOf, ReplyOf, RouteShape } from '@fairlead/contract';
import type { Actor, DeviceActor, HalfActor, Language, PersonActor, PharmacyActor, StaffActor, SupporterActor, SystemActor } from './actor.ts';
import type { LimiterName } from './limiter.ts';
import type { Policy } from './policy.ts';
import type { RecordEvent, NewTask } from './record-store.ts';
import type { Tx } from './scoped.ts';

/** The actor that a policy lets through. */
export type ActorOf<P extends Policy> =
  P extends { kind: 'staff' } ? StaffActor
    : P extends { kind: 'pharmacy' } ? PharmacyActor
    : P extends { kind: 'worker' } ? StaffActor | PharmacyActor
    : P extends { kind: 'person' } ? PersonActor
      : P extends { kind: 'supporter' } ? SupporterActor
        : P extends { kind: 'half' } ? HalfActor
          : P extends { kind: 'system' } ? SystemActor
            : P extends { kind: 'device' } ? DeviceActor
            : P extends { kind: 'signed-in' } ? StaffActor | PharmacyActor | PersonActor | SupporterActor
            : Actor;

export interface Declaration<P extends Policy> {
  readonly policy: P;
  readonly limiter: LimiterName;
  /** What the audit calls it, e.g. `chart opened`. */
  readonly audit: string;
  /** The reply holds a code that is shown once: kept under its key it is sealed. */
  readonly secretReply?: true;
  /** A command that many send at once: it may share its transaction with others of its kind (see gather.ts). */
  readonly gathered?: true;
  /** Signing asks for a second factor shown within the last five minutes. */
  readonly freshFactor?: true | ((body: Readonly<Record<string, unknown>>) => boolean);
}

/** The version in an entity tag, as a reply carried it. */
export const versionSeen = (tag: string): string => tag.replace(/^W\//, '').replaceAll('"', '');

/** One parsed request. */
export interface Ask<R extends RouteShape, A> {
  readonly params: ParamsOf<R>;
  readonly query: QueryOf<R>;
  readonly body: BodyOf<R>;
  readonly actor: A;
  readonly now: Temporal.Instant;
  /** What sign-in codes go by: a moved demonstration's clock does not change them. */
  readonly real: Temporal.Instant;
  readonly requestId: string;
  readonly language: Language;
  /** Where the caller reached this server, e.g. `http://clinic.localhost:4600`. */
  readonly origin: string;
  /** The version the caller saw (If-Match), where one was sent; without its quotes (`versionSeen`). */
  readonly ifMatch: string | null;
}

export type NotDone =
  | { readonly kind: 'not-found' }
  | { readonly kind: 'forbidden'; readonly who: string }
  | { readonly kind: 'invalid'; readonly detail: string; readonly field?: string }
  | { readonly kind: 'refused'; readonly detail: string; readonly decision?: Decision; readonly people?: readonly string[] }
  | { readonly kind: 'conflict'; readonly detail: string }
  | { readonly kind: 'stale'; readonly detail: string };

export type ReadResult<T> = { readonly kind: 'ok'; readonly reply: T; readonly people: readonly string[]; readonly etag?: string } | NotDone;

export type CommandResult<T> =
  | {
    readonly kind: 'done';
    readonly reply: T;
    /** Whose record this touched, for the audit. */
    readonly people: readonly string[];
    readonly events?: readonly RecordEvent[];
    readonly tasks?: readonly NewTask[];
    readonly etag?: string;
    readonly details?: Readonly<Record<string, unknown>>;
  }
  /** The version decided on had moved: the whole command is run again, at most three times. */
  | { readonly kind: 'lost-race'; readonly detail: string }
  | NotDone;

export interface ReadRoute {
  readonly type: 'read';
  readonly shape: RouteShape;
  readonly declaration: Declaration<Policy>;
  readonly handle: (ask: Ask<RouteShape, Actor>, tx: Tx) => Promise<ReadResult<unknown>>;
}

export interface CommandRoute {
  readonly type: 'command';
  readonly shape: RouteShape;
  readonly declaration: Declaration<Policy>;
  readonly handle: (ask: Ask<RouteShape, Actor>, tx: Tx) => Promise<CommandResult<unknown>>;
}

/** What a route of its own transaction answers; `cookie` sets (text) or clears (null) the session's cookie, which ends with the browser unless it says for how many days. */
export type OwnResult<T> = { readonly kind: 'answer'; readonly status: 200 | 201; readonly reply: T; readonly cookie?: string | null; readonly cookieDays?: number } | NotDone | { readonly kind: 'signed-out' } | { readonly kind: 'too-many' };

/** Signing in, setting up: routes that begin before any organisation is known and open their own transactions. */
export interface OwnRoute {
  readonly type: 'own';
  readonly shape: RouteShape;
  readonly declaration: Declaration<Policy>;
  readonly handle: (ask: Ask<RouteShape, Actor> & { readonly device: string; readonly network: string }) => Promise<OwnResult<unknown>>;
}

export type AnyRoute = ReadRoute | CommandRoute | OwnRoute;

/** A route that opens its own transactions. Rare: only where no organisation is known yet. */
export function own<R extends RouteShape, P extends Policy>(shape: R, declaration: Declaration<P>, handle: (ask: Ask<R, ActorOf<P>> & { readonly device: string; readonly network: string }) => Promise<OwnResult<ReplyOf<R>>>): OwnRoute {
  return { type: 'own', shape, declaration, handle: handle as unknown as OwnRoute['handle'] };
}

/** A route that shows something and changes nothing. `people` names everybody whose record the reply shows. */
export function read<R extends RouteShape, P extends Policy>(shape: R, declaration: Declaration<P>, handle: (ask: Ask<R, ActorOf<P>>, tx: Tx) => Promise<ReadResult<ReplyOf<R>>>): ReadRoute {
  // The registry holds routes of every shape; each handler is only ever called with what its own shape parsed.
  return { type: 'read', shape, declaration, handle: handle as unknown as ReadRoute['handle'] };
}

/** A route that changes something: one transaction with its audit entry, events, tasks and kept answer. */
export function command<R extends RouteShape, P extends Policy>(shape: R, declaration: Declaration<P>, handle: (ask: Ask<R, ActorOf<P>>, tx: Tx) => Promise<CommandResult<ReplyOf<R>>>): CommandRoute {
  return { type: 'command', shape, declaration, handle: handle as unknown as CommandRoute['handle'] };
}

/** What is wrong with a set of routes; the server refuses to start while this is not empty. */
export function faultsOf(routes: readonly AnyRoute[]): readonly string[] {
  const seen = new Set<string>();
  const faults: string[] = [];
  for (const { shape, declaration, type } of routes) {
    const name = `${shape.method} ${shape.path}`;
    if (seen.has(name)) faults.push(`${name} is declared twice.`);
    seen.add(name);
    // Read with a cast, because plain JavaScript or a wrong cast could leave one out and the type would not notice.
    const declared = declaration as Partial<Declaration<Policy>> | undefined;
    if (declared?.policy === undefined || declared.limiter === undefined || !declared.audit) faults.push(`${name} lacks a policy, a limiter or an audit event.`);
    if (type !== 'own' && (shape.method === 'GET') !== (type === 'read')) faults.push(`${name}: a GET reads and everything else is a command.`);
    if (!/^\/(api|fhir\/R4|cds-services|\.well-known)(\/|$)/.test(shape.path)) faults.push(`${name} stands outside /api, /fhir/R4, /cds-services and /.well-known.`);
  }
  return faults;
}
