/** Urine tests and ECGs in the record. */
import { createRoute } from '@tanstack/react-router';
import { personRoute } from '../people/index.tsx';
import { testsMessages } from './tests-messages.ts';
import { lazyScreen } from '../platform/index.ts';

const testsTab = createRoute({
  getParentRoute: () => personRoute, path: 'tests', component: lazyScreen(() => import('./tests-tab.tsx'), 'TestsTab'),
  staticData: { tab: { order: 50, messages: testsMessages, label: 'tab', roles: ['prescriber', 'nurse', 'pharmacist', 'counsellor', 'peer_worker', 'manager', 'auditor'] } },
});
export { chanceMessages } from './chance-messages.ts';
export { useSubstance } from './use-substance.ts';
export const record = [testsTab];
