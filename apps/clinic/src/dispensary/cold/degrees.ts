/** Tenths of a degree from what is typed, `4.5` or `-1`; null for what is no temperature. */
export function tenthsOf(text: string): number | null {
  const found = /^([-−]?)(\d{1,2})(?:[.,](\d))?$/.exec(text.trim());
  if (found === null) return null;
  const tenths = Number(found[2]) * 10 + Number(found[3] ?? 0);
  return found[1] === '' || tenths === 0 ? tenths : -tenths;
}
