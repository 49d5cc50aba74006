/** Issues a dose passport: facts from the record, signed; each issue is kept. */
import { randomBytes } from 'node:crypto';
import type { Passport } from '@fairlead/contract/passport';
import { dayAt } from '../platform/clock.ts';
import type { NotDone } from '../platform/registry.ts';
import type { Tx } from '../platform/scoped.ts';
import { orderedParts } from './dose-decision.ts';
import { doseFacts, orderOfToday } from './dose-facts-store.ts';
import { passportSigner } from './passport-keys.ts';
import { insertPassport, passportFacts } from './passport-store.ts';

/** A phone renews its passport whenever it has a line; paper cannot. Hours that each is good for, a choice of this product. */
export const goodForHours = { companion: 72, paper: 168 } as const;

export interface Issued {
  readonly kind: 'issued';
  readonly id: string;
  readonly text: string;
  readonly passport: Passport;
  readonly number: string;
  readonly episodeId: string;
  readonly siteId: string;
  readonly zone: string;
}

const initial = (name: string): string => [...name.normalize('NFC').trim()][0]?.toLocaleUpperCase('en') ?? '';
const classOf = (medicine: string): readonly string[] => (medicine === 'methadone' ? ['methadone'] : ['buprenorphine', 'buprenorphine-naloxone']);
const refused = (detail: string): NotDone => ({ kind: 'conflict', detail });

export async function issuePassport(tx: Tx, personId: string, shownAs: 'companion' | 'paper', accountId: string, now: Temporal.Instant): Promise<Issued | NotDone> {
  const order = await orderOfToday(tx, personId, now);
  const facts = order === null ? null : await doseFacts(tx, order.id, now, []);
  // A passport says what may be given. Where the clinic itself would not give today, it must not say so elsewhere.
  if (facts === null) return refused('No order is in force today, so there is no dose to state. Call the clinic.');
  if (facts.order_state !== 'signed' || facts.holds.length > 0) return refused('Doses are on hold, so no passport states one. Call the clinic.');
  const { medicine } = facts;
  if (medicine === 'naltrexone') return refused('A dose passport is for methadone and buprenorphine.');
  const about = await passportFacts(tx, personId, facts.site_id, classOf(facts.medicine), dayAt(now, facts.time_zone));
  if (about === null) return { kind: 'not-found' };
  if (about.orders > 1) return refused('Two medicines are ordered for the same days. A passport states one; call the clinic.');
  const signer = await passportSigner(tx, now);
  const issued = now.round({ smallestUnit: 'minute', roundingMode: 'floor' });
  const passport: Passport = {
    keyId: signer.keyId, id: randomBytes(9).toString('base64url'), initials: initial(about.given_name) + initial(about.family_name), birthYear: about.born_on === null ? null : Number(about.born_on.slice(0, 4)),
    medicine, partsUg: orderedParts(facts).map(({ doseUg }) => doseUg), lastDoseAt: about.last_at === null ? null : Temporal.Instant.from(about.last_at).round({ smallestUnit: 'minute', roundingMode: 'floor' }).toString(), lastDoseUg: about.last_ug ?? 0,
    bottlesLeft: about.bottles, site: about.site_name, phone: about.phone ?? '', issuedAt: issued.toString(), expiresAt: issued.add({ hours: goodForHours[shownAs] }).toString(),
  };
  const { body, text } = signer.sign(passport);
  const id = await insertPassport(tx, { personId, episodeId: facts.episode_id, orderId: facts.order_id, keyId: signer.keyId, code: passport.id, shownAs, body, issuedAt: passport.issuedAt, expiresAt: passport.expiresAt }, accountId);
  return { kind: 'issued', id, text, passport, number: about.number, episodeId: facts.episode_id, siteId: facts.site_id, zone: facts.time_zone };
}
