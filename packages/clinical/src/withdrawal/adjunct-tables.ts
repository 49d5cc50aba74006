/** Limits of the medicines that ease withdrawal, one line each (clinical reference, section 2.3; section 13, ruling 14). */
import type { Ug } from '../dose.ts';
import type { Cite } from '../rule.ts';

/** One medicine's limits under one profile. Absent where no published limit is held. */
export interface AdjunctLimits {
  readonly drug: string;
  readonly profile: string;
  readonly dayMaxMg?: number;
  readonly singleMaxMg?: number;
  readonly minHours?: number;
  /** The last day of a course. */
  readonly maxDays?: number;
  /** A day over the last one stops, or asks. */
  readonly overDays?: 'refuse' | 'warn';
  /** Refused at a QTc over 500 ms. */
  readonly prolongsQt?: true;
  readonly cite: Cite;
}

const unchecked = (source: string): Cite => ({ source, mark: 'unchecked' });
const usual = unchecked('Usual adult limits');
const lucemyra: Cite = { source: 'US label, Lucemyra', section: 'dosage and administration', mark: 'primary' };

export const adjunctLimits: readonly AdjunctLimits[] = [
  { drug: 'lofexidine', profile: 'any', dayMaxMg: 2.88, singleMaxMg: 0.72, minHours: 5, maxDays: 14, overDays: 'refuse', prolongsQt: true, cite: lucemyra },
  { drug: 'clonidine', profile: 'any', dayMaxMg: 1.2, singleMaxMg: 0.3, minHours: 6, cite: unchecked('ASAM National Practice Guideline 2020') },
  { drug: 'clonidine', profile: 'WHO', dayMaxMg: 0.45, singleMaxMg: 0.15, cite: unchecked('WHO closed-settings guideline 2009') },
  { drug: 'loperamide', profile: 'any', dayMaxMg: 16, singleMaxMg: 4, cite: { source: 'Loperamide, product information', mark: 'secondary' } },
  { drug: 'loperamide', profile: 'US-OTC', dayMaxMg: 8, singleMaxMg: 4, cite: unchecked('US over-the-counter label, loperamide') },
  { drug: 'hyoscine butylbromide', profile: 'any', dayMaxMg: 80, singleMaxMg: 20, cite: usual },
  { drug: 'dicyclomine', profile: 'any', dayMaxMg: 80, singleMaxMg: 20, minHours: 6, cite: usual },
  { drug: 'dicyclomine', profile: 'SHORT-COURSE', dayMaxMg: 160, singleMaxMg: 40, minHours: 6, cite: usual },
  { drug: 'ondansetron', profile: 'any', dayMaxMg: 24, singleMaxMg: 8, minHours: 8, prolongsQt: true, cite: usual },
  { drug: 'metoclopramide', profile: 'any', dayMaxMg: 30, singleMaxMg: 10, maxDays: 5, overDays: 'refuse', cite: usual },
  { drug: 'prochlorperazine', profile: 'any', dayMaxMg: 40, singleMaxMg: 10, prolongsQt: true, cite: usual },
  { drug: 'promethazine', profile: 'any', dayMaxMg: 100, singleMaxMg: 25, prolongsQt: true, cite: usual },
  { drug: 'ibuprofen', profile: 'any', dayMaxMg: 2400, minHours: 6, cite: usual },
  { drug: 'ibuprofen', profile: 'OTC', dayMaxMg: 1200, minHours: 6, cite: unchecked('Over-the-counter label, ibuprofen') },
  { drug: 'paracetamol', profile: 'any', dayMaxMg: 4000, singleMaxMg: 1000, minHours: 4, cite: usual },
  { drug: 'hydroxyzine', profile: 'any', dayMaxMg: 100, singleMaxMg: 50, minHours: 6, prolongsQt: true, cite: unchecked('European limit, hydroxyzine') },
  { drug: 'trazodone', profile: 'any', singleMaxMg: 100, cite: usual },
  { drug: 'melatonin', profile: 'any', singleMaxMg: 5, cite: usual },
  { drug: 'diazepam', profile: 'any', singleMaxMg: 10, maxDays: 7, overDays: 'warn', cite: usual },
];

/** One medicine has several names; the limits know one. */
const names: Readonly<Record<string, string>> = {
  acetaminophen: 'paracetamol',
  hyoscine: 'hyoscine butylbromide',
  'hyoscine-butylbromide': 'hyoscine butylbromide',
  hyoscineButylbromide: 'hyoscine butylbromide',
  buscopan: 'hyoscine butylbromide',
  dicycloverine: 'dicyclomine',
};

/** The name that the limits use for a medicine. */
export function adjunctName(drug: string): string {
  return names[drug] ?? names[drug.toLowerCase()] ?? drug.toLowerCase();
}

/** `2_88` of 2.88: how a limit stands in a code. */
export function inCode(mg: number): string {
  return String(mg).replace('.', '_');
}

/** Lofexidine's dose for the liver and the kidney: the smaller of the two where both are known. */
export interface LofexidineDose {
  readonly singleUg: Ug;
  readonly perDay: 4;
  readonly dayUg: Ug;
}

const tabletUg = 180;

/** Tablets a dose by Child-Pugh score: 5-6 three, 7-9 two, over 9 one. Null for a score that does not exist. */
function tabletsForLiver(score: number): number | null {
  if (score < 5 || score > 15) return null;
  if (score <= 6) return 3;
  return score <= 9 ? 2 : 1;
}

function tabletsForKidney(egfr: number): number | null {
  if (egfr < 0) return null;
  if (egfr >= 90) return 3;
  return egfr >= 30 ? 2 : 1;
}

/**
 * The label's lofexidine dose by Child-Pugh score (5-15) and eGFR in ml/min/1.73 m2, four times a day, or null where
 * neither is known or one is no such score.
 */
export function lofexidineDose(facts: { readonly childPughScore: number | null; readonly egfr: number | null; readonly dialysis: boolean }): LofexidineDose | null {
  const tablets: (number | null)[] = [];
  if (facts.childPughScore !== null) tablets.push(tabletsForLiver(facts.childPughScore));
  if (facts.dialysis) tablets.push(1);
  else if (facts.egfr !== null) tablets.push(tabletsForKidney(facts.egfr));
  const valid = tablets.filter((each) => each !== null);
  if (valid.length === 0 || valid.length < tablets.length) return null;
  const singleUg = Math.min(...valid) * tabletUg;
  return { singleUg: singleUg as Ug, perDay: 4, dayUg: (singleUg * 4) as Ug };
}

/** What stands for 10 mg of diazepam by mouth, in each system; two figures are a published range. For planning tapers only. */
export const diazepamEquivalents: Readonly<Record<string, { readonly vadod: number; readonly ashton: number | readonly [number, number] }>> = {
  alprazolam: { vadod: 1, ashton: 0.5 },
  chlordiazepoxide: { vadod: 25, ashton: 25 },
  clonazepam: { vadod: 1, ashton: 0.5 },
  clorazepate: { vadod: 15, ashton: 15 },
  diazepam: { vadod: 10, ashton: 10 },
  flurazepam: { vadod: 15, ashton: [15, 30] },
  lorazepam: { vadod: 2, ashton: 1 },
  oxazepam: { vadod: 30, ashton: 20 },
  quazepam: { vadod: 10, ashton: 20 },
  temazepam: { vadod: 15, ashton: 20 },
  triazolam: { vadod: 0.25, ashton: 0.5 },
};

/** Milligrams of diazepam in each system, shown side by side since they differ up to twofold. */
export interface DiazepamEstimate {
  readonly vadodMg: number;
  /** A range, lowest first, where the source gives one. */
  readonly ashtonMg: number | readonly [number, number];
}

const twoDecimals = (value: number): number => Math.round(value * 100) / 100;

/** The diazepam that a daily benzodiazepine dose comes to, or null for a medicine that the tables do not list. */
export function diazepamOf(drug: string, dailyMg: number): DiazepamEstimate | null {
  const line = diazepamEquivalents[drug.toLowerCase()];
  if (line === undefined) return null;
  const by = (equivalent: number): number => twoDecimals((dailyMg / equivalent) * 10);
  return { vadodMg: by(line.vadod), ashtonMg: typeof line.ashton === 'number' ? by(line.ashton) : [by(line.ashton[1]), by(line.ashton[0])] };
}
