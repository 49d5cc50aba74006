/** Supporters by consent and small teams. */
import { createRoute } from '@tanstack/react-router';
import { personRoute } from '../people/index.tsx';
import { communityMessages } from './community-messages.ts';
import { lazyScreen } from '../platform/index.ts';

export const supportersTab = createRoute({
  getParentRoute: () => personRoute, path: 'supporters', component: lazyScreen(() => import('./supporters-tab.tsx'), 'SupportersTab'),
  staticData: { tab: { order: 67, messages: communityMessages, label: 'tab', side: true, roles: ['prescriber', 'nurse', 'pharmacist', 'counsellor', 'peer_worker'] } },
});
export const record = [supportersTab];
