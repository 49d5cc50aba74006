/** The figures of a clinic. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../platform/index.ts';

const outcomesRoute = createRoute({ getParentRoute: () => rootRoute, path: '/outcomes', component: lazyRouteComponent(() => import('./outcomes-screen.tsx'), 'OutcomesScreen') });
export const routes = [outcomesRoute];
