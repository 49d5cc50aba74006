/** What the product asks about naltrexone, and the published schedules as data (clinical reference, section 5). */
import { decideBy, type Decision } from '../decision.ts';
import type { Ug } from '../dose.ts';
import type { Cite, Sentence } from '../rule.ts';
import { type NaltrexoneFacts, naltrexoneRules } from './naltrexone-rules.ts';

/** May naltrexone be given? `profile` only where a site follows a stricter protocol. */
export function decideNaltrexone(facts: NaltrexoneFacts, profile?: string): Decision {
  return decideBy(naltrexoneRules, facts, profile);
}

/** One step of a naloxone challenge: give, then watch. */
export interface ChallengeStep {
  readonly doseUg: Ug;
  readonly watchSeconds: number;
}

/** The two challenges on label summaries; a positive one is repeated after 24 hours at the earliest. */
export const naloxoneChallenges = {
  IV: [{ doseUg: 200 as Ug, watchSeconds: 30 }, { doseUg: 600 as Ug, watchSeconds: 1200 }] satisfies readonly ChallengeStep[],
  SC: [{ doseUg: 800 as Ug, watchSeconds: 1200 }] satisfies readonly ChallengeStep[],
  repeatAfterHours: 24,
  cite: { source: 'US labels, naltrexone', section: 'naloxone challenge', mark: 'secondary' } satisfies Cite,
} as const;

/** The oral start: 25 mg, then 25 mg more where no withdrawal follows within an hour; 50 mg a day after. */
export const oralNaltrexoneStart = { firstUg: 25_000 as Ug, thenAfterHours: 1, thenUg: 25_000 as Ug, dailyUg: 50_000 as Ug } as const;

/** The supervised week of three doses. */
export const supervisedNaltrexoneWeek = { mon: 100_000 as Ug, wed: 100_000 as Ug, fri: 150_000 as Ug } as const;

/** The week's total of a schedule, and what it comes to a day. */
export function naltrexoneWeek(schedule: Readonly<Record<string, Ug>>): { readonly weeklyUg: Ug; readonly dailyUg: number } {
  const weeklyUg = Object.values(schedule).reduce((sum, dose) => sum + dose, 0) as Ug;
  return { weeklyUg, dailyUg: weeklyUg / 7 };
}

/** Months after the start in which liver tests are due: 1, 3 and 6, then every 6 (unchecked). */
export function liverTestMonths(untilMonth: number): readonly number[] {
  const months = [0, 1, 3, 6];
  for (let month = 12; month <= untilMonth; month += 6) months.push(month);
  return months.filter((month) => month <= untilMonth);
}

/** Printed at each visit: what naltrexone does to tolerance. */
export const naltrexoneOverdoseWarning: Sentence = {
  en: 'Your tolerance is gone. The block wears off before the next dose is due, and using then can kill. Trying to use enough to get past the block can kill too. Carry naloxone.',
  es: 'Ya no tiene tolerancia. El bloqueo se agota antes de la siguiente dosis, y consumir entonces puede matar. Intentar vencer el bloqueo con más cantidad también puede matar. Lleve naloxona.',
};
