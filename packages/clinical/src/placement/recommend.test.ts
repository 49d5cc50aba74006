import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { examplesThatFail } from '../examples-hold.ts';
import { choiceRules } from './choice.ts';
import { domains } from './domains.ts';
import { placementRules } from './floors.ts';
import { levelIds, levelOf, rankOf, stepBetween, stepsDown } from './levels.ts';
import { choiceExamples, placementExamples } from './placement.examples.ts';
import type { PlacementFacts } from './placement-facts.ts';
import { recommendPlacement } from './recommend.ts';

const settled: PlacementFacts = { oudSeverity: 'severe', cssrs: 'none', pregnant: false, alcoholOrSedativeDependence: false, nursingNeed: false, housing: 'safe' };

describe('placement examples', () => {
  it('hold on each side of every line', () => {
    const eases = (facts: PlacementFacts, after: PlacementFacts): boolean => rankOf(recommendPlacement(after).recommendedLevel) < rankOf(recommendPlacement(facts).recommendedLevel);
    expect(examplesThatFail(placementRules, placementExamples, { eases })).toEqual([]);
    expect(examplesThatFail(choiceRules, choiceExamples)).toEqual([]);
  });
});

describe('a recommended level of care', () => {
  it('starts medicine as an outpatient the same day for a settled person with severe disorder', () => {
    const placed = recommendPlacement(settled);
    expect(placed).toMatchObject({ recommendedLevel: 'outpatient', complete: true, decision: 'allow', medicationToday: true, reasons: ['AGONIST_SAME_DAY'] });
  });

  it('lets the highest floor win, never an average', () => {
    const placed = recommendPlacement({ ...settled, ciwaAr: 22, bodyNeed: 1, homeAndPeople: 0 });
    expect(placed.recommendedLevel).toBe('inpatient_withdrawal');
    expect(placed.levelWouldChange[0]).toEqual({ fact: 'ciwaAr', to: 18, level: 'outpatient' });
  });

  it('names what nobody asked and says where each answer would lead', () => {
    const { housing: _housing, ...rest } = settled;
    const placed = recommendPlacement({ ...rest, cssrs: null });
    expect(placed).toMatchObject({ complete: false, decision: 'warn' });
    expect(placed.missing).toEqual(['cssrs', 'housing']);
    expect(placed.levelWouldChange).toContainEqual({ fact: 'cssrs', to: 'high', unknown: true, level: 'hospital' });
  });

  it('lets preference lower by one step with a reason, and no further', () => {
    const facts: PlacementFacts = { ...settled, homeAndPeople: 4 };
    expect(recommendPlacement({ ...facts, chosenLevel: 'partial_hospitalisation', preferenceReason: 'Looks after a child at home.' })).toMatchObject({ recommendedLevel: 'residential', decision: 'warn' });
    expect(recommendPlacement({ ...facts, chosenLevel: 'partial_hospitalisation', preferenceReason: '  ' }).decision).toBe('refuse');
    expect(recommendPlacement({ ...facts, chosenLevel: 'outpatient', preferenceReason: 'Looks after a child at home.' }).decision).toBe('refuse');
  });

  it('keeps interim care apart from the level and starts medicine while waiting', () => {
    const placed = recommendPlacement({ ...settled, homeAndPeople: 4, waiting: true });
    expect(placed.recommendedLevel).toBe('residential');
    expect(placed.interim.map(({ code }) => code)).toEqual(['MEDICINE_NOW', 'NALOXONE_NOW', 'DAY_PROGRAMME_MEANWHILE', 'CALL_WEEKLY']);
  });

  it('never holds medicine back for missed sessions', () => {
    const placed = recommendPlacement({ ...settled, sessionsAttended: 'never' });
    expect(placed).toMatchObject({ decision: 'allow', medicationToday: true, medicationNeverDependsOnSessions: true });
  });

  it('rejects a rating outside 0 to 4 instead of clamping it', () => {
    for (const bodyNeed of [5, -1, 1.5]) expect(() => recommendPlacement({ ...settled, bodyNeed } as PlacementFacts), String(bodyNeed)).toThrow(RangeError);
    expect(() => recommendPlacement({ ...settled, bodyNeed: '2' } as unknown as PlacementFacts)).toThrow(RangeError);
  });

  it('says which rating of a domain would ask for less', () => {
    const would = (facts: PlacementFacts) => recommendPlacement({ ...settled, ...facts }).levelWouldChange;
    expect(would({ bodyNeed: 4 })).toEqual([{ fact: 'bodyNeed', to: 3, level: 'medically_managed_residential' }]);
    expect(would({ bodyNeed: 3 })).toEqual([{ fact: 'bodyNeed', to: 2, level: 'outpatient' }]);
    expect(would({ withdrawalNeed: 3 })).toEqual([{ fact: 'withdrawalNeed', to: 2, level: 'outpatient' }]);
    expect(would({ bodyNeed: 2 })).toEqual([]);
  });

  it('puts the nearest level first, and each change once', () => {
    const placed = recommendPlacement({ ...settled, homeAndPeople: 4, cssrs: null, nursingNeed: null });
    const ranks = placed.levelWouldChange.map(({ level }) => Math.abs(rankOf(level) - rankOf(placed.recommendedLevel)));
    expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
    expect(ranks.length).toBeGreaterThan(1);
    expect(ranks).not.toContain(0);
    const named = placed.levelWouldChange.map(({ fact, to }) => `${fact} ${String(to)}`);
    expect(new Set(named).size).toBe(named.length);
    const late = recommendPlacement({ ...settled, pregnant: true, pregnancyWeeks: 30, startingAgonist: true, pregnancyUnstable: true, housing: 'none', dailyFentanyl: true });
    expect(late.levelWouldChange.filter(({ fact }) => fact === 'housing').length).toBeLessThanOrEqual(1);
  });

  it('leaves outpatient care only from a stable year on, and keeps residence beside it where either serves', () => {
    expect(recommendPlacement({ ...settled, oudSeverity: 'mild' }).recommendedLevel).toBe('outpatient');
    expect(recommendPlacement({ ...settled, stableDays: 365 }).recommendedLevel).toBe('monitoring');
    expect(recommendPlacement({ ...settled, failedOutpatientStarts: 2 })).toMatchObject({ recommendedLevel: 'intensive_outpatient', alsoSuitable: ['residential'] });
    expect(recommendPlacement({ ...settled, housing: 'unsafe', dailyFentanyl: true }).alsoSuitable).toEqual(['residential']);
    expect(recommendPlacement({ ...settled, failedOutpatientStarts: 2, homeAndPeople: 4 }).alsoSuitable).toEqual([]);
    expect(recommendPlacement({ ...settled, homeAndPeople: 3 })).toMatchObject({ recommendedLevel: 'intensive_outpatient', alsoSuitable: [] });
  });

  it('goes one level down by preference, none in an emergency, and says why with the choice', () => {
    expect([recommendPlacement({ ...settled, homeAndPeople: 4 }).lowestByPreference, recommendPlacement({ ...settled, news2: 7 }).lowestByPreference, recommendPlacement({ ...settled, stableDays: 400 }).lowestByPreference]).toEqual(['partial_hospitalisation', 'hospital', 'monitoring']);
    const chosen = recommendPlacement({ ...settled, homeAndPeople: 4, chosenLevel: 'outpatient', preferenceReason: 'A child at home.' });
    expect(chosen.findings.map(({ code }) => code)).toEqual(chosen.reasons);
    expect(chosen.wouldChange).toContainEqual({ fact: 'stepsBelow', to: 1, decision: 'warn' });
    expect(recommendPlacement({ ...settled, homeAndPeople: 4 }).findings.map(({ code }) => code)).toContain('DOMAIN_HOME');
    expect(recommendPlacement({ ...settled, homeAndPeople: 4, chosenLevel: null }).reasons).toEqual(recommendPlacement({ ...settled, homeAndPeople: 4 }).reasons);
    expect(recommendPlacement({ ...settled, cssrs: null }).wouldChange).toContainEqual({ fact: 'cssrs', to: 'high', decision: 'warn', unknown: true });
  });

  it('gives every wait its interim care, and a bed nobody waits for none', () => {
    const interim = (facts: PlacementFacts) => recommendPlacement({ ...settled, waiting: true, ...facts }).interim.map(({ code }) => code);
    expect(interim({ oudSeverity: 'mild' })).toEqual(['NALOXONE_NOW', 'CALL_WEEKLY']);
    expect(interim({ oudSeverity: 'moderate' })).toEqual(['MEDICINE_NOW', 'NALOXONE_NOW', 'CALL_WEEKLY']);
    expect(interim({ cssrs: 'high' })).toEqual(['NO_WAITING_FOR_EMERGENCY', 'MEDICINE_NOW', 'NALOXONE_NOW', 'CALL_WEEKLY']);
    expect(interim({ pregnant: true })).toEqual(['MEDICINE_NOW', 'NALOXONE_NOW', 'OBSTETRIC_LINK_NOW', 'CALL_DAILY']);
    expect(interim({ dailyFentanyl: true })).toEqual(['MEDICINE_NOW', 'NALOXONE_NOW', 'CALL_DAILY']);
    for (const facts of [{ bodyNeed: 3 }, { withdrawalNeed: 3 }] as const) expect(interim(facts)).toEqual(['MEDICINE_NOW', 'NALOXONE_NOW', 'DAY_PROGRAMME_MEANWHILE', 'CALL_WEEKLY']);
    expect(interim({ waiting: false })).toEqual([]);
  });

  it('orders its levels, and tells a step up from a step down', () => {
    expect([stepBetween('outpatient', 'residential'), stepBetween('hospital', 'residential'), stepBetween('residential', 'residential')]).toEqual(['up', 'down', 'same']);
    for (const id of [...levelIds, 'sober_living'] as const) expect(levelOf(id).id).toBe(id);
    expect(() => levelOf('hotel' as 'hospital')).toThrow('hotel');
    expect([stepsDown('hospital', 2), stepsDown('outpatient', 1), stepsDown('outpatient', 3)]).toEqual(['medically_managed_residential', 'monitoring', 'monitoring']);
  });

  it('has an anchor and a floor for each rating of each of six domains, in both languages', () => {
    expect(domains).toHaveLength(6);
    for (const { anchors, floors } of domains) {
      expect(anchors.every(({ en, es }) => en !== '' && es !== '')).toBe(true);
      const ranks = floors.map((level) => (level === null ? -1 : rankOf(level)));
      expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
    }
  });
});

const rating = fc.option(fc.integer({ min: 0, max: 4 }), { nil: undefined });
const anyFacts = fc.record({
  oudSeverity: fc.constantFrom('mild', 'severe'), cssrs: fc.constantFrom('none', 'moderate', 'high'), housing: fc.constantFrom('safe', 'unsafe', 'none'),
  pregnant: fc.boolean(), nursingNeed: fc.boolean(), alcoholOrSedativeDependence: fc.boolean(), dailyFentanyl: fc.boolean(), ciwaAr: fc.integer({ min: 0, max: 67 }), news2: fc.integer({ min: 0, max: 20 }),
  withdrawalNeed: fc.integer({ min: 0, max: 4 }), bodyNeed: fc.integer({ min: 0, max: 4 }), mindNeed: fc.integer({ min: 0, max: 4 }), useDanger: fc.integer({ min: 0, max: 4 }), homeAndPeople: fc.integer({ min: 0, max: 4 }),
});

describe('placement, for any facts', () => {
  it('never recommends less than any floor that fired', () => {
    fc.assert(fc.property(anyFacts, (facts) => {
      const { recommendedLevel, floors } = recommendPlacement(facts as PlacementFacts);
      for (const { level } of floors) if (level !== null) expect(rankOf(recommendedLevel)).toBeGreaterThanOrEqual(rankOf(level));
    }));
  });

  it('never falls when a domain gets worse', () => {
    fc.assert(fc.property(anyFacts, fc.constantFrom('withdrawalNeed', 'bodyNeed', 'mindNeed', 'useDanger', 'homeAndPeople'), rating, (facts, domain, worse) => {
      const now = facts[domain];
      if (worse === undefined || worse < now) return;
      const before = recommendPlacement(facts as PlacementFacts).recommendedLevel;
      const after = recommendPlacement({ ...(facts as PlacementFacts), [domain]: worse }).recommendedLevel;
      expect(rankOf(after)).toBeGreaterThanOrEqual(rankOf(before));
    }));
  });

  it('keeps every claim of what would change the level', () => {
    fc.assert(fc.property(anyFacts, (facts) => {
      const placed = recommendPlacement(facts as PlacementFacts);
      for (const { fact, to, level } of placed.levelWouldChange) expect(recommendPlacement({ ...facts, [fact]: to } as PlacementFacts).recommendedLevel).toBe(level);
      expect(levelIds).toContain(placed.recommendedLevel);
    }));
  });
});
