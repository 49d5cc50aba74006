/** Asking for help, waiting, acceptance. */
import { createRoute } from '@tanstack/react-router';
import { personRoute } from '../people/index.tsx';
import { lazyScreen, rootRoute } from '../platform/index.ts';

const inboxRoute = createRoute({ getParentRoute: () => rootRoute, path: '/inbox', component: lazyScreen(() => import('./inbox-screen.tsx'), 'InboxScreen') });
const enquiryRoute = createRoute({ getParentRoute: () => rootRoute, path: '/inbox/$enquiryId', component: lazyScreen(() => import('./inbox-screen.tsx'), 'InboxScreen') });
const newRoute = createRoute({ getParentRoute: () => rootRoute, path: '/inbox/new', component: lazyScreen(() => import('./new-enquiry.tsx'), 'NewEnquiry') });
const acceptanceRoute = createRoute({ getParentRoute: () => rootRoute, path: '/inbox/$enquiryId/acceptance', component: lazyScreen(() => import('./acceptance.tsx'), 'Acceptance') });
const welcomeRoute = createRoute({ getParentRoute: () => personRoute, path: 'welcome', component: lazyScreen(() => import('./welcome.tsx'), 'Welcome') });

export const routes = [inboxRoute, newRoute, enquiryRoute, acceptanceRoute];
export const record = [welcomeRoute];
