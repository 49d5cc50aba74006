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
  readonly state: 'waiting' | 'active' | 'ended';
  readonly agreed_by: string;
  readonly agreed_at: string;
  readonly ended_at: string | null;
  readonly end_reason: string | null;
  /** Asked for, and not done before a node has given days back. */
  readonly end_asked_by: string | null;
  readonly end_asked_reason: string | null;
  /** Days that a node has to give back first, whose site that is, and when it was last heard. */
  readonly held_days: number;
  readonly held_at: string | null;
  readonly held_heard: string | null;
  /** What was signed about them, here or by another clinic. */
  readonly signed: {
    readonly number: number; readonly state: 'out' | 'open' | 'returned' | 'settled'; readonly expiresAt: string; readonly endedAt: string | null; readonly issuer: string;
    readonly way: 'hand' | 'waiting' | 'delivered' | 'stopped'; readonly tries: number; readonly fault: string | null;
  } | null;
}

const columns = sql`g.id, g.person_id, g.episode_id, g.kind, lower(g.days) as from_day, upper(g.days) - 1 as to_day, g.host_site_id, s.name as host_name, g.other_clinic, g.other_phone, g.confirmation, g.confirmed_ug,
  g.last_dose_day, g.take_homes_held, g.state, a.display_name as agreed_by, g.agreed_at, g.ended_at, g.end_reason,
  g.end_asked_by, g.end_asked_reason, coalesce(w.days, 0)::int as held_days, w.site as held_at, w.heard as held_heard, z.signed
  from guest_stays g join accounts a on a.organisation_id = g.organisation_id and a.id = g.agreed_by left join sites s on s.organisation_id = g.organisation_id and s.id = g.host_site_id
  left join lateral (select count(*) as days, min(t.name) as site, min(n.last_heard_at) as heard from dosing_leases l join site_nodes n on n.organisation_id = l.organisation_id and n.id = l.node_id join sites t on t.organisation_id = l.organisation_id and t.id = l.site_id
    where (g.state = 'waiting' or g.end_asked_at is not null) and g.state <> 'ended' and l.organisation_id = g.organisation_id and l.person_id = g.person_id and l.state = 'held' and g.days @> l.day and (g.state <> 'waiting' or l.site_id is distinct from g.host_site_id)) w on true
  left join lateral (select json_build_object('number', y.number, 'state', y.state, 'expiresAt', y.expires_at, 'endedAt', y.ended_at, 'issuer', y.issuer, 'way', coalesce(t.state, 'hand'), 'tries', coalesce(t.tries, 0), 'fault', t.last_fault) as signed from (
      select x.id, 'grant' as kind, x.number, x.state, x.expires_at, x.ended_at, x.issuer from guest_grants x where x.organisation_id = g.organisation_id and x.stay_id = g.id
      union all select v.id, 'return', v.number, v.state, v.expires_at, v.returned_at, v.issuer from visitor_grants v where v.organisation_id = g.organisation_id and v.stay_id = g.id) y
    left join lateral (select l.state, l.tries, l.last_fault from guest_letters l where l.organisation_id = g.organisation_id and coalesce(l.grant_id, l.visitor_grant_id) = y.id order by l.written_at desc limit 1) t on true limit 1) z on true`;

export function guestStaysOf(tx: Tx, personId: string): Promise<readonly GuestStayRow[]> {
  return tx.all<GuestStayRow>(sql`select ${columns} where g.organisation_id = ${tx.organisationId} and g.person_id = ${personId} order by g.agreed_at desc, g.id limit 100`);
}

export function guestStayById(tx: Tx, id: string): Promise<GuestStayRow | null> {
  return tx.one<GuestStayRow>(sql`select ${columns} where g.organisation_id = ${tx.organisationId} and g.id = ${id}`);
}

/** Stays that began to wait for a node and need it no more. */
export function readyStays(tx: Tx): Promise<readonly { readonly id: string }[]> {
  return tx.all(sql`
    select g.id from guest_stays g where g.organisation_id = ${tx.organisationId} and (g.state = 'waiting' or (g.state = 'active' and g.end_asked_at is not null))
      and not exists (select from dosing_leases l where l.organisation_id = g.organisation_id and l.person_id = g.person_id and l.state = 'held' and g.days @> l.day and (g.state <> 'waiting' or l.site_id is distinct from g.host_site_id))
    order by g.agreed_at, g.id limit 500`);
}

export async function beginStay(tx: Tx, id: string): Promise<boolean> {
  return (await tx.run(sql`update guest_stays set state = 'active' where organisation_id = ${tx.organisationId} and id = ${id} and state = 'waiting'`)) === 1;
}

export async function askForEnd(tx: Tx, id: string, accountId: string, reason: string, now: Temporal.Instant): Promise<void> {
  await tx.run(sql`update guest_stays set end_asked_by = ${accountId}, end_asked_at = ${now.toString()}, end_asked_reason = ${reason} where organisation_id = ${tx.organisationId} and id = ${id} and state = 'active'`);
}

export interface NewGuestStay {
  readonly state: 'waiting' | 'active';
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
    insert into guest_stays (organisation_id, id, person_id, episode_id, kind, days, host_site_id, other_clinic, other_phone, confirmation, confirmed_ug, last_dose_day, take_homes_held, record_parts, decision, state, agreed_by, agreed_at)
    values (${tx.organisationId}, ${id}, ${stay.personId}, ${stay.episodeId}, ${stay.kind}, daterange(${stay.fromDay}::date, ${stay.toDay}::date, '[]'), ${stay.hostSiteId}, ${stay.otherClinic}, ${stay.otherPhone},
      ${stay.confirmation === null ? null : JSON.stringify(stay.confirmation)}, ${stay.confirmedUg}, ${stay.lastDoseDay}, ${stay.takeHomesHeld}, ${[...stay.recordParts]}::text[],
      ${stay.decision === null ? null : JSON.stringify(stay.decision)}, ${stay.state}, ${accountId}, ${now.toString()})`);
  return id;
}

/** Returns who had agreed them. */
export async function closeGuestStay(tx: Tx, id: string, accountId: string | null, reason: string, now: Temporal.Instant): Promise<string> {
  const row = await tx.one<{ agreed_by: string }>(sql`update guest_stays set state = 'ended', ended_by = ${accountId}, ended_at = ${now.toString()}, end_reason = ${reason} where organisation_id = ${tx.organisationId} and id = ${id} and state <> 'ended' returning agreed_by`);
  if (row === null) throw new Error('These guest days have ended already.');
  return row.agreed_by;
}

/** What already stands on these days: guest days that are agreed, doses and bottles; and the medicine in force on the first of them. */
export function standsOn(tx: Tx, personId: string, from: string, to: string): Promise<{ readonly stays: number; readonly doses: number; readonly medicine: string | null } | null> {
  return tx.one(sql`
    select (select count(*)::int from guest_stays g where g.organisation_id = ${tx.organisationId} and g.person_id = ${personId} and g.state <> 'ended' and g.days && daterange(${from}::date, ${to}::date, '[]')) as stays,
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
  readonly url: string | null;
  readonly added_at: string;
}

/** The newest file of each clinic. */
export function passportIssuers(tx: Tx): Promise<readonly IssuerRow[]> {
  return tx.all<IssuerRow>(sql`select distinct on (name) id, name, keys, how_checked, url, added_at from passport_issuers where organisation_id = ${tx.organisationId} order by name, added_at desc limit 500`);
}

export async function insertIssuer(tx: Tx, name: string, keys: PassportKeys, howChecked: string, url: string | null, accountId: string, now: Temporal.Instant): Promise<IssuerRow> {
  const id = newId();
  await tx.run(sql`insert into passport_issuers (organisation_id, id, name, keys, how_checked, url, added_by, added_at) values (${tx.organisationId}, ${id}, ${name}, ${JSON.stringify(keys)}, ${howChecked}, ${url}, ${accountId}, ${now.toString()})`);
  return { id, name, keys, how_checked: howChecked, url, added_at: now.toString() };
}
