/** Every screen of the clinic, by room. A room adds its line here and nothing else. */
import { createRouter } from '@tanstack/react-router';
import type { AnyRoute } from '@tanstack/react-router';
import { homeRoute, rootRoute, routerDefaults } from './platform/root-route.tsx';

const rooms: readonly AnyRoute[] = [];

export const router = createRouter({ routeTree: rootRoute.addChildren([homeRoute, ...rooms]), ...routerDefaults });
