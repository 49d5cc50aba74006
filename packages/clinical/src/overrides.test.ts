import { describe, expect, it } from 'vitest';
import type { Decision, Finding } from './decision.ts';
import { afterOverrides, lifts } from './overrides.ts';
import type { Override } from './rule.ts';

const finding = (code: string, override: Override, decision: Finding['decision'] = 'refuse'): Finding => ({
  code, rule: code, version: '1', decision, says: { en: code, es: code }, params: {}, source: 'a test', mark: 'product', facts: {}, override,
});
const refusal = (...findings: readonly Finding[]): Decision => ({ decision: 'refuse', reasons: findings.map(({ code }) => code), findings, missing: [], wouldChange: [] });
const by = (code: string, ...prescribers: readonly string[]) => ({ code, prescribers });

describe('a signed reason', () => {
  it.each([
    ['nobody', ['Osei', 'Lin'], false], ['prescriber', [], false], ['prescriber', ['Osei'], true],
    ['two prescribers', ['Osei'], false], ['two prescribers', ['Osei', 'Osei'], false], ['two prescribers', ['Osei', 'Lin'], true], ['acknowledge', [], true],
  ] as const)('past %s, signed by %j: %s', (override, prescribers, lifted) => {
    expect(lifts(finding('A', override), [by('A', ...prescribers)])).toBe(lifted);
  });

  it('counts only for the code it names, and two signatures on two days as two', () => {
    expect(lifts(finding('A', 'prescriber'), [by('B', 'Osei')])).toBe(false);
    expect(lifts(finding('A', 'two prescribers'), [by('A', 'Osei'), by('B', 'Lin')])).toBe(false);
    expect(lifts(finding('A', 'two prescribers'), [by('A', 'Osei'), by('A', 'Lin')])).toBe(true);
  });
});

describe('a decision after signatures', () => {
  it('stands as a warning once every refusal is lifted, and refuses while one is left', () => {
    const both = refusal(finding('A', 'prescriber'), finding('B', 'prescriber'), finding('C', 'nobody', 'warn'));
    expect(afterOverrides(both, [by('A', 'Osei')])).toMatchObject({ decision: 'refuse', standing: [{ code: 'B' }] });
    expect(afterOverrides(both, [by('A', 'Osei'), by('B', 'Osei')])).toEqual({ decision: 'warn', standing: [] });
  });

  it('lifts no hard stop, whoever signs', () => {
    const stopped: Decision = { ...refusal(finding('A', 'prescriber')), hardStop: true };
    expect(afterOverrides(stopped, [by('A', 'Osei')])).toMatchObject({ decision: 'refuse', standing: [{ code: 'A' }] });
  });

  it('leaves what was no refusal as it was, and refuses where no finding says why', () => {
    const warned: Decision = { ...refusal(finding('A', 'nobody', 'warn')), decision: 'warn' };
    expect(afterOverrides(warned, [])).toEqual({ decision: 'warn', standing: [] });
    expect(afterOverrides({ ...warned, decision: 'allow' }, [])).toEqual({ decision: 'allow', standing: [] });
    expect(afterOverrides(refusal(), [])).toEqual({ decision: 'refuse', standing: [] });
    expect(afterOverrides({ ...warned, findings: [finding('A', 'nobody', 'refuse')] }, [])).toEqual({ decision: 'warn', standing: [] });
  });
});
