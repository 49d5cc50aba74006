/** The code of a label as a hand or a camera gives it. */

/** Crockford's letters: O is read as 0, I and L as 1; spaces and dashes mean nothing. */
export const plainCode = (typed: string): string => typed.toUpperCase().replaceAll(/[^0-9A-Z]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');

/** Four letters are enough among one's own: the last four stand by themselves on the label. */
export const shortest = 4;

export type Found<T> = { readonly kind: 'found'; readonly bottle: T } | { readonly kind: 'other' } | { readonly kind: 'short' };

/** The own bottle with this code, or with these last letters where only one has them. A code that is not among them is somebody else's, or was settled. */
export function bottleOf<T extends { readonly code: string }>(typed: string, bottles: readonly T[]): Found<T> {
  const code = plainCode(typed);
  if (code.length < shortest) return { kind: 'short' };
  const fitting = bottles.filter((bottle) => bottle.code === code || (code.length < bottle.code.length && bottle.code.endsWith(code)));
  const [bottle] = fitting;
  return fitting.length === 1 && bottle !== undefined ? { kind: 'found', bottle } : { kind: 'other' };
}
