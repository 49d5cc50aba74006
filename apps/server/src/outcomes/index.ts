import type { AnyRoute } from '../platform/registry.ts';
import { courseRoutes } from './course-routes.ts';
import { dashboardRoutes } from './outcomes-routes.ts';

/** The routes of this room. */
export const outcomesRoutes: readonly AnyRoute[] = [...courseRoutes, ...dashboardRoutes];
