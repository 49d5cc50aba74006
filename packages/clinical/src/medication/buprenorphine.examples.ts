/** Examples on each side of each line of the buprenorphine rules. Read by tests and the rulebook. */
import type { Ug } from '../dose.ts';
import type { Example } from '../rule.ts';
import type { BuprenorphineOrderFacts } from './buprenorphine-order-rules.ts';
import type { BuprenorphineStartFacts } from './buprenorphine-start-rules.ts';

const ug = (mg: number): Ug => Math.round(mg * 1000) as Ug;

type Start = Example<BuprenorphineStartFacts>;
type Order = Example<BuprenorphineOrderFacts>;

const hours = (profile: string, short: number): readonly Start[] => [
  { rule: `bup-start-short-hours-${profile}`, when: 'heroin, just under the hours', facts: { lastOpioid: 'heroin', hoursSince: short - 0.5 }, gives: [`SHORT_ACTING_UNDER_${String(short)}H`] },
  { rule: `bup-start-short-hours-${profile}`, when: 'heroin, at the hours', facts: { lastOpioid: 'heroin', hoursSince: short }, gives: [] },
  { rule: `bup-start-long-hours-${profile}`, when: 'methadone 23.5 hours ago', facts: { lastOpioid: 'methadone', hoursSince: 23.5 }, gives: ['METHADONE_UNDER_24H'] },
  { rule: `bup-start-long-hours-${profile}`, when: 'methadone 24 hours ago', facts: { lastOpioid: 'methadone', hoursSince: 24 }, gives: [] },
];

const seen = (profile: string): readonly Start[] => [
  { rule: `bup-start-withdrawal-${profile}`, when: 'no withdrawal seen', facts: { objectiveWithdrawal: false }, gives: ['NO_OBJECTIVE_SIGN'] },
  { rule: `bup-start-withdrawal-${profile}`, when: 'withdrawal seen', facts: { objectiveWithdrawal: true }, gives: [] },
];

const cows = (rule: string, least: number, code: string, lastOpioid: string): readonly Start[] => [
  { rule, when: `COWS ${String(least - 1)}`, facts: { lastOpioid, cows: least - 1 }, gives: [code] },
  { rule, when: `COWS ${String(least)}`, facts: { lastOpioid, cows: least }, gives: [] },
];

export const buprenorphineStartExamples: readonly Start[] = [
  ...hours('US-LABEL', 4),
  ...hours('EXPERTS', 6),
  ...hours('ASAM20', 6),
  ...hours('EU-BUVIDAL', 6),
  ...hours('OB17', 6),
  ...['US-LABEL', 'ASAM20', 'EU-BUVIDAL', 'OB17'].flatMap(seen),
  ...cows('bup-start-cows-CA-BRIDGE-all', 8, 'COWS_BELOW_8', 'heroin'),
  ...cows('bup-start-cows-ACEP-short', 8, 'COWS_BELOW_8', 'heroin'),
  ...cows('bup-start-cows-ACEP-long', 13, 'LONG_ACTING_COWS_BELOW_13', 'methadone'),
  ...cows('bup-start-cows-ASAM20-all', 11, 'COWS_BELOW_11', 'heroin'),
  { rule: 'bup-start-cows-CA-BRIDGE-all', when: '73 hours after heroin, without withdrawal', facts: { lastOpioid: 'heroin', hoursSince: 73, cows: 4 }, gives: [] },
  { rule: 'bup-start-cows-CA-BRIDGE-all', when: '72 hours after heroin, without withdrawal', facts: { lastOpioid: 'heroin', hoursSince: 72, cows: 4 }, gives: ['COWS_BELOW_8'] },
  { rule: 'bup-start-cows-CA-BRIDGE-all', when: '73 hours after heroin, still mild withdrawal', facts: { lastOpioid: 'heroin', hoursSince: 73, cows: 5 }, gives: ['COWS_BELOW_8'] },
  { rule: 'bup-start-cows-CA-BRIDGE-all', when: '73 hours after fentanyl', facts: { lastOpioid: 'fentanyl', hoursSince: 73, cows: 4 }, gives: ['COWS_BELOW_8'] },
  { rule: 'bup-start-cows-CA-BRIDGE-all', when: '73 hours after methadone', facts: { lastOpioid: 'methadone', hoursSince: 73, cows: 4 }, gives: ['COWS_BELOW_8'] },
  { rule: 'bup-start-signs-CA-BRIDGE', when: 'no sign', facts: { objectiveSigns: 0 }, gives: ['NO_OBJECTIVE_SIGN'] },
  { rule: 'bup-start-signs-CA-BRIDGE', when: 'one sign', facts: { objectiveSigns: 1 }, gives: [] },
  { rule: 'bup-start-moderate-US-LABEL', when: 'COWS 4', facts: { cows: 4 }, gives: ['NO_OBJECTIVE_SIGN'] },
  { rule: 'bup-start-moderate-US-LABEL', when: 'COWS 5', facts: { cows: 5 }, gives: ['WITHDRAWAL_NOT_MODERATE'] },
  { rule: 'bup-start-moderate-US-LABEL', when: 'COWS 12', facts: { cows: 12 }, gives: ['WITHDRAWAL_NOT_MODERATE'] },
  { rule: 'bup-start-moderate-US-LABEL', when: 'COWS 13', facts: { cows: 13 }, gives: [] },
  { rule: 'bup-start-methadone-dose', when: '30 mg a day', facts: { lastOpioid: 'methadone', methadoneUg: ug(30) }, gives: [] },
  { rule: 'bup-start-methadone-dose', when: '31 mg a day', facts: { lastOpioid: 'methadone', methadoneUg: ug(31) }, gives: ['METHADONE_OVER_30_REDUCE_FIRST'] },
  { rule: 'bup-start-methadone-dose', when: 'heroin, whatever methadone once was', facts: { lastOpioid: 'heroin', methadoneUg: ug(80) }, gives: [] },
  { rule: 'bup-start-methadone-dose-ASAM20', when: '30 mg a day', facts: { lastOpioid: 'methadone', methadoneUg: ug(30) }, gives: [] },
  { rule: 'bup-start-methadone-dose-ASAM20', when: '31 mg a day', facts: { lastOpioid: 'methadone', methadoneUg: ug(31) }, gives: ['METHADONE_30_TO_40_CAUTION'] },
  { rule: 'bup-start-methadone-dose-ASAM20', when: '40 mg a day', facts: { lastOpioid: 'methadone', methadoneUg: ug(40) }, gives: ['METHADONE_30_TO_40_CAUTION'] },
  { rule: 'bup-start-methadone-dose-ASAM20', when: '41 mg a day', facts: { lastOpioid: 'methadone', methadoneUg: ug(41) }, gives: ['METHADONE_OVER_30_REDUCE_FIRST'] },
  { rule: 'bup-start-fentanyl', when: 'fentanyl', facts: { lastOpioid: 'fentanyl' }, gives: ['FENTANYL_VARIABLE_ONSET_PW_RISK'] },
  { rule: 'bup-start-fentanyl', when: 'heroin', facts: { lastOpioid: 'heroin' }, gives: [] },
  { rule: 'bup-start-liver', when: 'Child-Pugh A', facts: { childPugh: 'A', formulation: 'combination' }, gives: [] },
  { rule: 'bup-start-liver', when: 'Child-Pugh B, combination', facts: { childPugh: 'B', formulation: 'combination' }, gives: ['HEPATIC_B_COMBINATION_CAUTION'] },
  { rule: 'bup-start-liver', when: 'Child-Pugh B, mono', facts: { childPugh: 'B', formulation: 'mono' }, gives: [] },
  { rule: 'bup-start-liver', when: 'Child-Pugh C, combination', facts: { childPugh: 'C', formulation: 'combination' }, gives: ['HEPATIC_C_AVOID_COMBINATION'] },
  { rule: 'bup-start-liver', when: 'Child-Pugh C, mono', facts: { childPugh: 'C', formulation: 'mono' }, gives: ['HEPATIC_C_HALVE_DOSE'] },
  { rule: 'bup-start-allergy', when: 'allergy', facts: { buprenorphineAllergy: true }, gives: ['BUPRENORPHINE_HYPERSENSITIVITY'] },
  { rule: 'bup-start-allergy', when: 'no allergy', facts: { buprenorphineAllergy: false }, gives: [] },
  { rule: 'bup-start-naloxone-allergy', when: 'combination', facts: { naloxoneAllergy: true, formulation: 'combination' }, gives: ['NALOXONE_HYPERSENSITIVITY_USE_MONO'] },
  { rule: 'bup-start-naloxone-allergy', when: 'combination, no allergy', facts: { naloxoneAllergy: false, formulation: 'combination' }, gives: [] },
  { rule: 'bup-start-naloxone-allergy', when: 'mono', facts: { naloxoneAllergy: true, formulation: 'mono' }, gives: [] },
  { rule: 'bup-start-sedatives', when: 'in use', facts: { sedativesOrAlcohol: true }, gives: ['SEDATIVES_SUPPLY_NALOXONE'] },
  { rule: 'bup-start-sedatives', when: 'none', facts: { sedativesOrAlcohol: false }, gives: [] },
];

const day = (profile: string, treatmentDay: 1 | 2, limitMg: number, code: string): readonly Order[] => [
  { rule: `bup-order-day${String(treatmentDay)}-${profile}`, when: 'at the limit', facts: { treatmentDay, dayTotalUg: ug(limitMg) }, gives: [] },
  { rule: `bup-order-day${String(treatmentDay)}-${profile}`, when: 'just over the limit', facts: { treatmentDay, dayTotalUg: ug(limitMg + 0.1) }, gives: [code] },
  { rule: `bup-order-day${String(treatmentDay)}-${profile}`, when: 'the day not known', facts: { treatmentDay: null, dayTotalUg: ug(limitMg) }, gives: [], missing: ['treatmentDay'] },
  { rule: `bup-order-day${String(treatmentDay)}-${profile}`, when: 'over, on a later day', facts: { treatmentDay: 9, dayTotalUg: ug(limitMg + 0.1) }, gives: [] },
];

export const buprenorphineOrderExamples: readonly Order[] = [
  ...['US-LABEL', 'US-TABLET', 'OB17'].flatMap((profile) => [...day(profile, 1, 8, 'DAY1_OVER_8'), ...day(profile, 2, 16, 'DAY2_OVER_16')]),
  ...day('US-ZUBSOLV', 1, 5.7, 'DAY1_OVER_5_7'),
  ...day('US-ZUBSOLV', 2, 11.4, 'DAY2_OVER_11_4'),
  { rule: 'bup-order-first-US-LABEL', when: '4 mg', facts: { firstDoseUg: ug(4) }, gives: [] },
  { rule: 'bup-order-first-US-LABEL', when: '4.5 mg', facts: { firstDoseUg: ug(4.5) }, gives: ['FIRST_DOSE_OVER_4'] },
  { rule: 'bup-order-first-US-ZUBSOLV', when: '1.4 mg', facts: { firstDoseUg: ug(1.4) }, gives: [] },
  { rule: 'bup-order-first-US-ZUBSOLV', when: '2.9 mg', facts: { firstDoseUg: ug(2.9) }, gives: ['FIRST_DOSE_OVER_1_4'] },
  { rule: 'bup-order-ceiling-any', when: '24 mg', facts: { dayTotalUg: ug(24) }, gives: [] },
  { rule: 'bup-order-ceiling-any', when: '24.5 mg', facts: { dayTotalUg: ug(24.5) }, gives: ['OVER_24_DOCUMENT_BENEFIT'] },
  { rule: 'bup-order-ceiling-any', when: '32 mg', facts: { dayTotalUg: ug(32) }, gives: ['OVER_24_DOCUMENT_BENEFIT'] },
  { rule: 'bup-order-ceiling-any', when: '32.5 mg', facts: { dayTotalUg: ug(32.5) }, gives: ['OVER_32'] },
  { rule: 'bup-order-ceiling-CA-BRIDGE', when: '32 mg', facts: { dayTotalUg: ug(32) }, gives: [] },
  { rule: 'bup-order-ceiling-CA-BRIDGE', when: '32.5 mg', facts: { dayTotalUg: ug(32.5) }, gives: ['OVER_32'] },
  { rule: 'bup-order-ceiling-US-ZUBSOLV', when: '17.1 mg', facts: { dayTotalUg: ug(17.1) }, gives: [] },
  { rule: 'bup-order-ceiling-US-ZUBSOLV', when: '17.2 mg', facts: { dayTotalUg: ug(17.2) }, gives: ['DAY_OVER_17_1'] },
  { rule: 'bup-order-ceiling-US-ZUBSOLV', when: '22.8 mg', facts: { dayTotalUg: ug(22.8) }, gives: ['DAY_OVER_17_1'] },
  { rule: 'bup-order-ceiling-US-ZUBSOLV', when: '22.9 mg', facts: { dayTotalUg: ug(22.9) }, gives: ['OVER_32'] },
];
