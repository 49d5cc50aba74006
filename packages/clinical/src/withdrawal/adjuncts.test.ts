import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Ug } from '../dose.ts';
import { examplesThatFail } from '../examples-hold.ts';
import { adjunctRules, decideAdjunct } from './adjunct-rule-set.ts';
import { adjunctLimits, diazepamEquivalents, diazepamOf, lofexidineDose } from './adjunct-tables.ts';
import { adjunctExamples } from './adjuncts.examples.ts';

const weight = { allow: 0, warn: 1, refuse: 2 } as const;
const drugs = fc.constantFrom(...new Set(adjunctLimits.map((line) => line.drug)));

/** What the person has cannot be changed, and a course that is over stays over. */
const untold = [
  'course-lofexidine-any', 'course-metoclopramide-any', 'course-diazepam-any', 'hold-syncope', 'hold-twice', 'long-qt', 'avoid-severeCoronaryInsufficiency', 'avoid-recentMyocardialInfarction',
  'avoid-cerebrovascularDisease', 'avoid-markedBradycardia', 'paracetamol-weight', 'paracetamol-liver', 'ibuprofen-pregnancy', 'ibuprofen-renal', 'ibuprofen-ulcer', 'glaucoma', 'retention',
  'loperamide-bowel', 'diazepam-inpatient',
].map((id) => `adj-${id}`);

describe('the medicines that ease withdrawal', () => {
  it('hold every example, and each code has one on each side', () => {
    expect(examplesThatFail(adjunctRules, adjunctExamples, { untold })).toEqual([]);
  });
  it('never get easier with more medicine', () => {
    fc.assert(
      fc.property(drugs, fc.nat(5_000_000), fc.nat(5_000_000), (drug, a, b) => {
        const of = (dayUg: number): number => weight[decideAdjunct({ drug, dayUg: dayUg as Ug, singleUg: dayUg as Ug }).decision];
        expect(of(Math.max(a, b))).toBeGreaterThanOrEqual(of(Math.min(a, b)));
      }),
    );
  });
  it('never get easier with lower pressure or pulse', () => {
    fc.assert(
      fc.property(fc.constantFrom('clonidine', 'lofexidine'), fc.integer({ min: 40, max: 180 }), fc.integer({ min: 30, max: 120 }), fc.integer({ min: 30, max: 120 }), fc.nat(40), (drug, sbp, dbp, hr, less) => {
        const of = (by: number): number => weight[decideAdjunct({ drug, sbp: sbp - by, dbp: dbp - by, hr: hr - by, symptoms: true }).decision];
        expect(of(less)).toBeGreaterThanOrEqual(of(0));
      }),
    );
  });
  it('ask for pressure and pulse before an alpha-2 dose, and say so where they are unknown', () => {
    expect(decideAdjunct({ drug: 'clonidine', sbp: null, dbp: 70, hr: 70, symptoms: false })).toMatchObject({ decision: 'warn', missing: ['sbp'] });
    expect(decideAdjunct({ drug: 'clonidine', sbp: 80 }).measureAgainMinutes).toEqual([30, 60]);
  });
});

describe('lofexidine for liver and kidney', () => {
  it('takes the smaller dose of the two, at each line of the label', () => {
    const mg = (childPughScore: number | null, egfr: number | null, dialysis = false): number | undefined => lofexidineDose({ childPughScore, egfr, dialysis })?.singleUg;
    expect([mg(5, null), mg(6, null), mg(7, null), mg(9, null), mg(10, null), mg(15, null)]).toEqual([540, 540, 360, 360, 180, 180]);
    expect([mg(null, 90), mg(null, 89.9), mg(null, 30), mg(null, 29.9), mg(null, 100, true)]).toEqual([540, 360, 360, 180, 180]);
    expect(mg(8, 20)).toBe(180);
    expect([mg(4, null), mg(16, null), mg(null, null)]).toEqual([undefined, undefined, undefined]);
  });
});

describe('benzodiazepines as diazepam', () => {
  it('shows both systems, and comes back to the dose it started from', () => {
    expect(diazepamOf('clonazepam', 2)).toEqual({ vadodMg: 20, ashtonMg: 40 });
    expect(diazepamOf('flurazepam', 30)).toEqual({ vadodMg: 20, ashtonMg: [10, 20] });
    expect(diazepamOf('zopiclone', 7.5)).toBeNull();
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(diazepamEquivalents)), fc.integer({ min: 1, max: 200 }), (drug, dailyMg) => {
        const equivalent = diazepamEquivalents[drug]?.vadod ?? 1;
        expect(((diazepamOf(drug, dailyMg)?.vadodMg ?? 0) * equivalent) / 10).toBeCloseTo(dailyMg, 0);
      }),
    );
  });
});
