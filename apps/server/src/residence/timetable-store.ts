/** The day's timetable, who came, and the house log. */
import { newId } from '../platform/ids.ts';
import { sql, type Tx } from '../platform/scoped.ts';

export type AttendanceState = 'came' | 'part' | 'did_not_come' | 'excused';

export interface ItemRow {
  readonly id: string;
  readonly site_id: string;
  readonly starts_at: string;
  readonly minutes: number;
  readonly kind: 'therapy' | 'group' | 'medical' | 'meal' | 'exercise' | 'outing' | 'house' | 'family' | 'free';
  readonly title: string;
  readonly place: string | null;
  readonly led_by: string | null;
  readonly risk_note: string | null;
  readonly state: 'planned' | 'cancelled';
  readonly attendance: readonly { readonly personId: string; readonly state: AttendanceState; readonly note: string | null }[];
}

const itemColumns = sql`i.id, i.site_id, i.starts_at, i.minutes, i.kind, i.title, i.place, a.display_name as led_by, i.risk_note, i.state,
  coalesce((select jsonb_agg(jsonb_build_object('personId', n.person_id, 'state', n.state, 'note', n.note)) from (
    select distinct on (t.person_id) t.person_id, t.state, t.note from timetable_attendance t where t.organisation_id = i.organisation_id and t.item_id = i.id order by t.person_id, t.at desc, t.id desc) n), '[]') as attendance
  from timetable_items i left join accounts a on a.organisation_id = i.organisation_id and a.id = i.led_by`;

export function itemsOn(tx: Tx, siteId: string, day: string): Promise<readonly ItemRow[]> {
  return tx.all<ItemRow>(sql`select ${itemColumns} where i.organisation_id = ${tx.organisationId} and i.site_id = ${siteId} and i.day = ${day}::date order by i.starts_at, i.id limit 200`);
}

export function itemById(tx: Tx, id: string): Promise<ItemRow | null> {
  return tx.one<ItemRow>(sql`select ${itemColumns} where i.organisation_id = ${tx.organisationId} and i.id = ${id}`);
}

export interface NewItem {
  readonly siteId: string;
  readonly day: string;
  readonly startsAt: string;
  readonly minutes: number;
  readonly kind: ItemRow['kind'];
  readonly title: string;
  readonly place?: string | undefined;
  readonly ledBy?: string | undefined;
  readonly riskNote?: string | undefined;
  readonly madeBy: string;
  readonly origin?: 'here' | 'synthetic';
}

export async function insertItem(tx: Tx, item: NewItem, now: Temporal.Instant): Promise<string> {
  const id = newId();
  await tx.run(sql`insert into timetable_items (organisation_id, id, site_id, day, starts_at, minutes, kind, title, place, led_by, risk_note, made_at, made_by, origin)
    values (${tx.organisationId}, ${id}, ${item.siteId}, ${item.day}, ${item.startsAt}, ${item.minutes}, ${item.kind}, ${item.title}, ${item.place ?? null}, ${item.ledBy ?? null}, ${item.riskNote ?? null}, ${now.toString()}, ${item.madeBy}, ${item.origin ?? 'here'})`);
  return id;
}

export async function cancelItem(tx: Tx, id: string): Promise<boolean> {
  return (await tx.run(sql`update timetable_items set state = 'cancelled' where organisation_id = ${tx.organisationId} and id = ${id} and state = 'planned'`)) === 1;
}

export async function insertAttendance(tx: Tx, row: { readonly itemId: string; readonly personId: string; readonly state: AttendanceState; readonly note?: string | undefined; readonly byId: string; readonly at: string; readonly origin?: 'here' | 'synthetic' }): Promise<void> {
  await tx.run(sql`insert into timetable_attendance (organisation_id, id, item_id, person_id, at, by_id, state, note, origin)
    values (${tx.organisationId}, ${newId()}, ${row.itemId}, ${row.personId}, ${row.at}, ${row.byId}, ${row.state}, ${row.note ?? null}, ${row.origin ?? 'here'})`);
}

export interface HouseRow {
  readonly id: string;
  readonly at: string;
  readonly by: string;
  readonly kind: 'incident' | 'search' | 'visitor' | 'telephone';
  readonly person_id: string | null;
  readonly name: string | null;
  readonly words: string;
  readonly consented: boolean | null;
}

export function houseLogOf(tx: Tx, siteId: string): Promise<readonly HouseRow[]> {
  return tx.all<HouseRow>(sql`select h.id, h.at, a.display_name as by, h.kind, h.person_id, coalesce(p.known_as, p.given_name) || ' ' || p.family_name as name, h.words, h.consented
    from house_log h join accounts a on a.organisation_id = h.organisation_id and a.id = h.by_id left join people p on p.organisation_id = h.organisation_id and p.id = h.person_id
    where h.organisation_id = ${tx.organisationId} and h.site_id = ${siteId} order by h.at desc limit 100`);
}

export async function insertHouseEntry(tx: Tx, entry: { readonly siteId: string; readonly kind: HouseRow['kind']; readonly personId?: string | undefined; readonly words: string; readonly consented?: boolean | undefined; readonly byId: string }, now: Temporal.Instant): Promise<string> {
  const id = newId();
  await tx.run(sql`insert into house_log (organisation_id, id, site_id, person_id, at, by_id, kind, words, consented)
    values (${tx.organisationId}, ${id}, ${entry.siteId}, ${entry.personId ?? null}, ${now.toString()}, ${entry.byId}, ${entry.kind}, ${entry.words}, ${entry.consented ?? null})`);
  return id;
}

/** Staff of a site who give care, for choosing a name. */
export function staffAt(tx: Tx, siteId: string, roles: readonly string[]): Promise<readonly { readonly id: string; readonly name: string }[]> {
  return tx.all(sql`select a.id, a.display_name as name from staff s join accounts a on a.organisation_id = s.organisation_id and a.id = s.id
    join staff_sites ss on ss.organisation_id = s.organisation_id and ss.staff_id = s.id and ss.site_id = ${siteId}
    where s.organisation_id = ${tx.organisationId} and a.state = 'active' and s.roles && ${[...roles]}::text[] order by a.display_name limit 200`);
}
