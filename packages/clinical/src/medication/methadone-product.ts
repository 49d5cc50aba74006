/** Volume from strength, the second check of concentrate, and what two blood levels say (clinical reference 3.7, 3.10). */
import { mlOf, type Ug } from '../dose.ts';

/** From this strength on a slip of one millilitre is a tenfold slip of the usual solution: two people check. */
export const CONCENTRATE_UG_PER_ML = 10_000;

/** Micrograms in a millilitre from a product's name ("10 mg/ml", "5 mg/5 ml"), or null where it names no liquid strength. */
export function strengthOf(product: string): number | null {
  const match = /(\d+(?:\.\d+)?)\s*mg\s*(?:\/|per|in)\s*(\d+(?:\.\d+)?)?\s*m[lL]\b/i.exec(product);
  if (match === null) return null;
  const [mg, ml] = [Number(match[1]), match[2] === undefined ? 1 : Number(match[2])];
  return mg > 0 && ml > 0 ? Math.round((mg * 1000) / ml) : null;
}

/** What to measure out: millilitres to a hundredth, and the alert that a second person reads the syringe. */
export interface Measure {
  readonly volumeMl: number;
  readonly alert: 'HIGH_STRENGTH_CONCENTRATE_INDEPENDENT_CHECK' | null;
}

/** The volume of a dose of one product of so many micrograms a millilitre. */
export function measureOf(doseUg: Ug, ugPerMl: number): Measure {
  return { volumeMl: mlOf(doseUg, ugPerMl), alert: ugPerMl >= CONCENTRATE_UG_PER_ML ? 'HIGH_STRENGTH_CONCENTRATE_INDEPENDENT_CHECK' : null };
}

/** Peak over trough to two decimals, and whether two doses a day are worth considering; null where the trough is no level. */
export function peakTrough(peakNgMl: number, troughNgMl: number): { readonly ratio: number; readonly flag: 'RATIO_OVER_2_CONSIDER_SPLIT' | null } | null {
  if (!(troughNgMl > 0) || !(peakNgMl >= 0)) return null;
  const ratio = peakNgMl / troughNgMl;
  return { ratio: Math.round(ratio * 100) / 100, flag: ratio > 2 ? 'RATIO_OVER_2_CONSIDER_SPLIT' : null };
}

/** Half of a dose in whole micrograms, never rounded upward (C9). */
export function halfOf(doseUg: Ug): Ug {
  return Math.floor(doseUg / 2) as Ug;
}
