/** One's own sign-ins; and for administrators staff and sites. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../platform/index.ts';

export const routes = [
  createRoute({ getParentRoute: () => rootRoute, path: '/you', component: lazyRouteComponent(() => import('./own-screen.tsx'), 'OwnScreen') }),
  createRoute({ getParentRoute: () => rootRoute, path: '/staff', component: lazyRouteComponent(() => import('./staff-screen.tsx'), 'StaffScreen') }),
];
