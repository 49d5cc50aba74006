/** Guest dosing both ways: our people elsewhere, other clinics' people here. */
import * as z from 'zod/mini';
import { DoseUg } from '../medication/index.ts';
import { route } from '../route.ts';
import { Decision, Id, IdParams, Instant, IsoDay, Line } from '../shapes.ts';

const Reason = z.string().check(z.trim(), z.minLength(1), z.maxLength(2000));
const Phone = Line.check(z.maxLength(60));
const Medicine = z.enum(['methadone', 'buprenorphine', 'buprenorphine-naloxone']);

/** What the home clinic said of a visitor: by its signature on a passport, or by telephone at a number that this clinic looked up. */
export const GuestConfirmation = z.discriminatedUnion('how', [
  z.object({ how: z.literal('passport'), text: z.string().check(z.maxLength(4000)) }),
  z.object({
    how: z.literal('grant'), text: z.string().check(z.maxLength(4000)),
    /** The person's consent to tell the home clinic what was given; asked for where 42 CFR Part 2 rules. */
    consentId: z.optional(Id),
    /** What the home clinic said by telephone of a later dose than the grant names. */
    lastDose: z.optional(z.object({ who: Line, at: Instant, ug: DoseUg })),
  }),
  z.object({
    how: z.literal('call-back'), who: Line, at: Instant, clinic: Line, phone: Phone, medicine: Medicine, partsUg: z.array(DoseUg).check(z.minLength(1), z.maxLength(4)), lastDoseAt: Instant, lastDoseUg: DoseUg,
    lastDoseWitnessed: z.boolean(), takeHomes: z.int().check(z.gte(0), z.lte(60)), nextDoseDue: IsoDay, prescriberOrder: z.boolean(),
  }),
]);
export type GuestConfirmation = z.output<typeof GuestConfirmation>;

export const GuestStay = z.object({
  id: Id, kind: z.enum(['our-site', 'away', 'visitor']), fromDay: IsoDay, toDay: IsoDay, where: z.string(), phone: z.nullable(z.string()), hostSiteId: z.nullable(Id),
  /** waiting: a site node holds days of it and was asked for them; it begins by itself. ending: the same at its end. */
  state: z.enum(['waiting', 'active', 'ending', 'ended']),
  /** What it waits for: so many days at the node of a site, last heard then. */
  waitsFor: z.nullable(z.object({ site: z.string(), days: z.int(), heardAt: z.nullable(Instant) })),
  confirmedUg: z.nullable(z.int()), confirmedBy: z.nullable(z.string()), lastDoseDay: z.nullable(IsoDay), takeHomesHeld: z.nullable(z.int()), agreedBy: z.string(), agreedAt: Instant, endedAt: z.nullable(Instant), endReason: z.nullable(z.string()),
  /** What was signed about these days: over to another clinic, or by another clinic to this one. */
  signed: z.nullable(z.object({
    number: z.int(),
    /** out: the other clinic may dose. open: they are dosed here. returned: what became of each day was told. settled: people asked instead. */
    state: z.enum(['out', 'open', 'returned', 'settled']),
    expiresAt: Instant, endedAt: z.nullable(Instant),
    /** How the last letter goes: by hand, on its way, there, or stopped. */
    way: z.enum(['hand', 'waiting', 'delivered', 'stopped']), tries: z.int(), fault: z.nullable(z.string()),
  })),
});
export type GuestStay = z.output<typeof GuestStay>;

export const getGuestStays = route({ method: 'GET', path: '/api/people/:id/guest-stays', summary: 'Days on which another window gives this person’s doses, or this one a visitor’s', params: IdParams, reply: z.object({ items: z.array(GuestStay) }) });
export const agreeGuestStay = route({
  method: 'POST', path: '/api/episodes/:id/guest-stays', summary: 'A prescriber agrees that another window doses on these days, or that a visitor is dosed here', params: IdParams,
  body: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('our-site'), fromDay: IsoDay, toDay: IsoDay, hostSiteId: Id }),
    z.object({ kind: z.literal('away'), fromDay: IsoDay, toDay: IsoDay, clinic: Line, phone: Phone }),
    z.object({ kind: z.literal('visitor'), fromDay: IsoDay, toDay: IsoDay, confirmation: GuestConfirmation, acknowledged: z.optional(z.array(z.string())) }),
  ]),
  reply: z.object({ stay: GuestStay, decision: z.nullable(Decision) }),
});
export const endGuestStay = route({
  method: 'POST', path: '/api/guest-stays/:id/end', summary: 'The person is back: the days end, and the doses given elsewhere come into the record', params: IdParams,
  body: z.object({
    reason: Reason,
    doses: z.optional(z.array(z.object({ dosingDay: IsoDay, doseUg: DoseUg, givenAt: z.optional(Instant) })).check(z.maxLength(31))),
    /** The other clinic said that it gave nothing today. */
    noneToday: z.optional(z.boolean()),
    /** Days that were signed over and are over without a return: a second person, where no prescriber ends them. */
    confirmationId: z.optional(Id),
  }),
  reply: z.object({ stay: GuestStay, doses: z.int() }),
});

/** A letter as it is carried: its text, and the same as one code of unit squares. */
export const SignedLetter = z.object({ kind: z.enum(['grant', 'return']), text: z.string(), code: z.object({ size: z.int(), path: z.string() }), notice: z.string(), basis: z.string() });
export type SignedLetter = z.output<typeof SignedLetter>;

export const signDaysOver = route({
  method: 'POST', path: '/api/guest-stays/:id/grants', summary: 'A prescriber signs days away over to a believed clinic: only that one doses on them from now on', params: IdParams,
  body: z.object({ issuerId: Id, consentId: z.optional(Id) }), reply: z.object({ stay: GuestStay, letter: SignedLetter, decision: Decision }),
});
export const getSignedLetters = route({ method: 'GET', path: '/api/guest-stays/:id/letters', summary: 'What was signed about these guest days, to be carried again', params: IdParams, reply: z.object({ items: z.array(SignedLetter) }) });
export const getSignedPaper = route({
  method: 'GET', path: '/api/guest-stays/:id/paper', summary: 'The newest letter of these guest days as one page, with its notice', params: IdParams, reply: z.object({ fileName: z.string(), base64: z.string() }),
});
export const RecallReason = z.enum(['back-early', 'order-changed', 'other']);
export const askSignedDaysBack = route({
  method: 'POST', path: '/api/guest-stays/:id/recalls', summary: 'A letter that asks the other clinic for days that were signed over to it, and the words for the call; the days come back by its signed return alone', params: IdParams,
  body: z.object({ why: RecallReason }), reply: z.object({ fileName: z.string(), base64: z.string(), call: z.array(z.string()) }),
});
export const enterReturn = route({
  method: 'POST', path: '/api/guest-returns', summary: 'Enters what another clinic signed of the days that it dosed; once, however often it comes', body: z.object({ text: z.string().check(z.maxLength(4000)) }),
  reply: z.object({ personId: Id, stayId: Id, doses: z.int(), again: z.boolean() }),
});
export const ArrivedGrant = z.object({ id: Id, number: z.int(), issuer: z.string(), fromDay: IsoDay, toDay: IsoDay, medicine: Medicine, mostUg: z.int(), arrivedAt: Instant, expiresAt: Instant, text: z.string() });
export type ArrivedGrant = z.output<typeof ArrivedGrant>;
export const getArrivedGrants = route({ method: 'GET', path: '/api/people/:id/arrived-grants', summary: 'Days that other clinics signed over to this one and that fit this person', params: IdParams, reply: z.object({ items: z.array(ArrivedGrant) }) });
export const sendLetter = route({
  method: 'POST', path: '/api/guest-letters', summary: 'Another organisation’s server hands over a signed letter about guest days', body: z.object({ text: z.string().check(z.maxLength(4000)) }), reply: z.object({ taken: z.literal(true) }),
});

export const PassportIssuer = z.object({ id: Id, name: z.string(), keyIds: z.array(z.string()), howChecked: z.string(), url: z.nullable(z.string()), addedAt: Instant });
export const getPassportIssuers = route({ method: 'GET', path: '/api/passport-issuers', summary: 'Other clinics whose dose passports are believed here', reply: z.object({ items: z.array(PassportIssuer) }) });
export const addPassportIssuer = route({
  method: 'POST', path: '/api/passport-issuers', summary: 'Believes another clinic’s passports by the keys that it published; a newer file of the same name takes over',
  body: z.object({
    keys: z.unknown(), howChecked: Reason,
    /** The address of its server, where letters about guest days may go straight there. */
    url: z.optional(z.string().check(z.maxLength(300))),
  }),
  reply: PassportIssuer,
});
