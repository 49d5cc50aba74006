import { describe, expect, it } from 'vitest';
import { examplesThatFail } from '../examples-hold.ts';
import { checkInExamples } from './check-in.examples.ts';
import { checkInRules, escalateCheckIn } from './check-in-escalation.ts';

describe('a check-in', () => {
  it('escalates on each side of every line', () => expect(examplesThatFail(checkInRules, checkInExamples, { untold: ['help', 'suicide', 'craving-rise', 'lapse', 'lapse-alone', 'nominated-contact', 'outreach'].map((id) => `recovery.${id}`) })).toEqual([]));

  it('says by how much craving rose above the usual', () => {
    expect(escalateCheckIn({ craving: 7, usualCraving: 3 }).findings[0]?.says.en).toContain('Craving is 4 above the usual');
  });

  it('asks for the fastest act of all its findings', () => {
    expect(escalateCheckIn({ craving: 9, used: true, usedAlone: false, thoughtsOfSuicide: true }).actWithinHours).toBe(0);
    expect(escalateCheckIn({ craving: 2, used: false }).actWithinHours).toBeNull();
  });

  it('never calls a contact without consent', () => {
    expect(escalateCheckIn({ hoursOverdue: 200, attemptsMade: 9, contactConsented: false }).reasons).toEqual(['OUTREACH']);
    expect(escalateCheckIn({ hoursOverdue: 200, attemptsMade: 9, contactConsented: null }).reasons).toEqual([]);
    expect(escalateCheckIn({ hoursOverdue: 200, attemptsMade: 9, contactConsented: null }).missing).toEqual(['contactConsented']);
  });
});
