import type { AnyRoute } from '../platform/registry.ts';
import { kitRoutes } from './kits-routes.ts';
import { overdoseRoutes } from './overdoses-routes.ts';
import { riskRoutes } from './risk-routes.ts';

export * from './kits-store.ts';
export { addOverdose, overdosesOf, type NewOverdose, type OverdoseRow } from './overdoses-store.ts';
export { sweepKits } from './naloxone-orders.ts';
export { riskOf, type PersonRisk } from './risk-facts.ts';

/** The routes of this room. */
export const crisisRoutes: readonly AnyRoute[] = [...kitRoutes, ...riskRoutes, ...overdoseRoutes];
