/** Worked cases of contingency management; amounts in a case are dollars. */
import { type CaseInput, numberIn, textIn } from '../case-input.ts';
import type { CaseFamily } from '../cases.ts';
import { type Day, dayOf } from '../day.ts';
import { bowlOdds, type BowlSlip, capOn, decideIncentive, drawsFor, drawsOf, higginsVouchers, type Sample, voucherFor, voucherPayments, type VoucherScheme } from './contingency-management.ts';

type Output = Readonly<Record<string, unknown>>;

/** Cases have named the year's total in several ways. */
const totalKeys = ['yearTotalUsd', 'yearTotal', 'annualTotal', 'annualTotalUsd', 'totalThisYear', 'paidThisYear', 'paidThisYearUsd', 'patientYearTotal', 'yearToDateUsd', 'yearToDate', 'annualUsd', 'yearlyTotal', 'annualValue', 'totalUsd', 'totalPerYear', 'yearValue', 'valueThisYear', 'issuedThisYear', 'cumulativeUsd'] as const;

/** Cases have named who pays in several ways; a cap holds for federal funds, and for a case that names no other. */
const funderKeys = ['funding', 'fundingSource', 'fundedBy', 'funder'] as const;
const isFederal = (input: CaseInput): boolean => funderKeys.every((key) => !/private|state|local|charit|none|other/i.test(textIn(input, key) ?? ''));

const dollars = (cents: number): number => cents / 100;

function samplesIn(input: CaseInput): readonly Sample[] | null {
  const value = input['samples'];
  if (value === undefined) return null;
  const known: readonly Sample[] = ['neg', 'pos', 'unexcused', 'missed', 'excused'];
  if (!Array.isArray(value)) throw new Error('samples is no list');
  return value.map((each: unknown) => {
    const sample = known.find((one) => one === each);
    if (sample === undefined) throw new Error(`sample ${String(each)} is none of ${known.join(' ')}`);
    return sample;
  });
}

function schemeIn(input: CaseInput): VoucherScheme {
  const increment = numberIn(input, 'increment');
  return increment === null ? higginsVouchers : { ...higginsVouchers, incrementCents: Math.round(increment * 100) };
}

function voucherCase(input: CaseInput): Output {
  const scheme = schemeIn(input);
  const samples = samplesIn(input);
  if (input['event'] === 'consecutiveNegativesToRestore') return { restoreAfter: scheme.restoreAfter };
  if (samples !== null) {
    const payments = voucherPayments(scheme, samples);
    return { payments: payments.map(dollars), total: dollars(payments.reduce((sum, cents) => sum + cents, 0)) };
  }
  const row = numberIn(input, 'consecutiveNegative');
  if (row === null) return {};
  const { voucherCents, bonusCents } = voucherFor(scheme, row);
  const soFar = voucherPayments(scheme, Array.from({ length: row }, (): Sample => 'neg'));
  return { voucher: dollars(voucherCents), bonus: dollars(bonusCents), total: dollars(soFar.reduce((sum, cents) => sum + cents, 0)) };
}

function prizeCase(input: CaseInput): Output {
  const samples = samplesIn(input);
  if (samples !== null) return { draws: drawsOf(samples), total: drawsOf(samples).reduce((sum, draws) => sum + draws, 0) };
  const bowl = input['bowl'];
  if (typeof bowl === 'object' && bowl !== null) {
    const { slips, winProbability, expectedCents } = bowlOdds(bowl as Readonly<Record<BowlSlip, number>>);
    return { slips, winProbability, expectedValue: dollars(expectedCents), expectedValuePerDraw: dollars(expectedCents) };
  }
  const row = numberIn(input, 'consecutiveNegative');
  return row === null ? {} : { draws: drawsFor(row) };
}

/** Without a date the cap is that of the older grants, as the worked case has it (section 13, ruling 13). */
function capCase(input: CaseInput): Output {
  const key = totalKeys.find((each) => input[each] !== undefined);
  if (key === undefined) return {};
  const total = numberIn(input, key);
  const day = dayOf(textIn(input, 'date') ?? `${String(numberIn(input, 'year') ?? 2024)}-07-01`) as Day;
  const cap = isFederal(input) ? capOn('US-FEDERAL', day) : null;
  return { ...decideIncentive({ cap: cap === null ? null : { code: cap.code, cents: cap.capCents }, yearTotalCents: total === null ? null : Math.round(total * 100) }) };
}

/** Worked cases of the family `contingency-management`. */
export const contingencyManagementCases: CaseFamily = {
  inputs: ['scheme', 'consecutiveNegative', 'samples', 'event', 'bowl', 'increment', 'profile', ...funderKeys, 'date', 'year', 'withholdsMedicine', ...totalKeys],
  run: (input) => ({
    ...capCase(input),
    ...(input['withholdsMedicine'] === undefined ? {} : decideIncentive({ withholdsMedicine: input['withholdsMedicine'] === true })),
    ...(input['scheme'] === 'prize-bowl' ? prizeCase(input) : {}),
    ...(input['scheme'] === 'voucher-higgins' ? voucherCase(input) : {}),
  }),
};
