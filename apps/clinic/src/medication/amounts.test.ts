import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ugOf } from './amounts.ts';

describe('milligrams as typed (D-10)', () => {
  it('come back as the same whole micrograms, with a point or a comma', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 999_999_999 }), (ug) => {
      const text = `${Math.floor(ug / 1000)}.${String(ug % 1000).padStart(3, '0')}`;
      expect(ugOf(text)).toBe(ug);
      expect(ugOf(text.replace('.', ','))).toBeNull();
      if (ug % 10 === 0) expect(ugOf(text.slice(0, -1).replace('.', ','))).toBe(ug);
    }));
  });

  it('are asked again rather than guessed: thousands, units, signs, four decimals', () => {
    for (const typed of ['1,000', '1,000.5', '10mg', '-5', '', '1.2345', '1e3', '٣', '1 000']) expect(ugOf(typed), typed).toBeNull();
    expect(ugOf(' 8,5 ')).toBe(8500);
  });
});
