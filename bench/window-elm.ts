/**
 * The dosing window's own logic in ELM, for methadone at a site of the set `united-states` (label start, 42 CFR 8.12,
 * ASAM titration, TIP 63 missed doses, Krantz ECG), rule for rule as `decideDose` asks it. Written to be quick: what a
 * person does not need is not worked out (day by day rises only when the dose rises). A fact that may be absent is null
 * here and then not asked about. Left out, and so in the reference's favour: sentences, sources, who may override, what
 * would change the decision.
 */
import {
  add, alias, among, atLeast, atMost, both, coalesce, count, divide, dividedWhole, either, equal, exists, field, first, floor, greater, isFalse, isNull, isTrue, less, library, list, max, multiply, not,
  parameter, present, property, ref, select, subtract, sum, when, type Elm,
} from './elm.ts';

const facts = [
  'dosingDay', 'part', 'order', 'firstDoseDay', 'lastDoseDay', 'doses', 'hoursSinceFirstDoseToday', 'poss', 'intoxicated', 'identityConfirmed', 'dosedElsewhereToday', 'rr', 'spo2', 'spo2Scale2',
  'rousable', 'breathAlcohol', 'bottlesReturnedShort', 'naltrexoneXrDay', 'qtcMs', 'rationaleDocumented', 'sedativesOrAlcohol', 'daysSinceLastOpioid', 'lowTolerance', 'ageYears',
  'respiratoryDisease', 'recentHospitalisation', 'severeHepaticImpairment', 'stockUg', 'ceilingUg', 'ugPerMl',
] as const;
const fact = (name: (typeof facts)[number]): Elm => parameter(name);
const order = (path: string): Elm => property(parameter('order'), path);
const known = (value: Elm): Elm => not(isNull(value));
const doseUg = field('dose', 'doseUg');
const dosesWhere = (condition: Elm, result: Elm = doseUg): Elm => select(fact('doses'), 'dose', result, condition);

const course: Readonly<Record<string, Elm>> = {
  TreatmentDay: coalesce(add(subtract(fact('dosingDay'), fact('firstDoseDay')), 1), 1),
  Before: dosesWhere(less(field('dose', 'day'), fact('dosingDay')), alias('dose')),
  Today: dosesWhere(equal(field('dose', 'day'), fact('dosingDay')), alias('dose')),
  ListedDay: max(select(ref('Before'), 'dose', field('dose', 'day'))),
  LastDay: max(list(ref('ListedDay'), when(less(fact('lastDoseDay'), fact('dosingDay')), fact('lastDoseDay')))),
  LastDayUg: sum(select(ref('Before'), 'dose', doseUg, equal(field('dose', 'day'), ref('ListedDay')))),
  MissedDays: coalesce(max(list(0, subtract(subtract(fact('dosingDay'), ref('LastDay')), 1))), 0),
  NewInduction: atLeast(ref('MissedDays'), 5),
  FirstDay: either(atMost(ref('TreatmentDay'), 1), ref('NewInduction')),
  MissedInFirstFortnight: when(greater(ref('TreatmentDay'), 14), 0, max(list(0, subtract(subtract(ref('TreatmentDay'), 1),
    count({ type: 'Distinct', operand: select(ref('Before'), 'dose', field('dose', 'day'), both(atLeast(field('dose', 'day'), fact('firstDoseDay')), less(field('dose', 'day'), add(fact('firstDoseDay'), 14)))) }))))),
  GivenTodayUg: coalesce(sum(select(ref('Today'), 'dose', doseUg)), 0),
};

const asked: Readonly<Record<string, Elm>> = {
  Regular: equal(order('kind'), 'regular'),
  Reviewed: either(isTrue(order('missedDaysReviewed')), not(ref('Regular'))),
  OrderedUg: first(select(order('parts'), 'one', field('one', 'doseUg'), equal(field('one', 'part'), fact('part')))),
  OrderedTotalUg: sum(select(order('parts'), 'one', field('one', 'doseUg'))),
  MissedPlan: when(either(ref('Reviewed'), less(ref('MissedDays'), 3)), null,
    when(equal(ref('MissedDays'), 3), 'RESTART_LOWER', when(equal(ref('MissedDays'), 4), 'PRESCRIBER_DISCUSSION_HALF_DOSE', 'NEW_INDUCTION'))),
  HalfTotalUg: when(equal(ref('MissedPlan'), 'PRESCRIBER_DISCUSSION_HALF_DOSE'), dividedWhole(ref('OrderedTotalUg'), 2)),
  AskedUg: when(isNull(ref('HalfTotalUg')), ref('OrderedUg'), floor(multiply(divide(ref('OrderedUg'), ref('OrderedTotalUg')), ref('HalfTotalUg')))),
  DayTotalUg: when(isNull(ref('AskedUg')), null, max(list(add(ref('GivenTodayUg'), ref('AskedUg')), when(ref('Regular'), coalesce(ref('HalfTotalUg'), ref('OrderedTotalUg')))))),
  Starts: both(ref('FirstDay'), known(ref('AskedUg'))),
  RangeUg: when(equal(ref('MissedPlan'), 'RESTART_LOWER'), list(dividedWhole(ref('OrderedTotalUg'), 2), ref('OrderedTotalUg'))),
  RiseUg: when(either(ref('FirstDay'), equal(order('kind'), 'replacement')), null, subtract(ref('DayTotalUg'), ref('LastDayUg'))),
  // Each day's total beside that of the day before it among the days with doses; the last on which it was more, else the first day.
  LastRise: when(greater(ref('RiseUg'), 0), coalesce(max(select(ref('Before'), 'later', field('later', 'day'), greater(
    sum(select(ref('Before'), 'dose', doseUg, equal(field('dose', 'day'), field('later', 'day')))),
    sum(select(ref('Before'), 'dose', doseUg, equal(field('dose', 'day'), max(select(ref('Before'), 'earlier', field('earlier', 'day'), less(field('earlier', 'day'), field('later', 'day')))))))))), fact('firstDoseDay'))),
};

/** One rule: its code where the condition holds. */
const code = (name: string, condition: Elm): Elm => when(condition, name);

const orderRules: readonly Elm[] = [
  code('ORDER_NOT_SIGNED', not(both(isTrue(order('signed')), equal(order('state'), 'active')))),
  code('ORDER_NOT_FOR_THIS_DAY', not(both(atMost(order('fromDay'), fact('dosingDay')), either(isNull(order('toDay')), atMost(fact('dosingDay'), order('toDay')))))),
  code('PART_NOT_ORDERED', isNull(ref('OrderedUg'))),
];

const everyDose: readonly Elm[] = [
  code('DOSED_ELSEWHERE_TODAY', fact('dosedElsewhereToday')),
  code('STOCK_NOT_ENOUGH', greater(ref('AskedUg'), fact('stockUg'))),
  code('REPLACEMENT_OVER_VOMITED_DOSE', both(equal(order('kind'), 'replacement'), greater(ref('AskedUg'), coalesce(max(select(ref('Today'), 'dose', doseUg)), 0)))),
  code('DOSE_OVER_CEILING', greater(ref('DayTotalUg'), fact('ceilingUg'))),
  code('DOSE_OVER_1_5_TIMES_LAST', both(known(ref('RiseUg')), greater(multiply(ref('DayTotalUg'), 2), multiply(ref('LastDayUg'), 3)))),
  code('DUPLICATE_DOSE_SAME_DAY', either(exists(select(ref('Today'), 'dose', alias('dose'), equal(field('dose', 'part'), fact('part')))),
    both(exists(ref('Today')), ref('Regular'), isNull(first(select(order('parts'), 'one', field('one', 'part'), greater(field('one', 'part'), 1))))))),
  code('IDENTITY_NOT_CONFIRMED', isFalse(fact('identityConfirmed'))),
];

const holds: readonly Elm[] = [
  when(equal(fact('poss'), '4'), 'SEDATION_POSS_4_EMERGENCY', code('SEDATION_POSS_3_HOLD', equal(fact('poss'), '3'))),
  when(atMost(fact('rr'), 8), 'RR_8_OR_LESS_EMERGENCY', code('RR_9_TO_11_HOLD', atMost(fact('rr'), 11))),
  when(less(fact('spo2'), 92), when(isTrue(fact('spo2Scale2')), 'SPO2_UNDER_92_HOLD', 'SPO2_91_OR_LESS_EMERGENCY')),
  code('UNROUSABLE_EMERGENCY', isFalse(fact('rousable'))),
  code('INTOXICATED_HOLD_PRESCRIBER_REVIEW', fact('intoxicated')),
  when(atLeast(fact('breathAlcohol'), 0.08), 'BREATH_ALCOHOL_HOLD', code('BREATH_ALCOHOL_CAUTION', atLeast(fact('breathAlcohol'), 0.05))),
  code('BOTTLE_RETURNED_SHORT', fact('bottlesReturnedShort')),
  code('NALTREXONE_XR_ACTIVE', atMost(subtract(fact('dosingDay'), fact('naltrexoneXrDay')), 28)),
  when(greater(fact('qtcMs'), 500), 'QTC_OVER_500_REDUCE_OR_ALTERNATIVE', code('QTC_450_500_DISCUSS_MONITOR', atLeast(fact('qtcMs'), 450))),
];

const missedDays: readonly Elm[] = [
  ref('MissedPlan'),
  code('RESTART_NEEDS_A_SIGNED_DOSE', equal(ref('MissedPlan'), 'RESTART_LOWER')),
  code('PRESCRIBER_MUST_SEE', both(not(ref('Reviewed')), either(ref('NewInduction'), atMost(ref('TreatmentDay'), 14)), atLeast(max(list(ref('MissedDays'), ref('MissedInFirstFortnight'))), 2))),
];

const mg = (value: number): number => value * 1000;
const frail = either(atLeast(fact('ageYears'), 60), isTrue(fact('respiratoryDisease')), isTrue(fact('recentHospitalisation')), isTrue(fact('severeHepaticImpairment')));
const firstDay: Elm = when(ref('Starts'), list(
  code('FIRST_DOSE_OVER_30', greater(coalesce(first(select(ref('Today'), 'dose', doseUg)), ref('AskedUg')), mg(30))),
  code('DAY1_TOTAL_OVER_40', greater(ref('DayTotalUg'), mg(40))),
  code('SUPPLEMENT_OVER_10', both(exists(ref('Today')), greater(ref('AskedUg'), mg(10)))),
  code('SUPPLEMENT_BEFORE_2H_PEAK', both(exists(ref('Today')), less(fact('hoursSinceFirstDoseToday'), 2))),
  code('LOW_TOLERANCE_OVER_5_DAYS', greater(fact('daysSinceLastOpioid'), 5)),
  when(greater(ref('DayTotalUg'), mg(50)), when(isTrue(fact('rationaleDocumented')), 'US_CFR_DAY1_OVER_50_RATIONALE_RECORDED', 'US_CFR_DAY1_OVER_50_NO_RATIONALE')),
  code('START_OVER_20_FRAIL', both(greater(ref('DayTotalUg'), mg(20)), frail)),
), list(
  code('ASAM_INCREASE_SOONER_THAN_5_DAYS', less(subtract(fact('dosingDay'), ref('LastRise')), 5)),
  code('ASAM_STEP_OVER_10', greater(ref('RiseUg'), mg(10))),
));

const warning = [
  'PRESCRIBER_DISCUSSION_HALF_DOSE', 'RESTART_LOWER', 'FIRST_DOSE_OVER_30', 'DAY1_TOTAL_OVER_40', 'SUPPLEMENT_OVER_10', 'SUPPLEMENT_BEFORE_2H_PEAK', 'LOW_TOLERANCE_OVER_5_DAYS', 'START_OVER_20_FRAIL',
  'US_CFR_DAY1_OVER_50_RATIONALE_RECORDED', 'ASAM_INCREASE_SOONER_THAN_5_DAYS', 'ASAM_STEP_OVER_10', 'QTC_450_500_DISCUSS_MONITOR', 'BREATH_ALCOHOL_CAUTION',
];
const emergency = ['SEDATION_POSS_4_EMERGENCY', 'RR_8_OR_LESS_EMERGENCY', 'SPO2_91_OR_LESS_EMERGENCY', 'UNROUSABLE_EMERGENCY'];
const anyAmong = (codes: readonly string[], are: boolean): Elm =>
  exists(select(ref('Reasons'), 'each', alias('each'), are ? among(alias('each'), list(...codes)) : not(among(alias('each'), list(...codes)))));

/** Asked at every window, or on every first day: null is not known. */
const needed = ['poss', 'intoxicated', 'identityConfirmed', 'dosedElsewhereToday'] as const;

export const windowLibrary = library('Window', facts, {
  ...course,
  ...asked,
  OrderReasons: when(either(isNull(fact('order')), among(order('state'), list('ended', 'paused'))), list('NO_ACTIVE_ORDER'), list(...orderRules)),
  Reasons: present({ type: 'Flatten', operand: list(ref('OrderReasons'), list(...everyDose, ...holds, ...missedDays), firstDay) }),
  Missing: present(list(...needed.map((name) => when(isNull(fact(name)), name)),
    when(both(known(ref('AskedUg')), isNull(fact('stockUg'))), 'stockUg'),
    when(both(ref('Starts'), isNull(fact('daysSinceLastOpioid'))), 'daysSinceLastOpioid'),
    when(both(ref('Starts'), exists(ref('Today')), isNull(fact('hoursSinceFirstDoseToday'))), 'hoursAfterFirst'))),
  Decision: when(anyAmong(warning, false), 'refuse', when(either(exists(ref('Reasons')), exists(ref('Missing'))), 'warn', 'allow')),
  DoseUg: when(equal(ref('Decision'), 'refuse'), null, ref('AskedUg')),
  VolumeMl: divide(floor(add(divide(multiply(ref('AskedUg'), 100), fact('ugPerMl')), 0.5)), 100),
  Alert: when(atLeast(fact('ugPerMl'), 10_000), 'HIGH_STRENGTH_CONCENTRATE_INDEPENDENT_CHECK'),
  Emergency: anyAmong(emergency, true),
});
