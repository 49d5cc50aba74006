/** A small generator of random numbers that gives the same numbers for the same seed, on every machine (sfc32, Chris Doty-Humphrey). */

export interface Random {
  /** 0 up to, not including, 1. */
  readonly next: () => number;
  /** A whole number from `low` to `high`, both included. */
  readonly between: (low: number, high: number) => number;
  readonly chance: (probability: number) => boolean;
  readonly pick: <T>(list: readonly [T, ...T[]]) => T;
  /** About normal, within three standard deviations. */
  readonly normal: (mean: number, deviation: number) => number;
}

/** Spreads a whole number over 32 bits; different numbers stay different. */
export function spread(value: number): number {
  let x = value | 0;
  x = Math.imul(x ^ (x >>> 16), 0x7feb352d);
  x = Math.imul(x ^ (x >>> 15), 0x846ca68b);
  return (x ^ (x >>> 16)) >>> 0;
}

/** The numbers of one stream of a seed: each person has a stream of their own, so that one more person changes nobody else. */
export function randomOf(seed: number, stream: number): Random {
  let a = spread(seed);
  let b = spread(stream ^ 0x9e3779b9);
  let c = spread(seed ^ Math.imul(stream, 0x85ebca6b));
  let counter = 1;
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return (sum >>> 0) / 4_294_967_296;
  };
  for (let i = 0; i < 12; i += 1) next();
  return {
    next,
    between: (low, high) => low + Math.floor(next() * (high - low + 1)),
    chance: (probability) => next() < probability,
    pick: (list) => list[Math.floor(next() * list.length)] ?? list[0],
    normal: (mean, deviation) => mean + deviation * 2 * (next() + next() + next() - 1.5),
  };
}
