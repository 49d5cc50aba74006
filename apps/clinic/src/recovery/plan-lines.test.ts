import { describe, expect, it } from 'vitest';
import { planOf, textOf } from './plan-lines.ts';

const plan = {
  triggers: [{ kind: 'place' as const, words: 'The corner', coping: 'Walk the other way' }, { kind: 'feeling' as const, words: 'Pay day', coping: '' }], warningSigns: ['Not sleeping'], coping: ['Call Dee'], reasons: ['My son'],
  contacts: [{ name: 'Dee', phone: '+1 617 555 0100', who: 'Sister' }], safety: ['Naloxone by the door'],
};

describe('a plan edited as lines', () => {
  it('comes back as it was when nothing is changed', () => expect(planOf(textOf(plan), plan)).toEqual(plan));
  it('keeps what the lines do not show, and leaves out empty lines', () => {
    const changed = planOf({ ...textOf(plan), coping: 'Call Dee\n\n  Swim  \n' }, plan);
    expect(changed?.coping).toEqual(['Call Dee', 'Swim']);
    expect(changed?.contacts[0]?.who).toBe('Sister');
  });
  it('is not kept while a contact has no number', () => expect(planOf({ ...textOf(plan), contacts: 'Dee' }, plan)).toBeNull());
});
