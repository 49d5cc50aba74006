import type { AnyRoute } from '../platform/registry.ts';
import { planRoomRoutes } from './plan-routes.ts';

export { addPlan, addSignature, addVersion, newestVersion, planById, planOfEpisode, signaturesOf, type NewPlan, type NewVersion, type PlanRow, type VersionRow } from './plan-store.ts';
export { firstReview, goalsFrom, milestonesFrom } from './start-plan.ts';
export { planForPerson } from './plan-for-person.ts';
export { planSweep } from './plan-sweep.ts';
export { signPlanAsPerson, type PersonSigns } from './sign-plan.ts';

/** The routes of this room. */
export const planRoutes: readonly AnyRoute[] = [...planRoomRoutes];
