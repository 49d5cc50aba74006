import type { AnyRoute } from '../platform/registry.ts';
import { counsellingRoutes } from './counselling-routes.ts';
import { familyRoutes } from './family-routes.ts';
import { groupRoutes } from './group-routes.ts';
import { personTherapyRoutes } from './person-routes.ts';
import { sessionRoutes } from './session-routes.ts';

export { answerHomework, homeworkOf, type HomeworkAnswer } from './answer-homework.ts';
export { hoursAttended, type HoursAttended } from './hours.ts';
export { planGroupsAhead } from './plan-groups.ts';
export { visitsOf, type PersonVisit } from './visits.ts';
// For imports and the demonstration: each takes its own instant and origin.
export { addPlace, addSeries, type NewSeries } from './groups-store.ts';
export { addHomework, addWorksheet, type NewHomework } from './homework-store.ts';
export { addNote, type NewNote } from './notes-store.ts';
export { addAttendance, addSession, sessionsOfPerson, type NewAttendance, type NewSession } from './sessions-store.ts';

/** The routes of this room. */
export const therapyRoutes: readonly AnyRoute[] = [...sessionRoutes, ...groupRoutes, ...personTherapyRoutes, ...familyRoutes, ...counsellingRoutes];
