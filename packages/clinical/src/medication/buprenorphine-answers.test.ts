import { describe, expect, it } from 'vitest';
import type { Ug } from '../dose.ts';
import { naloxoneInCombination, tabletOfFilm } from './buprenorphine-conversions.ts';
import { decideBuprenorphineOrder, decideBuprenorphineStart, decideDepot } from './buprenorphine-decisions.ts';
import { afterMissedSublingual, lowDose7Day, lowDoseDay, lowDoseTemplate, precipitatedWithdrawalSuspected, precipitatedWithdrawalTreatment } from './buprenorphine-regimens.ts';
import { lateDepotStep, lookUpSwitch, buvidalFromSublingual, sublocadeDose } from './depot-tables.ts';

const ug = (mg: number): Ug => Math.round(mg * 1000) as Ug;

describe('a start past withdrawal', () => {
  const past = { lastOpioid: 'heroin', hoursSince: 73, cows: 4 };
  it('is proposed as CA Bridge has it, there alone, and not where the start is refused', () => {
    expect(decideBuprenorphineStart(past, 'CA-BRIDGE').proposed).toEqual({ doseUg: 8_000, everyHours: 6 });
    for (const facts of [{ ...past, hoursSince: 72 }, { ...past, cows: 5 }, { ...past, lastOpioid: 'methadone' }, { ...past, lastOpioid: 'fentanyl' }]) expect(decideBuprenorphineStart(facts, 'CA-BRIDGE').proposed).toBeUndefined();
    expect(decideBuprenorphineStart(past, 'ASAM20').proposed).toBeUndefined();
    expect(decideBuprenorphineStart({ ...past, buprenorphineAllergy: true }, 'CA-BRIDGE')).toMatchObject({ decision: 'refuse' });
    expect('proposed' in decideBuprenorphineStart({ ...past, buprenorphineAllergy: true }, 'CA-BRIDGE')).toBe(false);
  });
  it('names the next line of COWS, and the other formulation where a liver or an allergy asks for it', () => {
    const turn = (facts: Parameters<typeof decideBuprenorphineStart>[0], profile?: string) => decideBuprenorphineStart(facts, profile).wouldChange.map(({ fact, to }) => `${fact} ${String(to)}`);
    expect(turn({ childPugh: 'B', formulation: 'combination' })).toEqual(['formulation mono']);
    expect(decideBuprenorphineStart({ childPugh: 'C', formulation: 'combination' }).findings[0]?.code).toBe('HEPATIC_C_AVOID_COMBINATION');
  });
});

describe('an order’s limit', () => {
  it('is said in milligrams', () => {
    const params = (facts: Parameters<typeof decideBuprenorphineOrder>[0], profile: string) => decideBuprenorphineOrder(facts, profile).findings.map((finding) => finding.params);
    expect(params({ treatmentDay: 1, dayTotalUg: ug(9) }, 'US-LABEL')).toEqual([{ dose: 9, limit: 8 }]);
    expect(params({ firstDoseUg: ug(4.5) }, 'US-LABEL')).toEqual([{ dose: 4.5, limit: 4 }]);
    expect(params({ dayTotalUg: ug(25) }, 'US-LABEL')).toEqual([{ dose: 25, limit: 24 }]);
  });
});

describe('what a depot decision hands over', () => {
  it('is the strengths of the switch table, or the bands beside a gap', () => {
    const to = (mg: number) => decideDepot({ product: 'Buvidal', sublingualUg: ug(mg) });
    expect(to(12)).toMatchObject({ strengths: { weeklyUg: 24_000, monthlyUg: 96_000 } });
    expect(to(7)).toMatchObject({ strengths: { weeklyUg: null, monthlyUg: null }, nearest: [{ weeklyUg: 8_000, monthlyUg: null }, { weeklyUg: 16_000, monthlyUg: 64_000 }] });
    expect(to(34)).toMatchObject({ strengths: { weeklyUg: null, monthlyUg: null } });
    expect('nearest' in to(34) || 'strengths' in decideDepot({ product: 'Buvidal' })).toBe(false);
    expect(decideDepot({ product: 'Buvidal', espranorUg: ug(12), sublingualUg: ug(6) }).strengths).toEqual({ weeklyUg: 24_000, monthlyUg: 96_000 });
    expect(decideDepot({ product: 'Brixadi', espranorUg: ug(12), sublingualUg: ug(6) }).strengths).toEqual({ weeklyUg: 8_000, monthlyUg: null });
    expect('strengths' in decideDepot({ product: 'Sublocade', sublingualUg: ug(12) })).toBe(false);
  });
  it('finds a dose at each edge of a band in it', () => {
    for (const { fromUg, toUg, weeklyUg, monthlyUg } of buvidalFromSublingual.bands) for (const dose of [fromUg, toUg]) expect(lookUpSwitch(buvidalFromSublingual, dose as Ug)).toEqual({ kind: 'band', strengths: { weeklyUg, monthlyUg } });
    expect(lookUpSwitch(buvidalFromSublingual, 6_001 as Ug)).toMatchObject({ kind: 'between', nearest: [{ weeklyUg: 8_000 }, { weeklyUg: 16_000 }] });
    expect(lookUpSwitch(buvidalFromSublingual, 32_001 as Ug)).toEqual({ kind: 'outside' });
  });
  it('is Sublocade’s dose by its number: 300, 300, then 100', () => {
    const at = (injectionNumber: number, more: object = {}) => decideDepot({ product: 'Sublocade', injectionNumber, ...more });
    expect([1, 2, 3].map((number) => at(number)).map(({ doseUg, doseOptionsUg }) => [doseUg, doseOptionsUg])).toEqual([[300_000, [300_000]], [300_000, [300_000]], [100_000, [100_000]]]);
    const settled = { controlled: true, establishedLongTermTmUg: ug(8) };
    expect([at(1, settled), at(2, settled), at(2, { ...settled, establishedLongTermTmUg: ug(18) })].map(({ doseUg, doseOptionsUg }) => [doseUg, doseOptionsUg])).toEqual([[300_000, [300_000]], [null, [100_000, 300_000]], [null, [100_000, 300_000]]]);
    for (const less of [{ ...settled, controlled: false }, { ...settled, establishedLongTermTmUg: ug(7.9) }, { ...settled, establishedLongTermTmUg: ug(18.1) }, { ...settled, establishedLongTermTmUg: null }]) expect(at(2, less).doseUg).toBe(300_000);
    expect(at(3, { unsatisfactory: true })).toMatchObject({ doseUg: 300_000, doseOptionsUg: [100_000, 300_000] });
    for (const none of [at(0), at(1.5), decideDepot({ product: 'Sublocade', injectionNumber: null }), decideDepot({ product: 'Sublocade' }), decideDepot({ product: 'Buvidal', injectionNumber: 2 })]) expect('doseUg' in none).toBe(false);
    expect(sublocadeDose({ injectionNumber: -1, establishedLongTermTmUg: null, controlled: false, unsatisfactory: false })).toBeNull();
  });
  it('is the first week’s total in week 2, unless the first week is wrong or there was none', () => {
    const after = (product: 'Buvidal' | 'Brixadi' | 'Sublocade', week1: readonly (readonly [number, number])[] | null) => decideDepot({ product, week1: week1 === null ? null : week1.map(([day, mg]) => ({ day, doseUg: ug(mg) })) }).week2;
    expect([after('Buvidal', [[0, 16], [2, 8]]), after('Brixadi', [[0, 16], [4, 8]])]).toEqual([{ weeklyUg: 24_000, treatmentDay: 8 }, { weeklyUg: 24_000, treatmentDay: 8 }]);
    expect([after('Buvidal', []), after('Buvidal', null), after('Sublocade', [[0, 16]]), after('Buvidal', [[0, 24]]), decideDepot({ product: 'Buvidal' }).week2]).toEqual([undefined, undefined, undefined, undefined, undefined]);
    expect(decideDepot({ product: 'Buvidal', route: 'IM', week1: [{ day: 0, doseUg: ug(16) }] }).week2).toEqual({ weeklyUg: 16_000, treatmentDay: 8 });
  });
  it('says how late an injection is, and until which day the table holds', () => {
    const params = (facts: Parameters<typeof decideDepot>[0], profile?: string) => decideDepot(facts, profile).findings.map((finding) => finding.params);
    expect(params({ product: 'Sublocade', daysSinceLast: 33 })).toEqual([{ late: 5 }]);
    const late = (product: 'Brixadi' | 'Sublocade', mg: number, priorInjections: number, daysSinceLast: number) => decideDepot({ product, strengthUg: ug(mg), priorInjections, daysSinceLast }, 'US-PROGRAMME').findings.find(({ rule }) => rule === 'depot-late-US-PROGRAMME')?.params;
    expect([late('Brixadi', 96, 4, 20), late('Brixadi', 96, 4, 60), late('Sublocade', 300, 3, 75), late('Sublocade', 300, 2, 75), late('Sublocade', 100, 3, 75)]).toEqual([{ days: 20, limit: 21 }, { days: 60, limit: 55 }, { days: 75, limit: 69 }, { days: 75, limit: 55 }, { days: 75, limit: 55 }]);
    expect(params({ product: 'Brixadi', week1: [{ day: 10, doseUg: ug(16) }, { day: 15, doseUg: ug(8) }] })).toEqual([{ day: 5, limit: 3 }]);
    expect([25, 26].map((daysSinceLast) => lateDepotStep({ product: 'Sublocade', strengthUg: ug(300), priorInjections: 3, daysSinceLast }))).toEqual(['not_due', 'give']);
    expect([20, 21].map((daysSinceLast) => lateDepotStep({ product: 'Brixadi', strengthUg: ug(64), priorInjections: 3, daysSinceLast }))).toEqual(['not_due', 'give']);
  });
  it('names the nearer end of the lead-in dose, and 160 mg only above 24', () => {
    const turns = (tmUg: Ug) => decideDepot({ product: 'Sublocade', tmUg }, 'PRE-2025').wouldChange.map(({ fact, to }) => [fact, to]);
    expect([turns(ug(6)), turns(ug(26))]).toEqual([[['tmUg', 8_000]], [['tmUg', 24_000]]]);
  });
});

describe('a low-dose start', () => {
  it('has no day before the first, and no half day', () => {
    expect([0, -1, 1.5].map((day) => lowDoseDay(lowDose7Day, day))).toEqual([null, null, null]);
    expect([lowDoseDay(lowDose7Day, 1), lowDoseDay(lowDose7Day, 99)]).toEqual([lowDose7Day.days[0], lowDose7Day.days.at(-1)]);
    expect(['LOW-DOSE-4D', 'RAPID-4D', lowDose7Day.profile, 'OB17'].map((profile) => lowDoseTemplate(profile)?.days.length ?? 0)).toEqual([4, 4, 7, 0].map((length, at) => (at === 2 ? lowDose7Day.days.length : length === 0 ? 0 : lowDoseTemplate('RAPID-4D')?.days.length)));
  });
  it('judges sudden withdrawal only where both scores and the time are known', () => {
    expect([{ cowsBefore: 8, cowsAfter: null, minutesAfterDose: 30 }, { cowsBefore: 8, cowsAfter: 20, minutesAfterDose: null }].map(precipitatedWithdrawalSuspected)).toEqual([null, null]);
  });
  it('treats it with more buprenorphine, until the day’s ceiling', () => {
    expect([0, 20, 31.5, 32, 40].map((mg) => precipitatedWithdrawalTreatment(ug(mg)).nextUg)).toEqual([[8_000, 16_000], [8_000, 12_000], [500, 500], null, null]);
    expect(precipitatedWithdrawalTreatment(ug(0))).toMatchObject({ adjuncts: true, fullAgonist: 'not reflexively', dayMaxUg: 32_000, cite: { source: 'CA Bridge practice' } });
  });
  it('restarts a small dose as it was', () => {
    expect([[4, 9], [4.5, 9], [8, 9], [2, 6]].map(([mg = 0, days = 0]) => afterMissedSublingual(ug(mg), days, false))).toEqual([{ kind: 'restart', doseUg: 4_000 }, { kind: 'restart', doseUg: 4_000 }, { kind: 'restart', doseUg: 4_000 }, { kind: 'restart', doseUg: 2_000 }]);
  });
  it('takes film for tablet one to one, and no part of a microgram of naloxone', () => {
    expect([tabletOfFilm(ug(8)), naloxoneInCombination(5_001 as Ug), naloxoneInCombination(ug(2))]).toEqual([8_000, null, 500]);
  });
});
