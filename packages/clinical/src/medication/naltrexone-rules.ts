/** When naltrexone may be given: free of opioids, liver, form, interval (clinical reference, section 5; section 13, rulings 6, 11). */
import { mgOf, type Ug } from '../dose.ts';
import type { Cite, Judgement, Rule } from '../rule.ts';
import { naltrexoneCodes } from './naltrexone-codes.ts';
import { isLongActing } from './opioid-kinds.ts';
import { ruleSet } from '../rule-set.ts';

/** What is known before naltrexone. An absent key was not asked about; null was asked and is not known, or is none. */
export type NaltrexoneFacts = {
  readonly lastOpioid?: string | null;
  readonly daysOpioidFree?: number | null;
  /** Null where none was done. */
  readonly naloxoneChallenge?: 'positive' | 'negative' | null;
  /** The person offers a negative urine test. */
  readonly udsNegative?: boolean | null;
  /** `none`, or the medicine's name. */
  readonly currentOpioidAnalgesic?: string | null;
  readonly dependentOrInWithdrawal?: boolean | null;
  readonly allergy?: boolean | null;
  readonly altTimesUln?: number | null;
  readonly acuteHepatitis?: boolean | null;
  readonly liverFailure?: boolean | null;
  readonly decompensatedCirrhosis?: boolean | null;
  readonly form?: 'oral' | 'XR' | null;
  readonly treatmentDay?: number | null;
  readonly doseUg?: Ug | null;
  readonly route?: string | null;
  readonly site?: string | null;
  readonly lastSite?: string | null;
  /** Since the last injection; absent for the first. */
  readonly daysSinceLast?: number | null;
  readonly opioidUseSince?: boolean | null;
  readonly uds?: 'positive' | 'negative' | null;
  readonly pregnant?: boolean | null;
  readonly couldBePregnant?: boolean | null;
  readonly pregnancyPlanned?: boolean | null;
  readonly daysToSurgery?: number | null;
  readonly lowPlatelets?: boolean | null;
  readonly severeRenal?: boolean | null;
};

type NtxRule = Rule<NaltrexoneFacts>;
type Said = readonly Judgement<NaltrexoneFacts>[] | null;

const known = <T>(value: T | null | undefined): value is T => value !== null && value !== undefined;
const xr = ({ form }: NaltrexoneFacts): boolean => form === 'XR';

const labels: Cite = { source: 'US labels, naltrexone', section: 'opioid-free interval', mark: 'secondary' };
const vivitrol: Cite = { source: 'US label, Vivitrol', section: 'dosage and administration', mark: 'primary' };
const programme: Cite = { source: 'One US programme, standing orders for late naltrexone', mark: 'secondary' };
const practice: Cite = { source: 'ASAM and TIP 63 practice thresholds', section: 'liver', mark: 'unchecked' };
const cautions: Cite = { source: 'US labels, naltrexone', section: 'warnings', mark: 'unchecked' };

/** Days free of opioids: short-acting 7 and 10, long-acting 14. A passed challenge answers what the two warnings ask for. */
function freeSays({ lastOpioid, daysOpioidFree, naloxoneChallenge }: NaltrexoneFacts): Said {
  const days = daysOpioidFree ?? 0;
  const passed = naloxoneChallenge === 'negative';
  if (isLongActing(lastOpioid ?? '')) {
    if (days < 14) return [{ code: 'LONG_ACTING_UNDER_14_DAYS', params: { days, limit: 14 }, turns: [{ fact: 'daysOpioidFree', to: 14 }] }];
    return passed ? null : [{ code: 'LONG_ACTING_14_DAYS_CHALLENGE_ADVISED', params: { days }, turns: [{ fact: 'naloxoneChallenge', to: 'negative' }] }];
  }
  if (days < 7) return [{ code: 'UNDER_7_DAYS', params: { days, limit: 7 }, turns: [{ fact: 'daysOpioidFree', to: 7 }] }];
  if (days >= 10 || passed) return null;
  return [{ code: 'WITHIN_7_TO_10_CONSIDER_CHALLENGE', params: { days, limit: 10 }, turns: [{ fact: 'daysOpioidFree', to: 10 }, { fact: 'naloxoneChallenge', to: 'negative' }] }];
}

const yes = (id: string, code: string, fact: keyof NaltrexoneFacts & string, cite: Cite): NtxRule => ({
  id,
  profile: 'any',
  measure: id,
  cite,
  needs: [fact],
  codes: [code],
  judge: (facts) => (facts[fact] === true ? [{ code, turns: [{ fact, to: false }] }] : null),
});

const opioidFree: readonly NtxRule[] = [
  {
    id: 'ntx-opioid-free',
    profile: 'any',
    measure: 'opioid-free',
    cite: labels,
    needs: ['lastOpioid', 'daysOpioidFree'],
    codes: ['UNDER_7_DAYS', 'WITHIN_7_TO_10_CONSIDER_CHALLENGE', 'LONG_ACTING_UNDER_14_DAYS', 'LONG_ACTING_14_DAYS_CHALLENGE_ADVISED'],
    judge: freeSays,
  },
  {
    id: 'ntx-negative-test',
    profile: 'any',
    measure: 'negative test',
    cite: labels,
    needs: ['lastOpioid', 'daysOpioidFree', 'udsNegative'],
    codes: ['NEGATIVE_UDS_DOES_NOT_EXCLUDE'],
    // It only stands beside the refusal for too short an interval, which any last use under 7 days gives.
    judge: ({ daysOpioidFree: days, udsNegative }) =>
      udsNegative === true && known(days) && days < 7 ? [{ code: 'NEGATIVE_UDS_DOES_NOT_EXCLUDE', informs: true }] : null,
  },
  {
    id: 'ntx-challenge',
    profile: 'any',
    measure: 'challenge',
    cite: labels,
    needs: ['naloxoneChallenge'],
    // No challenge done is an answer, and the interval's own rule asks for one.
    when: ({ naloxoneChallenge }) => naloxoneChallenge !== null,
    codes: ['CHALLENGE_POSITIVE'],
    judge: ({ naloxoneChallenge }) => (naloxoneChallenge === 'positive' ? [{ code: 'CHALLENGE_POSITIVE', turns: [{ fact: 'naloxoneChallenge', to: 'negative' }] }] : null),
  },
  {
    id: 'ntx-analgesic',
    profile: 'any',
    measure: 'analgesic',
    cite: labels,
    needs: ['currentOpioidAnalgesic'],
    codes: ['OPIOID_ANALGESIC_IN_USE'],
    judge: ({ currentOpioidAnalgesic: medicine }) =>
      known(medicine) && medicine !== 'none' && medicine !== '' ? [{ code: 'OPIOID_ANALGESIC_IN_USE', params: { medicine }, turns: [{ fact: 'currentOpioidAnalgesic', to: 'none' }] }] : null,
  },
  yes('ntx-dependence', 'OPIOID_DEPENDENCE_OR_WITHDRAWAL', 'dependentOrInWithdrawal', { ...cautions, section: 'contraindications' }),
  yes('ntx-allergy', 'NALTREXONE_HYPERSENSITIVITY', 'allergy', { ...cautions, section: 'contraindications' }),
];

const liver: readonly NtxRule[] = [
  yes('ntx-acute-hepatitis', 'ACUTE_HEPATITIS_OR_LIVER_FAILURE', 'acuteHepatitis', { ...labels, section: 'liver' }),
  yes('ntx-liver-failure', 'ACUTE_HEPATITIS_OR_LIVER_FAILURE', 'liverFailure', { ...labels, section: 'liver' }),
  yes('ntx-cirrhosis', 'ACUTE_HEPATITIS_OR_LIVER_FAILURE', 'decompensatedCirrhosis', { ...labels, section: 'liver' }),
  {
    id: 'ntx-alt',
    profile: 'any',
    measure: 'alt',
    cite: practice,
    needs: ['altTimesUln'],
    codes: ['LFT_3_TO_5X_ULN', 'LFT_OVER_5X_ULN'],
    judge: ({ altTimesUln: times }) => {
      if (!known(times) || times <= 3) return null;
      return [times > 5 ? { code: 'LFT_OVER_5X_ULN', params: { times, limit: 5 }, turns: [{ fact: 'altTimesUln', to: 5 }] } : { code: 'LFT_3_TO_5X_ULN', params: { times, limit: 3 }, turns: [{ fact: 'altTimesUln', to: 3 }] }];
    },
  },
  {
    id: 'ntx-alt-STRICT-3X',
    profile: 'STRICT-3X',
    measure: 'alt',
    cite: { source: 'One US protocol', section: 'liver', mark: 'secondary' },
    needs: ['altTimesUln'],
    codes: ['LFT_OVER_3X_ULN'],
    judge: ({ altTimesUln: times }) => (known(times) && times > 3 ? [{ code: 'LFT_OVER_3X_ULN', params: { times, limit: 3 }, turns: [{ fact: 'altTimesUln', to: 3 }] }] : null),
  },
];

const firstOral: NtxRule = {
  id: 'ntx-oral-first',
  profile: 'any',
  measure: 'first oral dose',
  cite: { ...labels, section: 'dosage' },
  needs: ['treatmentDay', 'doseUg'],
  when: ({ form, treatmentDay }) => form === 'oral' && (treatmentDay === null || treatmentDay === 1),
  codes: ['START_25_FIRST'],
  judge: ({ doseUg }) => (known(doseUg) && doseUg > 25_000 ? [{ code: 'START_25_FIRST', params: { dose: mgOf(doseUg), limit: 25 }, turns: [{ fact: 'doseUg', to: 25_000 }] }] : null),
};

const gluteal: ReadonlySet<string> = new Set(['IM-GLUTEAL', 'IM GLUTEAL', 'IM_GLUTEAL', 'GLUTEAL']);

const injection: readonly NtxRule[] = [
  {
    id: 'ntx-xr-route',
    profile: 'any',
    measure: 'route',
    cite: vivitrol,
    needs: ['route'],
    when: xr,
    codes: ['ROUTE_IM_GLUTEAL_ONLY'],
    judge: ({ route }) => (known(route) && !gluteal.has(route.trim().toUpperCase()) ? [{ code: 'ROUTE_IM_GLUTEAL_ONLY', params: { route }, turns: [{ fact: 'route', to: 'IM-gluteal' }] }] : null),
  },
  {
    id: 'ntx-xr-dose',
    profile: 'any',
    measure: 'xr dose',
    cite: vivitrol,
    needs: ['doseUg'],
    when: xr,
    codes: ['XR_DOSE_380_ONLY'],
    judge: ({ doseUg }) => (known(doseUg) && doseUg !== 380_000 ? [{ code: 'XR_DOSE_380_ONLY', params: { dose: mgOf(doseUg), limit: 380 }, turns: [{ fact: 'doseUg', to: 380_000 }] }] : null),
  },
  {
    id: 'ntx-xr-side',
    profile: 'any',
    measure: 'side',
    cite: vivitrol,
    needs: ['site', 'lastSite'],
    // No last side: a first injection has nothing to alternate with.
    when: (facts) => xr(facts) && facts.lastSite !== null,
    codes: ['ALTERNATE_BUTTOCK'],
    judge: ({ site, lastSite }) =>
      known(site) && known(lastSite) && site.toLowerCase() === lastSite.toLowerCase()
        ? [{ code: 'ALTERNATE_BUTTOCK', params: { side: site }, turns: [{ fact: 'site', to: site.toLowerCase() === 'left' ? 'right' : 'left' }] }]
        : null,
  },
];

const late: readonly NtxRule[] = [
  {
    id: 'ntx-xr-interval',
    profile: 'any',
    measure: 'interval',
    cite: programme,
    needs: ['daysSinceLast'],
    when: xr,
    codes: ['XR_NOT_DUE', 'OVER_8_WEEKS_CONSULT_PRESCRIBER'],
    judge: ({ daysSinceLast }) => {
      const days = daysSinceLast ?? 0;
      if (days <= 20) return [{ code: 'XR_NOT_DUE', params: { days, limit: 21 }, turns: [{ fact: 'daysSinceLast', to: 21 }] }];
      return days > 55 ? [{ code: 'OVER_8_WEEKS_CONSULT_PRESCRIBER', params: { days, limit: 55 }, turns: [{ fact: 'daysSinceLast', to: 55 }] }] : null;
    },
  },
  {
    id: 'ntx-xr-test',
    profile: 'any',
    measure: 'test before a late injection',
    cite: programme,
    needs: ['daysSinceLast', 'uds'],
    // From day 35 the test is required; before it, only a test that was done, or reported use, counts.
    when: (facts) => xr(facts) && (facts.uds !== null || facts.opioidUseSince === true || (known(facts.daysSinceLast) && facts.daysSinceLast >= 35)),
    codes: ['REASSESS_OPIOID_FREE'],
    judge: ({ daysSinceLast: days, uds }) => (uds === 'positive' ? [{ code: 'REASSESS_OPIOID_FREE', params: { days: days ?? 0 }, turns: [{ fact: 'uds', to: 'negative' }] }] : null),
  },
  {
    id: 'ntx-xr-use-since',
    profile: 'any',
    measure: 'opioid use since',
    cite: { source: 'US label, Vivitrol', section: 'missed doses', mark: 'unchecked' },
    needs: ['daysSinceLast', 'opioidUseSince'],
    when: xr,
    codes: ['REASSESS_OPIOID_FREE', 'OPIOID_USE_SINCE_NEGATIVE_TEST'],
    judge: ({ daysSinceLast: days, opioidUseSince, uds }) => {
      if (!known(days) || opioidUseSince !== true || days < 21) return null;
      return uds === 'negative' ? [{ code: 'OPIOID_USE_SINCE_NEGATIVE_TEST' }] : [{ code: 'REASSESS_OPIOID_FREE', params: { days }, turns: [{ fact: 'uds', to: 'negative' }] }];
    },
  },
];

const person: readonly NtxRule[] = [
  {
    id: 'ntx-pregnancy',
    profile: 'any',
    measure: 'pregnancy',
    cite: { source: 'ASAM 2020; ACOG 711; Orange Book 2017', section: 'pregnancy', mark: 'unchecked' },
    needs: [],
    // Unknown in somebody who could be pregnant counts as pregnant, so null is judged and not passed on as missing.
    codes: ['PREGNANT_OFFER_AGONIST_TREATMENT'],
    judge: ({ pregnant, couldBePregnant }) =>
      pregnant === true || (pregnant === null && couldBePregnant !== false) ? [{ code: 'PREGNANT_OFFER_AGONIST_TREATMENT', turns: [{ fact: 'pregnant', to: false }] }] : null,
  },
  yes('ntx-pregnancy-planned', 'PREGNANCY_PLANNED', 'pregnancyPlanned', cautions),
  yes('ntx-severe-renal', 'SEVERE_RENAL', 'severeRenal', cautions),
  { ...yes('ntx-platelets', 'THROMBOCYTOPENIA_IM', 'lowPlatelets', cautions), when: xr },
  {
    id: 'ntx-surgery',
    profile: 'any',
    measure: 'surgery',
    cite: cautions,
    needs: ['daysToSurgery'],
    // No surgery planned is null and needs nothing more.
    when: (facts) => xr(facts) && facts.daysToSurgery !== null,
    codes: ['SURGERY_WITHIN_4_WEEKS'],
    judge: ({ daysToSurgery: days }) => (known(days) && days <= 28 ? [{ code: 'SURGERY_WITHIN_4_WEEKS', params: { days, limit: 28 } }] : null),
  },
];

export const naltrexoneRules = ruleSet<NaltrexoneFacts>({
  family: 'naltrexone',
  room: 'medication',
  version: '1',
  plausible: {
    lastOpioid: ['heroin', 'methadone'], daysOpioidFree: [14, 8, 3], naloxoneChallenge: ['negative', 'positive'], altTimesUln: [1, 4, 6], uds: ['negative', 'positive'],
    dependentOrInWithdrawal: [false, true], allergy: [false, true], acuteHepatitis: [false, true], liverFailure: [false, true], decompensatedCirrhosis: [false, true],
    opioidUseSince: [false, true], pregnancyPlanned: [false, true], severeRenal: [false, true], lowPlatelets: [false, true],
  },
  codes: naltrexoneCodes,
  rules: [...opioidFree, ...liver, firstOral, ...injection, ...late, ...person],
}, 'form', 'pregnant', 'couldBePregnant');
