import type { AnyRoute } from '../platform/registry.ts';
import { clinicRoutes } from './clinic-routes.ts';
import { meRoutes } from './me-routes.ts';

export { exportRoute } from './me-routes.ts';
export { readableRecord, type FhirOf } from './own-export.ts';

export { aboutPerson, type AboutPerson } from './about-person.ts';
export { addAgreement, agreementOf, type AgreementRow, type NewAgreement } from './agreements-store.ts';
export { doseDaysOf } from './dose-days.ts';
export { missedCheckIns } from './missed-check-ins.ts';
export { clinicNumbers, crisisCountry, ownAppointment, ownRecord } from './own-record.ts';
export { addCheckIn, addCraving, addDebrief, addJournalShare, addLapse, checkInsOf, cravingsOf, lapsesOf, type NewCheckIn, type NewCraving, type NewLapse } from './own-words-store.ts';
export { addRelapsePlan, relapsePlanOf } from './relapse-plan-store.ts';

/** The routes of this room. */
export const recoveryRoutes: readonly AnyRoute[] = [...meRoutes, ...clinicRoutes];
