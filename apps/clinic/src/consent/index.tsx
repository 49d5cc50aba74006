/** What the person agreed to, and who looked. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { personRoute } from '../people/index.tsx';
import { consentMessages } from './consent-messages.ts';

const consentsTab = createRoute({
  getParentRoute: () => personRoute, path: 'consents', component: lazyRouteComponent(() => import('./consents-tab.tsx'), 'ConsentsTab'),
  staticData: { tab: { order: 80, messages: consentMessages, label: 'tab' } },
});

export const record = [consentsTab];
