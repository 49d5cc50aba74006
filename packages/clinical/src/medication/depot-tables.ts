/** Depot buprenorphine as data: strengths, switch bands, windows and one programme's late table (clinical reference, section 4.8). */
import type { Ug } from '../dose.ts';
import type { Cite } from '../rule.ts';

export type DepotProduct = 'Buvidal' | 'Brixadi' | 'Sublocade';

/** A weekly and a monthly strength that stand for one band; null where the product has none. */
export interface DepotStrengths {
  readonly weeklyUg: Ug | null;
  readonly monthlyUg: Ug | null;
}

export interface SwitchBand extends DepotStrengths {
  readonly fromUg: number;
  readonly toUg: number;
}

const band = (fromMg: number, toMg: number, weeklyMg: number | null, monthlyMg: number | null): SwitchBand => ({
  fromUg: fromMg * 1000,
  toUg: toMg * 1000,
  weeklyUg: (weeklyMg === null ? null : weeklyMg * 1000) as Ug | null,
  monthlyUg: (monthlyMg === null ? null : monthlyMg * 1000) as Ug | null,
});

export interface SwitchTable {
  readonly bands: readonly SwitchBand[];
  readonly cite: Cite;
}

const buvidalCite: Cite = { source: 'Buvidal SmPC; NHS Borders protocol', section: 'conversion table', mark: 'primary' };

export const buvidalFromSublingual: SwitchTable = {
  cite: buvidalCite,
  bands: [band(2, 6, 8, null), band(8, 10, 16, 64), band(12, 16, 24, 96), band(18, 24, 32, 128), band(26, 32, null, 160)],
};

export const buvidalFromEspranor: SwitchTable = {
  cite: buvidalCite,
  bands: [band(2, 4, 8, null), band(6, 8, 16, 64), band(10, 12, 24, 96), band(14, 18, 32, 128)],
};

/** The American label's first band is "6 mg or less"; 0.001 mg stands for its open lower end. */
export const brixadiFromTransmucosal: SwitchTable = {
  cite: { source: 'US label, Brixadi 2023', section: 'switch table', mark: 'unchecked' },
  bands: [band(0.001, 6, 8, null), band(8, 10, 16, 64), band(12, 16, 24, 96), band(18, 24, 32, 128)],
};

/** What a switch table says of one daily dose: a band, the two bands beside a gap, or nothing. */
export type SwitchAnswer =
  | { readonly kind: 'band'; readonly strengths: DepotStrengths }
  | { readonly kind: 'between'; readonly nearest: readonly [DepotStrengths, DepotStrengths] }
  | { readonly kind: 'outside' };

const strengthsOf = ({ weeklyUg, monthlyUg }: SwitchBand): DepotStrengths => ({ weeklyUg, monthlyUg });

/** Looks one daily dose up. A dose between two bands is the prescriber's choice: nothing is rounded. */
export function lookUpSwitch(table: SwitchTable, dailyUg: Ug): SwitchAnswer {
  const within = table.bands.find((each) => dailyUg >= each.fromUg && dailyUg <= each.toUg);
  if (within !== undefined) return { kind: 'band', strengths: strengthsOf(within) };
  const above = table.bands.find((each) => each.fromUg > dailyUg);
  const below = table.bands.findLast((each) => each.toUg < dailyUg);
  if (above === undefined || below === undefined) return { kind: 'outside' };
  return { kind: 'between', nearest: [strengthsOf(below), strengthsOf(above)] };
}

/** Strengths that are made, by product and interval, in micrograms. */
export const depotStrengths: Readonly<Record<DepotProduct, Readonly<Record<'weekly' | 'monthly', readonly number[]>>>> = {
  Buvidal: { weekly: [8_000, 16_000, 24_000, 32_000], monthly: [64_000, 96_000, 128_000, 160_000] },
  Brixadi: { weekly: [8_000, 16_000, 24_000, 32_000], monthly: [64_000, 96_000, 128_000] },
  Sublocade: { weekly: [], monthly: [100_000, 300_000] },
};

/** Days since the last injection from which the next may be given, and until which it is in time. */
export interface DepotWindow {
  readonly fromDay: number;
  readonly dueDay: number;
  readonly toDay: number;
}

/** Weekly injections run two days either side of 7, monthly ones a week either side of 28. */
export const weeklyMonthlyWindow: Readonly<Record<'weekly' | 'monthly', DepotWindow>> = {
  weekly: { fromDay: 5, dueDay: 7, toDay: 9 },
  monthly: { fromDay: 21, dueDay: 28, toDay: 35 },
};

/** Sublocade: at least 26 days apart, due at 28, and up to two weeks' delay is not expected to matter. */
export const sublocadeWindow: DepotWindow = { fromDay: 26, dueDay: 28, toDay: 42 };

export type LateStep = 'not_due' | 'give' | 'assess' | 'strict_assess' | 'prescriber';

interface LateLine {
  readonly giveFrom: number;
  readonly giveTo: number;
  readonly assessTo: number;
  readonly strictTo: number;
}

const usual: LateLine = { giveFrom: 21, giveTo: 34, assessTo: 41, strictTo: 55 };
const early300: LateLine = { giveFrom: 21, giveTo: 34, assessTo: 48, strictTo: 55 };
const late300: LateLine = { giveFrom: 21, giveTo: 48, assessTo: 55, strictTo: 69 };

/** The products of the late table: a monthly Brixadi, or Sublocade 100 or 300 with so many injections before. */
export interface LateFacts {
  readonly product: DepotProduct;
  readonly strengthUg: Ug;
  readonly priorInjections: number;
  readonly daysSinceLast: number;
}

/**
 * The step one American programme's standing orders take, by days since the last injection (secondary), or null for a
 * product the table does not list. Its "give from 21 days" gives way to Sublocade's 26 days on the label.
 */
export function lateDepotStep({ product, strengthUg, priorInjections, daysSinceLast }: LateFacts): LateStep | null {
  const line = lateLine(product, strengthUg, priorInjections);
  if (line === null) return null;
  const from = product === 'Sublocade' ? Math.max(line.giveFrom, sublocadeWindow.fromDay) : line.giveFrom;
  if (daysSinceLast < from) return 'not_due';
  if (daysSinceLast <= line.giveTo) return 'give';
  if (daysSinceLast <= line.assessTo) return 'assess';
  return daysSinceLast <= line.strictTo ? 'strict_assess' : 'prescriber';
}

function lateLine(product: DepotProduct, strengthUg: Ug, priorInjections: number): LateLine | null {
  if (product === 'Sublocade' && strengthUg === 300_000) return priorInjections >= 3 ? late300 : early300;
  if (product === 'Sublocade' && strengthUg === 100_000) return usual;
  return product === 'Brixadi' && depotStrengths.Brixadi.monthly.includes(strengthUg) ? usual : null;
}

/** The Sublocade doses that the label allows for one injection. */
export interface SublocadeDose {
  /** The dose that the label gives, or null where the prescriber chooses among `optionsUg`. */
  readonly doseUg: Ug | null;
  readonly optionsUg: readonly Ug[];
}

/**
 * 300 mg, 300 mg, then 100 mg a month. The second may be 100 mg for somebody controlled on 8-18 mg for long; from the third
 * on, 300 mg where 100 mg is tolerated but does not do enough.
 */
export function sublocadeDose(facts: {
  readonly injectionNumber: number;
  readonly establishedLongTermTmUg: Ug | null;
  readonly controlled: boolean;
  readonly unsatisfactory: boolean;
}): SublocadeDose | null {
  const { injectionNumber, establishedLongTermTmUg: tm } = facts;
  if (!Number.isInteger(injectionNumber) || injectionNumber < 1) return null;
  const [low, high] = [100_000 as Ug, 300_000 as Ug];
  if (injectionNumber === 1) return { doseUg: high, optionsUg: [high] };
  const established = tm !== null && tm >= 8_000 && tm <= 18_000 && facts.controlled;
  if (injectionNumber === 2) return established ? { doseUg: null, optionsUg: [low, high] } : { doseUg: high, optionsUg: [high] };
  return facts.unsatisfactory ? { doseUg: high, optionsUg: [low, high] } : { doseUg: low, optionsUg: [low] };
}
