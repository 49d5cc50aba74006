/** Contingency management: draws, vouchers, and what grants allow (clinical reference, section 8.1; section 13, ruling 13). */
import { refusesUnless, warns } from '../codes.ts';
import { type Day, isoOf } from '../day.ts';
import { decideBy, type Decision } from '../decision.ts';
import type { Cite, CodeTable, Rule, RuleSet } from '../rule.ts';

/** One planned sample. A missed sample or an unexcused absence counts as positive; an excused one changes nothing. */
export type Sample = 'neg' | 'pos' | 'unexcused' | 'missed' | 'excused';

/** Prize bowl: one draw for the first negative, one more for each in a row, to 15. */
export const prizeBowl = {
  maxDraws: 15,
  slips: { goodJob: 250, small: 209, large: 40, jumbo: 1 },
  /** Whole cents of each prize. */
  valueCents: { goodJob: 0, small: 100, large: 2_000, jumbo: 10_000 },
  cite: { source: 'Prize contingency management, summaries of Petry', mark: 'primary' } satisfies Cite,
  /** Of the number of slips of each kind. */
  slipsCite: { source: 'Prize contingency management, a bowl of 500 slips', mark: 'unchecked' } satisfies Cite,
} as const;

export type BowlSlip = keyof typeof prizeBowl.slips;

/** Draws earned by the so-many-th negative sample in a row. */
export function drawsFor(consecutiveNegative: number): number {
  return Math.min(Math.max(0, consecutiveNegative), prizeBowl.maxDraws);
}

/** Draws of each sample in order: a positive or unexcused one earns none, and the next negative starts at one draw. */
export function drawsOf(samples: readonly Sample[]): readonly number[] {
  let row = 0;
  return samples.map((sample) => {
    if (sample === 'excused') return 0;
    row = sample === 'neg' ? row + 1 : 0;
    return drawsFor(row);
  });
}

/** How many slips a bowl holds, how often one wins, and what a draw is worth on average, in cents. */
export function bowlOdds(bowl: Readonly<Record<BowlSlip, number>>): { readonly slips: number; readonly winProbability: number; readonly expectedCents: number } {
  const kinds = Object.keys(prizeBowl.slips) as BowlSlip[];
  const slips = kinds.reduce((sum, kind) => sum + bowl[kind], 0);
  const worth = kinds.reduce((sum, kind) => sum + bowl[kind] * prizeBowl.valueCents[kind], 0);
  // An empty bowl is worth nothing.
  const among = Math.max(1, slips);
  return { slips, winProbability: (slips - bowl.goodJob) / among, expectedCents: worth / among };
}

/** A voucher schedule; pages differ on the increment, so it is a parameter. */
export interface VoucherScheme {
  readonly key: string;
  readonly currency: 'USD' | 'GBP';
  readonly firstCents: number;
  readonly incrementCents: number;
  readonly bonusCents: number;
  readonly bonusEvery: number;
  /** After so many negatives in a row the value from before a reset comes back, from the next sample on. */
  readonly restoreAfter: number;
  readonly cite: Cite;
}

export const higginsVouchers: VoucherScheme = {
  key: 'voucher-higgins',
  currency: 'USD',
  firstCents: 250,
  incrementCents: 125,
  bonusCents: 1_000,
  bonusEvery: 3,
  restoreAfter: 5,
  cite: { source: 'Budney and Higgins, NIDA manual', mark: 'unchecked' },
};

/** NICE CG51: shopping vouchers from about 2 pounds, rising; the rise is not given, so a site sets it. */
export const cg51Frequency = { firstPence: 200, perWeek: [{ weeks: 3, tests: 3 }, { weeks: 3, tests: 2 }, { weeks: null, tests: 1 }], cite: { source: 'NICE CG51', mark: 'unchecked' } satisfies Cite } as const;

/** The voucher and bonus of the so-many-th negative sample in a row, in cents. */
export function voucherFor(scheme: VoucherScheme, consecutiveNegative: number): { readonly voucherCents: number; readonly bonusCents: number } {
  if (consecutiveNegative < 1) return { voucherCents: 0, bonusCents: 0 };
  return {
    voucherCents: scheme.firstCents + scheme.incrementCents * (consecutiveNegative - 1),
    bonusCents: consecutiveNegative % scheme.bonusEvery === 0 ? scheme.bonusCents : 0,
  };
}

/** What each sample pays in cents, bonus included. Earned points are never taken back. */
export function voucherPayments(scheme: VoucherScheme, samples: readonly Sample[]): readonly number[] {
  let row = 0;
  let step = 0;
  let stepBefore = 0;
  return samples.map((sample) => {
    if (sample === 'excused') return 0;
    if (sample !== 'neg') {
      stepBefore = Math.max(step, stepBefore);
      row = 0;
      step = 0;
      return 0;
    }
    row += 1;
    step = row === scheme.restoreAfter + 1 && stepBefore > step + 1 ? stepBefore : step + 1;
    if (row > scheme.restoreAfter) stepBefore = 0;
    return scheme.firstCents + scheme.incrementCents * (step - 1) + (row % scheme.bonusEvery === 0 ? scheme.bonusCents : 0);
  });
}

/** What one funder allows a person in a year, between two dates; the last line has no end. */
export interface IncentiveCap {
  readonly profile: string;
  readonly fromDay: string;
  readonly toDay: string | null;
  readonly capCents: number;
  readonly code: 'FEDERAL_CAP_75_PER_YEAR' | 'FEDERAL_CAP_750_PER_YEAR';
  readonly cite: Cite;
}

export const incentiveCaps: readonly IncentiveCap[] = [
  { profile: 'US-FEDERAL', fromDay: '2000-01-01', toDay: '2024-12-31', capCents: 7_500, code: 'FEDERAL_CAP_75_PER_YEAR', cite: { source: 'US federal grant condition, PMC11527562', mark: 'primary' } },
  { profile: 'US-FEDERAL', fromDay: '2025-01-01', toDay: null, capCents: 75_000, code: 'FEDERAL_CAP_750_PER_YEAR', cite: { source: 'US federal grant condition from 2025', mark: 'unchecked' } },
];

/** The cap in force on a day, or null where the funder names none. */
export function capOn(profile: string, day: Day): IncentiveCap | null {
  const within = ({ fromDay, toDay }: IncentiveCap): boolean => isoOf(day) >= fromDay && (toDay === null || isoOf(day) <= toDay);
  return incentiveCaps.find((cap) => cap.profile === profile && within(cap)) ?? null;
}

/** What is known before an incentive is paid. */
export type IncentiveFacts = {
  /** The cap of the funder on the day, from `capOn`; absent where there is no funder's cap. */
  readonly cap?: { readonly code: string; readonly cents: number } | null;
  /** What the person gets this year with this payment. */
  readonly yearTotalCents?: number | null;
  readonly withholdsMedicine?: boolean | null;
};

const capSays = {
  en: 'Incentives this year would come to {total}. The grant allows {limit} a person and year.',
  es: 'Los incentivos de este año sumarían {total}. La subvención permite {limit} por persona y año.',
};

const incentiveCodes: CodeTable = {
  FEDERAL_CAP_75_PER_YEAR: warns(capSays.en, capSays.es),
  FEDERAL_CAP_750_PER_YEAR: warns(capSays.en, capSays.es),
  NEVER_WITHHOLD_MEDICINE: refusesUnless(
    'nobody',
    'Medicine is never held back as a penalty in contingency management.',
    'La medicación nunca se retira como penalización en el manejo de contingencias.',
  ),
};

const dollars = (cents: number): string => `$${(cents / 100).toFixed(2)}`;

const cap = (id: string, code: string, cite: Cite): Rule<IncentiveFacts> => ({
  id, profile: 'any', measure: id, cite,
  needs: ['cap', 'yearTotalCents'],
  when: (facts) => facts.cap?.code === code,
  codes: [code],
  judge: ({ cap: limit, yearTotalCents: total }) => (!limit || (total ?? 0) <= limit.cents
    ? null
    : [{ code, params: { total: dollars(total ?? 0), limit: dollars(limit.cents) }, turns: [{ fact: 'yearTotalCents', to: limit.cents }] }]),
});

export const incentiveRules: RuleSet<IncentiveFacts> = {
  family: 'contingency-management',
  room: 'recovery',
  version: '1',
  codes: incentiveCodes,
  inputs: ['cap', 'yearTotalCents', 'withholdsMedicine'],
  rules: [
    cap('cm-cap', 'FEDERAL_CAP_75_PER_YEAR', { source: 'US federal grant conditions', section: 'older grants', mark: 'primary' }),
    cap('cm-cap-2025', 'FEDERAL_CAP_750_PER_YEAR', { source: 'US federal grant conditions', section: 'grants from 2025', mark: 'unchecked' }),
    {
      id: 'cm-medicine',
      profile: 'any',
      measure: 'medicine',
      cite: { source: 'Product safety rule', section: 'medicine is never withheld as a penalty', mark: 'product' },
      needs: ['withholdsMedicine'],
      codes: ['NEVER_WITHHOLD_MEDICINE'],
      judge: ({ withholdsMedicine }) => (withholdsMedicine === true ? [{ code: 'NEVER_WITHHOLD_MEDICINE' }] : null),
    },
  ],
};

/** May this incentive be paid under its funder's rule? */
export function decideIncentive(facts: IncentiveFacts): Decision {
  return decideBy(incentiveRules, facts);
}
