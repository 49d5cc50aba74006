import type { AnyRoute } from '../platform/registry.ts';
import { aftercareRoutes as leavingRoutes } from './aftercare-routes.ts';
import { handoverRoutes } from './handover-routes.ts';
import { reengageRoutes } from './reengage-routes.ts';

/** The routes of this room. */
export const aftercareRoutes: readonly AnyRoute[] = [...leavingRoutes, ...reengageRoutes, ...handoverRoutes];

export type { HandoverContent } from './handover-content.ts';
export { letterOf } from './handover-letter.ts';
export { addAttempt, type NewAttempt } from './reengage-store.ts';
export { reengageSweep } from './reengage-sweep.ts';
export { aftercareSweep } from './aftercare-sweep.ts';
export { addAftercarePlan, addCheckIn, addDischarge, openWatch, startFollowUp, watchesOf, type NewDischarge, type NewPlan } from './aftercare-store.ts';
