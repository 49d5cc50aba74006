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
  }),
  reply: z.object({ stay: GuestStay, doses: z.int() }),
});

export const PassportIssuer = z.object({ id: Id, name: z.string(), keyIds: z.array(z.string()), howChecked: z.string(), addedAt: Instant });
export const getPassportIssuers = route({ method: 'GET', path: '/api/passport-issuers', summary: 'Other clinics whose dose passports are believed here', reply: z.object({ items: z.array(PassportIssuer) }) });
export const addPassportIssuer = route({
  method: 'POST', path: '/api/passport-issuers', summary: 'Believes another clinic’s passports by the keys that it published; a newer file of the same name takes over',
  body: z.object({ keys: z.unknown(), howChecked: Reason }), reply: PassportIssuer,
});
