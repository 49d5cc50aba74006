/** Orders and holds in the record. */
import { createRoute } from '@tanstack/react-router';
import { personRoute } from '../people/index.tsx';
import { medicationMessages } from './medication-messages.ts';
import { lazyScreen } from '../platform/index.ts';

const ordersTab = createRoute({
  getParentRoute: () => personRoute, path: 'orders', component: lazyScreen(() => import('./orders-tab.tsx'), 'OrdersTab'),
  staticData: { tab: { order: 20, messages: medicationMessages, label: 'tab' } },
});
/** Reached from the orders; no tab of its own. */
const choiceRoute = createRoute({ getParentRoute: () => personRoute, path: 'choice', component: lazyScreen(() => import('./choice-screen.tsx'), 'ChoiceScreen') });
export const record = [ordersTab, choiceRoute];
export { maintenanceMessages } from './maintenance-messages.ts';
export { useOrderedName } from './ordered.ts';
export { ugOf, unitsInWords } from './amounts.ts';
export { turning, useFactWords } from './use-fact-words.ts';
