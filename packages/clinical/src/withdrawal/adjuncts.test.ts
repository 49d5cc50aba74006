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

describe('a smaller day for some people', () => {
  const codes = (facts: Parameters<typeof decideAdjunct>[0]) => decideAdjunct(facts).reasons;
  it('holds between their limit and everybody’s, and only for them', () => {
    const ondansetron = (mg: number, severeHepatic: boolean) => codes({ drug: 'ondansetron', dayUg: (mg * 1000) as Ug, severeHepatic });
    expect([ondansetron(8, true), ondansetron(8.5, true), ondansetron(24, true), ondansetron(8.5, false)]).toEqual([[], ['DAY_OVER_8'], ['DAY_OVER_8'], []]);
    expect(ondansetron(24.5, true)).toEqual(['DAY_OVER_24']);
  });
  it('asks about pregnancy before a withdrawal alone, and of no one medicine', () => {
    const managed = (facts: object) => codes({ drug: 'withdrawalManagement', ...facts });
    expect([managed({ pregnant: true }), managed({ pregnant: null }), managed({ pregnant: null, couldBePregnant: false }), managed({ pregnant: false }), managed({})]).toEqual([['PREGNANT_OFFER_AGONIST_TREATMENT'], ['PREGNANT_OFFER_AGONIST_TREATMENT'], [], [], []]);
    expect(codes({ drug: 'clonidine', pregnant: true })).toEqual([]);
  });
  it('takes no week for not pregnant, and no first dose for too soon', () => {
    expect(decideAdjunct({ drug: 'ibuprofen', pregnancyWeek: null })).toMatchObject({ decision: 'allow', missing: [] });
    expect(decideAdjunct({ drug: 'paracetamol', pregnancyWeek: 30 })).toMatchObject({ decision: 'allow', reasons: [] });
    expect(decideAdjunct({ drug: 'ibuprofen', hoursSinceLast: null })).toMatchObject({ decision: 'allow', missing: [] });
  });
  it('ends an alpha-2 medicine slowly, and only when it ends', () => {
    expect([codes({ drug: 'clonidine', event: 'stop', abrupt: true }), codes({ drug: 'ibuprofen', event: 'stop', abrupt: true }), codes({ drug: 'clonidine', event: 'dose', abrupt: true })]).toEqual([['TAPER_2_TO_4_DAYS'], [], []]);
    expect(decideAdjunct({ drug: 'ibuprofen', event: 'stop', abrupt: null }).missing).toEqual([]);
  });
  it('gives lofexidine’s own dose to lofexidine alone, and times to look again only where something is held', () => {
    expect(decideAdjunct({ drug: 'Lofexidine', childPughScore: 8 }).labelDose).toEqual({ singleUg: 360, perDay: 4, dayUg: 1440 });
    expect('labelDose' in decideAdjunct({ drug: 'clonidine', childPughScore: 8 })).toBe(false);
    expect('measureAgainMinutes' in decideAdjunct({ drug: 'ibuprofen', dayUg: 9_000_000 as Ug })).toBe(false);
    expect(decideAdjunct({ drug: 'clonidine', sbp: 80, dayUg: 9_000_000 as Ug }).measureAgainMinutes).toEqual([30, 60]);
    expect('measureAgainMinutes' in decideAdjunct({ drug: 'clonidine', sbp: 120 })).toBe(false);
    expect([49, 50, 59, 60].map((hr) => codes({ drug: 'clonidine', hr, symptoms: true }))).toEqual([['HOLD_HR_UNDER_50'], ['HOLD_HR_UNDER_60_WITH_SYMPTOMS'], ['HOLD_HR_UNDER_60_WITH_SYMPTOMS'], []]);
    expect(decideAdjunct({ drug: 'clonidine', hr: 49, symptoms: null }).missing).toEqual([]);
    expect(decideAdjunct({ drug: 'clonidine', hr: 50, symptoms: null }).missing).toEqual(['symptoms']);
  });
});

describe('lofexidine for liver and kidney', () => {
  it('takes the smaller dose of the two, at each line of the label', () => {
    const mg = (childPughScore: number | null, egfr: number | null, dialysis = false): number | undefined => lofexidineDose({ childPughScore, egfr, dialysis })?.singleUg;
    expect([mg(5, null), mg(6, null), mg(7, null), mg(9, null), mg(10, null), mg(15, null)]).toEqual([540, 540, 360, 360, 180, 180]);
    expect([mg(null, 90), mg(null, 89.9), mg(null, 30), mg(null, 29.9), mg(null, 100, true)]).toEqual([540, 360, 360, 180, 180]);
    expect([mg(8, 20), mg(5, 0), mg(5, -1), mg(4, 90), mg(null, -1)]).toEqual([180, 180, undefined, undefined, undefined]);
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
