/** Guest days and the clinics whose passports are believed: all writing and reading of their rows. */
import type { Decision } from '@fairlead/contract';
import type { PassportKeys } from '@fairlead/contract/passport';
import { newId } from '../platform/ids.ts';
import { sql, type Tx } from '../platform/scoped.ts';

export interface GuestStayRow {
  readonly id: string;
  readonly person_id: string;
  readonly episode_id: string;
  readonly kind: 'our-site' | 'away' | 'visitor';
  readonly from_day: string;
  readonly to_day: string;
  readonly host_site_id: string | null;
  readonly host_name: string | null;
  readonly other_clinic: string | null;
  readonly other_phone: string | null;
  readonly confirmation: { readonly how: string; readonly who: string } | null;
  readonly confirmed_ug: number | null;
  readonly last_dose_day: string | null;
  readonly take_homes_held: number | null;
  readonly state: 'active' | 'ended';
  readonly agreed_by: string;
  readonly agreed_at: string;
  readonly ended_at: string | null;
  readonly end_reason: string | null;
}

const columns = sql`g.id, g.person_id, g.episode_id, g.kind, lower(g.days) as from_day, upper(g.days) - 1 as to_day, g.host_site_id, s.name as host_name, g.other_clinic, g.other_phone, g.confirmation, g.confirmed_ug,
  g.last_dose_day, g.take_homes_held, g.state, a.display_name as agreed_by, g.agreed_at, g.ended_at, g.end_reason
  from guest_stays g join accounts a on a.organisation_id = g.organisation_id and a.id = g.agreed_by left join sites s on s.organisation_id = g.organisation_id and s.id = g.host_site_id`;

export function guestStaysOf(tx: Tx, personId: string): Promise<readonly GuestStayRow[]> {
  return tx.all<GuestStayRow>(sql`select ${columns} where g.organisation_id = ${tx.organisationId} and g.person_id = ${personId} order by g.agreed_at desc, g.id limit 100`);
}

export function guestStayById(tx: Tx, id: string): Promise<GuestStayRow | null> {
  return tx.one<GuestStayRow>(sql`select ${columns} where g.organisation_id = ${tx.organisationId} and g.id = ${id}`);
}

export interface NewGuestStay {
  readonly personId: string;
  readonly episodeId: string;
  readonly kind: GuestStayRow['kind'];
  readonly fromDay: string;
  readonly toDay: string;
  readonly hostSiteId: string | null;
  readonly otherClinic: string | null;
  readonly otherPhone: string | null;
  readonly confirmation: Readonly<Record<string, unknown>> | null;
  readonly confirmedUg: number | null;
  readonly lastDoseDay: string | null;
  readonly takeHomesHeld: number | null;
  readonly recordParts: readonly string[];
  readonly decision: Decision | null;
}

export async function insertGuestStay(tx: Tx, stay: NewGuestStay, accountId: string, now: Temporal.Instant): Promise<string> {
  const id = newId();
  await tx.run(sql`
    insert into guest_stays (organisation_id, id, person_id, episode_id, kind, days, host_site_id, other_clinic, other_phone, confirmation, confirmed_ug, last_dose_day, take_homes_held, record_parts, decision, agreed_by, agreed_at)
    values (${tx.organisationId}, ${id}, ${stay.personId}, ${stay.episodeId}, ${stay.kind}, daterange(${stay.fromDay}::date, ${stay.toDay}::date, '[]'), ${stay.hostSiteId}, ${stay.otherClinic}, ${stay.otherPhone},
      ${stay.confirmation === null ? null : JSON.stringify(stay.confirmation)}, ${stay.confirmedUg}, ${stay.lastDoseDay}, ${stay.takeHomesHeld}, ${[...stay.recordParts]}::text[],
      ${stay.decision === null ? null : JSON.stringify(stay.decision)}, ${accountId}, ${now.toString()})`);
  return id;
}

export async function closeGuestStay(tx: Tx, id: string, accountId: string, reason: string, now: Temporal.Instant): Promise<void> {
  await tx.run(sql`update guest_stays set state = 'ended', ended_by = ${accountId}, ended_at = ${now.toString()}, end_reason = ${reason} where organisation_id = ${tx.organisationId} and id = ${id} and state = 'active'`);
}

/** What already stands on these days: guest days, doses and bottles; and the medicine in force on the first of them. */
export function standsOn(tx: Tx, personId: string, from: string, to: string): Promise<{ readonly stays: number; readonly doses: number; readonly medicine: string | null } | null> {
  return tx.one(sql`
    select (select count(*)::int from guest_stays g where g.organisation_id = ${tx.organisationId} and g.person_id = ${personId} and g.state = 'active' and g.days && daterange(${from}::date, ${to}::date, '[]')) as stays,
      (select count(*)::int from doses d where d.organisation_id = ${tx.organisationId} and d.person_id = ${personId} and d.dosing_day between ${from}::date and ${to}::date and d.state <> 'refused' and d.voided_by is null) as doses,
      (select o.medicine from orders o where o.organisation_id = ${tx.organisationId} and o.person_id = ${personId} and o.state in ('signed', 'held') and o.days @> ${from}::date order by lower(o.parts) limit 1) as medicine`);
}

/** The first of these days whose dose a window other than this site's gives. */
export function dayElsewhere(tx: Tx, personId: string, days: readonly string[], siteId: string): Promise<{ readonly day: string; readonly place: string } | null> {
  return tx.one(sql`
    select d.day, coalesce(s.name, g.other_clinic) as place from unnest(${[...days]}::date[]) d (day)
    join guest_stays g on g.organisation_id = ${tx.organisationId} and g.person_id = ${personId} and g.state = 'active' and g.days @> d.day and (g.kind = 'away' or g.host_site_id <> ${siteId})
    left join sites s on s.organisation_id = g.organisation_id and s.id = g.host_site_id order by d.day limit 1`);
}

/** The medicine and the parts of the order that covers a day, also of one that has ended since. */
export function orderedOn(tx: Tx, personId: string, day: string): Promise<{ readonly medicine: string; readonly first_part: number; readonly parts: number } | null> {
  return tx.one(sql`select o.medicine, lower(o.parts) as first_part, upper(o.parts) - lower(o.parts) as parts from orders o where o.organisation_id = ${tx.organisationId} and o.person_id = ${personId} and o.state <> 'draft' and o.days @> ${day}::date order by lower(o.parts), o.created_at desc limit 1`);
}

export interface IssuerRow {
  readonly id: string;
  readonly name: string;
  readonly keys: PassportKeys;
  readonly how_checked: string;
  readonly added_at: string;
}

/** The newest file of each clinic. */
export function passportIssuers(tx: Tx): Promise<readonly IssuerRow[]> {
  return tx.all<IssuerRow>(sql`select distinct on (name) id, name, keys, how_checked, added_at from passport_issuers where organisation_id = ${tx.organisationId} order by name, added_at desc limit 500`);
}

export async function insertIssuer(tx: Tx, name: string, keys: PassportKeys, howChecked: string, accountId: string, now: Temporal.Instant): Promise<IssuerRow> {
  const id = newId();
  await tx.run(sql`insert into passport_issuers (organisation_id, id, name, keys, how_checked, added_by, added_at) values (${tx.organisationId}, ${id}, ${name}, ${JSON.stringify(keys)}, ${howChecked}, ${accountId}, ${now.toString()})`);
  return { id, name, keys, how_checked: howChecked, added_at: now.toString() };
}
