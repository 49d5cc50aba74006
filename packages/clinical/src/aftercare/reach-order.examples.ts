/** Examples on each side of the lines of the order of reaching out, read by its test and printed in the rulebook. */
import type { ReachFacts, ReachGroup, ReachReasonId } from './reach-order.ts';

const nothing: ReachFacts = { medicine: 'methadone', missedDays: 0, missedCode: null, treatmentDay: 200, injectionDaysLate: null, neverCame: false, orderRanOut: false, visitMissed: false, pregnant: null, factors: [] };
const depot: ReachFacts = { ...nothing, missedDays: null, treatmentDay: null, medicine: 'buprenorphine-depot' };

export interface ReachExample {
  readonly when: string;
  readonly facts: ReachFacts;
  readonly group: ReachGroup;
  readonly gives: readonly ReachReasonId[];
}

export const reachExamples: readonly ReachExample[] = [
  { when: 'methadone, one day missed', facts: { ...nothing, missedDays: 1 }, group: 3, gives: ['days_missed'] },
  { when: 'methadone, three days missed under TIP 63', facts: { ...nothing, missedDays: 3, missedCode: 'RESTART_LOWER' }, group: 2, gives: ['restart_lower', 'days_missed'] },
  { when: 'methadone, five days missed: a new start', facts: { ...nothing, missedDays: 5, missedCode: 'NEW_INDUCTION' }, group: 1, gives: ['tolerance_lost', 'days_missed'] },
  { when: 'methadone in the UK, five days missed', facts: { ...nothing, missedDays: 5, missedCode: 'UK_REASSESS_AND_RETITRATE' }, group: 1, gives: ['tolerance_lost', 'days_missed'] },
  { when: 'methadone, day 14, one day missed', facts: { ...nothing, treatmentDay: 14, missedDays: 1 }, group: 3, gives: ['days_missed'] },
  { when: 'methadone, day 14, two days missed', facts: { ...nothing, treatmentDay: 14, missedDays: 2 }, group: 1, gives: ['first_fortnight', 'days_missed'] },
  { when: 'methadone, day 15, two days missed', facts: { ...nothing, treatmentDay: 15, missedDays: 2 }, group: 3, gives: ['days_missed'] },
  { when: 'buprenorphine, day 5, two days missed', facts: { ...nothing, medicine: 'buprenorphine', treatmentDay: 5, missedDays: 2 }, group: 3, gives: ['days_missed'] },
  { when: 'buprenorphine, six days missed under BCCSU', facts: { ...nothing, medicine: 'buprenorphine', missedDays: 6, missedCode: 'RESTART_LOWER' }, group: 2, gives: ['restart_lower', 'days_missed'] },
  { when: 'naltrexone tablets, one day missed', facts: { ...nothing, medicine: 'naltrexone', missedDays: 1 }, group: 3, gives: ['days_missed'] },
  { when: 'naltrexone tablets, two days missed', facts: { ...nothing, medicine: 'naltrexone', missedDays: 2 }, group: 1, gives: ['naltrexone_gap', 'days_missed'] },
  { when: 'buprenorphine depot on the last day of its window', facts: { ...depot, injectionDaysLate: 0 }, group: 3, gives: [] },
  { when: 'buprenorphine depot a day late', facts: { ...depot, injectionDaysLate: 1 }, group: 2, gives: ['injection_late'] },
  { when: 'naltrexone depot a day late', facts: { ...depot, medicine: 'naltrexone-depot', injectionDaysLate: 1 }, group: 1, gives: ['naltrexone_gap'] },
  { when: 'one day missed, and pregnant', facts: { ...nothing, missedDays: 1, pregnant: true }, group: 1, gives: ['pregnant', 'days_missed'] },
  { when: 'one day missed, pregnancy not known', facts: { ...nothing, missedDays: 1, pregnant: null }, group: 3, gives: ['days_missed'] },
  { when: 'one day missed, left prison lately', facts: { ...nothing, missedDays: 1, factors: ['left_prison'] }, group: 1, gives: ['left_prison', 'days_missed'] },
  { when: 'one day missed, no naloxone and benzodiazepines', facts: { ...nothing, missedDays: 1, factors: ['no_naloxone', 'depressant'] }, group: 2, gives: ['depressant', 'no_naloxone', 'days_missed'] },
  { when: 'ordered, never came', facts: { ...nothing, missedDays: 2, neverCame: true, treatmentDay: null }, group: 2, gives: ['never_came', 'days_missed'] },
  { when: 'the order ran out', facts: { ...nothing, missedDays: 1, orderRanOut: true }, group: 2, gives: ['order_ran_out', 'days_missed'] },
  { when: 'a visit missed, no medicine', facts: { ...nothing, medicine: null, missedDays: null, visitMissed: true }, group: 3, gives: ['visit_missed'] },
];
