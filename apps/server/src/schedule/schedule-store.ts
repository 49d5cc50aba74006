/** Tasks and appointments. */
import { newId } from '../platform/ids.ts';
import { sql, type Tx } from '../platform/scoped.ts';

export interface TaskRow {
  readonly id: string;
  readonly site_id: string;
  readonly kind: string;
  readonly person_id: string | null;
  readonly person_name: string | null;
  readonly episode_id: string | null;
  readonly role: string | null;
  readonly assignee_id: string | null;
  readonly assignee: string | null;
  readonly params: Readonly<Record<string, unknown>>;
  readonly priority: number;
  readonly due_at: string;
  readonly state: 'open' | 'done' | 'cancelled';
  readonly created_at: string;
}

const taskColumns = sql`t.id, t.site_id, t.kind, t.person_id, coalesce(p.known_as, p.given_name) || ' ' || p.family_name as person_name, t.episode_id, t.role, t.assignee_id, a.display_name as assignee,
  t.params, t.priority, t.due_at, t.state, t.created_at`;
const taskJoins = sql`tasks t left join people p on p.organisation_id = t.organisation_id and p.id = t.person_id
  left join accounts a on a.organisation_id = t.organisation_id and a.id = t.assignee_id`;

/**
 * Open tasks of a site: what must be done now first, then by when it is due. What was asked of a role that nobody at the site has
 * (a clinic without a peer worker, say) stands on the lists of nurses and counsellors: no task is on nobody's list.
 */
export function openTasks(tx: Tx, siteId: string, filter: { readonly roles: readonly string[] | null; readonly assigneeId: string | null; readonly personId: string | null }, limit: number): Promise<readonly TaskRow[]> {
  const roles = filter.roles === null ? null : [...filter.roles];
  return tx.all<TaskRow>(sql`
    select ${taskColumns} from ${taskJoins}
    where t.organisation_id = ${tx.organisationId} and t.site_id = ${siteId} and t.state = 'open'
      and (${roles}::text[] is null or t.role = any(${roles}::text[]) or t.assignee_id = ${filter.assigneeId}::uuid
        or (${roles}::text[] && array['nurse', 'counsellor'] and t.assignee_id is null and not exists (
          select from staff s join staff_sites x on x.organisation_id = s.organisation_id and x.staff_id = s.id join accounts c on c.organisation_id = s.organisation_id and c.id = s.id
          where s.organisation_id = t.organisation_id and x.site_id = t.site_id and t.role = any(s.roles) and c.state = 'active')))
      and (${filter.personId}::uuid is null or t.person_id = ${filter.personId}::uuid)
    order by t.priority, t.due_at limit ${limit}`);
}

export function taskById(tx: Tx, id: string): Promise<TaskRow | null> {
  return tx.one<TaskRow>(sql`select ${taskColumns} from ${taskJoins} where t.organisation_id = ${tx.organisationId} and t.id = ${id}`);
}

/** Ends an open task. False: somebody else ended it first. */
export async function finishTaskRow(tx: Tx, id: string, byId: string, outcome: string | null, now: Temporal.Instant): Promise<boolean> {
  return (await tx.run(sql`update tasks set state = 'done', ended_at = ${now.toString()}, ended_by = ${byId}, outcome = ${outcome} where organisation_id = ${tx.organisationId} and id = ${id} and state = 'open'`)) === 1;
}

/** Takes an open task that nobody has. */
export async function takeTaskRow(tx: Tx, id: string, byId: string): Promise<boolean> {
  return (await tx.run(sql`update tasks set assignee_id = ${byId} where organisation_id = ${tx.organisationId} and id = ${id} and state = 'open' and (assignee_id is null or assignee_id = ${byId})`)) === 1;
}

export interface AppointmentRow {
  readonly id: string;
  readonly person_id: string;
  readonly person_name: string;
  readonly site_id: string;
  readonly kind: 'one_to_one' | 'group' | 'medical' | 'family' | 'assessment' | 'review' | 'refresher' | 'check_in' | 'ecg' | 'other';
  readonly title: string;
  readonly starts_at: string;
  readonly minutes: number;
  readonly modality: 'in_person' | 'telephone' | 'video' | 'home';
  readonly place: string | null;
  readonly with_id: string | null;
  readonly with_name: string | null;
  readonly state: 'planned' | 'kept' | 'missed' | 'cancelled';
  readonly reason: string | null;
  readonly version: number;
}

const appointmentColumns = sql`p.id, p.person_id, coalesce(q.known_as, q.given_name) || ' ' || q.family_name as person_name, p.site_id, p.kind, p.title, p.starts_at, p.minutes, p.modality, p.place,
  p.with_id, a.display_name as with_name, p.state, p.reason, p.version`;
const appointmentJoins = sql`appointments p join people q on q.organisation_id = p.organisation_id and q.id = p.person_id
  left join accounts a on a.organisation_id = p.organisation_id and a.id = p.with_id`;

export function appointmentsBetween(tx: Tx, siteId: string, from: Temporal.Instant, to: Temporal.Instant): Promise<readonly AppointmentRow[]> {
  return tx.all<AppointmentRow>(sql`select ${appointmentColumns} from ${appointmentJoins} where p.organisation_id = ${tx.organisationId} and p.site_id = ${siteId}
    and p.starts_at >= ${from.toString()} and p.starts_at < ${to.toString()} order by p.starts_at limit 500`);
}

export function appointmentsOf(tx: Tx, personId: string, limit = 100): Promise<readonly AppointmentRow[]> {
  return tx.all<AppointmentRow>(sql`select ${appointmentColumns} from ${appointmentJoins} where p.organisation_id = ${tx.organisationId} and p.person_id = ${personId} order by p.starts_at desc limit ${limit}`);
}

/** The next planned appointment of a person, or null: what every discharge asks. */
export function nextAppointment(tx: Tx, personId: string, now: Temporal.Instant): Promise<AppointmentRow | null> {
  return tx.one<AppointmentRow>(sql`select ${appointmentColumns} from ${appointmentJoins} where p.organisation_id = ${tx.organisationId} and p.person_id = ${personId} and p.state = 'planned' and p.starts_at >= ${now.toString()} order by p.starts_at limit 1`);
}

export function appointmentById(tx: Tx, id: string): Promise<AppointmentRow | null> {
  return tx.one<AppointmentRow>(sql`select ${appointmentColumns} from ${appointmentJoins} where p.organisation_id = ${tx.organisationId} and p.id = ${id}`);
}

export interface NewAppointment {
  readonly personId: string;
  readonly episodeId: string | null;
  readonly siteId: string;
  readonly kind: AppointmentRow['kind'];
  readonly title: string;
  readonly startsAt: string;
  readonly minutes: number;
  readonly modality: AppointmentRow['modality'];
  readonly place?: string | undefined;
  readonly withId?: string | undefined;
  readonly madeBy: string | null;
  readonly origin?: 'here' | 'imported' | 'synthetic';
}

export async function bookAppointment(tx: Tx, appointment: NewAppointment, now: Temporal.Instant): Promise<string> {
  const id = newId();
  await tx.run(sql`
    insert into appointments (organisation_id, id, person_id, episode_id, site_id, with_id, kind, title, starts_at, minutes, modality, place, made_at, made_by, origin)
    values (${tx.organisationId}, ${id}, ${appointment.personId}, ${appointment.episodeId}, ${appointment.siteId}, ${appointment.withId ?? null}, ${appointment.kind}, ${appointment.title},
      ${appointment.startsAt}, ${appointment.minutes}, ${appointment.modality}, ${appointment.place ?? null}, ${now.toString()}, ${appointment.madeBy}, ${appointment.origin ?? 'here'})`);
  return id;
}

/** Settles a planned appointment once. False: it was settled already. */
export async function settleAppointmentRow(tx: Tx, row: Pick<AppointmentRow, 'id' | 'version'>, state: 'kept' | 'missed' | 'cancelled', reason: string | null, now: Temporal.Instant): Promise<boolean> {
  return (await tx.run(sql`update appointments set state = ${state}, state_at = ${now.toString()}, reason = ${reason}, version = version + 1
    where organisation_id = ${tx.organisationId} and id = ${row.id} and version = ${row.version} and state = 'planned'`)) === 1;
}
