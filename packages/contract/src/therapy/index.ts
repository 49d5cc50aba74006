/** Sessions, groups, families, notes, homework, worksheets and counselling notes. */
import * as z from 'zod/mini';
import { route } from '../route.ts';
import { Created, Decision, Id, IdParams, Instant, IsoDay, Line, Text } from '../shapes.ts';

const Ok = z.object({ ok: z.literal(true) });
const Written = Text.check(z.minLength(1));
const optionalLine = z.optional(Line);
/** A web address of a video room; nothing else may stand behind a link that people press. */
const Link = z.string().check(z.trim(), z.maxLength(500), z.regex(/^https:\/\/\S+$/));
const Time = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/));

export const SessionKind = z.enum(['one_to_one', 'group', 'family', 'drop_in']);
export const SessionModality = z.enum(['in_person', 'telephone', 'video', 'hybrid', 'home']);
export const AttendanceStatus = z.enum(['came', 'late', 'excused', 'absent']);
export type AttendanceStatus = z.output<typeof AttendanceStatus>;

/** Somebody who is expected at a session or was there: a person in care, or a member of a family. */
export const Attendee = z.object({
  personId: z.nullable(Id), familyMemberId: z.nullable(Id), name: z.string(), relation: z.nullable(z.string()),
  status: z.nullable(AttendanceStatus), minutesPresent: z.nullable(z.int()),
});
export type Attendee = z.output<typeof Attendee>;

export const TherapySession = z.object({
  id: Id, kind: SessionKind, programme: z.string(), topic: z.nullable(z.string()), title: z.string(), seriesId: z.nullable(Id), familyId: z.nullable(Id), personId: z.nullable(Id),
  startsAt: Instant, minutes: z.int(), modality: SessionModality, room: z.nullable(z.string()), link: z.nullable(z.string()), leaderId: Id, leader: z.string(),
  state: z.enum(['planned', 'held', 'cancelled']), cancelReason: z.nullable(z.string()), attendees: z.array(Attendee), noteVersion: z.nullable(z.int()), capacity: z.nullable(z.int()),
});
export type TherapySession = z.output<typeof TherapySession>;

export const daySessions = route({
  method: 'GET', path: '/api/sites/:id/therapy-sessions', summary: 'A day’s sessions and groups with who is expected', params: IdParams, query: z.object({ day: IsoDay }), reply: z.object({ items: z.array(TherapySession) }),
});

export const GroupSeries = z.object({
  id: Id, programme: z.string(), title: z.string(), leaderId: Id, leader: z.string(), room: z.nullable(z.string()), link: z.nullable(z.string()), modality: z.enum(['in_person', 'video', 'hybrid']),
  weekday: z.int(), time: z.string(), minutes: z.int(), capacity: z.int(), startsOn: IsoDay, endsOn: z.nullable(IsoDay), nextAt: z.nullable(Instant),
  members: z.array(z.object({ placeId: Id, personId: Id, name: z.string(), since: Instant })), waiting: z.array(z.object({ placeId: Id, personId: Id, name: z.string(), since: Instant })),
});
export type GroupSeries = z.output<typeof GroupSeries>;
export const listGroups = route({ method: 'GET', path: '/api/sites/:id/group-series', summary: 'The site’s groups with roster and waiting list', params: IdParams, reply: z.object({ items: z.array(GroupSeries) }) });
export const startGroup = route({
  method: 'POST', path: '/api/sites/:id/group-series', summary: 'Starts a weekly group', params: IdParams,
  body: z.object({
    programme: Line, title: Line, leaderId: Id, modality: z.enum(['in_person', 'video', 'hybrid']), room: optionalLine, link: z.optional(Link), weekday: z.int().check(z.gte(1), z.lte(7)), time: Time,
    minutes: z.int().check(z.gte(10), z.lte(480)), capacity: z.int().check(z.gte(1), z.lte(60)), startsOn: IsoDay, endsOn: z.optional(IsoDay),
  }),
  reply: z.object({ id: Id, decision: Decision }),
});
export const askForPlace = route({
  method: 'POST', path: '/api/group-series/:id/places', summary: 'Gives a person a place, or a place on the waiting list', params: IdParams, body: z.object({ personId: Id }),
  reply: z.object({ id: Id, state: z.enum(['waiting', 'member']), decision: Decision }),
});
export const givePlace = route({ method: 'POST', path: '/api/group-places/:id/membership', summary: 'Moves somebody from the waiting list into the group', params: IdParams, reply: Ok });
export const leaveGroup = route({ method: 'POST', path: '/api/group-places/:id/end', summary: 'Somebody leaves a group', params: IdParams, body: z.object({ reason: optionalLine }), reply: Ok });
/** Two people of two groups change places, which a full group allows. */
export const swapPlaces = route({ method: 'POST', path: '/api/group-places/:id/swap', summary: 'Two members of two groups change places', params: IdParams, body: z.object({ withPlaceId: Id }), reply: Ok });

export const planSession = route({
  method: 'POST', path: '/api/people/:id/therapy-sessions', summary: 'Plans a one-to-one or family session, or notes a drop-in', params: IdParams,
  body: z.object({
    kind: z.enum(['one_to_one', 'family', 'drop_in']), programme: Line, topic: optionalLine, title: optionalLine, startsAt: Instant, minutes: z.int().check(z.gte(5), z.lte(480)),
    modality: z.enum(['in_person', 'telephone', 'video', 'home']), room: optionalLine, link: z.optional(Link), leaderId: z.optional(Id),
  }),
  reply: z.object({ id: Id, decision: Decision }),
});
export const cancelSession = route({ method: 'POST', path: '/api/therapy-sessions/:id/cancellation', summary: 'Cancels a planned session', params: IdParams, body: z.object({ reason: Line }), reply: Ok });
export const markAttendance = route({
  method: 'POST', path: '/api/therapy-sessions/:id/attendance', summary: 'Says who came; said again, it corrects', params: IdParams,
  body: z.object({ personId: z.optional(Id), familyMemberId: z.optional(Id), status: AttendanceStatus, minutesPresent: z.optional(z.int().check(z.gte(0), z.lte(480))), note: optionalLine }),
  reply: z.object({ id: Id }),
});

export const HomeworkSeen = z.object({
  id: Id, title: z.string(), instructions: z.string(), worksheet: z.nullable(z.string()), fromSession: z.nullable(z.string()), dueOn: z.nullable(IsoDay), assignedAt: Instant, by: z.string(),
  answers: z.array(z.object({ text: z.string(), answeredAt: Instant })),
});
export type HomeworkSeen = z.output<typeof HomeworkSeen>;
export const ChartNote = z.object({ id: Id, sessionId: Id, kind: SessionKind, title: z.string(), startsAt: Instant, version: z.int(), text: z.string(), addendum: z.nullable(z.string()), author: z.string(), signedAt: Instant, reason: z.nullable(z.string()),
  /** Interventions of the plan that the session served, by id. */
  serves: z.array(Id),
});
export type ChartNote = z.output<typeof ChartNote>;
export const WorksheetCopy = z.object({ id: Id, worksheet: z.string(), version: z.string(), answers: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])), at: Instant, by: z.nullable(z.string()) });
export type WorksheetCopy = z.output<typeof WorksheetCopy>;

/** One intervention of a plan, with the goal it is for; not open when it is done, stopped, or its goal rests. */
export const PlanWork = z.object({ id: Id, goal: z.string(), words: z.string(), open: z.boolean() });
export type PlanWork = z.output<typeof PlanWork>;

/** What one wants to know before a session: each expected person's open and answered homework, last note and last worksheets. */
export const PreNote = z.object({ personId: Id, name: z.string(), homework: z.array(HomeworkSeen), lastNote: z.nullable(ChartNote), worksheets: z.array(WorksheetCopy), interventions: z.array(PlanWork) });
export type PreNoteReply = z.output<typeof PreNote>;
/** Which interventions of one person's plan a session served. */
export const Serves = z.object({ personId: Id, interventionIds: z.array(Id).check(z.maxLength(40)) });
export type Serves = z.output<typeof Serves>;
export const oneSession = route({
  method: 'GET', path: '/api/therapy-sessions/:id', summary: 'One session with what to know before it', params: IdParams,
  reply: z.object({ session: TherapySession, notes: z.array(z.object({ version: z.int(), text: z.string(), author: z.string(), signedAt: Instant, reason: z.nullable(z.string()), addenda: z.array(z.object({ personId: Id, text: z.string() })), serves: z.array(Serves) })), preNotes: z.array(PreNote) }),
});
export const signNote = route({
  method: 'POST', path: '/api/therapy-sessions/:id/notes', summary: 'Signs a note into the chart of everybody who came', params: IdParams,
  body: z.object({ text: Written, addenda: z.optional(z.array(z.object({ personId: Id, text: Written }))), privateNotes: z.optional(z.array(z.object({ familyMemberId: Id, text: Written }))), serves: z.optional(z.array(Serves).check(z.maxLength(60))), reason: optionalLine }),
  reply: z.object({ id: Id, version: z.int(), charts: z.int() }),
});

export const planWork = route({
  method: 'GET', path: '/api/people/:id/plan-work', summary: 'What sessions did for each intervention of a person’s plan, newest first', params: IdParams,
  reply: z.object({ items: z.array(z.object({ interventionId: Id, sessionId: Id, title: z.string(), at: Instant, author: z.string() })) }),
});

export const Hours = z.object({ from: IsoDay, to: IsoDay, plannedMinutes: z.int(), attendedMinutes: z.int(), sessionsPlanned: z.int(), sessionsAttended: z.int() });
export type Hours = z.output<typeof Hours>;
export const personTherapy = route({
  method: 'GET', path: '/api/people/:id/therapy', summary: 'A person’s sessions, groups, notes, homework, worksheets and hours', params: IdParams,
  reply: z.object({
    sessions: z.array(z.object({ session: TherapySession, status: z.nullable(AttendanceStatus), minutesPresent: z.nullable(z.int()) })),
    groups: z.array(z.object({ seriesId: Id, placeId: Id, title: z.string(), state: z.enum(['waiting', 'member']), since: Instant, weekday: z.int(), time: z.string() })),
    notes: z.array(ChartNote), homework: z.array(HomeworkSeen), worksheets: z.array(WorksheetCopy),
    /** This week and the three before, newest first; weeks begin on Monday. */
    weeks: z.array(Hours),
    /** Group sessions of the coming week with a free place, for hours that were missed. */
    catchUp: z.array(z.object({ sessionId: Id, seriesId: Id, title: z.string(), startsAt: Instant, minutes: z.int(), freePlaces: z.int() })),
    reports: z.array(z.object({ id: Id, programme: z.string(), severity: z.enum(['discomfort', 'stopped', 'harm']), words: z.string(), at: Instant, by: z.string() })),
  }),
});
export const joinOnce = route({ method: 'POST', path: '/api/therapy-sessions/:id/guests', summary: 'Books a person into one session of a group, to catch up on hours', params: IdParams, body: z.object({ personId: Id }), reply: Ok });
export const assignHomework = route({
  method: 'POST', path: '/api/people/:id/homework', summary: 'Gives homework, seen on the person’s phone', params: IdParams,
  body: z.object({ title: Line, instructions: Text, worksheet: optionalLine, sessionId: z.optional(Id), dueOn: z.optional(IsoDay) }), reply: Created,
});
export const keepWorksheet = route({
  method: 'POST', path: '/api/people/:id/worksheets', summary: 'Keeps a filled-in worksheet', params: IdParams,
  body: z.object({ worksheet: Line, sessionId: z.optional(Id), answers: z.record(z.string(), z.union([Text, z.number(), z.boolean()])) }), reply: z.object({ id: Id, decision: Decision }),
});
export const reportTolerability = route({
  method: 'POST', path: '/api/people/:id/tolerability', summary: 'Reports discomfort or harm from a session or programme', params: IdParams,
  body: z.object({ programme: Line, sessionId: z.optional(Id), severity: z.enum(['discomfort', 'stopped', 'harm']), words: Written }), reply: Created,
});

export const FamilyMember = z.object({ id: Id, name: z.string(), relation: z.string(), safe: z.nullable(z.boolean()), ended: z.boolean() });
export const familyFile = route({
  method: 'GET', path: '/api/people/:id/family', summary: 'The family’s own file', params: IdParams,
  reply: z.object({
    family: z.nullable(z.object({
      id: Id, agreedHow: z.string(), madeAt: Instant, personSafe: z.nullable(z.boolean()), members: z.array(FamilyMember), decision: Decision,
      privateNotes: z.array(z.object({ id: Id, memberId: Id, member: z.string(), text: z.string(), author: z.string(), at: Instant })),
    })),
  }),
});
export const openFamily = route({ method: 'POST', path: '/api/people/:id/family', summary: 'Opens a family’s file with the person’s agreement', params: IdParams, body: z.object({ agreedHow: z.enum(['on_screen', 'on_phone', 'on_paper', 'spoken']) }), reply: Created });
export const addFamilyMember = route({ method: 'POST', path: '/api/families/:id/members', summary: 'Adds somebody to a family', params: IdParams, body: z.object({ name: Line, relation: Line }), reply: Created });
export const endFamilyMember = route({ method: 'POST', path: '/api/family-members/:id/end', summary: 'Somebody no longer takes part', params: IdParams, reply: Ok });
export const noteSafety = route({ method: 'POST', path: '/api/families/:id/safety', summary: 'What one of them, asked alone, said about being safe together', params: IdParams, body: z.object({ memberId: z.optional(Id), safe: z.boolean() }), reply: Ok });

export const CounsellingNote = z.object({ id: Id, version: z.int(), text: z.string(), author: z.string(), mine: z.boolean(), at: Instant, reason: z.nullable(z.string()) });
export type CounsellingNote = z.output<typeof CounsellingNote>;
/** The author's own, and those of therapists who named the reader as supervisor while the person's separate consent holds. Everybody else is answered as if there were none. */
export const counsellingNotes = route({ method: 'GET', path: '/api/people/:id/counselling-notes', summary: 'Own counselling notes, kept apart from the record', params: IdParams, reply: z.object({ items: z.array(CounsellingNote) }) });
export const writeCounsellingNote = route({
  method: 'POST', path: '/api/people/:id/counselling-notes', summary: 'Writes a counselling note, or a further version of one', params: IdParams,
  body: z.object({ text: Written, noteId: z.optional(Id), reason: optionalLine }), reply: Created,
});
export const mySupervisors = route({ method: 'GET', path: '/api/note-supervisors', summary: 'Whom I named as supervisor of my counselling notes', reply: z.object({ items: z.array(z.object({ id: Id, staffId: Id, name: z.string(), namedAt: Instant })), staff: z.array(z.object({ id: Id, name: z.string() })) }) });
export const nameSupervisor = route({ method: 'POST', path: '/api/note-supervisors', summary: 'Names a supervisor', body: z.object({ staffId: Id }), reply: Created });
export const endSupervisor = route({ method: 'POST', path: '/api/note-supervisors/:id/end', summary: 'Ends a supervisor’s access at once', params: IdParams, reply: Ok });

/** Who can lead sessions at a site. */
export const sessionLeaders = route({ method: 'GET', path: '/api/sites/:id/session-leaders', summary: 'Who can lead sessions here', params: IdParams, reply: z.object({ items: z.array(z.object({ id: Id, name: z.string() })) }) });
