/** Routes of the companion for the person themselves. Every change carries an Idempotency-Key made when the button was tapped. */
import * as z from 'zod/mini';
import { route } from '../route.ts';
import { Created, Id, IdParams, Instant, IsoDay, Line, PageQuery, Text, pageOf } from '../shapes.ts';
import { PersonData, Pull, RelapsePreventionPlan, VersionedRelapsePreventionPlan } from './person-data.ts';

export * from './check-in-card.ts';
export * from './own-bottles.ts';
export * from './clinic.ts';
export * from './person-data.ts';

export const me = route({ method: 'GET', path: '/api/me', summary: 'Everything the companion keeps for offline days', reply: PersonData });

export const CheckIn = z.object({
  ratedAt: Instant, day: IsoDay, pull: Pull,
  mood: z.optional(z.int().check(z.gte(0), z.lte(4))), sleepHours: z.optional(z.number().check(z.gte(0), z.lte(24))), note: z.optional(Text),
});
export type CheckIn = z.output<typeof CheckIn>;
export const addCheckIn = route({ method: 'POST', path: '/api/me/check-ins', summary: 'Share one check-in with the care team', body: CheckIn, reply: Created });

const Level = z.int().check(z.gte(0), z.lte(10));
export const Craving = z.object({
  startedAt: Instant, endedAt: z.nullable(Instant), firstLevel: Level, highestLevel: Level, lastLevel: Level,
  trigger: z.optional(Line), helped: z.array(z.object({ words: Line, helped: z.boolean() })),
});
export type Craving = z.output<typeof Craving>;
export const addCraving = route({ method: 'POST', path: '/api/me/cravings', summary: 'Share how one craving went', body: Craving, reply: Created });

export const JournalShare = z.object({ writtenOn: IsoDay, text: Text.check(z.minLength(1)), withWhom: z.enum(['counsellor', 'care_team']) });
export const shareJournalEntry = route({ method: 'POST', path: '/api/me/journal-shares', summary: 'Share one journal entry by choice', body: JournalShare, reply: Created });

/** A lapse as the person tells it. Nothing is reset by it, and every answer but the time of telling may be left out. */
export const Lapse = z.object({
  toldAt: Instant, happenedOn: z.nullable(IsoDay), what: z.nullable(Line),
  safeNow: z.enum(['yes', 'no', 'not_sure', 'not_said']), hasNaloxone: z.enum(['yes', 'no', 'not_said']),
  wantsCall: z.boolean(), words: z.nullable(Text),
});
export type Lapse = z.output<typeof Lapse>;
export const tellLapse = route({ method: 'POST', path: '/api/me/lapses', summary: 'Tell the team about a return to use; nothing is reset', body: Lapse, reply: Created });

/** If-Match carries the version that was read; 412 answers with the current one. */
export const putRelapsePreventionPlan = route({
  method: 'PUT', path: '/api/me/relapse-prevention-plan', summary: 'Keep the own relapse-prevention plan',
  body: RelapsePreventionPlan, reply: VersionedRelapsePreventionPlan,
});
export const signPlan = route({
  method: 'POST', path: '/api/me/plan-signatures', summary: 'Sign a version of the plan, or say what should change',
  body: z.object({ planId: Id, version: z.int(), agree: z.boolean(), words: z.nullable(Text) }), reply: Created,
});
export const addOwnGoal = route({ method: 'POST', path: '/api/me/goals', summary: 'Write a goal in own words, before arrival or later', body: z.object({ words: Line }), reply: Created });
export const answerHomework = route({
  method: 'POST', path: '/api/me/homework/:id/answers', summary: 'Answer homework of a session',
  params: IdParams, body: z.object({ text: Text, answeredAt: Instant }), reply: Created,
});
export const sendMessage = route({ method: 'POST', path: '/api/me/messages', summary: 'Write to the care team', body: z.object({ text: Text.check(z.minLength(1)) }), reply: Created });

/** A self-rating filled in on the phone. Scores are made by the rules, never by the phone. */
export const SelfRating = z.object({ instrument: z.string(), version: z.string(), ratedAt: Instant, answers: z.record(z.string(), z.union([z.int(), z.string(), z.null()])) });
export const addSelfRating = route({ method: 'POST', path: '/api/me/responses', summary: 'Send a self-rating form', body: SelfRating, reply: Created });

export const AccessLogEntry = z.object({
  at: Instant, who: z.string(), role: z.string(), organisation: z.string(),
  /** What was looked at or changed, in words for the person. */
  what: z.string(),
  reason: z.nullable(z.string()), emergency: z.boolean(),
});
export type AccessLogEntry = z.output<typeof AccessLogEntry>;
export const accessLog = route({ method: 'GET', path: '/api/me/access-log', summary: 'Who looked at my record, newest first', query: PageQuery, reply: pageOf(AccessLogEntry) });

export const RecordExport = z.object({
  madeAt: Instant,
  /** The record for reading, section by section. */
  readable: z.array(z.object({ heading: z.string(), lines: z.array(z.string()) })),
  /** The same record as a FHIR R4 Bundle. */
  fhir: z.unknown(),
});
export type RecordExport = z.output<typeof RecordExport>;
export const exportRecord = route({ method: 'GET', path: '/api/me/export', summary: 'My whole record, to read and as FHIR R4', reply: RecordExport });

/** The person's dose passport for this phone: the signed text, its picture, and what it says, so that they can read it too. */
export const OwnPassport = z.object({
  text: z.string(), issuedAt: Instant, expiresAt: Instant,
  /** A square of `size` modules and the dark ones as one SVG path. */
  code: z.object({ size: z.int(), path: z.string() }),
  medicine: z.string(), partsUg: z.array(z.int()), lastDoseAt: z.nullable(Instant), lastDoseUg: z.int(), bottlesLeft: z.int(), site: z.string(), phone: z.string(),
});
export type OwnPassport = z.output<typeof OwnPassport>;
export const showPassport = route({ method: 'POST', path: '/api/me/dose-passport', summary: 'My dose passport for this phone, good for three days without a line', body: z.object({}), reply: OwnPassport });

export const recoveryRoutes = {
  me, addCheckIn, addCraving, shareJournalEntry, tellLapse, putRelapsePreventionPlan, signPlan, addOwnGoal,
  answerHomework, sendMessage, addSelfRating, accessLog, exportRecord, showPassport,
} as const;
