import type { AnyRoute } from '../platform/registry.ts';
import { admissionRoutes as requests } from './admission-routes.ts';
import { preparationRoutes } from './preparation-routes.ts';

export { waitDays } from './accept-enquiry.ts';
export { addEnquiry, addOwnGoal, cliniciansAt, askedDays, medianWait, ownGoalsOf, type NewEnquiry, type OwnGoalRow } from './admission-store.ts';
export { enquiryReceived } from './enquiry-received.ts';

/** The routes of this room. */
export const admissionRoutes: readonly AnyRoute[] = [...requests, ...preparationRoutes];
