/** The UK pharmacy loop of this room. */
import type { AnyRoute } from '../../platform/registry.ts';
import { pharmacyPhotoRoutes } from './photo-routes.ts';
import { pharmacyRoutes } from './pharmacy-routes.ts';
import { prescriptionRoutes } from './prescription-routes.ts';

export const pharmacyLoopRoutes: readonly AnyRoute[] = [...prescriptionRoutes, ...pharmacyRoutes, ...pharmacyPhotoRoutes];
export { insertPharmacy, pharmacyById } from './pharmacies-store.ts';
export { nextInstalments, type ToCollectRow } from './prescriptions-store.ts';
export { isOpenOn, planCollections, type PlannedCollection, type PlannedDose } from './plan-collections.ts';
export { contentOf as prescriptionContent } from './plan-prescription.ts';
export { partiesOf } from './prescriptions-store.ts';
export { sweepPrescriptions } from './prescription-sweep.ts';
