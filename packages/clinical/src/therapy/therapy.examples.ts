/** Examples on each side of each line of the therapy rules. Read by tests and the rulebook. */
import type { Example } from '../rule.ts';
import type { TherapyFacts } from './therapy-rules.ts';

const one = (rule: string, when: string, facts: TherapyFacts, ...gives: readonly string[]): Example<TherapyFacts> => ({ rule: `therapy.${rule}`, when, facts, gives });

export const therapyExamples: readonly Example<TherapyFacts>[] = [
  one('common-text', 'a name of the roster', { namedInCommonText: 'Kit' }, 'COMMON_TEXT_NAMES_MEMBER'),
  one('common-text', 'no name', { namedInCommonText: '' }),
  one('addendum', 'another member’s name', { namedInAddendum: 'Robin' }, 'ADDENDUM_NAMES_ANOTHER'),
  one('addendum', 'no other name', { namedInAddendum: '' }),
  one('full', 'the last place is taken', { capacity: 10, members: 10 }, 'GROUP_IS_FULL'),
  one('full', 'one place is left', { capacity: 10, members: 9 }),
  one('size', 'five places of a group that has begun', { capacity: 5, members: 3 }),
  one('size', 'five places', { capacity: 5 }, 'GROUP_SIZE_UNUSUAL'),
  one('size', 'six places', { capacity: 6 }),
  one('size', 'twelve places', { capacity: 12 }),
  one('size', 'thirteen places', { capacity: 13 }, 'GROUP_SIZE_UNUSUAL'),
  one('not-safe', 'somebody is afraid', { safeTogether: 'no' }, 'NOT_SAFE_TOGETHER'),
  one('not-safe', 'everybody is safe', { safeTogether: 'yes' }),
  one('safety-asked', 'not asked', { safeTogether: 'not_asked' }, 'SAFETY_NOT_ASKED'),
  one('safety-asked', 'asked', { safeTogether: 'yes' }),
  one('reach-out', 'missed without word', { attendance: 'absent' }, 'REACH_OUT'),
  one('reach-out', 'said so before', { attendance: 'excused' }),
  one('self-harm', 'one of five', { selfHarmUrge: 1 }, 'SELF_HARM_URGE'),
  one('self-harm', 'none', { selfHarmUrge: 0 }),
];
