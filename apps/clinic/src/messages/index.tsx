/** Messages between a person and their team. */
import { createRoute } from '@tanstack/react-router';
import { personRoute } from '../people/index.tsx';
import { messagesMessages } from './messages-messages.ts';
import { lazyScreen } from '../platform/index.ts';

export const messagesTab = createRoute({
  getParentRoute: () => personRoute, path: 'messages', component: lazyScreen(() => import('./messages-tab.tsx'), 'MessagesTab'),
  staticData: { tab: { order: 65, messages: messagesMessages, label: 'tab', side: true, roles: ['prescriber', 'nurse', 'pharmacist', 'counsellor', 'peer_worker'] } },
});
export const record = [messagesTab];
export { DiscreetMessage } from './discreet-message.tsx';
export { discreetMessages } from './discreet-messages.ts';
