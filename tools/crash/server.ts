/** The server that is killed: the product's own app with its rooms of medicine, on any port and database. */
import { buildApp } from '../../apps/server/src/platform/app.ts';
import { systemClock } from '../../apps/server/src/platform/clock.ts';
import { makeLimiter } from '../../apps/server/src/platform/limiter.ts';
import { silentLog } from '../../apps/server/src/platform/log.ts';
import { openDatabase } from '../../apps/server/src/platform/scoped.ts';
import { dispensaryRoutes } from '../../apps/server/src/dispensary/index.ts';
import { medicationRoutes } from '../../apps/server/src/medication/index.ts';
import type { FastifyInstance } from 'fastify';

/** The app on any database, with limits wide open: the test is of faults, not of limits. */
export async function serveWindow(databaseUrl: string, port: number): Promise<FastifyInstance> {
  const database = openDatabase(databaseUrl, { size: 8 });
  const app = await buildApp({
    deps: {
      database, clock: systemClock, log: silentLog, limiter: makeLimiter(() => systemClock.real().epochMilliseconds, 100_000), frontDoorOrganisation: async () => null, cookieName: 'fairlead', cookieSecure: false, passkeys: { rpId: 'localhost', origins: [] },
      allowedOrigins: () => [],
    },
    routes: [...medicationRoutes, ...dispensaryRoutes], ready: async () => true,
  });
  app.addHook('onClose', () => database.close());
  await app.listen({ port, host: '127.0.0.1' });
  return app;
}
