/** What the home clinic confirmed of a visitor, by its signature or by telephone, as one value that the rules are asked with. */
import { guestRecordParts } from '@fairlead/clinical';
import type { GuestConfirmation } from '@fairlead/contract/dispensary';
import { verifyPassport, type PassportVerdict } from '@fairlead/contract/passport';
import type { NotDone } from '../platform/registry.ts';
import type { Tx } from '../platform/scoped.ts';
import { dayAt } from '../platform/clock.ts';
import { isTheirs as isOfPerson } from './guest-letters.ts';
import { passportIssuers } from './guest-store.ts';
import { takeGrant } from './take-grant.ts';

export interface Confirmed {
  readonly kind: 'confirmed';
  readonly clinic: string;
  readonly phone: string | null;
  readonly who: string;
  readonly medicine: string;
  readonly doseUg: number;
  readonly lastDoseAt: string | null;
  readonly lastDoseUg: number;
  readonly takeHomes: number;
  /** The last day for which the confirmation is good; null where the clinic named the days by telephone. */
  readonly goodUntil: string | null;
  readonly parts: readonly string[];
  readonly kept: Readonly<Record<string, unknown>>;
  /** The days that were signed over, where they were: accepted with these guest days. */
  readonly grant?: { readonly id: string; readonly fromDay: string; readonly toDay: string };
}

const refusals: Readonly<Record<Exclude<PassportVerdict['kind'], 'valid'>, string>> = {
  expired: 'This passport has expired. Call the home clinic.', 'not-yet': 'This passport was issued later than now. A clock is wrong; call the home clinic.', 'not-ours': 'No clinic that is believed here signed this passport. Call the home clinic.',
  changed: 'This passport was changed after it was signed. Call the home clinic at a number that you look up yourself.', withdrawn: 'The key of this passport was withdrawn. Call the home clinic.', unreadable: 'This is no dose passport.', 'cannot-check': 'This server cannot check signatures.',
};

const total = (parts: readonly number[]): number => parts.reduce((sum, each) => sum + each, 0);

/** The same first letters and year of birth as the person in the record. */
function isTheirs(passport: { readonly initials: string; readonly birthYear: number | null }, person: { readonly given_name: string; readonly family_name: string; readonly born_on: string | null }): boolean {
  const initials = [person.given_name, person.family_name].map((name) => [...name.normalize('NFC').trim()][0]?.toLocaleUpperCase('en') ?? '').join('');
  return passport.initials === initials && (passport.birthYear === null || person.born_on === null || Number(person.born_on.slice(0, 4)) === passport.birthYear);
}

export async function confirmed(tx: Tx, asked: GuestConfirmation, person: { readonly given_name: string; readonly family_name: string; readonly born_on: string | null }, zone: string, now: Temporal.Instant): Promise<Confirmed | NotDone> {
  const dates = ['fromDay', 'toDay'];
  if (asked.how === 'grant') return granted(tx, asked, person, zone, now);
  if (asked.how === 'call-back') {
    if (Temporal.Instant.compare(Temporal.Instant.from(asked.at), now) > 0 || Temporal.Instant.compare(Temporal.Instant.from(asked.lastDoseAt), now) > 0) return { kind: 'invalid', detail: 'A call and a last dose lie in the past.', field: '/confirmation/at' };
    const parts = guestRecordParts.filter((part) => (part === 'lastDoseWitnessed' ? asked.lastDoseWitnessed : part !== 'prescriberOrder' || asked.prescriberOrder));
    return { kind: 'confirmed', clinic: asked.clinic, phone: asked.phone, who: asked.who, medicine: asked.medicine, doseUg: total(asked.partsUg), lastDoseAt: asked.lastDoseAt, lastDoseUg: asked.lastDoseUg, takeHomes: asked.takeHomes, goodUntil: null, parts, kept: asked };
  }
  const verdict = await verifyPassport(asked.text, (await passportIssuers(tx)).map(({ keys }) => keys), now.epochMilliseconds);
  if (verdict.kind !== 'valid') return { kind: 'conflict', detail: refusals[verdict.kind] };
  const { passport, issuer } = verdict;
  if (!isTheirs(passport, person)) return { kind: 'conflict', detail: `This passport is for ${passport.initials}${passport.birthYear === null ? '' : `, born ${passport.birthYear}`}. It is not this person’s.` };
  // A clinic issues one on an order in force and on a dose that it saw; the next dose is due the day after the last.
  const parts = [...dates, 'homeClinic', 'takeHomesIssued', 'prescriberOrder', ...(passport.lastDoseAt === null ? [] : ['lastDoseAt', 'lastDoseWitnessed', 'nextDoseDue'])];
  return {
    kind: 'confirmed', clinic: issuer, phone: passport.phone === '' ? null : passport.phone, who: issuer, medicine: passport.medicine, doseUg: total(passport.partsUg), lastDoseAt: passport.lastDoseAt, lastDoseUg: passport.lastDoseUg, takeHomes: passport.bottlesLeft,
    goodUntil: dayAt(Temporal.Instant.from(passport.expiresAt), zone), parts, kept: { how: 'passport', who: issuer, at: now.toString(), keyId: passport.keyId, passport },
  };
}

/** What a grant says, and a later last dose where the home clinic told of one by telephone. */
async function granted(tx: Tx, asked: Extract<GuestConfirmation, { how: 'grant' }>, person: { readonly given_name: string; readonly family_name: string; readonly born_on: string | null }, zone: string, now: Temporal.Instant): Promise<Confirmed | NotDone> {
  const found = await takeGrant(tx, asked.text, 'shown', now);
  if (found.kind !== 'taken') return found;
  const { row, grant, issuer } = found;
  if (row.state !== 'arrived') return { kind: 'conflict', detail: row.state === 'open' ? 'These days were accepted already.' : 'These days were given back to the home clinic.' };
  if (person.born_on === null) return { kind: 'conflict', detail: 'Write down the date of birth first: whose days these are is known by it.' };
  if (!isOfPerson(grant.token, grant.check, person)) return { kind: 'conflict', detail: 'These days are somebody else’s, or the name or date of birth is written otherwise at the home clinic. Call them.' };
  const told = asked.lastDose;
  if (told !== undefined && Temporal.Instant.compare(Temporal.Instant.from(told.at), now) > 0) return { kind: 'invalid', detail: 'A last dose lies in the past.', field: '/confirmation/lastDose/at' };
  const [lastAt, lastUg] = told === undefined ? [grant.lastDoseAt, grant.lastDoseUg] : [told.at, told.ug];
  const lastDay = lastAt === null ? null : dayAt(Temporal.Instant.from(lastAt), zone);
  // Signed days ahead: the home clinic dosed on until the first of them, and only it knows.
  const dayBefore = Temporal.PlainDate.from(grant.fromDay).subtract({ days: 1 }).toString();
  if (told === undefined && (lastDay === null || lastDay < dayBefore)) return { kind: 'conflict', detail: `The grant names ${lastDay === null ? 'no last dose' : `${lastDay} as the day of the last dose`}, and the days begin on ${grant.fromDay}. Ask the home clinic for the last dose.` };
  const parts = [...guestRecordParts];
  return {
    kind: 'confirmed', clinic: issuer, phone: grant.phone === '' ? null : grant.phone, who: told?.who ?? issuer, medicine: grant.medicine, doseUg: grant.mostUg, lastDoseAt: lastAt, lastDoseUg: lastUg, takeHomes: grant.bottlesLeft,
    goodUntil: grant.toDay, parts, kept: { how: 'grant', who: told?.who ?? issuer, at: now.toString(), keyId: grant.keyId, number: grant.number, leastUg: grant.leastUg, mostUg: grant.mostUg, lastDose: told ?? null }, grant: { id: row.id, fromDay: grant.fromDay, toDay: grant.toDay },
  };
}
