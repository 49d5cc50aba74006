/** Recovery: what the person shared, what is agreed about silence, the plan written together, lapses looked back at. */
import { createRoute } from '@tanstack/react-router';
import { personRoute } from '../people/index.tsx';
import { recoveryMessages } from './recovery-messages.ts';
import { lazyScreen } from '../platform/index.ts';

export const recoveryTab = createRoute({
  getParentRoute: () => personRoute, path: 'recovery', component: lazyScreen(() => import('./recovery-tab.tsx'), 'RecoveryTab'),
  staticData: { tab: { order: 45, messages: recoveryMessages, label: 'tab', roles: ['prescriber', 'nurse', 'pharmacist', 'counsellor', 'peer_worker'] } },
});
export const record = [recoveryTab];
