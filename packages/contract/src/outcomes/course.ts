/** The course of one person on one axis of days. */
import * as z from 'zod/mini';
import { LevelId } from '../placement/index.ts';
import { route } from '../route.ts';
import { Id, IdParams, Instant, IsoDay } from '../shapes.ts';

export const Course = z.object({
  today: IsoDay,
  /** The first day that is shown. */
  from: IsoDay,
  /** Newest first; `askedOn` is the day help was asked for, where it is known. */
  episodes: z.array(z.object({ id: Id, askedOn: z.nullable(IsoDay), startedOn: IsoDay, endedOn: z.nullable(IsoDay), siteName: z.nullable(z.string()) })),
  /** Levels of care as they were given, oldest first; `to` is the day on which it ended. */
  levels: z.array(z.object({ level: LevelId, from: IsoDay, to: z.nullable(IsoDay) })),
  /** The order in force today. Null: none. */
  medicine: z.nullable(z.object({ orderId: Id, medicine: z.string(), doseUg: z.nullable(z.int()), state: z.enum(['signed', 'held']), endOn: IsoDay })),
  /** Of the medicine of most days shown; one a dosing day. */
  doseMedicine: z.nullable(z.string()),
  doses: z.array(z.object({ day: IsoDay, takenUg: z.int(), plannedUg: z.nullable(z.int()), kind: z.enum(['observed', 'take-home', 'imported', 'missed', 'refused', 'partial', 'planned']) })),
  /** Complete responses by instrument, oldest first; the one with the most points first. */
  scores: z.array(z.object({ instrument: z.string(), points: z.array(z.object({ at: Instant, day: IsoDay, total: z.number(), band: z.nullable(z.string()) })) })),
  sessions: z.array(z.object({ day: IsoDay, title: z.string(), state: z.enum(['planned', 'kept', 'missed', 'cancelled']) })),
  tests: z.array(z.object({ day: IsoDay, what: z.enum(['urine', 'ecg']), qtcMs: z.nullable(z.int()), positive: z.array(z.string()), state: z.enum(['planned', 'done', 'missed', 'unknown']) })),
  /** Turning points of the timeline, by kind. */
  events: z.array(z.object({ day: IsoDay, kind: z.string(), params: z.record(z.string(), z.unknown()) })),
});
export type Course = z.output<typeof Course>;

export const getCourse = route({
  method: 'GET', path: '/api/people/:id/course', summary: 'Level of care, scores, doses, sessions, tests and events of a person by day', params: IdParams,
  query: z.object({ span: z.optional(z.enum(['14days', 'episode', 'all'])) }), reply: Course,
});
