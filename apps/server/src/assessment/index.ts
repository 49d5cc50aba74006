import type { AnyRoute } from '../platform/registry.ts';

export * from './responses-store.ts';

/** The routes of this room. */
export const assessmentRoutes: readonly AnyRoute[] = [];
