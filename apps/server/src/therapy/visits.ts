/** When a person was expected and what became of it: sessions with their attendance, and appointments that no session carries. */
import type { Tx } from '../platform/scoped.ts';
import { appointmentsOf, type AppointmentRow } from '../schedule/index.ts';
import { attendeesOf, sessionsOfPerson, type AttendeeRow, type SessionRow } from './sessions-store.ts';

export interface PersonVisit {
  readonly startsAt: string;
  readonly title: string;
  readonly kind: AppointmentRow['kind'];
  /** Minutes the person was there, where that is known; else minutes planned. */
  readonly minutes: number;
  readonly state: AppointmentRow['state'];
}

function stateOf(session: SessionRow, own: AttendeeRow | undefined): PersonVisit['state'] {
  if (session.state === 'cancelled' || own?.status === 'excused') return 'cancelled';
  if (own?.status === 'came' || own?.status === 'late') return 'kept';
  return own?.status === 'absent' ? 'missed' : 'planned';
}

/** Both, newest first. A session counts once, by its attendance, and not again by the appointment that was made for it. */
export async function visitsOf(tx: Tx, personId: string, from: Temporal.Instant, to: Temporal.Instant): Promise<readonly PersonVisit[]> {
  const sessions = await sessionsOfPerson(tx, personId, from, to, 1000);
  const own = new Map((await attendeesOf(tx, sessions.map(({ id }) => id))).filter(({ person_id }) => person_id === personId).map((row) => [row.session_id, row]));
  const carried = new Set(sessions.map(({ appointment_id }) => appointment_id));
  const held = sessions.map((session): PersonVisit => {
    const state = stateOf(session, own.get(session.id));
    return { startsAt: session.starts_at, title: session.title, kind: session.kind === 'drop_in' ? 'one_to_one' : session.kind, minutes: state === 'kept' ? own.get(session.id)?.minutes_present ?? session.minutes : session.minutes, state };
  });
  const booked = (await appointmentsOf(tx, personId, 500)).filter(({ id, starts_at }) => !carried.has(id) && Temporal.Instant.compare(Temporal.Instant.from(starts_at), from) >= 0 && Temporal.Instant.compare(Temporal.Instant.from(starts_at), to) < 0);
  return [...held, ...booked.map((row): PersonVisit => ({ startsAt: row.starts_at, title: row.title, kind: row.kind, minutes: row.minutes, state: row.state }))].toSorted((a, b) => Temporal.Instant.compare(b.startsAt, a.startsAt));
}
