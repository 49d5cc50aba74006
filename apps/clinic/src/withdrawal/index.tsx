/** The ward: who is in withdrawal, rounds, comfort medicines, handover; and the part of the record where a stay starts. */
import { createRoute } from '@tanstack/react-router';
import { personRoute } from '../people/index.tsx';
import { lazyScreen, rootRoute } from '../platform/index.ts';
import { wardMessages } from './withdrawal-messages.ts';

export { WardTabs } from './ward-tabs.tsx';
export { HomeComfortCard } from './home-comfort-card.tsx';

const wardRoute = createRoute({ getParentRoute: () => rootRoute, path: '/ward', component: lazyScreen(() => import('./ward-screen.tsx'), 'WardScreen') });
const handoverRoute = createRoute({ getParentRoute: () => rootRoute, path: '/ward/handover', component: lazyScreen(() => import('./handover-screen.tsx'), 'HandoverScreen') });
const stayRoute = createRoute({ getParentRoute: () => rootRoute, path: '/ward/$stayId', component: lazyScreen(() => import('./stay-screen.tsx'), 'StayScreen') });
const roundRoute = createRoute({ getParentRoute: () => rootRoute, path: '/ward/$stayId/round', component: lazyScreen(() => import('./round-screen.tsx'), 'RoundScreen') });
const withdrawalTab = createRoute({
  getParentRoute: () => personRoute, path: 'withdrawal', component: lazyScreen(() => import('./start-tab.tsx'), 'WithdrawalTab'),
  staticData: { tab: { order: 35, messages: wardMessages, label: 'tab', roles: ['prescriber', 'nurse', 'pharmacist', 'counsellor', 'peer_worker', 'manager'] } },
});

export const routes = [wardRoute, handoverRoute, stayRoute, roundRoute];
export const record = [withdrawalTab];
