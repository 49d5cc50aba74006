/** Worklists by role, and appointments. */
import * as contract from '@fairlead/contract/schedule';
import { openEpisodeOf, personById } from '../people/index.ts';
import { dayAt, startOfDay } from '../platform/clock.ts';
import { careTeam } from '../platform/policy.ts';
import { command, read, type AnyRoute } from '../platform/registry.ts';
import { siteById } from '../platform/sites-store.ts';
import { calendarRoutes } from './calendar-routes.ts';
import {
  appointmentById, appointmentsBetween, appointmentsOf, bookAppointment, finishTaskRow, openTasks, settleAppointmentRow, takeTaskRow, taskById, type AppointmentRow, type TaskRow,
} from './schedule-store.ts';

const taskReply = (row: TaskRow): contract.Task => ({
  id: row.id, kind: row.kind, personId: row.person_id, personName: row.person_name, episodeId: row.episode_id, role: row.role, assigneeId: row.assignee_id, assignee: row.assignee,
  params: { ...row.params }, priority: row.priority, dueAt: row.due_at, state: row.state, createdAt: row.created_at,
});

export const appointmentReply = (row: AppointmentRow): contract.ClinicAppointment => ({
  id: row.id, personId: row.person_id, personName: row.person_name, kind: row.kind, title: row.title, startsAt: row.starts_at, minutes: row.minutes, modality: row.modality,
  place: row.place, withId: row.with_id, withName: row.with_name, state: row.state, reason: row.reason, version: row.version,
});

const shownPeople = (rows: readonly { readonly person_id: string | null }[]): string[] => rows.flatMap((row) => (row.person_id === null ? [] : [row.person_id]));

const taskRoutes: readonly AnyRoute[] = [
  read(contract.worklist, { policy: careTeam, limiter: 'ordinary', audit: 'worklist looked at' }, async (ask, tx) => {
    if ((await siteById(tx, ask.params.id)) === null) return { kind: 'not-found' };
    const { actor, query } = ask;
    const all = query.personId !== undefined && query.role === undefined;
    const roles = all ? null : query.mine === 'yes' ? [] : query.role === undefined ? actor.roles : [query.role];
    const rows = await openTasks(tx, ask.params.id, { roles, assigneeId: query.mine === 'yes' || query.role === undefined ? actor.accountId : null, personId: query.personId ?? null }, 200);
    return { kind: 'ok', people: shownPeople(rows), reply: { items: rows.map(taskReply) } };
  }),
  command(contract.finishTask, { policy: careTeam, limiter: 'ordinary', audit: 'task done' }, async (ask, tx) => {
    const task = await taskById(tx, ask.params.id);
    if (task === null) return { kind: 'not-found' };
    if (!(await finishTaskRow(tx, task.id, ask.actor.accountId, ask.body.outcome ?? null, ask.now))) return { kind: 'conflict', detail: 'Somebody ended this task already.' };
    return {
      kind: 'done', reply: { ok: true as const }, people: shownPeople([task]),
      events: [{ kind: 'schedule.task-done', topic: 'tasks', personId: task.person_id, siteId: task.site_id, params: { task: task.kind, outcome: ask.body.outcome ?? null } }],
    };
  }),
  command(contract.takeTask, { policy: careTeam, limiter: 'ordinary', audit: 'task taken' }, async (ask, tx) => {
    const task = await taskById(tx, ask.params.id);
    if (task === null) return { kind: 'not-found' };
    if (!(await takeTaskRow(tx, task.id, ask.actor.accountId))) return { kind: 'conflict', detail: task.assignee === null ? 'This task is ended.' : `${task.assignee} has this task.` };
    return { kind: 'done', reply: { ok: true as const }, people: shownPeople([task]), events: [{ kind: 'schedule.task-taken', topic: 'tasks', siteId: task.site_id, params: { task: task.kind } }] };
  }),
];

const appointmentRoutes: readonly AnyRoute[] = [
  read(contract.siteAppointments, { policy: careTeam, limiter: 'ordinary', audit: 'appointments looked at' }, async (ask, tx) => {
    const site = await siteById(tx, ask.params.id);
    if (site === null) return { kind: 'not-found' };
    const from = startOfDay(ask.query.day, site.time_zone);
    const to = startOfDay(Temporal.PlainDate.from(ask.query.day).add({ days: 1 }).toString(), site.time_zone);
    const rows = await appointmentsBetween(tx, site.id, from, to);
    return { kind: 'ok', people: shownPeople(rows), reply: { items: rows.map(appointmentReply) } };
  }),
  read(contract.personAppointments, { policy: careTeam, limiter: 'ordinary', audit: 'appointments looked at' }, async (ask, tx) => {
    if ((await personById(tx, ask.params.id)) === null) return { kind: 'not-found' };
    return { kind: 'ok', people: [ask.params.id], reply: { items: (await appointmentsOf(tx, ask.params.id)).map(appointmentReply) } };
  }),
  command(contract.book, { policy: careTeam, limiter: 'ordinary', audit: 'appointment booked' }, async (ask, tx) => {
    const person = await personById(tx, ask.params.id);
    if (person === null) return { kind: 'not-found' };
    if (Temporal.Instant.compare(Temporal.Instant.from(ask.body.startsAt), ask.now) < 0) return { kind: 'invalid', detail: 'This time has passed. Choose a later one.', field: '/startsAt' };
    const episode = await openEpisodeOf(tx, person.id);
    const site = await siteById(tx, person.site_id);
    const id = await bookAppointment(tx, { personId: person.id, episodeId: episode?.id ?? null, siteId: person.site_id, madeBy: ask.actor.accountId, ...ask.body }, ask.now);
    const day = dayAt(Temporal.Instant.from(ask.body.startsAt), site?.time_zone ?? 'UTC');
    return { kind: 'done', reply: { id }, people: [person.id], events: [{ kind: 'schedule.booked', topic: 'appointments', personId: person.id, episodeId: episode?.id ?? null, siteId: person.site_id, audience: 'person', params: { kind: ask.body.kind, title: ask.body.title, startsAt: ask.body.startsAt, day }, about: { table: 'appointments', id } }] };
  }),
  command(contract.settleAppointment, { policy: careTeam, limiter: 'ordinary', audit: 'appointment settled' }, async (ask, tx) => {
    const row = await appointmentById(tx, ask.params.id);
    if (row === null) return { kind: 'not-found' };
    if (!(await settleAppointmentRow(tx, row, ask.body.state, ask.body.reason ?? null, ask.now))) {
      return row.state === 'planned' ? { kind: 'lost-race', detail: 'Somebody else settled this appointment at the same moment.' } : { kind: 'conflict', detail: `This appointment was ${row.state} already.` };
    }
    const missed = ask.body.state === 'missed';
    return {
      kind: 'done', reply: { ok: true as const }, people: [row.person_id],
      events: [{ kind: `schedule.${ask.body.state}`, topic: 'appointments', personId: row.person_id, siteId: row.site_id, audience: 'person', params: { kind: row.kind, title: row.title }, about: { table: 'appointments', id: row.id } }],
      // A missed visit is a reason to call, never a reason to hold a dose (mission, cautions).
      tasks: missed ? [{ siteId: row.site_id, kind: 'schedule.reach-out', role: 'peer_worker', personId: row.person_id, dueAt: ask.now.add({ hours: 24 }).toString(), params: { title: row.title }, dedupeKey: `reach out ${row.person_id}` }] : [],
    };
  }),
];

export const scheduleRoutes: readonly AnyRoute[] = [...taskRoutes, ...appointmentRoutes, ...calendarRoutes];
