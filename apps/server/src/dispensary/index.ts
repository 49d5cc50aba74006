import type { AnyRoute } from '../platform/registry.ts';
import { booksRoutes } from './books-routes.ts';
import { cardsRoutes } from './books/cards-routes.ts';
import { disposalsRoutes } from './books/disposals-routes.ts';
import { lossesRoutes } from './books/losses-routes.ts';
import { reconciliationRoutes } from './books/reconciliation-routes.ts';
import { shelvesRoutes } from './books/shelves-routes.ts';
import { papersRoutes } from './papers/papers-routes.ts';
import { windowRoutes } from './dispensary-routes.ts';
import { ledgerRoutes } from './ledger-routes.ts';
import { injectionRoutes } from './injections-routes.ts';
import { grantRoutes } from './grant-routes.ts';
import { guestRoutes } from './guest-routes.ts';
import { passportRoutes } from './passport-routes.ts';
import { pharmacyLoopRoutes } from './pharmacy/index.ts';
import { coldRoutes } from './cold/cold-routes.ts';
import { secondRoutes } from './second/second-routes.ts';
import { pumpRoutes } from './pump/pumps-routes.ts';
import { stockRoutes } from './stock-routes.ts';
import { waitingRoomRoutes } from './waiting-room-routes.ts';
import { takeHomeRoutes } from './take-home-routes.ts';

const stockBooks: readonly AnyRoute[] = [...booksRoutes, ...cardsRoutes, ...lossesRoutes, ...disposalsRoutes, ...shelvesRoutes, ...reconciliationRoutes, ...papersRoutes];

const commands: readonly AnyRoute[] = [...windowRoutes, ...injectionRoutes, ...takeHomeRoutes, ...stockRoutes, ...ledgerRoutes, ...stockBooks, ...passportRoutes, ...guestRoutes, ...grantRoutes, ...pumpRoutes, ...pharmacyLoopRoutes, ...waitingRoomRoutes, ...coldRoutes];

/** The routes of this room. */
export const dispensaryRoutes: readonly AnyRoute[] = [...commands, ...secondRoutes(commands)];

/** Second signatures that nobody gave in time; photos of waste, sealed anew at a start. */
export { noteHoldsKnownAt, sweepCold } from './cold/cold-chain.ts';
export { endSecondAsks } from './second/answer-second.ts';
export { resealWastePhotos } from './second/waste-photos-store.ts';

export { insertImportedDoses, insertSyntheticDoses, type ImportedDose, type SyntheticDose } from './bulk-store.ts';
export { dosesBetween, doseById, type DoseRow } from './doses-store.ts';
export { daysOf, type DoseDay } from './dose-series.ts';
export { plannedDays } from './doses-store.ts';
export { type ContainerRow, containersOf, insertContainer, type NewContainer, writeJournal } from './stock-store.ts';
export { bottlesOf, takeHomeDecisionsOf, type BottleRow, type TakeHomeRow } from './take-home-store.ts';
export { checkIn, latestCheck } from './window-store.ts';

/** Stock of the demonstration: a container with what it holds, received by one journal. */
export { stockContainer } from './stock-container.ts';

/** The chained ledger: its anchors, and the whole of it as a file. */
export { anchorKey, anchorSweep, keepAnchorFiles, signAnchorsWith } from './anchor-ledger.ts';
export { ledgerLines } from './export-ledger.ts';

export { insertPharmacy, partiesOf, isOpenOn, nextInstalments, type ToCollectRow, pharmacyById, planCollections, prescriptionContent, sweepPrescriptions, type PlannedDose } from './pharmacy/index.ts';
export { sweepInjections } from './injections-sweep.ts';
export { injectionsDueAt } from './injections-due.ts';
export { injectionsOf } from './injections-store.ts';

/** Days at another house, ended by whoever hears of the return. */
export { endGuestStay } from './end-guest-stay.ts';
export { guestStaysOf, orderedOn } from './guest-store.ts';
/** Guest days that waited for a site node. */
export { finishGuestStays, returnGrants } from './finish-guest-stays.ts';
export { nextTakeHome, type TakeHomeNext } from './take-home.ts';
/** Keys of dose passports, sealed anew at a start. */
export { resealPassportKeys } from './passport-keys.ts';
export { resealCards } from './waiting-room-store.ts';
/** Days of a person that a site node holds and somebody else needs. */
export { askDaysBack, leaseFault } from './lease-store.ts';
/** The link to dispensing pumps, and one that is simulated. */
/** Signed letters about guest days, to other organisations' servers. */
export { runLetters } from './send-letters.ts';
export { runPumps } from './pump/run-pumps.ts';
export { SimulatedPump } from './pump/simulated-pump.ts';
export { insertPump, setContainer as connectPumpTo } from './pump/pumps-store.ts';
/** What falls due with stock: lots past their date, products below their point. */
export { sweepShelves } from './books/shelves.ts';
/** The books of stock, written with instants of their own: for the demonstration. */
export * as books from './books/filling.ts';
