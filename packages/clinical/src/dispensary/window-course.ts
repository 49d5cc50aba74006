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

const sum = (amounts: readonly Ug[]): Ug => amounts.reduce((total, each) => total + each, 0) as Ug;

/** Day totals before this day, the earliest first. */
function totalsBefore(doses: readonly DoseTaken[], day: Day): readonly { readonly day: Day; readonly totalUg: Ug }[] {
  const byDay = new Map<Day, number>();
  for (const dose of doses) if (dose.day < day) byDay.set(dose.day, (byDay.get(dose.day) ?? 0) + dose.doseUg);
  return [...byDay].map(([each, totalUg]) => ({ day: each, totalUg: totalUg as Ug })).toSorted((a, b) => a.day - b.day);
}

function sinceIncrease(facts: DosingFacts, totals: ReturnType<typeof totalsBefore>): number | null {
  const rises = totals.filter((each, index) => index > 0 && each.totalUg > (totals[index - 1]?.totalUg ?? each.totalUg));
  const last = rises.at(-1)?.day ?? facts.firstDoseDay;
  return last === null ? null : daysBetween(last, facts.dosingDay);
}

/** Whole days without a dose up to yesterday. */
export function missedDaysBefore(dosingDay: Day, lastDoseDay: Day | null): number {
  return lastDoseDay === null ? 0 : Math.max(0, daysBetween(lastDoseDay, dosingDay) - 1);
}

/** From this many missed days on every guideline here starts methadone anew. */
const NEW_INDUCTION_DAYS = 5;

/** The last dosing day before this one: a first part taken today leaves the missed days what they were. */
function lastDayBefore(facts: DosingFacts, totals: ReturnType<typeof totalsBefore>): Day | null {
  const known = facts.lastDoseDay !== null && facts.lastDoseDay < facts.dosingDay ? facts.lastDoseDay : null;
  const listed = totals.at(-1)?.day ?? null;
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
  const orderedTotalUg = order === null ? null : sum(order.parts.map(({ doseUg }) => doseUg));
  if (order === null || orderedUg === null || orderedTotalUg === null) return { orderedUg, orderedTotalUg, askedUg: orderedUg, askedTotalUg: orderedTotalUg };
  const plan = isReviewed(order) || facts.drug === 'naltrexone' ? null : missedDosePlan(facts.profiles.missed, facts.drug, orderedTotalUg, missedDays);
  const allowed = plan === null ? orderedTotalUg : plan.doseUg ?? orderedTotalUg;
  const askedTotalUg = sum(order.parts.map(({ doseUg }) => reduced(doseUg, orderedTotalUg, allowed)));
  return { orderedUg, orderedTotalUg, askedUg: reduced(orderedUg, orderedTotalUg, allowed), askedTotalUg };
}

/** The course up to this dose. */
export function courseOf(facts: DosingFacts): Course {
  const { dosingDay, firstDoseDay, doses, order } = facts;
  const treatmentDay = firstDoseDay === null ? 1 : daysBetween(firstDoseDay, dosingDay) + 1;
  const totals = totalsBefore(doses, dosingDay);
  const missedDays = missedDaysBefore(dosingDay, lastDayBefore(facts, totals));
  const asked = askedOf(facts, order, missedDays);
  const givenTodayUg = sum(doses.filter((dose) => dose.day === dosingDay).map((dose) => dose.doseUg));
  const inFortnight = firstDoseDay === null ? 0 : totals.filter(({ day }) => day >= firstDoseDay && day < addDays(firstDoseDay, 14)).length;
  return {
    treatmentDay,
    missedDays,
    missedInFirstFortnight: treatmentDay <= 14 ? Math.max(0, treatmentDay - 1 - inFortnight) : 0,
    ...asked,
    newInduction: facts.drug === 'methadone' && missedDays >= NEW_INDUCTION_DAYS,
    givenTodayUg,
    dayTotalUg: asked.askedUg === null ? null : (Math.max(givenTodayUg + asked.askedUg, order?.kind === 'regular' ? asked.askedTotalUg ?? 0 : 0) as Ug),
    lastDayUg: totals.at(-1)?.totalUg ?? null,
    weekStartUg: totals.find(({ day }) => day >= addDays(dosingDay, -7))?.totalUg ?? null,
    daysSinceLastIncrease: sinceIncrease(facts, totals),
  };
}

function startFactsOf(facts: DosingFacts, course: Course): WindowFacts {
  if (facts.drug !== 'methadone' || course.askedUg === null) return {};
  const today = facts.doses.filter((dose) => dose.day === facts.dosingDay).toSorted((a, b) => a.part - b.part);
  const first = today[0];
  const isFirstDay = course.treatmentDay <= 1 || course.newInduction;
  const onDayOne: WindowFacts = !isFirstDay
    ? {}
    : first === undefined
      ? { firstDoseUg: course.askedUg }
      : { firstDoseUg: first.doseUg, supplementUg: course.askedUg, hoursAfterFirst: facts.hoursSinceFirstDoseToday ?? null };
  const { rationaleDocumented, rationale, sedativesOrAlcohol, daysSinceLastOpioid, lowTolerance, highTolerance, experiencedPrescriber, ageYears, respiratoryDisease, recentHospitalisation, severeHepaticImpairment } = facts;
  const asked = { rationaleDocumented, rationale, sedativesOrAlcohol, daysSinceLastOpioid, lowTolerance, highTolerance, experiencedPrescriber, ageYears, respiratoryDisease, recentHospitalisation, severeHepaticImpairment };
  // What the first day always asks: not recorded is not known, and not "no".
  const needed: WindowFacts = isFirstDay ? { sedativesOrAlcohol: null, daysSinceLastOpioid: null, lowTolerance: null } : {};
  return { ...onDayOne, ...needed, ...(Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined)) as WindowFacts) };
}

function titrationFactsOf({ order, doses, dosingDay }: DosingFacts, course: Course): WindowFacts {
  // A replacement stands in for what was vomited, so it is no rise of the day; it is held against that dose.
  if (order?.kind === 'replacement') return { vomitedUg: Math.max(0, ...doses.filter((dose) => dose.day === dosingDay).map((dose) => dose.doseUg)) as Ug };
  if (course.treatmentDay <= 1 || course.newInduction || course.lastDayUg === null) return {};
  return {
    previousDayUg: course.lastDayUg,
    previousUg: course.lastDayUg,
    lastDayUg: course.lastDayUg,
    ...(course.weekStartUg === null ? {} : { weekStartUg: course.weekStartUg }),
    ...(course.daysSinceLastIncrease === null ? {} : { daysSinceLastIncrease: course.daysSinceLastIncrease }),
  };
}

function seenAtTheWindow(facts: DosingFacts): WindowFacts {
  const { rr, spo2, spo2Scale2, rousable, breathAlcohol, bottlesReturnedShort, qtcMs, naltrexoneXrDay } = facts;
  const asked = {
    rr, spo2, spo2Scale2, rousable, breathAlcohol, bottlesReturnedShort, qtcMs,
    naltrexoneXrDaysAgo: naltrexoneXrDay === undefined || naltrexoneXrDay === null ? undefined : daysBetween(naltrexoneXrDay, facts.dosingDay),
  };
  return {
    poss: facts.poss,
    intoxicated: facts.intoxicated,
    identityConfirmed: facts.identityConfirmed,
    dosedElsewhereToday: facts.dosedElsewhereToday,
    ...(Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined)) as WindowFacts),
  };
}

/** The same part twice is a duplicate, whatever the order says; another part is one only where no split was ordered. */
function isDuplicate({ doses, dosingDay, part, order }: DosingFacts): boolean {
  const today = doses.filter((dose) => dose.day === dosingDay);
  if (today.some((dose) => dose.part === part)) return true;
  return today.length > 0 && order?.kind === 'regular' && order.parts.length < 2;
}

/** The record's facts as the rules read them. */
export function windowFactsOf(facts: DosingFacts, course: Course): WindowFacts {
  const { order, dosingDay } = facts;
  return withDayTotal<WindowFacts>({
    ...(facts.drug === 'naltrexone' ? {} : { drug: facts.drug }),
    orderState: order?.state ?? 'none',
    orderSigned: order?.signed ?? false,
    orderCoversDay: order !== null && order.fromDay <= dosingDay && (order.toDay === null || dosingDay <= order.toDay),
    partOrdered: course.orderedUg !== null,
    alreadyDosedToday: isDuplicate(facts),
    treatmentDay: course.newInduction ? 1 : course.treatmentDay,
    missedDays: course.missedDays,
    missedInFirstFortnight: course.missedInFirstFortnight,
    ...(course.orderedTotalUg === null ? {} : { usualUg: course.orderedTotalUg }),
    ...(course.askedUg === null ? {} : { doseUg: course.askedUg, stockUg: facts.stockUg }),
    ...(course.dayTotalUg === null ? {} : { dayTotalUg: course.dayTotalUg }),
    ceilingUg: facts.ceilingUg,
    ...startFactsOf(facts, course),
    ...titrationFactsOf(facts, course),
    ...seenAtTheWindow(facts),
  });
}
