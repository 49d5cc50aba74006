/** The plan in a person's record. */
import { createRoute } from '@tanstack/react-router';
import { personRoute } from '../people/index.tsx';
import { planMessages } from './plan-messages.ts';
import { lazyScreen } from '../platform/index.ts';

export const planTab = createRoute({
  getParentRoute: () => personRoute, path: 'plan', component: lazyScreen(() => import('./plan-screen.tsx'), 'PlanScreen'),
  staticData: { tab: { order: 10, messages: planMessages, label: 'tab', roles: ['prescriber', 'nurse', 'pharmacist', 'counsellor', 'peer_worker', 'front_desk', 'manager'] } },
});

export const record = [planTab];
