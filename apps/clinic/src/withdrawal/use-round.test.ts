import { describe, expect, it } from 'vitest';
import { cowsOf, emptyRound, figureOf, roundBody, soFarOf } from './use-round.ts';

describe('a round', () => {
  it('sends only what was looked at: nothing empty becomes normal', () => {
    expect(roundBody(emptyRound)).toEqual({});
    expect(roundBody({ ...emptyRound, readings: { pulse: '112', temp: '37,8' }, oxygen: false, flags: ['newInfectionSign'], craving: '0' })).toEqual({ news2: { pulse: 112, temp: 37.8, oxygen: false }, facts: { newInfectionSign: true }, craving: 0 });
  });
  it('takes the points of the pulse from the pulse counted, unless others were chosen', () => {
    const draft = { ...emptyRound, cows: { sweating: 2 }, readings: { pulse: '112' } };
    expect(cowsOf(draft)).toEqual({ sweating: 2, pulse: 2 });
    expect(cowsOf({ ...draft, cows: { sweating: 2, pulse: 0 } })).toEqual({ sweating: 2, pulse: 0 });
    expect(cowsOf({ ...draft, cows: {} })).toEqual({});
  });
  it('has no total while a sign is open', () => {
    const signs = { pulse: 1, sweating: 1, restlessness: 1, pupil: 1, aches: 1, runnyNose: 1, gi: 1, tremor: 0, yawning: 0, anxiety: 1 };
    expect(soFarOf({ ...emptyRound, cows: signs })).toEqual({ total: null, partial: 8, answered: 10, all: 11 });
    expect(soFarOf({ ...emptyRound, cows: { ...signs, gooseflesh: 3 } })).toMatchObject({ total: 11, answered: 11 });
  });
  it('reads no figure from words', () => expect([figureOf('12x'), figureOf(' '), figureOf('0')]).toEqual([null, null, 0]));
});
