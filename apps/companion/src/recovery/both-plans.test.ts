import { describe, expect, it } from 'vitest';
import type { RelapsePreventionPlan } from '@fairlead/contract/recovery';
import { bothPlans } from './both-plans.ts';

const none: RelapsePreventionPlan = { triggers: [], warningSigns: [], coping: [], reasons: [], contacts: [], safety: [] };

describe('two versions of the relapse-prevention plan', () => {
  it('keeps every line that either side wrote', () => {
    const both = bothPlans({ ...none, warningSigns: ['Not opening letters', 'Skipping breakfast'] }, { ...none, warningSigns: ['not opening letters '], coping: ['The bench by the weir'] });
    expect(both).toEqual({ ...none, warningSigns: ['Not opening letters', 'Skipping breakfast'], coping: ['The bench by the weir'] });
  });
  it('names one person to call once, however the number is written, and two numbers twice', () => {
    const robin = { name: 'Robin', who: '', phone: '202 555 0143' };
    expect(bothPlans({ ...none, contacts: [robin] }, { ...none, contacts: [{ ...robin, phone: '(202) 555-0143' }, { ...robin, phone: '202 555 0199' }] }).contacts.map((one) => one.phone)).toEqual(['202 555 0143', '202 555 0199']);
  });
});
