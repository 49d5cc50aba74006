/** Rules for the medicines that ease withdrawal: limits, holds, cautions (clinical reference, sections 2.3, 2.4, 2.7). */
import { mgOf, type Ug } from '../dose.ts';
import type { Cite, Judgement, Rule } from '../rule.ts';
import { type AdjunctLimits, adjunctLimits, adjunctName, inCode, lofexidineDose } from './adjunct-tables.ts';

/** What is known before an adjunct. An absent key was not asked about; null was asked and is not known, or is none. */
export type AdjunctFacts = {
  /** The medicine, or `withdrawalManagement` for starting withdrawal at all. */
  readonly drug: string;
  readonly singleUg?: Ug | null;
  /** The day's total with this dose. */
  readonly dayUg?: Ug | null;
  /** Day of the course; 1 is the first. */
  readonly day?: number | null;
  /** Null where none was given before. */
  readonly hoursSinceLast?: number | null;
  readonly event?: string | null;
  readonly abrupt?: boolean | null;
  readonly childPughScore?: number | null;
  readonly egfr?: number | null;
  readonly dialysis?: boolean | null;
  readonly severeHepatic?: boolean | null;
  readonly sbp?: number | null;
  readonly dbp?: number | null;
  readonly hr?: number | null;
  /** Dizziness, faintness or the like, with slow pulse or on standing. */
  readonly symptoms?: boolean | null;
  readonly posturalSystolicFall?: number | null;
  readonly posturalDiastolicFall?: number | null;
  readonly syncope?: boolean | null;
  readonly consecutiveHolds?: number | null;
  readonly qtcMs?: number | null;
  readonly congenitalLongQt?: boolean | null;
  readonly severeCoronaryInsufficiency?: boolean | null;
  readonly recentMyocardialInfarction?: boolean | null;
  readonly cerebrovascularDisease?: boolean | null;
  readonly markedBradycardia?: boolean | null;
  readonly pregnant?: boolean | null;
  readonly couldBePregnant?: boolean | null;
  readonly pregnancyWeek?: number | null;
  readonly weightKg?: number | null;
  readonly liverDisease?: boolean | null;
  readonly renalDisease?: boolean | null;
  readonly ulcer?: boolean | null;
  readonly glaucoma?: boolean | null;
  readonly urinaryRetention?: boolean | null;
  readonly infectiveOrObstructed?: boolean | null;
  readonly elderly?: boolean | null;
  readonly inpatient?: boolean | null;
};

export type AdjunctRule = Rule<AdjunctFacts>;
type Said = readonly Judgement<AdjunctFacts>[] | null;

const known = <T>(value: T | null | undefined): value is T => value !== null && value !== undefined;
export const isDrug = (...names: readonly string[]) => ({ drug }: AdjunctFacts): boolean => names.includes(adjunctName(drug));
const isAlpha2 = isDrug('lofexidine', 'clonidine');

function dayLimit(line: AdjunctLimits, limit: number): AdjunctRule {
  const code = `DAY_OVER_${inCode(limit)}`;
  return {
    id: `adj-day-${line.drug}-${line.profile}`,
    profile: line.profile,
    measure: `${line.drug} day`,
    cite: line.cite,
    needs: ['dayUg'],
    when: isDrug(line.drug),
    codes: [code],
    judge: ({ dayUg }) => (known(dayUg) && dayUg > limit * 1000 ? [{ code, params: { drug: line.drug, dose: mgOf(dayUg), limit }, turns: [{ fact: 'dayUg', to: limit * 1000 }] }] : null),
  };
}

function singleLimit(line: AdjunctLimits, limit: number): AdjunctRule {
  const code = `SINGLE_OVER_${inCode(limit)}`;
  return {
    id: `adj-single-${line.drug}-${line.profile}`,
    profile: line.profile,
    measure: `${line.drug} single`,
    cite: line.cite,
    needs: ['singleUg'],
    when: isDrug(line.drug),
    codes: [code],
    judge: ({ singleUg }) => (known(singleUg) && singleUg > limit * 1000 ? [{ code, params: { drug: line.drug, dose: mgOf(singleUg), limit }, turns: [{ fact: 'singleUg', to: limit * 1000 }] }] : null),
  };
}

function intervalLimit(line: AdjunctLimits, limit: number): AdjunctRule {
  const code = `INTERVAL_UNDER_${inCode(limit)}H`;
  return {
    id: `adj-interval-${line.drug}-${line.profile}`,
    profile: line.profile,
    measure: `${line.drug} interval`,
    cite: line.cite,
    needs: ['hoursSinceLast'],
    // A first dose has no hours since the last: null there is none, and says so.
    when: (facts) => isDrug(line.drug)(facts) && facts.hoursSinceLast !== null,
    codes: [code],
    judge: ({ hoursSinceLast: hours }) => (known(hours) && hours < limit ? [{ code, params: { drug: line.drug, hours, limit }, turns: [{ fact: 'hoursSinceLast', to: limit }] }] : null),
  };
}

function courseLimit(line: AdjunctLimits, limit: number): AdjunctRule {
  const code = `OVER_${String(limit)}_DAYS`;
  return {
    id: `adj-course-${line.drug}-${line.profile}`,
    profile: line.profile,
    measure: `${line.drug} course`,
    cite: line.cite,
    needs: ['day'],
    when: isDrug(line.drug),
    codes: [code],
    judge: ({ day }) => (known(day) && day > limit ? [{ code, params: { drug: line.drug, day, limit } }] : null),
  };
}

function qtLimit(line: AdjunctLimits): AdjunctRule {
  return {
    id: `adj-qt-${line.drug}-${line.profile}`,
    profile: line.profile,
    measure: `${line.drug} QTc`,
    cite: { source: 'Cautions of medicines that prolong QT', section: 'QTc over 500 ms', mark: 'unchecked' },
    needs: ['qtcMs'],
    when: isDrug(line.drug),
    codes: ['QTC_OVER_500'],
    judge: ({ qtcMs }) => (known(qtcMs) && qtcMs > 500 ? [{ code: 'QTC_OVER_500', params: { drug: line.drug, value: qtcMs, limit: 500 }, turns: [{ fact: 'qtcMs', to: 500 }] }] : null),
  };
}

const limitRules = adjunctLimits.flatMap((line): readonly AdjunctRule[] => [
  ...(line.dayMaxMg === undefined ? [] : [dayLimit(line, line.dayMaxMg)]),
  ...(line.singleMaxMg === undefined ? [] : [singleLimit(line, line.singleMaxMg)]),
  ...(line.minHours === undefined ? [] : [intervalLimit(line, line.minHours)]),
  ...(line.maxDays === undefined ? [] : [courseLimit(line, line.maxDays)]),
  ...(line.prolongsQt === undefined ? [] : [qtLimit(line)]),
]);

const holds: Cite = { source: 'Common US and UK protocols for alpha-2 agonists', section: 'hold rules, which vary between protocols', mark: 'unchecked' };

const belowHold = (id: string, profile: string, fact: 'sbp' | 'dbp' | 'hr', limit: number, code: string): AdjunctRule => ({
  id,
  profile,
  measure: `hold ${fact}`,
  cite: holds,
  needs: [fact],
  when: isAlpha2,
  codes: [code],
  judge: (facts) => {
    const value = facts[fact];
    return known(value) && value < limit ? [{ code, params: { value, limit }, turns: [{ fact, to: limit }] }] : null;
  },
});

function posturalSays({ posturalSystolicFall: systolic, posturalDiastolicFall: diastolic, symptoms }: AdjunctFacts): Said {
  const falls = (systolic ?? 0) >= 20 || (diastolic ?? 0) >= 10;
  // Unknown symptoms count as symptoms: the fall is there.
  return falls && symptoms !== false ? [{ code: 'HOLD_POSTURAL_FALL', turns: [{ fact: 'symptoms', to: false }] }] : null;
}

const holdRules: readonly AdjunctRule[] = [
  belowHold('adj-hold-sbp', 'any', 'sbp', 90, 'HOLD_SBP_UNDER_90'),
  belowHold('adj-hold-dbp', 'any', 'dbp', 60, 'HOLD_DBP_UNDER_60'),
  belowHold('adj-hold-dbp-50', 'ALPHA2-DBP-50', 'dbp', 50, 'HOLD_DBP_UNDER_50'),
  belowHold('adj-hold-hr', 'any', 'hr', 50, 'HOLD_HR_UNDER_50'),
  {
    id: 'adj-hold-hr-symptoms',
    profile: 'any',
    measure: 'hold hr symptoms',
    cite: holds,
    needs: ['hr', 'symptoms'],
    when: (facts) => isAlpha2(facts) && !(known(facts.hr) && (facts.hr < 50 || facts.hr >= 60)),
    codes: ['HOLD_HR_UNDER_60_WITH_SYMPTOMS'],
    judge: ({ hr, symptoms }) => (known(hr) && symptoms === true ? [{ code: 'HOLD_HR_UNDER_60_WITH_SYMPTOMS', params: { value: hr, limit: 60 }, turns: [{ fact: 'hr', to: 60 }] }] : null),
  },
  { id: 'adj-hold-postural-systolic', profile: 'any', measure: 'hold postural systolic', cite: holds, needs: ['posturalSystolicFall'], when: isAlpha2, codes: ['HOLD_POSTURAL_FALL'], judge: posturalSays },
  { id: 'adj-hold-postural-diastolic', profile: 'any', measure: 'hold postural diastolic', cite: holds, needs: ['posturalDiastolicFall'], when: isAlpha2, codes: ['HOLD_POSTURAL_FALL'], judge: posturalSays },
  {
    id: 'adj-hold-syncope',
    profile: 'any',
    measure: 'hold syncope',
    cite: holds,
    needs: ['syncope'],
    when: isAlpha2,
    codes: ['HOLD_SYNCOPE'],
    judge: ({ syncope }) => (syncope === true ? [{ code: 'HOLD_SYNCOPE' }] : null),
  },
  {
    id: 'adj-hold-twice',
    profile: 'any',
    measure: 'held twice',
    cite: holds,
    needs: ['consecutiveHolds'],
    when: isAlpha2,
    codes: ['TWO_HOLDS_PRESCRIBER_REVIEW'],
    judge: ({ consecutiveHolds }) => (known(consecutiveHolds) && consecutiveHolds >= 2 ? [{ code: 'TWO_HOLDS_PRESCRIBER_REVIEW', params: { holds: consecutiveHolds } }] : null),
  },
  {
    id: 'adj-taper',
    profile: 'any',
    measure: 'taper',
    cite: { source: 'US label, Lucemyra', section: 'discontinuation', mark: 'primary' },
    needs: ['event', 'abrupt'],
    when: (facts) => isAlpha2(facts) && facts.event === 'stop',
    codes: ['TAPER_2_TO_4_DAYS'],
    judge: ({ drug, abrupt }) => (abrupt === true ? [{ code: 'TAPER_2_TO_4_DAYS', params: { drug }, turns: [{ fact: 'abrupt', to: false }] }] : null),
  },
];

/** A rule about one yes-or-no fact of the person. */
export const whenTrue = (id: string, drugs: readonly string[], fact: keyof AdjunctFacts & string, code: string, cite: Cite): AdjunctRule => ({
  id,
  profile: 'any',
  measure: id,
  cite,
  needs: [fact],
  when: isDrug(...drugs),
  codes: [code],
  judge: (facts) => (facts[fact] === true ? [{ code, params: { drug: facts.drug } }] : null),
});

const lucemyra: Cite = { source: 'US label, Lucemyra', section: 'warnings and precautions', mark: 'primary' };

const lofexidineRules: readonly AdjunctRule[] = [
  whenTrue('adj-long-qt', ['lofexidine'], 'congenitalLongQt', 'AVOID_CONGENITAL_LONG_QT', lucemyra),
  ...(['severeCoronaryInsufficiency', 'recentMyocardialInfarction', 'cerebrovascularDisease', 'markedBradycardia'] as const).map((fact) =>
    whenTrue(`adj-avoid-${fact}`, ['lofexidine'], fact, 'AVOID_HEART_OR_BRAIN_DISEASE', lucemyra),
  ),
  {
    id: 'adj-organ-dose',
    profile: 'any',
    measure: 'organ dose',
    cite: { ...lucemyra, section: 'hepatic and renal impairment' },
    needs: ['singleUg'],
    when: isDrug('lofexidine'),
    codes: ['OVER_ORGAN_DOSE'],
    judge: ({ singleUg, childPughScore, egfr, dialysis }) => {
      const dose = lofexidineDose({ childPughScore: childPughScore ?? null, egfr: egfr ?? null, dialysis: dialysis === true });
      // The full dose may go to 0.72 mg by response; only a reduced one is a ceiling here.
      if (dose === null || !known(singleUg) || dose.singleUg >= 540 || singleUg <= dose.singleUg) return null;
      return [{ code: 'OVER_ORGAN_DOSE', params: { dose: mgOf(singleUg), limit: mgOf(dose.singleUg) }, turns: [{ fact: 'singleUg', to: dose.singleUg }] }];
    },
  },
];

export { holdRules, known, limitRules, lofexidineRules };
