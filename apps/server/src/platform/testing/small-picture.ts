/** A picture for tests. */
import { randomBytes } from 'node:crypto';

/** The head, so many bytes of data and the end of a square PNG, as base64: as much of a picture as the server looks at. */
export function smallPicture(dataBytes = 40): string {
  const chunk = (kind: string, body: Buffer): Buffer => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(body.length);
    return Buffer.concat([length, Buffer.from(kind, 'latin1'), body, Buffer.alloc(4)]);
  };
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), chunk('IHDR', Buffer.from([0, 0, 1, 0, 0, 0, 1, 0, 8, 2, 0, 0, 0])), chunk('IDAT', randomBytes(dataBytes)), chunk('IEND', Buffer.alloc(0))]).toString('base64');
}
