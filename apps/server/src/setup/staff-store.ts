/** Staff as their administrator sees them. */
import type { Role } from '@fairlead/contract';
import { sql, type Tx } from '../platform/scoped.ts';
import { siteById, type SiteRow } from '../platform/sites-store.ts';

export interface StaffRow {
  readonly id: string;
  readonly display_name: string;
  readonly initials: string;
  readonly profession: string | null;
  readonly roles: Role[];
  readonly site_ids: string[];
  readonly state: 'invited' | 'active' | 'disabled';
  readonly sign_in_name: string | null;
  readonly last_seen_at: string | null;
  readonly has_authenticator: boolean;
  readonly passkeys: number;
  readonly codes_left: number;
  readonly code_until: string | null;
}

const columns = (now: Temporal.Instant) => sql`
  a.id, a.display_name, s.initials, s.profession, s.roles, a.state, a.totp_secret is not null as has_authenticator,
  coalesce((select array_agg(ss.site_id::text) from staff_sites ss where ss.organisation_id = a.organisation_id and ss.staff_id = a.id), '{}') as site_ids,
  (select n.name from sign_in_names n where n.organisation_id = a.organisation_id and n.account_id = a.id limit 1) as sign_in_name,
  (select max(x.last_seen_at) from sessions x where x.organisation_id = a.organisation_id and x.account_id = a.id and x.strength = 'full') as last_seen_at,
  (select count(*)::int from passkeys k where k.organisation_id = a.organisation_id and k.account_id = a.id and k.ended_at is null) as passkeys,
  (select count(*)::int from recovery_codes c where c.organisation_id = a.organisation_id and c.account_id = a.id and c.used_at is null and c.ended_at is null) as codes_left,
  (select max(i.expires_at) from invitation_codes i where i.organisation_id = a.organisation_id and i.account_id = a.id and i.used_at is null and i.expires_at > ${now.toString()}) as code_until`;

/** Everybody who works in the organisation, those who may come in first. */
export function allStaff(tx: Tx, now: Temporal.Instant): Promise<readonly StaffRow[]> {
  return tx.all<StaffRow>(sql`
    select ${columns(now)} from accounts a join staff s on s.organisation_id = a.organisation_id and s.id = a.id
    where a.organisation_id = ${tx.organisationId} order by a.state = 'disabled', a.display_name limit 2000`);
}

/** One member of staff, locked until the transaction ends. */
export async function staffForChange(tx: Tx, id: string, now: Temporal.Instant): Promise<StaffRow | null> {
  const locked = await tx.one(sql`select id from accounts where organisation_id = ${tx.organisationId} and id = ${id} and kind = 'staff' for update`);
  if (locked === null) return null;
  return tx.one<StaffRow>(sql`select ${columns(now)} from accounts a join staff s on s.organisation_id = a.organisation_id and s.id = a.id where a.organisation_id = ${tx.organisationId} and a.id = ${id}`);
}

/** How many other administrators can come in; theirs are locked, so that two do not shut each other out at once. */
export async function otherAdministrators(tx: Tx, butId: string): Promise<number> {
  const rows = await tx.all(sql`
    select a.id from accounts a join staff s on s.organisation_id = a.organisation_id and s.id = a.id
    where a.organisation_id = ${tx.organisationId} and a.id <> ${butId} and a.state = 'active' and 'administrator' = any(s.roles) for update of a`);
  return rows.length;
}

export async function changeRoles(tx: Tx, id: string, roles: readonly Role[], profession: string | null): Promise<void> {
  await tx.run(sql`update staff set roles = ${[...roles]}, profession = ${profession} where organisation_id = ${tx.organisationId} and id = ${id}`);
}

export async function changeSitesOf(tx: Tx, id: string, siteIds: readonly string[]): Promise<void> {
  await tx.run(sql`delete from staff_sites where organisation_id = ${tx.organisationId} and staff_id = ${id} and site_id <> all(${[...siteIds]}::uuid[])`);
  await tx.run(sql`insert into staff_sites (organisation_id, staff_id, site_id) select ${tx.organisationId}, ${id}, unnest(${[...siteIds]}::uuid[]) on conflict do nothing`);
}

/** Of these sites, how many the organisation has. */
export async function countSites(tx: Tx, siteIds: readonly string[]): Promise<number> {
  return (await tx.one<{ count: number }>(sql`select count(*)::int as count from sites where organisation_id = ${tx.organisationId} and id = any(${[...siteIds]}::uuid[])`))?.count ?? 0;
}

/** How many work at each site and may come in. */
export async function staffAtSites(tx: Tx): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.all<{ site_id: string; count: number }>(sql`
    select ss.site_id, count(*)::int as count from staff_sites ss join accounts a on a.organisation_id = ss.organisation_id and a.id = ss.staff_id
    where ss.organisation_id = ${tx.organisationId} and a.state <> 'disabled' group by ss.site_id`);
  return new Map(rows.map((row) => [row.site_id, row.count]));
}

export interface SiteChange {
  readonly name: string;
  readonly timeZone: string;
  readonly profiles: Readonly<Record<string, string>>;
  readonly details: Readonly<Record<string, unknown>>;
}

/** A site held until the transaction ends: what another administrator changes at the same moment is not undone by this one. */
export async function siteToChange(tx: Tx, id: string): Promise<SiteRow | null> {
  await tx.all(sql`select id from sites where organisation_id = ${tx.organisationId} and id = ${id} for update`);
  return siteById(tx, id);
}

/** Changes a site and keeps what it was before. */
export async function changeSite(tx: Tx, siteId: string, change: SiteChange, kept: { readonly id: string; readonly byId: string; readonly at: Temporal.Instant }): Promise<void> {
  await tx.run(sql`
    insert into site_changes (organisation_id, id, site_id, name, time_zone, profiles, changed_at, changed_by)
    select organisation_id, ${kept.id}, id, name, time_zone, profiles, ${kept.at.toString()}, ${kept.byId} from sites where organisation_id = ${tx.organisationId} and id = ${siteId}`);
  await tx.run(sql`update sites set name = ${change.name}, time_zone = ${change.timeZone}, profiles = ${JSON.stringify(change.profiles)}, details = ${JSON.stringify(change.details)} where organisation_id = ${tx.organisationId} and id = ${siteId}`);
}

/** The code of a site is taken. */
export async function siteCodeTaken(tx: Tx, code: string): Promise<boolean> {
  return (await tx.one(sql`select id from sites where organisation_id = ${tx.organisationId} and code = ${code}`)) !== null;
}
