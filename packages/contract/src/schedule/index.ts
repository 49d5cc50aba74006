/** Work for somebody, and appointments. */
import * as z from 'zod/mini';
import { route } from '../route.ts';
import { Created, Id, IdParams, Instant, IsoDay, Line, Role, Text } from '../shapes.ts';

export const Task = z.object({
  id: Id, kind: z.string(), personId: z.nullable(Id), personName: z.nullable(z.string()), episodeId: z.nullable(Id), role: z.nullable(z.string()), assigneeId: z.nullable(Id), assignee: z.nullable(z.string()),
  params: z.record(z.string(), z.unknown()), priority: z.int(), dueAt: Instant, state: z.enum(['open', 'done', 'cancelled']), createdAt: Instant,
});
export type Task = z.output<typeof Task>;
export const worklist = route({
  method: 'GET', path: '/api/sites/:id/tasks', summary: 'What is next, due and wrong, for a role', params: IdParams,
  query: z.object({ role: z.optional(Role), mine: z.optional(z.literal('yes')), personId: z.optional(Id) }), reply: z.object({ items: z.array(Task) }),
});
export const finishTask = route({ method: 'POST', path: '/api/tasks/:id/done', summary: 'Says what became of a task', params: IdParams, body: z.object({ outcome: z.optional(Text) }), reply: z.object({ ok: z.literal(true) }) });
export const takeTask = route({ method: 'POST', path: '/api/tasks/:id/assignee', summary: 'Takes a task', params: IdParams, reply: z.object({ ok: z.literal(true) }) });

export const AppointmentKind = z.enum(['one_to_one', 'group', 'medical', 'family', 'assessment', 'review', 'refresher', 'check_in', 'ecg', 'other']);
export const ClinicAppointment = z.object({
  id: Id, personId: Id, personName: z.string(), kind: AppointmentKind, title: z.string(), startsAt: Instant, minutes: z.int(), modality: z.enum(['in_person', 'telephone', 'video', 'home']),
  place: z.nullable(z.string()), withId: z.nullable(Id), withName: z.nullable(z.string()), state: z.enum(['planned', 'kept', 'missed', 'cancelled']), reason: z.nullable(z.string()), version: z.int(),
});
export type ClinicAppointment = z.output<typeof ClinicAppointment>;
export const siteAppointments = route({ method: 'GET', path: '/api/sites/:id/appointments', summary: 'A day’s appointments', params: IdParams, query: z.object({ day: IsoDay }), reply: z.object({ items: z.array(ClinicAppointment) }) });
export const personAppointments = route({ method: 'GET', path: '/api/people/:id/appointments', summary: 'A person’s appointments, newest first', params: IdParams, reply: z.object({ items: z.array(ClinicAppointment) }) });
export const book = route({
  method: 'POST', path: '/api/people/:id/appointments', summary: 'Books an appointment', params: IdParams,
  body: z.object({ kind: AppointmentKind, title: Line, startsAt: Instant, minutes: z.int().check(z.gte(5), z.lte(600)), modality: z.enum(['in_person', 'telephone', 'video', 'home']), place: z.optional(Line), withId: z.optional(Id) }),
  reply: Created,
});
export const settleAppointment = route({
  method: 'POST', path: '/api/appointments/:id/outcome', summary: 'Says whether an appointment was kept, missed or cancelled', params: IdParams,
  body: z.object({ state: z.enum(['kept', 'missed', 'cancelled']), reason: z.optional(Text) }), reply: z.object({ ok: z.literal(true) }),
});

/** Public holidays that a site may go by. The United States and England and Wales are computed by their laws; the others come from a published list. */
export const HolidayCalendar = z.enum(['none', 'US-federal', 'GB-EAW', 'GB-SCT', 'GB-NIR']);
export type HolidayCalendar = z.output<typeof HolidayCalendar>;
export const ClosedDay = z.object({
  day: IsoDay, why: z.enum(['weekly', 'holiday', 'closure']),
  /** As the law, the list or whoever noted it writes it. */
  name: z.nullable(z.string()),
});
export type ClosedDay = z.output<typeof ClosedDay>;
const Weekdays = z.array(z.int().check(z.gte(1), z.lte(7))).check(z.maxLength(6));
const CalendarSet = { holidays: HolidayCalendar, closedOnHolidays: z.boolean(), closedWeekdays: Weekdays };
export const getCalendar = route({
  method: 'GET', path: '/api/sites/:id/calendar', summary: 'When a site is closed: weekdays, public holidays, single days, and the closed days of the next months', params: IdParams,
  reply: z.object({ today: IsoDay, isSet: z.boolean(), ...CalendarSet, closures: z.array(z.object({ id: Id, day: IsoDay, reason: z.string() })), ahead: z.array(ClosedDay), loaded: z.int() }),
});
export const setCalendar = route({ method: 'PUT', path: '/api/sites/:id/calendar', summary: 'Says on which weekdays and public holidays a site is closed; what was said before is kept', params: IdParams, body: z.object(CalendarSet), reply: z.object({ ok: z.literal(true) }) });
export const addClosure = route({ method: 'POST', path: '/api/sites/:id/closures', summary: 'Notes one day on which a site is closed', params: IdParams, body: z.object({ day: IsoDay, reason: Line }), reply: z.object({ ok: z.literal(true) }) });
export const withdrawClosure = route({ method: 'POST', path: '/api/closures/:id/withdrawal', summary: 'Takes a noted closure back', params: IdParams, reply: z.object({ ok: z.literal(true) }) });
export const loadHolidays = route({
  method: 'POST', path: '/api/public-holidays', summary: 'Loads a published list of public holidays, with its source; days that are known stay as they are',
  body: z.object({ calendar: z.enum(['US-federal', 'GB-EAW', 'GB-SCT', 'GB-NIR']), source: Line, days: z.array(z.object({ day: IsoDay, name: Line })).check(z.minLength(1), z.maxLength(500)) }),
  reply: z.object({ added: z.int() }),
});
