/** Sessions and who came to them. */
import { newId } from '../platform/ids.ts';
import { sql, type Tx } from '../platform/scoped.ts';

export type SessionKind = 'one_to_one' | 'group' | 'family' | 'drop_in';
export type Status = 'came' | 'late' | 'excused' | 'absent';
export type Origin = 'here' | 'imported' | 'synthetic';

export interface SessionRow {
  readonly id: string;
  readonly site_id: string;
  readonly kind: SessionKind;
  readonly programme: string;
  readonly topic: string | null;
  readonly title: string;
  readonly series_id: string | null;
  readonly family_id: string | null;
  readonly person_id: string | null;
  readonly appointment_id: string | null;
  readonly starts_at: string;
  readonly minutes: number;
  readonly modality: 'in_person' | 'telephone' | 'video' | 'hybrid' | 'home';
  readonly room: string | null;
  readonly link: string | null;
  readonly leader_id: string;
  readonly leader: string;
  readonly state: 'planned' | 'held' | 'cancelled';
  readonly cancel_reason: string | null;
  readonly note_version: number | null;
  readonly capacity: number | null;
}

const columns = sql`t.id, t.site_id, t.kind, t.programme, t.topic, t.title, t.series_id, t.family_id, t.person_id, t.appointment_id, t.starts_at, t.minutes, t.modality, t.room, t.link, t.leader_id, l.display_name as leader,
  t.state, t.cancel_reason, (select max(n.version) from session_notes n where n.organisation_id = t.organisation_id and n.session_id = t.id) as note_version, g.capacity`;
const joins = sql`therapy_sessions t join accounts l on l.organisation_id = t.organisation_id and l.id = t.leader_id
  left join group_series g on g.organisation_id = t.organisation_id and g.id = t.series_id`;

export function sessionById(tx: Tx, id: string): Promise<SessionRow | null> {
  return tx.one<SessionRow>(sql`select ${columns} from ${joins} where t.organisation_id = ${tx.organisationId} and t.id = ${id}`);
}

/** The same, held until the transaction ends, so that two who mark or sign at once go one after the other. */
export async function sessionToChange(tx: Tx, id: string): Promise<SessionRow | null> {
  await tx.all(sql`select id from therapy_sessions where organisation_id = ${tx.organisationId} and id = ${id} for update`);
  return sessionById(tx, id);
}

export function sessionsBetween(tx: Tx, siteId: string, from: Temporal.Instant, to: Temporal.Instant): Promise<readonly SessionRow[]> {
  return tx.all<SessionRow>(sql`select ${columns} from ${joins} where t.organisation_id = ${tx.organisationId} and t.site_id = ${siteId} and t.starts_at >= ${from.toString()} and t.starts_at < ${to.toString()} order by t.starts_at, t.title limit 300`);
}

/** Sessions at which somebody is expected or was, in a span; newest first. */
export function sessionsOfPerson(tx: Tx, personId: string, from: Temporal.Instant, to: Temporal.Instant, limit = 200): Promise<readonly SessionRow[]> {
  const organisation = tx.organisationId;
  return tx.all<SessionRow>(sql`
    select ${columns} from ${joins} where t.organisation_id = ${organisation} and t.starts_at >= ${from.toString()} and t.starts_at < ${to.toString()} and t.id in (
      select id from therapy_sessions where organisation_id = ${organisation} and person_id = ${personId}
      union select s.id from group_places p join therapy_sessions s on s.organisation_id = p.organisation_id and s.series_id = p.series_id and p.joined_at <= s.starts_at + make_interval(mins => s.minutes)
        and (p.left_at is null or p.left_at > s.starts_at) where p.organisation_id = ${organisation} and p.person_id = ${personId} and p.joined_at is not null
      union select session_id from session_guests where organisation_id = ${organisation} and person_id = ${personId}
      union select session_id from session_attendance where organisation_id = ${organisation} and person_id = ${personId}
    ) order by t.starts_at desc limit ${limit}`);
}

export interface AttendeeRow {
  readonly session_id: string;
  readonly person_id: string | null;
  readonly family_member_id: string | null;
  readonly name: string;
  readonly given_name: string | null;
  readonly family_name: string | null;
  readonly known_as: string | null;
  readonly number: string | null;
  readonly relation: string | null;
  readonly attendance_id: string | null;
  readonly status: Status | null;
  readonly minutes_present: number | null;
}

/** Everybody who is expected at these sessions or was there, with what is known of their coming. */
export function attendeesOf(tx: Tx, sessionIds: readonly string[]): Promise<readonly AttendeeRow[]> {
  return tx.all<AttendeeRow>(sql`
    with s as (select * from therapy_sessions where organisation_id = ${tx.organisationId} and id = any(${[...sessionIds]}::uuid[])),
    expected as (
      select s.id as session_id, p.person_id, null::uuid as family_member_id from s join group_places p on p.organisation_id = s.organisation_id and p.series_id = s.series_id
        and p.joined_at <= s.starts_at + make_interval(mins => s.minutes) and (p.left_at is null or p.left_at > s.starts_at)
      union select s.id, g.person_id, null from s join session_guests g on g.organisation_id = s.organisation_id and g.session_id = s.id
      union select s.id, s.person_id, null from s where s.person_id is not null
      union select s.id, null, m.id from s join family_members m on m.organisation_id = s.organisation_id and m.family_id = s.family_id and (m.ended_at is null or m.ended_at > s.starts_at)
      union select s.id, a.person_id, a.family_member_id from s join session_attendance a on a.organisation_id = s.organisation_id and a.session_id = s.id
    )
    select e.session_id, e.person_id, e.family_member_id, coalesce(m.name, coalesce(q.known_as, q.given_name) || ' ' || q.family_name) as name, q.given_name, q.family_name, q.known_as, q.number, m.relation,
      a.id as attendance_id, a.status, a.minutes_present
    from expected e
    left join people q on q.organisation_id = ${tx.organisationId} and q.id = e.person_id
    left join family_members m on m.organisation_id = ${tx.organisationId} and m.id = e.family_member_id
    left join session_attendance a on a.organisation_id = ${tx.organisationId} and a.session_id = e.session_id and (a.person_id = e.person_id or a.family_member_id = e.family_member_id)
      and not exists (select from session_attendance n where n.organisation_id = a.organisation_id and n.supersedes_id = a.id)
    order by (e.person_id is null), q.family_name, q.given_name, m.name`);
}

export interface NewSession {
  readonly siteId: string;
  readonly kind: SessionKind;
  readonly programme: string;
  readonly topic?: string | null;
  readonly title: string;
  readonly seriesId?: string | null;
  readonly familyId?: string | null;
  readonly personId?: string | null;
  readonly appointmentId?: string | null;
  readonly startsAt: string;
  readonly minutes: number;
  readonly modality: SessionRow['modality'];
  readonly room?: string | null;
  readonly link?: string | null;
  readonly leaderId: string;
  /** held: for a drop-in and for history that is brought in. */
  readonly state?: 'planned' | 'held';
  readonly origin?: Origin;
}

/** Plans a session, or brings in one that was. Null where the group has one at that time already. */
export async function addSession(tx: Tx, session: NewSession, at: Temporal.Instant): Promise<string | null> {
  const id = newId();
  const state = session.state ?? 'planned';
  const rows = await tx.run(sql`
    insert into therapy_sessions (organisation_id, id, site_id, kind, programme, topic, title, series_id, family_id, person_id, appointment_id, starts_at, minutes, modality, room, link, leader_id, state, state_at, made_at, origin)
    values (${tx.organisationId}, ${id}, ${session.siteId}, ${session.kind}, ${session.programme}, ${session.topic ?? null}, ${session.title}, ${session.seriesId ?? null}, ${session.familyId ?? null}, ${session.personId ?? null},
      ${session.appointmentId ?? null}, ${session.startsAt}, ${session.minutes}, ${session.modality}, ${session.room ?? null}, ${session.link ?? null}, ${session.leaderId}, ${state}, ${state === 'held' ? at.toString() : null}, ${at.toString()}, ${session.origin ?? 'here'})
    on conflict (organisation_id, series_id, starts_at) where series_id is not null do nothing`);
  return rows === 0 ? null : id;
}

export async function moveSession(tx: Tx, id: string, state: 'held' | 'cancelled', reason: string | null, now: Temporal.Instant): Promise<boolean> {
  return (await tx.run(sql`update therapy_sessions set state = ${state}, state_at = ${now.toString()}, cancel_reason = ${reason}, version = version + 1 where organisation_id = ${tx.organisationId} and id = ${id} and state = 'planned'`)) === 1;
}

export interface NewAttendance {
  readonly sessionId: string;
  readonly personId?: string | null;
  readonly familyMemberId?: string | null;
  readonly status: Status;
  readonly minutesPresent: number;
  readonly note?: string | null;
  readonly byId: string | null;
  readonly supersedesId?: string | null;
  readonly origin?: Origin;
}

export async function addAttendance(tx: Tx, row: NewAttendance, at: Temporal.Instant): Promise<string> {
  const id = newId();
  await tx.run(sql`
    insert into session_attendance (organisation_id, id, session_id, person_id, family_member_id, status, minutes_present, note, at, by_id, supersedes_id, origin)
    values (${tx.organisationId}, ${id}, ${row.sessionId}, ${row.personId ?? null}, ${row.familyMemberId ?? null}, ${row.status}, ${row.minutesPresent}, ${row.note ?? null}, ${at.toString()}, ${row.byId}, ${row.supersedesId ?? null}, ${row.origin ?? 'here'})`);
  return id;
}

export async function addGuest(tx: Tx, sessionId: string, personId: string, byId: string, at: Temporal.Instant): Promise<boolean> {
  return (await tx.run(sql`insert into session_guests (organisation_id, session_id, person_id, at, by_id) values (${tx.organisationId}, ${sessionId}, ${personId}, ${at.toString()}, ${byId}) on conflict do nothing`)) === 1;
}

/** Who can lead a session at a site. */
export function leadersAt(tx: Tx, siteId: string): Promise<readonly { readonly id: string; readonly name: string }[]> {
  return tx.all(sql`
    select s.id, a.display_name as name from staff s join accounts a on a.organisation_id = s.organisation_id and a.id = s.id
    join staff_sites x on x.organisation_id = s.organisation_id and x.staff_id = s.id and x.site_id = ${siteId}
    where s.organisation_id = ${tx.organisationId} and a.state <> 'disabled' and s.roles && array['counsellor', 'prescriber', 'nurse', 'peer_worker'] order by ('counsellor' = any(s.roles)) desc, a.display_name limit 100`);
}
