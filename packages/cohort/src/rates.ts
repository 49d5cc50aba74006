/**
 * What happens how often, with where each number comes from. A mark says how far the number was checked against its
 * source (primary: read there; unchecked: from general knowledge, the source is named so that it can be checked).
 * These make people plausible for demonstrations, tests and load. They are no model to plan anybody's care by.
 */

export interface Rate {
  readonly value: number;
  readonly source: string;
  readonly mark: 'primary' | 'secondary' | 'unchecked' | 'product';
}

const rate = (value: number, source: string, mark: Rate['mark']): Rate => ({ value, source, mark });

/** Deaths from any cause in 1,000 person-years: Sordo 2017, BMJ 357:j1550. */
export const deaths = {
  inMethadone: rate(11.3, 'Sordo 2017, in methadone treatment', 'primary'),
  outOfMethadone: rate(36.1, 'Sordo 2017, out of methadone treatment', 'primary'),
  inBuprenorphine: rate(4.3, 'Sordo 2017, in buprenorphine treatment', 'primary'),
  outOfBuprenorphine: rate(9.5, 'Sordo 2017, out of buprenorphine treatment', 'primary'),
  /** Times the rate in the first four weeks of methadone; Sordo shows the fall, the figure is ours. */
  firstFourWeeksTimes: rate(2, 'Sordo 2017, methadone mortality falls over the first four weeks', 'unchecked'),
  /** Times the rate out of treatment in its first four weeks; Cousins 2016 gives about fourfold out against in. */
  firstWeeksOutTimes: rate(2, 'Cousins 2016, first weeks after leaving', 'unchecked'),
} as const;

/**
 * Staying in treatment. Hser 2014 (Addiction 109:79-87): 74% of people on methadone and 46% on buprenorphine completed
 * 24 weeks. O'Connor 2020 (PLoS ONE 15:e0232086): median 57% on opioid agonists at 12 months in observational studies.
 */
export const retention = {
  methadone24Weeks: rate(0.74, 'Hser 2014, completed 24 weeks', 'unchecked'),
  buprenorphine24Weeks: rate(0.46, 'Hser 2014, completed 24 weeks', 'unchecked'),
  agonist12Months: rate(0.57, "O'Connor 2020, median at 12 months", 'unchecked'),
  naltrexone24Weeks: rate(0.47, 'Lee 2018 (Lancet 391:309-318), X:BOT, about half of those who started still had injections', 'unchecked'),
} as const;

/** Leaving, by week: chosen so that the retention above comes out. First four weeks, up to week 26, later. */
export const leavingAWeek = {
  methadone: [0.022, 0.0105, 0.005],
  buprenorphine: [0.058, 0.0255, 0.008],
  naltrexone: [0.04, 0.029, 0.012],
  counselling: [0.06, 0.03, 0.015],
} as const satisfies Readonly<Record<string, readonly [number, number, number]>>;

export const doses = {
  /** Of dosing days, after the first month: about one in forty is missed. */
  missedADay: rate(0.022, 'Chosen; clinics report attendance well over 90%', 'product'),
  missedEarlyADay: rate(0.045, 'Chosen: twice as often in the first four weeks', 'product'),
  missedAgain: rate(0.3, 'Chosen: a missed day is followed by another', 'product'),
  methadoneTargetMg: rate(90, 'UK 60-120 mg, US label 80-120 mg (clinical reference 3.2)', 'primary'),
  buprenorphineTargetMg: rate(16, 'US film label: 4-24 mg a day, target 16', 'primary'),
} as const;

export const events = {
  /** Non-fatal overdoses in a person-year, in treatment and out: several cohorts find one in five people in a year. */
  overdoseInAYear: rate(0.04, 'Chosen below the rate out of treatment', 'product'),
  overdoseOutAYear: rate(0.2, 'Darke 2003, about a fifth of people who use heroin in a year', 'unchecked'),
  /** Opioid-positive urine in week 1 and after half a year of treatment. */
  positiveAtStart: rate(0.6, 'Chosen within Hser 2014, falling use in both arms', 'unchecked'),
  positiveLater: rate(0.28, 'Chosen within Hser 2014, falling use in both arms', 'unchecked'),
  sessionKept: rate(0.76, 'Chosen', 'product'),
  returnWithinAYear: rate(0.45, 'Chosen: treatment in several episodes is usual (Dennis and Scott)', 'unchecked'),
  pregnantAYear: rate(0.05, 'Chosen, women under 42', 'product'),
  closedBeforeStart: rate(0.15, 'Chosen', 'product'),
  kitAccepted: rate(0.9, 'Chosen', 'product'),
  longQtc: rate(0.05, 'Chosen: QTc 450 ms or more on methadone in a few people of a hundred', 'unchecked'),
} as const;

/** Which medicine a person starts with, by country. Extended-release naltrexone is not marketed in the UK. */
export const mix = {
  US: { methadone: 0.5, buprenorphine: 0.36, naltrexone: 0.07, counselling: 0.07 },
  UK: { methadone: 0.62, buprenorphine: 0.33, naltrexone: 0, counselling: 0.05 },
} as const;
