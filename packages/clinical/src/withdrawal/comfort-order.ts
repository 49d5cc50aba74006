/** A comfort medicine under its own order: not more, not sooner and not longer than the prescriber signed; and not into sedation. */
import { bothDecisions } from '../medication/index.ts';
import { decideBy } from '../decision.ts';
import { mgOf, type Ug } from '../dose.ts';
import { oneCodeRule } from '../one-code-rule.ts';
import type { Cite, CodeTable, Facts } from '../rule.ts';
import { decideAdjunct, type AdjunctDecision } from './adjunct-rule-set.ts';
import type { AdjunctFacts } from './adjunct-rules.ts';
import { adjunctName } from './adjunct-tables.ts';
import { ruleSet } from '../rule-set.ts';

export interface ComfortOrderFacts extends Facts {
  readonly drug: string;
  readonly doseUg?: Ug | null;
  readonly orderedUg?: Ug | null;
  /** Given of this medicine in the last 24 hours, with this dose. */
  readonly dayUg?: Ug | null;
  readonly orderedDayUg?: Ug | null;
  readonly hoursSinceLast?: number | null;
  readonly orderedEveryHours?: number | null;
  readonly orderInForce?: boolean | null;
  /** The last observations hold every opioid and sedative until a prescriber has looked. */
  readonly sedativesHeld?: boolean | null;
}

export const comfortOrderCodes = {
  COMFORT_ORDER_NOT_IN_FORCE: { decision: 'refuse', override: 'nobody', says: { en: 'This order is not in force. A prescriber signs a new one.', es: 'Esta orden no está vigente. Quien prescribe firma otra.' } },
  OVER_ORDERED_DOSE: { decision: 'refuse', override: 'nobody', says: { en: 'Ordered are {ordered} mg a dose, not {dose} mg.', es: 'Se ordenaron {ordered} mg por dosis, no {dose} mg.' } },
  OVER_ORDERED_DAY: { decision: 'refuse', override: 'prescriber', says: { en: 'This would make {dose} mg in 24 hours; {ordered} mg are ordered at most.', es: 'Sumaría {dose} mg en 24 horas; lo ordenado son {ordered} mg como máximo.' } },
  SOONER_THAN_ORDERED: { decision: 'refuse', override: 'prescriber', says: { en: 'Given {hours} h ago; ordered at most every {ordered} h.', es: 'Se dio hace {hours} h; lo ordenado es cada {ordered} h como máximo.' } },
  SEDATIVES_ARE_HELD: { decision: 'refuse', override: 'prescriber', says: { en: 'The last observations hold opioids and sedatives. A prescriber looks first.', es: 'Las últimas observaciones retienen opioides y sedantes. Antes mira quien prescribe.' } },
} as const satisfies CodeTable;

const signed: Cite = { source: 'The signed order', section: 'a dose is given as it was ordered', mark: 'product' };
const flags: Cite = { source: 'Fairlead red flags for withdrawal', section: 'sedation holds sedatives', mark: 'product' };
/** Medicines of the table that sedate, besides what they are given for. */
const sedating: readonly string[] = ['diazepam', 'promethazine', 'hydroxyzine', 'trazodone', 'melatonin', 'clonidine', 'lofexidine'];
const rule = oneCodeRule<ComfortOrderFacts>;

export const comfortOrderRules = ruleSet<ComfortOrderFacts>({
  family: 'comfort-order', room: 'withdrawal', version: '2026.1', codes: comfortOrderCodes,
  rules: [
    rule({ id: 'comfort.in-force', cite: signed, needs: ['orderInForce'], code: 'COMFORT_ORDER_NOT_IN_FORCE', holds: (f) => f.orderInForce === false, turns: [{ fact: 'orderInForce', to: true }] }),
    rule({ id: 'comfort.dose', cite: signed, needs: ['doseUg', 'orderedUg'], code: 'OVER_ORDERED_DOSE', holds: (f) => (f.doseUg ?? 0) > (f.orderedUg ?? 0), params: (f) => ({ dose: mgOf((f.doseUg ?? 0) as Ug), ordered: mgOf((f.orderedUg ?? 0) as Ug) }), turns: (f) => [{ fact: 'doseUg', to: f.orderedUg ?? 0 }] }),
    rule({ id: 'comfort.day', cite: signed, needs: ['dayUg', 'orderedDayUg'], code: 'OVER_ORDERED_DAY', holds: (f) => (f.dayUg ?? 0) > (f.orderedDayUg ?? 0), params: (f) => ({ dose: mgOf((f.dayUg ?? 0) as Ug), ordered: mgOf((f.orderedDayUg ?? 0) as Ug) }), turns: (f) => [{ fact: 'dayUg', to: f.orderedDayUg ?? 0 }] }),
    // Null: none was given before.
    rule({ id: 'comfort.interval', cite: signed, needs: ['hoursSinceLast', 'orderedEveryHours'], code: 'SOONER_THAN_ORDERED', when: (f) => f.hoursSinceLast !== null, holds: (f) => (f.hoursSinceLast ?? 0) < (f.orderedEveryHours ?? 0), params: (f) => ({ hours: f.hoursSinceLast ?? 0, ordered: f.orderedEveryHours ?? 0 }), turns: (f) => [{ fact: 'hoursSinceLast', to: f.orderedEveryHours ?? 0 }] }),
    rule({ id: 'comfort.sedatives-held', cite: flags, needs: ['sedativesHeld'], code: 'SEDATIVES_ARE_HELD', when: (f) => sedating.includes(adjunctName(f.drug)), holds: (f) => f.sedativesHeld === true, turns: [{ fact: 'sedativesHeld', to: false }] }),
  ],
}, 'drug');

/** May this comfort medicine be given now: the medicine's own limits and holds, and what was ordered. */
export function decideComfortDose(adjunct: AdjunctFacts, order: ComfortOrderFacts, profile?: string): AdjunctDecision {
  const limits = decideAdjunct(adjunct, profile);
  return { ...limits, ...bothDecisions(decideBy(comfortOrderRules, order), limits) };
}
