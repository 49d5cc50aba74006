/** The safety part of a person's record. Beside index.tsx, since the record's frame itself shows the risk card from there. */
import { createRoute } from '@tanstack/react-router';
import { personRoute } from '../people/index.tsx';
import { overdoseMessages } from './overdose-messages.ts';
import { lazyScreen } from '../platform/index.ts';

export const safetyTab = createRoute({
  getParentRoute: () => personRoute, path: 'safety', component: lazyScreen(() => import('./safety-tab.tsx'), 'SafetyTab'),
  staticData: { tab: { order: 47, messages: overdoseMessages, label: 'tab', side: true, roles: ['prescriber', 'nurse', 'pharmacist', 'counsellor', 'peer_worker', 'front_desk', 'manager'] } },
});
export const record = [safetyTab];
