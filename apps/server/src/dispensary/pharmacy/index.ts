/** The UK pharmacy loop of this room. */
import type { AnyRoute } from '../../platform/registry.ts';
import { pharmacyRoutes } from './pharmacy-routes.ts';
import { prescriptionRoutes } from './prescription-routes.ts';

export const pharmacyLoopRoutes: readonly AnyRoute[] = [...prescriptionRoutes, ...pharmacyRoutes];
export { insertPharmacy } from './pharmacies-store.ts';
export { sweepPrescriptions } from './prescription-sweep.ts';
