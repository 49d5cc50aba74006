/**
 * Morphine milligram equivalents, one table a year (clinical reference, section 6.5). They describe pain prescribing: they
 * never choose a dose for opioid use disorder and never convert one opioid into another.
 */
import type { Cite } from '../rule.ts';

export type MmeTableKey = 'CDC-2022' | 'CDC-2016' | 'CDC-2017';

/** A factor, or tiers by the daily amount: the first whose `upTo` holds it. */
type Factor = number | readonly { readonly upTo: number; readonly factor: number }[];

export interface MmeTable {
  readonly key: MmeTableKey;
  readonly cite: Cite;
  /** By drug; amounts are mg a day, or what the drug's name says (mcg, mcg an hour). */
  readonly factors: Readonly<Record<string, Factor>>;
  /** Daily totals at which the guideline asks for something. */
  readonly reassessFrom: number;
  readonly avoidFrom: number | null;
}

/** 20.5 mg belongs to the second tier: each tier is over the last and up to its own end. */
const methadoneTiers = [
  { upTo: 20, factor: 4 },
  { upTo: 40, factor: 8 },
  { upTo: 60, factor: 10 },
  { upTo: Number.POSITIVE_INFINITY, factor: 12 },
] as const;

const common = { codeine: 0.15, fentanyl_td_mcg_h: 2.4, hydrocodone: 1, morphine: 1, oxycodone: 1.5, oxymorphone: 3, tapentadol: 0.4 } as const;
const older = { ...common, hydromorphone: 4, tramadol: 0.1, levorphanol: 11, meperidine: 0.1, methadone: methadoneTiers } as const;

export const mmeTables: Readonly<Record<MmeTableKey, MmeTable>> = {
  'CDC-2022': {
    key: 'CDC-2022',
    cite: { source: 'CDC clinical practice guideline 2022', section: 'table of conversion factors', asOf: '2022-11-03', mark: 'primary' },
    factors: { ...common, hydromorphone: 5, methadone: 4.7, tramadol: 0.2 },
    reassessFrom: 50,
    avoidFrom: null,
  },
  'CDC-2016': {
    key: 'CDC-2016',
    cite: { source: 'CDC guideline 2016', asOf: '2016-03-15', mark: 'primary' },
    factors: older,
    reassessFrom: 50,
    avoidFrom: 90,
  },
  // The file's 7.2 for a fentanyl patch is for one patch over three days: 2.4 a day for its micrograms an hour.
  'CDC-2017': {
    key: 'CDC-2017',
    cite: { source: 'CDC file of conversion factors 2017', asOf: '2017-09', mark: 'primary' },
    factors: {
      ...older,
      pentazocine: 0.37,
      dihydrocodeine: 0.25,
      butorphanol: 7,
      fentanyl_buccal_sl_mcg: 0.13,
      fentanyl_buccal_mcg: 0.13,
      fentanyl_sl_mcg: 0.13,
      fentanyl_film_spray_mcg: 0.18,
      fentanyl_film_mcg: 0.18,
      fentanyl_spray_mcg: 0.18,
      fentanyl_nasal_mcg: 0.16,
    },
    reassessFrom: 50,
    avoidFrom: 90,
  },
};

/** Medicines that no table counts, by decision of its authors. */
const excludedDrugs: ReadonlySet<string> = new Set(['buprenorphine', 'buprenorphine_naloxone', 'buprenorphine_td', 'buprenorphine_patch']);

export interface DailyOpioid {
  readonly drug: string;
  /** Milligrams a day, or the unit that the drug's name says. */
  readonly amount: number;
}

/** A total, or why there is none. `mme` is null where nothing that counts was left, or one medicine has no factor. */
export interface MmeAnswer {
  readonly mme: number | null;
  readonly excluded: readonly string[];
  readonly error?: 'no_factor' | 'not_applicable_for_oud_dosing';
  /** Medicines without a factor in this table. */
  readonly without?: readonly string[];
  readonly reassess: boolean;
  readonly avoid: boolean;
}

/** The factor of one medicine and its whole daily amount; null where the table has none. */
function factorFor(table: MmeTable, drug: string, amount: number): number | null {
  const factor = Object.hasOwn(table.factors, drug) ? table.factors[drug] : undefined;
  if (factor === undefined || typeof factor === 'number') return factor ?? null;
  return factor.find((tier) => amount <= tier.upTo)?.factor ?? null;
}

/** Amounts of one drug are added first, since methadone's tier is by the whole day. A day has few medicines: a list is quicker than a map. */
function byDrug(daily: readonly DailyOpioid[]): readonly DailyOpioid[] {
  const whole: { readonly drug: string; amount: number }[] = [];
  for (const each of daily) {
    const drug = each.drug.toLowerCase();
    const same = whole.find((one) => one.drug === drug);
    if (same === undefined) whole.push({ drug, amount: each.amount });
    else same.amount += each.amount;
  }
  return whole;
}

/** The day's morphine milligram equivalents by one table. A medicine without a factor leaves no total, never a partial one. */
export function mmeOf(key: MmeTableKey, daily: readonly DailyOpioid[]): MmeAnswer {
  const table = mmeTables[key];
  const [excluded, without]: [string[], string[]] = [[], []];
  let total = 0;
  let counted = 0;
  for (const { drug, amount } of byDrug(daily)) {
    if (excludedDrugs.has(drug)) {
      excluded.push(drug);
      continue;
    }
    const factor = factorFor(table, drug, amount);
    if (factor === null) without.push(drug);
    else total += amount * factor;
    counted += 1;
  }
  if (without.length > 0) return { mme: null, excluded, reassess: false, avoid: false, error: 'no_factor', without };
  if (counted === 0) return { mme: null, excluded, reassess: false, avoid: false };
  // Rounded to a thousandth only to undo binary fractions.
  const mme = Math.round(total * 1000) / 1000;
  return { mme, excluded, reassess: mme >= table.reassessFrom, avoid: table.avoidFrom !== null && mme >= table.avoidFrom };
}

/** What is answered where a total is asked for to choose a dose for opioid use disorder: none. */
export const mmeForOudDose: MmeAnswer = { mme: null, excluded: [], error: 'not_applicable_for_oud_dosing', reassess: false, avoid: false };
