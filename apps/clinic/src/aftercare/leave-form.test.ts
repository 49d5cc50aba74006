import { describe, expect, it } from 'vitest';
import { reasonsOf, standing } from './leave-form.ts';

describe('leaving', () => {
  it('stands in the way until each refusal has a reason of its own', () => {
    const findings = [{ code: 'NO_NALOXONE', decision: 'refuse' }, { code: 'NO_TOLERANCE_ADVICE', decision: 'warn' }];
    expect(standing(findings, {})).toEqual(['NO_NALOXONE']);
    expect(standing(findings, { NO_NALOXONE: 'no' })).toEqual(['NO_NALOXONE']);
    expect(standing(findings, { NO_NALOXONE: 'Has one at her sister’s' })).toEqual([]);
  });
  it('notes a death as a death and nothing else', () => {
    expect(reasonsOf.died).toEqual(['died']);
    expect(Object.entries(reasonsOf).filter(([kind, reasons]) => kind !== 'died' && reasons.includes('died'))).toEqual([]);
  });
});
