/** The course of treatment up to this dose, worked out from the doses taken: days, totals, last rise. */
import { addDays, daysBetween, type Day } from '../day.ts';
import type { Ug } from '../dose.ts';
import { withDayTotal } from '../medication/index.ts';
import { missedDosePlan } from './missed-dose-plan.ts';
import type { DoseTaken, DosingFacts, OrderForDosing, WindowFacts } from './window-facts.ts';

/** What the doses taken and the order say together. Totals are whole days' totals. */
export interface Course {
  readonly treatmentDay: number;
  readonly missedDays: number;
  readonly missedInFirstFortnight: number;
  readonly orderedUg: Ug | null;
  readonly orderedTotalUg: Ug | null;
  readonly askedUg: Ug | null;
  readonly askedTotalUg: Ug | null;
  /** So long away that this is a first day again: the first-day limits hold, whatever the last dose was. */
  readonly newInduction: boolean;
  readonly givenTodayUg: Ug;
  readonly dayTotalUg: Ug | null;
  readonly lastDayUg: Ug | null;
  readonly weekStartUg: Ug | null;
  readonly daysSinceLastIncrease: number | null;
}

function sum(parts: readonly { readonly doseUg: Ug }[]): Ug {
  let total = 0;
  for (const { doseUg } of parts) total += doseUg;
  return total as Ug;
}

/** The days with a dose before this one, in one walk over the doses. */
interface DaysBefore {
  readonly lastDay: Day | null;
  readonly lastDayUg: Ug | null;
  /** The last day on which more was taken than on the day with doses before it. */
  readonly lastRise: Day | null;
  /** The total of the first of them in the seven days before this one. */
  readonly weekStartUg: Ug | null;
  /** How many of them lie in the first fortnight of treatment. */
  readonly inFirstFortnight: number;
}

const inOrder = (doses: readonly DoseTaken[]): boolean => doses.every((dose, index) => index === 0 || dose.day >= (doses[index - 1]?.day ?? dose.day));

function daysBefore({ doses, dosingDay, firstDoseDay }: DosingFacts): DaysBefore {
  const taken = inOrder(doses) ? doses : doses.toSorted((a, b) => a.day - b.day);
  let [lastDay, lastDayUg, lastRise, weekStartUg]: [Day | null, Ug | null, Day | null, Ug | null] = [null, null, null, null];
  let inFirstFortnight = 0;
  let index = 0;
  for (let dose = taken[index]; dose !== undefined && dose.day < dosingDay; dose = taken[index]) {
    const { day } = dose;
    let total = 0;
    for (; dose?.day === day; dose = taken[index]) {
      total += dose.doseUg;
      index += 1;
    }
    if (lastDayUg !== null && total > lastDayUg) lastRise = day;
    if (day >= addDays(dosingDay, -7)) weekStartUg ??= total as Ug;
    if (firstDoseDay !== null && day >= firstDoseDay && day < addDays(firstDoseDay, 14)) inFirstFortnight += 1;
    [lastDay, lastDayUg] = [day, total as Ug];
  }
  return { lastDay, lastDayUg, lastRise, weekStartUg, inFirstFortnight };
}

/** Whole days without a dose up to yesterday. */
export function missedDaysBefore(dosingDay: Day, lastDoseDay: Day | null): number {
  return lastDoseDay === null ? 0 : Math.max(0, daysBetween(lastDoseDay, dosingDay) - 1);
}

/** From this many missed days on every guideline here starts methadone anew. */
const NEW_INDUCTION_DAYS = 5;

/** The last dosing day before this one: a first part taken today leaves the missed days what they were. */
function lastDayBefore({ lastDoseDay, dosingDay }: DosingFacts, listed: Day | null): Day | null {
  const known = lastDoseDay !== null && lastDoseDay < dosingDay ? lastDoseDay : null;
  return known === null || listed === null ? known ?? listed : (Math.max(known, listed) as Day);
}

/** The share of a part when the missed-dose rule reduces the day's total; whole micrograms, never rounded upward. */
function reduced(partUg: Ug, orderedTotalUg: Ug, allowedTotalUg: Ug): Ug {
  return orderedTotalUg === 0 ? partUg : (Math.floor((partUg * allowedTotalUg) / orderedTotalUg) as Ug);
}

/** A prescriber wrote this order for the day as it is: after seeing the person, or as a supplement or replacement. */
export function isReviewed(order: OrderForDosing | null): boolean {
  return order !== null && (order.missedDaysReviewed || order.kind !== 'regular');
}

function askedOf(facts: DosingFacts, order: OrderForDosing | null, missedDays: number): Pick<Course, 'orderedUg' | 'orderedTotalUg' | 'askedUg' | 'askedTotalUg'> {
  const orderedUg = order?.parts.find(({ part }) => part === facts.part)?.doseUg ?? null;
  const orderedTotalUg = order === null ? null : sum(order.parts);
  if (order === null || orderedUg === null || orderedTotalUg === null) return { orderedUg, orderedTotalUg, askedUg: orderedUg, askedTotalUg: orderedTotalUg };
  const plan = isReviewed(order) || facts.drug === 'naltrexone' ? null : missedDosePlan(facts.profiles.missed, facts.drug, orderedTotalUg, missedDays);
  const allowed = plan === null ? orderedTotalUg : plan.doseUg ?? orderedTotalUg;
  const askedTotalUg = allowed === orderedTotalUg ? orderedTotalUg : sum(order.parts.map(({ doseUg }) => ({ doseUg: reduced(doseUg, orderedTotalUg, allowed) })));
  return { orderedUg, orderedTotalUg, askedUg: reduced(orderedUg, orderedTotalUg, allowed), askedTotalUg };
}

const none: readonly DoseTaken[] = Object.freeze([]);

/** The doses of one day, in the order given. */
function dosesOn(doses: readonly DoseTaken[], day: Day): readonly DoseTaken[] {
  let found: DoseTaken[] | null = null;
  for (const dose of doses) if (dose.day === day) (found ??= []).push(dose);
  return found ?? none;
}

/** The course up to this dose. */
export function courseOf(facts: DosingFacts): Course {
  const { dosingDay, firstDoseDay, doses, order } = facts;
  const treatmentDay = firstDoseDay === null ? 1 : daysBetween(firstDoseDay, dosingDay) + 1;
  const before = daysBefore(facts);
  const missedDays = missedDaysBefore(dosingDay, lastDayBefore(facts, before.lastDay));
  const { orderedUg, orderedTotalUg, askedUg, askedTotalUg } = askedOf(facts, order, missedDays);
  const givenTodayUg = sum(dosesOn(doses, dosingDay));
  const roseOn = before.lastRise ?? firstDoseDay;
  return {
    treatmentDay,
    missedDays,
    missedInFirstFortnight: treatmentDay <= 14 ? Math.max(0, treatmentDay - 1 - before.inFirstFortnight) : 0,
    orderedUg, orderedTotalUg, askedUg, askedTotalUg,
    newInduction: facts.drug === 'methadone' && missedDays >= NEW_INDUCTION_DAYS,
    givenTodayUg,
    dayTotalUg: askedUg === null ? null : (Math.max(givenTodayUg + askedUg, order?.kind === 'regular' ? askedTotalUg ?? 0 : 0) as Ug),
    lastDayUg: before.lastDayUg,
    weekStartUg: before.weekStartUg,
    daysSinceLastIncrease: roseOn === null ? null : daysBetween(roseOn, dosingDay),
  };
}

/** What the first day adds: the first dose of the day, and a supplement after it. */
function onDayOne(facts: DosingFacts, askedUg: Ug): Pick<WindowFacts, 'firstDoseUg' | 'supplementUg' | 'hoursAfterFirst'> {
  const first = dosesOn(facts.doses, facts.dosingDay).toSorted((a, b) => a.part - b.part)[0];
  return first === undefined ? { firstDoseUg: askedUg } : { firstDoseUg: first.doseUg, supplementUg: askedUg, hoursAfterFirst: facts.hoursSinceFirstDoseToday ?? null };
}

/** What a later day is measured against. A replacement stands in for what was vomited, so it is no rise of the day; it is held against that dose. */
function laterDay(facts: DosingFacts, course: Course): Pick<WindowFacts, 'lastDayUg' | 'weekStartUg' | 'daysSinceLastIncrease' | 'vomitedUg'> {
  if (facts.order?.kind === 'replacement') return { vomitedUg: Math.max(0, ...dosesOn(facts.doses, facts.dosingDay).map((dose) => dose.doseUg)) as Ug };
  if (course.treatmentDay <= 1 || course.newInduction || course.lastDayUg === null) return {};
  return {
    lastDayUg: course.lastDayUg,
    ...(course.weekStartUg === null ? {} : { weekStartUg: course.weekStartUg }),
    ...(course.daysSinceLastIncrease === null ? {} : { daysSinceLastIncrease: course.daysSinceLastIncrease }),
  };
}

/** The same part twice is a duplicate, whatever the order says; another part is one only where no split was ordered. */
function isDuplicate({ doses, dosingDay, part, order }: DosingFacts): boolean {
  const today = dosesOn(doses, dosingDay);
  if (today.some((dose) => dose.part === part)) return true;
  return today.length > 0 && order?.kind === 'regular' && order.parts.length < 2;
}

const known = <T>(value: T | null): T | undefined => value ?? undefined;

/** Every fact by name, undefined where it was not asked about: always the same shape, which is quickest to read. */
type NamedFacts = { readonly [Key in keyof WindowFacts]?: WindowFacts[Key] | undefined };

/** The record's facts as the rules read them. */
export function windowFactsOf(facts: DosingFacts, course: Course): WindowFacts {
  const { order, dosingDay, naltrexoneXrDay } = facts;
  const isStart = facts.drug === 'methadone' && course.askedUg !== null;
  const isFirstDay = isStart && (course.treatmentDay <= 1 || course.newInduction);
  const dayOne = isFirstDay && course.askedUg !== null ? onDayOne(facts, course.askedUg) : {};
  const later = laterDay(facts, course);
  const asked: Partial<DosingFacts> = isStart ? facts : {};
  // What the first day always asks: not recorded is not known, and not "no".
  const onFirstDay = <T>(fact: T | undefined): T | null | undefined => (fact === undefined && isFirstDay ? null : fact);
  const named: NamedFacts = {
    drug: facts.drug === 'naltrexone' ? undefined : facts.drug,
    orderState: order?.state ?? 'none',
    orderSigned: order?.signed ?? false,
    orderCoversDay: order !== null && order.fromDay <= dosingDay && (order.toDay === null || dosingDay <= order.toDay),
    partOrdered: course.orderedUg !== null,
    alreadyDosedToday: isDuplicate(facts),
    treatmentDay: course.newInduction ? 1 : course.treatmentDay,
    missedDays: course.missedDays,
    missedInFirstFortnight: course.missedInFirstFortnight,
    usualUg: known(course.orderedTotalUg),
    doseUg: known(course.askedUg),
    stockUg: course.askedUg === null ? undefined : facts.stockUg,
    dayTotalUg: known(course.dayTotalUg),
    ceilingUg: facts.ceilingUg,
    firstDoseUg: dayOne.firstDoseUg,
    supplementUg: dayOne.supplementUg,
    hoursAfterFirst: dayOne.hoursAfterFirst,
    rationaleDocumented: asked.rationaleDocumented,
    rationale: asked.rationale,
    sedativesOrAlcohol: onFirstDay(asked.sedativesOrAlcohol),
    daysSinceLastOpioid: onFirstDay(asked.daysSinceLastOpioid),
    lowTolerance: onFirstDay(asked.lowTolerance),
    highTolerance: asked.highTolerance,
    experiencedPrescriber: asked.experiencedPrescriber,
    ageYears: asked.ageYears,
    respiratoryDisease: asked.respiratoryDisease,
    recentHospitalisation: asked.recentHospitalisation,
    severeHepaticImpairment: asked.severeHepaticImpairment,
    previousDayUg: later.lastDayUg,
    previousUg: later.lastDayUg,
    lastDayUg: later.lastDayUg,
    weekStartUg: later.weekStartUg,
    daysSinceLastIncrease: later.daysSinceLastIncrease,
    vomitedUg: later.vomitedUg,
    poss: facts.poss,
    intoxicated: facts.intoxicated,
    identityConfirmed: facts.identityConfirmed,
    dosedElsewhereToday: facts.dosedElsewhereToday,
    rr: facts.rr,
    spo2: facts.spo2,
    spo2Scale2: facts.spo2Scale2,
    rousable: facts.rousable,
    breathAlcohol: facts.breathAlcohol,
    bottlesReturnedShort: facts.bottlesReturnedShort,
    qtcMs: facts.qtcMs,
    naltrexoneXrDaysAgo: naltrexoneXrDay === undefined || naltrexoneXrDay === null ? undefined : daysBetween(naltrexoneXrDay, dosingDay),
  };
  return withDayTotal(named as WindowFacts);
}
