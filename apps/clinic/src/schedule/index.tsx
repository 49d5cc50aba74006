/** Work by role, and appointments. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { personRoute } from '../people/index.tsx';
import { rootRoute } from '../platform/index.ts';
import { scheduleMessages } from './schedule-messages.ts';

const worklistRoute = createRoute({ getParentRoute: () => rootRoute, path: '/worklist', component: lazyRouteComponent(() => import('./worklist-screen.tsx'), 'WorklistScreen') });
const appointmentsTab = createRoute({
  getParentRoute: () => personRoute, path: 'appointments', component: lazyRouteComponent(() => import('./appointments-tab.tsx'), 'AppointmentsTab'),
  staticData: { tab: { order: 70, messages: scheduleMessages, label: 'tab', side: true, roles: ['prescriber', 'nurse', 'pharmacist', 'counsellor', 'peer_worker', 'front_desk', 'manager'] } },
});

export const routes = [worklistRoute];
export const record = [appointmentsTab];
