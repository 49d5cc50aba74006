/** What the order rules need to know of an episode, read by one query. */
import { sql, type Tx } from '../platform/scoped.ts';

export interface EpisodeFacts {
  readonly episode_id: string;
  readonly person_id: string;
  readonly site_id: string;
  readonly state: string;
  readonly version: number;
  readonly born_on: string | null;
  readonly time_zone: string;
  readonly profiles: Readonly<Record<string, string>>;
  /** The first dosing day ever on this medicine here, or null. */
  readonly first_ever: string | null;
  /** Day totals taken in the 62 days up to the latest one, oldest first. */
  readonly days: readonly { readonly day: string; readonly ug: number }[];
  readonly ecgs: readonly { readonly qtcMs: number; readonly day: string }[];
  readonly first_over_100: string | null;
  readonly naltrexone_xr_on: string | null;
  /** The latest methadone taken here up to the order's first day, with its day's total; a bottle counts from noon of its day. */
  /** Depots of buprenorphine given here. */
  readonly depots_given: number;
  readonly last_methadone: { readonly at: string; readonly ug: number } | null;
}

/** Everything the order rules need, as one value with the episode's version that it saw. */
export function episodeFacts(tx: Tx, episodeId: string, medicines: readonly string[], before: string): Promise<EpisodeFacts | null> {
  const ofClass = sql`d.organisation_id = e.organisation_id and d.person_id = e.person_id and d.voided_by is null and d.given_ug > 0 and d.medicine = any(${[...medicines]})`;
  return tx.one<EpisodeFacts>(sql`
    select e.id as episode_id, e.person_id, e.site_id, e.state, e.version, p.born_on, s.time_zone, s.profiles,
      (select min(d.dosing_day) from doses d where ${ofClass}) as first_ever,
      coalesce((select json_agg(json_build_object('day', t.dosing_day, 'ug', t.ug) order by t.dosing_day) from (
        select d.dosing_day, sum(d.taken_ug) as ug from doses_now d
        where ${ofClass} and d.dosing_day < ${before}::date and d.dosing_day > (select max(d.dosing_day) from doses d where ${ofClass} and d.dosing_day < ${before}::date) - 62
        group by d.dosing_day) t), '[]'::json) as days,
      coalesce((select json_agg(json_build_object('qtcMs', case c.formula when 'bazett' then c.qtc_bazett_ms when 'fridericia' then c.qtc_fridericia_ms when 'framingham' then c.qtc_framingham_ms else c.qtc_hodges_ms end,
          'day', (c.recorded_at at time zone s.time_zone)::date) order by c.recorded_at desc) from ecgs c
        where c.organisation_id = e.organisation_id and c.person_id = e.person_id and not exists (select 1 from ecgs n where n.organisation_id = c.organisation_id and n.supersedes_id = c.id)), '[]'::json) as ecgs,
      (select min(x.dosing_day) from (select d.dosing_day from doses d where ${ofClass} and d.medicine = 'methadone' group by d.dosing_day having sum(d.given_ug) > 100000) x) as first_over_100,
      (select max(d.dosing_day) from doses d where d.organisation_id = e.organisation_id and d.person_id = e.person_id and d.medicine = 'naltrexone-depot' and d.given_ug > 0 and d.voided_by is null) as naltrexone_xr_on,
      (select count(*)::int from doses d where d.organisation_id = e.organisation_id and d.person_id = e.person_id and d.medicine = 'buprenorphine-depot' and d.given_ug > 0 and d.voided_by is null) as depots_given,
      (select json_build_object('at', max(case when d.kind = 'take-home' then (d.dosing_day + time '12:00') at time zone s.time_zone else d.given_at end), 'ug', sum(d.taken_ug)) from doses_now d
        where d.organisation_id = e.organisation_id and d.person_id = e.person_id and d.medicine = 'methadone' and d.taken_ug > 0 and d.voided_by is null and d.dosing_day <= ${before}::date
        group by d.dosing_day order by d.dosing_day desc limit 1) as last_methadone
    from episodes e
    join people p on p.organisation_id = e.organisation_id and p.id = e.person_id
    join sites s on s.organisation_id = e.organisation_id and s.id = e.site_id
    where e.organisation_id = ${tx.organisationId} and e.id = ${episodeId}`);
}

/** The vomited dose that a replacement is ordered for. */
export function vomitedDose(tx: Tx, doseId: string): Promise<{ readonly person_id: string; readonly dosing_day: string; readonly dose_ug: number; readonly state_now: string; readonly minutes_after: number | null; readonly witnessed: boolean | null; readonly last_part: number } | null> {
  return tx.one(sql`
    select d.person_id, d.dosing_day, d.dose_ug, d.state_now, d.vomited_after_minutes as minutes_after,
      (select c.witnessed from dose_corrections c where c.organisation_id = d.organisation_id and c.dose_id = d.id and c.kind = 'vomited' order by c.at desc, c.id desc limit 1) as witnessed,
      (select max(o.part) from doses o where o.organisation_id = d.organisation_id and o.person_id = d.person_id and o.dosing_day = d.dosing_day) as last_part
    from doses_now d where d.organisation_id = ${tx.organisationId} and d.id = ${doseId}`);
}

/** The newest dose of a day that was vomited, where no order replaces it. */
export function vomitedOn(tx: Tx, personId: string, day: string): Promise<{ readonly doseId: string; readonly productId: string | null; readonly part: number; readonly doseUg: number } | null> {
  return tx.one(sql`
    select d.id as "doseId", d.product_id as "productId", d.part, d.dose_ug as "doseUg" from doses_now d where d.organisation_id = ${tx.organisationId} and d.person_id = ${personId} and d.dosing_day = ${day}::date and d.state_now = 'vomited'
      and not exists (select from orders o where o.organisation_id = d.organisation_id and o.replaces_dose_id = d.id and o.state <> 'ended')
    order by d.part desc limit 1`);
}
