import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Ug } from '../dose.ts';
import { examplesThatFail } from '../examples-hold.ts';
import { ecgDays } from './methadone-ecg.ts';
import { interactionGroups, interactionsOf } from './methadone-interactions.ts';
import type { MethadoneFacts } from './methadone-facts.ts';
import { measureOf, peakTrough, strengthOf } from './methadone-product.ts';
import { startProfiles } from './methadone-start.ts';
import { methadoneExamples, orderExamples } from './methadone.examples.ts';
import { decideMethadone, methadoneRules } from './methadone.ts';
import { orderCodes } from './order-messages.ts';
import { orderRules } from './order-rules.ts';

const weight = { allow: 0, warn: 1, refuse: 2 } as const;
const ug = (mg: number): Ug => Math.round(mg * 1000) as Ug;
const aProfile = fc.constantFrom(...startProfiles);
const aDose = fc.integer({ min: 1, max: 120_000 }).map((value) => value as Ug);

describe('the lines of methadone', () => {
  it('holds every example, and each code has one on each side', () => {
    expect(examplesThatFail(methadoneRules, methadoneExamples, { untold: ['methadone-us-label-low-tolerance', 'methadone-us-label-taper-step', 'methadone-taper-consensus-taper-step', 'methadone-uk-rcgp-taper-step', 'methadone-uk-ob17-taper-step', 'hold-duplicate', 'ecg-syncope', 'methadone-interactions'] })).toEqual([]);
    expect(examplesThatFail({ family: 'methadone-order', room: 'medication', version: '1', rules: orderRules, codes: orderCodes, inputs: [] }, orderExamples, { untold: ['order-shape'] })).toEqual([]);
  });
  it('refuses emergencies, and lets nobody past a duplicate or another identity', () => {
    for (const code of ['DUPLICATE_DOSE_SAME_DAY', 'IDENTITY_NOT_CONFIRMED', 'US_CFR_DAY1_OVER_50_NO_RATIONALE']) expect(methadoneRules.codes[code]?.override).toBe('nobody');
  });
});

describe('a start', () => {
  it('is never judged more gently when it is larger, or when a risk is added', () => {
    const risks: readonly MethadoneFacts[] = [{ sedativesOrAlcohol: true }, { ageYears: 75 }, { respiratoryDisease: true }, { daysSinceLastOpioid: 9 }, { lowTolerance: true }, { poss: '3' }, { rr: 9 }, { qtcMs: 510 }];
    fc.assert(fc.property(aProfile, aDose, aDose, fc.constantFrom(...risks), (profile, a, b, risk) => {
      const at = (dose: number, more: MethadoneFacts = {}) => weight[decideMethadone({ treatmentDay: 1, firstDoseUg: dose as Ug, sedativesOrAlcohol: false, lowTolerance: false, ...more }, profile).decision];
      expect(at(Math.max(a, b))).toBeGreaterThanOrEqual(at(Math.min(a, b)));
      expect(at(a, risk)).toBeGreaterThanOrEqual(at(a));
    }));
  });
  it('of a size that is not known is never plainly allowed', () => {
    for (const profile of startProfiles) expect(decideMethadone({ treatmentDay: 1, dayTotalUg: null }, profile).decision, profile).not.toBe('allow');
  });
  it('says the step of a taper in per cent, and asks a blank rationale for less or for words', () => {
    const taper = (currentUg: number, newUg: number) => decideMethadone({ currentUg: ug(currentUg), newUg: ug(newUg) }, 'US-LABEL').findings[0]?.params;
    expect([taper(80, 70), taper(60, 52.5), taper(80, 90)]).toEqual([{ from: '80 mg', to: '70 mg', percent: 12.5 }, { from: '60 mg', to: '52.5 mg', percent: 12.5 }, undefined]);
    const cfr = (more: MethadoneFacts) => decideMethadone({ treatmentDay: 1, dayTotalUg: ug(60), ...more }, 'US-CFR-2024').wouldChange.map(({ fact }) => fact);
    expect([cfr({ rationaleDocumented: false }), cfr({ rationaleDocumented: true, rationale: ' ' }), cfr({ rationaleDocumented: true })]).toEqual([['dayTotalUg', 'rationaleDocumented'], ['dayTotalUg'], ['dayTotalUg']]);
  });
  it('asks for an increase’s interval only where the dose is known', () => {
    for (const facts of [{ dayTotalUg: null, previousUg: ug(60) }, { dayTotalUg: ug(70), previousUg: null }, { dayTotalUg: null, previousUg: null }]) expect(decideMethadone({ ...facts, daysSinceLastIncrease: 1 }, 'ASAM-2020').reasons).not.toContain('ASAM_INCREASE_SOONER_THAN_5_DAYS');
  });
  it('adds up a total that nobody added up', () => {
    expect(decideMethadone({ treatmentDay: 1, firstDoseUg: ug(30), supplementUg: ug(25), dayTotalUg: ug(30), rationaleDocumented: false }, 'US-CFR-2024').reasons).toEqual(['US_CFR_DAY1_OVER_50_NO_RATIONALE']);
  });
});

describe('what is measured out', () => {
  it('reads a strength only where there is one', () => {
    expect(['10 mg/ml', '5 mg/5 ml', '10mg/5mL', '1 mg per ml', '40 mg tablets', '10 mg/m2'].map(strengthOf)).toEqual([10_000, 1000, 2000, 1000, null, null]);
    expect(['2.25 mg/ml', '50 mg in 12.25 ml', '100 mg/10 ml', '0 mg/ml', '10 mg/0 ml', '10 MG/ML'].map(strengthOf)).toEqual([2250, 4082, 10_000, null, null, 10_000]);
  });
  it('asks for a second person exactly from 10 mg in a millilitre', () => {
    expect([9_999, 10_000, 20_000].map((strength) => measureOf(ug(50), strength).alert !== null)).toEqual([false, true, true]);
  });
  it('makes no ratio of a trough that is none', () => {
    expect([peakTrough(600, 300), peakTrough(601, 300), peakTrough(0, 300)]).toEqual([{ ratio: 2, flag: null }, { ratio: 2, flag: 'RATIO_OVER_2_CONSIDER_SPLIT' }, { ratio: 0, flag: null }]);
    expect([peakTrough(800, 0), peakTrough(800, Number.NaN), peakTrough(-1, 300)]).toEqual([null, null, null]);
  });
});

describe('the days of an ECG', () => {
  it.each([['KRANTZ-2009', [0, 30, 365], [0, 30, 365]], ['APS-HRS-2014', [], [0, 28]], ['UK-MHRA-2006', [], [0]], ['AATOD-RISK', [], []]] as const)('%s: without and with risks', (profile, without, withRisks) => {
    expect([ecgDays(profile, false), ecgDays(profile, true)]).toEqual([without, withRisks]);
  });
});

describe('interactions', () => {
  it('know a medicine in any case, and every group has a code that is in the table', () => {
    expect(interactionsOf('  CITALOPRAM ').map(({ group }) => group)).toEqual(['qt', 'serotonergic']);
    expect(interactionGroups.filter(({ code }) => methadoneRules.codes[code] === undefined)).toEqual([]);
  });
});
