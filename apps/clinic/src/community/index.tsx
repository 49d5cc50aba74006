/** Supporters by consent and small teams. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { personRoute } from '../people/index.tsx';
import { communityMessages } from './community-messages.ts';

export const supportersTab = createRoute({
  getParentRoute: () => personRoute, path: 'supporters', component: lazyRouteComponent(() => import('./supporters-tab.tsx'), 'SupportersTab'),
  staticData: { tab: { order: 67, messages: communityMessages, label: 'tab', side: true, roles: ['prescriber', 'nurse', 'pharmacist', 'counsellor', 'peer_worker'] } },
});
export const record = [supportersTab];
