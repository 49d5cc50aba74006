import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Ug } from '../dose.ts';
import { examplesThatFail } from '../examples-hold.ts';
import { decideOrder, type OrderFacts } from './decide-order.ts';
import { startRulesOf, type MedicationProfiles } from './medication-profiles.ts';
import { isFentanyl, isLongActing, isMethadone } from './opioid-kinds.ts';
import { orderCodes } from './order-messages.ts';
import { orderRules } from './order-rules.ts';
import { orderExamples } from './methadone.examples.ts';

const mg = (value: number): Ug => Math.round(value * 1000) as Ug;
const weight = { allow: 0, warn: 1, refuse: 2 } as const;
const us: MedicationProfiles = { law: 'US-CFR-2024', start: 'US-LABEL', titration: 'ASAM-2020', ecg: 'KRANTZ-2009', taper: 'US-LABEL' };
const uk: MedicationProfiles = { start: 'UK-OB17', titration: 'UK-OB17', ecg: 'UK-MHRA-2006', taper: 'UK-OB17' };

const start: OrderFacts = {
  profiles: us, purpose: 'start', partsUg: [mg(30)], lengthDays: 7, treatmentDay: 1, lastDayUg: null, weekStartUg: null, daysSinceLastIncrease: null, daysSinceLastReduction: null,
  ceilingUg: mg(200), splitReasonDocumented: false, otherMedicines: [], naltrexoneXrDaysAgo: null, sedativesOrAlcohol: false, daysSinceLastOpioid: 1, lowTolerance: false,
  baselineEcgDone: true, ecgFollowUp30d: true, ecgSinceOver100: true, qtRiskFactors: false,
};
const stable: OrderFacts = { ...start, purpose: 'change', treatmentDay: 60, lastDayUg: mg(80), weekStartUg: mg(80), daysSinceLastIncrease: 10, partsUg: [mg(80)] };

describe('an order to start', () => {
  it('is allowed at 30 mg, and holds the label and the law above', () => {
    expect(decideOrder(start)).toMatchObject({ decision: 'allow', reasons: [], dayTotalUg: 30_000 });
    expect(decideOrder({ ...start, partsUg: [mg(31)] }).reasons).toEqual(['FIRST_DOSE_OVER_30']);
    expect(decideOrder({ ...start, partsUg: [mg(51)] }).reasons).toEqual(expect.arrayContaining(['FIRST_DOSE_OVER_30', 'DAY1_TOTAL_OVER_40', 'US_CFR_DAY1_OVER_50_NO_RATIONALE']));
  });
  it('is never withheld for want of an ECG, which is named', () => {
    expect(decideOrder({ ...start, baselineEcgDone: false })).toMatchObject({ decision: 'warn', reasons: ['ECG_BASELINE_NOT_DONE'] });
    expect(decideOrder({ ...start, profiles: uk, baselineEcgDone: false })).toMatchObject({ decision: 'allow' });
    expect(decideOrder({ ...start, profiles: uk, baselineEcgDone: false, qtRiskFactors: true }).reasons).toEqual(['ECG_BASELINE_NOT_DONE']);
  });
  it('is refused beside buprenorphine, and warns beside a benzodiazepine', () => {
    expect(decideOrder({ ...start, otherMedicines: ['Buprenorphine'] }).reasons).toEqual(['INTERACTION_ANTAGONIST_OR_PARTIAL']);
    expect(decideOrder({ ...start, otherMedicines: ['diazepam'] })).toMatchObject({ decision: 'warn', reasons: ['INTERACTION_CNS_DEPRESSANT'] });
    expect(decideOrder({ ...start, otherMedicines: null })).toMatchObject({ decision: 'warn', missing: ['otherMedicines'] });
  });
  it('needs a dose, and dates in order', () => {
    expect(decideOrder({ ...start, partsUg: [] }).reasons).toEqual(['ORDER_WITHOUT_DOSE']);
    expect(decideOrder({ ...start, partsUg: [mg(0)] }).reasons).toEqual(['ORDER_WITHOUT_DOSE']);
    expect(decideOrder({ ...start, lengthDays: 0 }).reasons).toEqual(['ORDER_ENDS_BEFORE_IT_BEGINS']);
  });
});

describe('an order to change', () => {
  it('goes on, and rises by the step and the interval of the guideline', () => {
    expect(decideOrder(stable)).toMatchObject({ decision: 'allow', reasons: [] });
    expect(decideOrder({ ...stable, partsUg: [mg(90)], daysSinceLastIncrease: 5 }).reasons).toEqual([]);
    expect(decideOrder({ ...stable, partsUg: [mg(90)], daysSinceLastIncrease: 4 }).reasons).toEqual(['ASAM_INCREASE_SOONER_THAN_5_DAYS']);
    expect(decideOrder({ ...stable, profiles: uk, partsUg: [mg(91)] }).reasons).toEqual(expect.arrayContaining(['UK_STEP_OVER_10']));
  });
  it('may come down at a QTc over 500, and may not go on or up', () => {
    expect(decideOrder({ ...stable, qtcMs: 510, partsUg: [mg(70)] }).decision).toBe('allow');
    expect(decideOrder({ ...stable, qtcMs: 510 }).decision).toBe('refuse');
    expect(decideOrder({ ...stable, qtcMs: 510, partsUg: [mg(85)] }).decision).toBe('refuse');
  });
  it('steps down a taper by less than 10 per cent and not too soon', () => {
    const taper = { ...stable, purpose: 'taper', partsUg: [mg(73)], daysSinceLastReduction: 14 } as const;
    expect(decideOrder(taper)).toMatchObject({ decision: 'allow', reasons: [] });
    expect(decideOrder({ ...taper, partsUg: [mg(72)] }).reasons).toEqual(['TAPER_STEP_10PCT_OR_MORE']);
    expect(decideOrder({ ...taper, daysSinceLastReduction: 9 }).reasons).toEqual(['TAPER_STEP_TOO_SOON']);
  });
  it('asks for a written reason for a split dose, and two prescribers above the ceiling', () => {
    expect(decideOrder({ ...stable, partsUg: [mg(40), mg(40)] }).reasons).toEqual(['SPLIT_REASON_NOT_DOCUMENTED']);
    expect(decideOrder({ ...stable, partsUg: [mg(40), mg(40)], splitReasonDocumented: true }).reasons).toEqual([]);
    const over = decideOrder({ ...stable, ceilingUg: mg(79) });
    expect(over.findings.map(({ code, override }) => [code, override])).toEqual([['DOSE_OVER_CEILING', 'two prescribers']]);
  });
});

describe('an order and what came before it', () => {
  it('asks a start for nothing that only a change has, whatever the record still holds', () => {
    const again = { ...start, lastDayUg: mg(80), weekStartUg: mg(80), daysSinceLastIncrease: 1, treatmentDay: 90, partsUg: [mg(30)] };
    expect(decideOrder(again)).toMatchObject({ decision: 'allow', reasons: [] });
    expect(decideOrder({ ...again, qtcMs: 510 }).reasons).toEqual(decideOrder({ ...start, qtcMs: 510 }).reasons);
    expect(decideOrder({ ...again, partsUg: [mg(31)] }).reasons).toEqual(['FIRST_DOSE_OVER_30']);
    expect(decideOrder({ ...again, lastDayUg: mg(10) }).reasons).toEqual([]);
  });
  it('judges a change without a dose before it as a start at a QTc over 500', () => {
    expect(decideOrder({ ...stable, lastDayUg: null, qtcMs: 510, partsUg: [mg(30)] })).toMatchObject({ decision: 'refuse' });
    expect(decideOrder({ ...stable, lastDayUg: null })).toMatchObject({ decision: 'allow', reasons: [], missing: [] });
  });
  it('counts the week’s rise from its start, and none where no week began', () => {
    const rise = (weekStartUg: Ug | null) => decideOrder({ ...stable, profiles: uk, treatmentDay: 7, lastDayUg: mg(55), partsUg: [mg(61)], weekStartUg }).reasons;
    expect([rise(mg(30)), rise(null)]).toEqual([['UK_WEEK_RISE_OVER_30'], []]);
    expect(decideOrder({ ...stable, profiles: uk, treatmentDay: 7, weekStartUg: null }).missing).toEqual([]);
  });
  it('asks a taper alone for its steps', () => {
    expect(decideOrder({ ...stable, partsUg: [mg(60)], daysSinceLastReduction: 1 }).reasons).toEqual([]);
    expect(decideOrder({ ...stable, purpose: 'taper', partsUg: [mg(73)], daysSinceLastReduction: null })).toMatchObject({ decision: 'allow', missing: [] });
  });
  it('is stopped by a recent naltrexone injection, and by no hold of the dosing window', () => {
    expect(decideOrder({ ...start, naltrexoneXrDaysAgo: 10 }).decision).not.toBe('allow');
    expect(decideOrder({ ...start, poss: 4, rr: 6, intoxicated: true } as unknown as OrderFacts)).toMatchObject({ decision: 'allow', reasons: [] });
  });
  it('takes the first part of a split start for the first dose', () => {
    const split = { ...start, splitReasonDocumented: true };
    expect([decideOrder({ ...split, partsUg: [mg(31), mg(5)] }).reasons, decideOrder({ ...split, partsUg: [mg(5), mg(31)] }).reasons]).toEqual([['FIRST_DOSE_OVER_30'], []]);
  });
  it('holds the law beside the guideline where it is another, and once where it is the same', () => {
    expect([us, { ...us, law: undefined }, { ...us, start: 'US-CFR-2024' }].map((profiles) => startRulesOf(profiles as MedicationProfiles).filter(({ profile }) => profile === 'US-CFR-2024').length)).toEqual([1, 0, 1]);
  });
  it('says its doses as they are ordered', () => {
    expect(decideOrder({ ...stable, partsUg: [mg(121)], ceilingUg: mg(120) }).findings.map(({ code, params }) => [code, params])).toEqual(expect.arrayContaining([
      ['DOSE_OVER_CEILING', { total: '121 mg', limit: '120 mg' }], ['DOSE_OVER_1_5_TIMES_LAST', { total: '121 mg', last: '80 mg' }]]));
    expect(decideOrder({ ...stable, ceilingUg: null }).reasons).toEqual([]);
    expect(decideOrder({ ...start, lengthDays: null }).reasons).toEqual([]);
    expect(decideOrder({ ...start, lengthDays: 1 }).reasons).toEqual([]);
  });
  it('keeps to both sides of each line', () => {
    expect(examplesThatFail({ family: 'methadone-order', room: 'medication', version: '1', rules: orderRules, codes: orderCodes, inputs: [] }, orderExamples, { untold: ['order-shape'] })).toEqual([]);
  });
});

describe('an opioid', () => {
  it('is long-acting, methadone or fentanyl however it is typed', () => {
    expect([' Methadone ', 'morphine_ER', 'heroin', 'fentanyl', 'fentanyl-patch'].map(isLongActing)).toEqual([true, true, false, false, true]);
    expect(['METHADONE', 'levomethadone'].map(isMethadone)).toEqual([true, false]);
    expect(['fentanyl', 'Fentanyl_analogue', 'carfentanil', 'heroin', 'acetylfentanyl'].map(isFentanyl)).toEqual([true, true, true, false, false]);
  });
});

describe('whatever the order', () => {
  it('a larger start is never judged more gently', () => {
    fc.assert(fc.property(fc.constantFrom(us, uk), fc.integer({ min: 1, max: 150 }), fc.integer({ min: 1, max: 150 }), fc.boolean(), (profiles, a, b, sedativesOrAlcohol) => {
      const at = (dose: number) => weight[decideOrder({ ...start, profiles, sedativesOrAlcohol, partsUg: [mg(dose)] }).decision];
      expect(at(Math.max(a, b))).toBeGreaterThanOrEqual(at(Math.min(a, b)));
    }));
  });
});
