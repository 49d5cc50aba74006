import { describe, expect, it } from 'vitest';
import { decideWith } from './decision.ts';
import { keep } from './kept-rules.ts';
import { methadoneRules, type MethadoneFacts } from './medication/index.ts';

const kept = keep({ ...methadoneRules });
/** The first shape is what the kept set learns; the others have other names, another order, or a fact that is not known. */
const shapes: readonly MethadoneFacts[] = [
  { poss: '1', intoxicated: false, rr: 16 },
  { poss: '3', intoxicated: true, rr: 16 },
  { poss: null, intoxicated: false, rr: 8 },
  { rr: 8, poss: '4', intoxicated: true },
  { poss: '1', intoxicated: false },
  { poss: '1', intoxicated: null, rr: 10, spo2: 90 },
  { poss: '1', rr: 10, intoxicated: null },
  {},
];

describe('a rule set that is kept', () => {
  it.each(shapes)('decides what it decides unkept: %o', (facts) => expect(decideWith(kept, facts)).toEqual(decideWith(methadoneRules, facts)));

  it('reads a fact that is named and undefined as not asked about', () => {
    const facts = { poss: undefined, intoxicated: true, rr: null } as unknown as MethadoneFacts;
    expect(decideWith(kept, facts)).toMatchObject({ reasons: ['INTOXICATED_HOLD_PRESCRIBER_REVIEW'], missing: ['rr'] });
  });
});
