/** Saying who came. Said again, it corrects. Somebody who stayed away is called; no dose waits for it. */
import { decideTherapy } from '@fairlead/clinical';
import type { BodyOf } from '@fairlead/contract';
import type { markAttendance as shape } from '@fairlead/contract/therapy';
import { dayAt, startOfDay } from '../platform/clock.ts';
import type { StaffActor } from '../platform/actor.ts';
import { endTasks, type NewTask } from '../platform/record-store.ts';
import type { CommandResult } from '../platform/registry.ts';
import type { Tx } from '../platform/scoped.ts';
import { siteById } from '../platform/sites-store.ts';
import { appointmentById, settleAppointmentRow } from '../schedule/index.ts';
import { addChartNote, notesOfSession } from './notes-store.ts';
import { addAttendance, attendeesOf, moveSession, sessionsOfPerson, sessionToChange, type AttendeeRow, type SessionRow, type Status } from './sessions-store.ts';

type Body = BodyOf<typeof shape>;

const wasThere = (status: Status | null): boolean => status === 'came' || status === 'late';

/** The appointment of a one-to-one session follows its attendance. */
async function settleAppointment(tx: Tx, session: SessionRow, status: Status, now: Temporal.Instant): Promise<void> {
  if (session.appointment_id === null) return;
  const appointment = await appointmentById(tx, session.appointment_id);
  if (appointment === null) return;
  await settleAppointmentRow(tx, appointment, wasThere(status) ? 'kept' : status === 'excused' ? 'cancelled' : 'missed', null, now);
}

async function missedElsewhere(tx: Tx, session: SessionRow, personId: string, from: Temporal.Instant): Promise<boolean> {
  const sessions = await sessionsOfPerson(tx, personId, from, from.add({ hours: 24 }));
  const others = await attendeesOf(tx, sessions.filter(({ id }) => id !== session.id).map(({ id }) => id));
  return others.some((row) => row.person_id === personId && row.status === 'absent');
}

interface Marked { readonly session: SessionRow; readonly who: AttendeeRow; readonly status: Status; readonly zone: string }

/** A call within a day for who stayed away, once a day; taken off the list when it turns out that they came. */
async function reachOut(tx: Tx, { session, who, status, zone }: Marked, actor: StaffActor, now: Temporal.Instant): Promise<readonly NewTask[]> {
  if (who.person_id === null) return [];
  const day = dayAt(Temporal.Instant.from(session.starts_at), zone);
  const dedupeKey = `therapy reach out ${who.person_id} ${day}`;
  if (decideTherapy({ attendance: status }).reasons.includes('REACH_OUT')) {
    return [{ siteId: session.site_id, kind: 'therapy.reach-out', role: 'peer_worker', personId: who.person_id, dueAt: now.add({ hours: 24 }).toString(), priority: 2, params: { title: session.title, day }, dedupeKey }];
  }
  if (who.status === 'absent' && !(await missedElsewhere(tx, session, who.person_id, startOfDay(day, zone)))) await endTasks(tx, actor.accountId, now, { dedupeKey, outcome: 'attendance corrected' });
  return [];
}

/** A note that was signed before is landed in the chart of somebody who turns out to have been there. */
async function landNote(tx: Tx, session: SessionRow, personId: string, now: Temporal.Instant): Promise<void> {
  const [newest] = await notesOfSession(tx, session.id);
  if (newest !== undefined) await addChartNote(tx, { noteId: newest.id, personId, addendum: null }, now);
}

export async function markAttendance(tx: Tx, sessionId: string, body: Body, actor: StaffActor, now: Temporal.Instant): Promise<CommandResult<{ id: string }>> {
  const session = await sessionToChange(tx, sessionId);
  if (session === null) return { kind: 'not-found' };
  if (session.state === 'cancelled') return { kind: 'conflict', detail: 'This session was cancelled. Nothing was changed.' };
  const who = (await attendeesOf(tx, [session.id])).find((row) => (body.personId === undefined ? row.family_member_id !== null && row.family_member_id === body.familyMemberId : row.person_id === body.personId));
  if (who === undefined) return { kind: 'invalid', detail: 'This person is not on the roster of this session. Add them first.', field: '/personId' };
  const opens = Temporal.Instant.from(session.starts_at).subtract({ hours: 1 });
  if (body.status !== 'excused' && Temporal.Instant.compare(now, opens) < 0) return { kind: 'invalid', detail: 'This session has not begun. Before it, somebody can only be excused.', field: '/status' };
  const there = wasThere(body.status);
  const minutesPresent = there ? Math.min(body.minutesPresent ?? session.minutes, session.minutes) : 0;
  const id = await addAttendance(tx, { sessionId, personId: who.person_id, familyMemberId: who.family_member_id, status: body.status, minutesPresent, note: body.note ?? null, byId: actor.accountId, supersedesId: who.attendance_id }, now);
  if (there) await moveSession(tx, session.id, 'held', null, now);
  if (there && who.person_id !== null) await landNote(tx, session, who.person_id, now);
  if (session.person_id === who.person_id) await settleAppointment(tx, session, body.status, now);
  const zone = (await siteById(tx, session.site_id))?.time_zone ?? 'UTC';
  const tasks = await reachOut(tx, { session, who, status: body.status, zone }, actor, now);
  return {
    kind: 'done', reply: { id }, people: who.person_id === null ? [] : [who.person_id], tasks,
    events: who.person_id === null
      ? [{ kind: 'therapy.family-attended', topic: 'sessions', siteId: session.site_id }]
      : [{ kind: 'therapy.attended', topic: 'sessions', personId: who.person_id, siteId: session.site_id, audience: 'person', params: { title: session.title, status: body.status, minutes: minutesPresent, sessionKind: session.kind, corrected: who.status !== null }, about: { table: 'session_attendance', id } }],
  };
}
