/** Placement in a person's record. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { personRoute } from '../people/index.tsx';
import { placementMessages } from './placement-messages.ts';

export const placementTab = createRoute({
  getParentRoute: () => personRoute, path: 'placement', component: lazyRouteComponent(() => import('./placement-screen.tsx'), 'PlacementScreen'),
  staticData: { tab: { order: 35, messages: placementMessages, label: 'tab', roles: ['prescriber', 'nurse', 'pharmacist', 'counsellor', 'peer_worker', 'front_desk', 'manager'] } },
});

export const record = [placementTab];
