import { describe, expect, it } from 'vitest';
import { decideBuprenorphineOrder, decideBuprenorphineStart } from './buprenorphine-decisions.ts';
import { bothDecisions } from './both-decisions.ts';
import type { Ug } from '../dose.ts';

const said = { lastOpioid: 'fentanyl', hoursSince: 6, cows: 6, objectiveWithdrawal: false, sedativesOrAlcohol: false } as const;
const recorded = { ...said, lastOpioid: 'methadone', hoursSince: 1, methadoneUg: 20_000 as Ug };

describe('two decisions as one', () => {
  it('name only changes that turn both', () => {
    const [one, two] = [decideBuprenorphineStart(said, 'ASAM20'), decideBuprenorphineStart(recorded, 'ASAM20')];
    const both = bothDecisions(one, two);
    expect(both.decision).toBe('refuse');
    const turning = both.wouldChange.filter(({ decision }) => decision !== 'refuse');
    expect(turning).not.toEqual([]);
    for (const { fact, to, and = [], decision } of turning) {
      const changed = Object.fromEntries([{ fact, to }, ...and].map((each) => [each.fact, each.to]));
      expect(bothDecisions(decideBuprenorphineStart({ ...said, ...changed }, 'ASAM20'), decideBuprenorphineStart({ ...recorded, ...changed }, 'ASAM20')).decision).toBe(decision);
    }
  });
  it('do not promise that one change lifts what the other holds', () => {
    const both = bothDecisions(decideBuprenorphineStart({ ...said, objectiveWithdrawal: true }, 'ASAM20'), decideBuprenorphineOrder({ treatmentDay: 5, dayTotalUg: 40_000 as Ug }, 'ASAM20'));
    expect(both.wouldChange.filter(({ and }) => and === undefined).every(({ decision }) => decision === 'refuse')).toBe(true);
  });
});
