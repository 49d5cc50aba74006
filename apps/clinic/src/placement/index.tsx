/** Placement in a person's record. */
import { createRoute } from '@tanstack/react-router';
import { personRoute } from '../people/index.tsx';
import { placementMessages } from './placement-messages.ts';
import { lazyScreen } from '../platform/index.ts';

export const placementTab = createRoute({
  getParentRoute: () => personRoute, path: 'placement', component: lazyScreen(() => import('./placement-screen.tsx'), 'PlacementScreen'),
  staticData: { tab: { order: 35, messages: placementMessages, label: 'tab', roles: ['prescriber', 'nurse', 'pharmacist', 'counsellor', 'peer_worker', 'front_desk', 'manager'] } },
});

export const record = [placementTab];
