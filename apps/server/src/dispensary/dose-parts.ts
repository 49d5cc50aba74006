/** A day's whole dose over the parts that our order has, so that none of them is left open to be given here as well. */
export function splitOver(doseUg: number, ordered: { readonly first_part: number; readonly parts: number }): readonly { readonly part: number; readonly ug: number }[] {
  const each = Math.floor(doseUg / ordered.parts);
  return Array.from({ length: ordered.parts }, (_part, index) => ({ part: ordered.first_part + index, ug: index === 0 ? doseUg - each * (ordered.parts - 1) : each }));
}
