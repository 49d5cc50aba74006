/** Every screen of the clinic, by room. A room adds its line here and nothing else. */
import { createRouter } from '@tanstack/react-router';
import type { AnyRoute } from '@tanstack/react-router';
import { record as admissionRecord, routes as admission } from './admission/index.tsx';
import { record as aftercareRecord, routes as aftercare } from './aftercare/index.tsx';
import { record as assessmentRecord } from './assessment/index.tsx';
import { record as consentRecord } from './consent/index.tsx';
import { record as dispensaryRecord, routes as dispensary } from './dispensary/index.tsx';
import { routes as downtime } from './downtime/index.tsx';
import { record as medicationRecord } from './medication/index.tsx';
import { record as communityRecord } from './community/index.tsx';
import { record as crisisRecord } from './crisis/record.tsx';
import { record as messagesRecord } from './messages/index.tsx';
import { record as recoveryRecord } from './recovery/index.tsx';
import { record as testsRecord } from './tests/index.tsx';
import { routes as outcomes } from './outcomes/index.tsx';
import { personRoute, record as peopleRecord, routes as people } from './people/index.tsx';
import { record as placementRecord } from './placement/index.tsx';
import { record as planRecord } from './plan/index.tsx';
import { routes as interop } from './interop/index.tsx';
import { homeRoute, rootRoute, routerDefaults } from './platform/root-route.tsx';
import { record as scheduleRecord, routes as schedule } from './schedule/index.tsx';
import { routes as residence } from './residence/index.tsx';
import { routes as setup } from './setup/index.tsx';
import { record as therapyRecord, routes as therapy } from './therapy/index.tsx';
import { record as withdrawalRecord, routes as withdrawal } from './withdrawal/index.tsx';

/** Screens of their own. */
const rooms: readonly AnyRoute[] = [
  ...people,
  ...admission,
  ...schedule,
  ...aftercare,
  ...outcomes,
  ...dispensary,
  ...therapy,
  ...interop,
  ...withdrawal,
  ...residence,
  ...setup,
  ...downtime,
];

/** Parts of a person's record, each a tab in its frame (people/tabs.ts says how). */
const record: readonly AnyRoute[] = [
  ...peopleRecord,
  ...admissionRecord,
  ...assessmentRecord,
  ...placementRecord,
  ...planRecord,
  ...dispensaryRecord,
  ...medicationRecord,
  ...testsRecord,
  ...recoveryRecord,
  ...messagesRecord,
  ...communityRecord,
  ...crisisRecord,
  ...scheduleRecord,
  ...aftercareRecord,
  ...therapyRecord,
  ...withdrawalRecord,
  ...consentRecord,
];

export const router = createRouter({ routeTree: rootRoute.addChildren([homeRoute, ...rooms, personRoute.addChildren(record)]), ...routerDefaults });
