/** Published start schedules of buprenorphine as data (clinical reference, sections 4.1-4.6). They propose; a prescriber orders. */
import type { Ug } from '../dose.ts';
import type { Cite } from '../rule.ts';

/** One day of a low-dose (overlap) start, during which the full agonist goes on unchanged until its stop day. */
export interface LowDoseDay {
  readonly day: number;
  /** As prescribers write it, in milligrams: `0.5 bd` is half a milligram twice a day. */
  readonly regimen: string;
  readonly dosesUg: readonly Ug[];
  /** Null where the schedule gives a range. */
  readonly dayTotalUg: Ug | null;
  readonly dayRangeUg: readonly [Ug, Ug];
  readonly stopFullAgonist: boolean;
}

export interface LowDoseTemplate {
  readonly profile: string;
  readonly cite: Cite;
  readonly days: readonly LowDoseDay[];
}

function fixed(day: number, regimen: string, doses: readonly number[], stopFullAgonist = false): LowDoseDay {
  const total = doses.reduce((sum, dose) => sum + dose, 0) as Ug;
  return { day, regimen, dosesUg: doses as readonly Ug[], dayTotalUg: total, dayRangeUg: [total, total], stopFullAgonist };
}

const settle = (day: number): LowDoseDay => ({
  day,
  regimen: '12-16 od',
  dosesUg: [],
  dayTotalUg: null,
  dayRangeUg: [12_000 as Ug, 16_000 as Ug],
  stopFullAgonist: true,
});

export const lowDose7Day: LowDoseTemplate = {
  profile: 'LOW-DOSE-7D',
  cite: { source: '7-day overlap schedule as summarised from Maudsley 15th ed. and Bernese reports', mark: 'secondary' },
  days: [
    fixed(1, '0.5 od', [500]),
    fixed(2, '0.5 bd', [500, 500]),
    fixed(3, '1 bd', [1_000, 1_000]),
    fixed(4, '2 bd', [2_000, 2_000]),
    fixed(5, '4 bd', [4_000, 4_000]),
    fixed(6, '8 bd', [8_000, 8_000], true),
    settle(7),
  ],
};

export const lowDoseRapid4Day: LowDoseTemplate = {
  profile: 'LOW-DOSE-4D',
  cite: { source: 'Rapid 4-day overlap schedule', mark: 'secondary' },
  days: [fixed(1, '0.5+1', [500, 1_000]), fixed(2, '2 bd', [2_000, 2_000]), fixed(3, '4 bd then 8', [4_000, 4_000, 8_000]), settle(4)],
};

/** The low-dose template of a profile key; the rapid one answers to each of its names. */
export function lowDoseTemplate(profile: string): LowDoseTemplate | null {
  if (profile === lowDose7Day.profile) return lowDose7Day;
  return ['LOW-DOSE-4D', 'LOW-DOSE-RAPID-4D', 'RAPID-4D'].includes(profile) ? lowDoseRapid4Day : null;
}

/** One day of a low-dose template; days after the last stay at its settled dose, and day 0 or a fraction is no day. */
export function lowDoseDay(template: LowDoseTemplate, day: number): LowDoseDay | null {
  if (!Number.isInteger(day) || day < 1) return null;
  return template.days[Math.min(day, template.days.length) - 1] ?? null;
}

/** The emergency department's high-dose start (CA Bridge): 8-16 mg, more to 32 mg on day 1, then 16-32 mg a day. */
export const highDoseStart = {
  profile: 'CA-BRIDGE',
  cite: { source: 'CA Bridge, buprenorphine emergency department quick start', mark: 'primary' } satisfies Cite,
  firstUg: [8_000 as Ug, 16_000 as Ug] as const,
  day1MaxUg: 32_000 as Ug,
  laterUg: [16_000 as Ug, 32_000 as Ug] as const,
  /** Past withdrawal, without symptoms: 8 mg every 6 hours as needed for craving. */
  pastWithdrawal: { doseUg: 8_000 as Ug, everyHours: 6 },
} as const;

/** How somebody on methadone comes to buprenorphine: a standard start from 30 mg a day, a low-dose start from any dose. */
export function methadoneSwitchWays(methadoneUg: Ug): readonly ('standard-start' | 'low-dose-start')[] {
  return methadoneUg <= 30_000 ? ['standard-start', 'low-dose-start'] : ['low-dose-start'];
}

/**
 * Whether withdrawal after a dose looks brought on by it: COWS up by 5 or more within 2 hours. Null where a score is unknown.
 * Trial definitions give 5 or 6; the lower is used, so that nobody in sudden withdrawal is passed over (mark: unchecked).
 */
export function precipitatedWithdrawalSuspected(facts: { readonly cowsBefore: number | null; readonly cowsAfter: number | null; readonly minutesAfterDose: number | null }): boolean | null {
  const { cowsBefore, cowsAfter, minutesAfterDose } = facts;
  if (cowsBefore === null || cowsAfter === null || minutesAfterDose === null) return null;
  return cowsAfter - cowsBefore >= 5 && minutesAfterDose <= 120;
}

export interface PrecipitatedWithdrawalTreatment {
  /** The next buprenorphine dose as a range, or null where the day's ceiling is reached. */
  readonly nextUg: readonly [Ug, Ug] | null;
  readonly dayMaxUg: Ug;
  readonly adjuncts: true;
  readonly fullAgonist: 'not reflexively';
  readonly cite: Cite;
}

/** More buprenorphine, 8-16 mg at a time to 32 mg in the day, with adjuncts; a full agonist is not given reflexively. */
export function precipitatedWithdrawalTreatment(givenTodayUg: Ug): PrecipitatedWithdrawalTreatment {
  const left = 32_000 - givenTodayUg;
  return {
    nextUg: left <= 0 ? null : [Math.min(8_000, left) as Ug, Math.min(16_000, left) as Ug],
    dayMaxUg: 32_000 as Ug,
    adjuncts: true,
    fullAgonist: 'not reflexively',
    cite: { source: 'CA Bridge practice', mark: 'unchecked' },
  };
}

/** What to do after missed sublingual doses: go on, restart lower, or begin again. */
export type MissedSublingual =
  | { readonly kind: 'resume'; readonly doseUg: Ug }
  | { readonly kind: 'restart'; readonly doseUg: Ug }
  | { readonly kind: 'reinduce' };

/**
 * The restart dose after missed days (BCCSU and CAMH; unchecked). Up to 5 days go on. From 6 days: 2-4 mg the same, over 4
 * to 8 mg restart 4, over 8 mg restart 8 at 6-7 days and 4 beyond. Back on a full agonist: begin again with a score.
 */
export function afterMissedSublingual(usualUg: Ug, missedDays: number, backOnFullAgonist: boolean): MissedSublingual {
  if (backOnFullAgonist) return { kind: 'reinduce' };
  if (missedDays <= 5) return { kind: 'resume', doseUg: usualUg };
  if (usualUg <= 4_000) return { kind: 'restart', doseUg: usualUg };
  if (usualUg <= 8_000) return { kind: 'restart', doseUg: 4_000 as Ug };
  return { kind: 'restart', doseUg: (missedDays <= 7 ? 8_000 : 4_000) as Ug };
}
