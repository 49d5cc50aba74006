import type { AnyRoute } from '../platform/registry.ts';
import { messageRoutes } from './messages-routes.ts';

export * from './messages-store.ts';

/** The routes of this room. */
export const messagesRoutes: readonly AnyRoute[] = [...messageRoutes];
