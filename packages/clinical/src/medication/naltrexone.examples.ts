/** Examples on each side of each line of the naltrexone rules. Read by tests and the rulebook. */
import type { Ug } from '../dose.ts';
import type { Example } from '../rule.ts';
import type { NaltrexoneFacts } from './naltrexone-rules.ts';

type Ntx = Example<NaltrexoneFacts>;

const free = (when: string, lastOpioid: string, daysOpioidFree: number, gives: readonly string[], naloxoneChallenge: 'positive' | 'negative' | null = null): Ntx => ({
  rule: 'ntx-opioid-free',
  when,
  facts: { lastOpioid, daysOpioidFree, naloxoneChallenge },
  gives,
});

const yesNo = (rule: string, code: string, fact: keyof NaltrexoneFacts, form?: 'XR'): readonly Ntx[] =>
  [true, false].map((value) => ({ rule, when: String(value), facts: { ...(form === undefined ? {} : { form }), [fact]: value }, gives: value ? [code] : [] }));

const interval = (daysSinceLast: number, gives: readonly string[]): Ntx => ({ rule: 'ntx-xr-interval', when: `day ${String(daysSinceLast)}`, facts: { form: 'XR', daysSinceLast }, gives });

export const naltrexoneExamples: readonly Ntx[] = [
  free('heroin, day 6', 'heroin', 6, ['UNDER_7_DAYS']),
  free('heroin, day 7', 'heroin', 7, ['WITHIN_7_TO_10_CONSIDER_CHALLENGE']),
  free('heroin, day 9', 'heroin', 9, ['WITHIN_7_TO_10_CONSIDER_CHALLENGE']),
  free('heroin, day 9, challenge passed', 'heroin', 9, [], 'negative'),
  free('heroin, day 10', 'heroin', 10, []),
  free('heroin, day 6, challenge passed', 'heroin', 6, ['UNDER_7_DAYS'], 'negative'),
  free('methadone, day 13', 'methadone', 13, ['LONG_ACTING_UNDER_14_DAYS']),
  free('methadone, day 14', 'methadone', 14, ['LONG_ACTING_14_DAYS_CHALLENGE_ADVISED']),
  free('buprenorphine, day 14, challenge passed', 'buprenorphine', 14, [], 'negative'),
  { rule: 'ntx-negative-test', when: 'day 6', facts: { lastOpioid: 'heroin', daysOpioidFree: 6, udsNegative: true }, gives: ['NEGATIVE_UDS_DOES_NOT_EXCLUDE'] },
  { rule: 'ntx-negative-test', when: 'day 7', facts: { lastOpioid: 'heroin', daysOpioidFree: 7, udsNegative: true }, gives: [] },
  { rule: 'ntx-challenge', when: 'positive', facts: { naloxoneChallenge: 'positive' }, gives: ['CHALLENGE_POSITIVE'] },
  { rule: 'ntx-challenge', when: 'none done', facts: { naloxoneChallenge: null }, gives: [] },
  { rule: 'ntx-analgesic', when: 'tramadol', facts: { currentOpioidAnalgesic: 'tramadol' }, gives: ['OPIOID_ANALGESIC_IN_USE'] },
  { rule: 'ntx-analgesic', when: 'none', facts: { currentOpioidAnalgesic: 'none' }, gives: [] },
  ...yesNo('ntx-dependence', 'OPIOID_DEPENDENCE_OR_WITHDRAWAL', 'dependentOrInWithdrawal'),
  ...yesNo('ntx-allergy', 'NALTREXONE_HYPERSENSITIVITY', 'allergy'),
  ...yesNo('ntx-acute-hepatitis', 'ACUTE_HEPATITIS_OR_LIVER_FAILURE', 'acuteHepatitis'),
  ...yesNo('ntx-liver-failure', 'ACUTE_HEPATITIS_OR_LIVER_FAILURE', 'liverFailure'),
  ...yesNo('ntx-cirrhosis', 'ACUTE_HEPATITIS_OR_LIVER_FAILURE', 'decompensatedCirrhosis'),
  { rule: 'ntx-alt', when: '3 times', facts: { altTimesUln: 3 }, gives: [] },
  { rule: 'ntx-alt', when: '3.1 times', facts: { altTimesUln: 3.1 }, gives: ['LFT_3_TO_5X_ULN'] },
  { rule: 'ntx-alt', when: '5 times', facts: { altTimesUln: 5 }, gives: ['LFT_3_TO_5X_ULN'] },
  { rule: 'ntx-alt', when: '5.1 times', facts: { altTimesUln: 5.1 }, gives: ['LFT_OVER_5X_ULN'] },
  { rule: 'ntx-alt-STRICT-3X', when: '3 times', facts: { altTimesUln: 3 }, gives: [] },
  { rule: 'ntx-alt-STRICT-3X', when: '3.1 times', facts: { altTimesUln: 3.1 }, gives: ['LFT_OVER_3X_ULN'] },
  { rule: 'ntx-oral-first', when: '25 mg', facts: { form: 'oral', treatmentDay: 1, doseUg: 25_000 as Ug }, gives: [] },
  { rule: 'ntx-oral-first', when: '26 mg', facts: { form: 'oral', treatmentDay: 1, doseUg: 26_000 as Ug }, gives: ['START_25_FIRST'] },
  { rule: 'ntx-oral-first', when: '50 mg on day 2', facts: { form: 'oral', treatmentDay: 2, doseUg: 50_000 as Ug }, gives: [] },
  { rule: 'ntx-xr-route', when: 'deltoid', facts: { form: 'XR', route: 'IM-deltoid' }, gives: ['ROUTE_IM_GLUTEAL_ONLY'] },
  { rule: 'ntx-xr-route', when: 'gluteal', facts: { form: 'XR', route: 'IM-gluteal' }, gives: [] },
  { rule: 'ntx-xr-dose', when: '190 mg', facts: { form: 'XR', doseUg: 190_000 as Ug }, gives: ['XR_DOSE_380_ONLY'] },
  { rule: 'ntx-xr-dose', when: '380 mg', facts: { form: 'XR', doseUg: 380_000 as Ug }, gives: [] },
  { rule: 'ntx-xr-side', when: 'the same side', facts: { form: 'XR', site: 'right', lastSite: 'right' }, gives: ['ALTERNATE_BUTTOCK'] },
  { rule: 'ntx-xr-side', when: 'the other side', facts: { form: 'XR', site: 'left', lastSite: 'right' }, gives: [] },
  interval(20, ['XR_NOT_DUE']),
  interval(21, []),
  interval(55, []),
  interval(56, ['OVER_8_WEEKS_CONSULT_PRESCRIBER']),
  { rule: 'ntx-xr-test', when: 'positive', facts: { form: 'XR', daysSinceLast: 35, uds: 'positive' }, gives: ['REASSESS_OPIOID_FREE'] },
  { rule: 'ntx-xr-test', when: 'negative', facts: { form: 'XR', daysSinceLast: 35, uds: 'negative' }, gives: [] },
  { rule: 'ntx-xr-use-since', when: 'use, no test', facts: { form: 'XR', daysSinceLast: 30, opioidUseSince: true, uds: null }, gives: ['REASSESS_OPIOID_FREE'] },
  { rule: 'ntx-xr-use-since', when: 'use, negative test', facts: { form: 'XR', daysSinceLast: 30, opioidUseSince: true, uds: 'negative' }, gives: ['OPIOID_USE_SINCE_NEGATIVE_TEST'] },
  { rule: 'ntx-xr-use-since', when: 'no use', facts: { form: 'XR', daysSinceLast: 30, opioidUseSince: false }, gives: [] },
  { rule: 'ntx-pregnancy', when: 'pregnant', facts: { pregnant: true }, gives: ['PREGNANT_OFFER_AGONIST_TREATMENT'] },
  { rule: 'ntx-pregnancy', when: 'not known', facts: { pregnant: null }, gives: ['PREGNANT_OFFER_AGONIST_TREATMENT'] },
  { rule: 'ntx-pregnancy', when: 'cannot be', facts: { pregnant: null, couldBePregnant: false }, gives: [] },
  { rule: 'ntx-pregnancy', when: 'not pregnant', facts: { pregnant: false }, gives: [] },
  ...yesNo('ntx-pregnancy-planned', 'PREGNANCY_PLANNED', 'pregnancyPlanned'),
  ...yesNo('ntx-severe-renal', 'SEVERE_RENAL', 'severeRenal'),
  ...yesNo('ntx-platelets', 'THROMBOCYTOPENIA_IM', 'lowPlatelets', 'XR'),
  { rule: 'ntx-surgery', when: 'in 28 days', facts: { form: 'XR', daysToSurgery: 28 }, gives: ['SURGERY_WITHIN_4_WEEKS'] },
  { rule: 'ntx-surgery', when: 'in 29 days', facts: { form: 'XR', daysToSurgery: 29 }, gives: [] },
];
