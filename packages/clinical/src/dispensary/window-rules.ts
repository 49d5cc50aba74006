/** The window's own rules: the order, the day, another clinic, the stock. */
import { sayMg, type Ug } from '../dose.ts';
import { proportionRules } from '../medication/index.ts';
import type { Cite, Rule } from '../rule.ts';
import { missedDosePlan, missedDoseProfiles, type MissedDoseProfile } from './missed-dose-plan.ts';
import type { WindowFacts } from './window-facts.ts';

type WindowRule = Rule<WindowFacts>;

const product: Cite = { source: 'Product safety rule', mark: 'product' };
const guest: Cite = { source: 'Common practice of guest dosing between clinics', mark: 'unchecked' };
const none = 0 as Ug;

const order: WindowRule = {
  id: 'window-order', profile: 'any', measure: 'order', cite: product,
  needs: ['orderState', 'orderSigned', 'orderCoversDay', 'partOrdered'],
  codes: ['NO_ACTIVE_ORDER', 'ORDER_NOT_SIGNED', 'ORDER_NOT_FOR_THIS_DAY', 'PART_NOT_ORDERED'],
  judge({ orderState, orderSigned, orderCoversDay, partOrdered }) {
    if (orderState === 'none' || orderState === 'ended' || orderState === 'paused') return [{ code: 'NO_ACTIVE_ORDER' }];
    const found = [
      ...(orderSigned === true && orderState === 'active' ? [] : [{ code: 'ORDER_NOT_SIGNED' }]),
      ...(orderCoversDay === true ? [] : [{ code: 'ORDER_NOT_FOR_THIS_DAY' }]),
      ...(partOrdered === true ? [] : [{ code: 'PART_NOT_ORDERED' }]),
    ];
    return found.length === 0 ? null : found;
  },
};

const elsewhere: WindowRule = {
  id: 'window-elsewhere', profile: 'any', measure: 'elsewhere', cite: guest,
  needs: ['dosedElsewhereToday'],
  codes: ['DOSED_ELSEWHERE_TODAY'],
  judge: ({ dosedElsewhereToday }) => (dosedElsewhereToday === true ? [{ code: 'DOSED_ELSEWHERE_TODAY' }] : null),
};

const stock: WindowRule = {
  id: 'window-stock', profile: 'any', measure: 'stock', cite: product,
  needs: ['doseUg', 'stockUg'],
  codes: ['STOCK_NOT_ENOUGH'],
  judge: ({ doseUg, stockUg }) => ((doseUg ?? none) > (stockUg ?? none)
    ? [{ code: 'STOCK_NOT_ENOUGH', params: { dose: sayMg(doseUg ?? none), stock: sayMg(stockUg ?? none) }, turns: [{ fact: 'stockUg', to: doseUg ?? none }] }]
    : null),
};

const replacement: WindowRule = {
  id: 'window-replacement', profile: 'any', measure: 'replacement', cite: product,
  needs: ['doseUg', 'vomitedUg'],
  codes: ['REPLACEMENT_OVER_VOMITED_DOSE'],
  judge: ({ doseUg, vomitedUg }) => ((doseUg ?? none) > (vomitedUg ?? none)
    ? [{ code: 'REPLACEMENT_OVER_VOMITED_DOSE', params: { dose: sayMg(doseUg ?? none), vomited: sayMg(vomitedUg ?? none) }, turns: [{ fact: 'doseUg', to: vomitedUg ?? none }] }]
    : null),
};

/**
 * A guideline that names a range or a lower dose after missed days leaves the choice to a prescriber, and section 3.5 stops the
 * dose for the missed-dose rule. A nurse who answers the warning may not choose it, so nothing is given before a dose is signed.
 */
const restart = (profile: MissedDoseProfile): WindowRule => ({
  id: `window-restart-${profile.toLowerCase()}`, profile, measure: 'restart', cite: { ...product, section: 'a dose after missed days is signed first' },
  needs: ['usualUg', 'missedDays'],
  codes: ['RESTART_NEEDS_A_SIGNED_DOSE'],
  judge({ drug, usualUg, missedDays }) {
    const plan = missedDosePlan(profile, drug ?? 'methadone', usualUg ?? none, missedDays ?? 0);
    return plan.code === 'RESTART_LOWER' ? [{ code: 'RESTART_NEEDS_A_SIGNED_DOSE', params: { days: missedDays ?? 0, usual: sayMg(usualUg ?? none) }, turns: [{ fact: 'missedDays', to: 2 }] }] : null;
  },
});

/** Asked like the missed-dose rules themselves: under the site's guideline, and not once the prescriber has signed since. */
export const restartRules: readonly WindowRule[] = missedDoseProfiles.filter((profile) => profile === 'TIP63' || profile === 'BC-2023').map(restart);

export const windowRules: readonly WindowRule[] = [order, elsewhere, stock, replacement, ...proportionRules];
