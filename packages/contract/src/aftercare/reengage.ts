/** Whom to reach who missed doses, an injection or a visit; what was tried; a restart for the prescriber to sign. */
import * as z from 'zod/mini';
import { route } from '../route.ts';
import { Created, Finding, Id, IdParams, Instant, IsoDay, Language, Text } from '../shapes.ts';

const Mark = z.enum(['primary', 'secondary', 'unchecked', 'product']);
const Said = z.object({ en: z.string(), es: z.string(), 'en-GB': z.optional(z.string()) });

export const OutreachHow = z.enum(['call', 'text', 'letter', 'home_visit', 'in_person', 'contact_person']);
export type OutreachHow = z.output<typeof OutreachHow>;
export const OutreachOutcome = z.enum(['spoke', 'left_message', 'no_answer', 'wrong_number', 'sent', 'not_found']);
export type OutreachOutcome = z.output<typeof OutreachOutcome>;
export const WhyMissed = z.enum(['transport', 'work', 'family', 'ill', 'in_hospital', 'in_custody', 'moved', 'used', 'wants_to_stop', 'medicine', 'money', 'afraid', 'other', 'not_said']);
export type WhyMissed = z.output<typeof WhyMissed>;

export const OutreachAttempt = z.object({ id: Id, at: Instant, by: z.string(), how: OutreachHow, outcome: OutreachOutcome, why: z.nullable(WhyMissed), comingOn: z.nullable(IsoDay), againOn: z.nullable(IsoDay), note: z.nullable(z.string()) });
export type OutreachAttempt = z.output<typeof OutreachAttempt>;

/** How this person may be reached. Null: nobody asked, so nothing is left and nobody else is told. */
export const Reach = z.object({
  telephone: z.nullable(z.string()), email: z.nullable(z.string()), call: z.nullable(z.boolean()), text: z.nullable(z.boolean()), message: z.nullable(z.boolean()), note: z.nullable(z.string()),
  /** Somebody who may be asked after them, only where the person said yes. */
  contact: z.nullable(z.object({ name: z.string(), phone: z.string(), relation: z.nullable(z.string()) })),
});
export type Reach = z.output<typeof Reach>;

/** What the missed-dose rule of the site names for the next dose. `doseUg` null: it names none, and the prescriber begins anew. */
export const Restart = z.object({
  orderId: Id, orderVersion: z.int(), usualUg: z.int(), doseUg: z.nullable(z.int()), rangeUg: z.nullable(z.tuple([z.int(), z.int()])), findings: z.array(Finding),
  /** The version that was drafted since the last dose and waits for a signature. */
  drafted: z.nullable(z.object({ version: z.int(), doseUg: z.int(), by: z.string(), at: Instant })),
  /** A prescriber signed since the last dose, and no further day was missed: the window gives this. */
  signed: z.nullable(z.object({ doseUg: z.int(), by: z.string(), at: Instant })),
  /** Drafting is possible: the order covers today, the rule names a dose, and none waits or is signed. */
  canDraft: z.boolean(),
});
export type Restart = z.output<typeof Restart>;

export const NextStep = z.enum(['reach_now', 'reach_again', 'expected', 'write_or_visit', 'prescriber_first', 'bring_doses_back']);
export type NextStep = z.output<typeof NextStep>;

export const ReachLine = z.object({
  personId: Id, episodeId: Id, name: z.string(), number: z.string(), place: z.int(), group: z.int(), withinHours: z.int(),
  because: z.array(z.object({ id: z.string(), group: z.int(), says: Said, source: z.string(), mark: Mark })),
  medicine: z.nullable(z.string()), usualUg: z.nullable(z.int()), missedDays: z.nullable(z.int()), lastDoseOn: z.nullable(IsoDay), injectionDueOn: z.nullable(IsoDay), injectionDaysLate: z.nullable(z.int()),
  missedVisit: z.nullable(z.string()), awayAt: z.nullable(z.string()),
  riskTier: z.enum(['red', 'amber', 'green']), riskComplete: z.boolean(),
  /** The person's own: messages are written in it. */
  language: Language,
  reach: Reach, tried: z.array(OutreachAttempt), next: z.object({ step: NextStep, on: z.nullable(IsoDay) }), restart: z.nullable(Restart),
});
export type ReachLine = z.output<typeof ReachLine>;

export const getReengage = route({
  method: 'GET', path: '/api/sites/:id/reengage', summary: 'Who missed doses, an injection or a visit, whoever is in most danger first, with a restart where the rule names one', params: IdParams,
  reply: z.object({ today: IsoDay, items: z.array(ReachLine) }),
});
export const noteOutreach = route({
  method: 'POST', path: '/api/people/:id/outreach', summary: 'Notes a try to reach somebody in treatment, and what came of it', params: IdParams,
  body: z.object({ how: OutreachHow, outcome: OutreachOutcome, why: z.optional(WhyMissed), comingOn: z.optional(IsoDay), againOn: z.optional(IsoDay), note: z.optional(Text) }), reply: Created,
});
export const draftRestart = route({
  method: 'POST', path: '/api/people/:id/restart-drafts', summary: 'Drafts the dose that the missed-dose rule names as the next version of the order; nothing is given before a prescriber signs', params: IdParams,
  body: z.object({ orderId: Id, seenVersion: z.int(), doseUg: z.int().check(z.gte(1)) }), reply: z.object({ orderId: Id, version: z.int(), doseUg: z.int() }),
});
