/** Sessions, groups, notes, homework, and the catalogue of therapies. */
import { createRoute } from '@tanstack/react-router';
import { personRoute } from '../people/index.tsx';
import { lazyScreen, rootRoute } from '../platform/index.ts';
import { therapyMessages } from './therapy-messages.ts';

const dayRoute = createRoute({ getParentRoute: () => rootRoute, path: '/sessions', component: lazyScreen(() => import('./sessions-screen.tsx'), 'SessionsScreen') });
const groupsRoute = createRoute({ getParentRoute: () => rootRoute, path: '/sessions/groups', component: lazyScreen(() => import('./groups-screen.tsx'), 'GroupsScreen') });
const libraryRoute = createRoute({ getParentRoute: () => rootRoute, path: '/sessions/catalogue', component: lazyScreen(() => import('./library-screen.tsx'), 'LibraryScreen') });
const sessionRoute = createRoute({ getParentRoute: () => rootRoute, path: '/sessions/$sessionId', component: lazyScreen(() => import('./session-screen.tsx'), 'SessionScreen') });
const sessionsTab = createRoute({
  getParentRoute: () => personRoute, path: 'sessions', component: lazyScreen(() => import('./sessions-tab.tsx'), 'SessionsTab'),
  staticData: { tab: { order: 40, messages: therapyMessages, label: 'sessions', roles: ['prescriber', 'nurse', 'pharmacist', 'counsellor', 'peer_worker'] } },
});

export const routes = [dayRoute, groupsRoute, libraryRoute, sessionRoute];
export const record = [sessionsTab];
