import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Ug } from '../dose.ts';
import { examplesThatFail } from '../examples-hold.ts';
import { decideNaltrexone, liverTestMonths, naltrexoneWeek, supervisedNaltrexoneWeek } from './naltrexone-decisions.ts';
import { naltrexoneRules } from './naltrexone-rules.ts';
import { naltrexoneExamples } from './naltrexone.examples.ts';

const weight = { allow: 0, warn: 1, refuse: 2 } as const;

describe('naltrexone', () => {
  it('holds every example, and each code has one on each side', () => {
    expect(examplesThatFail(naltrexoneRules, naltrexoneExamples, { untold: ['ntx-surgery'] })).toEqual([]);
  });
  it('never gets easier with fewer days free of opioids, whatever the test says', () => {
    fc.assert(
      fc.property(fc.constantFrom('heroin', 'methadone', 'tramadol', 'buprenorphine'), fc.nat(40), fc.nat(40), fc.boolean(), fc.constantFrom('negative', null), (lastOpioid, a, b, udsNegative, naloxoneChallenge) => {
        const of = (daysOpioidFree: number): number => weight[decideNaltrexone({ lastOpioid, daysOpioidFree, udsNegative, naloxoneChallenge }).decision];
        expect(of(Math.min(a, b))).toBeGreaterThanOrEqual(of(Math.max(a, b)));
      }),
    );
  });
  it('is not given on an unknown interval, an unknown test after 35 days or an unknown liver', () => {
    expect(decideNaltrexone({ lastOpioid: 'heroin', daysOpioidFree: null }).decision).not.toBe('allow');
    expect(decideNaltrexone({ form: 'XR', daysSinceLast: 35, uds: null }).missing).toContain('uds');
    expect(decideNaltrexone({ altTimesUln: null }).decision).not.toBe('allow');
    expect(decideNaltrexone({ form: 'XR', route: null }).decision).not.toBe('allow');
  });
  it('says how many days are still lacking, and what a passed challenge would change', () => {
    const would = (lastOpioid: string, daysOpioidFree: number, naloxoneChallenge: 'positive' | null = null) => decideNaltrexone({ lastOpioid, daysOpioidFree, naloxoneChallenge }).wouldChange.map(({ fact, to }) => `${fact} ${String(to)}`);
    expect([would('heroin', 5), would('methadone', 10), would('methadone', 14), would('heroin', 8)]).toEqual([['daysOpioidFree 7'], ['daysOpioidFree 14'], ['naloxoneChallenge negative'], ['daysOpioidFree 10', 'naloxoneChallenge negative']]);
    expect(decideNaltrexone({ form: 'XR', site: 'left', lastSite: 'left' }).wouldChange).toEqual([{ fact: 'site', to: 'right', decision: 'allow' }]);
    expect(decideNaltrexone({ form: 'XR', site: 'Right', lastSite: 'right' }).wouldChange).toEqual([{ fact: 'site', to: 'left', decision: 'allow' }]);
  });
  it('stops hard at a wrong route, and nobody may go past', () => {
    const decision = decideNaltrexone({ form: 'XR', route: 'SC' });
    expect(decision.hardStop).toBe(true);
    expect(decision.findings[0]?.override).toBe('nobody');
  });
  it('adds the supervised week to 350 mg, 50 mg a day', () => {
    expect(naltrexoneWeek(supervisedNaltrexoneWeek)).toEqual({ weeklyUg: 350_000 as Ug, dailyUg: 50_000 });
    expect([24, 23, 5, 6, 0].map(liverTestMonths)).toEqual([[0, 1, 3, 6, 12, 18, 24], [0, 1, 3, 6, 12, 18], [0, 1, 3], [0, 1, 3, 6], [0]]);
  });
});
