/** Examples on each side of each line of the dispensary's rules. Read by tests and the rulebook. */
import type { Day } from '../day.ts';
import type { Ug } from '../dose.ts';
import type { Example } from '../rule.ts';
import type { ControlledDrugFacts } from './controlled-drug-facts.ts';
import { guestRecordParts, type GuestFacts } from './guest-dosing.ts';
import type { MissedDoseFacts } from './missed-dose-facts.ts';
import { takeHomeHeads, type TakeHomeFacts } from './take-home-facts.ts';
import type { WindowFacts } from './window-facts.ts';

const ug = (mg: number): Ug => Math.round(mg * 1000) as Ug;

type Missed = Example<MissedDoseFacts>;

/** What one guideline gives on each number of missed days, from none. */
const ladder = (rule: string, codes: readonly (string | null)[], drug: 'methadone' | 'buprenorphine' = 'methadone'): readonly Missed[] =>
  codes.map((code, missedDays) => ({ rule, when: `${String(missedDays)} days, ${drug}`, facts: { drug, usualUg: drug === 'methadone' ? ug(80) : ug(16), missedDays }, gives: code === null ? [] : [code] }));

const U3 = 'UK_THREE_CONSECUTIVE_CONTACT_PRESCRIBER';
const vomited = (rule: string, minutesAfterDose: number, witnessed: boolean, gives: readonly string[]): Missed =>
  ({ rule, when: `${String(minutesAfterDose)} minutes, ${witnessed ? 'seen' : 'not seen'}`, facts: { usualUg: ug(80), minutesAfterDose, witnessed }, gives });

export const missedDoseExamples: readonly Missed[] = [
  ...ladder('missed-dose-au-2003', [null, null, null, 'PRESCRIBER_DISCUSSION_HALF_DOSE', 'PRESCRIBER_MUST_SEE', 'NEW_INDUCTION', 'NEW_INDUCTION']),
  ...ladder('missed-dose-au-2003', [null, null, null, 'NO_MISSED_DOSE_RULE_FOR_MEDICINE'], 'buprenorphine'),
  ...ladder('missed-dose-uk', [null, null, null, U3, U3]),
  ...ladder('missed-dose-uk-five-days', [null, null, null, null, null, 'UK_REASSESS_AND_RETITRATE', 'UK_REASSESS_AND_RETITRATE']),
  ...ladder('missed-dose-uk', [null, null, null, U3, U3, U3], 'buprenorphine'),
  ...ladder('missed-dose-tip63', [null, null, null, 'RESTART_LOWER', 'PRESCRIBER_DISCUSSION_HALF_DOSE', 'NEW_INDUCTION']),
  ...ladder('missed-dose-tip63', [null, null, null, 'NO_MISSED_DOSE_RULE_FOR_MEDICINE'], 'buprenorphine'),
  ...ladder('missed-dose-bc-2023', [null, null, null, null, 'PRESCRIBER_MUST_SEE', 'NEW_INDUCTION']),
  ...ladder('missed-dose-bc-2023', [null, null, null, null, null, null, 'RESTART_LOWER', 'RESTART_LOWER', 'RESTART_LOWER'], 'buprenorphine'),
  { rule: 'missed-dose-first-fortnight', when: 'one day, day 10', facts: { treatmentDay: 10, missedDays: 1 }, gives: [] },
  { rule: 'missed-dose-first-fortnight', when: 'two days, day 14', facts: { treatmentDay: 14, missedDays: 2 }, gives: ['PRESCRIBER_MUST_SEE'] },
  { rule: 'missed-dose-first-fortnight', when: 'two days, day 15', facts: { treatmentDay: 15, missedDays: 2 }, gives: [] },
  { rule: 'missed-dose-first-fortnight', when: 'two days apart, day 12', facts: { treatmentDay: 12, missedDays: 1, missedInFirstFortnight: 2 }, gives: ['PRESCRIBER_MUST_SEE'] },
  { rule: 'missed-dose-intoxicated', when: 'sober', facts: { intoxicated: false }, gives: [] },
  { rule: 'missed-dose-intoxicated', when: 'intoxicated', facts: { intoxicated: true }, gives: ['INTOXICATED_HOLD_PRESCRIBER_REVIEW'] },
  { rule: 'missed-dose-not-later', when: 'today’s own dose', facts: { event: 'dose' }, gives: [] },
  { rule: 'missed-dose-not-later', when: 'yesterday’s dose today', facts: { event: 'collectMissedDoseLater' }, gives: ['UK_MISSED_DOSE_NOT_SUPPLIED_LATER'] },
  vomited('vomited-dose-unwitnessed', 10, true, []),
  vomited('vomited-dose-unwitnessed', 10, false, ['EMESIS_NOT_WITNESSED']),
  vomited('vomited-dose', 14, true, ['PRESCRIBER_MAY_REPLACE_FULL']),
  vomited('vomited-dose', 15, true, ['PRESCRIBER_MAY_REPLACE_HALF']),
  vomited('vomited-dose', 30, true, ['PRESCRIBER_MAY_REPLACE_HALF']),
  vomited('vomited-dose', 31, true, ['NO_REPLACEMENT_OVER_30_MIN']),
  vomited('vomited-dose', 10, false, []),
  vomited('vomited-dose-uk', 10, true, ['UK_EMESIS_NEW_PRESCRIPTION']),
  vomited('vomited-dose-uk', 10, false, []),
  { rule: 'vomited-dose-pregnant', when: 'not pregnant', facts: { minutesAfterDose: 10, pregnant: false }, gives: [] },
  { rule: 'vomited-dose-pregnant', when: 'pregnant', facts: { minutesAfterDose: 10, pregnant: true }, gives: ['EMESIS_PREGNANT_SAME_DAY'] },
];

const tier = (treatmentDay: number, requestedDays: number, over: boolean): Example<TakeHomeFacts> =>
  ({ rule: 'take-home-limit', when: `${String(requestedDays)} days on day ${String(treatmentDay)}`, facts: { drug: 'methadone', treatmentDay, requestedDays }, gives: over ? ['TAKE_HOME_OVER_LIMIT'] : [] });

export const takeHomeExamples: readonly Example<TakeHomeFacts>[] = [
  tier(14, 7, false), tier(14, 8, true), tier(15, 14, false), tier(15, 15, true), tier(30, 15, true), tier(31, 28, false), tier(31, 29, true),
  { rule: 'take-home-state', when: 'at the state’s 14 days', facts: { requestedDays: 14, stateMaxDays: 14 }, gives: [] },
  { rule: 'take-home-state', when: 'over the state’s 14 days', facts: { requestedDays: 15, stateMaxDays: 14 }, gives: ['STATE_LIMIT_STRICTER'] },
  { rule: 'take-home-criteria', when: 'met', facts: { requestedDays: 7, criteriaMet: true }, gives: [] },
  { rule: 'take-home-criteria', when: 'not met', facts: { requestedDays: 7, criteriaMet: false }, gives: ['CRITERIA_NOT_MET'] },
  { rule: 'take-home-criteria', when: 'not met, one closure day', facts: { requestedDays: 1, clinicClosed: true, criteriaMet: false }, gives: [] },
  { rule: 'take-home-all-six', when: 'all six looked at', facts: { requestedDays: 7, considered: [...takeHomeHeads] }, gives: [] },
  { rule: 'take-home-all-six', when: 'five looked at', facts: { requestedDays: 7, considered: takeHomeHeads.slice(1) }, gives: ['CRITERIA_NOT_ALL_CONSIDERED'] },
  { rule: 'take-home-rationale', when: 'written down', facts: { requestedDays: 7, rationaleDocumented: true }, gives: [] },
  { rule: 'take-home-rationale', when: 'not written down', facts: { requestedDays: 7, rationaleDocumented: false }, gives: ['RATIONALE_NOT_DOCUMENTED'] },
  { rule: 'take-home-closure', when: 'one day, closed', facts: { requestedDays: 1, clinicClosed: true }, gives: ['CLOSURE_DAY_EXEMPT'] },
  { rule: 'take-home-closure', when: 'two days, closed one', facts: { requestedDays: 2, clinicClosed: true }, gives: [] },
  { rule: 'take-home-methadone-only', when: 'buprenorphine', facts: { drug: 'buprenorphine' }, gives: ['TIME_LIMITS_METHADONE_ONLY'] },
  { rule: 'take-home-methadone-only', when: 'methadone', facts: { drug: 'methadone' }, gives: [] },
  { rule: 'take-home-uk-supervision', when: 'day 90', facts: { treatmentDay: 90, requestedDays: 1 }, gives: ['UK_SUPERVISION_USUAL_IN_FIRST_3_MONTHS'] },
  { rule: 'take-home-uk-supervision', when: 'day 91', facts: { treatmentDay: 91, requestedDays: 1 }, gives: [] },
];

const ready: WindowFacts = { orderState: 'active', orderSigned: true, orderCoversDay: true, partOrdered: true };

export const windowExamples: readonly Example<WindowFacts>[] = [
  { rule: 'window-order', when: 'active, signed, today', facts: ready, gives: [] },
  { rule: 'window-order', when: 'none', facts: { ...ready, orderState: 'none' }, gives: ['NO_ACTIVE_ORDER'] },
  { rule: 'window-order', when: 'paused', facts: { ...ready, orderState: 'paused' }, gives: ['NO_ACTIVE_ORDER'] },
  { rule: 'window-order', when: 'not signed', facts: { ...ready, orderSigned: false }, gives: ['ORDER_NOT_SIGNED'] },
  { rule: 'window-order', when: 'from tomorrow', facts: { ...ready, orderCoversDay: false }, gives: ['ORDER_NOT_FOR_THIS_DAY'] },
  { rule: 'window-order', when: 'part 2 of a whole dose', facts: { ...ready, partOrdered: false }, gives: ['PART_NOT_ORDERED'] },
  { rule: 'window-elsewhere', when: 'nowhere else', facts: { dosedElsewhereToday: false }, gives: [] },
  { rule: 'window-elsewhere', when: 'as a guest this morning', facts: { dosedElsewhereToday: true }, gives: ['DOSED_ELSEWHERE_TODAY'] },
  { rule: 'window-stock', when: 'just enough', facts: { doseUg: ug(80), stockUg: ug(80) }, gives: [] },
  { rule: 'window-stock', when: 'just too little', facts: { doseUg: ug(80), stockUg: ug(79.999) }, gives: ['STOCK_NOT_ENOUGH'] },
  ...(['tip63', 'bc-2023'] as const).map((profile) => ({ rule: `window-restart-${profile}`, when: 'two days away from 80 mg', facts: { drug: 'methadone' as const, usualUg: ug(80), missedDays: 2 }, gives: [] })),
  { rule: 'window-restart-tip63', when: 'three days away from 80 mg', facts: { drug: 'methadone', usualUg: ug(80), missedDays: 3 }, gives: ['RESTART_NEEDS_A_SIGNED_DOSE'] },
  { rule: 'window-restart-bc-2023', when: 'six days away from 16 mg of buprenorphine', facts: { drug: 'buprenorphine', usualUg: ug(16), missedDays: 6 }, gives: ['RESTART_NEEDS_A_SIGNED_DOSE'] },
  { rule: 'window-replacement', when: 'as much as was vomited', facts: { doseUg: ug(80), vomitedUg: ug(80) }, gives: [] },
  { rule: 'window-replacement', when: 'more than was vomited', facts: { doseUg: ug(80.5), vomitedUg: ug(80) }, gives: ['REPLACEMENT_OVER_VOMITED_DOSE'] },
];

/** A pair of examples: one that stays silent and one that gives the code. */
const pair = (rule: string, code: string, fine: ControlledDrugFacts, found: ControlledDrugFacts): readonly Example<ControlledDrugFacts>[] => [
  { rule, when: 'within', facts: fine, gives: [] },
  { rule, when: 'beyond', facts: found, gives: [code] },
];

const mda = { form: 'FP10MDA', drug: 'methadone' } as const;
const december2024 = 20_059 as Day;

export const controlledDrugExamples: readonly Example<ControlledDrugFacts>[] = [
  ...pair('fp10mda-medicine', 'DRUG_NOT_PERMITTED_ON_FP10MDA', mda, { ...mda, drug: 'temazepam' }),
  ...pair('fp10mda-days', 'FP10MDA_OVER_14_DAYS', { ...mda, days: 14 }, { ...mda, days: 15 }),
  ...pair('fp10mda-interval', 'INSTALMENT_INTERVAL_MISSING', { ...mda, instalmentInterval: true }, { ...mda, instalmentInterval: false }),
  ...pair('fp10mda-amount', 'INSTALMENT_AMOUNT_MISSING', { ...mda, instalmentAmount: true }, { ...mda, instalmentAmount: false }),
  ...pair('instalments-form', 'INSTALMENTS_NEED_FP10MDA', { form: 'FP10', instalments: false }, { form: 'FP10', instalments: true }),
  ...pair('controlled-drug-validity', 'CD_PRESCRIPTION_EXPIRED_28_DAYS', { drug: 'methadone', daysSinceAppropriateDate: 28 }, { drug: 'methadone', daysSinceAppropriateDate: 29 }),
  ...pair('controlled-drug-30-days', 'OVER_30_DAYS_STRONG_RECOMMENDATION', { drug: 'methadone', daysSupply: 30 }, { drug: 'methadone', daysSupply: 31 }),
  ...pair('controlled-drug-quantity', 'CD_QUANTITY_ONE_FORM_MISSING_PHARMACIST_MAY_AMEND', { quantityInWords: true, quantityInFigures: true }, { quantityInWords: false, quantityInFigures: true }),
  { rule: 'controlled-drug-quantity', when: 'neither', facts: { quantityInWords: false, quantityInFigures: false }, gives: ['CD_QUANTITY_MISSING'] },
  ...pair('controlled-drug-dose', 'CD_DOSE_MUST_BE_DEFINED', { doseDefined: true }, { doseDefined: false }),
  ...pair('missed-instalment', 'UK_INSTALMENT_DAY_LOST', { event: 'missedInstalment', approvedWording: true }, { event: 'missedInstalment', approvedWording: false }),
  { rule: 'inventory-biennial', when: 'done today', facts: { event: 'biennial-inventory', monthsSinceLast: 0 }, gives: [] },
  ...pair('inventory-biennial', 'BIENNIAL_INVENTORY_OVERDUE', { event: 'biennial-inventory', monthsSinceLast: 24 }, { event: 'biennial-inventory', monthsSinceLast: 25 }),
  ...pair('record-retention', 'RETAIN_2_YEARS_MIN', { action: 'purge', ageYears: 2 }, { action: 'purge', ageYears: 1.9 }),
  ...pair('record-retention-uk', 'RETAIN_2_YEARS_MIN', { regime: 'UK', action: 'purge', ageYears: 2 }, { regime: 'UK', action: 'purge', ageYears: 1.9 }),
  ...pair('loss-notice', 'LOSS_NOTICE_OVERDUE', { event: 'theft-or-loss', businessDaysSinceDiscovery: 1, fieldOfficeTold: false }, { event: 'theft-or-loss', businessDaysSinceDiscovery: 2, fieldOfficeTold: false }),
  ...pair('loss-form', 'LOSS_FORM_OVERDUE', { event: 'theft-or-loss', daysSinceDiscovery: 45, formFiled: false }, { event: 'theft-or-loss', daysSinceDiscovery: 46, formFiled: false }),
  ...pair('destruction-us', 'WITNESSES_MISSING', { regime: 'DEA', event: 'destruction', witnesses: 2 }, { regime: 'DEA', event: 'destruction', witnesses: 1 }),
  ...pair('destruction-uk', 'WITNESSES_MISSING', { regime: 'UK', event: 'destruction', witnesses: 1 }, { regime: 'UK', event: 'destruction', witnesses: 0 }),
  ...pair('wastage', 'WITNESSES_MISSING', { event: 'wastage', witnesses: 2 }, { event: 'wastage', witnesses: 1 }),
  ...pair('uk-register-entry', 'UK_REGISTER_ENTRY_LATE', { regime: 'UK', event: 'register-entry', daysAfterSupply: 1 }, { regime: 'UK', event: 'register-entry', daysAfterSupply: 2 }),
  // What is about something else stays silent, whatever stands beside it.
  ...[
    ['fp10mda-days', { form: 'FP10', drug: 'methadone', days: 15 }], ['controlled-drug-30-days', { ...mda, daysSupply: 31 }], ['controlled-drug-30-days', { drug: 'naltrexone', daysSupply: 31 }],
    ['missed-instalment', { event: 'biennial-inventory', approvedWording: false }], ['inventory-biennial', { event: 'wastage', monthsSinceLast: 30 }], ['record-retention', { action: 'read', ageYears: 1 }],
    ['loss-notice', { event: 'wastage', businessDaysSinceDiscovery: 5, fieldOfficeTold: false }], ['loss-form', { event: 'wastage', daysSinceDiscovery: 60, formFiled: false }],
    ['destruction-us', { regime: 'DEA', event: 'wastage', witnesses: 0 }], ['destruction-uk', { regime: 'DEA', event: 'destruction', witnesses: 0 }], ['destruction-uk', { regime: 'UK', event: 'wastage', witnesses: 0 }],
    ['uk-register-entry', { regime: 'DEA', event: 'register-entry', daysAfterSupply: 9 }], ['uk-register-entry', { regime: 'UK', event: 'wastage', daysAfterSupply: 9 }], ['three-day-rule', { event: 'wastage', days: 9 }],
    ['naloxone-training', { event: 'wastage', trained: false }], ['naloxone-training', { regime: 'DEA', event: 'supplyNaloxone', trained: false }],
  ].map(([rule, facts]) => ({ rule: rule as string, when: 'something else', facts: facts as ControlledDrugFacts, gives: [] })),
  ...(['delete', 'destroy'] as const).map((action) => ({ rule: 'record-retention', when: `${action}, 1.9 years`, facts: { action, ageYears: 1.9 }, gives: ['RETAIN_2_YEARS_MIN'] })),
  { rule: 'naloxone-training', when: 'untrained, in the UK', facts: { regime: 'UK', event: 'supplyNaloxone', trained: false }, gives: ['TRAINING_REQUIRED'] },
  { rule: 'instalments-form', when: 'an amount for each instalment, on an ordinary form', facts: { form: 'FP10', instalmentAmount: true }, gives: ['INSTALMENTS_NEED_FP10MDA'] },
  { rule: 'instalments-form', when: 'an interval of instalments, on an ordinary form', facts: { form: 'FP10', instalmentInterval: true }, gives: ['INSTALMENTS_NEED_FP10MDA'] },
  ...pair('three-day-rule', 'EMERGENCY_SUPPLY_OVER_3_DAYS', { event: 'emergency-supply', days: 3 }, { event: 'emergency-supply', days: 4 }),
  ...pair('naloxone-training', 'TRAINING_REQUIRED', { event: 'supplyNaloxone', trained: true }, { event: 'supplyNaloxone', trained: false }),
  ...pair('naloxone-route', 'NALOXONE_ROUTE_NOT_YET_IN_FORCE', { event: 'supplyNaloxone', by: 'pharmacist', suppliedDay: december2024 }, { event: 'supplyNaloxone', by: 'pharmacist', suppliedDay: (december2024 - 1) as Day }),
];

const guestPair = (rule: string, code: string, fine: GuestFacts, found: GuestFacts): readonly Example<GuestFacts>[] => [
  { rule, when: 'in order', facts: fine, gives: [] },
  { rule, when: 'not in order', facts: found, gives: [code] },
];

const visit = 20_000 as Day;
const dates: GuestFacts = { dosingDay: visit, fromDay: (visit - 2) as Day, toDay: visit };

export const guestExamples: readonly Example<GuestFacts>[] = [
  ...guestPair('guest-confirmed', 'GUEST_NOT_CONFIRMED_BY_CLINIC', { confirmedByClinic: true }, { confirmedByClinic: false }),
  ...guestPair('guest-record', 'GUEST_RECORD_INCOMPLETE', { parts: [...guestRecordParts] }, { parts: guestRecordParts.slice(1) }),
  ...guestPair('guest-dates', 'GUEST_OUTSIDE_DATES', dates, { ...dates, toDay: (visit - 1) as Day }),
  { rule: 'guest-dates', when: 'on the first day', facts: { dosingDay: visit, fromDay: visit, toDay: visit }, gives: [] },
  { rule: 'guest-dates', when: 'a day too early', facts: { dosingDay: visit, fromDay: (visit + 1) as Day, toDay: (visit + 9) as Day }, gives: ['GUEST_OUTSIDE_DATES'] },
  ...guestPair('guest-last-dose', 'GUEST_DOSED_TODAY_AT_HOME_CLINIC', { dosingDay: visit, lastDoseDay: (visit - 1) as Day }, { dosingDay: visit, lastDoseDay: visit }),
  ...guestPair('guest-take-homes', 'GUEST_HOLDS_TAKE_HOMES', { takeHomesHeld: 0 }, { takeHomesHeld: 1 }),
  ...guestPair('guest-dose', 'GUEST_DOSE_OVER_CONFIRMED', { doseUg: ug(80), confirmedUg: ug(80) }, { doseUg: ug(80.5), confirmedUg: ug(80) }),
  ...guestPair('guest-return', 'GUEST_RETURN_MISSING', {}, { unreturned: 'Bay Clinic' }),
  ...guestPair('guest-away', 'GUEST_ELSEWHERE_TODAY', { awayToday: false }, { awayToday: true }),
  ...guestPair('guest-window', 'GUEST_AT_ANOTHER_WINDOW', { atHostWindow: true }, { atHostWindow: false }),
  ...guestPair('guest-pharmacy', 'PHARMACY_SUPPLIES_TODAY', {}, { pharmacy: 'Quay Pharmacy' }),
  ...guestPair('guest-token', 'TOKEN_ALONE_IS_NO_IDENTITY', { tokenOnly: false }, { tokenOnly: true }),
];
