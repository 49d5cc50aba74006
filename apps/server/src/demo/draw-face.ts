/**
 * Faces for the demonstration, drawn from nothing: flat shapes in a few colours, chosen by a person's id, as a PNG. No photograph
 * of anybody is in the product.
 */
import { createHash } from 'node:crypto';
import { crc32, deflateSync } from 'node:zlib';

type Colour = readonly [number, number, number];
/** Less than nothing inside, in pixels of a picture of a hundred; edges are softened over one pixel. */
type Shape = (x: number, y: number) => number;

const side = 144;

// Asked for some hundred thousand points a face, so without a list or Math.hypot, which cost ten times as much.
function ellipse(cx: number, cy: number, rx: number, ry: number): Shape {
  const least = Math.min(rx, ry);
  return (x, y) => {
    const dx = (x - cx) / rx;
    const dy = (y - cy) / ry;
    return (Math.sqrt(dx * dx + dy * dy) - 1) * least;
  };
}
const both = (one: Shape, other: Shape): Shape => (x, y) => Math.max(one(x, y), other(x, y));
const either = (one: Shape, other: Shape): Shape => (x, y) => Math.min(one(x, y), other(x, y));
const and = (first: Shape, ...more: readonly Shape[]): Shape => more.reduce(both, first);
const or = (first: Shape, ...more: readonly Shape[]): Shape => more.reduce(either, first);
const but = (shape: Shape, without: Shape): Shape => (x, y) => Math.max(shape(x, y), -without(x, y));
const above = (line: number): Shape => (_x, y) => y - line;
const below = (line: number): Shape => (_x, y) => line - y;
const ring = (shape: Shape, width: number): Shape => (x, y) => Math.abs(shape(x, y)) - width / 2;
const bar = (left: number, right: number, top: number, bottom: number): Shape => (x, y) => Math.max(left - x, x - right, top - y, y - bottom);

const skins: readonly Colour[] = [[246, 214, 189], [236, 193, 160], [214, 164, 124], [186, 132, 94], [150, 100, 68], [112, 74, 52]];
const hairs: readonly Colour[] = [[38, 30, 28], [72, 48, 34], [112, 74, 44], [166, 124, 74], [150, 146, 142], [120, 58, 36]];
const cloths: readonly Colour[] = [[58, 96, 108], [122, 84, 72], [96, 104, 74], [74, 78, 112], [138, 110, 62], [92, 92, 96], [120, 72, 92]];
const grounds: readonly Colour[] = [[214, 222, 218], [222, 216, 204], [206, 214, 224], [222, 210, 208]];

const darker = ([r, g, b]: Colour, by: number): Colour => [r * by, g * by, b * by];

/** Numbers of this id, one after another: the same face at every start. */
function choices(id: string): (below: number) => number {
  const bytes = createHash('sha256').update(`face ${id}`).digest();
  let at = 0;
  return (limit) => (bytes[at++ % bytes.length] ?? 0) % limit;
}

interface Look { readonly sex: string | null; readonly ageYears: number }
interface Layer { readonly shape: Shape; readonly colour: Colour }

function hairOf(pick: (below: number) => number, look: Look, head: Shape): readonly [behind: Shape | null, front: Shape] {
  const line = 34 + pick(6);
  const cap = and(ellipse(50, 42, 25, 27), or(above(line), but(ellipse(50, 42, 25, 27), head)), above(58));
  if (look.sex === 'female' || (look.sex !== 'male' && pick(2) === 0)) return [pick(3) === 0 ? ellipse(50, 50, 27, 31) : or(ellipse(50, 42, 27, 28), bar(24, 76, 44, 70 + pick(16))), cap];
  const style = pick(4);
  if (style === 0 && look.ageYears > 45) return [null, and(ring(ellipse(50, 44, 23, 24), 5), below(34), above(56))];
  return [null, style === 1 ? or(cap, ellipse(50, 26, 22, 11)) : cap];
}

function layersOf(id: string, look: Look): readonly Layer[] {
  const pick = choices(id);
  const ground = grounds[pick(grounds.length)] ?? [220, 220, 220];
  const skin = skins[pick(skins.length)] ?? [200, 160, 130];
  const natural = hairs[pick(look.ageYears > 58 ? 5 : 4)] ?? [40, 30, 30];
  const hair: Colour = look.ageYears > 58 ? [176, 172, 168] : natural;
  const cloth = cloths[pick(cloths.length)] ?? [90, 90, 90];
  const wide = 20 + pick(4);
  const head = ellipse(50, 47, wide, 25);
  const [behind, front] = hairOf(pick, look, head);
  const eyes = 46 + pick(3);
  const apart = 8 + pick(3);
  const brow = 5 + pick(2);
  const each = (make: (cx: number) => Shape): Shape => or(make(50 - apart), make(50 + apart));
  const beard = look.sex === 'male' && pick(5) < 2 ? but(and(head, below(56)), ellipse(50, 61, 8, 3.4)) : null;
  const glasses = pick(4) === 0 ? or(each((cx) => ring(ellipse(cx, eyes, 6.2, 5.4), 1.2)), bar(50 - apart + 6, 50 + apart - 6, eyes - 0.7, eyes + 0.7)) : null;
  return [
    { shape: bar(-1, 101, -1, 101), colour: ground }, ...(behind === null ? [] : [{ shape: behind, colour: hair }]),
    { shape: ellipse(50, 104, 40, 26), colour: cloth }, { shape: ellipse(50, 80, 13, 9), colour: darker(skin, 0.9) }, { shape: bar(42, 58, 64, 80), colour: darker(skin, 0.9) },
    { shape: or(ellipse(50 - wide, 49, 4, 6), ellipse(50 + wide, 49, 4, 6)), colour: darker(skin, 0.93) }, { shape: head, colour: skin },
    ...(beard === null ? [] : [{ shape: beard, colour: darker(hair, 0.95) }]), { shape: front, colour: hair },
    { shape: each((cx) => ellipse(cx, eyes, 3.4, 2.2)), colour: [250, 248, 244] }, { shape: each((cx) => ellipse(cx, eyes, 1.9, 2)), colour: [44, 38, 36] },
    { shape: each((cx) => and(ring(ellipse(cx, eyes - brow + 4, 5.2, 5), 1.5), above(eyes - brow + 1.5))), colour: darker(hair, 0.8) },
    { shape: and(ring(ellipse(50, 54, 3.4, 3.2), 1.3), below(55)), colour: darker(skin, 0.74) },
    { shape: and(ring(ellipse(50, 58, 7 + pick(3), 5.4), 1.7), below(60.4)), colour: darker([176, 92, 84], skin[0] / 250) },
    ...(glasses === null ? [] : [{ shape: glasses, colour: [52, 52, 56] as const }]),
  ];
}

const block = 8;
const scale = 100 / side;

/** Lays one shape over the picture. No shape's distance grows faster than the way itself, so a block far from its edge is asked once. */
function paint(pixels: Float32Array, { shape, colour: [red, green, blue] }: Layer): void {
  const reach = (block * Math.SQRT1_2 + 1) * scale;
  for (let top = 0; top < side; top += block) {
    for (let left = 0; left < side; left += block) {
      const middle = shape((left + block / 2) * scale, (top + block / 2) * scale);
      if (middle > reach) continue;
      for (let y = top; y < top + block; y += 1) {
        for (let x = left; x < left + block; x += 1) {
          const cover = middle < -reach ? 1 : Math.min(1, Math.max(0, 0.5 - shape((x + 0.5) * scale, (y + 0.5) * scale) / scale));
          if (cover === 0) continue;
          const at = (y * side + x) * 3;
          pixels[at] = (pixels[at] ?? 0) + (red - (pixels[at] ?? 0)) * cover;
          pixels[at + 1] = (pixels[at + 1] ?? 0) + (green - (pixels[at + 1] ?? 0)) * cover;
          pixels[at + 2] = (pixels[at + 2] ?? 0) + (blue - (pixels[at + 2] ?? 0)) * cover;
        }
      }
    }
  }
}

/** Lines of the picture as PNG filters them: every one by what stands above it, since most of it repeats. */
function linesOf(layers: readonly Layer[]): Buffer {
  const painted = new Float32Array(side * side * 3);
  for (const layer of layers) paint(painted, layer);
  const pixels = Uint8Array.from(painted, Math.round);
  const width = side * 3;
  const lines = Buffer.alloc(side * (width + 1));
  for (let row = 0; row < side; row += 1) {
    lines[row * (width + 1)] = 2;
    for (let at = 0; at < width; at += 1) lines[row * (width + 1) + 1 + at] = (pixels[row * width + at] ?? 0) - (row === 0 ? 0 : pixels[(row - 1) * width + at] ?? 0);
  }
  return lines;
}

function chunk(kind: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(kind, 'latin1'), body]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(body.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

/** A made-up face of this person, as a PNG. */
export function drawFace(id: string, look: Look): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  head.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), chunk('IHDR', head), chunk('IDAT', deflateSync(linesOf(layersOf(id, look)))), chunk('IEND', Buffer.alloc(0))]);
}
