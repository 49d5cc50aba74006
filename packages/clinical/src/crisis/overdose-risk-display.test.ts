import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Day } from '../day.ts';
import { overdoseRiskDisplay, riskFactorIds } from './overdose-risk-display.ts';
import type { RiskFact, RiskFactorId } from './overdose-risk-display.ts';
import { toleranceWatches, watchOpenings } from './tolerance-watch.ts';

const today = 20_000 as Day;
const ago = (days: number): RiskFact => ({ since: (today - days) as Day });
const none = Object.fromEntries(riskFactorIds.map((id) => [id, false])) as Record<RiskFactorId, RiskFact>;
const show = (factors: Partial<Record<RiskFactorId, RiskFact>>): ReturnType<typeof overdoseRiskDisplay> => overdoseRiskDisplay({ today, factors: { ...none, ...factors } });

describe('the overdose risk display', () => {
  it('is red for 28 days after each of the first kinds, and a year after an overdose', () => {
    for (const id of ['methadone_start', 'left_treatment', 'left_hospital', 'left_detox'] as const) expect([show({ [id]: ago(28) }).tier, show({ [id]: ago(29) }).tier]).toEqual(['red', 'green']);
    expect([show({ overdose_past_year: ago(365) }).tier, show({ overdose_past_year: ago(366) }).tier]).toEqual(['red', 'green']);
  });

  it('is red for 14 days after prison and amber to day 28', () => {
    expect([14, 15, 28, 29].map((days) => show({ left_prison: ago(days) }).tier)).toEqual(['red', 'amber', 'amber', 'green']);
  });

  it('is amber from two others, which it names', () => {
    expect(show({ injecting: ago(0) }).tier).toBe('green');
    expect(show({ injecting: ago(3), using_alone: ago(1) })).toMatchObject({ tier: 'amber', because: ['using_alone', 'injecting'] });
  });

  it('lists the newest first, what is not so, and what nobody asked', () => {
    const shown = overdoseRiskDisplay({ today, factors: { injecting: ago(10), no_naloxone: { since: null }, left_detox: ago(2), liver: false, lung: null } });
    expect(shown.present.map(({ id }) => id)).toEqual(['left_detox', 'injecting', 'no_naloxone']);
    expect(shown.notPresent).toEqual(['liver']);
    expect(shown.notAsked).toContain('lung');
    expect(shown).toMatchObject({ complete: false, validated: false });
    expect(shown.actions.map(({ code }) => code)).toEqual(['NALOXONE', 'DAILY_DOSING', 'OUTREACH_24_H', 'ASK_WHAT_IS_UNKNOWN']);
  });

  it('never falls when one more factor is present, and puts each factor in exactly one list', () => {
    const weight = { green: 0, amber: 1, red: 2 };
    const fact = fc.oneof(fc.constant(undefined), fc.constant(null), fc.constant(false as const), fc.integer({ min: 0, max: 500 }).map((days) => ago(days)));
    fc.assert(fc.property(fc.array(fact, { minLength: 16, maxLength: 16 }), fc.constantFrom(...riskFactorIds), (facts, more) => {
      const factors = Object.fromEntries(riskFactorIds.flatMap((id, index) => (facts[index] === undefined ? [] : [[id, facts[index]]])));
      const before = overdoseRiskDisplay({ today, factors });
      const after = overdoseRiskDisplay({ today, factors: { ...factors, [more]: ago(0) } });
      expect(weight[after.tier]).toBeGreaterThanOrEqual(weight[before.tier]);
      expect([...before.present.map(({ id }) => id), ...before.notPresent, ...before.notAsked].toSorted()).toEqual([...riskFactorIds].toSorted());
    }));
  });
});

describe('the tolerance-loss watch', () => {
  it('opens on the day of each event and closes after its window', () => {
    for (const opening of watchOpenings) {
      const open = (days: number): number => toleranceWatches([{ opening, on: (today - days) as Day }], today).length;
      expect([open(-1), open(0), open(28), open(29)]).toEqual([0, 1, 1, 0]);
    }
  });

  it('shows the newest first', () => {
    expect(toleranceWatches([{ opening: 'detox_ended', on: (today - 20) as Day }, { opening: 'prison_released', on: (today - 2) as Day }], today).map(({ opening }) => opening)).toEqual(['prison_released', 'detox_ended']);
  });
});
