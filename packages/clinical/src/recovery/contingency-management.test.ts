import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Day, dayOf } from '../day.ts';
import { examplesThatFail } from '../examples-hold.ts';
import { incentiveExamples } from './contingency-management.examples.ts';
import { bowlOdds, capOn, drawsOf, higginsVouchers, incentiveRules, prizeBowl, type Sample, voucherPayments } from './contingency-management.ts';

const aSample = fc.constantFrom<Sample>('neg', 'pos', 'unexcused', 'missed', 'excused');
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const row = (length: number, sample: Sample = 'neg'): Sample[] => Array.from({ length }, () => sample);

describe('contingency management', () => {
  it('holds every example of the caps', () => {
    expect(examplesThatFail(incentiveRules, incentiveExamples, { untold: ['cm-medicine'] })).toEqual([]);
    expect(capOn('US-FEDERAL', dayOf('2024-12-31') as Day)?.capCents).toBe(7_500);
    expect(capOn('US-FEDERAL', dayOf('2025-01-01') as Day)?.capCents).toBe(75_000);
    expect(capOn('charity', dayOf('2025-01-01') as Day)).toBeNull();
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
