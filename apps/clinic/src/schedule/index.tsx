/** Work by role, and appointments. */
import { createRoute } from '@tanstack/react-router';
import { personRoute } from '../people/index.tsx';
import { lazyScreen, rootRoute } from '../platform/index.ts';
import { scheduleMessages } from './schedule-messages.ts';

const worklistRoute = createRoute({ getParentRoute: () => rootRoute, path: '/worklist', component: lazyScreen(() => import('./worklist-screen.tsx'), 'WorklistScreen') });
const appointmentsTab = createRoute({
  getParentRoute: () => personRoute, path: 'appointments', component: lazyScreen(() => import('./appointments-tab.tsx'), 'AppointmentsTab'),
  staticData: { tab: { order: 70, messages: scheduleMessages, label: 'tab', side: true, roles: ['prescriber', 'nurse', 'pharmacist', 'counsellor', 'peer_worker', 'front_desk', 'manager'] } },
});

export const routes = [worklistRoute];
export const record = [appointmentsTab];
