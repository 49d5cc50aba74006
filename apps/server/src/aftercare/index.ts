export { aftercareRoutes } from './aftercare-routes.ts';
export { aftercareSweep } from './aftercare-sweep.ts';
export { addAftercarePlan, addCheckIn, addDischarge, openWatch, startFollowUp, watchesOf, type NewDischarge, type NewPlan } from './aftercare-store.ts';
