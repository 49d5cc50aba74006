/** People: who they are, finding them, their timeline. */
import * as z from 'zod/mini';
import { route } from '../route.ts';
import { Id, IdParams, Instant, IsoDay, Language, pageOf } from '../shapes.ts';

export * from './photos.ts';

export const Person = z.object({
  id: Id,
  number: z.string(),
  givenName: z.string(),
  familyName: z.string(),
  knownAs: z.nullable(z.string()),
  bornOn: z.nullable(IsoDay),
  sex: z.nullable(z.enum(['female', 'male', 'other', 'unknown'])),
  pronouns: z.nullable(z.string()),
  language: Language,
  telephone: z.nullable(z.string()),
  email: z.nullable(z.string()),
  contact: z.record(z.string(), z.unknown()),
  allergies: z.array(z.string()),
  allergiesAsked: z.boolean(),
  siteId: Id,
  diedOn: z.nullable(IsoDay),
  hasCompanion: z.boolean(),
});
export type Person = z.output<typeof Person>;

export const Episode = z.object({
  id: Id,
  siteId: Id,
  state: z.enum(['open', 'ended']),
  startedOn: IsoDay,
  endedOn: z.nullable(IsoDay),
  endReason: z.nullable(z.string()),
  responsibleClinicianId: Id,
  responsibleClinician: z.string(),
  version: z.int(),
});
export type Episode = z.output<typeof Episode>;

/** One line of the one timeline. The sentence is made in the door from `kind` and `params`. */
export const TimelineLine = z.object({
  id: Id, at: Instant, kind: z.string(), params: z.record(z.string(), z.unknown()), author: z.nullable(z.string()), episodeId: z.nullable(Id),
});
export type TimelineLine = z.output<typeof TimelineLine>;

/** A person in a list, with where they stand: their newest episode, or none yet. */
export const FoundPerson = z.extend(Person, {
  episode: z.nullable(z.object({ id: Id, state: z.enum(['open', 'ended']), startedOn: IsoDay, endedOn: z.nullable(IsoDay), siteName: z.string(), responsibleClinician: z.string() })),
});
export type FoundPerson = z.output<typeof FoundPerson>;

export const findPeople = route({
  method: 'GET', path: '/api/people', summary: 'Finds people by name, number or date of birth, as typed',
  query: z.object({ find: z.string().check(z.trim(), z.minLength(1), z.maxLength(100)) }),
  reply: z.object({ items: z.array(FoundPerson) }),
});
export const caseload = route({
  method: 'GET', path: '/api/sites/:id/people', summary: 'People in treatment at a site; only the asker’s own where mine is yes', params: IdParams,
  query: z.object({ mine: z.optional(z.literal('yes')) }), reply: z.object({ items: z.array(FoundPerson), inTreatment: z.int() }),
});
export const getPerson = route({
  method: 'GET', path: '/api/people/:id', summary: 'One person with their episodes', params: IdParams,
  reply: z.object({ person: Person, episodes: z.array(Episode) }),
});
export const getTimeline = route({
  method: 'GET', path: '/api/people/:id/timeline', summary: 'The newest lines of a person’s timeline; of one room where room names it', params: IdParams,
  // `before` is the line that the page goes on after: many lines share an instant.
  query: z.object({ before: z.optional(Id), limit: z.optional(z.coerce.number().check(z.int(), z.gte(1), z.lte(200))), room: z.optional(z.string().check(z.regex(/^[a-z]{1,40}$/))) }),
  // `rooms` are those that the whole timeline has lines of, so that one can be asked for whose lines are old.
  reply: z.extend(pageOf(TimelineLine), { rooms: z.array(z.string()) }),
});
