/** Beds, and the day of a house. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../platform/index.ts';

const bedsRoute = createRoute({ getParentRoute: () => rootRoute, path: '/beds', component: lazyRouteComponent(() => import('./beds-screen.tsx'), 'BedsScreen') });
const timetableRoute = createRoute({ getParentRoute: () => rootRoute, path: '/timetable', component: lazyRouteComponent(() => import('./timetable-screen.tsx'), 'TimetableScreen') });

export const routes = [bedsRoute, timetableRoute];
