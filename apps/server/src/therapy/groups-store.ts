/** Weekly groups, their rosters and waiting lists. */
import { newId } from '../platform/ids.ts';
import { sql, type Tx } from '../platform/scoped.ts';
import type { Origin } from './sessions-store.ts';

export interface SeriesRow {
  readonly id: string;
  readonly site_id: string;
  readonly programme: string;
  readonly title: string;
  readonly leader_id: string;
  readonly leader: string;
  readonly room: string | null;
  readonly link: string | null;
  readonly modality: 'in_person' | 'video' | 'hybrid';
  readonly weekday: number;
  /** `18:30` on the site's wall clock. */
  readonly time: string;
  readonly minutes: number;
  readonly capacity: number;
  readonly starts_on: string;
  readonly ends_on: string | null;
  readonly time_zone: string;
  readonly next_at: string | null;
}

const columns = (now: Temporal.Instant) => sql`g.id, g.site_id, g.programme, g.title, g.leader_id, l.display_name as leader, g.room, g.link, g.modality, g.weekday, to_char(g.starts_at_time, 'HH24:MI') as time, g.minutes, g.capacity,
  g.starts_on, g.ends_on, x.time_zone, (select min(t.starts_at) from therapy_sessions t where t.organisation_id = g.organisation_id and t.series_id = g.id and t.state = 'planned' and t.starts_at >= ${now.toString()}::timestamptz) as next_at`;
const joins = sql`group_series g join accounts l on l.organisation_id = g.organisation_id and l.id = g.leader_id join sites x on x.organisation_id = g.organisation_id and x.id = g.site_id`;

export function seriesOf(tx: Tx, siteId: string | null, now: Temporal.Instant): Promise<readonly SeriesRow[]> {
  return tx.all<SeriesRow>(sql`select ${columns(now)} from ${joins} where g.organisation_id = ${tx.organisationId} and (${siteId}::uuid is null or g.site_id = ${siteId}::uuid)
    and (g.ends_on is null or g.ends_on >= ${now.toString().slice(0, 10)}::date - 1) order by g.weekday, g.starts_at_time, g.title limit 500`);
}

/** One group, held until the transaction ends: the last free place is given once. */
export async function seriesToChange(tx: Tx, id: string, now: Temporal.Instant): Promise<SeriesRow | null> {
  await tx.all(sql`select id from group_series where organisation_id = ${tx.organisationId} and id = ${id} for update`);
  return tx.one<SeriesRow>(sql`select ${columns(now)} from ${joins} where g.organisation_id = ${tx.organisationId} and g.id = ${id}`);
}

export interface NewSeries {
  readonly siteId: string;
  readonly programme: string;
  readonly title: string;
  readonly leaderId: string;
  readonly room?: string | null;
  readonly link?: string | null;
  readonly modality: SeriesRow['modality'];
  readonly weekday: number;
  readonly time: string;
  readonly minutes: number;
  readonly capacity: number;
  readonly startsOn: string;
  readonly endsOn?: string | null;
  readonly origin?: Origin;
}

export async function addSeries(tx: Tx, series: NewSeries, at: Temporal.Instant): Promise<string> {
  const id = newId();
  await tx.run(sql`
    insert into group_series (organisation_id, id, site_id, programme, title, leader_id, room, link, modality, weekday, starts_at_time, minutes, capacity, starts_on, ends_on, made_at, origin)
    values (${tx.organisationId}, ${id}, ${series.siteId}, ${series.programme}, ${series.title}, ${series.leaderId}, ${series.room ?? null}, ${series.link ?? null}, ${series.modality}, ${series.weekday}, ${series.time}::time, ${series.minutes},
      ${series.capacity}, ${series.startsOn}, ${series.endsOn ?? null}, ${at.toString()}, ${series.origin ?? 'here'})`);
  return id;
}

export interface PlaceRow {
  readonly id: string;
  readonly series_id: string;
  readonly title: string;
  readonly person_id: string;
  readonly name: string;
  readonly state: 'waiting' | 'member' | 'left';
  readonly since: string;
  readonly weekday: number;
  readonly time: string;
}

const placeColumns = sql`p.id, p.series_id, g.title, p.person_id, coalesce(q.known_as, q.given_name) || ' ' || q.family_name as name, p.state, coalesce(p.joined_at, p.asked_at) as since, g.weekday, to_char(g.starts_at_time, 'HH24:MI') as time`;
const placeJoins = sql`group_places p join people q on q.organisation_id = p.organisation_id and q.id = p.person_id join group_series g on g.organisation_id = p.organisation_id and g.id = p.series_id`;

/** Members first, then the waiting list in the order of asking. */
export function placesOf(tx: Tx, filter: { readonly seriesIds?: readonly string[]; readonly personId?: string }): Promise<readonly PlaceRow[]> {
  const ids = filter.seriesIds === undefined ? null : [...filter.seriesIds];
  return tx.all<PlaceRow>(sql`select ${placeColumns} from ${placeJoins} where p.organisation_id = ${tx.organisationId} and p.state <> 'left' and (${ids}::uuid[] is null or p.series_id = any(${ids}::uuid[]))
    and (${filter.personId ?? null}::uuid is null or p.person_id = ${filter.personId ?? null}::uuid) order by (p.state = 'waiting'), case when p.state = 'waiting' then p.asked_at end, q.family_name, q.given_name limit 2000`);
}

export function placeById(tx: Tx, id: string): Promise<PlaceRow | null> {
  return tx.one<PlaceRow>(sql`select ${placeColumns} from ${placeJoins} where p.organisation_id = ${tx.organisationId} and p.id = ${id}`);
}

export async function addPlace(tx: Tx, place: { readonly seriesId: string; readonly personId: string; readonly state: 'waiting' | 'member'; readonly byId: string | null; readonly origin?: Origin }, at: Temporal.Instant): Promise<string | null> {
  const id = newId();
  const rows = await tx.run(sql`
    insert into group_places (organisation_id, id, series_id, person_id, state, asked_at, joined_at, added_by, origin)
    values (${tx.organisationId}, ${id}, ${place.seriesId}, ${place.personId}, ${place.state}, ${at.toString()}, ${place.state === 'member' ? at.toString() : null}, ${place.byId}, ${place.origin ?? 'here'})
    on conflict (organisation_id, series_id, person_id) where state <> 'left' do nothing`);
  return rows === 0 ? null : id;
}

export async function joinFromWaiting(tx: Tx, placeId: string, at: Temporal.Instant): Promise<boolean> {
  return (await tx.run(sql`update group_places set state = 'member', joined_at = ${at.toString()} where organisation_id = ${tx.organisationId} and id = ${placeId} and state = 'waiting'`)) === 1;
}

export async function endPlace(tx: Tx, placeId: string, reason: string | null, at: Temporal.Instant): Promise<boolean> {
  return (await tx.run(sql`update group_places set state = 'left', left_at = ${at.toString()}, left_reason = ${reason} where organisation_id = ${tx.organisationId} and id = ${placeId} and state <> 'left'`)) === 1;
}

/** When a group meets already, from an instant on. */
export async function plannedTimes(tx: Tx, seriesId: string, from: Temporal.Instant): Promise<ReadonlySet<number>> {
  const rows = await tx.all<{ starts_at: string }>(sql`select starts_at from therapy_sessions where organisation_id = ${tx.organisationId} and series_id = ${seriesId} and starts_at >= ${from.toString()}`);
  return new Set(rows.map(({ starts_at }) => Temporal.Instant.from(starts_at).epochMilliseconds));
}
