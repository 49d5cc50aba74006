import type { AnyRoute } from '../platform/registry.ts';

/** The routes of this room. */
export const crisisRoutes: readonly AnyRoute[] = [];
