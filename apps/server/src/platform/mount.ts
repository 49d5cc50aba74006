/** Puts declared routes on the web server: who is asking, whether they may, what they sent, what they get. */
import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Schema } from '@fairlead/contract';
import type { Actor, SystemActor } from './actor.ts';
import { accountOf } from './actor.ts';
import type { Clock } from './clock.ts';
import { compileObjects } from './compile-shapes.ts';
import { actorOfDevice } from './devices-store.ts';
import { newId } from './ids.ts';
import { networkOf, type Limiter } from './limiter.ts';
import type { Log } from './log.ts';
import { verdictOf, whoMay } from './policy.ts';
import * as problems from './problem.ts';
import type { Problem } from './problem.ts';
import { runCommand, runRead, type Answer } from './run-route.ts';
import { faultsOf, versionSeen, type AnyRoute, type Ask } from './registry.ts';
import { DatabaseUnreachable, type Database } from './scoped.ts';
import { actorOfToken, freshFactorMs } from './sessions-store.ts';
import type { RouteShape } from '@fairlead/contract';

/** Reads one `Authorization: Bearer` token, shown for this address. */
export type SystemOf = (token: string, path: string) => Promise<SystemActor | { readonly refused: string }>;

export interface PlatformDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Log;
  readonly limiter: Limiter;
  /** The organisation whose front door this is, or null before anything is set up. */
  readonly frontDoorOrganisation: () => Promise<string | null>;
  readonly cookieName: string;
  readonly cookieSecure: boolean;
  /** Which system a bearer token names, or why it names none. Absent: no system may ask. */
  readonly systemOf?: SystemOf;
  /** Origins from which changes may come: the doors' own. */
  readonly allowedOrigins: () => readonly string[];
  /** Whom passkeys are made for: the clinic's host name and origin. */
  readonly passkeys: { readonly rpId: string; readonly origins: readonly string[] };
}

/** The token in the request's cookie. */
export function tokenOf(request: FastifyRequest, cookieName: string): string | null {
  for (const part of (request.headers.cookie ?? '').split(';')) {
    const [name, ...value] = part.trim().split('=');
    if (name === cookieName) return value.join('=');
  }
  return null;
}

/** Who is asking. An unknown or ended token is anyone. */
export async function actorOfRequest(deps: PlatformDeps, request: FastifyRequest): Promise<Actor> {
  const token = tokenOf(request, deps.cookieName);
  const actor = token === null ? null : await actorOfToken(deps.database, token, deps.clock.real()) ?? await actorOfDevice(deps.database, token, deps.clock.real());
  return actor ?? { kind: 'anyone', organisationId: await deps.frontDoorOrganisation() };
}

const outcomeCodes: Readonly<Record<number, string>> = { 400: 'invalid', 401: 'login', 403: 'forbidden', 404: 'not-found', 409: 'conflict', 413: 'too-long', 415: 'not-supported', 422: 'business-rule', 429: 'throttled' };

/** The same problem as FHIR says it. */
function outcomeOf(problem: Problem): unknown {
  return { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code: outcomeCodes[problem.status] ?? 'exception', details: { text: problem.title }, diagnostics: problem.detail }] };
}

const isFhir = (reply: FastifyReply): boolean => reply.request.url.startsWith('/fhir/');

export function sendProblem(reply: FastifyReply, problem: Problem): FastifyReply {
  if (isFhir(reply)) return reply.code(problem.status).header('content-type', 'application/fhir+json').send(JSON.stringify(outcomeOf(problem)));
  return reply.code(problem.status).header('content-type', 'application/problem+json').send(JSON.stringify(problem));
}

function parsed(schema: Schema | undefined, value: unknown, part: string): { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly problem: Problem } {
  if (schema === undefined) return { ok: true, value: undefined };
  const result = schema.safeParse(value ?? {});
  if (result.success) return { ok: true, value: result.data };
  const issue = result.error.issues[0];
  const path = (issue?.path ?? []).map(String).join('/');
  return { ok: false, problem: problems.invalid(`${part}${path === '' ? '' : ` “${path}”`}: ${issue?.message ?? 'not in the expected shape'}.`, path === '' ? undefined : `/${path}`) };
}

function languageOf(request: FastifyRequest, actor: Actor): 'en' | 'en-GB' | 'es' {
  const asked = request.headers['x-language'];
  if (asked === 'en' || asked === 'en-GB' || asked === 'es') return asked;
  return actor.kind === 'staff' || actor.kind === 'pharmacy' || actor.kind === 'person' || actor.kind === 'supporter' || actor.kind === 'system' ? actor.language : 'en';
}

/** "Chrome on Linux": enough for its owner to know the session again. */
function deviceOf(agent: string | undefined): string {
  const text = agent ?? '';
  const browser = /Edg\//.test(text) ? 'Edge' : /Firefox\//.test(text) ? 'Firefox' : /Chrome\//.test(text) ? 'Chrome' : /Safari\//.test(text) ? 'Safari' : 'A program';
  const system = /Android/.test(text) ? 'Android' : /iPhone|iPad/.test(text) ? 'iOS' : /Windows/.test(text) ? 'Windows' : /Mac OS/.test(text) ? 'macOS' : /Linux/.test(text) ? 'Linux' : 'an unknown system';
  return `${browser} on ${system}`;
}

type Checked = { readonly problem: Problem; readonly denied?: true } | { readonly ask: Ask<RouteShape, Actor> };

/** Whether whoever acts showed a second factor in the last minutes: a signature is nobody else's. */
function factorIsFresh(deps: PlatformDeps, actor: Actor): boolean {
  const shown = (actor.kind === 'staff' || actor.kind === 'pharmacy') && actor.factorAt !== null ? Temporal.Instant.from(actor.factorAt).epochMilliseconds : Number.NEGATIVE_INFINITY;
  return deps.clock.real().epochMilliseconds - shown <= freshFactorMs;
}

function check(deps: PlatformDeps, route: AnyRoute, request: FastifyRequest, actor: Actor): Checked {
  const { declaration, shape } = route;
  const caller = actor.kind === 'system' ? actor.clientId : actor.kind === 'device' ? actor.sessionId : accountOf(actor) ?? networkOf(request.ip);
  if (!deps.limiter.take(declaration.limiter, caller)) return { problem: problems.tooMany() };
  const verdict = verdictOf(declaration.policy, actor);
  if (verdict === 'sign-in first') return { problem: problems.signedOut() };
  if (verdict === 'forbidden') return { problem: problems.forbidden(whoMay(declaration.policy)), denied: true };
  if (declaration.freshFactor === true && !factorIsFresh(deps, actor)) return { problem: problems.factorNeeded() };
  const params = parsed(shape.params, request.params, 'Address');
  if (!params.ok) return { problem: problems.notFound() };
  const query = parsed(shape.query, request.query, 'Query');
  if (!query.ok) return { problem: query.problem };
  const body = parsed(shape.body, request.body, 'Body');
  if (!body.ok) return { problem: body.problem };
  if (typeof declaration.freshFactor === 'function' && declaration.freshFactor(body.value as Readonly<Record<string, unknown>>) && !factorIsFresh(deps, actor)) return { problem: problems.factorNeeded() };
  const ifMatch = request.headers['if-match'];
  return {
    ask: {
      params: params.value as never, query: query.value as never, body: body.value as never, actor,
      now: deps.clock.now(), real: deps.clock.real(), requestId: request.id, language: languageOf(request, actor), origin: `${request.protocol}://${request.host}`,
      ifMatch: ifMatch === undefined ? null : versionSeen(ifMatch),
    },
  };
}

/** A change must come from one of the doors, or from a program that sends no Origin at all; never from another site's page. */
function foreignOrigin(deps: PlatformDeps, request: FastifyRequest): boolean {
  const { origin } = request.headers;
  if (origin === undefined) return request.headers['sec-fetch-site'] === 'cross-site';
  return !deps.allowedOrigins().includes(origin);
}

const keyForm = /^[\x21-\x7e]{8,100}$/;

/** Who asks on a route for systems: their token counts and is nobody's cookie, so that any page of theirs may send it. */
async function actorOfSystem(deps: PlatformDeps, request: FastifyRequest): Promise<Actor | { readonly problem: Problem }> {
  // Before any key is looked at: signatures cost time.
  if (!deps.limiter.take('ordinary', networkOf(request.ip))) return { problem: problems.tooMany() };
  const match = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '');
  if (match?.[1] === undefined || deps.systemOf === undefined) {
    const actor = await actorOfRequest(deps, request);
    return actor.kind === 'anyone' ? { problem: problems.tokenRefused('Send your signed JWT in the header Authorization, after “Bearer ”.') } : actor;
  }
  const found = await deps.systemOf(match[1], request.url.split('?')[0] ?? '');
  return 'refused' in found ? { problem: problems.tokenRefused(found.refused) } : found;
}

async function answerTo(deps: PlatformDeps, route: AnyRoute, request: FastifyRequest): Promise<Answer> {
  const forSystems = route.declaration.policy.kind === 'system';
  if (route.type !== 'read' && !forSystems && foreignOrigin(deps, request)) return { problem: problems.forbidden('pages of this installation only') };
  const actor = forSystems ? await actorOfSystem(deps, request) : await actorOfRequest(deps, request);
  if ('problem' in actor) return { problem: actor.problem };
  const checked = check(deps, route, request, actor);
  if ('problem' in checked) {
    if (checked.denied === true) await runRead.noteDenied(deps, route, actor, request.id);
    return { problem: checked.problem };
  }
  if (route.type === 'read') return runRead(deps, route, checked.ask);
  if (route.type === 'own') {
    const result = await route.handle({ ...checked.ask, device: deviceOf(request.headers['user-agent']), network: networkOf(request.ip) });
    if (result.kind === 'signed-out') return { problem: problems.signedOut() };
    if (result.kind === 'too-many') return { problem: problems.tooMany() };
    if (result.kind !== 'answer') return { problem: runRead.problemOf(result) };
    return { status: result.status, reply: result.reply, ...(result.cookie === undefined ? {} : { cookie: result.cookie }), ...(result.cookieDays === undefined ? {} : { cookieDays: result.cookieDays }) };
  }
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string' || !keyForm.test(key)) return { problem: problems.invalid('Every change needs a header Idempotency-Key of 8 to 100 characters, new for each press.', '/Idempotency-Key') };
  const hash = createHash('sha256').update(`${request.method} ${request.url}\n${JSON.stringify(request.body ?? null)}`).digest();
  return runCommand(deps, route, checked.ask, key, hash);
}

function send(deps: PlatformDeps, route: AnyRoute, reply: FastifyReply, answer: Answer): FastifyReply {
  if ('problem' in answer) return sendProblem(answer.problem.type === '/problems/token-refused' ? reply.header('www-authenticate', 'Bearer error="invalid_token"') : reply, answer.problem);
  if (answer.cookie !== undefined) {
    const attributes = `Path=/; HttpOnly; SameSite=Strict${deps.cookieSecure ? '; Secure' : ''}`;
    reply.header('set-cookie', answer.cookie === null ? `${deps.cookieName}=; Max-Age=0; ${attributes}` : `${deps.cookieName}=${answer.cookie}; ${answer.cookieDays === undefined ? '' : `Max-Age=${answer.cookieDays * 86_400}; `}${attributes}`);
    if (answer.cookie === null) reply.header('clear-site-data', '"cache", "storage"');
  }
  if (answer.etag !== undefined) reply.header('etag', `"${answer.etag}"`);
  // Parsed on the way out too, so that a property nobody declared cannot leave (mass disclosure).
  const body = answer.kept === true ? answer.reply : route.shape.reply.parse(answer.reply);
  if (isFhir(reply)) return reply.code(answer.status).header('content-type', 'application/fhir+json').send(JSON.stringify(body));
  return reply.code(answer.status).send(body);
}

/** Mounts all routes. Throws, and the server does not start, when one is not fully declared. */
export function mountRoutes(app: FastifyInstance, deps: PlatformDeps, routes: readonly AnyRoute[]): void {
  const faults = faultsOf(routes);
  if (faults.length > 0) throw new Error(`Routes are not fully declared:\n${faults.join('\n')}`);
  for (const route of routes) {
    for (const schema of [route.shape.query, route.shape.body, route.shape.reply]) compileObjects(schema);
    app.route({
      method: route.shape.method,
      url: route.shape.path,
      handler: async (request, reply) => {
        try {
          return send(deps, route, reply, await answerTo(deps, route, request));
        } catch (error) {
          if (error instanceof DatabaseUnreachable) return sendProblem(reply.header('retry-after', '2'), problems.unreachable());
          const reference = newId();
          deps.log.event('fault', { requestId: request.id, reference, route: `${route.shape.method} ${route.shape.path}`, error: error instanceof Error ? `${error.name}: ${error.message}`.slice(0, 300) : 'unknown' });
          return sendProblem(reply, problems.fault(reference));
        }
      },
    });
  }
}
