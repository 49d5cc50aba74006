import { describe, expect, it } from 'vitest';
import { qrOf } from './qr.ts';

const drawn = (text: string): string => qrOf(text).map((row) => row.map((dark) => (dark ? '#' : '.')).join('')).join('\n');

describe('a QR code', () => {
  // An independent reader (jsQR) read this, and a text of every length from 1 to 213 bytes, when it was written.
  it('of a short text is the known picture', () => {
    expect(drawn('FAIRLEAD')).toBe(`#######.##..#.#######
#.....#....#..#.....#
#.###.#.##..#.#.###.#
#.###.#....#..#.###.#
#.###.#..#..#.#.###.#
#.....#.##....#.....#
#######.#.#.#.#######
.........###.........
#.#...##.####..#..#.#
#.#.##..#.#..#.......
.##..####.#..##.#.#.#
#...##..#.#.#..#.#..#
.#.#.###..#..######.#
........##.#.##...#..
#######.#..###..#.#.#
#.....#..###.###.#...
#.###.#....####.#.##.
#.###.#..##..........
#.###.#.#.....#.##.##
#.....#...#.#....#...
#######.###...#..##.#`);
  });

  it('grows with the text, and says when it is too long', () => {
    expect(qrOf('x'.repeat(14))).toHaveLength(21);
    expect(qrOf('x'.repeat(15))).toHaveLength(25);
    expect(qrOf('x'.repeat(213))).toHaveLength(57);
    expect(() => qrOf('x'.repeat(214))).toThrow(RangeError);
  });
});
