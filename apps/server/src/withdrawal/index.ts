/** Withdrawal: the ward, stays, rounds, escalations, comfort medicines, fluids, handover. */
export { withdrawalRoutes } from './withdrawal-routes.ts';
export { sweepWard } from './overdue-sweep.ts';
export { sweepComfort } from './comfort-sweep.ts';
export { comfortForPerson } from './comfort-for-person.ts';
export { decisionReply } from './signed.ts';
/** Synthetic and imported history, at instants of its own. */
export { insertRound, insertStay, staysOf, type NewRoundRow, type StayRow, type StayToInsert } from './stays-store.ts';
export { insertComfortDose, insertComfortOrder, insertEffect, type NewComfortDose, type NewComfortOrderRow } from './comfort-store.ts';
export { insertFluid, insertHandover, type NewHandover } from './ward-store.ts';
export { insertEscalation, type NewEscalation } from './escalations-store.ts';
