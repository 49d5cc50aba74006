/**
 * The right to dose, signed over from one organisation to another and back. A grant says on which days the other may dose a
 * person, with what and within which bounds; a return says what became of each of those days. A person appears as a token
 * that is random for every grant, so that two grants of one person cannot be told to be of one.
 *
 * `FLG1.` or `FLR1.`, payload, `.`, signature, both base64url without padding, like a dose passport: the payload is a JSON list
 * in UTF-8, the signature Ed25519 over the ASCII text before its dot, by a key of dose passports of whoever says it. Short
 * enough for one code on paper, so that it may travel by the person, by fax or by mail as well as from server to server.
 */
import { fromBase64Url, toBase64Url, type PassportMedicine } from '../passport/index.ts';

/** Which notice goes with what leaves: 42 CFR 2.32 as amended in 2024 for a record under Part 2, or the duty of confidence. */
export type Notice = '42CFR2-2024' | 'UK-CONFIDENCE';

/** The text of each notice, and what allowed the disclosure. Of the first, the short form of 42 CFR 2.32(a)(2), and the scope of the consent that 2.32(b) asks for. */
export const noticeTexts: Readonly<Record<Notice, { readonly notice: string; readonly basis: string }>> = {
  '42CFR2-2024': {
    notice: '42 CFR part 2 prohibits unauthorized use or disclosure of these records.',
    basis: 'Disclosed with the written consent of the person to the clinic named here, for treatment: medicine, dose, days, last dose and bottles of these guest days, and nothing else.',
  },
  'UK-CONFIDENCE': {
    notice: 'The duty of confidence goes with it. Do not use it for another purpose.',
    basis: 'Shared for direct care (UK GDPR Articles 6(1)(e) and 9(2)(h)): medicine, dose, days, last dose and bottles of these guest days, and nothing else.',
  },
};

export interface GuestGrant {
  /** Which key of the home organisation signed. */
  readonly keyId: string;
  /** Which key of the organisation that may dose: nobody else can accept it. */
  readonly toKeyId: string;
  /** Counts the grants from the one organisation to the other. */
  readonly number: number;
  /** 22 letters of base64url: 128 random bits. */
  readonly token: string;
  /** Twelve bits that depend on the token, initials and date of birth: somebody else's paper is noticed, and nobody is known by it. */
  readonly check: string;
  readonly medicine: PassportMedicine;
  readonly fromDay: string;
  readonly toDay: string;
  /** Micrograms a day: what the order says on the day with the least, and with the most. */
  readonly leastUg: number;
  readonly mostUg: number;
  /** Micrograms of each part of the first day. */
  readonly partsUg: readonly number[];
  readonly lastDoseAt: string | null;
  readonly lastDoseUg: number;
  readonly bottlesLeft: number;
  readonly site: string;
  readonly phone: string;
  readonly notice: Notice;
  readonly issuedAt: string;
  /** From then on nothing can be begun on it. */
  readonly expiresAt: string;
}

/**
 * What became of one day. given: at a window. bottle: it went home. refused: not wanted. none: nothing was given. back: nothing was given,
 * and the home organisation gives from now on. used: the day was used, and the person's consent to tell more has ended.
 */
export type DayOutcome = 'given' | 'bottle' | 'refused' | 'none' | 'back' | 'used';

export interface ReturnedDay {
  readonly day: string;
  readonly outcome: DayOutcome;
  readonly ug: number;
  readonly at: string | null;
}

export interface GuestReturn {
  /** Which key of the organisation that dosed signed. */
  readonly keyId: string;
  /** Which key of the home organisation signed the grant. */
  readonly toKeyId: string;
  readonly token: string;
  readonly grantNumber: number;
  /** 1, and more where a dose was corrected after the return before. */
  readonly number: number;
  /** Every day of the grant, in order. */
  readonly days: readonly ReturnedDay[];
  readonly notice: Notice;
  readonly issuedAt: string;
}

/** What is said, without believing it; `body` is what was signed. */
export type Letter =
  | { readonly kind: 'grant'; readonly body: string; readonly signature: Uint8Array; readonly grant: GuestGrant }
  | { readonly kind: 'return'; readonly body: string; readonly signature: Uint8Array; readonly return: GuestReturn };

/** Guest days are agreed for a month at most. */
export const longestGrantDays = 31;

const utf8 = (text: string): number[] => (encodeURIComponent(text).match(/%..|./g) ?? []).map((each) => (each.length === 3 ? Number.parseInt(each.slice(1), 16) : each.charCodeAt(0)));
const fromUtf8 = (bytes: Uint8Array): string => decodeURIComponent([...bytes].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''));

const minuteOf = (instant: string): number => Math.floor(Date.parse(instant) / 60_000);
const instantOf = (minute: number): string => new Date(minute * 60_000).toISOString().replace(':00.000Z', ':00Z');
const dayNumberOf = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000;
const dayOf = (number: number): string => new Date(number * 86_400_000).toISOString().slice(0, 10);
const minuteOrNull = (instant: string | null): number | null => (instant === null ? null : minuteOf(instant));

const letters: Readonly<Record<DayOutcome, string>> = { given: 'g', bottle: 'b', refused: 'r', none: 'n', back: 'x', used: 'u' };
const outcomes = new Map(Object.entries(letters).map(([outcome, letter]) => [letter, outcome as DayOutcome]));

const bodyOf = (prefix: string, fields: readonly unknown[]): string => prefix + toBase64Url(utf8(JSON.stringify(fields)));

/** The text of a grant that is signed. */
export function grantBody(grant: GuestGrant): string {
  return bodyOf('FLG1.', [
    grant.keyId, grant.toKeyId, grant.number, grant.token, grant.check, grant.medicine, dayNumberOf(grant.fromDay), dayNumberOf(grant.toDay), grant.leastUg, grant.mostUg, grant.partsUg,
    minuteOrNull(grant.lastDoseAt), grant.lastDoseUg, grant.bottlesLeft, grant.site, grant.phone, grant.notice, minuteOf(grant.issuedAt), minuteOf(grant.expiresAt),
  ]);
}

/** The text of a return that is signed. */
export function returnBody(back: GuestReturn): string {
  const first = dayNumberOf(back.days[0]?.day ?? back.issuedAt.slice(0, 10));
  return bodyOf('FLR1.', [back.keyId, back.toKeyId, back.token, back.grantNumber, back.number, first, back.days.map(({ outcome, ug, at }) => (ug === 0 && at === null ? letters[outcome] : [letters[outcome], ug, minuteOrNull(at)])), back.notice, minuteOf(back.issuedAt)]);
}

export const letterText = (body: string, signature: Uint8Array): string => `${body}.${toBase64Url(signature)}`;

const isCount = (value: unknown): value is number => typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 && value < 2 ** 40;
const isText = (value: unknown): value is string => typeof value === 'string' && value.length <= 200;
const isKey = (value: unknown): value is string => typeof value === 'string' && /^[0-9a-f]{10}$/.test(value);
const isToken = (value: unknown): value is string => typeof value === 'string' && /^[\w-]{22}$/.test(value);
const isNotice = (value: unknown): value is Notice => typeof value === 'string' && value in noticeTexts;
const isMedicine = (value: unknown): value is PassportMedicine => value === 'methadone' || value === 'buprenorphine' || value === 'buprenorphine-naloxone';
const isMinute = (value: unknown): value is number | null => value === null || isCount(value);

function readGrant(fields: readonly unknown[]): GuestGrant | null {
  const [keyId, toKeyId, number, token, check, medicine, from, to, leastUg, mostUg, partsUg, last, lastDoseUg, bottlesLeft, site, phone, notice, issued, expires, more] = fields;
  if (more !== undefined || !isKey(keyId) || !isKey(toKeyId) || !isCount(number) || !isToken(token) || typeof check !== 'string' || !/^[0-9a-f]{3}$/.test(check) || !isMedicine(medicine)) return null;
  if (!isCount(from) || !isCount(to) || to < from || to - from >= longestGrantDays || !isCount(leastUg) || !isCount(mostUg) || mostUg < leastUg || mostUg === 0) return null;
  if (!Array.isArray(partsUg) || partsUg.length === 0 || partsUg.length > 4 || !partsUg.every(isCount) || !isMinute(last) || !isCount(lastDoseUg) || !isCount(bottlesLeft)) return null;
  if (!isText(site) || !isText(phone) || !isNotice(notice) || !isCount(issued) || !isCount(expires) || expires <= issued || (last !== null && last > issued)) return null;
  return {
    keyId, toKeyId, number, token, check, medicine, fromDay: dayOf(from), toDay: dayOf(to), leastUg, mostUg, partsUg: partsUg as number[], lastDoseAt: last === null ? null : instantOf(last), lastDoseUg, bottlesLeft, site, phone, notice,
    issuedAt: instantOf(issued), expiresAt: instantOf(expires),
  };
}

function readDay(value: unknown, day: string): ReturnedDay | null {
  const [letter, ug, minute] = Array.isArray(value) ? (value as unknown[]) : [value, 0, null];
  const outcome = typeof letter === 'string' ? outcomes.get(letter) : undefined;
  if (outcome === undefined || !isCount(ug) || !isMinute(minute)) return null;
  // What was given has an amount, and nothing else has.
  return (outcome === 'given' || outcome === 'bottle') === ug > 0 ? { day, outcome, ug, at: minute === null ? null : instantOf(minute) } : null;
}

function readReturn(fields: readonly unknown[]): GuestReturn | null {
  const [keyId, toKeyId, token, grantNumber, number, first, days, notice, issued, more] = fields;
  if (more !== undefined || !isKey(keyId) || !isKey(toKeyId) || !isToken(token) || !isCount(grantNumber) || !isCount(number) || number === 0 || !isCount(first) || !isNotice(notice) || !isCount(issued)) return null;
  if (!Array.isArray(days) || days.length === 0 || days.length > longestGrantDays) return null;
  const read = days.map((each: unknown, index) => readDay(each, dayOf(first + index)));
  return read.some((each) => each === null) ? null : { keyId, toKeyId, token, grantNumber, number, days: read.flatMap((each) => (each === null ? [] : [each])), notice, issuedAt: instantOf(issued) };
}

/** Takes a letter apart without believing it. Blanks and line ends are let through: people paste, scanners wrap. Null: it is none. */
export function readLetter(pasted: string): Letter | null {
  const text = pasted.length > 4000 ? '' : pasted.replaceAll(/\s/g, '');
  const [prefix = '', payload = '', signed = '', more] = text.split('.');
  const [bytes, signature] = [fromBase64Url(payload), fromBase64Url(signed)];
  if (more !== undefined || bytes === null || signature?.length !== 64) return null;
  try {
    const fields: unknown = JSON.parse(fromUtf8(bytes));
    if (!Array.isArray(fields)) return null;
    const body = `${prefix}.${payload}`;
    if (prefix === 'FLG1') {
      const grant = readGrant(fields);
      return grant === null ? null : { kind: 'grant', body, signature, grant };
    }
    const back = prefix === 'FLR1' ? readReturn(fields) : null;
    return back === null ? null : { kind: 'return', body, signature, return: back };
  } catch {
    return null;
  }
}
