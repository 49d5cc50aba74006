/** The dosing window and the ledger. */
import { createRoute } from '@tanstack/react-router';
import { personRoute } from '../people/index.tsx';
import { lazyScreen, rootRoute } from '../platform/index.ts';
import { injectionMessages } from './injection-messages.ts';
import { prescriptionMessages } from './pharmacy/prescription-messages.ts';
import { takeHomeMessages } from './take-home-messages.ts';

const window = lazyScreen(() => import('./window-screen.tsx'), 'WindowScreen');

/** The door of a screen that stands in the house. */
export const DeviceDoor = lazyScreen(() => import('./waiting-room/device-door.tsx'), 'DeviceDoor');

export const routes = [
  createRoute({ getParentRoute: () => rootRoute, path: '/screens', component: lazyScreen(() => import('./waiting-room/screens-screen.tsx'), 'ScreensScreen') }),
  createRoute({ getParentRoute: () => rootRoute, path: '/window', component: window }),
  createRoute({ getParentRoute: () => rootRoute, path: '/window/$personId', component: window }),
  createRoute({ getParentRoute: () => rootRoute, path: '/passport-keys', component: lazyScreen(() => import('./issuers-screen.tsx'), 'IssuersScreen') }),
  createRoute({ getParentRoute: () => rootRoute, path: '/call-backs', component: lazyScreen(() => import('./call-backs-screen.tsx'), 'CallBacksScreen') }),
  createRoute({ getParentRoute: () => rootRoute, path: '/closures', component: lazyScreen(() => import('./closures-screen.tsx'), 'ClosuresScreen') }),
  createRoute({ getParentRoute: () => rootRoute, path: '/books', component: lazyScreen(() => import('./books-screen.tsx'), 'BooksScreen') }),
  createRoute({ getParentRoute: () => rootRoute, path: '/injections', component: lazyScreen(() => import('./injections-screen.tsx'), 'InjectionsScreen') }),
  createRoute({ getParentRoute: () => rootRoute, path: '/pharmacy', component: lazyScreen(() => import('./pharmacy/pharmacy-screen.tsx'), 'PharmacyScreen') }),
  createRoute({ getParentRoute: () => rootRoute, path: '/pharmacies', component: lazyScreen(() => import('./pharmacy/pharmacies-screen.tsx'), 'PharmaciesScreen') }),
  createRoute({ getParentRoute: () => rootRoute, path: '/to-sign', component: lazyScreen(() => import('./second/to-sign-screen.tsx'), 'ToSignScreen') }),
  createRoute({ getParentRoute: () => rootRoute, path: '/ledger', component: lazyScreen(() => import('./ledger-screen.tsx'), 'LedgerScreen') }),
];

const takeHomeTab = createRoute({
  getParentRoute: () => personRoute, path: 'take-home', component: lazyScreen(() => import('./take-home-tab.tsx'), 'TakeHomeTab'),
  staticData: { tab: { order: 22, messages: takeHomeMessages, label: 'takeHome', roles: ['prescriber', 'nurse', 'pharmacist', 'counsellor', 'peer_worker', 'manager', 'auditor'] } },
});
const injectionsTab = createRoute({
  getParentRoute: () => personRoute, path: 'injections', component: lazyScreen(() => import('./injections-tab.tsx'), 'InjectionsTab'),
  staticData: { tab: { order: 21, messages: injectionMessages, label: 'injections', roles: ['prescriber', 'nurse', 'pharmacist', 'counsellor', 'peer_worker', 'manager', 'auditor'] } },
});
const pharmacyTab = createRoute({
  getParentRoute: () => personRoute, path: 'pharmacy', component: lazyScreen(() => import('./pharmacy/prescriptions-tab.tsx'), 'PrescriptionsTab'),
  staticData: { tab: { order: 23, messages: prescriptionMessages, label: 'tab', country: 'UK', roles: ['prescriber', 'nurse', 'pharmacist', 'counsellor', 'front_desk', 'manager', 'auditor'] } },
});
export const record = [takeHomeTab, injectionsTab, pharmacyTab];
