/** Equivalences between buprenorphine products (clinical reference, section 4.2). Nothing is interpolated. */
import type { Ug } from '../dose.ts';
import type { Mark } from '../rule.ts';

interface ZubsolvLine {
  readonly zubsolvUg: number;
  readonly sublingualUg: number;
  readonly mark: Mark;
}

/** Zubsolv strengths and the sublingual tablet or film they stand for. */
export const zubsolvTable: readonly ZubsolvLine[] = [
  { zubsolvUg: 1_400, sublingualUg: 2_000, mark: 'unchecked' },
  { zubsolvUg: 2_900, sublingualUg: 4_000, mark: 'unchecked' },
  { zubsolvUg: 5_700, sublingualUg: 8_000, mark: 'primary' },
  { zubsolvUg: 8_600, sublingualUg: 12_000, mark: 'unchecked' },
  { zubsolvUg: 11_400, sublingualUg: 16_000, mark: 'primary' },
];

/** The sublingual tablet or film dose of a Zubsolv dose, or null where the label's table has no such line. */
export function sublingualOfZubsolv(zubsolvUg: Ug): Ug | null {
  return (zubsolvTable.find((line) => line.zubsolvUg === zubsolvUg)?.sublingualUg ?? null) as Ug | null;
}

/** The Zubsolv dose of a sublingual tablet or film dose, or null where the label's table has no such line. */
export function zubsolvOfSublingual(sublingualUg: Ug): Ug | null {
  return (zubsolvTable.find((line) => line.sublingualUg === sublingualUg)?.zubsolvUg ?? null) as Ug | null;
}

/** Film and tablet are taken one to one, with monitoring after the switch. */
export function tabletOfFilm(filmUg: Ug): Ug {
  return filmUg;
}

/** Naloxone in a combination product: a quarter of the buprenorphine. Null where that is no whole number of micrograms. */
export function naloxoneInCombination(buprenorphineUg: Ug): Ug | null {
  return buprenorphineUg % 4 === 0 ? ((buprenorphineUg / 4) as Ug) : null;
}

/** Espranor is 25-30 % more bioavailable than a sublingual tablet: no one-to-one switch exists, and none is calculated. */
export const espranorIsOneToOne = false;
