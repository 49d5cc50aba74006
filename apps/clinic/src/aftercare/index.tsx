/** Leaving, follow-up for years, the way back. */
import { createRoute } from '@tanstack/react-router';
import { personRoute } from '../people/index.tsx';
import { lazyScreen, rootRoute } from '../platform/index.ts';
import { aftercareMessages } from './aftercare-messages.ts';

const aftercareTab = createRoute({
  getParentRoute: () => personRoute, path: 'aftercare', component: lazyScreen(() => import('./aftercare-tab.tsx'), 'AftercareTab'),
  staticData: { tab: { order: 75, messages: aftercareMessages, label: 'tab', side: true, roles: ['prescriber', 'nurse', 'pharmacist', 'counsellor', 'peer_worker', 'front_desk', 'manager'] } },
});
const recallRoute = createRoute({ getParentRoute: () => rootRoute, path: '/recall', component: lazyScreen(() => import('./recall-screen.tsx'), 'RecallScreen') });

const reengageRoute = createRoute({ getParentRoute: () => rootRoute, path: '/reengage', component: lazyScreen(() => import('./reengage-screen.tsx'), 'ReengageScreen') });

export const routes = [recallRoute, reengageRoute];
/** Reached from aftercare and from the days away; no tab of its own. */
const handoverRoute = createRoute({ getParentRoute: () => personRoute, path: 'handover', component: lazyScreen(() => import('./handover-screen.tsx'), 'HandoverScreen') });
export const record = [aftercareTab, handoverRoute];
