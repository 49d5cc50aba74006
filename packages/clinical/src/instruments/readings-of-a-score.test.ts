import { describe, expect, it } from 'vitest';
import { bandsTo, words, YES_NO, type Flag, type Instrument, type Item, type Scale } from './instrument.ts';
import { bandOf, changeOf, itemsToAsk, score, scoreTotal, type Scored } from './index.ts';
import { auditC } from './packs/audit-c.ts';
import { bam } from './packs/bam.ts';
import { cageAid } from './packs/cage-aid.ts';
import { ciwaAr } from './packs/ciwa-ar.ts';
import { cows } from './packs/cows.ts';
import { cSsrsScreener } from './packs/c-ssrs-screener.ts';
import { peg } from './packs/peg.ts';
import { phq9 } from './packs/phq-9.ts';
import { who5 } from './packs/who-5.ts';

const says = words('Made up', 'Inventado');
const scale = (id: string, items: readonly string[], more: Partial<Scale> = {}): Scale => ({ id, says, method: 'sum', items, min: 0, max: 10, better: 'lower', ...more });
const flag = (id: string, of: Flag['of'], more: Partial<Flag> = {}): Flag => ({ id, of, is: 'atLeast', value: 1, mark: 'product', says, ...more });

/** A form of a site's own, since no published one has these traits together. */
function made(items: readonly Item[], scales: readonly Scale[], more: Partial<Instrument> = {}): Instrument {
  const { total: _total, bandSets: _bandSets, ...rest } = cows;
  return { ...rest, id: 'MADE', items, scales, bandSets: [], flags: [], ...more };
}

const allOf = (instrument: Instrument, value: number): Record<string, number> => Object.fromEntries(instrument.items.map(({ id }) => [id, value]));

describe('a whole form', () => {
  it('is complete in each of its scales', () => {
    const result = score(who5, allOf(who5, 3)) as Scored;
    expect(result.scales).toEqual({ raw: { value: 15, partial: 15, complete: true, missing: [], band: null }, percent: { value: 60, partial: 15, complete: true, missing: [], band: null } });
  });

  it('names the profile it was read under, and shows no band before the site chose one', () => {
    const ten = { ...allOf(ciwaAr, 0), nausea: 7, tremor: 3 };
    expect(score(ciwaAr, ten, { profile: 'ASAM-2020' })).toMatchObject({ total: 10, band: 'moderate', profile: 'ASAM-2020' });
    expect(score(ciwaAr, ten, { profile: 'SULLIVAN-1989' })).toMatchObject({ band: 'moderate', profile: 'SULLIVAN-1989' });
    expect(score(ciwaAr, ten, { profile: 'VA-MAYO-SMITH' })).toMatchObject({ band: 'mild', profile: 'VA-MAYO-SMITH' });
    for (const facts of [{}, { profile: null }, { profile: 'any' }]) expect(score(ciwaAr, ten, facts)).toMatchObject({ kind: 'scored', total: 10, band: null, profile: null });
  });

  it('opens nothing by a positive screen that has no next form', () => {
    const result = score(cageAid, allOf(cageAid, 1)) as Scored;
    expect([result.flags['positive'], result.opens]).toEqual([true, []]);
  });
});

describe('the partial sum of a form without a total', () => {
  it('is the sum of the items answered', () => {
    expect(score(bam, { 4: 2, 6: 3 })).toMatchObject({ total: null, partial: 5, complete: false });
    expect(score(cSsrsScreener, { q1: true, q2: true, q6: false })).toMatchObject({ partial: 2, band: 'low', complete: false, missing: ['q3', 'q4', 'q5'] });
  });
});

describe('a form that ended at a first question', () => {
  it('is said to have ended only when nothing more was opened', () => {
    expect(score(cSsrsScreener, { q1: false, q2: false, q6: false })).toMatchObject({ gated: true, complete: true, band: 'none_reported' });
    expect(score(cSsrsScreener, { q1: false, q2: false, q6: true })).toMatchObject({ gated: false, missing: ['q6recent'], band: 'moderate' });
  });
});

describe('a band', () => {
  it('is none below the lowest and above the highest', () => {
    const set = { scale: 'total', profile: 'any', source: 'test', mark: 'product', bands: bandsTo(80, [['mild', 1, 'Mild', 'Leve'], ['severe', 41, 'Severe', 'Grave']]) } as const;
    expect([0, 1, 40, 41, 80, 81].map((value) => bandOf(set, value)?.id ?? null)).toEqual([null, 'mild', 'mild', 'severe', 'severe', null]);
  });
});

describe('a total from elsewhere', () => {
  it('is whole in itself, without items', () => {
    expect(scoreTotal(cows, 13)).toEqual({
      kind: 'scored', instrument: 'COWS', version: '1', complete: true, missing: [], total: 13, partial: 13, band: 'moderate', profile: null,
      scales: { total: { value: 13, partial: 13, complete: true, missing: [], band: 'moderate' } }, flags: {}, gated: false, itemScores: {}, gives: {}, opens: [],
    });
    expect(scoreTotal(ciwaAr, 19, { profile: 'ASAM-2020' })).toMatchObject({ band: 'severe', profile: 'ASAM-2020' });
  });

  it('is refused outside the range, and of a form that has no total', () => {
    for (const total of [-1, 49]) expect(scoreTotal(cows, total)).toEqual({ kind: 'invalid', error: 'invalid_option', item: 'total', allowed: [0, 48] });
    expect(scoreTotal(cSsrsScreener, 3)).toEqual({ kind: 'invalid', error: 'invalid_option', item: 'total', allowed: [] });
  });

  it('is read on the scale that is the total: WHO-5 in 100, where 50 is no longer low and 28 is likely depression', () => {
    expect([29, 49, 50].map((total) => (scoreTotal(who5, total) as Scored).flags)).toEqual([
      { lowWellbeing: true, likelyDepression: false }, { lowWellbeing: true, likelyDepression: false }, { lowWellbeing: false, likelyDepression: false },
    ]);
    expect(scoreTotal(who5, 28)).toMatchObject({ flags: { lowWellbeing: true, likelyDepression: true } });
  });

  it('does not say what was answered to one item: thoughts of self-harm stay unknown, not absent', () => {
    expect(scoreTotal(phq9, 12)).toMatchObject({ band: 'moderate', flags: { suicideFollowUp: null }, opens: [] });
  });

  it('says nothing of another scale of the form', () => {
    const form = made([{ id: 'a', says, answer: YES_NO }], [scale('main', ['a']), scale('side', ['a'])], { total: 'main', flags: [flag('sideHigh', { scale: 'side' })] });
    expect(scoreTotal(form, 1)).toMatchObject({ total: 1, flags: { sideHigh: null } });
  });

  it('of AUDIT-C asks for the sex only between the two cut-offs', () => {
    const read = (total: number, sex: 'female' | 'male' | null) => { const { flags, complete, missing } = scoreTotal(auditC, total, { sex }) as Scored; return [flags['positive'], complete, missing]; };
    expect([2, 3, 4].map((total) => read(total, null))).toEqual([[false, true, []], [null, false, ['sex']], [true, true, []]]);
    expect([read(3, 'female'), read(3, 'male'), read(4, 'male')]).toEqual([[true, true, []], [false, true, []], [true, true, []]]);
  });
});

describe('a change', () => {
  it('cannot be told of a form without a total', () => {
    expect(changeOf(cSsrsScreener, 1, 2)).toBeNull();
  });

  it('is refused where either score is outside the range', () => {
    expect(changeOf(peg, -1, 3)).toEqual({ kind: 'invalid', error: 'invalid_option', item: 'baseline', allowed: [0, 10] });
    expect(changeOf(peg, 3, 11)).toMatchObject({ kind: 'invalid', item: 'followUp' });
  });

  it('is taken on the scale that is the total: 10 of 100 points mean something in WHO-5', () => {
    expect([[40, 50], [40, 49], [50, 40], [40, 40]].map(([from = NaN, to = NaN]) => changeOf(who5, from, to))).toEqual([
      { change: 10, meaningful: true }, { change: 9, meaningful: false }, { change: -10, meaningful: true }, { change: 0, meaningful: false },
    ]);
  });

  it('by share is rounded half away from nothing: 8 to 7 is an eighth, written 13 per cent', () => {
    expect(changeOf(peg, 8, 7)).toEqual({ change: -0.13, meaningful: false });
  });
});

describe('points that hang on the sex', () => {
  const bySex: Item = { id: 'a', says, answer: { kind: 'yesNo', yes: { female: 1, male: 3 }, no: 0 } };
  const followed = (atLeast?: number): Instrument => made(
    [bySex, { id: 'b', says, answer: YES_NO, asked: { any: [{ item: 'a', ...(atLeast === undefined ? {} : { atLeast }) }], otherwise: 'contradiction' } }],
    [scale('main', ['a', 'b']), scale('side', ['a'])], { total: 'main' },
  );

  it('are missing once, however many scales need them', () => {
    expect((score(followed(), { a: true, b: false }) as Scored).missing).toEqual(['sex']);
    expect(score(followed(), { a: true, b: false }, { sex: 'male' })).toMatchObject({ total: 3, complete: true });
  });

  it('do not keep back the question that a yes opens', () => {
    expect(itemsToAsk(followed(), { a: true }).map(({ id }) => id)).toEqual(['a', 'b']);
  });

  it('leave it open whether a question is asked that so many points open', () => {
    expect(itemsToAsk(followed(2), { a: true }).map(({ id }) => id)).toEqual(['a']);
    expect(score(followed(2), { a: true, b: true })).toMatchObject({ kind: 'scored', complete: false, missing: ['sex'] });
    expect(score(followed(2), { a: true, b: true }, { sex: 'female' })).toMatchObject({ kind: 'invalid', error: 'inconsistent_answers', item: 'b' });
  });
});

describe('a scale of a site\'s own form', () => {
  it('has no mean where every question was rightly passed over', () => {
    const form = made(
      [{ id: 'a', says, answer: YES_NO }, { id: 'b', says, answer: { kind: 'scale', min: 0, max: 10, anchors: [] }, asked: { any: [{ item: 'a' }], otherwise: 'contradiction' } }],
      [scale('main', ['b'], { method: 'mean' })], { total: 'main' },
    );
    expect(score(form, { a: false })).toMatchObject({ total: null, complete: true, gated: true });
    expect(score(form, { a: true, b: 4 })).toMatchObject({ total: 4 });
  });

  it('is not positive by a sign that may not count', () => {
    const form = made(['1', '2'].map((id) => ({ id, says, answer: YES_NO })), [scale('main', ['1', '2'], { method: 'any', max: 1, leaveOut: { when: 'onPrescription', items: ['2'] } })], { total: 'main' });
    const signs = { 1: false, 2: true };
    expect(score(form, signs)).toMatchObject({ total: null, complete: false, missing: ['onPrescription'] });
    expect([true, false].map((onPrescription) => (score(form, signs, { onPrescription }) as Scored).total)).toEqual([0, 1]);
  });

  it('keeps the general cut-offs that a profile does not replace', () => {
    const form = made([{ id: 'a', says, answer: YES_NO }], [scale('main', ['a'])], {
      total: 'main', flags: [flag('positive', { scale: 'main' }), flag('urgent', { scale: 'main' }), flag('positive', { scale: 'main' }, { profile: 'LOCAL', value: 2 })],
    });
    expect((score(form, { a: true }, { profile: 'LOCAL' }) as Scored).flags).toEqual({ positive: false, urgent: true });
    expect((score(form, { a: true }) as Scored).flags).toEqual({ positive: true, urgent: true });
  });
});
