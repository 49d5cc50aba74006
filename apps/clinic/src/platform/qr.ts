/** QR codes (ISO/IEC 18004) of a short text: bytes, error correction M, versions 1 to 10, which is up to 213 bytes. */

/** Per version: error-correction codewords of a block, and how many blocks (level M). */
const blocksOf: readonly (readonly [eccLength: number, blocks: number])[] = [[10, 1], [16, 1], [26, 1], [18, 2], [24, 2], [16, 4], [18, 4], [22, 4], [22, 5], [26, 5]];

/** Codewords of a version, error correction included: what the fixed patterns leave, by eight. */
function codewordsOf(version: number): number {
  const aligned = version === 1 ? 0 : Math.floor(version / 7) + 2;
  const patterns = version === 1 ? 0 : (25 * aligned - 10) * aligned - 55;
  return Math.floor(((16 * version + 128) * version + 64 - patterns - (version >= 7 ? 36 : 0)) / 8);
}

const dataLengthOf = (version: number): number => {
  const [eccLength, blocks] = blocksOf[version - 1] ?? [0, 0];
  return codewordsOf(version) - eccLength * blocks;
};

/** Product in the field of 256 elements over x^8 + x^4 + x^3 + x^2 + 1. */
function times(a: number, b: number): number {
  let product = 0;
  for (let bit = 7; bit >= 0; bit -= 1) {
    product = (product << 1) ^ ((product >>> 7) * 0x11d);
    product ^= ((b >>> bit) & 1) * a;
  }
  return product;
}

/** Reed-Solomon: coefficients of the divisor without its leading one. */
function divisorOf(degree: number): readonly number[] {
  const result = [...Array.from({ length: degree - 1 }, () => 0), 1];
  let root = 1;
  for (let n = 0; n < degree; n += 1) {
    for (let at = 0; at < degree; at += 1) result[at] = times(result[at] ?? 0, root) ^ (result[at + 1] ?? 0);
    root = times(root, 2);
  }
  return result;
}

function remainderOf(data: readonly number[], divisor: readonly number[]): readonly number[] {
  const rest = divisor.map(() => 0);
  for (const byte of data) {
    const factor = byte ^ (rest.shift() ?? 0);
    rest.push(0);
    for (const [at, coefficient] of divisor.entries()) rest[at] = (rest[at] ?? 0) ^ times(coefficient, factor);
  }
  return rest;
}

/** The text as data codewords of a version: mode, length, bytes, end, padding. */
function dataOf(bytes: Uint8Array, version: number): readonly number[] {
  const bits: number[] = [];
  const add = (value: number, count: number): void => { for (let bit = count - 1; bit >= 0; bit -= 1) bits.push((value >>> bit) & 1); };
  add(4, 4);
  add(bytes.length, version < 10 ? 8 : 16);
  for (const byte of bytes) add(byte, 8);
  const capacity = dataLengthOf(version) * 8;
  add(0, Math.min(4, capacity - bits.length));
  add(0, (8 - (bits.length % 8)) % 8);
  for (let pad = 0xec; bits.length < capacity; pad ^= 0xec ^ 0x11) add(pad, 8);
  return Array.from({ length: capacity / 8 }, (_, at) => bits.slice(at * 8, at * 8 + 8).reduce((value, bit) => (value << 1) | bit, 0));
}

/** Data in blocks, each with its correction, then all of them in turns. */
function interleaved(data: readonly number[], version: number): readonly number[] {
  const [eccLength, blocks] = blocksOf[version - 1] ?? [0, 1];
  const all = codewordsOf(version);
  const shortBlocks = blocks - (all % blocks);
  const shortLength = Math.floor(all / blocks) - eccLength;
  const divisor = divisorOf(eccLength);
  let from = 0;
  const parts = Array.from({ length: blocks }, (_, at) => {
    const part = data.slice(from, from + shortLength + (at < shortBlocks ? 0 : 1));
    from += part.length;
    return { part, ecc: remainderOf(part, divisor) };
  });
  const turns = (lists: readonly (readonly number[])[]): readonly number[] =>
    Array.from({ length: Math.max(...lists.map((list) => list.length)) }, (_, at) => lists.flatMap((list) => (list[at] === undefined ? [] : [list[at]]))).flat();
  return [...turns(parts.map(({ part }) => part)), ...turns(parts.map(({ ecc }) => ecc))];
}

type Grid = (boolean | undefined)[][];

const bitOf = (value: number, at: number): boolean => ((value >>> at) & 1) === 1;

function put(grid: Grid, x: number, y: number, dark: boolean): void {
  const row = grid[y];
  if (row !== undefined && x >= 0 && x < row.length) row[x] = dark;
}

function drawFinders(grid: Grid, size: number): void {
  for (const [left, top] of [[3, 3], [size - 4, 3], [3, size - 4]] as const) {
    for (let y = -4; y <= 4; y += 1) for (let x = -4; x <= 4; x += 1) { const ring = Math.max(Math.abs(x), Math.abs(y)); put(grid, left + x, top + y, ring !== 2 && ring !== 4); }
  }
}

function drawFixed(grid: Grid, version: number): void {
  const size = grid.length;
  for (let n = 0; n < size; n += 1) { put(grid, 6, n, n % 2 === 0); put(grid, n, 6, n % 2 === 0); }
  drawFinders(grid, size);
  const count = version === 1 ? 0 : Math.floor(version / 7) + 2;
  const step = Math.ceil((version * 4 + 4) / (count * 2 - 2)) * 2;
  const places = count === 0 ? [] : [6, ...Array.from({ length: count - 1 }, (_, at) => size - 7 - at * step).toReversed()];
  for (const [row, cy] of places.entries()) for (const [column, cx] of places.entries()) {
    const isFinder = (row === 0 && column === 0) || (row === 0 && column === count - 1) || (row === count - 1 && column === 0);
    if (!isFinder) for (let y = -2; y <= 2; y += 1) for (let x = -2; x <= 2; x += 1) put(grid, cx + x, cy + y, Math.max(Math.abs(x), Math.abs(y)) !== 1);
  }
  if (version < 7) return;
  let rest = version;
  for (let n = 0; n < 12; n += 1) rest = (rest << 1) ^ ((rest >>> 11) * 0x1f25);
  const bits = (version << 12) | rest;
  for (let n = 0; n < 18; n += 1) {
    const [far, near] = [size - 11 + (n % 3), Math.floor(n / 3)];
    put(grid, far, near, bitOf(bits, n));
    put(grid, near, far, bitOf(bits, n));
  }
}

/** Level and mask, twice. */
function drawFormat(grid: Grid, mask: number): void {
  const size = grid.length;
  let rest = mask;
  for (let n = 0; n < 10; n += 1) rest = (rest << 1) ^ ((rest >>> 9) * 0x537);
  const bits = ((mask << 10) | rest) ^ 0x5412;
  for (let n = 0; n < 15; n += 1) {
    const dark = bitOf(bits, n);
    if (n < 6) put(grid, 8, n, dark);
    else if (n < 8) put(grid, 8, n + 1, dark);
    else put(grid, n === 8 ? 7 : 14 - n, 8, dark);
    if (n < 8) put(grid, size - 1 - n, 8, dark);
    else put(grid, 8, size - 15 + n, dark);
  }
  put(grid, 8, size - 8, true);
}

const masks: readonly ((x: number, y: number) => boolean)[] = [
  (x, y) => (x + y) % 2 === 0, (_, y) => y % 2 === 0, (x) => x % 3 === 0, (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0, (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0, (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
];

/** Codewords up and down in pairs of columns from the right, around what is fixed. */
function drawData(grid: Grid, words: readonly number[], mask: number): void {
  const size = grid.length;
  const isMasked = masks[mask] ?? (() => false);
  let at = 0;
  for (let pair = size - 1; pair >= 1; pair -= 2) {
    const right = pair <= 6 ? pair - 1 : pair;
    for (let n = 0; n < size; n += 1) for (const x of [right, right - 1]) {
      const y = ((right + 1) & 2) === 0 ? size - 1 - n : n;
      if (grid[y]?.[x] !== undefined) continue;
      put(grid, x, y, bitOf(words[at >>> 3] ?? 0, 7 - (at & 7)) !== isMasked(x, y));
      at += 1;
    }
  }
}

/** How hard a code is to read: long runs, blocks of one colour, too much of one. */
function penaltyOf(grid: Grid): number {
  const size = grid.length;
  let [penalty, dark] = [0, 0];
  for (let a = 0; a < size; a += 1) {
    for (const read of [(b: number) => grid[a]?.[b], (b: number) => grid[b]?.[a]]) {
      let run = 0;
      for (let b = 0; b < size; b += 1) {
        run = b > 0 && read(b) === read(b - 1) ? run + 1 : 1;
        if (run >= 5) penalty += run === 5 ? 3 : 1;
      }
    }
    for (let b = 0; b < size; b += 1) {
      if (grid[a]?.[b] === true) dark += 1;
      if (a > 0 && b > 0 && grid[a]?.[b] === grid[a - 1]?.[b] && grid[a]?.[b] === grid[a]?.[b - 1] && grid[a]?.[b] === grid[a - 1]?.[b - 1]) penalty += 3;
    }
  }
  return penalty + Math.floor(Math.abs((dark * 20) / (size * size) - 10)) * 10;
}

/** Rows of dark (true) and light modules without the quiet zone; throws above 213 bytes. */
export function qrOf(text: string): readonly (readonly boolean[])[] {
  const bytes = new TextEncoder().encode(text);
  const version = blocksOf.findIndex((_, at) => 4 + (at + 1 < 10 ? 8 : 16) + bytes.length * 8 <= dataLengthOf(at + 1) * 8) + 1;
  if (version === 0) throw new RangeError('This is too long for a QR code of this size.');
  const words = interleaved(dataOf(bytes, version), version);
  const drawn = masks.map((_, mask) => {
    const grid: Grid = Array.from({ length: version * 4 + 17 }, () => Array.from({ length: version * 4 + 17 }, () => undefined));
    drawFixed(grid, version);
    drawFormat(grid, mask);
    drawData(grid, words, mask);
    return grid;
  });
  const [best] = drawn.toSorted((a, b) => penaltyOf(a) - penaltyOf(b));
  return (best ?? []).map((row) => row.map((module) => module === true));
}
