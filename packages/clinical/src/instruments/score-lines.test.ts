import { describe, expect, it } from 'vitest';
import { bandsTo, words, YES_NO, type Instrument } from './instrument.ts';
import { changeOf, news2Score, score, scoreTotal, type News2Readings, type Scored } from './index.ts';
import { auditC } from './packs/audit-c.ts';
import { cows } from './packs/cows.ts';
import { peg } from './packs/peg.ts';

const well: News2Readings = { rr: 16, spo2: 97, onOxygen: false, sbp: 120, pulse: 70, acvpu: 'A', tempC: 37 };

describe('a reading between the steps of the chart', () => {
  it.each([[35.04, 3], [35.05, 1], [36.04, 1], [36.05, 0], [38.04, 0], [38.05, 1], [39.04, 1], [39.05, 2]])('%f degrees is rounded half up to the tenth and scores %i', (tempC, temp) => {
    expect(news2Score({ ...well, tempC })).toMatchObject({ parts: { temp } });
  });

  it('is refused where the chart counts whole numbers', () => {
    expect(news2Score({ ...well, rr: 8.5 })).toMatchObject({ kind: 'invalid', item: 'rr' });
    expect(news2Score({ ...well, spo2: 91.5 })).toMatchObject({ kind: 'invalid', item: 'spo2' });
  });
});

describe('oxygen scale 2', () => {
  it('cannot score a saturation above the target while nobody said whether it is on oxygen', () => {
    expect(news2Score({ ...well, scale2: true, onOxygen: null, spo2: 93 })).toMatchObject({ parts: { spo2: null }, missing: ['onOxygen'] });
    expect(news2Score({ ...well, scale2: true, onOxygen: null, spo2: 97 })).toMatchObject({ parts: { spo2: null }, partial: 0 });
    expect(news2Score({ ...well, scale2: true, onOxygen: null, spo2: 92 })).toMatchObject({ parts: { spo2: 0 } });
  });

  it('is used only where a target was documented', () => {
    expect(news2Score({ ...well, scale2: null, spo2: 90 })).toMatchObject({ total: 3, anyThree: true });
    expect(news2Score({ ...well, scale2: true, spo2: 90 })).toMatchObject({ total: 0, anyThree: false });
  });
});

describe('AUDIT-C of somebody who drinks monthly or less', () => {
  it('still asks how much', () => {
    expect(score(auditC, { frequency: 1 }, { sex: 'female' })).toMatchObject({ total: null, missing: ['typicalDay', 'sixOrMore'] });
  });
});

describe('a total from elsewhere', () => {
  it('is a whole number for a sum, and may have decimals for a mean', () => {
    expect(scoreTotal(cows, 12.5)).toMatchObject({ kind: 'invalid', allowed: [0, 48] });
    expect(scoreTotal(peg, 5.33)).toMatchObject({ kind: 'scored', total: 5.33 });
  });

  it('is not said to have ended at a gate', () => {
    expect(scoreTotal(cows, 12)).toMatchObject({ gated: false });
    expect(score(cows, {})).toMatchObject({ gated: false });
  });
});

describe('a change by share', () => {
  it('counts exactly 30 per cent, also where binary fractions fall short of it', () => {
    expect(changeOf(peg, 3, 2.1)).toEqual({ change: -0.3, meaningful: true });
    expect(changeOf(peg, 3, 2.2)).toEqual({ change: -0.27, meaningful: false });
    for (const [baseline, followUp] of [[10, 7], [8, 5.6], [7, 4.9], [2, 1.4], [1, 0.7], [9, 6.3]] as const) expect(changeOf(peg, baseline, followUp)).toMatchObject({ meaningful: true });
  });

  it('is taken of the means before they were rounded: sums of 20 and 14', () => {
    expect(changeOf(peg, 6.67, 4.67)).toEqual({ change: -0.3, meaningful: true });
    expect(changeOf(peg, 6.67, 5)).toEqual({ change: -0.25, meaningful: false });
  });
});

describe('profiles of one instrument', () => {
  const two: Instrument = {
    ...cows,
    id: 'TWO',
    items: [{ id: 'a', says: words('A', 'A'), answer: YES_NO }],
    scales: [{ id: 'total', says: words('Total', 'Total'), method: 'sum', items: ['a'], min: 0, max: 1, better: 'lower' }, { id: 'other', says: words('Other', 'Otro'), method: 'sum', items: ['a'], min: 0, max: 1, better: 'lower' }],
    bandSets: [
      { scale: 'total', profile: 'LOCAL', source: 'test', mark: 'product', bands: bandsTo(1, [['local', 0, 'Local', 'Local']]) },
      { scale: 'total', profile: 'any', source: 'test', mark: 'product', bands: bandsTo(1, [['general', 0, 'General', 'General']]) },
      { scale: 'other', profile: 'any', source: 'test', mark: 'product', bands: bandsTo(1, [['general', 0, 'General', 'General']]) },
    ],
    flags: [
      { id: 'positive', profile: 'LOCAL', of: { scale: 'total' }, is: 'atLeast', value: 2, mark: 'product', says: words('Positive', 'Positivo') },
      { id: 'positive', of: { scale: 'total' }, is: 'atLeast', value: 1, mark: 'product', says: words('Positive', 'Positivo'), opens: 'COWS' },
    ],
  };

  it('reads a scale that a named profile does not speak of as under any', () => {
    const local = score(two, { a: true }, { profile: 'LOCAL' }) as Scored;
    expect([local.band, local.scales['other']?.band]).toEqual(['local', 'general']);
  });

  it('lets a named profile\'s cut-off replace the general one, with all that hangs on it', () => {
    expect(score(two, { a: true }, { profile: 'LOCAL' })).toMatchObject({ flags: { positive: false }, opens: [] });
    expect(score(two, { a: true })).toMatchObject({ flags: { positive: true }, opens: ['COWS'], band: 'general' });
  });

  it('refuses a profile that the instrument does not have', () => {
    expect(score(two, { a: true }, { profile: 'ELSEWHERE' })).toMatchObject({ kind: 'invalid', error: 'unknown_profile', allowed: ['LOCAL', 'any'] });
  });
});
