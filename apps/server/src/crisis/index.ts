import type { AnyRoute } from '../platform/registry.ts';
import { kitRoutes } from './kits-routes.ts';

export * from './kits-store.ts';

/** The routes of this room. */
export const crisisRoutes: readonly AnyRoute[] = [...kitRoutes];
