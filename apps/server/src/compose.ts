/** Puts the server together: platform, rooms, doors. Used by start, serve, and the browser walk. */
import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';
import { buildApp } from './platform/app.ts';
import type { Clock } from './platform/clock.ts';
import { doorOnLoopback, mountDoors, type DoorName, type DoorOf, type FrontDoor } from './platform/doors.ts';
import { firstOrganisation } from './platform/installation-store.ts';
import { makeLimiter } from './platform/limiter.ts';
import type { Log } from './platform/log.ts';
import type { PlatformDeps } from './platform/mount.ts';
import type { Database } from './platform/scoped.ts';
import type { Settings } from './platform/settings.ts';
import { deviceEnrolment } from './platform/device-routes.ts';
import { signInRoutes } from './platform/sign-in-routes.ts';
import { nodeExchangeRoutes, nodeRoutes, type NodeLink } from './downtime/index.ts';
import { cdsServiceRoutes, systemOfToken } from './interop/index.ts';
import { demoRoutes } from './demo/demo-routes.ts';
import { roomRoutes } from './rooms.ts';
import { setupRoutes } from './setup/setup-routes.ts';

export interface Composition {
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Log;
  readonly settings: Settings;
  /** True only where the database is embedded and the address is loopback. */
  readonly isDemo: boolean;
  readonly ready: () => Promise<boolean>;
  /** This machine is a site node, and so its server is elsewhere. */
  readonly link?: NodeLink;
  readonly frontDoor: (deps: PlatformDeps) => Promise<FrontDoor>;
  /** What is done at once when the demonstration's time moves, and every minute anyway. */
  readonly dueWork: (database: Database, now: Temporal.Instant, busy?: 'go on' | 'wait') => Promise<void>;
}

const folderOf = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

function doorsFor(settings: Settings): { readonly doorOf: DoorOf; readonly originOf: (door: DoorName, host: string) => string; readonly origins: () => readonly string[] } {
  const { origins, port } = settings;
  if (origins !== null) {
    const byHost = new Map(Object.entries(origins).map(([door, origin]) => [new URL(origin).host, door as DoorName]));
    return { doorOf: (host) => byHost.get(host) ?? 'front', originOf: (door) => origins[door], origins: () => Object.values(origins) };
  }
  const names = ['localhost', '127.0.0.1', '[::1]', 'clinic.localhost', 'companion.localhost'].map((name) => `http://${name}:${port}`);
  return {
    doorOf: doorOnLoopback,
    originOf: (door) => (door === 'front' ? `http://localhost:${port}` : `http://${door}.localhost:${port}`),
    origins: () => names,
  };
}

/** The organisation whose front door this is, asked for until there is one and remembered then. */
function rememberOrganisation(database: Database): () => Promise<string | null> {
  let known: string | null = null;
  return async () => (known ??= await firstOrganisation(database));
}

/** Builds the whole server without listening. */
export async function compose(parts: Composition): Promise<FastifyInstance> {
  const { settings } = parts;
  const doors = doorsFor(settings);
  const secure = settings.origins !== null && Object.values(settings.origins).every((origin) => origin.startsWith('https:'));
  const common: PlatformDeps = {
    database: parts.database, clock: parts.clock, log: parts.log, limiter: makeLimiter(() => parts.clock.real().epochMilliseconds, parts.isDemo ? 20 : 1),
    frontDoorOrganisation: rememberOrganisation(parts.database),
    // Browsers take a __Host- cookie over a secure connection only; a demonstration on loopback has none.
    cookieName: secure ? '__Host-fairlead' : 'fairlead', cookieSecure: secure, allowedOrigins: doors.origins,
    passkeys: { rpId: new URL(doors.originOf('clinic', '')).hostname, origins: [doors.originOf('clinic', '')] },
  };
  const deps: PlatformDeps = { ...common, systemOf: systemOfToken(common) };
  const frontDoor = await parts.frontDoor(deps);
  return buildApp({
    deps, ready: parts.ready, trustProxy: settings.trustProxy, hsts: secure,
    routes: parts.link === undefined ? [
      ...signInRoutes(deps), ...deviceEnrolment(deps), ...setupRoutes(deps), ...roomRoutes, ...cdsServiceRoutes(deps), ...nodeExchangeRoutes(deps),
      ...(parts.isDemo ? demoRoutes(deps, () => parts.dueWork(parts.database, parts.clock.now(), 'wait')) : []),
    ] : [...signInRoutes(deps), ...setupRoutes(deps).filter(({ shape }) => shape.method === 'GET'), ...nodeRoutes(roomRoutes, parts.link)],
    mounts: [(app) => mountDoors(app, {
      doorOf: doors.doorOf, originOf: doors.originOf, frontDoor,
      folders: { front: folderOf('front-door/dist/client'), clinic: folderOf('clinic/dist'), companion: folderOf('companion/dist') },
    })],
  });
}
