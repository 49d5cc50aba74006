import { describe, expect, it } from 'vitest';
import { tenthsOf } from './degrees.ts';

describe('a temperature as typed', () => {
  it('is whole tenths, with point or comma and either minus; anything else is none', () => {
    expect(['4.5', '4,5', '8', ' 0 ', '-1', '−0.5', '-0'].map(tenthsOf)).toEqual([45, 45, 80, 0, -10, -5, 0]);
    expect(['', '4.55', '100', 'four', '4.', '+4'].map(tenthsOf)).toEqual([null, null, null, null, null, null]);
  });
});
