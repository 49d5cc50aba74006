/** Rules of the order itself: a dose out of proportion, the order's dates and parts. */
import { sayMg, type Ug } from '../dose.ts';
import type { Cite, Rule } from '../rule.ts';
import type { MethadoneFacts } from './methadone-facts.ts';

/** Facts of one order beside those of the methadone rules. */
export type OrderRuleFacts = MethadoneFacts & {
  /** The product's own ceiling for one day. Null: none set. */
  readonly ceilingUg?: Ug | null;
  /** The total of the last day on which a dose was taken. */
  readonly lastDayUg?: Ug | null;
  readonly partCount?: number;
  readonly smallestPartUg?: Ug;
  /** Whole days that the order covers, its first included; null without an end. */
  readonly lengthDays?: number | null;
};

type OrderRule = Rule<OrderRuleFacts>;

const product: Cite = { source: 'Product safety rule', mark: 'product' };
const none = 0 as Ug;

const ceiling: OrderRule = {
  id: 'dose-ceiling', profile: 'any', measure: 'ceiling', cite: product,
  needs: ['dayTotalUg'],
  // Null is "no ceiling set".
  when: ({ ceilingUg }) => typeof ceilingUg === 'number',
  codes: ['DOSE_OVER_CEILING'],
  judge: ({ dayTotalUg, ceilingUg }) => ((dayTotalUg ?? none) > (ceilingUg ?? none)
    ? [{ code: 'DOSE_OVER_CEILING', params: { total: sayMg(dayTotalUg ?? none), limit: sayMg(ceilingUg ?? none) }, turns: [{ fact: 'dayTotalUg', to: ceilingUg ?? none }] }]
    : null),
};

/** Twice the figures are compared, so that no half is rounded: more than one and a half times the day before. */
const leap: OrderRule = {
  id: 'dose-leap', profile: 'any', measure: 'leap', cite: product,
  needs: ['dayTotalUg', 'lastDayUg'],
  codes: ['DOSE_OVER_1_5_TIMES_LAST'],
  judge: ({ dayTotalUg, lastDayUg }) => ((dayTotalUg ?? none) * 2 > (lastDayUg ?? none) * 3
    ? [{ code: 'DOSE_OVER_1_5_TIMES_LAST', params: { total: sayMg(dayTotalUg ?? none), last: sayMg(lastDayUg ?? none) }, turns: [{ fact: 'dayTotalUg', to: Math.floor(((lastDayUg ?? none) * 3) / 2) }] }]
    : null),
};

const shape: OrderRule = {
  id: 'order-shape', profile: 'any', measure: 'order-shape', cite: product,
  needs: ['smallestPartUg'],
  codes: ['ORDER_WITHOUT_DOSE', 'ORDER_ENDS_BEFORE_IT_BEGINS'],
  judge({ smallestPartUg, lengthDays }) {
    return [
      ...((smallestPartUg ?? none) > 0 ? [] : [{ code: 'ORDER_WITHOUT_DOSE' }]),
      ...(typeof lengthDays === 'number' && lengthDays < 1 ? [{ code: 'ORDER_ENDS_BEFORE_IT_BEGINS' }] : []),
    ];
  },
};

const split: OrderRule = {
  id: 'order-split', profile: 'any', measure: 'split',
  cite: { source: '42 CFR 8.12, 89 FR 7528', section: 'split doses with the practitioner\u2019s documentation', asOf: '2024-02-02', mark: 'unchecked' },
  needs: ['partCount'],
  // Not known to be written down is not written down.
  when: ({ partCount }) => (partCount ?? 0) > 1,
  codes: ['SPLIT_REASON_NOT_DOCUMENTED'],
  judge: ({ splitReasonDocumented }) => (splitReasonDocumented === true
    ? null
    : [{ code: 'SPLIT_REASON_NOT_DOCUMENTED', turns: [{ fact: 'splitReasonDocumented', to: true }] }]),
};

/** A dose above the site's ceiling or far above the last one: two prescribers sign. */
export const proportionRules: readonly OrderRule[] = [ceiling, leap];

export const orderRules: readonly OrderRule[] = [...proportionRules, shape, split];
