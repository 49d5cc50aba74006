import type { AnyRoute } from '../platform/registry.ts';
import { windowRoutes } from './dispensary-routes.ts';
import { stockRoutes } from './stock-routes.ts';

/** The routes of this room. */
export const dispensaryRoutes: readonly AnyRoute[] = [...windowRoutes, ...stockRoutes];
