/** What stands in the cup, beside the dose that is to be given. Whole microlitres and micrograms. */
import type { Poured } from '@fairlead/contract/dispensary';
import type { PourRow } from './pumps-store.ts';
import { mg } from '../../platform/words.ts';

/** The amount in a volume of a strength, to the nearest microgram. */
export const ugOfUl = (ul: number, ugPerMl: number): number => Math.round((ul * ugPerMl) / 1000);

/** The volume that holds an amount, to the nearest microlitre. */
export const ulOfUg = (ug: number, ugPerMl: number): number => Math.round((ug * 1000) / ugPerMl);

/** Reads the open pours of one part beside its dose; null where there are none. */
export function readPours(pours: readonly PourRow[], doseUg: number): Poured | null {
  const [first] = pours;
  if (first === undefined) return null;
  const measuredUg = pours.reduce((sum, each) => sum + (each.measured_ul === null ? 0 : ugOfUl(each.measured_ul, each.ug_per_ml)), 0);
  const toleranceUg = Math.floor((doseUg * first.tolerance_permille) / 1000);
  const state = pours.some((each) => each.measured_ul === null) ? 'waiting' : measuredUg === 0 ? 'none' : Math.abs(measuredUg - doseUg) <= toleranceUg ? 'fits' : measuredUg < doseUg ? 'short' : 'over';
  return {
    pumpId: first.pump_id, pumpName: first.pump_name, containerId: first.container_id, measuredUg, restUg: Math.max(0, doseUg - measuredUg), state,
    pours: pours.map((each) => ({
      id: each.id, askedUg: each.asked_ug, askedUl: each.asked_ul, askedAt: each.asked_at, measuredUl: each.measured_ul, measuredHow: each.measured_how,
      measuredUg: each.measured_ul === null ? null : ugOfUl(each.measured_ul, each.ug_per_ml),
    })),
  };
}

export type FromTheCup = { readonly kind: 'drawn'; readonly ug: number } | { readonly kind: 'not'; readonly detail: string; readonly field?: string };

const nothingDone = { cup: 'Nothing was given.', bottle: 'Nothing was issued.' } as const;

/**
 * How much leaves the container when this is taken of the cup. Within the pump's tolerance the dose is what was ordered; what is
 * beyond it goes to waste before a witness, and what is missing is poured first, or given as a part.
 */
export function drawnFromCup(cup: Poured, dose: { readonly doseUg: number; readonly takenUg: number; readonly partial: boolean; readonly witnessed: boolean }, vessel: 'cup' | 'bottle' = 'cup'): FromTheCup {
  const nothing = nothingDone[vessel];
  if (cup.state === 'waiting') return { kind: 'not', detail: `${cup.pumpName} has not said yet how much it poured. ${nothing}` };
  if (cup.state === 'fits') return { kind: 'drawn', ug: dose.doseUg };
  if (dose.partial && dose.takenUg <= cup.measuredUg) return { kind: 'drawn', ug: cup.measuredUg };
  if (cup.state === 'short') return { kind: 'not', detail: `${cup.pumpName} poured ${mg(cup.measuredUg)} of ${mg(dose.doseUg)}. Pour the rest, or ${vessel === 'cup' ? 'give what is there as a part of the dose' : 'waste it before a witness'}. ${nothing}` };
  if (!dose.witnessed) return { kind: 'not', detail: `${cup.pumpName} poured ${mg(cup.measuredUg - dose.doseUg)} too much. It is wasted before a witness: ask a second person to confirm. ${nothing}`, field: '/confirmationId' };
  return { kind: 'drawn', ug: cup.measuredUg };
}
