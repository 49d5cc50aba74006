import { describe, expect, it } from 'vitest';
import { scoreByCuts } from './answer-score.ts';
import type { Answer, Answers, Instrument } from './instrument.ts';
import { itemsToAsk, score } from './index.ts';
import { audit } from './packs/audit.ts';
import { barc10 } from './packs/barc-10.ts';
import { cSsrsScreener } from './packs/c-ssrs-screener.ts';
import { cows } from './packs/cows.ts';
import { dast10 } from './packs/dast-10.ts';
import { news2 } from './packs/news2.ts';
import { ort2005 } from './packs/ort-2005.ts';
import { pcPtsd5 } from './packs/pc-ptsd-5.ts';
import { peg } from './packs/peg.ts';
import { poss } from './packs/poss.ts';
import { taps } from './packs/taps.ts';
import { planOf } from './score-plan.ts';
import { readItems, stateOf } from './skip-logic.ts';

/** A whole COWS in the form's order, 20 points. */
const sheet = { pulse: 2, sweating: 2, restlessness: 1, pupil: 2, aches: 2, runnyNose: 2, gi: 2, tremor: 2, yawning: 1, anxiety: 1, gooseflesh: 3 } as const;
const turned = Object.fromEntries(Object.entries(sheet).reverse());

/** What each answer to an item scores, as far as the answer alone decides. */
function pointsOf(instrument: Instrument, id: string): readonly (readonly [Answer, number])[] {
  const item = planOf(instrument).items.find((each) => each.id === id);
  return [...(item?.byAnswer ?? [])].map(([answer, state]) => [answer, state.kind === 'scored' ? state.points : NaN]);
}

describe('the points of each answer', () => {
  it.each([
    ['pulse', [0, 1, 2, 4]], ['sweating', [0, 1, 2, 3, 4]], ['restlessness', [0, 1, 3, 5]], ['pupil', [0, 1, 2, 5]], ['aches', [0, 1, 2, 4]], ['runnyNose', [0, 1, 2, 4]],
    ['gi', [0, 1, 2, 3, 5]], ['tremor', [0, 1, 2, 4]], ['yawning', [0, 1, 2, 4]], ['anxiety', [0, 1, 2, 4]], ['gooseflesh', [0, 3, 5]],
  ] as const)('of COWS %s are those of its table and no number between', (id, scores) => {
    expect(pointsOf(cows, id)).toEqual(scores.map((each) => [each, each]));
  });

  it('are every whole number of a scale, its ends included', () => {
    expect(pointsOf(peg, 'pain').map(([answer]) => answer)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(pointsOf(barc10, barc10.items[0]?.id ?? '')).toEqual([1, 2, 3, 4, 5, 6].map((each) => [each, each]));
  });

  it('are turned round where no is the worse answer: able to stop in DAST-10', () => {
    expect(pointsOf(dast10, dast10.items[2]?.id ?? '')).toEqual([[true, 0], [false, 1], [1, 0], [0, 1]]);
    expect(pointsOf(dast10, dast10.items[0]?.id ?? '')).toEqual([[true, 1], [false, 0], [1, 1], [0, 0]]);
  });

  it('follow the code of a sedation level', () => {
    expect(pointsOf(poss, 'level')).toEqual([['S', 0], ['1', 1], ['2', 2], ['3', 3], ['4', 4]]);
  });

  it('are not told of a yes by the answer alone where the table differs by sex, nor of a reading', () => {
    expect(pointsOf(ort2005, 'famAlcohol')).toEqual([[false, 0], [0, 0]]);
    expect(pointsOf(news2, 'rr')).toEqual([]);
  });

  it('are worked out once for each profile', () => {
    const plan = planOf(cows);
    expect(plan.under('any')).toBe(plan.under('any'));
    expect(planOf(cows)).toBe(plan);
  });
});

describe('an impossible answer', () => {
  it('is half a point on a scale of whole numbers, or a number written as words', () => {
    for (const pain of [5.5, '5', -1, 11]) expect(score(peg, { pain })).toMatchObject({ kind: 'invalid', error: 'invalid_option', item: 'pain', allowed: [0, 10] });
  });

  it('is named with every question the form has, when it is to none of them', () => {
    expect(score(cows, { ...sheet, pulses: 1 })).toEqual({ kind: 'invalid', error: 'unknown_item', item: 'pulses', allowed: Object.keys(sheet) });
    expect(score(cows, { pulses: 1, ...sheet })).toMatchObject({ error: 'unknown_item', item: 'pulses' });
  });

  it('hides no question of the form', () => {
    expect(itemsToAsk(cows, { pulse: 3 })).toEqual(cows.items);
  });

  it('is no reading at all where the published steps end before it', () => {
    expect(() => scoreByCuts([{ below: 2, score: 1 }, { upTo: 3, score: 2 }], 3.1)).toThrow('Cut-points end without a last step.');
    expect([1.9, 2, 3].map((reading) => scoreByCuts([{ below: 2, score: 1 }, { upTo: 3, score: 2 }], reading))).toEqual([1, 2, 2]);
  });
});

describe('a sheet', () => {
  it('lists the points in the form\'s order, in whatever order they were entered', () => {
    const result = score(cows, turned);
    expect(result).toMatchObject({ total: 20, band: 'moderate', complete: true, itemScores: sheet });
    expect(result.kind === 'scored' ? Object.keys(result.itemScores) : []).toEqual(Object.keys(sheet));
  });

  it('gives no points to a question without an answer', () => {
    const result = score(cows, { gooseflesh: 3, pulse: 2 });
    expect(result.kind === 'scored' ? Object.entries(result.itemScores) : []).toEqual([['pulse', 2], ['gooseflesh', 3]]);
  });

  it('keeps its answers when they are a copy made over another', () => {
    expect(score(cows, Object.create(sheet) as Answers)).toMatchObject({ total: 20, itemScores: sheet });
    expect(score(cows, Object.assign(Object.create({ ward: 'A' }) as object, sheet) as Answers)).toMatchObject({ total: 20 });
  });

  it('is its own list of points only when every question has its points in order', () => {
    const isItsScores = (instrument: Instrument, answers: Answers): boolean | string => {
      const read = readItems(instrument, answers, {});
      return 'kind' in read ? read.error : read.isItsScores;
    };
    const { gooseflesh: _gone, ...short } = sheet;
    const yesNos = Object.fromEntries(dast10.items.map(({ id }) => [id, true]));
    expect([isItsScores(cows, sheet), isItsScores(cows, turned), isItsScores(cows, short), isItsScores(cows, { ...sheet, gooseflesh: null })]).toEqual([true, false, false, false]);
    expect(isItsScores(dast10, yesNos)).toBe(false);
  });

  it('has no state of a question that is not on it', () => {
    const read = readItems(cows, sheet, {});
    expect('kind' in read ? read : [stateOf(planOf(cows), read.states, 'pulse')?.kind, stateOf(planOf(cows), read.states, 'pulses')]).toEqual(['scored', undefined]);
  });
});

describe('a question that an earlier one closed', () => {
  it('is refused for an impossible answer before it is called a contradiction', () => {
    expect(score(cSsrsScreener, { q1: false, q2: false, q3: 7 })).toMatchObject({ error: 'invalid_option', item: 'q3', allowed: [0, 1] });
  });

  it('names the question that closed it, to be asked again', () => {
    expect(score(cSsrsScreener, { q1: true, q2: false, q4: true })).toEqual({ kind: 'invalid', error: 'inconsistent_answers', item: 'q4', allowed: ['q2'] });
  });

  it('may still be answered in AUDIT, where the form only lets it be passed over', () => {
    const light = { frequency: 1, typicalDay: 0, sixOrMore: 0, injury: 0, concern: 0 };
    expect(score(audit, light)).toMatchObject({ total: 1, complete: true });
    expect(score(audit, { ...light, guilt: 2 })).toMatchObject({ total: 3, complete: true, missing: [] });
  });
});

describe('a question answered before the one that opens it', () => {
  const rest = { cannotStop: 1, failedExpected: 0, morningDrink: 0, guilt: 2, memory: 0, injury: 0, concern: 0 };

  it('counts to the partial sum, and what it hangs on is missing once', () => {
    const result = score(audit, { frequency: 1, typicalDay: 0, ...rest });
    expect(result).toMatchObject({ total: null, partial: 4, band: null, complete: false });
    expect(result.kind === 'scored' ? [result.missing, result.scales['total']?.missing] : []).toEqual([['sixOrMore'], ['sixOrMore']]);
  });

  it('gives no total while nobody said whether there was a trauma, although all five are answered', () => {
    const five = Object.fromEntries(pcPtsd5.items.filter(({ id }) => id !== 'trauma').map(({ id }) => [id, true]));
    const result = score(pcPtsd5, five);
    expect(result).toMatchObject({ total: null, partial: 5, complete: false, flags: { cut3: null, cut4: null } });
    expect(result.kind === 'scored' ? [result.missing, result.scales['total']?.missing] : []).toEqual([['trauma'], ['trauma']]);
    expect(score(pcPtsd5, { ...five, trauma: true })).toMatchObject({ total: 5, complete: true, flags: { cut3: true, cut4: true } });
  });

  it('hangs on nothing more once one of several has opened it: drugs in part 1 of TAPS', () => {
    const result = score(taps, { 'screen.drugs': 3, 'heroin.use': true, 'heroin.control': true, 'heroin.concern': false });
    expect(result.kind === 'scored' ? result.scales['heroin'] : result).toEqual({ value: 2, partial: 2, complete: true, missing: [], band: 'higher_risk' });
    expect(result).toMatchObject({ complete: false, gated: false });
  });
});
