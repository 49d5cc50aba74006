/** Fills the new demonstration with its people, room by room, in one transaction. */
import { dayOf, type Day } from '@fairlead/clinical';
import { makeCohort } from '@fairlead/cohort';
import { dayAt } from '../platform/clock.ts';
import type { Tx } from '../platform/scoped.ts';
import { settleOrders } from './bulk-store.ts';
import { fillAdmission } from './fill-admission.ts';
import { fillAftercare } from './fill-aftercare.ts';
import { fillAssessment } from './fill-assessment.ts';
import { fillCrisis } from './fill-crisis.ts';
import type { DemoClinic } from './demo-clinic.ts';
import { fillBooks } from './fill-books.ts';
import { fillDoses, fillStock } from './fill-dispensary.ts';
import { drawnAt, fillDrawn } from './fill-drawn.ts';
import { fillMedication, fillProducts } from './fill-medication.ts';
import { fillPeople } from './fill-people.ts';
import { fillPharmacy } from './fill-pharmacy.ts';
import { fillPhotos } from './fill-photos.ts';
import { fillPlacement } from './fill-placement.ts';
import { fillPlan } from './fill-plan.ts';
import { fillRecovery } from './fill-recovery.ts';
import { fillResidence } from './fill-residence.ts';
import { fillSchedule } from './fill-schedule.ts';
import { fillTests } from './fill-tests.ts';
import { fillTherapy } from './fill-therapy.ts';
import { fillToday } from './fill-today.ts';
import { fillWindowTimes } from './fill-window-times.ts';
import { fillWithdrawal } from './fill-withdrawal.ts';
import { makeFilling } from './filling.ts';

export interface Filled {
  readonly people: number;
  readonly rows: number;
}

/** How many people the demonstration has. */
const demoPeople = 150;

export async function fillCohort(tx: Tx, clinic: DemoClinic, seed: number, now: Temporal.Instant): Promise<Filled> {
  const today = dayOf(dayAt(now, 'America/New_York')) ?? (0 as Day);
  const people = makeCohort({ seed, people: demoPeople, today, sites: [{ code: 'HARBOR', country: 'US' }, { code: 'QUAY', country: 'UK' }] });
  const filling = makeFilling(clinic, people, today, now);
  const accounts = await fillPeople(filling, tx);
  fillAdmission(filling);
  fillCrisis(filling);
  fillAssessment(filling);
  fillPlacement(filling);
  fillPlan(filling);
  fillWithdrawal(filling);
  fillResidence(filling);
  const shelf = fillProducts(filling);
  fillMedication(filling, shelf);
  const supplies = fillPharmacy(filling, clinic.staff['asha'] ?? '');
  fillDoses(filling, shelf, supplies);
  fillTests(filling);
  fillSchedule(filling);
  fillTherapy(filling);
  fillRecovery(filling, accounts);
  fillAftercare(filling);
  fillToday(filling);
  fillWindowTimes(filling, supplies);
  const rows = await filling.bulk.write(tx);
  await fillPhotos(filling, tx);
  await settleOrders(tx);
  await fillStock(filling, tx, shelf, (siteId) => drawnAt(filling, supplies, siteId).reduce((sum, { dose }) => sum + (dose.medicine === 'methadone' ? dose.doseUg : 0), 0));
  const drawn = await fillDrawn(filling, tx, shelf, supplies);
  await fillBooks(filling, tx, shelf);
  return { people: people.length, rows: rows + drawn };
}
