import type { AnyRoute } from '../platform/registry.ts';
import { kitRoutes } from './kits-routes.ts';
import { riskRoutes } from './risk-routes.ts';

export * from './kits-store.ts';
export { riskOf, type PersonRisk } from './risk-facts.ts';

/** The routes of this room. */
export const crisisRoutes: readonly AnyRoute[] = [...kitRoutes, ...riskRoutes];
