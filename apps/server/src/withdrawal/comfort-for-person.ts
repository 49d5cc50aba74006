/** Comfort medicines in force as their taker reads them: how many, how often, the most in a day, until when. */
import type { OwnComfort } from '@fairlead/contract/recovery';
import type { Tx } from '../platform/scoped.ts';
import { comfortOrdersAtHome } from './comfort-store.ts';

export async function comfortForPerson(tx: Tx, personId: string, today: string): Promise<OwnComfort[]> {
  return (await comfortOrdersAtHome(tx, personId)).flatMap(({ id, state, course, medicine, dose_ug: doseUg, every_hours: everyHours, max_a_day_ug: maxADayUg, as_needed: asNeeded, reason, signed_by: signedBy }) => (
    state === 'ended' || course === null || course.lastOn < today ? [] : [{ id, medicine, unitUg: course.unitUg, units: doseUg / course.unitUg, everyHours, mostUnits: Math.floor(maxADayUg / course.unitUg), asNeeded, reason, lastOn: course.lastOn, by: signedBy }]
  ));
}
