/** Examples on each side of each line of the methadone and order rules. Read by tests and the rulebook. */
import type { Ug } from '../dose.ts';
import type { Example } from '../rule.ts';
import type { MethadoneFacts } from './methadone-facts.ts';
import type { OrderRuleFacts } from './order-rules.ts';

type Ex = Example<MethadoneFacts>;

const ug = (mg: number): Ug => Math.round(mg * 1000) as Ug;
const gives = (rule: string, code: string, when: string, facts: MethadoneFacts): Ex => ({ rule, when, facts, gives: [code] });
const silent = (rule: string, when: string, facts: MethadoneFacts): Ex => ({ rule, when, facts, gives: [] });

/** At the line, and just over it. */
const over = (rule: string, code: string, limitMg: number, facts: (dose: Ug) => MethadoneFacts): readonly Ex[] => [
  silent(rule, `${String(limitMg)} mg`, facts(ug(limitMg))),
  gives(rule, code, `${String(limitMg + 0.5)} mg`, facts(ug(limitMg + 0.5))),
];

const dayOne = (dayTotalUg: Ug, more: MethadoneFacts = {}): MethadoneFacts => ({ treatmentDay: 1, dayTotalUg, ...more });

const usLike = ['us-label', 'asam-2020', 'tip63'].flatMap((profile): readonly Ex[] => [
  ...over(`methadone-${profile}-first-dose`, 'FIRST_DOSE_OVER_30', 30, (firstDoseUg) => ({ firstDoseUg })),
  ...over(`methadone-${profile}-first-day`, 'DAY1_TOTAL_OVER_40', 40, (total) => dayOne(total)),
  silent(`methadone-${profile}-first-day`, '45 mg on day 2', { treatmentDay: 2, dayTotalUg: ug(45) }),
  ...over(`methadone-${profile}-supplement-size`, 'SUPPLEMENT_OVER_10', 10, (supplementUg) => ({ supplementUg })),
  gives(`methadone-${profile}-supplement-time`, 'SUPPLEMENT_BEFORE_2H_PEAK', '1.9 hours after the first dose', { supplementUg: ug(10), hoursAfterFirst: 1.9 }),
  silent(`methadone-${profile}-supplement-time`, '3 hours after the first dose', { supplementUg: ug(10), hoursAfterFirst: 3 }),
]);

const lowTolerance = ['asam-2020', 'tip63'].flatMap((profile) => over(`methadone-${profile}-low-tolerance`, 'LOW_TOLERANCE_START_OVER_10', 10, (firstDoseUg) => ({ firstDoseUg, lowTolerance: true })));

const ukStarts = ['uk-rcgp', 'uk-ob17', 'uk-nhs'].flatMap((profile): readonly Ex[] => [
  ...over(`methadone-${profile}-start`, 'UK_START_OVER_30', 30, (total) => dayOne(total)),
  ...over(`methadone-${profile}-sedatives`, 'UK_START_OVER_20_WITH_SEDATIVES', 20, (total) => dayOne(total, { sedativesOrAlcohol: true })),
  silent(`methadone-${profile}-sedatives`, '30 mg, no sedatives', dayOne(ug(30), { sedativesOrAlcohol: false })),
]);

const ukRises = ['uk-rcgp', 'uk-ob17'].flatMap((profile): readonly Ex[] => [
  ...over(`methadone-${profile}-step`, 'UK_STEP_OVER_10', 40, (dayTotalUg) => ({ previousDayUg: ug(30), dayTotalUg })),
  ...over(`methadone-${profile}-week`, 'UK_WEEK_RISE_OVER_30', 60, (dayTotalUg) => ({ treatmentDay: 7, weekStartUg: ug(30), dayTotalUg })),
  silent(`methadone-${profile}-taper-step`, 'down by 5 mg', { currentUg: ug(60), newUg: ug(55) }),
  gives(`methadone-${profile}-taper-step`, 'UK_TAPER_STEP_OVER_5', 'down by 5.5 mg', { currentUg: ug(60), newUg: ug(54.5) }),
  silent(`methadone-${profile}-taper-interval`, '7 days after the last', { currentUg: ug(60), newUg: ug(55), daysSinceLastReduction: 7 }),
  gives(`methadone-${profile}-taper-interval`, 'TAPER_STEP_TOO_SOON', '6 days after the last', { currentUg: ug(60), newUg: ug(55), daysSinceLastReduction: 6 }),
]);

const starts: readonly Ex[] = [
  silent('methadone-us-cfr-first-day', '50 mg, no rationale', dayOne(ug(50), { rationaleDocumented: false })),
  gives('methadone-us-cfr-first-day', 'US_CFR_DAY1_OVER_50_NO_RATIONALE', '50.001 mg, no rationale', dayOne(ug(50.001), { rationaleDocumented: false })),
  gives('methadone-us-cfr-first-day', 'US_CFR_DAY1_OVER_50_NO_RATIONALE', '80 mg, a blank rationale', dayOne(ug(80), { rationaleDocumented: true, rationale: ' ' })),
  gives('methadone-us-cfr-first-day', 'US_CFR_DAY1_OVER_50_RATIONALE_RECORDED', '80 mg, verified elsewhere', dayOne(ug(80), { rationaleDocumented: true, rationale: 'verified' })),
  silent('methadone-us-label-low-tolerance', '5 days without opioids', { treatmentDay: 1, daysSinceLastOpioid: 5 }),
  gives('methadone-us-label-low-tolerance', 'LOW_TOLERANCE_OVER_5_DAYS', '6 days without opioids', { treatmentDay: 1, daysSinceLastOpioid: 6 }),
  gives('methadone-asam-2020-supplement-time', 'SUPPLEMENT_BEFORE_3H', '2.5 hours after the first dose', { supplementUg: ug(10), hoursAfterFirst: 2.5 }),
  silent('methadone-uk-ob17-start', '40 mg by an experienced prescriber, tolerance high', dayOne(ug(40), { experiencedPrescriber: true, highTolerance: true })),
  silent('methadone-au-start', '20 mg, where a start is low', dayOne(ug(20))),
  silent('methadone-au-start', '29.5 mg', dayOne(ug(29.5))),
  gives('methadone-au-start', 'AU_CAUTION_30_OR_MORE', '30 mg', dayOne(ug(30))),
  gives('methadone-au-start', 'AU_CAUTION_30_OR_MORE', '40 mg', dayOne(ug(40))),
  gives('methadone-au-start', 'AU_EXTREME_CARE_OVER_40', '40.5 mg', dayOne(ug(40.5))),
  ...over('methadone-canada-first-days', 'CANADA_FIRST_3_DAYS_OVER_30', 30, (dayTotalUg) => ({ treatmentDay: 3, dayTotalUg })),
  ...over('methadone-canada-risk', 'CANADA_OVER_20_WITH_RISK', 20, (dayTotalUg) => ({ treatmentDay: 3, dayTotalUg, ageYears: 60 })),
  ...over('methadone-bc-first-dose', 'FIRST_DOSE_OVER_30', 30, (total) => dayOne(total)),
  silent('methadone-bc-first-dose', '40 mg, tolerance high', dayOne(ug(40), { highTolerance: true })),
  ...over('methadone-frail-start', 'START_OVER_20_FRAIL', 20, (total) => dayOne(total, { respiratoryDisease: true })),
  gives('methadone-frail-start', 'START_OVER_20_FRAIL', '20.5 mg at 60 years', dayOne(ug(20.5), { ageYears: 60 })),
  gives('methadone-frail-start', 'START_OVER_20_FRAIL', '20.5 mg after a hospital stay', dayOne(ug(20.5), { recentHospitalisation: true })),
  gives('methadone-frail-start', 'START_OVER_20_FRAIL', '20.5 mg with severe liver disease', dayOne(ug(20.5), { severeHepaticImpairment: true })),
  silent('methadone-frail-start', '30 mg, none of them', dayOne(ug(30), { ageYears: 40, respiratoryDisease: false, recentHospitalisation: false, severeHepaticImpairment: false })),
  gives('methadone-canada-risk', 'CANADA_OVER_20_WITH_RISK', '20.5 mg with breathing disease', dayOne(ug(20.5), { respiratoryDisease: true })),
  gives('methadone-canada-risk', 'CANADA_OVER_20_WITH_RISK', '20.5 mg with alcohol', dayOne(ug(20.5), { sedativesOrAlcohol: true })),
  silent('methadone-canada-risk', '25 mg, none of them', dayOne(ug(25), { ageYears: 59, respiratoryDisease: false, sedativesOrAlcohol: false })),
  gives('methadone-uk-ob17-start', 'UK_START_OVER_30', '40 mg, tolerance high, not by an experienced prescriber', dayOne(ug(40), { experiencedPrescriber: false, highTolerance: true })),
  gives('methadone-uk-nhs-start', 'UK_START_OVER_30', '40 mg by an experienced prescriber, where the page has no such line', dayOne(ug(40), { experiencedPrescriber: true, highTolerance: true })),
  silent('methadone-asam-2020-low-tolerance', '30 mg, tolerance as usual', { firstDoseUg: ug(30), lowTolerance: false }),
  silent('methadone-tip63-supplement-time', '2 hours after the first dose', { supplementUg: ug(10), hoursAfterFirst: 2 }),
  gives('methadone-asam-2020-supplement-time', 'SUPPLEMENT_BEFORE_3H', '2 hours after the first dose', { supplementUg: ug(10), hoursAfterFirst: 2 }),
  silent('methadone-tip63-supplement-time', 'no supplement', { supplementUg: ug(0), hoursAfterFirst: 1 }),
  silent('methadone-us-label-taper-interval', 'a step up, 3 days after the last down', { currentUg: ug(60), newUg: ug(65), daysSinceLastReduction: 3 }),
  silent('methadone-us-label-taper-interval', 'the same dose, 3 days after the last down', { currentUg: ug(60), newUg: ug(60), daysSinceLastReduction: 3 }),
  silent('methadone-frail-start', '30 mg at 59 years', dayOne(ug(30), { ageYears: 59 })),
];

const rises: readonly Ex[] = [
  ...over('methadone-uk-ob17-later-week', 'UK_LATER_WEEK_RISE_OVER_10', 70, (dayTotalUg) => ({ treatmentDay: 10, weekStartUg: ug(60), dayTotalUg })),
  silent('methadone-asam-2020-interval', '5 days after the last', { dayTotalUg: ug(60), previousUg: ug(50), daysSinceLastIncrease: 5 }),
  gives('methadone-asam-2020-interval', 'ASAM_INCREASE_SOONER_THAN_5_DAYS', '4 days after the last', { dayTotalUg: ug(60), previousUg: ug(50), daysSinceLastIncrease: 4 }),
  ...over('methadone-asam-2020-step', 'ASAM_STEP_OVER_10', 60, (dayTotalUg) => ({ previousUg: ug(50), dayTotalUg })),
  silent('methadone-bc-2023-interval', '3 days after the last', { dayTotalUg: ug(60), previousUg: ug(50), daysSinceLastIncrease: 3 }),
  gives('methadone-bc-2023-interval', 'BC_INCREASE_SOONER_THAN_3_DAYS', '2 days after the last', { dayTotalUg: ug(60), previousUg: ug(50), daysSinceLastIncrease: 2 }),
  ...over('methadone-bc-2023-step', 'BC_STEP_OVER_15', 65, (dayTotalUg) => ({ previousUg: ug(50), dayTotalUg })),
  silent('methadone-us-label-taper-step', 'just under 10%', { currentUg: ug(80), newUg: ug(72.001) }),
  gives('methadone-us-label-taper-step', 'TAPER_STEP_10PCT_OR_MORE', 'exactly 10%', { currentUg: ug(80), newUg: ug(72) }),
  silent('methadone-us-label-taper-interval', '10 days after the last', { currentUg: ug(80), newUg: ug(75), daysSinceLastReduction: 10 }),
  gives('methadone-us-label-taper-interval', 'TAPER_STEP_TOO_SOON', '9 days after the last', { currentUg: ug(80), newUg: ug(75), daysSinceLastReduction: 9 }),
  silent('methadone-taper-consensus-taper-step', 'exactly 10%', { currentUg: ug(80), newUg: ug(72) }),
  gives('methadone-taper-consensus-taper-step', 'TAPER_STEP_OVER_10PCT', 'just over 10%', { currentUg: ug(80), newUg: ug(71.999) }),
];

const holds: readonly Ex[] = [
  silent('hold-sedation', 'sedation 2', { poss: '2' }),
  gives('hold-sedation', 'SEDATION_POSS_3_HOLD', 'sedation 3', { poss: '3' }),
  gives('hold-sedation', 'SEDATION_POSS_4_EMERGENCY', 'sedation 4', { poss: '4' }),
  silent('hold-breathing', '12 a minute', { rr: 12 }),
  gives('hold-breathing', 'RR_9_TO_11_HOLD', '11 a minute', { rr: 11 }),
  gives('hold-breathing', 'RR_9_TO_11_HOLD', '9 a minute', { rr: 9 }),
  gives('hold-breathing', 'RR_8_OR_LESS_EMERGENCY', '8 a minute', { rr: 8 }),
  silent('hold-oxygen', '92%', { spo2: 92 }),
  gives('hold-oxygen', 'SPO2_91_OR_LESS_EMERGENCY', '91%', { spo2: 91 }),
  gives('hold-oxygen', 'SPO2_UNDER_92_HOLD', '91% with a target of 88-92', { spo2: 91, spo2Scale2: true }),
  silent('hold-unrousable', 'rousable', { rousable: true }),
  gives('hold-unrousable', 'UNROUSABLE_EMERGENCY', 'cannot be roused', { rousable: false }),
  silent('hold-intoxicated', 'sober', { intoxicated: false }),
  gives('hold-intoxicated', 'INTOXICATED_HOLD_PRESCRIBER_REVIEW', 'slurred and unsteady', { intoxicated: true }),
  silent('hold-breath-alcohol', 'none', { breathAlcohol: 0 }),
  silent('hold-breath-alcohol', '0.049 g', { breathAlcohol: 0.049 }),
  gives('hold-breath-alcohol', 'BREATH_ALCOHOL_CAUTION', '0.05 g', { breathAlcohol: 0.05 }),
  gives('hold-breath-alcohol', 'BREATH_ALCOHOL_CAUTION', '0.079 g', { breathAlcohol: 0.079 }),
  gives('hold-breath-alcohol', 'BREATH_ALCOHOL_HOLD', '0.08 g', { breathAlcohol: 0.08 }),
  silent('hold-duplicate', 'not dosed yet', { alreadyDosedToday: false }),
  silent('hold-duplicate', 'second part of a split order', { alreadyDosedToday: true, splitDoseOrdered: true }),
  gives('hold-duplicate', 'DUPLICATE_DOSE_SAME_DAY', 'dosed this morning', { alreadyDosedToday: true, splitDoseOrdered: false }),
  silent('hold-identity', 'two identifiers', { identityConfirmed: true }),
  gives('hold-identity', 'IDENTITY_NOT_CONFIRMED', 'another photo', { identityConfirmed: false }),
  silent('hold-bottles', 'all bottles back', { bottlesReturnedShort: false }),
  gives('hold-bottles', 'BOTTLE_RETURNED_SHORT', 'one bottle missing', { bottlesReturnedShort: true }),
  silent('hold-naltrexone-xr', 'never given', { naltrexoneXrDaysAgo: null }),
  silent('hold-naltrexone-xr', '29 days ago', { naltrexoneXrDaysAgo: 29 }),
  gives('hold-naltrexone-xr', 'NALTREXONE_XR_ACTIVE', '28 days ago', { naltrexoneXrDaysAgo: 28 }),
];

const ecgs: readonly Ex[] = [
  silent('ecg-qtc-any', '449 ms', { qtcMs: 449 }),
  gives('ecg-qtc-any', 'QTC_450_500_DISCUSS_MONITOR', '450 ms', { qtcMs: 450 }),
  gives('ecg-qtc-any', 'QTC_450_500_DISCUSS_MONITOR', '500 ms', { qtcMs: 500 }),
  gives('ecg-qtc-any', 'QTC_OVER_500_REDUCE_OR_ALTERNATIVE', '501 ms', { qtcMs: 501 }),
  silent('ecg-qtc-aps-hrs-2014', '449 ms', { qtcMs: 449 }),
  gives('ecg-qtc-aps-hrs-2014', 'QTC_450_500_DISCUSS_MONITOR', '499 ms', { qtcMs: 499 }),
  gives('ecg-qtc-aps-hrs-2014', 'QTC_OVER_500_REDUCE_OR_ALTERNATIVE', '500 ms', { qtcMs: 500 }),
  ...['krantz-2009', 'aps-hrs-2014', 'uk-mhra-2006'].flatMap((profile) => over(`ecg-over-100-${profile}`, 'ECG_DUE_DOSE_OVER_100', 100, (dayTotalUg) => ({ dayTotalUg, ecgSinceOver100: false }))),
  silent('ecg-over-100-krantz-2009', '120 mg, ECG done', { dayTotalUg: ug(120), ecgSinceOver100: true }),
  silent('ecg-30-days-krantz', 'day 30', { treatmentDay: 30, ecgFollowUp30d: false }),
  gives('ecg-30-days-krantz', 'ECG_30_DAY_OVERDUE', 'day 31', { treatmentDay: 31, ecgFollowUp30d: false }),
  silent('ecg-annual-krantz', 'taken today', { daysSinceLastEcg: 0 }),
  silent('ecg-annual-krantz', '365 days', { daysSinceLastEcg: 365 }),
  gives('ecg-annual-krantz', 'ECG_ANNUAL_OVERDUE', '366 days', { daysSinceLastEcg: 366 }),
  silent('ecg-syncope', 'none', { unexplainedSyncopeOrSeizure: false }),
  gives('ecg-syncope', 'ECG_DUE_SYNCOPE_OR_SEIZURE', 'fainted', { unexplainedSyncopeOrSeizure: true }),
  silent('ecg-baseline-krantz-2009', 'done', { baselineEcgDone: true }),
  gives('ecg-baseline-krantz-2009', 'ECG_BASELINE_NOT_DONE', 'not done', { baselineEcgDone: false }),
  ...['aps-hrs-2014', 'uk-mhra-2006'].flatMap((profile) => [
    silent(`ecg-baseline-${profile}`, 'not done, no risk', { baselineEcgDone: false, qtRiskFactors: false }),
    gives(`ecg-baseline-${profile}`, 'ECG_BASELINE_NOT_DONE', 'not done, at risk', { baselineEcgDone: false, qtRiskFactors: true }),
  ]),
];

const interactions: readonly Ex[] = [
  silent('methadone-interactions', 'none of note', { otherMedicines: ['paracetamol'] }),
  gives('methadone-interactions', 'INTERACTION_INDUCER', 'rifampin', { otherMedicines: ['rifampin'] }),
  gives('methadone-interactions', 'INTERACTION_INHIBITOR', 'fluconazole', { otherMedicines: ['Fluconazole'] }),
  gives('methadone-interactions', 'INTERACTION_QT', 'haloperidol', { otherMedicines: ['haloperidol'] }),
  gives('methadone-interactions', 'INTERACTION_CNS_DEPRESSANT', 'diazepam', { otherMedicines: ['diazepam'] }),
  gives('methadone-interactions', 'INTERACTION_ANTAGONIST_OR_PARTIAL', 'naltrexone', { otherMedicines: ['naltrexone'] }),
  gives('methadone-interactions', 'INTERACTION_SEROTONERGIC', 'sertraline', { otherMedicines: ['sertraline'] }),
  gives('methadone-interactions', 'INTERACTION_ZIDOVUDINE', 'zidovudine', { otherMedicines: ['zidovudine'] }),
];

export const methadoneExamples: readonly Ex[] = [...usLike, ...lowTolerance, ...ukStarts, ...ukRises, ...starts, ...rises, ...holds, ...ecgs, ...interactions];

export const orderExamples: readonly Example<OrderRuleFacts>[] = [
  { rule: 'dose-ceiling', when: 'at the ceiling', facts: { dayTotalUg: ug(200), ceilingUg: ug(200) }, gives: [] },
  { rule: 'dose-ceiling', when: 'over the ceiling', facts: { dayTotalUg: ug(200.5), ceilingUg: ug(200) }, gives: ['DOSE_OVER_CEILING'] },
  { rule: 'dose-leap', when: 'exactly one and a half times', facts: { dayTotalUg: ug(120), lastDayUg: ug(80) }, gives: [] },
  { rule: 'dose-leap', when: 'just over', facts: { dayTotalUg: ug(120.001), lastDayUg: ug(80) }, gives: ['DOSE_OVER_1_5_TIMES_LAST'] },
  { rule: 'order-shape', when: 'one part, a week', facts: { partCount: 1, smallestPartUg: ug(30), lengthDays: 7 }, gives: [] },
  { rule: 'order-shape', when: 'no part', facts: { partCount: 0, smallestPartUg: ug(0), lengthDays: 7 }, gives: ['ORDER_WITHOUT_DOSE'] },
  { rule: 'order-shape', when: 'ends the day before', facts: { partCount: 1, smallestPartUg: ug(30), lengthDays: 0 }, gives: ['ORDER_ENDS_BEFORE_IT_BEGINS'] },
  { rule: 'order-split', when: 'two parts with a reason', facts: { partCount: 2, splitReasonDocumented: true }, gives: [] },
  { rule: 'order-split', when: 'two parts without', facts: { partCount: 2, splitReasonDocumented: false }, gives: ['SPLIT_REASON_NOT_DOCUMENTED'] },
];
