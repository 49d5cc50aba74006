/** Bringing records in from other systems, and taking one out. */
import { createRoute } from '@tanstack/react-router';
import { lazyScreen, rootRoute } from '../platform/index.ts';

export { TakeOut } from './take-out.tsx';

export const routes = [createRoute({ getParentRoute: () => rootRoute, path: '/import', component: lazyScreen(() => import('./import-screen.tsx'), 'ImportScreen') })];
