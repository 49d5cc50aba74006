/** Beds, who lies in them, for whom they are held, and leave. */
import { newId } from '../platform/ids.ts';
import { sql, type Tx } from '../platform/scoped.ts';

export interface PlaceCount {
  readonly beds: number;
  readonly free: number;
  readonly held: number;
  readonly occupied: number;
  readonly closed: number;
}

/** How many places a site has free at an instant, counted from its real beds: what the front door shows too. */
export async function freePlaces(tx: Tx, siteId: string, now: Temporal.Instant): Promise<PlaceCount> {
  const row = await tx.one<PlaceCount>(sql`
    select count(*)::int as beds, count(*) filter (where b.state = 'open' and s.kind is null)::int as free, count(*) filter (where s.kind = 'hold')::int as held,
      count(*) filter (where s.kind = 'stay')::int as occupied, count(*) filter (where b.state = 'closed' and s.kind is null)::int as closed
    from beds b left join bed_spans s on s.organisation_id = b.organisation_id and s.bed_id = b.id and s.during @> ${now.toString()}::timestamptz
    where b.organisation_id = ${tx.organisationId} and b.site_id = ${siteId}`);
  return row ?? { beds: 0, free: 0, held: 0, occupied: 0, closed: 0 };
}

export interface BedRow {
  readonly id: string;
  readonly site_id: string;
  readonly name: string;
  readonly room: string;
  readonly state: 'open' | 'closed';
  readonly closed_reason: string | null;
}

export function bedsOf(tx: Tx, siteId: string): Promise<readonly BedRow[]> {
  return tx.all<BedRow>(sql`select id, site_id, name, room, state, closed_reason from beds where organisation_id = ${tx.organisationId} and site_id = ${siteId} order by length(name), name limit 500`);
}

export function bedById(tx: Tx, id: string): Promise<BedRow | null> {
  return tx.one<BedRow>(sql`select id, site_id, name, room, state, closed_reason from beds where organisation_id = ${tx.organisationId} and id = ${id}`);
}

export async function insertBed(tx: Tx, bed: { readonly id?: string; readonly siteId: string; readonly name: string; readonly room?: string | undefined }, now: Temporal.Instant): Promise<string> {
  const id = bed.id ?? newId();
  await tx.run(sql`insert into beds (organisation_id, id, site_id, name, room, created_at) values (${tx.organisationId}, ${id}, ${bed.siteId}, ${bed.name}, ${bed.room ?? ''}, ${now.toString()})`);
  return id;
}

export async function setBedState(tx: Tx, id: string, closedReason: string | null): Promise<void> {
  await tx.run(sql`update beds set state = ${closedReason === null ? 'open' : 'closed'}, closed_reason = ${closedReason} where organisation_id = ${tx.organisationId} and id = ${id}`);
}

export interface SpanRow {
  readonly id: string;
  readonly bed_id: string;
  readonly bed: string;
  readonly site_id: string;
  readonly kind: 'hold' | 'stay';
  readonly starts_at: string;
  readonly ends_at: string | null;
  readonly person_id: string | null;
  readonly episode_id: string | null;
  readonly enquiry_id: string | null;
  readonly name: string;
  readonly number: string | null;
  readonly note: string | null;
  readonly made_by: string;
  readonly ended_at: string | null;
  readonly leave_id: string | null;
  readonly left_at: string | null;
  readonly due_back_at: string | null;
  readonly leave_reason: string | null;
  readonly naloxone_in_hand: boolean | null;
  readonly leave_agreed_by: string | null;
}

const spanColumns = sql`s.id, s.bed_id, b.name as bed, b.site_id, s.kind, lower(s.during) as starts_at, upper(s.during) as ends_at, s.person_id, s.episode_id, s.enquiry_id,
  coalesce(coalesce(p.known_as, p.given_name) || ' ' || p.family_name, s.held_for, e.call_me, '') as name, p.number, s.note, a.display_name as made_by, s.ended_at,
  l.id as leave_id, l.left_at, l.due_back_at, l.reason as leave_reason, l.naloxone_in_hand, la.display_name as leave_agreed_by`;
const spanJoins = sql`bed_spans s join beds b on b.organisation_id = s.organisation_id and b.id = s.bed_id join accounts a on a.organisation_id = s.organisation_id and a.id = s.made_by
  left join people p on p.organisation_id = s.organisation_id and p.id = s.person_id left join enquiries e on e.organisation_id = s.organisation_id and e.id = s.enquiry_id
  left join bed_leaves l on l.organisation_id = s.organisation_id and l.span_id = s.id and l.returned_at is null left join accounts la on la.organisation_id = s.organisation_id and la.id = l.agreed_by`;

/** What keeps the beds of a site now or later. */
export function spansFrom(tx: Tx, siteId: string, now: Temporal.Instant): Promise<readonly SpanRow[]> {
  return tx.all<SpanRow>(sql`select ${spanColumns} from ${spanJoins} where s.organisation_id = ${tx.organisationId} and b.site_id = ${siteId} and not isempty(s.during) and (upper_inf(s.during) or upper(s.during) > ${now.toString()}::timestamptz) order by lower(s.during)`);
}

export function spanById(tx: Tx, id: string): Promise<SpanRow | null> {
  return tx.one<SpanRow>(sql`select ${spanColumns} from ${spanJoins} where s.organisation_id = ${tx.organisationId} and s.id = ${id}`);
}

/** The same, held until the transaction ends. */
export async function spanToChange(tx: Tx, id: string): Promise<SpanRow | null> {
  await tx.all(sql`select id from bed_spans where organisation_id = ${tx.organisationId} and id = ${id} for update`);
  return spanById(tx, id);
}

/** The beds that these people lie in at an instant. */
export function bedsOfPeople(tx: Tx, personIds: readonly string[], now: Temporal.Instant): Promise<readonly SpanRow[]> {
  return tx.all<SpanRow>(sql`select ${spanColumns} from ${spanJoins} where s.organisation_id = ${tx.organisationId} and s.kind = 'stay' and s.person_id = any(${[...personIds]}::uuid[]) and s.during @> ${now.toString()}::timestamptz`);
}

/** The stay of a person that nobody ended, also one that began a moment ago by another clock reading. */
export function stayThatGoesOn(tx: Tx, personId: string): Promise<readonly SpanRow[]> {
  return tx.all<SpanRow>(sql`select ${spanColumns} from ${spanJoins} where s.organisation_id = ${tx.organisationId} and s.kind = 'stay' and s.person_id = ${personId} and upper_inf(s.during) and s.ended_at is null`);
}

export interface NewSpan {
  readonly bedId: string;
  readonly kind: 'hold' | 'stay';
  readonly from: string;
  /** Null for a stay whose end nobody knows. */
  readonly until: string | null;
  readonly personId?: string | null | undefined;
  readonly episodeId?: string | null | undefined;
  readonly enquiryId?: string | null | undefined;
  readonly heldFor?: string | null | undefined;
  readonly note?: string | null | undefined;
  readonly madeBy: string;
  readonly fromSpanId?: string | null | undefined;
  readonly origin?: 'here' | 'imported' | 'synthetic';
  readonly ended?: { readonly at: string; readonly reason: string };
}

/** Keeps a bed. The database refuses a span that overlaps another on the same bed. */
export async function insertSpan(tx: Tx, span: NewSpan, now: Temporal.Instant): Promise<string> {
  const id = newId();
  await tx.run(sql`
    insert into bed_spans (organisation_id, id, bed_id, kind, during, person_id, episode_id, enquiry_id, held_for, note, made_at, made_by, from_span_id, origin, ended_at, ended_by, end_reason)
    values (${tx.organisationId}, ${id}, ${span.bedId}, ${span.kind}, tstzrange(${span.from}::timestamptz, ${span.until}::timestamptz), ${span.personId ?? null}, ${span.episodeId ?? null}, ${span.enquiryId ?? null}, ${span.heldFor ?? null},
      ${span.note ?? null}, ${now.toString()}, ${span.madeBy}, ${span.fromSpanId ?? null}, ${span.origin ?? 'here'}, ${span.ended?.at ?? null}, ${span.ended === undefined ? null : span.madeBy}, ${span.ended?.reason ?? null})`);
  return id;
}

/** Ends a hold or a stay now. False: it had ended already. */
export async function endSpan(tx: Tx, id: string, reason: string, byId: string, now: Temporal.Instant): Promise<boolean> {
  return (await tx.run(sql`
    update bed_spans set during = tstzrange(lower(during), greatest(lower(during), ${now.toString()}::timestamptz)), ended_at = ${now.toString()}, ended_by = ${byId}, end_reason = ${reason}
    where organisation_id = ${tx.organisationId} and id = ${id} and ended_at is null and not isempty(during) and (upper_inf(during) or upper(during) > ${now.toString()}::timestamptz)`)) === 1;
}

/** Holds whose time ran out and that nobody has closed yet: closes them and says which. */
export function closeExpiredHolds(tx: Tx, now: Temporal.Instant): Promise<readonly { readonly id: string; readonly bed_id: string; readonly made_by: string; readonly person_id: string | null; readonly held_for: string | null }[]> {
  return tx.all(sql`
    update bed_spans set ended_at = upper(during), end_reason = 'expired' where organisation_id = ${tx.organisationId} and kind = 'hold' and ended_at is null and not isempty(during) and upper(during) <= ${now.toString()}::timestamptz
    returning id, bed_id, made_by, person_id, held_for`);
}

export async function insertLeave(tx: Tx, leave: { readonly spanId: string; readonly personId: string; readonly leftAt: string; readonly dueBackAt: string; readonly reason: string; readonly naloxoneInHand: boolean; readonly agreedBy: string; readonly origin?: 'here' | 'synthetic' }): Promise<string> {
  const id = newId();
  await tx.run(sql`insert into bed_leaves (organisation_id, id, span_id, person_id, left_at, due_back_at, reason, naloxone_in_hand, agreed_by, origin)
    values (${tx.organisationId}, ${id}, ${leave.spanId}, ${leave.personId}, ${leave.leftAt}, ${leave.dueBackAt}, ${leave.reason}, ${leave.naloxoneInHand}, ${leave.agreedBy}, ${leave.origin ?? 'here'})`);
  return id;
}

export function leaveById(tx: Tx, id: string): Promise<{ readonly id: string; readonly span_id: string; readonly person_id: string; readonly returned_at: string | null; readonly due_back_at: string } | null> {
  return tx.one(sql`select id, span_id, person_id, returned_at, due_back_at from bed_leaves where organisation_id = ${tx.organisationId} and id = ${id}`);
}

export async function endLeaveRow(tx: Tx, id: string, note: string | null, now: Temporal.Instant): Promise<boolean> {
  return (await tx.run(sql`update bed_leaves set returned_at = ${now.toString()}, returned_note = ${note} where organisation_id = ${tx.organisationId} and id = ${id} and returned_at is null`)) === 1;
}

/** Leaves whose time to be back has passed. */
export function leavesOverdue(tx: Tx, now: Temporal.Instant): Promise<readonly { readonly id: string; readonly person_id: string; readonly site_id: string; readonly due_back_at: string }[]> {
  return tx.all(sql`select l.id, l.person_id, b.site_id, l.due_back_at from bed_leaves l join bed_spans s on s.organisation_id = l.organisation_id and s.id = l.span_id join beds b on b.organisation_id = s.organisation_id and b.id = s.bed_id
    where l.organisation_id = ${tx.organisationId} and l.returned_at is null and l.due_back_at <= ${now.toString()}::timestamptz`);
}
