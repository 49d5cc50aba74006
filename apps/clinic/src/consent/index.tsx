/** What the person agreed to, and who looked. */
import { createRoute } from '@tanstack/react-router';
import { personRoute } from '../people/index.tsx';
import { consentMessages } from './consent-messages.ts';
import { lazyScreen } from '../platform/index.ts';

const consentsTab = createRoute({
  getParentRoute: () => personRoute, path: 'consents', component: lazyScreen(() => import('./consents-tab.tsx'), 'ConsentsTab'),
  staticData: { tab: { order: 80, messages: consentMessages, label: 'tab' } },
});

export const record = [consentsTab];
