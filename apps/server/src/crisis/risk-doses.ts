/** What doses tell of overdose risk: a methadone course that began lately, and doses that were planned and not taken. */
import type { RiskFact, RiskFactorId } from '@fairlead/clinical';
import { clinicalDay } from '../assessment/index.ts';
import { daysOf, dosesBetween, plannedDays } from '../dispensary/index.ts';
import { courseStart } from '../medication/index.ts';
import { dayAfter } from '../platform/clock.ts';
import type { Tx } from '../platform/scoped.ts';

type DoseFacts = Readonly<Partial<Record<Extract<RiskFactorId, 'methadone_start' | 'missed_doses'>, RiskFact>>>;

/** How far back a course is looked for: longer than any take-home supply, so that a settled course is not taken for a new one. */
const lookBackDays = 120;
const windowDays = 28;

/** The first day of the methadone course that goes on today, where it began within what was looked at; false where none does. */
export function methadoneStart(days: readonly { readonly day: string; readonly ug: number }[], today: string): RiskFact {
  const taken = days.filter(({ ug }) => ug > 0);
  const first = taken[0];
  if (first === undefined) return false;
  const start = courseStart(taken, first.day, today);
  return start === null ? false : { since: clinicalDay(start) };
}

/** Both factors of a person today. No dose on record here is known, not unasked: this is where doses are recorded. */
export async function doseFactsOf(tx: Tx, personId: string, today: string): Promise<DoseFacts> {
  const from = dayAfter(today, -lookBackDays);
  const [rows, planned] = await Promise.all([dosesBetween(tx, personId, from, today), plannedDays(tx, personId, dayAfter(today, -windowDays), today)]);
  const methadone = rows.filter(({ medicine }) => medicine === 'methadone');
  const series = daysOf(methadone, [], today).map((day) => ({ day: day.dosingDay, ug: day.takenUg }));
  const missed = daysOf(rows.filter(({ dosing_day }) => dosing_day >= dayAfter(today, -windowDays)), planned, today).filter(({ kind }) => kind === 'missed' || kind === 'refused');
  const last = missed.at(-1);
  return { methadone_start: methadoneStart(series, today), missed_doses: missed.length >= 3 && last !== undefined ? { since: clinicalDay(last.dosingDay) } : false };
}
