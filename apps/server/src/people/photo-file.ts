/**
 * What a sent file really is, judged by its bytes and never by what it says of itself: a square JPEG, WebP or PNG of few bytes,
 * written anew without everything that is no picture (camera, place and time, comments, what hangs on behind the end).
 */
export type PhotoType = 'image/jpeg' | 'image/webp' | 'image/png';

export interface Photo {
  readonly mediaType: PhotoType;
  readonly sidePx: number;
  /** The picture alone. */
  readonly bytes: Buffer;
}

export type PhotoFault = 'too large' | 'no picture' | 'not square' | 'wrong size';

export const photoLimits = { bytes: 61_440, leastPx: 128, mostPx: 640 } as const;

interface Read { readonly mediaType: PhotoType; readonly width: number; readonly height: number; readonly parts: readonly Buffer[] }

// Start of frame: baseline, extended, progressive. Others (lossless, arithmetic) are written by no browser.
const frames = new Set([0xc0, 0xc1, 0xc2]);
/** Segments that are the picture: quantisation, Huffman, restart interval, frames, scan, JFIF's own head and Adobe's colours. */
const isOfPicture = (marker: number): boolean => frames.has(marker) || [0xc4, 0xda, 0xdb, 0xdd, 0xe0, 0xee].includes(marker);

/** Where the coded lines of a scan end: at the next marker that is neither a stuffed byte nor a restart. */
function endOfScan(file: Buffer, from: number): number {
  let at = from;
  while (at + 1 < file.length && !(file[at] === 0xff && file[at + 1] !== 0 && !((file[at + 1] ?? 0) >= 0xd0 && (file[at + 1] ?? 0) <= 0xd7))) at += 1;
  return at;
}

function readJpeg(file: Buffer): Read | null {
  const parts: Buffer[] = [file.subarray(0, 2)];
  let [width, height, scans, at] = [0, 0, 0, 2];
  while (at + 3 < file.length && file[at] === 0xff) {
    const marker = file[at + 1] ?? 0;
    const end = at + 2 + file.readUInt16BE(at + 2);
    if (end > file.length || end < at + 4) return null;
    if (frames.has(marker)) {
      if (width !== 0 || end < at + 9) return null;
      [height, width] = [file.readUInt16BE(at + 5), file.readUInt16BE(at + 7)];
    }
    const after = marker === 0xda ? endOfScan(file, end) : end;
    if (marker === 0xda) scans += 1;
    // A longer head of JFIF holds a second, small picture.
    if (isOfPicture(marker) && (marker !== 0xe0 || end - at === 18)) parts.push(file.subarray(at, after));
    at = after;
    if (file[at] === 0xff && file[at + 1] === 0xd9) return width === 0 || scans === 0 ? null : { mediaType: 'image/jpeg', width, height, parts: [...parts, file.subarray(at, at + 2)] };
  }
  return null;
}

const pngSignature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

function readPng(file: Buffer): Read | null {
  const parts: Buffer[] = [file.subarray(0, 8)];
  let [width, height, at, hasData] = [0, 0, 8, false];
  while (at + 12 <= file.length) {
    const end = at + 12 + file.readUInt32BE(at);
    const kind = file.toString('latin1', at + 4, at + 8);
    if (end > file.length || (width === 0) !== (kind === 'IHDR')) return null;
    if (kind === 'IHDR') [width, height] = [file.readUInt32BE(at + 8), file.readUInt32BE(at + 12)];
    hasData ||= kind === 'IDAT';
    if (['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND'].includes(kind)) parts.push(file.subarray(at, end));
    if (kind === 'IEND') return hasData ? { mediaType: 'image/png', width, height, parts } : null;
    at = end;
  }
  return null;
}

/** The size that a lossy or a lossless frame says of itself. */
function webpFrame(kind: string, body: Buffer): { readonly width: number; readonly height: number } | null {
  if (kind === 'VP8 ' && body.length > 10 && body.readUIntBE(3, 3) === 0x9d012a) return { width: body.readUInt16LE(6) & 0x3fff, height: body.readUInt16LE(8) & 0x3fff };
  if (kind === 'VP8L' && body.length > 5 && body[0] === 0x2f) {
    const bits = body.readUInt32LE(1);
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
  }
  return null;
}

/** A still picture; its extended head loses the flags of what is left out. */
function readWebp(file: Buffer): Read | null {
  const parts: Buffer[] = [];
  let size: { readonly width: number; readonly height: number } | null = null;
  let at = 12;
  while (at + 8 <= file.length && size === null) {
    const kind = file.toString('latin1', at, at + 4);
    const length = file.readUInt32LE(at + 4);
    const end = at + 8 + length + (length % 2);
    if (at + 8 + length > file.length || kind === 'ANIM' || kind === 'ANMF') return null;
    const chunk = Buffer.from(file.subarray(at, Math.min(end, file.length)));
    if (kind === 'VP8X') chunk[8] = (chunk[8] ?? 0) & 0x10;
    if (['VP8X', 'ALPH', 'VP8 ', 'VP8L'].includes(kind)) parts.push(chunk);
    size = webpFrame(kind, chunk.subarray(8));
    at = end;
  }
  if (size === null) return null;
  const head = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1');
  head.writeUInt32LE(4 + parts.reduce((sum, part) => sum + part.length, 0), 4);
  return { mediaType: 'image/webp', ...size, parts: [head, ...parts] };
}

function readAny(file: Buffer): Read | null {
  if (file.length < 32) return null;
  if (file[0] === 0xff && file[1] === 0xd8) return readJpeg(file);
  if (file.subarray(0, 8).equals(pngSignature)) return readPng(file);
  return file.toString('latin1', 0, 4) === 'RIFF' && file.toString('latin1', 8, 12) === 'WEBP' ? readWebp(file) : null;
}

/** Reads a sent file, or says what is wrong with it. */
export function readPhoto(file: Buffer): Photo | PhotoFault {
  if (file.length > photoLimits.bytes) return 'too large';
  const read = readAny(file);
  if (read === null) return 'no picture';
  if (read.width !== read.height) return 'not square';
  if (read.width < photoLimits.leastPx || read.width > photoLimits.mostPx) return 'wrong size';
  return { mediaType: read.mediaType, sidePx: read.width, bytes: Buffer.concat(read.parts) };
}
