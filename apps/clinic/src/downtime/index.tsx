/** What goes on while the link is lost: site nodes, and the list on paper. */
import { createRoute } from '@tanstack/react-router';
import { lazyScreen, rootRoute } from '../platform/index.ts';

export const routes = [
  createRoute({ getParentRoute: () => rootRoute, path: '/downtime', component: lazyScreen(() => import('./downtime-screen.tsx'), 'DowntimeScreen') }),
  createRoute({ getParentRoute: () => rootRoute, path: '/dose-list', component: lazyScreen(() => import('./dose-list-screen.tsx'), 'DoseListScreen') }),
];
