import type { AnyRoute } from '../platform/registry.ts';
import { meRoutes } from './me-routes.ts';

/** The routes of this room. */
export const recoveryRoutes: readonly AnyRoute[] = [...meRoutes];
