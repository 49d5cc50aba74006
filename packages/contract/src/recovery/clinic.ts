/** Recovery as the team sees it: what the person shared, what is agreed about silence, lapses looked back at together. */
import * as z from 'zod/mini';
import { route } from '../route.ts';
import { Created, Decision, Id, IdParams, Instant, IsoDay, Line, Text } from '../shapes.ts';
import { Pull, RelapsePreventionPlan, VersionedRelapsePreventionPlan } from './person-data.ts';

const Wall = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/));
const Phone = z.string().check(z.trim(), z.minLength(3), z.maxLength(30), z.regex(/^[+0-9 ()-]*$/));

export const CheckInAgreement = z.object({
  at: Instant,
  /** Null: no check-in is awaited. */
  everyDays: z.nullable(z.int()), dueTime: z.string(),
  /** The craving (0 to 10) at which the person wants a call; null leaves the policy's line. */
  callAtCraving: z.nullable(z.int()),
  responderId: z.nullable(Id), responder: z.nullable(z.string()),
  contact: z.nullable(z.object({ name: z.string(), phone: z.string(), relation: z.string() })),
  contactConsented: z.nullable(z.boolean()),
});
export type CheckInAgreement = z.output<typeof CheckInAgreement>;

export const DebriefStep = z.enum(['not_alone', 'naloxone_in_hand', 'lower_amount', 'tolerance_explained', 'dose_reviewed', 'plan_changed']);
export type DebriefStep = z.output<typeof DebriefStep>;
export const LapseTold = z.object({
  id: Id, toldAt: Instant, toldBy: z.enum(['person', 'staff']), happenedOn: z.nullable(IsoDay), what: z.nullable(z.string()),
  safeNow: z.enum(['yes', 'no', 'not_sure', 'not_said']), hasNaloxone: z.enum(['yes', 'no', 'not_said']), wantsCall: z.boolean(), words: z.nullable(z.string()),
  debriefs: z.array(z.object({ id: Id, at: Instant, by: z.string(), before: z.string(), helped: z.nullable(z.string()), next: z.nullable(z.string()), steps: z.array(DebriefStep) })),
});
export type LapseTold = z.output<typeof LapseTold>;

export const MissedCheckIn = z.object({
  id: Id, dueAt: Instant,
  /** False once the person was reached or a check-in came. */
  open: z.boolean(),
  attempts: z.array(z.object({ id: Id, at: Instant, by: z.string(), whom: z.enum(['person', 'contact', 'visit']), outcome: z.enum(['reached', 'left_message', 'no_answer']), note: z.nullable(z.string()) })),
  /** What the rules ask for now; null once it is over. */
  decision: z.nullable(Decision),
});
export type MissedCheckIn = z.output<typeof MissedCheckIn>;

export const RecoveryRecord = z.object({
  today: IsoDay,
  agreement: z.nullable(CheckInAgreement),
  plan: z.extend(VersionedRelapsePreventionPlan, { changedBy: z.nullable(z.string()), changedByKind: z.nullable(z.enum(['person', 'staff'])) }),
  checkIns: z.array(z.object({ id: Id, ratedAt: Instant, day: IsoDay, pull: Pull, mood: z.nullable(z.int()), sleepHours: z.nullable(z.number()), note: z.nullable(z.string()), by: z.enum(['person', 'staff']) })),
  cravings: z.array(z.object({
    id: Id, startedAt: Instant, endedAt: z.nullable(Instant), firstLevel: z.int(), highestLevel: z.int(), lastLevel: z.int(), trigger: z.nullable(z.string()),
    helped: z.array(z.object({ words: z.string(), helped: z.boolean() })),
    /** On the site's wall clock: 1 is Monday. */
    weekday: z.int(), hour: z.int(),
  })),
  helpedBefore: z.array(z.object({ words: z.string(), helped: z.int(), tried: z.int() })),
  /** Entries for the counsellor alone are here for counsellors only. */
  journalShares: z.array(z.object({ id: Id, writtenOn: IsoDay, text: z.string(), withWhom: z.enum(['counsellor', 'care_team']), sharedAt: Instant })),
  lapses: z.array(LapseTold),
  missed: z.array(MissedCheckIn),
});
export type RecoveryRecord = z.output<typeof RecoveryRecord>;

export const personRecovery = route({ method: 'GET', path: '/api/people/:id/recovery', summary: 'What the person shared of their recovery, and what is agreed', params: IdParams, reply: RecoveryRecord });
export const putPersonRelapsePlan = route({
  method: 'PUT', path: '/api/people/:id/relapse-prevention-plan', summary: 'Keeps the relapse-prevention plan written together; If-Match carries the version that was read',
  params: IdParams, body: RelapsePreventionPlan, reply: VersionedRelapsePreventionPlan,
});
export const agreeCheckIns = route({
  method: 'POST', path: '/api/people/:id/check-in-agreements', summary: 'Notes what is agreed about check-ins and silence', params: IdParams,
  body: z.object({
    everyDays: z.nullable(z.int().check(z.gte(1), z.lte(31))), dueTime: Wall, callAtCraving: z.nullable(z.int().check(z.gte(1), z.lte(10))), responderId: z.nullable(Id),
    contact: z.nullable(z.object({ name: Line, phone: Phone, relation: z.string().check(z.trim(), z.maxLength(200)) })), contactConsented: z.nullable(z.boolean()),
  }),
  reply: Created,
});
export const noteCheckIn = route({
  method: 'POST', path: '/api/people/:id/recovery-check-ins', summary: 'Notes a check-in said by telephone or in person', params: IdParams,
  body: z.object({ pull: Pull, mood: z.optional(z.int().check(z.gte(0), z.lte(4))), note: z.optional(Text) }), reply: Created,
});
export const noteAttempt = route({
  method: 'POST', path: '/api/missed-check-ins/:id/attempts', summary: 'Notes a try to reach somebody who did not check in', params: IdParams,
  body: z.object({ whom: z.enum(['person', 'contact', 'visit']), outcome: z.enum(['reached', 'left_message', 'no_answer']), note: z.optional(Text) }), reply: Created,
});
export const noteLapse = route({
  method: 'POST', path: '/api/people/:id/lapses', summary: 'Notes a return to use that the person told somebody; nothing is reset', params: IdParams,
  body: z.object({ happenedOn: z.nullable(IsoDay), what: z.nullable(Line), safeNow: z.enum(['yes', 'no', 'not_sure', 'not_said']), hasNaloxone: z.enum(['yes', 'no', 'not_said']), wantsCall: z.boolean(), words: z.nullable(Text) }),
  reply: Created,
});
export const debriefLapse = route({
  method: 'POST', path: '/api/lapses/:id/debriefs', summary: 'Keeps what was seen looking back at a lapse together', params: IdParams,
  body: z.object({ before: Text.check(z.minLength(1)), helped: z.nullable(Text), next: z.nullable(Text), steps: z.array(DebriefStep) }), reply: Created,
});
