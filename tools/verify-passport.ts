/**
 * `npm run verify-passport -- FILE_OR_TEXT --keys FILE [--keys FILE]`: whether a dose passport holds, by keys that clinics
 * published. Needs no line and no database. It ends with 0 when the passport holds, 1 when it does not, 2 when something
 * cannot be read.
 */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { passportDose, readPassportKeys, verifyPassport, type Passport, type PassportVerdict } from '@fairlead/contract/passport';

export interface PassportSaid {
  readonly exitCode: 0 | 1 | 2;
  readonly says: readonly string[];
}

function facts(passport: Passport, nowMs: number): readonly string[] {
  const { lastDoseAt, lastDoseUg } = passport;
  const hours = lastDoseAt === null ? 0 : Math.floor((nowMs - Date.parse(lastDoseAt)) / 3_600_000);
  return [
    `Person: ${passport.initials}${passport.birthYear === null ? '' : `, born ${passport.birthYear}`}. A passport is no identity: see a photo and the date of birth too.`,
    `Dose: ${passport.medicine}, ${passportDose(passport)} a day.`,
    lastDoseAt === null ? 'Last dose seen: none yet.' : `Last dose seen: ${lastDoseUg / 1000} mg at ${lastDoseAt}, ${hours} hours ago.`,
    `Bottles at home when it was issued: ${passport.bottlesLeft}.`,
    `Issued ${passport.issuedAt} by ${passport.site}${passport.phone === '' ? '' : `, telephone ${passport.phone}`}. Good until ${passport.expiresAt}.`,
  ];
}

export function sayVerdict(verdict: PassportVerdict, nowMs: number): PassportSaid {
  switch (verdict.kind) {
    case 'valid': return { exitCode: 0, says: [`Valid. Signed by ${verdict.issuer}.`, ...facts(verdict.passport, nowMs)] };
    case 'expired': return { exitCode: 1, says: [`Expired. ${verdict.issuer} signed it, and it was good until ${verdict.passport.expiresAt}. Call the clinic.`, ...facts(verdict.passport, nowMs)] };
    case 'not-yet': return { exitCode: 1, says: [`Issued later than now, at ${verdict.passport.issuedAt}: the clock here or at ${verdict.issuer} is wrong.`] };
    case 'withdrawn': return { exitCode: 1, says: [`Not to be trusted: ${verdict.issuer} withdrew the key that signed it. Call the clinic.`] };
    case 'changed': return { exitCode: 1, says: ['Changed, or never signed by the clinic that it names. Do not use it.'] };
    case 'not-ours': return { exitCode: 1, says: ['Not from a clinic whose keys are here.'] };
    case 'unreadable': return { exitCode: 2, says: ['This is no dose passport.'] };
    case 'cannot-check': return { exitCode: 2, says: ['This version of Node cannot check Ed25519 signatures.'] };
  }
}

/** The whole command, without the process around it. */
export async function checkPassport(args: readonly string[], nowMs: number, folder = process.cwd()): Promise<PassportSaid> {
  const [files, given]: [string[], string[]] = [[], []];
  for (let at = 0; at < args.length; at += 1) {
    if (args[at] === '--keys') files.push(args[(at += 1)] ?? '');
    else given.push(args[at] ?? '');
  }
  const [what] = given;
  if (what === undefined || given.length > 1 || files.length === 0) return { exitCode: 2, says: ['Usage: npm run verify-passport -- FILE_OR_TEXT --keys FILE [--keys FILE]'] };
  const keys = [];
  for (const file of files) {
    const read = readPassportKeys(jsonIn(resolve(folder, file)));
    if (read === null) return { exitCode: 2, says: [`${file} holds no published keys. A clinic publishes them at /.well-known/fairlead-passport-keys.json.`] };
    keys.push(read);
  }
  const text = what.trim().startsWith('FLP1.') ? what : textIn(resolve(folder, what));
  if (text === null) return { exitCode: 2, says: [`${what} cannot be read.`] };
  return sayVerdict(await verifyPassport(text, keys, nowMs), nowMs);
}

function textIn(path: string): string | null {
  try { return readFileSync(path, 'utf8'); } catch { return null; }
}

function jsonIn(path: string): unknown {
  try { return JSON.parse(textIn(path) ?? ''); } catch { return null; }
}

if (import.meta.main) {
  const { exitCode, says } = await checkPassport(process.argv.slice(2), Date.now());
  for (const line of says) process.stdout.write(`${line}\n`);
  process.exitCode = exitCode;
}
