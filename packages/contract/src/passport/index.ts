/**
 * The dose passport: a short signed text that says what somebody takes, when a clinic last saw them take it, and how many
 * bottles they hold. Whoever has the clinic's published keys can check it without a line. This one file is all that is
 * needed: it imports nothing and runs in a browser and in Node.
 *
 * `FLP1.` payload `.` signature, both base64url without padding. The payload is a JSON list, UTF-8, of the fields below in
 * their order; the signature is Ed25519 over the ASCII text `FLP1.` and payload. Nothing else about the person is in it.
 */

export type PassportMedicine = 'methadone' | 'buprenorphine' | 'buprenorphine-naloxone';

export interface Passport {
  /** Which key signed: the first ten hex digits of the SHA-256 of its 32 bytes. */
  readonly keyId: string;
  /** An opaque number of this issue, by which the clinic finds it again. */
  readonly id: string;
  /** Initials and year of birth: enough to notice somebody else's passport, never an identity. */
  readonly initials: string;
  readonly birthYear: number | null;
  readonly medicine: PassportMedicine;
  /** Micrograms of each part of a day; two where the day's dose is split. */
  readonly partsUg: readonly number[];
  /** The last dose that the clinic saw taken; null before the first. Instants are ISO 8601 to the minute. */
  readonly lastDoseAt: string | null;
  readonly lastDoseUg: number;
  /** Bottles at home for the day of issue and later days. */
  readonly bottlesLeft: number;
  readonly site: string;
  readonly phone: string;
  readonly issuedAt: string;
  readonly expiresAt: string;
}

/** What a clinic publishes at /.well-known/fairlead-passport-keys.json. */
export interface PassportKeys {
  readonly format: 'fairlead-passport-keys-1';
  readonly issuer: string;
  readonly keys: readonly PassportKey[];
}

export interface PassportKey {
  readonly id: string;
  /** 32 bytes, base64url. */
  readonly publicKey: string;
  /** current signs; retired still proves what it signed while it did; withdrawn proves nothing. */
  readonly state: 'current' | 'retired' | 'withdrawn';
  readonly from: string;
  readonly until: string | null;
}

export type PassportVerdict =
  | { readonly kind: 'valid' | 'expired'; readonly passport: Passport; readonly issuer: string }
  /** Issued later than this device's clock says it is: one of the two clocks is wrong. */
  | { readonly kind: 'not-yet'; readonly passport: Passport; readonly issuer: string }
  /** No clinic whose keys are here signed it. */
  | { readonly kind: 'not-ours' }
  | { readonly kind: 'changed' }
  | { readonly kind: 'withdrawn'; readonly issuer: string }
  | { readonly kind: 'unreadable' }
  /** This browser knows no Ed25519. */
  | { readonly kind: 'cannot-check' };

const prefix = 'FLP1.';
/** No passport is good for longer: what a dose was a week ago does not say what to give. */
export const longestPassportMinutes = 7 * 24 * 60;
/** Clocks of two houses differ by so much without anybody noticing. */
export const clockSkewMinutes = 10;

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** base64url without padding. */
export function toBase64Url(bytes: readonly number[] | Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const three = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    const letters = Math.min(4, bytes.length - at + 1);
    for (let letter = 0; letter < letters; letter += 1) text += alphabet[(three >> (18 - 6 * letter)) & 63] ?? '';
  }
  return text;
}

/** Null for whatever is not exactly what `toBase64Url` writes. */
export function fromBase64Url(text: string): Uint8Array<ArrayBuffer> | null {
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  let [held, bits, at] = [0, 0, 0];
  for (const letter of text) {
    const value = alphabet.indexOf(letter);
    if (value < 0) return null;
    held = ((held << 6) | value) & 0xffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[at] = (held >> bits) & 255;
      at += 1;
    }
  }
  return toBase64Url(bytes) === text ? bytes : null;
}

const utf8 = (text: string): number[] => (encodeURIComponent(text).match(/%..|./g) ?? []).map((each) => (each.length === 3 ? Number.parseInt(each.slice(1), 16) : each.charCodeAt(0)));
const fromUtf8 = (bytes: Uint8Array): string => decodeURIComponent([...bytes].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''));
const ascii = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

const minuteOf = (instant: string): number => Math.floor(Date.parse(instant) / 60_000);
const instantOf = (minute: number): string => new Date(minute * 60_000).toISOString().replace(':00.000Z', ':00Z');

/** The text that is signed. */
export function passportBody(passport: Passport): string {
  const fields = [
    passport.keyId, passport.id, passport.initials, passport.birthYear, passport.medicine, passport.partsUg, passport.lastDoseAt === null ? null : minuteOf(passport.lastDoseAt), passport.lastDoseUg,
    passport.bottlesLeft, passport.site, passport.phone, minuteOf(passport.issuedAt), minuteOf(passport.expiresAt),
  ];
  return prefix + toBase64Url(utf8(JSON.stringify(fields)));
}

export const passportText = (body: string, signature: Uint8Array): string => `${body}.${toBase64Url(signature)}`;

const isCount = (value: unknown): value is number => typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 && value < 2 ** 40;
const isText = (value: unknown): value is string => typeof value === 'string' && value.length <= 200;
const medicines: readonly unknown[] = ['methadone', 'buprenorphine', 'buprenorphine-naloxone'];

function read(fields: unknown): Passport | null {
  if (!Array.isArray(fields) || fields.length !== 13) return null;
  const [keyId, id, initials, birthYear, medicine, partsUg, last, lastDoseUg, bottlesLeft, site, phone, issued, expires] = fields as unknown[];
  const named = isText(keyId) && isText(id) && isText(initials) && isText(site) && isText(phone) && medicines.includes(medicine) && (birthYear === null || isCount(birthYear));
  const counted = Array.isArray(partsUg) && partsUg.length > 0 && partsUg.every(isCount) && (last === null || isCount(last)) && isCount(lastDoseUg) && isCount(bottlesLeft) && isCount(issued) && isCount(expires);
  if (!named || !counted || expires <= issued || expires - issued > longestPassportMinutes || (last !== null && last > issued)) return null;
  return {
    keyId, id, initials, birthYear, medicine: medicine as PassportMedicine, partsUg: partsUg as number[], lastDoseAt: last === null ? null : instantOf(last), lastDoseUg, bottlesLeft, site, phone,
    issuedAt: instantOf(issued), expiresAt: instantOf(expires),
  };
}

interface Parts { readonly body: string; readonly passport: Passport; readonly signature: Uint8Array<ArrayBuffer> }

/** Takes a passport apart without believing it. Blanks and line ends are let through: people paste, scanners wrap. */
function parts(pasted: string): Parts | null {
  const text = pasted.length > 4000 ? '' : pasted.replaceAll(/\s/g, '');
  const [, payload = '', signed = '', more] = text.split('.');
  const [bytes, signature] = [fromBase64Url(payload), fromBase64Url(signed)];
  if (!text.startsWith(prefix) || more !== undefined || bytes === null || signature?.length !== 64) return null;
  try {
    const passport = read(JSON.parse(fromUtf8(bytes)));
    return passport === null ? null : { body: prefix + payload, passport, signature };
  } catch {
    return null;
  }
}

/** A file of published keys, or null. */
export function readPassportKeys(value: unknown): PassportKeys | null {
  const file = value as Partial<PassportKeys> | null;
  if (typeof file !== 'object' || file?.format !== 'fairlead-passport-keys-1' || !isText(file.issuer) || !Array.isArray(file.keys) || file.keys.length > 200) return null;
  const whole = file.keys.every((key: Partial<PassportKey> | null) => isText(key?.id) && isText(key.publicKey) && fromBase64Url(key.publicKey)?.length === 32 && ['current', 'retired', 'withdrawn'].includes(String(key.state)) && (key.until === null || !Number.isNaN(Date.parse(String(key.until)))));
  return whole ? (file as PassportKeys) : null;
}

/** The part of WebCrypto that is used; the same in browsers and in Node. */
interface Subtle {
  importKey: (format: 'raw', bytes: Uint8Array<ArrayBuffer>, algorithm: 'Ed25519', extractable: boolean, usages: readonly ['verify']) => Promise<unknown>;
  verify: (algorithm: 'Ed25519', key: unknown, signature: Uint8Array<ArrayBuffer>, bytes: Uint8Array<ArrayBuffer>) => Promise<boolean>;
}
const subtle = (): Subtle | undefined => (globalThis as unknown as { readonly crypto?: { readonly subtle?: Subtle } }).crypto?.subtle;

/**
 * Whether a passport holds, by the keys that are here and the clock of this device. Never throws. A passport that holds says
 * what a clinic knew when it issued it; it is no identity and no order.
 */
export async function verifyPassport(text: string, files: readonly PassportKeys[], nowMs: number): Promise<PassportVerdict> {
  const found = parts(text);
  if (found === null) return { kind: 'unreadable' };
  const { passport } = found;
  const [file, key] = files.flatMap((each) => each.keys.filter(({ id }) => id === passport.keyId).map((one) => [each, one] as const))[0] ?? [];
  if (file === undefined || key === undefined) return { kind: 'not-ours' };
  const bytes = fromBase64Url(key.publicKey);
  const crypto = subtle();
  if (bytes === null || crypto === undefined) return { kind: 'cannot-check' };
  try {
    const imported = await crypto.importKey('raw', bytes, 'Ed25519', false, ['verify']);
    if (!(await crypto.verify('Ed25519', imported, found.signature, ascii(found.body)))) return { kind: 'changed' };
  } catch {
    return { kind: 'cannot-check' };
  }
  // A retired key that got into wrong hands signs nothing new: what it signed carries a time before it was retired.
  if (key.state === 'withdrawn' || (key.until !== null && Date.parse(passport.issuedAt) > Date.parse(key.until))) return { kind: 'withdrawn', issuer: file.issuer };
  if (Date.parse(passport.issuedAt) > nowMs + clockSkewMinutes * 60_000) return { kind: 'not-yet', passport, issuer: file.issuer };
  return { kind: nowMs < Date.parse(passport.expiresAt) ? 'valid' : 'expired', passport, issuer: file.issuer };
}

/** `80 mg`, or `40 mg + 40 mg` where the day's dose is split. */
export const passportDose = ({ partsUg }: Passport): string => partsUg.map((ug) => `${ug / 1000} mg`).join(' + ');
