/** Bringing records in from other systems. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../platform/index.ts';

export const routes = [createRoute({ getParentRoute: () => rootRoute, path: '/import', component: lazyRouteComponent(() => import('./import-screen.tsx'), 'ImportScreen') })];
