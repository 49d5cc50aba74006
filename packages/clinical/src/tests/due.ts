/** When tests fall due: drug tests by chance, ECGs with methadone, liver tests. Plain data and sums; nothing here stops a dose. */
import { addDays, type Day } from '../day.ts';
import { ecgDays, type EcgProfile } from '../medication/index.ts';
import type { Cite } from '../rule.ts';

/** How many drug tests by chance a site makes in a year at least. */
export const drugTestMinimum = {
  'EIGHT-A-YEAR': { aYear: 8, cite: { source: '42 CFR 8.12', section: 'at least eight drug tests a year in maintenance', mark: 'unchecked' } },
  'TWELVE-A-YEAR': { aYear: 12, cite: { source: 'The site’s own choice', mark: 'product' } },
  'NO-MINIMUM': { aYear: 0, cite: { source: 'The site’s own choice', mark: 'product' } },
} as const satisfies Readonly<Record<string, { readonly aYear: number; readonly cite: Cite }>>;
export type DrugTestMinimum = keyof typeof drugTestMinimum;

/** Days of a period that has one draw, so short that any 365 days in a row hold the minimum in whole periods. */
export const drawPeriodDays = (aYear: number): number => Math.floor(365 / (aYear + 1));

/** The period that a day lies in: its number, and its first day. The same for everybody at a site. */
export function drawPeriod(day: Day, aYear: number): { readonly number: number; readonly first: Day; readonly days: number } {
  const days = drawPeriodDays(aYear);
  const number = Math.floor(day / days);
  return { number, first: (number * days) as Day, days };
}

/**
 * The day that is drawn in a period, each of its days from `fromDay` on as likely as any other. `chance`: from 0 up to 1, made of a
 * secret of the server, so that nobody can tell the day beforehand. Null: no day is left.
 */
export function drawnDay(period: { readonly first: Day; readonly days: number }, chance: number, fromDay: Day = period.first): Day | null {
  const left = period.first + period.days - fromDay;
  return left <= 0 ? null : addDays(fromDay, Math.min(left - 1, Math.floor(chance * left)));
}

export type DueWhy = 'baseline' | 'month' | 'year' | 'over-100' | 'periodic';
export interface TestDue {
  readonly dueOn: Day;
  readonly why: DueWhy;
  readonly cite: Cite;
}

const ecgCite: Readonly<Record<EcgProfile, Cite>> = {
  'KRANTZ-2009': { source: 'Krantz and others, Ann Intern Med 150:387', asOf: '2009', mark: 'primary' }, 'APS-HRS-2014': { source: 'APS, CPDD and HRS methadone safety guideline', asOf: '2014', mark: 'unchecked' },
  'UK-MHRA-2006': { source: 'MHRA 2006 and UK guidelines on clinical management', asOf: '2017', mark: 'unchecked' }, 'AATOD-RISK': { source: 'AATOD', section: 'no routine ECG for all', mark: 'primary' },
};

export interface EcgQuestion {
  readonly profile: EcgProfile;
  readonly atRisk: boolean;
  readonly startedOn: Day;
  /** Days of the ECGs that there are, in any order. */
  readonly doneOn: readonly Day[];
  /** The first day over 100 mg of methadone, or null. */
  readonly over100On: Day | null;
}

/** An ECG of the three months before the start counts as the one at its beginning. */
const baselineBackDays = 90;

/** The next ECG that the guideline asks for with methadone, or null where it asks for none. */
export function ecgDue({ profile, atRisk, startedOn, doneOn, over100On }: EcgQuestion): TestDue | null {
  const cite = ecgCite[profile];
  const asked = ecgDays(profile, atRisk);
  const last = doneOn.length === 0 ? null : (Math.max(...doneOn) as Day);
  if (asked.includes(0) && (last === null || last < startedOn - baselineBackDays)) return { dueOn: startedOn, why: 'baseline', cite };
  if (over100On !== null && profile !== 'AATOD-RISK' && (last === null || last < over100On)) return { dueOn: over100On, why: 'over-100', cite };
  const early = asked.find((day) => day > 0 && day < 365);
  if (early !== undefined && (last === null || last <= startedOn)) return { dueOn: addDays(startedOn, early), why: 'month', cite };
  return asked.includes(365) && last !== null ? { dueOn: addDays(last, 365), why: 'year', cite } : null;
}

const naltrexoneLiver: Cite = { source: 'Naltrexone practice', section: 'liver tests at the start, at 1, 3 and 6 months, then every 6', mark: 'unchecked' };
const depotLiver: Cite = { source: 'US label page, Sublocade', section: 'liver tests monthly', mark: 'primary' };
const buprenorphineLiver: Cite = { source: 'Buprenorphine cautions', section: 'liver tests at the start and from time to time', mark: 'primary' };

/** The next liver test with a medicine, or null where no source names a day. `doneOn`: days of those that there are. */
export function liverDue({ medicine, startedOn, doneOn }: { readonly medicine: string; readonly startedOn: Day; readonly doneOn: readonly Day[] }): TestDue | null {
  const cite = medicine.startsWith('naltrexone') ? naltrexoneLiver : medicine === 'buprenorphine-depot' ? depotLiver : medicine.startsWith('buprenorphine') ? buprenorphineLiver : null;
  if (cite === null) return null;
  const last = doneOn.length === 0 ? null : (Math.max(...doneOn) as Day);
  if (last === null || last < startedOn - baselineBackDays) return { dueOn: startedOn, why: 'baseline', cite };
  if (cite === buprenorphineLiver) return null;
  if (cite === depotLiver) return { dueOn: addDays(last, 30), why: 'month', cite };
  const next = [30, 91, 182].map((days) => addDays(startedOn, days)).find((day) => day > last);
  return { dueOn: next ?? addDays(last, 182), why: 'periodic', cite };
}
