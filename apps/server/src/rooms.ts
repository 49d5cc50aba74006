/** Every route of every room: what the server mounts, and what the matrix of roles is generated from. */
import { admissionRoutes } from './admission/index.ts';
import { aftercareRoutes } from './aftercare/index.ts';
import { assessmentRoutes } from './assessment/index.ts';
import { communityRoutes } from './community/index.ts';
import { consentRoutes } from './consent/index.ts';
import { crisisRoutes } from './crisis/index.ts';
import { dispensaryRoutes } from './dispensary/index.ts';
import { fundingRoutes } from './funding/index.ts';
import { medicationRoutes } from './medication/index.ts';
import { messagesRoutes } from './messages/index.ts';
import { outcomesRoutes } from './outcomes/index.ts';
import { peopleRoutes } from './people/index.ts';
import { placementRoutes } from './placement/index.ts';
import { planRoutes } from './plan/index.ts';
import { recognitionRoutes } from './recognition/index.ts';
import { exportRoute, recoveryRoutes } from './recovery/index.ts';
import { residenceRoutes } from './residence/index.ts';
import { scheduleRoutes } from './schedule/index.ts';
import { testsRoutes } from './tests/index.ts';
import { therapyRoutes } from './therapy/index.ts';
import { withdrawalRoutes } from './withdrawal/index.ts';
import { exportRecord, interopRoutes } from './interop/index.ts';
import { administrationRoutes } from './setup/index.ts';
import { deviceRoutes } from './platform/device-routes.ts';
import { downtimeRoutes } from './downtime/index.ts';
import type { AnyRoute } from './platform/registry.ts';

export const roomRoutes: readonly AnyRoute[] = [
  ...recognitionRoutes, ...admissionRoutes, ...assessmentRoutes, ...placementRoutes, ...planRoutes, ...withdrawalRoutes, ...medicationRoutes,
  ...dispensaryRoutes, ...residenceRoutes, ...therapyRoutes, ...recoveryRoutes, exportRoute(exportRecord), ...communityRoutes, ...aftercareRoutes, ...crisisRoutes, ...outcomesRoutes,
  ...peopleRoutes, ...consentRoutes, ...scheduleRoutes, ...testsRoutes, ...messagesRoutes, ...fundingRoutes,
  ...interopRoutes, ...administrationRoutes, ...downtimeRoutes, ...deviceRoutes,
];
