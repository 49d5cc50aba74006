/** Examples on each side of each line of the depot rules. Read by tests and the rulebook. */
import type { Ug } from '../dose.ts';
import type { Example } from '../rule.ts';
import type { DepotDoseGiven, DepotFacts } from './depot-rules.ts';

const ug = (mg: number): Ug => Math.round(mg * 1000) as Ug;
const given = (...doses: readonly (readonly [day: number, mg: number])[]): readonly DepotDoseGiven[] => doses.map(([day, mg]) => ({ day, doseUg: ug(mg) }));

type Depot = Example<DepotFacts>;

const sides = (rule: string, code: string, over: readonly [string, DepotFacts], at: readonly [string, DepotFacts]): readonly Depot[] => [
  { rule, when: over[0], facts: over[1], gives: [code] },
  { rule, when: at[0], facts: at[1], gives: [] },
];

const programme = (product: 'Brixadi' | 'Sublocade', strengthMg: number, priorInjections: number, steps: readonly (readonly [number, string | null])[]): readonly Depot[] =>
  steps.map(([daysSinceLast, code]) => ({
    rule: 'depot-late-US-PROGRAMME',
    when: `${product} ${String(strengthMg)}, ${String(priorInjections)} before, day ${String(daysSinceLast)}`,
    facts: { product, strengthUg: ug(strengthMg), priorInjections, daysSinceLast },
    gives: code === null ? [] : [code],
  }));

const [assess, strict, prescriber] = ['LATE_ASSESS_FENTANYL_DEPENDENCE', 'LATE_STRICT_ASSESSMENT', 'LATE_PRESCRIBER_GUIDANCE'] as const;

export const depotExamples: readonly Depot[] = [
  ...sides('depot-route', 'IV_PROHIBITED_HARD_STOP', ['into a vein', { product: 'Sublocade', route: 'IV' }], ['under the skin', { product: 'Sublocade', route: 'SC' }]),
  { rule: 'depot-route', when: 'into a muscle', facts: { product: 'Buvidal', route: 'IM' }, gives: ['ROUTE_SUBCUTANEOUS_ONLY'] },
  ...sides('depot-site-reuse', 'SITE_REUSE_UNDER_8_WEEKS', ['7 weeks', { product: 'Buvidal', interval: 'weekly', weeksSinceSiteUsed: 7 }], ['8 weeks', { product: 'Buvidal', interval: 'weekly', weeksSinceSiteUsed: 8 }]),
  { rule: 'depot-site-reuse', when: 'monthly', facts: { product: 'Buvidal', interval: 'monthly', weeksSinceSiteUsed: 4 }, gives: [] },
  ...sides('depot-upper-arm', 'UPPER_ARM_BEFORE_4_WEEKLY_DOSES', ['3 doses', { product: 'Brixadi', site: 'left upper arm', consecutiveWeeklyDoses: 3 }], ['4 doses', { product: 'Brixadi', site: 'left upper arm', consecutiveWeeklyDoses: 4 }]),
  ...sides('depot-test-dose', 'TEST_DOSE_4MG_REQUIRED', ['none', { product: 'Buvidal', naive: true, testDoseUg: ug(0) }], ['4 mg', { product: 'Buvidal', naive: true, testDoseUg: ug(4) }]),
  { rule: 'depot-test-dose', when: '2 mg', facts: { product: 'Brixadi', naive: true, testDoseUg: ug(2) }, gives: ['TEST_DOSE_4MG_REQUIRED'] },
  { rule: 'depot-test-dose', when: 'not known', facts: { product: 'Brixadi', naive: true, testDoseUg: null }, gives: ['TEST_DOSE_4MG_REQUIRED'] },
  { rule: 'depot-test-dose', when: 'already on buprenorphine', facts: { product: 'Brixadi', naive: false, testDoseUg: ug(0) }, gives: [] },
  ...sides('depot-test-dose-watch', 'OBSERVE_1_HOUR_FIRST', ['half an hour', { product: 'Buvidal', naive: true, hoursAfterTm: 0.5 }], ['one hour', { product: 'Buvidal', naive: true, hoursAfterTm: 1 }]),
  { rule: 'depot-week1', when: '16, 8, 8', facts: { product: 'Brixadi', week1: given([0, 16], [2, 8], [3, 8]) }, gives: [] },
  { rule: 'depot-week1', when: '16, 8, 8, 8', facts: { product: 'Brixadi', week1: given([0, 16], [2, 8], [3, 8], [4, 8]) }, gives: ['WEEK1_TOTAL_OVER_32'] },
  { rule: 'depot-week1', when: 'first 24', facts: { product: 'Buvidal', week1: given([0, 24]) }, gives: ['WEEK1_FIRST_DOSE_16'] },
  { rule: 'depot-week1', when: 'two on one day', facts: { product: 'Buvidal', week1: given([0, 16], [0, 8]) }, gives: ['WEEK1_DOSES_UNDER_1_DAY_APART'] },
  { rule: 'depot-week1', when: 'second on day 3', facts: { product: 'Brixadi', week1: given([0, 16], [3, 8]) }, gives: [] },
  { rule: 'depot-week1', when: 'second on day 4', facts: { product: 'Brixadi', week1: given([0, 16], [4, 8]) }, gives: ['WEEK1_SECOND_DOSE_AFTER_DAY_3'] },
  { rule: 'depot-week1', when: 'second on day 4 of the other product', facts: { product: 'Buvidal', week1: given([0, 16], [4, 8]) }, gives: [] },
  ...sides('depot-lead-in-PRE-2025', 'UNDER_7_DAYS_TM', ['6 days', { product: 'Sublocade', daysOnTransmucosal: 6 }], ['7 days', { product: 'Sublocade', daysOnTransmucosal: 7 }]),
  ...sides('depot-lead-in-dose-PRE-2025', 'TM_DOSE_OUTSIDE_8_TO_24', ['7.9 mg', { product: 'Sublocade', tmUg: ug(7.9) }], ['8 mg', { product: 'Sublocade', tmUg: ug(8) }]),
  ...sides('depot-lead-in-dose-PRE-2025', 'TM_DOSE_OUTSIDE_8_TO_24', ['24.1 mg', { product: 'Sublocade', tmUg: ug(24.1) }], ['24 mg', { product: 'Sublocade', tmUg: ug(24) }]),
  ...sides('depot-tolerated-2025-RAPID', 'TM_DOSE_NOT_TOLERATED', ['not tolerated', { product: 'Sublocade', singleTmDoseTolerated: false }], ['tolerated', { product: 'Sublocade', singleTmDoseTolerated: true }]),
  ...sides('depot-watch-2025-RAPID', 'OBSERVE_1_HOUR_FIRST', ['0.9 h', { product: 'Sublocade', hoursAfterTm: 0.9 }], ['1 h', { product: 'Sublocade', hoursAfterTm: 1 }]),
  { rule: 'depot-switch-sublingual', when: '6 mg', facts: { product: 'Buvidal', sublingualUg: ug(6) }, gives: [] },
  { rule: 'depot-switch-sublingual', when: '6.4 mg', facts: { product: 'Buvidal', sublingualUg: ug(6.4) }, gives: ['DOSE_BETWEEN_BANDS_PRESCRIBER_CHOICE'] },
  { rule: 'depot-switch-sublingual', when: '32 mg', facts: { product: 'Buvidal', sublingualUg: ug(32) }, gives: [] },
  { rule: 'depot-switch-sublingual', when: '34 mg', facts: { product: 'Buvidal', sublingualUg: ug(34) }, gives: ['OUTSIDE_SWITCH_TABLE'] },
  { rule: 'depot-switch-sublingual', when: '1 mg', facts: { product: 'Buvidal', sublingualUg: ug(1) }, gives: ['OUTSIDE_SWITCH_TABLE'] },
  { rule: 'depot-switch-sublingual', when: 'Brixadi, 24 mg', facts: { product: 'Brixadi', sublingualUg: ug(24) }, gives: [] },
  { rule: 'depot-switch-sublingual', when: 'Brixadi, 26 mg', facts: { product: 'Brixadi', sublingualUg: ug(26) }, gives: ['OUTSIDE_LABEL_TABLE_NO_160_MG'] },
  { rule: 'depot-switch-espranor', when: '18 mg', facts: { product: 'Buvidal', espranorUg: ug(18) }, gives: [] },
  { rule: 'depot-switch-espranor', when: '13 mg', facts: { product: 'Buvidal', espranorUg: ug(13) }, gives: ['DOSE_BETWEEN_BANDS_PRESCRIBER_CHOICE'] },
  { rule: 'depot-switch-espranor', when: '20 mg', facts: { product: 'Buvidal', espranorUg: ug(20) }, gives: ['OUTSIDE_SWITCH_TABLE'] },
  ...sides('depot-strength', 'STRENGTH_NOT_MADE', ['Brixadi 160', { product: 'Brixadi', interval: 'monthly', orderedUg: ug(160) }], ['Buvidal 160', { product: 'Buvidal', interval: 'monthly', orderedUg: ug(160) }]),
  ...sides('depot-interval-early', 'DEPOT_NOT_DUE', ['weekly, day 4', { product: 'Brixadi', interval: 'weekly', daysSinceLast: 4 }], ['weekly, day 5', { product: 'Brixadi', interval: 'weekly', daysSinceLast: 5 }]),
  ...sides('depot-interval-early', 'DEPOT_NOT_DUE', ['monthly, day 20', { product: 'Buvidal', interval: 'monthly', daysSinceLast: 20 }], ['monthly, day 21', { product: 'Buvidal', interval: 'monthly', daysSinceLast: 21 }]),
  ...sides('depot-interval-late', prescriber, ['weekly, day 10', { product: 'Buvidal', interval: 'weekly', daysSinceLast: 10 }], ['weekly, day 9', { product: 'Buvidal', interval: 'weekly', daysSinceLast: 9 }]),
  ...sides('depot-interval-late', prescriber, ['monthly, day 36', { product: 'Brixadi', interval: 'monthly', daysSinceLast: 36 }], ['monthly, day 35', { product: 'Brixadi', interval: 'monthly', daysSinceLast: 35 }]),
  ...sides('depot-sublocade-early', 'INTERVAL_UNDER_26_DAYS', ['day 25', { product: 'Sublocade', daysSinceLast: 25 }], ['day 26', { product: 'Sublocade', daysSinceLast: 26 }]),
  ...sides('depot-sublocade-early-2025-RAPID', 'INTERVAL_UNDER_7_DAYS', ['second, day 6', { product: 'Sublocade', injectionNumber: 2, daysSinceLast: 6 }], ['second, day 7', { product: 'Sublocade', injectionNumber: 2, daysSinceLast: 7 }]),
  ...sides('depot-sublocade-early-2025-RAPID', 'INTERVAL_UNDER_26_DAYS', ['third, day 25', { product: 'Sublocade', injectionNumber: 3, daysSinceLast: 25 }], ['third, day 26', { product: 'Sublocade', injectionNumber: 3, daysSinceLast: 26 }]),
  { rule: 'depot-sublocade-late', when: 'day 28', facts: { product: 'Sublocade', daysSinceLast: 28 }, gives: [] },
  { rule: 'depot-sublocade-late', when: 'day 29', facts: { product: 'Sublocade', daysSinceLast: 29 }, gives: ['LATE_UP_TO_2_WEEKS_NO_CLINICAL_IMPACT_EXPECTED'] },
  { rule: 'depot-sublocade-late', when: 'day 42', facts: { product: 'Sublocade', daysSinceLast: 42 }, gives: ['LATE_UP_TO_2_WEEKS_NO_CLINICAL_IMPACT_EXPECTED'] },
  { rule: 'depot-sublocade-late', when: 'day 43', facts: { product: 'Sublocade', daysSinceLast: 43 }, gives: [prescriber] },
  ...programme('Brixadi', 96, 2, [[20, 'DEPOT_NOT_DUE'], [21, null], [34, null], [35, assess], [41, assess], [42, strict], [55, strict], [56, prescriber]]),
  ...programme('Sublocade', 100, 4, [[34, null], [35, assess], [41, assess], [42, strict], [55, strict], [56, prescriber]]),
  ...programme('Sublocade', 300, 2, [[34, null], [35, assess], [48, assess], [49, strict], [55, strict], [56, prescriber]]),
  ...programme('Sublocade', 300, 3, [[25, null], [48, null], [49, assess], [55, assess], [56, strict], [69, strict], [70, prescriber]]),
  ...sides('depot-liver', 'NOT_RECOMMENDED_MODERATE_SEVERE_HEPATIC', ['B', { product: 'Sublocade', childPugh: 'B' }], ['A', { product: 'Sublocade', childPugh: 'A' }]),
  { rule: 'depot-liver', when: 'C', facts: { product: 'Buvidal', childPugh: 'C' }, gives: ['NOT_RECOMMENDED_MODERATE_SEVERE_HEPATIC'] },
  ...sides('depot-long-qt', 'LONG_QT_AVOID', ['long QT', { product: 'Sublocade', longQt: true }], ['none', { product: 'Sublocade', longQt: false }]),
  ...sides('depot-age', 'UNDER_16', ['15', { product: 'Buvidal', ageYears: 15 }], ['16', { product: 'Buvidal', ageYears: 16 }]),
];
