/** Amounts of medicine as whole micrograms. Milligrams appear only at input, on screens and in case files (C6). */

declare const ugBrand: unique symbol;

/** Whole micrograms. */
export type Ug = number & { readonly [ugBrand]: true };

/** Micrograms of a number of milligrams, or null where that is no whole, finite, non-negative number of micrograms. */
export function ugOfMg(mg: number): Ug | null {
  // Rounded to the nearest microgram only to undo binary fractions (0.1 + 0.2), never to change a dose.
  const ug = Math.round(mg * 1000);
  return Number.isFinite(mg) && mg >= 0 && Math.abs(ug - mg * 1000) < 1e-6 ? (ug as Ug) : null;
}

/** Milligrams of whole micrograms. */
export function mgOf(ug: Ug): number {
  return ug / 1000;
}

/** `85 mg`, `0.5 mg`: no trailing zeros, since 1.0 has been read as 10 (a known cause of tenfold errors). */
export function sayMg(ug: Ug): string {
  return `${String(mgOf(ug))} mg`;
}

/** Millilitres of a dose in a product of so many micrograms a millilitre, to a hundredth, half up. */
export function mlOf(ug: Ug, ugPerMl: number): number {
  return Math.round((ug * 100) / ugPerMl) / 100;
}
