/** Templates for a taper: days and amounts that a prescriber edits and signs. None is an order. */
import { ugOfMg } from '../dose.ts';
import type { Ug } from '../dose.ts';
import type { Cite, Sentence } from '../rule.ts';

export interface TaperDay {
  /** 1 is the first day. */
  readonly day: number;
  readonly doseUg: Ug;
}

export interface TaperTemplate {
  readonly id: 'buprenorphine_inpatient' | 'methadone_slow_us' | 'methadone_slow_uk';
  readonly medicine: 'buprenorphine' | 'methadone';
  readonly setting: 'residential' | 'community';
  /** The longest course that the guideline gives for the setting, in days; null where the taper follows the person. */
  readonly maxDays: number | null;
  readonly names: Sentence;
  readonly cite: Cite;
  readonly pauses: true;
}

export const taperTemplates: readonly TaperTemplate[] = [
  { id: 'buprenorphine_inpatient', medicine: 'buprenorphine', setting: 'residential', maxDays: 28, pauses: true, names: { en: 'Buprenorphine, inpatient, short', es: 'Buprenorfina, hospital, corta' }, cite: { source: 'NICE CG52 and example figures', section: '8 to 16 mg on days 1 and 2, then 2 to 4 mg less a day over 5 to 10 days', mark: 'unchecked' } },
  { id: 'methadone_slow_us', medicine: 'methadone', setting: 'community', maxDays: null, pauses: true, names: { en: 'Methadone, slow (US label)', es: 'Metadona, lenta (ficha de EE. UU.)' }, cite: { source: 'US methadone label', section: 'less than 10 per cent every 10 to 14 days', mark: 'unchecked' } },
  { id: 'methadone_slow_uk', medicine: 'methadone', setting: 'community', maxDays: null, pauses: true, names: { en: 'Methadone, slow (UK)', es: 'Metadona, lenta (Reino Unido)' }, cite: { source: 'UK drug misuse guidelines 2017', section: 'about 5 mg every 1 to 2 weeks, slower below 30 mg', mark: 'unchecked' } },
];

export interface TaperRequest {
  readonly template: TaperTemplate['id'];
  readonly startMg: number;
  /** Milligrams less a day (buprenorphine inpatient: 2 to 4). */
  readonly stepMg?: number;
  /** Days between steps (US 10 to 14, UK 7 to 14). */
  readonly stepDays?: number;
}

/** A plan of days, or why the template cannot give one. */
export type TaperPlan =
  | { readonly kind: 'plan'; readonly days: readonly TaperDay[]; readonly template: TaperTemplate }
  | { readonly kind: 'outside_template'; readonly fact: 'startMg' | 'stepMg' | 'stepDays'; readonly allowed: readonly [number, number] };

const outside = (fact: 'startMg' | 'stepMg' | 'stepDays', allowed: readonly [number, number]): TaperPlan => ({ kind: 'outside_template', fact, allowed });

/** Doses fall to the amount that can be measured: whole half milligrams, always down (C9: never rounded upward). */
const ug = (mg: number): Ug => ugOfMg(Math.floor(mg * 2 + 1e-9) / 2) ?? (0 as Ug);

function repeat(days: TaperDay[], doseMg: number, count: number): void {
  for (let each = 0; each < count; each += 1) days.push({ day: days.length + 1, doseUg: ug(doseMg) });
}

function buprenorphineInpatient({ startMg, stepMg = 2 }: TaperRequest, template: TaperTemplate): TaperPlan {
  if (!(startMg >= 8 && startMg <= 16)) return outside('startMg', [8, 16]);
  if (!(stepMg >= 2 && stepMg <= 4)) return outside('stepMg', [2, 4]);
  const days: TaperDay[] = [];
  repeat(days, startMg, 2);
  for (let dose = startMg - stepMg; dose > 0; dose -= stepMg) repeat(days, dose, 1);
  return { kind: 'plan', days, template };
}

function methadoneSlow({ startMg, stepDays = 14, template: id }: TaperRequest, template: TaperTemplate): TaperPlan {
  const uk = id === 'methadone_slow_uk';
  if (!(startMg >= 1 && startMg <= 300)) return outside('startMg', [1, 300]);
  const allowed: readonly [number, number] = uk ? [7, 14] : [10, 14];
  if (!(stepDays >= allowed[0] && stepDays <= allowed[1] && Number.isInteger(stepDays))) return outside('stepDays', allowed);
  const days: TaperDay[] = [];
  let dose = startMg;
  while (dose >= 1 && days.length < 1500) {
    repeat(days, dose, uk && dose < 30 ? 14 : stepDays);
    // Strictly under 10 per cent a step by the US label, until half a milligram, the least that can be measured, is more.
    const step = uk ? (dose < 30 ? 2.5 : 5) : Math.max(0.5, Math.ceil(dose / 5) / 2 - 0.5);
    dose -= step;
  }
  return { kind: 'plan', days, template };
}

/** The days of a taper by one template. Each step waits for the person: pausing is always offered (reference 3.11). */
export function taperBy(request: TaperRequest): TaperPlan {
  const template = taperTemplates.find(({ id }) => id === request.template);
  if (template === undefined) throw new Error(`There is no taper template ${request.template}.`);
  return template.id === 'buprenorphine_inpatient' ? buprenorphineInpatient(request, template) : methadoneSlow(request, template);
}
