/** The installation's own order: its first visit, its staff, its sites. */
import type { AnyRoute } from '../platform/registry.ts';
import { sitesRoutes } from './sites-routes.ts';
import { staffRoutes } from './staff-routes.ts';

/** What an administrator does; the first visit (`setup-routes.ts`) begins before any organisation is known and is mounted apart. */
export const administrationRoutes: readonly AnyRoute[] = [...staffRoutes, ...sitesRoutes];
