/** Enquiries and referrals, waiting, acceptance, goals before arrival. */
import * as z from 'zod/mini';
import { route } from '../route.ts';
import { Created, Id, IdParams, Instant, IsoDay, Language, Line, Text } from '../shapes.ts';

export const EnquirySource = z.enum(['front_door', 'telephone', 'walk_in', 'gp', 'hospital', 'prison', 'probation', 'social_care', 'other_service', 'other']);
export type EnquirySource = z.output<typeof EnquirySource>;
export const EnquiryState = z.enum(['new', 'in_contact', 'waiting', 'accepted', 'closed']);
export const ClosedReason = z.enum(['helped_elsewhere', 'not_now', 'not_reached', 'not_for_us', 'mistake', 'family_path']);

const Said = z.object({ en: z.string(), es: z.string(), 'en-GB': z.optional(z.string()) });

/** One line of the inbox, in the order in which people are called. */
export const InboxLine = z.object({
  id: Id, reference: z.string(), kind: z.enum(['enquiry', 'referral']), source: EnquirySource, about: z.enum(['self', 'someone_else']),
  callMe: z.string(), otherName: z.nullable(z.string()), contact: z.enum(['phone', 'text', 'email']), bestTime: z.enum(['any', 'morning', 'afternoon', 'evening']),
  needsToday: z.boolean(), language: Language, receivedAt: Instant, state: EnquiryState, waitDays: z.int(),
  /** 1 is called before 2, whatever the wait. */
  group: z.int(), because: z.array(z.object({ id: z.string(), says: Said })),
  contactOverdue: z.boolean(), attempts: z.int(), lastAttemptAt: z.nullable(Instant), callAgainAt: z.nullable(Instant),
});
export type InboxLine = z.output<typeof InboxLine>;

export const ContactAttempt = z.object({
  id: Id, at: Instant, by: z.string(), how: z.enum(['call', 'text', 'email', 'in_person', 'letter']),
  outcome: z.enum(['spoke', 'left_message', 'no_answer', 'wrong_number', 'sent']), note: z.nullable(z.string()), callAgainAt: z.nullable(Instant),
});
export const Referrer = z.object({ name: Line, organisation: Line, telephone: z.optional(Line), email: z.optional(Line), replyAllowed: z.boolean() });

export const EnquiryDetail = z.extend(InboxLine, {
  siteId: Id, relation: z.nullable(z.string()), phone: z.nullable(z.string()), email: z.nullable(z.string()), ifOther: z.enum(['say_nothing', 'leave_message']),
  interpreter: z.nullable(z.string()), words: z.nullable(z.string()), signs: z.array(z.string()), bornOn: z.nullable(IsoDay), referrer: z.nullable(Referrer),
  personId: z.nullable(Id), episodeId: z.nullable(Id), closedReason: z.nullable(ClosedReason), version: z.int(),
  contacts: z.array(ContactAttempt),
  triage: z.nullable(z.object({ at: Instant, by: z.string(), reasons: z.array(z.string()), asked: z.array(z.string()), note: z.nullable(z.string()) })),
});
export type EnquiryDetail = z.output<typeof EnquiryDetail>;

export const inbox = route({
  method: 'GET', path: '/api/sites/:id/enquiries', summary: 'Who asks for help and waits, in the order of risk', params: IdParams,
  query: z.object({ state: z.optional(z.enum(['open', 'accepted', 'closed'])) }),
  reply: z.object({ items: z.array(InboxLine), medianWaitDays: z.nullable(z.number()) }),
});
export const getEnquiry = route({ method: 'GET', path: '/api/enquiries/:id', summary: 'One enquiry or referral', params: IdParams, reply: EnquiryDetail });
export const addEnquiry = route({
  method: 'POST', path: '/api/sites/:id/enquiries', summary: 'Notes a request for help made by telephone or in person, or a professional’s referral', params: IdParams,
  body: z.object({
    kind: z.enum(['enquiry', 'referral']), source: EnquirySource, about: z.enum(['self', 'someone_else']), callMe: Line,
    phone: z.optional(Line), email: z.optional(Line), contact: z.enum(['phone', 'text', 'email']), bornOn: z.optional(IsoDay), needsToday: z.boolean(),
    ifOther: z.enum(['say_nothing', 'leave_message']), language: Language, words: z.optional(Text), referrer: z.optional(Referrer),
  }),
  reply: Created,
});
export const addContact = route({
  method: 'POST', path: '/api/enquiries/:id/contacts', summary: 'Notes a try to reach whoever asked', params: IdParams,
  body: z.object({ how: ContactAttempt.shape.how, outcome: ContactAttempt.shape.outcome, note: z.optional(Text), callAgainAt: z.optional(Instant) }), reply: Created,
});
export const addTriage = route({
  method: 'POST', path: '/api/enquiries/:id/triages', summary: 'Notes what was asked about risk while waiting', params: IdParams,
  body: z.object({ reasons: z.array(z.string()), asked: z.array(z.string()), note: z.optional(Text), wantsToWait: z.boolean() }), reply: Created,
});
export const accept = route({
  method: 'POST', path: '/api/enquiries/:id/acceptance', summary: 'Takes somebody into an episode, with consent and a responsible clinician', params: IdParams,
  body: z.object({
    /** An existing person, where they were here before; else the particulars of a new one. */
    personId: z.optional(Id),
    person: z.optional(z.object({ givenName: Line, familyName: Line, knownAs: z.optional(Line), bornOn: IsoDay, sex: z.enum(['female', 'male', 'other', 'unknown']), telephone: z.optional(Line), email: z.optional(Line) })),
    responsibleClinicianId: Id,
    consentToTreatment: z.object({ method: z.enum(['on_screen', 'on_paper', 'spoken']) }),
    consentToSharing: z.optional(z.object({ recipient: Line, purpose: Line, amountAndKind: Line, expiresOn: z.optional(IsoDay), method: z.enum(['on_screen', 'on_paper', 'spoken']) })),
    goals: z.array(Line),
  }),
  reply: z.object({ personId: Id, episodeId: Id, number: z.string() }),
});
export const closeEnquiry = route({
  method: 'POST', path: '/api/enquiries/:id/closing', summary: 'Closes an enquiry that goes no further here, with why', params: IdParams,
  body: z.object({ reason: ClosedReason, note: z.optional(Text) }), reply: z.object({ ok: z.literal(true) }),
});
export const clinicians = route({
  method: 'GET', path: '/api/sites/:id/clinicians', summary: 'Who can be the responsible clinician', params: IdParams,
  reply: z.object({ items: z.array(z.object({ id: Id, name: z.string(), roles: z.array(z.string()), openEpisodes: z.int() })) }),
});

export const OwnGoal = z.object({ id: Id, words: z.string(), at: Instant, saidBy: z.enum(['person', 'staff']) });
export const listGoals = route({ method: 'GET', path: '/api/people/:id/own-goals', summary: 'Goals in the person’s own words', params: IdParams, reply: z.object({ items: z.array(OwnGoal) }) });
export const addGoal = route({ method: 'POST', path: '/api/people/:id/own-goals', summary: 'Writes down a goal as the person said it', params: IdParams, body: z.object({ words: Line }), reply: Created });

export const invite = route({
  method: 'POST', path: '/api/people/:id/companion-invitation', summary: 'Makes a code with which the person opens the companion', params: IdParams,
  reply: z.object({ code: z.string(), expiresAt: Instant }),
});
