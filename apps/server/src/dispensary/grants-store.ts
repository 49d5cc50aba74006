/** Days signed over and taken over: all writing and reading of their rows. */
import type { Decision } from '@fairlead/contract';
import type { GuestGrant } from '@fairlead/contract/grant';
import { newId } from '../platform/ids.ts';
import { sql, type Tx } from '../platform/scoped.ts';

/** Whoever changes leases, guest days and grants of an organisation waits for doses under way, and they for it. */
export async function lockLeases(tx: Tx): Promise<void> {
  await tx.run(sql`select pg_advisory_xact_lock(lease_lock(${tx.organisationId}))`);
}

/** A letter about days, as it is kept on either side. */
interface LetterRow {
  readonly id: string;
  readonly issuer: string;
  readonly key_id: string;
  readonly number: number;
  readonly token: string;
  readonly from_day: string;
  readonly to_day: string;
  readonly text: string;
}

export interface GrantRow extends LetterRow {
  readonly stay_id: string;
  readonly person_id: string;
  readonly episode_id: string;
  readonly notice: string;
  readonly consent_id: string | null;
  readonly state: 'out' | 'returned' | 'settled';
  readonly return_number: number | null;
  readonly return_text: string | null;
}

const grantColumns = sql`x.id, x.stay_id, x.person_id, x.episode_id, x.issuer, x.key_id, x.number, x.token, lower(x.days) as from_day, upper(x.days) - 1 as to_day, x.text, x.notice, x.consent_id, x.state, x.return_number, x.return_text from guest_grants x`;

/** Held until the end of the transaction. */
export function grantByToken(tx: Tx, token: string): Promise<GrantRow | null> {
  return tx.one<GrantRow>(sql`select ${grantColumns} where x.organisation_id = ${tx.organisationId} and x.token = ${token} for update`);
}

export function grantOfStay(tx: Tx, stayId: string): Promise<GrantRow | null> {
  return tx.one<GrantRow>(sql`select ${grantColumns} where x.organisation_id = ${tx.organisationId} and x.stay_id = ${stayId}`);
}

/** The one order in force that covers all of these days, with how many there are and how many holds stand. */
export function orderOfDays(tx: Tx, personId: string, from: string, to: string): Promise<{ readonly id: string | null; readonly orders: number; readonly holds: number } | null> {
  return tx.one(sql`
    select (array_agg(o.id))[1] as id, count(o.id)::int as orders,
      (select count(*)::int from holds h where h.organisation_id = ${tx.organisationId} and h.person_id = ${personId} and h.lifted_at is null) as holds
    from orders o where o.organisation_id = ${tx.organisationId} and o.person_id = ${personId} and o.state = 'signed' and o.replaces_dose_id is null
      and o.medicine in ('methadone', 'buprenorphine', 'buprenorphine-naloxone') and o.days @> daterange(${from}::date, ${to}::date, '[]')`);
}

/** The next number of grants to a clinic. The lock of the leases is held. */
export async function nextGrantNumber(tx: Tx, issuer: string): Promise<number> {
  return (await tx.one<{ n: number }>(sql`select coalesce(max(number), 0) + 1 as n from guest_grants where organisation_id = ${tx.organisationId} and issuer = ${issuer}`))?.n ?? 1;
}

export interface NewGrant {
  readonly stayId: string;
  readonly personId: string;
  readonly episodeId: string;
  readonly orderId: string;
  readonly issuer: string;
  readonly consentId: string | null;
  readonly decision: Decision;
  readonly text: string;
  readonly grant: GuestGrant;
}

export async function insertGrant(tx: Tx, row: NewGrant, accountId: string): Promise<string> {
  const id = newId();
  const { grant } = row;
  await tx.run(sql`
    insert into guest_grants (organisation_id, id, stay_id, person_id, episode_id, order_id, issuer, to_key, key_id, number, token, days, text, notice, consent_id, decision, issued_by, issued_at, expires_at)
    values (${tx.organisationId}, ${id}, ${row.stayId}, ${row.personId}, ${row.episodeId}, ${row.orderId}, ${row.issuer}, ${grant.toKeyId}, ${grant.keyId}, ${grant.number}, ${grant.token}, daterange(${grant.fromDay}::date, ${grant.toDay}::date, '[]'), ${row.text},
      ${grant.notice}, ${row.consentId}, ${JSON.stringify(row.decision)}, ${accountId}, ${grant.issuedAt}, ${grant.expiresAt})`);
  return id;
}

export async function noteReturned(tx: Tx, id: string, number: number, text: string, accountId: string | null, now: Temporal.Instant): Promise<void> {
  await tx.run(sql`update guest_grants set state = 'returned', ended_at = ${now.toString()}, ended_by = ${accountId}, return_number = ${number}, return_text = ${text} where organisation_id = ${tx.organisationId} and id = ${id} and state = 'out'`);
}

/** A later word about days that came back already, or were settled. */
export async function keepLaterReturn(tx: Tx, id: string, number: number, text: string): Promise<void> {
  await tx.run(sql`update guest_grants set return_number = ${number}, return_text = ${text} where organisation_id = ${tx.organisationId} and id = ${id} and state <> 'out'`);
}

export async function settleGrant(tx: Tx, id: string, by: { readonly accountId: string; readonly secondId: string | null; readonly because: string }, now: Temporal.Instant): Promise<void> {
  await tx.run(sql`update guest_grants set state = 'settled', ended_at = ${now.toString()}, ended_by = ${by.accountId}, second_by = ${by.secondId}, settled_because = ${by.because} where organisation_id = ${tx.organisationId} and id = ${id} and state = 'out'`);
}

export interface VisitorGrantRow extends LetterRow {
  readonly expires_at: string;
  readonly arrived_at: string;
  readonly state: 'arrived' | 'open' | 'returned';
  readonly person_id: string | null;
  readonly stay_id: string | null;
  readonly consent_id: string | null;
  readonly return_number: number;
  readonly return_text: string | null;
}

const visitorColumns = sql`v.id, v.issuer, v.key_id, v.number, v.token, lower(v.days) as from_day, upper(v.days) - 1 as to_day, v.text, v.expires_at, v.arrived_at, v.state, v.person_id, v.stay_id, v.consent_id, v.return_number, v.return_text from visitor_grants v`;

/** Kept once, whichever way it comes first. True: it is new. */
export async function keepArrived(tx: Tx, issuer: string, grant: GuestGrant, text: string, how: 'sent' | 'shown', now: Temporal.Instant): Promise<boolean> {
  return (await tx.run(sql`
    insert into visitor_grants (organisation_id, id, issuer, key_id, number, token, days, text, arrived_at, arrived_how, expires_at)
    values (${tx.organisationId}, ${newId()}, ${issuer}, ${grant.keyId}, ${grant.number}, ${grant.token}, daterange(${grant.fromDay}::date, ${grant.toDay}::date, '[]'), ${text}, ${now.toString()}, ${how}, ${grant.expiresAt})
    on conflict on constraint a_grant_is_accepted_once do nothing`)) === 1;
}

export function visitorGrantByToken(tx: Tx, token: string): Promise<VisitorGrantRow | null> {
  return tx.one<VisitorGrantRow>(sql`select ${visitorColumns} where v.organisation_id = ${tx.organisationId} and v.token = ${token} for update`);
}

export function visitorGrantOfStay(tx: Tx, stayId: string): Promise<VisitorGrantRow | null> {
  return tx.one<VisitorGrantRow>(sql`select ${visitorColumns} where v.organisation_id = ${tx.organisationId} and v.stay_id = ${stayId}`);
}

/** What has arrived and nobody has shown themself with yet. */
export function arrivedGrants(tx: Tx, now: Temporal.Instant): Promise<readonly VisitorGrantRow[]> {
  return tx.all<VisitorGrantRow>(sql`select ${visitorColumns} where v.organisation_id = ${tx.organisationId} and v.state = 'arrived' and v.expires_at > ${now.toString()} order by v.arrived_at desc limit 500`);
}

export async function acceptGrant(tx: Tx, id: string, of: { readonly personId: string; readonly stayId: string; readonly consentId: string | null }, accountId: string, now: Temporal.Instant): Promise<boolean> {
  return (await tx.run(sql`
    update visitor_grants set state = 'open', person_id = ${of.personId}, stay_id = ${of.stayId}, consent_id = ${of.consentId}, accepted_by = ${accountId}, accepted_at = ${now.toString()}
    where organisation_id = ${tx.organisationId} and id = ${id} and state = 'arrived'`)) === 1;
}

export async function noteGivenBack(tx: Tx, id: string, number: number, text: string, accountId: string | null, now: Temporal.Instant): Promise<void> {
  await tx.run(sql`
    update visitor_grants set state = 'returned', return_number = ${number}, return_text = ${text}, returned_by = ${accountId}, returned_at = ${now.toString()} where organisation_id = ${tx.organisationId} and id = ${id}`);
}

/** Grants whose days are over and that have not been given back: open ones without a day at a node, and those with which nobody came. */
export function grantsThatAreOver(tx: Tx, now: Temporal.Instant): Promise<readonly (VisitorGrantRow & { readonly stay_state: string | null })[]> {
  return tx.all(sql`
    select g.state as stay_state, ${visitorColumns} left join guest_stays g on g.organisation_id = v.organisation_id and g.id = v.stay_id left join episodes e on e.organisation_id = g.organisation_id and e.id = g.episode_id left join sites s on s.organisation_id = e.organisation_id and s.id = e.site_id
    where v.organisation_id = ${tx.organisationId} and ((v.state = 'arrived' and v.expires_at <= ${now.toString()})
      or (v.state = 'open' and g.end_asked_at is null and upper(v.days) <= (${now.toString()}::timestamptz at time zone s.time_zone)::date))
    order by v.arrived_at limit 200`);
}

export interface DosedDay {
  readonly day: string;
  readonly ug: number;
  readonly at: string | null;
  readonly observed: boolean;
  readonly refused: boolean;
}

/** What was given here on these days, a row a day. */
export function dosedDays(tx: Tx, personId: string, from: string, to: string): Promise<readonly DosedDay[]> {
  return tx.all<DosedDay>(sql`
    select d.dosing_day as day, coalesce(sum(d.taken_ug) filter (where d.voided_by is null and d.state <> 'refused'), 0)::bigint as ug, min(d.given_at) filter (where d.voided_by is null and d.taken_ug > 0) as at,
      coalesce(bool_or(d.kind = 'observed' and d.taken_ug > 0 and d.voided_by is null), false) as observed, bool_or(d.state = 'refused') as refused
    from doses_now d where d.organisation_id = ${tx.organisationId} and d.person_id = ${personId} and d.dosing_day between ${from}::date and ${to}::date and d.medicine in ('methadone', 'buprenorphine', 'buprenorphine-naloxone') and d.origin = 'here'
    group by d.dosing_day order by d.dosing_day`);
}

/** Returned grants to be told again: a dose was corrected since, or the consent ended before the letter had arrived. */
export function returnsToTellAgain(tx: Tx): Promise<readonly VisitorGrantRow[]> {
  return tx.all<VisitorGrantRow>(sql`
    select ${visitorColumns} where v.organisation_id = ${tx.organisationId} and v.state = 'returned' and v.person_id is not null and (exists (
      select from doses d join dose_corrections c on c.organisation_id = d.organisation_id and c.dose_id = d.id
      where d.organisation_id = v.organisation_id and d.person_id = v.person_id and v.days @> d.dosing_day and d.origin = 'here' and c.at > v.returned_at)
      or exists (select from consent_ends e join guest_letters l on l.organisation_id = e.organisation_id and l.visitor_grant_id = v.id and l.state <> 'delivered' where e.organisation_id = v.organisation_id and e.consent_id = v.consent_id and e.at > v.returned_at)) limit 100`);
}
