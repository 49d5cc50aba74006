import type { AnyRoute } from '../platform/registry.ts';
import { supportRoutes } from './community-routes.ts';
import { teamRoutes } from './team-routes.ts';

export { addMeetingList } from './community-store.ts';
export { sampleMeetings } from './sample-meetings.ts';

/** The routes of this room. */
export const communityRoutes: readonly AnyRoute[] = [...supportRoutes, ...teamRoutes];
