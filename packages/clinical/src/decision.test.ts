import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideBy } from './decision.ts';
import type { Facts, RuleSet } from './rule.ts';

interface StartFacts extends Facts {
  readonly cows?: number | null;
  readonly hours?: number | null;
  readonly pregnant?: boolean | null;
}

const says = { en: 'x', es: 'x' };
const cite = { source: 'a test', mark: 'product' as const };
const set: RuleSet<StartFacts> = {
  family: 'test', room: 'medication', version: '1', inputs: ['cows', 'hours', 'pregnant'],
  codes: {
    COWS_LOW: { decision: 'refuse', override: 'prescriber', says },
    TOO_SOON: { decision: 'refuse', override: 'prescriber', says },
    PREGNANT: { decision: 'refuse', override: 'prescriber', says },
  },
  plausible: { cows: [0, 8], pregnant: [true, false] },
  rules: [
    { id: 'cows', profile: 'any', measure: 'cows', cite, needs: ['cows'], codes: ['COWS_LOW'], judge: ({ cows }) => ((cows ?? 0) < 8 ? [{ code: 'COWS_LOW', turns: [{ fact: 'cows', to: 8 }] }] : null) },
    { id: 'hours', profile: 'any', measure: 'hours', cite, needs: ['hours'], codes: ['TOO_SOON'], judge: ({ hours }) => ((hours ?? 0) < 12 ? [{ code: 'TOO_SOON', turns: [{ fact: 'hours', to: 12 }] }] : null) },
    { id: 'pregnant', profile: 'any', measure: 'pregnant', cite, needs: ['pregnant'], codes: ['PREGNANT'], judge: ({ pregnant }) => (pregnant === true ? [{ code: 'PREGNANT' }] : null) },
  ],
};

describe('what would change a decision', () => {
  it('says what each plausible value of a missing fact would lead to, the one that turns it first', () => {
    const decision = decideBy(set, { cows: 12, hours: 20, pregnant: null });
    expect(decision.decision).toBe('warn');
    expect(decision.wouldChange).toEqual([
      { fact: 'pregnant', to: false, decision: 'allow', unknown: true },
      { fact: 'pregnant', to: true, decision: 'refuse', unknown: true },
    ]);
  });

  it('names the one change that turns a refusal', () => {
    expect(decideBy(set, { cows: 6, hours: 20 }).wouldChange).toEqual([{ fact: 'cows', to: 8, decision: 'allow' }]);
  });

  it('names what has to change together where no single change is enough', () => {
    expect(decideBy(set, { cows: 6, hours: 4 }).wouldChange).toEqual([{ fact: 'cows', to: 8, decision: 'allow', and: [{ fact: 'hours', to: 12 }] }]);
  });

  it('never offers a change that makes the outcome graver first, and every claim holds when the rules are asked again', () => {
    const facts = fc.record({ cows: fc.option(fc.integer({ min: 0, max: 48 })), hours: fc.option(fc.integer({ min: 0, max: 90 })), pregnant: fc.option(fc.boolean()) });
    fc.assert(fc.property(facts, (given) => {
      const { wouldChange } = decideBy(set, given);
      for (const change of wouldChange) {
        const changed = { ...given, [change.fact]: change.to, ...Object.fromEntries((change.and ?? []).map(({ fact, to }) => [fact, to])) };
        expect(decideBy(set, changed).decision).toBe(change.decision);
      }
    }));
  });
});

describe('a guideline that a family does not have', () => {
  const profiled: typeof set = { ...set, rules: set.rules.map((rule) => ({ ...rule, profile: 'ASAM20' })), profiles: ['OB17'] };
  const of = (profile: string) => decideBy(profiled, { cows: 12, hours: 20 }, profile);
  it('is an error and refuses, and nobody goes past it: silence is no allow', () => {
    expect(of('ASAM2O')).toMatchObject({ decision: 'refuse', error: 'unknown_profile', reasons: ['UNKNOWN_PROFILE'], findings: [{ override: 'nobody', params: { profile: 'ASAM2O' } }] });
  });
  it('is not one that a rule is of, or that the family names', () => {
    for (const profile of ['ASAM20', 'OB17', 'any']) expect(of(profile)).toMatchObject({ decision: 'allow', reasons: [] });
  });
});
