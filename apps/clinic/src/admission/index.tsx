/** Asking for help, waiting, acceptance. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { personRoute } from '../people/index.tsx';
import { rootRoute } from '../platform/index.ts';

const inboxRoute = createRoute({ getParentRoute: () => rootRoute, path: '/inbox', component: lazyRouteComponent(() => import('./inbox-screen.tsx'), 'InboxScreen') });
const enquiryRoute = createRoute({ getParentRoute: () => rootRoute, path: '/inbox/$enquiryId', component: lazyRouteComponent(() => import('./inbox-screen.tsx'), 'InboxScreen') });
const newRoute = createRoute({ getParentRoute: () => rootRoute, path: '/inbox/new', component: lazyRouteComponent(() => import('./new-enquiry.tsx'), 'NewEnquiry') });
const acceptanceRoute = createRoute({ getParentRoute: () => rootRoute, path: '/inbox/$enquiryId/acceptance', component: lazyRouteComponent(() => import('./acceptance.tsx'), 'Acceptance') });
const welcomeRoute = createRoute({ getParentRoute: () => personRoute, path: 'welcome', component: lazyRouteComponent(() => import('./welcome.tsx'), 'Welcome') });

export const routes = [inboxRoute, newRoute, enquiryRoute, acceptanceRoute];
export const record = [welcomeRoute];
