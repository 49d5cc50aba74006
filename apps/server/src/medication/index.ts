export { medicationRoutes } from './medication-routes.ts';
export { decisionReply, holdReply, orderReply } from './order-reply.ts';
export { courseStart, dayAfter, dayNumber, daysFrom } from './course.ts';
export { siteCeilingUg, siteProfilesOf } from './site-profiles.ts';
export { partsOn, signersNeeded } from './order-decision.ts';
export { spendConfirmation } from './second-person-store.ts';
export {
  classOf, endOrderAfter, episodeFacts, holdsOf, insertHold, insertOrder, insertProduct, insertSignature, insertVersion, listProducts, orderById, ordersOf, productById, putInForce,
  type HoldRow, type NewOrderRow, type NewVersionRow, type OrderRow, type ProductRow, type VersionRow,
} from './orders-store.ts';
export { insertSyntheticOrder, type SyntheticOrder } from './bulk-orders.ts';
export { medicinesOf } from './plan-order.ts';
