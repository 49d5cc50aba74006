/** Bringing records in from other systems, and taking one out. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../platform/index.ts';

export { TakeOut } from './take-out.tsx';

export const routes = [createRoute({ getParentRoute: () => rootRoute, path: '/import', component: lazyRouteComponent(() => import('./import-screen.tsx'), 'ImportScreen') })];
