/** Milligrams as they are typed, read as whole micrograms. */

/**
 * `85`, `8.5` or `8,5` milligrams; null for anything else, and for more than three decimals. Never rounded: a wrong amount is
 * asked again. `1,000` is a thousand to one reader and one to another, so it is asked again too.
 */
export function ugOf(typed: string): number | null {
  const match = /^(\d{1,6})(?:\.(\d{1,3})|,(\d{1,2}))?$/.exec(typed.trim());
  if (match === null) return null;
  return Number(match[1]) * 1000 + Number((match[2] ?? match[3] ?? '').padEnd(3, '0'));
}

/** Tablets or films as they are counted out: `2 × 8 mg + 1 × 2 mg`. Figures and signs alone, the same in every language. */
export function unitsInWords(units: readonly { readonly strengthUg: number; readonly count: number }[], mg: (ug: number) => string): string {
  return units.map(({ strengthUg, count }) => `${count} × ${mg(strengthUg)}`).join(' + ');
}
