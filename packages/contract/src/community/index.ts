/** Supporters by consent, what they may see, and meetings. */
import * as z from 'zod/mini';
import { route } from '../route.ts';
import { Id, IdParams, Instant, IsoDay, Line, PageQuery, pageOf } from '../shapes.ts';
import { CrisisCard, Country } from '../crisis/index.ts';

/** What a supporter may be allowed to see. Each is its own choice; none is allowed by default. */
export const SupporterScope = z.enum(['appointments', 'attendance', 'dose_days', 'goals', 'relapse_prevention_plan', 'lapse_alert']);
export type SupporterScope = z.output<typeof SupporterScope>;

export const Supporter = z.object({
  id: Id, name: z.string(), relation: z.string(), scopes: z.array(SupporterScope),
  startedOn: IsoDay, endsOn: IsoDay,
  state: z.enum(['invited', 'active', 'ended']), endedAt: z.nullable(Instant),
});
export type Supporter = z.output<typeof Supporter>;

export const supporters = route({ method: 'GET', path: '/api/me/supporters', summary: 'Who supports me, and what they may see', reply: z.object({ items: z.array(Supporter) }) });
/** `endsOn` is the last day it holds; at most one year ahead. Agreeing is the person’s written consent. */
export const addSupporter = route({
  method: 'POST', path: '/api/me/supporters', summary: 'Invite a supporter with a scope and an end',
  body: z.object({ name: Line, relation: Line, scopes: z.array(SupporterScope).check(z.minLength(1)), endsOn: IsoDay, agreed: z.literal(true) }),
  reply: z.object({ id: Id, invitationCode: z.string(), codeEndsAt: Instant }),
});
export const endSupporter = route({ method: 'POST', path: '/api/me/supporters/:id/end', summary: 'Stop sharing at once', params: IdParams, reply: z.object({ id: Id, endedAt: Instant }) });

/** A part that was not allowed is absent; a part that is allowed and has nothing is empty. */
export const SupportedPerson = z.object({
  supporterId: Id, name: z.string(), relation: z.string(), scopes: z.array(SupporterScope), endsOn: IsoDay, country: Country,
  today: IsoDay, readAt: Instant,
  appointments: z.optional(z.array(z.object({ day: IsoDay, time: z.string(), title: z.string(), familyWelcome: z.boolean() }))),
  attendance: z.optional(z.array(z.object({ day: IsoDay, title: z.string(), came: z.nullable(z.boolean()) }))),
  doseDays: z.optional(z.array(z.object({ day: IsoDay, how: z.enum(['window', 'home', 'none']) }))),
  goals: z.optional(z.array(z.string())),
  relapsePreventionPlan: z.optional(z.object({ warningSigns: z.array(z.string()), coping: z.array(z.string()), safety: z.array(z.string()) })),
  lapseAlerts: z.optional(z.array(z.object({ at: Instant, words: z.string() }))),
});
export type SupportedPerson = z.output<typeof SupportedPerson>;
export const SupporterData = z.object({ name: z.string(), country: Country, people: z.array(SupportedPerson), crisisCard: CrisisCard });
export type SupporterData = z.output<typeof SupporterData>;
export const supporting = route({ method: 'GET', path: '/api/supporting', summary: 'What a supporter was allowed to see; nothing else', reply: SupporterData });

export const Meeting = z.object({
  id: z.string(), name: z.string(),
  fellowship: z.string(),
  /** 1 is Monday. */
  weekday: z.int().check(z.gte(1), z.lte(7)), startsAt: z.string(), minutes: z.nullable(z.int()),
  place: z.nullable(z.string()), address: z.nullable(z.string()), online: z.nullable(z.string()),
  formats: z.array(z.string()), stepFree: z.nullable(z.boolean()), language: z.nullable(z.string()),
});
export type Meeting = z.output<typeof Meeting>;
export const meetings = route({
  method: 'GET', path: '/api/meetings', summary: 'Meetings near by, from a file that the site loaded', query: PageQuery,
  reply: z.extend(pageOf(Meeting), { source: z.string(), loadedOn: z.nullable(IsoDay), madeUp: z.boolean() }),
});

/** The file that a site loads: docs/guides/meetings.md says what each field is. */
export const MeetingFile = z.object({ source: Line, loadedOn: IsoDay, madeUp: z.boolean(), meetings: z.array(Meeting).check(z.maxLength(20_000)) });
export type MeetingFile = z.output<typeof MeetingFile>;
export const loadMeetings = route({ method: 'POST', path: '/api/meeting-lists', summary: 'Loads a file of meetings; the newest counts', body: MeetingFile, reply: z.object({ id: Id, meetings: z.int() }) });

/** From the clinic: who supports the person and what they may see. Ending one is ending its consent. */
export const personSupporters = route({
  method: 'GET', path: '/api/people/:id/supporters', summary: 'Supporters of a person and what each may see', params: IdParams,
  reply: z.object({ items: z.array(z.extend(Supporter, { consentId: Id })) }),
});

/** Three to six people who agreed to look out for each other, and what happens after a lapse. */
export const AccountabilityTeam = z.object({
  id: Id, name: z.string(), afterALapse: z.string(), guide: z.string(), madeAt: Instant,
  members: z.array(z.object({ id: Id, personId: Id, name: z.string(), agreedAt: Instant })),
  /** True with three to six members. */
  ready: z.boolean(),
});
export type AccountabilityTeam = z.output<typeof AccountabilityTeam>;
export const accountabilityTeams = route({ method: 'GET', path: '/api/sites/:id/accountability-teams', summary: 'Small teams of people who look out for each other', params: IdParams, reply: z.object({ items: z.array(AccountabilityTeam) }) });
export const startTeam = route({ method: 'POST', path: '/api/sites/:id/accountability-teams', summary: 'Starts a small team with what happens after a lapse', params: IdParams, body: z.object({ name: Line, afterALapse: Line }), reply: z.object({ id: Id }) });
export const joinTeam = route({ method: 'POST', path: '/api/accountability-teams/:id/members', summary: 'Notes that a person agreed to join', params: IdParams, body: z.object({ personId: Id, agreed: z.literal(true) }), reply: z.object({ id: Id }) });
export const leaveTeam = route({ method: 'POST', path: '/api/accountability-members/:id/end', summary: 'Notes that a person left the team, at once and without a reason', params: IdParams, reply: z.object({ id: Id }) });

export const communityRoutes = { supporters, addSupporter, endSupporter, supporting, meetings } as const;
