/** One's own sign-ins; and for administrators staff and sites. */
import { createRoute } from '@tanstack/react-router';
import { lazyScreen, rootRoute } from '../platform/index.ts';

export const routes = [
  createRoute({ getParentRoute: () => rootRoute, path: '/you', component: lazyScreen(() => import('./own-screen.tsx'), 'OwnScreen') }),
  createRoute({ getParentRoute: () => rootRoute, path: '/staff', component: lazyScreen(() => import('./staff-screen.tsx'), 'StaffScreen') }),
];
