/** What the figures of a clinic are counted from: one row a start, read once. */
import { sql, type Tx } from '../platform/scoped.ts';

export interface StartRow {
  readonly person_id: string;
  readonly site_id: string;
  readonly started_on: string;
  readonly ended_on: string | null;
  readonly end_reason: string | null;
  readonly origin: 'here' | 'imported' | 'synthetic';
  readonly is_return: boolean;
  readonly sex: string | null;
  readonly born_on: string | null;
  readonly died_on: string | null;
  readonly source: string | null;
  readonly asked_on: string | null;
  readonly reasons: readonly string[] | null;
  readonly medicine: string | null;
  readonly first_dose_on: string | null;
  readonly last_dose_on: string | null;
}

export interface Asked { readonly siteId: string | null; readonly from: string; readonly to: string; readonly origin: string | null }

/** Episodes begun in a period, with the first and last dose of each by the index of doses of a person. */
export function startsIn(tx: Tx, asked: Asked): Promise<readonly StartRow[]> {
  return tx.all<StartRow>(sql`
    select e.person_id, e.site_id, e.started_on, e.ended_on, e.end_reason, e.origin, p.sex, p.born_on, p.died_on, q.source, (q.received_at at time zone s.time_zone)::date as asked_on, q.reasons,
      f.medicine, f.dosing_day as first_dose_on, l.dosing_day as last_dose_on,
      exists (select from episodes b where b.organisation_id = e.organisation_id and b.person_id = e.person_id and (b.started_on, b.created_at, b.id) < (e.started_on, e.created_at, e.id)) as is_return
    from episodes e
    join people p on p.organisation_id = e.organisation_id and p.id = e.person_id
    join sites s on s.organisation_id = e.organisation_id and s.id = e.site_id
    left join lateral (select source, received_at, (select t.reasons from triages t where t.organisation_id = q.organisation_id and t.enquiry_id = q.id order by t.at desc limit 1) as reasons
      from enquiries q where q.organisation_id = e.organisation_id and q.person_id = e.person_id and q.episode_id = e.id limit 1) q on true
    left join lateral (select medicine, dosing_day from doses d where d.organisation_id = e.organisation_id and d.person_id = e.person_id and d.dosing_day >= e.started_on and (e.ended_on is null or d.dosing_day <= e.ended_on)
      and d.voided_by is null and d.state <> 'refused' order by d.dosing_day limit 1) f on true
    left join lateral (select dosing_day from doses d where d.organisation_id = e.organisation_id and d.person_id = e.person_id and d.dosing_day >= e.started_on and (e.ended_on is null or d.dosing_day <= e.ended_on)
      and d.voided_by is null and d.state <> 'refused' order by d.dosing_day desc limit 1) l on true
    where e.organisation_id = ${tx.organisationId} and e.started_on between ${asked.from}::date and ${asked.to}::date
      and (${asked.siteId}::uuid is null or e.site_id = ${asked.siteId}::uuid) and (${asked.origin}::text is null or e.origin = ${asked.origin})
    order by e.started_on limit 50000`);
}

/** Who still waits, as days of asking. */
export function stillWaiting(tx: Tx, siteId: string | null): Promise<readonly { readonly asked_on: string }[]> {
  return tx.all(sql`
    select (q.received_at at time zone s.time_zone)::date as asked_on from enquiries q join sites s on s.organisation_id = q.organisation_id and s.id = q.site_id
    where q.organisation_id = ${tx.organisationId} and q.state in ('new', 'in_contact', 'waiting') and (${siteId}::uuid is null or q.site_id = ${siteId}::uuid) limit 20000`);
}

export interface PairRow { readonly instrument: string; readonly first: number; readonly last: number | null }

/** First and last complete score of each person and instrument in the period; last is null where there is only one. */
export function scorePairs(tx: Tx, asked: Asked): Promise<readonly PairRow[]> {
  return tx.all<PairRow>(sql`
    select r.instrument, (array_agg(r.total order by r.at))[1]::float8 as first, case when count(*) > 1 then (array_agg(r.total order by r.at desc))[1]::float8 end as last
    from responses r join people p on p.organisation_id = r.organisation_id and p.id = r.person_id
    where r.organisation_id = ${tx.organisationId} and r.complete and r.total is not null and r.at >= ${asked.from}::date and r.at < ${asked.to}::date + 366
      and (${asked.siteId}::uuid is null or p.site_id = ${asked.siteId}::uuid) and (${asked.origin}::text is null or p.origin = ${asked.origin})
      and not exists (select from responses n where n.organisation_id = r.organisation_id and n.supersedes_id = r.id)
      and exists (select from episodes e where e.organisation_id = r.organisation_id and e.person_id = r.person_id and e.started_on between ${asked.from}::date and ${asked.to}::date)
    group by r.person_id, r.instrument limit 200000`);
}

export function caseloads(tx: Tx, siteId: string | null): Promise<readonly { readonly name: string; readonly roles: string[]; readonly site_name: string; readonly n: number }[]> {
  return tx.all(sql`
    select a.display_name as name, t.roles, s.name as site_name, count(*)::int as n from episodes e
    join staff t on t.organisation_id = e.organisation_id and t.id = e.responsible_clinician_id join accounts a on a.organisation_id = t.organisation_id and a.id = t.id
    join sites s on s.organisation_id = e.organisation_id and s.id = e.site_id
    where e.organisation_id = ${tx.organisationId} and e.state = 'open' and (${siteId}::uuid is null or e.site_id = ${siteId}::uuid)
    group by a.display_name, t.roles, s.name order by n desc limit 100`);
}

export function openBySite(tx: Tx): Promise<readonly { readonly site_id: string; readonly n: number }[]> {
  return tx.all(sql`select site_id, count(*)::int as n from episodes where organisation_id = ${tx.organisationId} and state = 'open' group by site_id`);
}
