/** Beds, and the day of a house. */
import { createRoute } from '@tanstack/react-router';
import { lazyScreen, rootRoute } from '../platform/index.ts';

const bedsRoute = createRoute({ getParentRoute: () => rootRoute, path: '/beds', component: lazyScreen(() => import('./beds-screen.tsx'), 'BedsScreen') });
const timetableRoute = createRoute({ getParentRoute: () => rootRoute, path: '/timetable', component: lazyScreen(() => import('./timetable-screen.tsx'), 'TimetableScreen') });

export const routes = [bedsRoute, timetableRoute];
