import type { AnyRoute } from '../platform/registry.ts';
import { assessmentRoomRoutes } from './assessment-routes.ts';
import { responseRoutes } from './responses-routes.ts';

export * from './responses-store.ts';
export { followUpOf, keepResponse, type KeptResponse, type ResponseToKeep } from './keep-response.ts';
export { addAssessment, addSave, assessmentsOf, finishAssessmentRow, newestSavesOfPerson, type AssessmentRow, type NewAssessment, type NewSave, type SaveRow } from './assessment-store.ts';
export { clinicalDay, factsOfPerson, type FactSource, type KnownFacts } from './facts-of-person.ts';
export { summaryOf } from './summary.ts';

/** The routes of this room. */
export const assessmentRoutes: readonly AnyRoute[] = [...assessmentRoomRoutes, ...responseRoutes];
