import type { Example } from '../rule.ts';
import type { CheckInFacts } from './check-in-escalation.ts';

const on = (rule: string, when: string, facts: CheckInFacts, gives: readonly string[]): Example<CheckInFacts> => ({ rule: `recovery.${rule}`, when, facts, gives });

export const checkInExamples: readonly Example<CheckInFacts>[] = [
  on('help', 'does not ask', { wantsHelp: false }, []),
  on('help', 'asks for help', { wantsHelp: true }, ['WANTS_HELP']),
  on('suicide', 'none', { thoughtsOfSuicide: false }, []),
  on('suicide', 'thoughts of suicide', { thoughtsOfSuicide: true }, ['SUICIDE_THOUGHTS']),
  on('craving', '7 of 10', { craving: 7 }, []),
  on('craving', '8 of 10', { craving: 8 }, ['CRAVING_HIGH']),
  on('craving', '5, one below where this person asked to be called', { craving: 5, callAtCraving: 6 }, []),
  on('craving', '6, where this person asked to be called', { craving: 6, callAtCraving: 6 }, ['CRAVING_HIGH']),
  on('craving', '8, though a later call was agreed', { craving: 8, callAtCraving: 10 }, ['CRAVING_HIGH']),
  on('craving-rise', '2 above the usual', { craving: 5, usualCraving: 3 }, []),
  on('craving-rise', '3 above the usual', { craving: 6, usualCraving: 3 }, ['CRAVING_RISING']),
  on('craving-rise', '8, which has its own finding', { craving: 8, usualCraving: 3 }, []),
  on('mood', '4 of 10', { mood: 4 }, []),
  on('mood', '3 of 10', { mood: 3 }, ['MOOD_LOW']),
  on('lapse', 'did not use', { used: false }, []),
  on('lapse', 'used with somebody there', { used: true, usedAlone: false }, ['LAPSE']),
  on('lapse', 'used, nobody asked whether alone', { used: true }, ['LAPSE']),
  on('lapse-alone', 'used with somebody there', { used: true, usedAlone: false }, []),
  on('lapse-alone', 'used alone', { used: true, usedAlone: true }, ['LAPSE_ALONE']),
  on('missed-doses', 'two', { missedDoses: 2 }, []),
  on('missed-doses', 'three', { missedDoses: 3 }, ['DOSES_MISSED']),
  on('no-answer', 'it came', { hoursOverdue: 0, attemptsMade: 0 }, []),
  on('no-answer', '47 hours, two attempts', { hoursOverdue: 47, attemptsMade: 2 }, ['TRY_AGAIN']),
  on('no-answer', '48 hours, one attempt', { hoursOverdue: 48, attemptsMade: 1 }, ['TRY_AGAIN']),
  on('nominated-contact', '48 hours, two attempts, consent', { hoursOverdue: 48, attemptsMade: 2, contactConsented: true }, ['CALL_NOMINATED_CONTACT']),
  on('nominated-contact', 'no consent', { hoursOverdue: 48, attemptsMade: 2, contactConsented: false }, []),
  on('outreach', 'no consent', { hoursOverdue: 48, attemptsMade: 2, contactConsented: false }, ['OUTREACH']),
  on('outreach', 'the contact was tried', { hoursOverdue: 72, attemptsMade: 2, contactConsented: true, contactTried: true }, ['OUTREACH']),
  on('outreach', '24 hours', { hoursOverdue: 24, attemptsMade: 1, contactConsented: false }, []),
];
