/** The day plan of an order as it is typed: filled from a guideline's figures, edited by the day, read back as whole micrograms. */
import {
  backFrom, buprenorphineStarts, downTo, lowDosePlan, naltrexoneWeekPlan, pausedAt, startPlan, stepsDownPlan, taperBy, taperTemplates, titrationPlan,
  type DayPlan, type TaperPlan, type Ug,
} from '@fairlead/clinical';
import type { Order, OrderedProduct } from '@fairlead/contract/medication';
import { ugOf } from './amounts.ts';

export type PlanKind = 'steady' | 'titrate' | 'start' | 'taper' | 'week' | 'split';

/** Milligrams as typed, by day and part. */
export type DayTexts = readonly (readonly string[])[];

export interface PlanText {
  readonly plan: PlanKind;
  readonly startOn: string;
  readonly endOn: string;
  readonly first: string;
  readonly stepMg: string;
  readonly stepDays: string;
  readonly targetMg: string;
  readonly secondDayMg: string;
  readonly thenMg: string;
  /** A taper's template, `own` for one's own steps; a low-dose start's profile or `standard`. */
  readonly template: string;
  readonly days: DayTexts;
}

const dayMs = 86_400_000;
export const dayAfter = (day: string, days: number): string => new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
export const daysBetween = (from: string, to: string): number => Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs);

const whole = (text: string): number | null => (/^\d{1,4}$/.test(text.trim()) ? Number(text) : null);
export const typed = (plan: DayPlan): DayTexts => plan.map((parts) => parts.map((ug) => String(ug / 1000)));

/** The least that can be measured or counted of a product: half a milligram of a liquid, half a tablet or film. */
const leastOf = (product: OrderedProduct | undefined): number => { const least = product?.strengthsUg.at(-1); return least === undefined ? 500 : least / 2; };

/** What stops the plan from being filled: the field that cannot be read, or what the template allows. */
export type PlanFault = { readonly kind: 'field'; readonly field: 'first' | 'stepMg' | 'stepDays' | 'targetMg' | 'secondDayMg' | 'thenMg' | 'dates' } | Extract<TaperPlan, { readonly kind: 'outside_template' }>;
export type Filled = { readonly kind: 'days'; readonly days: DayTexts; readonly stopsOnDay: number | null } | PlanFault;

const fault = (field: Extract<PlanFault, { kind: 'field' }>['field']): Filled => ({ kind: 'field', field });
const filled = (plan: DayPlan, product: OrderedProduct | undefined, stopsOnDay: number | null = null): Filled => ({ kind: 'days', days: typed(plan.map((parts) => parts.map((ug) => (stopsOnDay === null ? downTo(ug, leastOf(product)) : ug)))), stopsOnDay });

function taper(text: PlanText, product: OrderedProduct | undefined): Filled {
  const [from, step, every, to] = [ugOf(text.first), ugOf(text.stepMg), whole(text.stepDays), text.targetMg.trim() === '' ? 0 : ugOf(text.targetMg)];
  if (from === null || from === 0) return fault('first');
  const template = taperTemplates.find(({ id }) => id === text.template);
  if (template === undefined) {
    if (step === null || step === 0) return fault('stepMg');
    if (every === null || every === 0) return fault('stepDays');
    return to === null || to > from ? fault('targetMg') : filled(stepsDownPlan({ fromUg: from as Ug, stepUg: step as Ug, everyDays: every, toUg: to as Ug }), product);
  }
  const made = taperBy({ template: template.id, startMg: from / 1000, ...(step === null || step === 0 ? {} : { stepMg: step / 1000 }), ...(every === null || every === 0 ? {} : { stepDays: every }) });
  return made.kind === 'plan' ? filled(made.days.slice(0, 366).map(({ doseUg }) => [doseUg]), product) : made;
}

function start(text: PlanText, product: OrderedProduct | undefined, days: number): Filled {
  if (text.template !== 'standard') {
    const low = lowDosePlan(text.template, days);
    if (low !== null) return filled(low.plan, product, low.stopsOnDay);
  }
  const [first, second, then] = [ugOf(text.first), ugOf(text.secondDayMg), ugOf(text.thenMg)];
  if (first === null || first === 0) return fault('first');
  if (second === null || second === 0) return fault('secondDayMg');
  if (then === null || then === 0) return fault('thenMg');
  return filled(startPlan({ firstUg: first as Ug, secondUg: second as Ug, thenUg: then as Ug, days }), product);
}

/** The days of the plan that is meant. The end of a taper is its own; every other plan runs to the last day. */
export function fill(text: PlanText, product: OrderedProduct | undefined): Filled {
  if (text.startOn === '') return fault('dates');
  if (text.plan === 'taper') return taper(text, product);
  const days = text.endOn === '' ? 0 : daysBetween(text.startOn, text.endOn) + 1;
  if (days < 1) return fault('dates');
  if (text.plan === 'week') return filled(naltrexoneWeekPlan(new Date(`${text.startOn}T00:00:00Z`).getUTCDay() || 7, days), product);
  if (text.plan === 'start') return start(text, product, days);
  const [from, step, every, cap] = [ugOf(text.first), ugOf(text.stepMg), whole(text.stepDays), ugOf(text.targetMg)];
  if (from === null || from === 0) return fault('first');
  if (step === null || step === 0) return fault('stepMg');
  if (every === null || every === 0) return fault('stepDays');
  return cap === null || cap < from ? fault('targetMg') : filled(titrationPlan({ fromUg: from as Ug, stepUg: step as Ug, everyDays: every, capUg: cap as Ug, days }), product);
}

/** The typed days as amounts; null where one cannot be read. */
export function planOf(days: DayTexts): DayPlan | null {
  const read = days.map((parts) => parts.map((each) => ugOf(each)));
  return read.some((parts) => parts.some((ug) => ug === null)) ? null : (read as unknown as DayPlan);
}

const moved = (days: DayTexts, how: (plan: DayPlan) => DayPlan): DayTexts => {
  const plan = planOf(days);
  return plan === null ? days : typed(how(plan));
};
export const paused = (days: DayTexts, at: number, more: number): DayTexts => moved(days, (plan) => pausedAt(plan, at, more));
export const stepBack = (days: DayTexts, at: number): DayTexts => moved(days, (plan) => backFrom(plan, at));

/** As many days as are asked for: cut off, or the last day's doses go on. */
export function ofLength(days: DayTexts, count: number): DayTexts {
  const last = days.at(-1);
  return last === undefined || count < 1 ? days : [...days.slice(0, count), ...Array.from({ length: Math.max(0, count - days.length) }, () => last)];
}

/** The days of a version that has a schedule, as they would be typed. */
export function daysOf(version: Order['versions'][number] | undefined, firstPart: number): DayTexts {
  if (version === undefined || version.schedule.length === 0) return [];
  return Array.from({ length: Math.min(366, daysBetween(version.startOn, version.endOn) + 1) }, (_, index) => {
    const day = dayAfter(version.startOn, index);
    return version.partUg.map((usual, part) => String((version.schedule.find((each) => each.dosingDay === day && each.part === firstPart + part)?.doseUg ?? usual) / 1000));
  });
}

/** The doses of a plan as an order has them: what each part usually is, and every day by itself. The first part of an order beside another is set by the server. */
export function orderDoses(startOn: string, plan: DayPlan): { readonly endOn: string; readonly partUg: number[]; readonly schedule: { dosingDay: string; part: number; doseUg: number }[] } | null {
  const parts = plan[0]?.length ?? 0;
  // What a part usually is stands for days outside of the plan, and there are none: its last dose that is one.
  const usual = Array.from({ length: parts }, (_, part) => plan.findLast((day) => (day[part] ?? 0) > 0)?.[part] ?? 0);
  if (parts === 0 || usual.some((ug) => ug === 0)) return null;
  return { endOn: dayAfter(startOn, plan.length - 1), partUg: usual, schedule: plan.flatMap((doses, index) => doses.map((doseUg, part) => ({ dosingDay: dayAfter(startOn, index), part: part + 1, doseUg }))) };
}

/** Figures to begin with, where a guideline gives them; what is typed already stays. */
export function startFigures(profile: string | null): { readonly first: string; readonly secondDayMg: string; readonly thenMg: string } | null {
  const figures = profile === null ? undefined : buprenorphineStarts[profile];
  return figures === undefined ? null : { first: String(figures.firstUg / 1000), secondDayMg: String(figures.secondUg / 1000), thenMg: String(figures.thenUg / 1000) };
}

