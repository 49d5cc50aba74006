import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideBy, decideWith, hasProfile, sayIn, stronger } from './decision.ts';
import { oneCodeRule } from './one-code-rule.ts';
import type { Facts, Judgement, Outcome, Override, Rule, RuleSet } from './rule.ts';

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

/** One rule a finding, so that each test shows its whole rule set. */
type Free = Readonly<Record<string, unknown>>;
const free = (id: string, needs: readonly string[], judge: (facts: Free) => readonly Judgement<Free>[] | null, more: Partial<Rule<Free>> = {}): Rule<Free> => ({ id, profile: 'any', measure: id, cite, needs, codes: [], judge, ...more });
const setOf = (rules: readonly Rule<Free>[], codes: Readonly<Record<string, Outcome>>, more: Partial<RuleSet<Free>> = {}): RuleSet<Free> => ({
  family: 'test', room: 'medication', version: '7', inputs: [], rules, codes: Object.fromEntries(Object.entries(codes).map(([code, decision]) => [code, { decision, override: 'prescriber' as Override, says }])), ...more,
});
const less = (facts: Free, fact: string, line: number): boolean => (facts[fact] as number) < line;

describe('what stands first among changes', () => {
  it('is the nearest, as a share of what is so now', () => {
    const rule = free('a', ['cows'], (facts) => (less(facts, 'cows', 8) && less(facts, 'hours', 12) && facts['pregnant'] === true
      ? [{ code: 'NO', turns: [{ fact: 'hours', to: 12 }, { fact: 'pregnant', to: false }, { fact: 'cows', to: 8 }] }] : null));
    const told = (facts: Free) => decideWith(setOf([rule], { NO: 'refuse' }), facts).wouldChange.map(({ fact, decision }) => `${fact} ${decision}`);
    expect(told({ cows: 6, hours: 4, pregnant: true })).toEqual(['cows allow', 'pregnant allow', 'hours allow']);
    expect(told({ cows: 1, hours: 11, pregnant: true })).toEqual(['hours allow', 'pregnant allow', 'cows allow']);
    expect(told({ cows: 0, hours: -1, pregnant: true })).toEqual(['pregnant allow', 'cows allow', 'hours allow']);
    expect(told({ cows: 0.5, hours: 11.5, pregnant: true })).toEqual(['hours allow', 'pregnant allow', 'cows allow']);
  });

  it('is finding out what nobody knows, before changing what is so', () => {
    const rules = [
      free('a', ['cows'], (facts) => (less(facts, 'cows', 8) && facts['hours'] !== 30 ? [{ code: 'NO', turns: [{ fact: 'cows', to: 8 }] }] : null)),
      free('b', ['hours'], () => null),
    ];
    expect(decideWith(setOf(rules, { NO: 'refuse' }, { plausible: { hours: [4, 30] } }), { cows: 6, hours: null }).wouldChange).toEqual([
      { fact: 'hours', to: 30, decision: 'allow', unknown: true }, { fact: 'cows', to: 8, decision: 'warn' }, { fact: 'hours', to: 4, decision: 'refuse', unknown: true },
    ]);
  });

  it('puts what would be graver before what would stay as it is', () => {
    const rules = [free('a', ['x'], ({ x }) => (x === 1 ? [{ code: 'WARN' }] : x === 2 ? [{ code: 'NO' }] : null))];
    expect(decideWith(setOf(rules, { WARN: 'warn', NO: 'refuse' }, { plausible: { x: [1, 2, 3] } }), { x: null }).wouldChange.map(({ to, decision }) => [to, decision])).toEqual([[3, 'allow'], [2, 'refuse'], [1, 'warn']]);
  });

  it('names each change once, and no joint change where one is enough', () => {
    const rules = [
      free('a', ['x'], (facts) => (less(facts, 'x', 5) ? [{ code: 'NO', turns: [{ fact: 'x', to: 5 }] }] : null)),
      free('b', ['x'], (facts) => (less(facts, 'x', 5) ? [{ code: 'ALSO', turns: [{ fact: 'x', to: 5 }, { fact: 'y', to: 1 }] }] : null)),
    ];
    expect(decideWith(setOf(rules, { NO: 'refuse', ALSO: 'refuse' }), { x: 1 }).wouldChange).toEqual([{ fact: 'x', to: 5, decision: 'allow' }]);
  });

  it('takes the farther of two values where both findings must go, and tells nothing where nothing helps', () => {
    const under = (id: string, fact: string, line: number, turns = true) => free(id, [fact], (facts) => (less(facts, fact, line) ? [{ code: 'NO', ...(turns ? { turns: [{ fact, to: line }] } : {}) }] : null));
    const of = (...rules: readonly Rule<Free>[]) => decideWith(setOf(rules, { NO: 'refuse' }), { x: 1, y: 1, z: 1 }).wouldChange;
    const joint = [{ fact: 'x', to: 9, decision: 'allow', and: [{ fact: 'y', to: 3 }] }];
    expect(of(under('a', 'x', 5), under('b', 'x', 9), under('c', 'y', 3))).toEqual(joint);
    expect(of(under('b', 'x', 9), under('a', 'x', 5), under('c', 'y', 3))).toEqual(joint);
    expect(of(under('a', 'x', 5), under('c', 'y', 3), under('d', 'z', 2, false))).toEqual([]);
    expect(of(under('a', 'x', 5), under('d', 'z', 2, false))).toEqual([]);
  });

  it('tells of a change where nothing stops the act, and never of one that lightens nothing', () => {
    const tip = free('a', ['x'], () => [{ code: 'TIP', turns: [{ fact: 'x', to: 5 }] }]);
    expect(decideWith(setOf([tip], { TIP: 'allow' }), { x: 1 })).toMatchObject({ decision: 'allow', wouldChange: [{ fact: 'x', to: 5, decision: 'allow' }] });
    expect(decideWith(setOf([tip], { TIP: 'warn' }), { x: 1 })).toMatchObject({ decision: 'warn', wouldChange: [] });
  });
});

describe('a decision', () => {
  const two = [free('a', ['x', 'y'], ({ x }) => (x === 1 ? [{ code: 'STOP' }, { code: 'WARN' }] : [{ code: 'WARN', informs: true }]), { cite: { source: 'A book', section: 'page 3', mark: 'primary' } })];
  const set2 = setOf(two, { WARN: 'warn', STOP: 'refuse' });
  it('is the strongest finding, and an informing one carries no weight', () => {
    expect(decideWith(set2, { x: 1, y: 2 })).toMatchObject({ decision: 'refuse', reasons: ['STOP', 'WARN'] });
    expect(decideWith(set2, { x: 2, y: 2 })).toMatchObject({ decision: 'allow', reasons: ['WARN'], findings: [{ decision: 'allow' }] });
    expect([stronger('warn', 'warn'), stronger('allow', 'refuse'), stronger('refuse', 'warn')]).toEqual(['warn', 'refuse', 'refuse']);
  });
  it('says what each finding rests on and where it comes from', () => {
    expect(decideWith(set2, { x: 1, y: 2, z: 3 }).findings[0]).toEqual({ code: 'STOP', rule: 'a', version: '7', decision: 'refuse', says: { en: 'x', es: 'x' }, params: {}, source: 'A book, page 3', mark: 'primary', facts: { x: 1, y: 2 }, override: 'prescriber' });
    expect(decideBy(set, { cows: 3 }).findings[0]).toMatchObject({ source: 'a test', facts: { cows: 3 } });
  });
  it('is a hard stop as soon as one finding is', () => {
    const stop = { ...set2, codes: { ...set2.codes, STOP: { decision: 'refuse', override: 'nobody', says, hardStop: true } } } as RuleSet<Free>;
    expect([decideWith(stop, { x: 1, y: 2 }).hardStop, decideWith(stop, { x: 2, y: 2 }).hardStop]).toEqual([true, undefined]);
  });
  it('never gives a code that its family does not list', () => {
    expect(() => decideWith(setOf([free('a', ['x'], () => [{ code: 'ODD' }])], {}), { x: 1 })).toThrow('Rule a gave the code ODD');
  });
  it('fills its sentences in each language, and keeps British words apart only where they differ', () => {
    const codes = { DOSE: { decision: 'warn', override: 'acknowledge', says: { en: '{dose} mg, {who}', es: '{dose} mg de {who}', 'en-GB': '{dose} milligrams' } } } as const;
    const said = (given: RuleSet<Free>) => decideWith(given, { x: 1 }).findings[0]?.says;
    const rule = free('a', ['x'], () => [{ code: 'DOSE', params: { dose: 20 } }]);
    expect(said({ ...setOf([rule], {}), codes })).toEqual({ en: '20 mg, {who}', es: '20 mg de {who}', 'en-GB': '20 milligrams' });
    expect([sayIn(codes.DOSE.says, 'en-GB', { dose: 5 }), sayIn({ en: '{n} days', es: '{n} días' }, 'en-GB', { n: 3 }), sayIn(says, 'es')]).toEqual(['5 milligrams', '3 days', 'x']);
    const since = { en: '{n} days since {what}', es: '{n} días desde {what}' };
    expect([sayIn(since, 'en', { n: 1, what: 'x' }), sayIn(since, 'es', { n: '1', what: 'x' }), sayIn(since, 'en', { n: 21, what: 'x' }), sayIn(since, 'en')]).toEqual(['1 day since x', '1 día desde x', '21 days since x', '{n} days since {what}']);
  });
});

describe('a rule of one code', () => {
  const facts = { x: 3 };
  const of = (more: Partial<Parameters<typeof oneCodeRule<Free>>[0]>) => oneCodeRule<Free>({ id: 'a', cite, needs: ['x'], code: 'A', ...more });
  it('holds where nothing narrows it, and says its numbers and what would lift it', () => {
    expect(of({}).judge(facts)).toEqual([{ code: 'A', params: {}, turns: [] }]);
    expect(of({ holds: ({ x }) => x === 4 }).judge(facts)).toBeNull();
    expect(of({ holds: ({ x }) => x === 3, params: ({ x }) => ({ x: x as number }), turns: [{ fact: 'x', to: 4 }] }).judge(facts)).toEqual([{ code: 'A', params: { x: 3 }, turns: [{ fact: 'x', to: 4 }] }]);
    expect(of({ turns: ({ x }) => [{ fact: 'x', to: (x as number) + 1 }] }).judge(facts)).toEqual([{ code: 'A', params: {}, turns: [{ fact: 'x', to: 4 }] }]);
    expect([of({}).profile, of({}).measure, of({ profile: 'OB17', measure: 'm' }).measure, 'when' in of({})]).toEqual(['any', 'a', 'm', false]);
  });
});

describe('the rules of a guideline', () => {
  const rules = [
    free('any-a', ['x'], () => [{ code: 'ANY_A' }], { measure: 'a' }), free('any-b', ['x'], () => [{ code: 'ANY_B' }], { measure: 'b' }),
    free('own-a', ['x'], () => [{ code: 'OWN_A' }], { measure: 'a', profile: 'OB17' }), free('other-b', ['x'], () => [{ code: 'OTHER_B' }], { measure: 'b', profile: 'ASAM20' }),
  ];
  const guided = setOf(rules, { ANY_A: 'warn', ANY_B: 'warn', OWN_A: 'warn', OTHER_B: 'warn' });
  it('replace those of any on the same measure, and no others', () => {
    expect([decideBy(guided, { x: 1 }, 'OB17'), decideBy(guided, { x: 1 }, 'any'), decideBy(guided, { x: 1 })].map(({ reasons }) => reasons.toSorted())).toEqual([['ANY_B', 'OWN_A'], ['ANY_A', 'ANY_B'], ['ANY_A', 'ANY_B']]);
  });
  it('are there for none, for any, and for each that is named', () => {
    expect([undefined, 'any', 'OB17', 'ob17', ''].map((profile) => hasProfile(guided, profile))).toEqual([true, true, true, false, false]);
    expect(decideBy(guided, { x: 1 }, 'ob17')).toMatchObject({ missing: [], wouldChange: [], findings: [{ says: { en: 'No guideline here is called ob17: nothing was judged. Choose one that this site has.' } }] });
  });
});
