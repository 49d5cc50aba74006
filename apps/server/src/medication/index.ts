import type { AnyRoute } from '../platform/registry.ts';
import { choiceRoutes } from './choice-routes.ts';
import { maintenanceRoutes } from './maintenance/maintenance-routes.ts';
import { medicationRoutes as orderRoutes } from './medication-routes.ts';

/** The routes of this room. */
export const medicationRoutes: readonly AnyRoute[] = [...orderRoutes, ...choiceRoutes, ...maintenanceRoutes];
export { reviewSweep } from './maintenance/review-sweep.ts';
export { maintenanceForPerson } from './maintenance/maintenance-for-person.ts';
export { insertReview, requestsOf, reviewsOf, type ReviewRow } from './maintenance/maintenance-store.ts';
export { draftVersion } from './draft-order.ts';
export { decisionReply, holdReply, orderReply } from './order-reply.ts';
export { courseStart } from './course.ts';
export { depotProfileOf, naltrexoneProfileOf, siteCeilingUg, siteProfilesOf } from './site-profiles.ts';
export { partsOn, signersNeeded } from './order-decision.ts';
export { insertConfirmation, spendConfirmation } from './second-person-store.ts';
export { mayConfirm } from './second-person.ts';
export { episodeFacts } from './episode-facts-store.ts';
export { classOf, endOrderAfter, holdsOf, insertHold, insertOrder, insertProduct, insertSignature, insertVersion, listProducts, orderById, ordersOf, productById, productJson, putInForce, strengthsOf, type HoldRow, type NewOrderRow, type NewVersionRow, type OrderedProduct, type OrderRow, type ProductRow, type VersionRow,  } from './orders-store.ts';
export { insertSyntheticOrder, type SyntheticOrder } from './bulk-orders.ts';
export { isCut, medicinesOf } from './plan-order.ts';
export { draftOrder } from './draft-order.ts';
export { signOrder } from './sign-order.ts';
