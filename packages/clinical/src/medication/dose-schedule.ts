/**
 * Day plans of an order: a titration, a start of buprenorphine, the supervised week of naltrexone, and what may be done to any
 * plan on the way, such as a pause or a step back. Pure arithmetic over published figures; a prescriber edits and signs.
 */
import type { Ug } from '../dose.ts';
import type { Cite } from '../rule.ts';
import { lowDoseTemplate } from './buprenorphine-regimens.ts';
import { supervisedNaltrexoneWeek } from './naltrexone-decisions.ts';
import type { TitrationProfile } from './methadone-titration.ts';

/** The doses of one day, one for each part of the order; the first element of a plan is the order's first day. */
export type DayParts = readonly Ug[];
export type DayPlan = readonly DayParts[];

/** How many days a plan may have: an order covers a year at most. */
const longestPlan = 366;

/** Rounds down to what can be measured or counted (C9: never rounded upward). */
export function downTo(amountUg: number, leastUg: number): Ug {
  return (Math.floor((amountUg + 1e-6) / leastUg) * leastUg) as Ug;
}

export interface Pace {
  readonly stepUg: Ug;
  readonly everyDays: number;
  readonly cite: Cite;
}

/** The gentle end of each guideline's pace, to begin a plan with (clinical reference 3.1 and 3.2). The rules judge what is made of it. */
export const titrationPaces: Readonly<Record<TitrationProfile, Pace>> = {
  'ASAM-2020': { stepUg: 10_000 as Ug, everyDays: 5, cite: { source: 'ASAM National Practice Guideline', section: 'at most 10 mg about every 5 days', asOf: '2020', mark: 'unchecked' } },
  'UK-RCGP': { stepUg: 5_000 as Ug, everyDays: 2, cite: { source: 'RCGP substitute-prescribing guidance, in the NIDA country summary', section: '5 to 10 mg, at most 30 mg a week', mark: 'secondary' } },
  'UK-OB17': { stepUg: 10_000 as Ug, everyDays: 7, cite: { source: 'Drug misuse and dependence: UK guidelines on clinical management', section: 'about 10 mg a week after the first', asOf: '2017', mark: 'unchecked' } },
  'BC-2023': { stepUg: 10_000 as Ug, everyDays: 5, cite: { source: 'BCCSU guidance for fentanyl', section: '10 to 15 mg every 3 to 5 days', asOf: '2023', mark: 'unchecked' } },
};

export interface TitrationAsked {
  readonly fromUg: Ug;
  readonly stepUg: Ug;
  readonly everyDays: number;
  /** The plan goes no higher than this. */
  readonly capUg: Ug;
  readonly days: number;
}

/** One dose a day, raised by the step every so many days, and never over the cap. */
export function titrationPlan({ fromUg, stepUg, everyDays, capUg, days }: TitrationAsked): DayPlan {
  return Array.from({ length: Math.min(days, longestPlan) }, (_, index) => [Math.min(Math.max(capUg, fromUg), fromUg + Math.floor(index / Math.max(1, everyDays)) * stepUg) as Ug]);
}

/** Own steps down: the step every so many days until the target; the last step lands on the target, and the plan ends with that step's days. */
export function stepsDownPlan({ fromUg, stepUg, everyDays, toUg }: { readonly fromUg: Ug; readonly stepUg: Ug; readonly everyDays: number; readonly toUg: Ug }): DayPlan {
  const days: DayParts[] = [];
  if (stepUg <= 0 || everyDays < 1) return days;
  for (let dose = fromUg as number; dose > 0 && days.length < longestPlan; dose = dose > toUg ? Math.max(toUg, dose - stepUg) : 0) {
    for (let each = 0; each < everyDays && days.length < longestPlan; each += 1) days.push([dose as Ug]);
  }
  return days;
}

/** A start by first day, second day and what goes on from the third. */
export function startPlan({ firstUg, secondUg, thenUg, days }: { readonly firstUg: Ug; readonly secondUg: Ug; readonly thenUg: Ug; readonly days: number }): DayPlan {
  return Array.from({ length: Math.min(days, longestPlan) }, (_, index) => [index === 0 ? firstUg : index === 1 ? secondUg : thenUg]);
}

/** What each guideline gives on day 1, day 2 and after, at its lower end (clinical reference 4.2). */
export const buprenorphineStarts: Readonly<Record<string, { readonly firstUg: Ug; readonly secondUg: Ug; readonly thenUg: Ug; readonly cite: Cite }>> = {
  'US-LABEL': { firstUg: 8_000 as Ug, secondUg: 16_000 as Ug, thenUg: 16_000 as Ug, cite: { source: 'US label, sublingual film', section: '2 or 4 mg, up to 8 mg on day 1, 16 mg on day 2', mark: 'primary' } },
  OB17: { firstUg: 4_000 as Ug, secondUg: 8_000 as Ug, thenUg: 12_000 as Ug, cite: { source: 'Drug misuse and dependence: UK guidelines 2017', section: '4 to 8 mg, then 8 to 16, then 12 to 16', mark: 'unchecked' } },
  'CA-BRIDGE': { firstUg: 8_000 as Ug, secondUg: 16_000 as Ug, thenUg: 16_000 as Ug, cite: { source: 'CA Bridge, buprenorphine emergency department quick start', section: '8 to 16 mg, then 16 to 32', mark: 'primary' } },
};

/**
 * A low-dose start beside the full agonist, in parts: each day has as many parts as the fullest one, and those that a day does
 * not have are nothing. A day given as a range takes its lower end. `stopsOnDay` is the day on which the full agonist ends.
 */
export function lowDosePlan(profile: string, days: number): { readonly plan: DayPlan; readonly stopsOnDay: number } | null {
  const template = lowDoseTemplate(profile);
  if (template === null) return null;
  const parts = Math.max(...template.days.map(({ dosesUg }) => dosesUg.length));
  const filled = Array.from({ length: Math.min(Math.max(days, template.days.length), longestPlan) }, (_, index): DayParts => {
    const day = template.days[Math.min(index, template.days.length - 1)];
    const doses = day === undefined ? [] : day.dosesUg.length === 0 ? [day.dayRangeUg[0]] : day.dosesUg;
    return Array.from({ length: parts }, (__, part) => doses[part] ?? (0 as Ug));
  });
  return { plan: filled, stopsOnDay: template.days.find(({ stopFullAgonist }) => stopFullAgonist)?.day ?? template.days.length };
}

/** The supervised week of naltrexone: 100 mg on Monday and Wednesday, 150 mg on Friday, nothing on the days between. `firstWeekday`: 1 is Monday. */
export function naltrexoneWeekPlan(firstWeekday: number, days: number): DayPlan {
  const doses: Readonly<Record<number, Ug>> = { 1: supervisedNaltrexoneWeek.mon, 3: supervisedNaltrexoneWeek.wed, 5: supervisedNaltrexoneWeek.fri };
  return Array.from({ length: Math.min(days, longestPlan) }, (_, index) => [doses[((firstWeekday - 1 + index) % 7) + 1] ?? (0 as Ug)]);
}

const same = (a: DayParts | undefined, b: DayParts | undefined): boolean => a !== undefined && b !== undefined && a.length === b.length && a.every((dose, part) => dose === b[part]);

/** The index at which the step begins that this day belongs to. */
export function stepBegins(plan: DayPlan, index: number): number {
  let first = index;
  while (first > 0 && same(plan[first - 1], plan[index])) first -= 1;
  return first;
}

/** Stays on a day's doses for so many more days; all that follows comes later. */
export function pausedAt(plan: DayPlan, index: number, days: number): DayPlan {
  const here = plan[index];
  if (here === undefined || days < 1) return plan;
  return [...plan.slice(0, index + 1), ...Array.from({ length: days }, () => here), ...plan.slice(index + 1)].slice(0, longestPlan);
}

/** Goes back to the step before from this day on; the plan then goes on from there. The first step has none before it. */
export function backFrom(plan: DayPlan, index: number): DayPlan {
  const begins = stepBegins(plan, index);
  if (begins === 0 || plan[index] === undefined) return plan;
  return [...plan.slice(0, index), ...plan.slice(stepBegins(plan, begins - 1))].slice(0, longestPlan);
}
