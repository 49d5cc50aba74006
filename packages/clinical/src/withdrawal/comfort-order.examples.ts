/** Examples on each side of each line of a comfort order. Read by tests and the rulebook. */
import type { Ug } from '../dose.ts';
import type { Example } from '../rule.ts';
import type { ComfortOrderFacts } from './comfort-order.ts';

const ug = (mg: number): Ug => Math.round(mg * 1000) as Ug;
const line = (rule: string, when: string, facts: Omit<ComfortOrderFacts, 'drug'> & { drug?: string }, gives: readonly string[]): Example<ComfortOrderFacts> => ({ rule: `comfort.${rule}`, when, facts: { drug: 'clonidine', ...facts } as ComfortOrderFacts, gives });

export const comfortOrderExamples: readonly Example<ComfortOrderFacts>[] = [
  line('in-force', 'in force', { orderInForce: true }, []),
  line('in-force', 'ended', { orderInForce: false }, ['COMFORT_ORDER_NOT_IN_FORCE']),
  line('dose', 'as ordered', { doseUg: ug(0.1), orderedUg: ug(0.1) }, []),
  line('dose', 'more than ordered', { doseUg: ug(0.2), orderedUg: ug(0.1) }, ['OVER_ORDERED_DOSE']),
  line('day', 'the ordered day', { dayUg: ug(0.4), orderedDayUg: ug(0.4) }, []),
  line('day', 'one dose over', { dayUg: ug(0.5), orderedDayUg: ug(0.4) }, ['OVER_ORDERED_DAY']),
  line('interval', 'six hours ago', { hoursSinceLast: 6, orderedEveryHours: 6 }, []),
  line('interval', 'five hours ago', { hoursSinceLast: 5, orderedEveryHours: 6 }, ['SOONER_THAN_ORDERED']),
  line('interval', 'none before', { hoursSinceLast: null, orderedEveryHours: 6 }, []),
  line('sedatives-held', 'nothing is held', { sedativesHeld: false }, []),
  line('sedatives-held', 'sedation was seen', { drug: 'hydroxyzine', sedativesHeld: true }, ['SEDATIVES_ARE_HELD']),
  line('sedatives-held', 'ibuprofen does not sedate', { drug: 'ibuprofen', sedativesHeld: true }, []),
];
