/** The web server: limits, headers, health, then the declared routes, live updates and the doors. */
import Fastify, { type FastifyInstance } from 'fastify';
import { newId } from './ids.ts';
import { depthOf } from './json-depth.ts';
import { mountRoutes, sendProblem, type PlatformDeps } from './mount.ts';
import { invalid, notFound, fault } from './problem.ts';
import type { AnyRoute } from './registry.ts';
import { mountLive } from './live.ts';
import { openApiOf } from './openapi.ts';

export interface AppOptions {
  readonly deps: PlatformDeps;
  readonly routes: readonly AnyRoute[];
  /** True when the database answers and its schema is the one this program knows. */
  readonly ready: () => Promise<boolean>;
  readonly trustProxy?: boolean;
  /** Further mounts: doors, FHIR, CDS Hooks. */
  readonly mounts?: readonly ((app: FastifyInstance) => Promise<void> | void)[];
  readonly hsts?: boolean;
}

const contentSecurityPolicy = [
  "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data: blob:", "font-src 'self'", "connect-src 'self'",
  "manifest-src 'self'", "worker-src 'self'", "form-action 'self'", "frame-ancestors 'none'", "base-uri 'none'",
].join('; ');

function setHeaders(app: FastifyInstance, hsts: boolean): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.header('content-security-policy', contentSecurityPolicy);
    reply.header('x-content-type-options', 'nosniff');
    reply.header('referrer-policy', 'no-referrer');
    reply.header('x-frame-options', 'DENY');
    reply.header('cross-origin-opener-policy', 'same-origin');
    reply.header('cross-origin-resource-policy', 'same-origin');
    reply.header('permissions-policy', 'camera=(self), geolocation=(), microphone=()');
    if (request.url.startsWith('/cds-services')) {
      // Pages of other systems ask here, each with its own token and without cookies.
      reply.header('access-control-allow-origin', '*').header('access-control-expose-headers', 'www-authenticate').header('cross-origin-resource-policy', 'cross-origin');
    }
    // What is published for everybody may be read by pages of everybody.
    if (request.url.startsWith('/.well-known/')) reply.header('access-control-allow-origin', '*').header('cross-origin-resource-policy', 'cross-origin').header('cache-control', 'no-cache');
    if (request.url.startsWith('/api') || request.url.startsWith('/fhir') || request.url.startsWith('/cds-services')) reply.header('cache-control', 'no-store');
    if (hsts) reply.header('strict-transport-security', 'max-age=31536000; includeSubDomains');
  });
}

const maxDepth = 64;

function setParsers(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(['application/json', 'application/fhir+json'], { parseAs: 'string' }, (_request, text, done) => {
    const body = String(text);
    if (body === '') return done(null, undefined);
    if (depthOf(body) > maxDepth) return done(Object.assign(new Error('too deep'), { statusCode: 400 }));
    try {
      // Keys that reach an object's prototype are refused, not dropped: nobody sends them by accident.
      return done(null, JSON.parse(body, (key, value: unknown) => {
        if (key === '__proto__' || key === 'constructor') throw new SyntaxError('forbidden key');
        return value;
      }));
    } catch {
      return done(Object.assign(new Error('not JSON'), { statusCode: 400 }));
    }
  });
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string', bodyLimit: 64 * 1024 }, (_request, text, done) => {
    done(null, Object.fromEntries(new URLSearchParams(String(text))));
  });
}

/** Builds the server without listening; tests call it with `inject`. */
export async function buildApp(options: AppOptions): Promise<FastifyInstance> {
  const { deps } = options;
  const app = Fastify({
    logger: false, bodyLimit: 1024 * 1024, // One proxy: what it says of whom it took the request from. What stands further left in the header, the asker wrote.
    trustProxy: options.trustProxy === true ? (_address, hop) => hop === 0 : false, genReqId: () => newId(),
    requestTimeout: 15_000, connectionTimeout: 0, keepAliveTimeout: 10_000, exposeHeadRoutes: false,
    routerOptions: { maxParamLength: 200 }, forceCloseConnections: true,
  });
  app.server.headersTimeout = 8_000;
  app.server.maxConnections = 4_000;
  setHeaders(app, options.hsts ?? false);
  setParsers(app);
  app.setNotFoundHandler((_request, reply) => sendProblem(reply, notFound()));
  app.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    if (error.statusCode === 413) return sendProblem(reply, { ...invalid('This is larger than 1 MB. Send it in parts.'), status: 413 });
    if (error.statusCode === 415) return sendProblem(reply, { ...invalid('Send JSON, with the content type application/json.'), status: 415 });
    if (error.statusCode !== undefined && error.statusCode < 500) return sendProblem(reply, invalid('This could not be read as JSON within the limits (1 MB, 64 levels).'));
    const reference = newId();
    deps.log.event('fault', { requestId: request.id, reference, error: `${error.name}: ${error.message}`.slice(0, 300) });
    return sendProblem(reply, fault(reference));
  });

  app.get('/healthz', async () => ({ alive: true }));
  app.get('/readyz', async (_request, reply) => ((await options.ready().catch(() => false)) ? { ready: true } : reply.code(503).header('retry-after', '2').send({ ready: false })));
  for (const path of ['/cds-services', '/cds-services/*']) {
    app.options(path, async (_request, reply) => reply.code(204).headers({ 'access-control-allow-methods': 'GET, POST', 'access-control-allow-headers': 'authorization, content-type', 'access-control-max-age': '600' }).send());
  }
  const document = openApiOf(options.routes);
  app.get('/api/openapi.json', async () => document);
  mountRoutes(app, deps, options.routes);
  const live = await mountLive(app, deps);
  // Before close waits for open requests: streams never end by themselves.
  app.addHook('preClose', () => live.close());
  for (const mount of options.mounts ?? []) await mount(app);
  return app;
}
