/** Which machine may give: leases on dosing days and stock that stands at a site node, as this machine knows them. */
import { sql, type Tx } from '../platform/scoped.ts';
import type { NotDone } from '../platform/registry.ts';

interface Elsewhere {
  readonly day: string;
  /** Null: this is the server. */
  readonly me: string | null;
  readonly node: string | null;
  readonly site: string | null;
  readonly heard: string | null;
  /** The home clinic to which a visitor's day was given back. */
  readonly home: string | null;
}

const heardSentence = (heard: string | null): string => (heard === null ? 'It has not been heard yet.' : `It was last heard at ${heard}.`);

/** The first of these days whose doses of this person another machine gives, in words; null where this one may. */
export async function leaseFault(tx: Tx, personId: string, days: readonly string[], forACorrection = false): Promise<NotDone | null> {
  const row = await tx.one<Elsewhere>(sql`
    select d.day, i.node_id as me, n.name as node, s.name as site, to_char(n.last_heard_at at time zone s.time_zone, 'HH24:MI "on" YYYY-MM-DD') as heard, v.issuer as home
    from unnest(${[...days]}::date[]) d (day) cross join installation i
    left join lateral (select v.issuer from visitor_grants v where v.organisation_id = ${tx.organisationId} and v.person_id = ${personId} and v.days @> d.day
      group by v.issuer having bool_or(v.state = 'returned') and not bool_or(v.state = 'open') limit 1) v on true
    left join dosing_leases l on l.organisation_id = ${tx.organisationId} and l.person_id = ${personId} and l.day = d.day and l.state = 'held'
    left join site_nodes n on n.organisation_id = l.organisation_id and n.id = l.node_id left join sites s on s.organisation_id = l.organisation_id and s.id = l.site_id
    where l.node_id is distinct from i.node_id or (v.issuer is not null and not ${forACorrection}) order by d.day limit 1`);
  if (row === null) return null;
  if (row.home !== null && !forACorrection) return { kind: 'conflict', detail: `${row.day} was given back to ${row.home}, which doses on it. Nothing was given here.` };
  if (row.me !== null) return { kind: 'conflict', detail: `This site node does not hold the dose of ${row.day}. This needs the server.` };
  return { kind: 'conflict', detail: `The site node of ${row.site ?? 'the site'} gives the dose of ${row.day}. ${heardSentence(row.heard)} Nothing was given here.` };
}

/** Whether another machine gives this person's injections: a depot counts for weeks, so whoever holds any day of theirs gives it. */
export async function injectionFault(tx: Tx, personId: string, day: string): Promise<NotDone | null> {
  const fault = await leaseFault(tx, personId, [day]);
  if (fault !== null) return fault;
  const held = await tx.one<{ site: string; heard: string | null }>(sql`
    select s.name as site, to_char(n.last_heard_at at time zone s.time_zone, 'HH24:MI "on" YYYY-MM-DD') as heard from installation i join dosing_leases l on l.organisation_id = ${tx.organisationId} and l.person_id = ${personId} and l.state = 'held' and l.day >= ${day}::date
    join site_nodes n on n.organisation_id = l.organisation_id and n.id = l.node_id join sites s on s.organisation_id = l.organisation_id and s.id = l.site_id where i.node_id is null limit 1`);
  return held === null ? null : { kind: 'conflict', detail: `The site node of ${held.site} holds days of this person, so injections are given there. ${heardSentence(held.heard)} Ask for all of its days back first. Nothing was given here.` };
}

/** The day of a dose, and whether this machine may correct it. */
export async function correctionFault(tx: Tx, dose: { readonly person_id: string; readonly dosing_day: string }): Promise<NotDone | null> {
  const fault = await leaseFault(tx, dose.person_id, [dose.dosing_day], true);
  return fault === null || fault.kind !== 'conflict' ? fault : { ...fault, detail: fault.detail.replace('Nothing was given here.', 'Correct it there.') };
}

/** Whether another machine holds this container, in words. */
export async function containerFault(tx: Tx, containerId: string): Promise<NotDone | null> {
  const row = await tx.one<{ label: string; me: string | null; site: string }>(sql`
    select c.label, i.node_id as me, s.name as site from containers c cross join installation i join sites s on s.organisation_id = c.organisation_id and s.id = c.site_id
    where c.organisation_id = ${tx.organisationId} and c.id = ${containerId} and c.held_by is distinct from i.node_id`);
  if (row === null) return null;
  return { kind: 'conflict', detail: row.me === null ? `${row.label} stands at the site node of ${row.site}. Count and move it there. Nothing was moved.` : `${row.label} stands at the server. This needs the server.` };
}

/** How many of these days nodes hold, other than the node of `but`, where the days go; whose they are, and when that was last heard. */
export interface HeldDays {
  readonly days: number;
  readonly site: string;
  readonly heard: string | null;
}

/** Null: no node holds any of these days. */
export function heldDays(tx: Tx, personId: string, from: string, to: string, but: string | null): Promise<HeldDays | null> {
  return tx.one<HeldDays>(sql`
    select (count(*) over ())::int as days, s.name as site, to_char(n.last_heard_at at time zone s.time_zone, 'HH24:MI "on" YYYY-MM-DD') as heard from dosing_leases l
    join site_nodes n on n.organisation_id = l.organisation_id and n.id = l.node_id join sites s on s.organisation_id = l.organisation_id and s.id = l.site_id
    where l.organisation_id = ${tx.organisationId} and l.person_id = ${personId} and l.state = 'held' and l.day between ${from}::date and ${to}::date and l.site_id is distinct from ${but}::uuid limit 1`);
}

/** Says what to wait for while a node holds one of these days. */
export async function heldDaysFault(tx: Tx, personId: string, from: string, to: string): Promise<NotDone | null> {
  const held = await heldDays(tx, personId, from, to, null);
  return held === null ? null : { kind: 'conflict', detail: `The site node of ${held.site} holds ${held.days} of these days. ${heardSentence(held.heard)} Ask for them under Downtime first, then try again.` };
}

/** Asks the nodes that hold these days for them. Returns how many days were asked for. */
export function askDaysBack(tx: Tx, personId: string, from: string, to: string, now: Temporal.Instant): Promise<number> {
  return tx.run(sql`update dosing_leases set asked_back_at = coalesce(asked_back_at, ${now.toString()}) where organisation_id = ${tx.organisationId} and person_id = ${personId} and state = 'held' and day between ${from}::date and ${to}::date`);
}

/** The days are not needed after all: what a node still holds it keeps, and what it gave back it may take again at once. */
export function leaveDays(tx: Tx, personId: string, from: string, to: string): Promise<number> {
  return tx.run(sql`update dosing_leases set asked_back_at = null where organisation_id = ${tx.organisationId} and person_id = ${personId} and state in ('held', 'returned') and asked_back_at is not null and day between ${from}::date and ${to}::date`);
}
