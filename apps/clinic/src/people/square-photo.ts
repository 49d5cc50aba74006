/** Makes a small square JPEG of what a camera sees or a file holds; camera, place and time of the file are left behind. */
const sidePx = 400;
const mostBytes = 60_000;

export interface SquarePhoto {
  /** For an `img`. */
  readonly url: string;
  /** As it is sent. */
  readonly base64: string;
}

const jpegOf = (canvas: HTMLCanvasElement, quality: number): Promise<Blob | null> => new Promise((resolve) => { canvas.toBlob(resolve, 'image/jpeg', quality); });

/** The middle of a picture; null where the browser cannot draw it. */
export async function squarePhoto(source: ImageBitmap | HTMLVideoElement): Promise<SquarePhoto | null> {
  const [width, height] = source instanceof HTMLVideoElement ? [source.videoWidth, source.videoHeight] : [source.width, source.height];
  const canvas = document.createElement('canvas');
  canvas.width = sidePx;
  canvas.height = sidePx;
  const context = canvas.getContext('2d');
  const side = Math.min(width, height);
  if (context === null || side === 0) return null;
  context.imageSmoothingQuality = 'high';
  context.fillStyle = 'white';
  context.fillRect(0, 0, sidePx, sidePx);
  context.drawImage(source, (width - side) / 2, (height - side) / 2, side, side, 0, 0, sidePx, sidePx);
  for (const quality of [0.86, 0.7, 0.5, 0.3]) {
    const blob = await jpegOf(canvas, quality);
    if (blob === null || blob.type !== 'image/jpeg') return null;
    if (blob.size > mostBytes) continue;
    const bytes = new Uint8Array(await blob.arrayBuffer());
    const base64 = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
    return { url: `data:image/jpeg;base64,${base64}`, base64 };
  }
  return null;
}

/** A chosen file; null where it is no picture. */
export async function squareOfFile(file: Blob): Promise<SquarePhoto | null> {
  const bitmap = await createImageBitmap(file).catch(() => null);
  if (bitmap === null) return null;
  const made = await squarePhoto(bitmap);
  bitmap.close();
  return made;
}
