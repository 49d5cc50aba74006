/** The figures of a clinic. */
import { createRoute } from '@tanstack/react-router';
import { lazyScreen, rootRoute } from '../platform/index.ts';

const outcomesRoute = createRoute({ getParentRoute: () => rootRoute, path: '/outcomes', component: lazyScreen(() => import('./outcomes-screen.tsx'), 'OutcomesScreen') });
export const routes = [outcomesRoute];
