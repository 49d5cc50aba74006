import { describe, expect, it } from 'vitest';
import { correctedQt, news2Score, oudCode, remissionOf, score, type News2Readings } from './index.ts';
import { dsm5Oud } from './packs/dsm5-oud.ts';

describe('the codes of opioid use disorder', () => {
  it.each([['mild', 'F11.10', 'F11.11'], ['moderate', 'F11.20', 'F11.21'], ['severe', 'F11.20', 'F11.21']] as const)('%s is %s, and %s in remission', (severity, active, remitted) => {
    expect(oudCode(severity)).toEqual({ icd10cm: active, icd10Uk: 'F11.2', icd11: '6C43.2' });
    expect(oudCode(severity, 'none')?.icd10cm).toBe(active);
    expect(oudCode(severity, 'early_remission')?.icd10cm).toBe(remitted);
    expect(oudCode(severity, 'sustained_remission')?.icd10cm).toBe(remitted);
  });

  it('are none below two criteria', () => {
    expect(oudCode('none')).toBeNull();
    expect(oudCode('none', 'early_remission')).toBeNull();
  });
});

describe('remission', () => {
  it.each([[0, 'none'], [2.9, 'none'], [3, 'early_remission'], [11.9, 'early_remission'], [12, 'sustained_remission'], [60, 'sustained_remission']] as const)('after %f months is %s', (months, remission) => {
    expect(remissionOf(months)).toBe(remission);
  });

  it('is not told by an impossible number of months', () => {
    expect([-1, -0.1, NaN, Infinity].map(remissionOf)).toEqual([null, null, null, null]);
  });
});

describe('criteria under medical supervision', () => {
  const met = (...ids: readonly string[]) => Object.fromEntries(dsm5Oud.items.map(({ id }) => [id, ids.includes(id)]));

  it('count without asking about supervision while neither tolerance nor withdrawal is met', () => {
    expect(score(dsm5Oud, met('1', '4', '9'))).toMatchObject({ total: 3, band: 'mild', complete: true, missing: [] });
  });

  it('cannot be counted before that is asked once either is met', () => {
    expect(score(dsm5Oud, met('1', '11'))).toMatchObject({ total: null, band: null, complete: false, missing: ['solelyUnderMedicalSupervision'], flags: { diagnosis: null } });
    expect(score(dsm5Oud, met('1', '11'), { solelyUnderMedicalSupervision: true })).toMatchObject({ total: 1, band: 'none', flags: { diagnosis: false } });
    expect(score(dsm5Oud, met('1', '11'), { solelyUnderMedicalSupervision: false })).toMatchObject({ total: 2, band: 'mild', flags: { diagnosis: true } });
  });
});

describe('a corrected QT', () => {
  it('is the measured one at 60 a minute by all four formulas', () => {
    expect(correctedQt(400, 60)).toEqual({ kind: 'corrected', bazett: 400, fridericia: 400, framingham: 400, hodges: 400 });
  });

  it('is rounded half up to a tenth of a millisecond: 400 at 61 is 401.75 by Hodges', () => {
    expect(correctedQt(400, 61)).toMatchObject({ hodges: 401.8 });
  });

  it.each([[100, 60], [900, 60], [400, 20], [400, 300]])('is given of %i ms at %i a minute', (qtMs, hrBpm) => {
    expect(correctedQt(qtMs, hrBpm)).toMatchObject({ kind: 'corrected' });
  });

  it.each([[99, 60, 'qtMs', [100, 900]], [901, 60, 'qtMs', [100, 900]], [400, 19, 'hrBpm', [20, 300]], [400, 301, 'hrBpm', [20, 300]], [NaN, 60, 'qtMs', [100, 900]]] as const)('is refused of %i ms at %i a minute', (qtMs, hrBpm, item, allowed) => {
    expect(correctedQt(qtMs, hrBpm)).toEqual({ kind: 'invalid', error: 'invalid_option', item, allowed });
  });
});

describe('NEWS2 while nobody said whether the person is on oxygen', () => {
  const readings: News2Readings = { rr: 8, spo2: 97, onOxygen: null, sbp: 120, pulse: 70, acvpu: 'A', tempC: 37 };

  it('still scores the saturation on scale 1, where oxygen does not change it', () => {
    expect(news2Score(readings)).toMatchObject({ parts: { spo2: 0, oxygen: null }, missing: ['onOxygen'], total: null, anyThree: true });
    expect(news2Score({ ...readings, spo2: 93 })).toMatchObject({ parts: { spo2: 2 }, partial: 5 });
  });

  it('leaves only the saturation open on scale 2, and sees the slow breathing beside it', () => {
    expect(news2Score({ ...readings, scale2: true })).toMatchObject({ parts: { rr: 3, spo2: null, oxygen: null, sbp: 0, pulse: 0, acvpu: 0, temp: 0 }, partial: 3, anyThree: true });
  });
});
