import type { AnyRoute } from '../platform/registry.ts';

/** The routes of this room. */
export const therapyRoutes: readonly AnyRoute[] = [];
