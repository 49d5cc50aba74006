/** Ids are UUIDv7: they sort by the time they were made, so that new rows land at the end of an index. */
import { randomBytes, randomFillSync } from 'node:crypto';

let last = 0n;

/** A new id. Ids made by one process rise strictly, also within one millisecond. */
export function newId(): string {
  const bytes = randomFillSync(Buffer.alloc(16));
  let stamp = (BigInt(Temporal.Now.instant().epochMilliseconds) << 12n) | BigInt((bytes[6] ?? 0) & 0x03);
  if (stamp <= last) stamp = last + 1n;
  last = stamp;
  bytes.writeUIntBE(Number(stamp >> 12n), 0, 6);
  bytes.writeUInt16BE(0x7000 | Number(stamp & 0xfffn), 6);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** A secret of 256 random bits, for tokens and codes. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}
