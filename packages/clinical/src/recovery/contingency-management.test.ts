import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Day, dayOf } from '../day.ts';
import { examplesThatFail } from '../examples-hold.ts';
import { incentiveExamples } from './contingency-management.examples.ts';
import { bowlOdds, capOn, decideIncentive, drawsOf, higginsVouchers, incentiveRules, prizeBowl, type Sample, voucherFor, voucherPayments } from './contingency-management.ts';

const aSample = fc.constantFrom<Sample>('neg', 'pos', 'unexcused', 'missed', 'excused');
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const row = (length: number, sample: Sample = 'neg'): Sample[] => Array.from({ length }, () => sample);

describe('contingency management', () => {
  it('holds every example of the caps', () => {
    expect(examplesThatFail(incentiveRules, incentiveExamples, { untold: ['cm-medicine'] })).toEqual([]);
    expect(capOn('US-FEDERAL', dayOf('2024-12-31') as Day)?.capCents).toBe(7_500);
    expect(capOn('US-FEDERAL', dayOf('2025-01-01') as Day)?.capCents).toBe(75_000);
    expect(capOn('charity', dayOf('2025-01-01') as Day)).toBeNull();
    expect([capOn('US-FEDERAL', dayOf('1999-12-31') as Day), capOn('US-FEDERAL', dayOf('2000-01-01') as Day)?.capCents]).toEqual([null, 7_500]);
  });
  it('says the sums in dollars', () => {
    const { findings } = decideIncentive({ cap: { code: 'FEDERAL_CAP_75_PER_YEAR', cents: 7_500 }, yearTotalCents: 7_501 });
    expect(findings[0]?.says.en).toBe('Incentives this year would come to $75.01. The grant allows $75.00 a person and year.');
  });
  it('passes over an excused sample as if it had not been planned', () => {
    expect(drawsOf(['neg', 'neg', 'excused', 'neg'])).toEqual([1, 2, 0, 3]);
    expect(voucherPayments(higginsVouchers, ['neg', 'neg', 'excused', 'neg'])).toEqual([250, 375, 0, 1_500]);
  });
  it('pays the first negative of a row, and nothing for none', () => {
    expect([0, 1, 2, 3].map((row_) => voucherFor(higginsVouchers, row_))).toEqual([
      { voucherCents: 0, bonusCents: 0 }, { voucherCents: 250, bonusCents: 0 }, { voucherCents: 375, bonusCents: 0 }, { voucherCents: 500, bonusCents: 1_000 },
    ]);
    expect(bowlOdds({ goodJob: 0, small: 0, large: 0, jumbo: 0 })).toEqual({ slips: 0, winProbability: 0, expectedCents: 0 });
    expect(bowlOdds({ goodJob: 0, small: 1, large: 0, jumbo: 0 })).toEqual({ slips: 1, winProbability: 1, expectedCents: 100 });
  });
  it('brings a value back once and no more, and never lowers one that was passed', () => {
    const after = (before: number) => voucherPayments({ ...higginsVouchers, bonusCents: 0 }, [...row(before), 'pos', ...row(7)]).slice(-2);
    expect([4, 5, 6, 7].map(after)).toEqual([[875, 1_000], [875, 1_000], [875, 1_000], [1_000, 1_125]]);
    const twice = voucherPayments({ ...higginsVouchers, bonusCents: 0 }, [...row(10), 'pos', ...row(6), 'pos', ...row(6), 'pos', ...row(1)]);
    expect(twice.slice(16, 18)).toEqual([1_375, 0]);
    expect([twice[23], twice[25]]).toEqual([1_375, 250]);
  });
  it('pays $997.50 for 36 negatives in a row', () => {
    expect(sum(voucherPayments(higginsVouchers, row(36)))).toBe(99_750);
  });
  it('starts again after a positive, and brings the value back after five negatives', () => {
    const payments = voucherPayments(higginsVouchers, [...row(4), 'pos', ...row(7)]);
    expect(payments).toEqual([250, 375, 1_500, 625, 0, 250, 375, 1_500, 625, 750, 1_875, 1_000]);
    const long = voucherPayments(higginsVouchers, [...row(10), 'pos', ...row(7)]);
    expect(long.slice(11)).toEqual([250, 375, 1_500, 625, 750, 2_375, 1_500]);
  });
  it('never pays for a sample that is not negative, and never less for one more negative', () => {
    fc.assert(
      fc.property(fc.array(aSample, { maxLength: 40 }), (samples) => {
        const [payments, draws] = [voucherPayments(higginsVouchers, samples), drawsOf(samples)];
        samples.forEach((sample, index) => {
          if (sample === 'neg') expect(payments[index]).toBeGreaterThanOrEqual(250);
          else expect([payments[index], draws[index]]).toEqual([0, 0]);
        });
        expect(Math.max(0, ...draws)).toBeLessThanOrEqual(prizeBowl.maxDraws);
        expect(sum(voucherPayments(higginsVouchers, [...samples, 'neg']))).toBeGreaterThan(sum(payments));
      }),
    );
  });
  it('draws from the published bowl win half the time and are worth $2.218', () => {
    expect(bowlOdds(prizeBowl.slips)).toEqual({ slips: 500, winProbability: 0.5, expectedCents: 221.8 });
  });
});
