import type { AnyRoute } from '../platform/registry.ts';
import { placementRoomRoutes } from './placement-routes.ts';

export * from './placement-store.ts';
export { usualHours } from './decide-placement.ts';
export { attendanceOf, recommend } from './placement-facts.ts';
export { timelineReply } from './placement-routes.ts';

/** The routes of this room. */
export const placementRoutes: readonly AnyRoute[] = [...placementRoomRoutes];
