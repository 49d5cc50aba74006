/** Who in treatment has gone without what was ordered, and who tried to reach them. */
import type { OutreachHow, OutreachOutcome, WhyMissed } from '@fairlead/contract/aftercare';
import { newId } from '../platform/ids.ts';
import { sql, type Tx } from '../platform/scoped.ts';

export interface GapRow {
  readonly person_id: string;
  readonly episode_id: string;
  readonly name: string;
  readonly number: string;
  readonly order_id: string;
  readonly medicine: 'methadone' | 'buprenorphine' | 'buprenorphine-naloxone' | 'naltrexone';
  /** What the order says of today, or said of its last day. */
  readonly usual_ug: number;
  readonly order_start_on: string;
  readonly covers_today: boolean;
  readonly last_on: string | null;
  /** Where doses were given elsewhere that nobody has brought back yet. */
  readonly away_at: string | null;
}

/**
 * Everybody in treatment at a site whose daily order has had a day before `day` and who took nothing since the day before
 * yesterday or longer. Whoever is dosed at another house that day is not here. An order that somebody ended is no gap.
 */
export function gapsAt(tx: Tx, siteId: string, day: string): Promise<readonly GapRow[]> {
  return tx.all<GapRow>(sql`
    with due as (
      select distinct on (e.person_id) e.person_id, e.id as episode_id, o.id as order_id, o.medicine, o.version, o.parts, o.days, o.days @> ${day}::date as covers_today
      from episodes e join orders o on o.organisation_id = e.organisation_id and o.person_id = e.person_id
      where e.organisation_id = ${tx.organisationId} and e.site_id = ${siteId} and e.state = 'open' and o.state in ('signed', 'held') and o.replaces_dose_id is null
        and o.medicine not in ('buprenorphine-depot', 'naltrexone-depot') and upper(o.days) > ${day}::date - 62
        and lower(o.days) <= ${day}::date
      order by e.person_id, (o.days @> ${day}::date) desc, upper(o.days) desc, lower(o.parts)
    ), first as (
      select d.*, (select min(lower(v.days)) from orders f join order_versions v on v.organisation_id = f.organisation_id and v.order_id = f.id and v.version <= f.version
          where f.organisation_id = ${tx.organisationId} and f.episode_id = d.episode_id and f.replaces_dose_id is null and f.state <> 'draft' and f.medicine not in ('buprenorphine-depot', 'naltrexone-depot')) as first_on
      from due d
    ), begun as (
      -- A dose of long before this course began is another story.
      select d.*, (select t.dosing_day from doses_now t where t.organisation_id = ${tx.organisationId} and t.person_id = d.person_id and t.dosing_day between d.first_on - 62 and ${day}::date and t.taken_ug > 0 and t.voided_by is null
          and t.medicine not in ('buprenorphine-depot', 'naltrexone-depot') order by t.dosing_day desc limit 1) as last_on
      from first d
    )
    select b.person_id, b.episode_id, coalesce(h.known_as, h.given_name) || ' ' || h.family_name as name, h.number, b.order_id, b.medicine, b.covers_today, b.first_on as order_start_on, b.last_on,
      (select sum(coalesce(p.dose_ug, v.part_ug[n - lower(b.parts) + 1]))::bigint from generate_series(lower(b.parts), upper(b.parts) - 1) n
        left join order_days p on p.organisation_id = ${tx.organisationId} and p.order_id = b.order_id and p.version = b.version and p.part = n and p.dosing_day = least(${day}::date, upper(b.days) - 1)) as usual_ug,
      (select g.other_clinic from guest_stays g where g.organisation_id = ${tx.organisationId} and g.person_id = b.person_id and g.kind = 'away' and g.state = 'active' and upper(g.days) <= ${day}::date order by upper(g.days) desc limit 1) as away_at
    from begun b
    join people h on h.organisation_id = ${tx.organisationId} and h.id = b.person_id and h.died_on is null
    join order_versions v on v.organisation_id = ${tx.organisationId} and v.order_id = b.order_id and v.version = b.version
    where coalesce(b.last_on, b.first_on - 1) < ${day}::date - 1
      and not exists (select 1 from guest_stays g where g.organisation_id = ${tx.organisationId} and g.person_id = b.person_id and g.state = 'active' and g.kind = 'away' and g.days @> ${day}::date)
      and (b.covers_today or not exists (select 1 from orders f where f.organisation_id = ${tx.organisationId} and f.person_id = b.person_id and f.state in ('signed', 'held', 'ended') and upper(f.days) > upper(b.days)))
    order by b.person_id limit 500`);
}

/** Calls that are asked for after a missed visit, by person. */
export function missedVisits(tx: Tx, siteId: string): Promise<readonly { readonly person_id: string; readonly episode_id: string; readonly name: string; readonly number: string; readonly title: string }[]> {
  return tx.all(sql`
    select distinct on (t.person_id) t.person_id, e.id as episode_id, coalesce(h.known_as, h.given_name) || ' ' || h.family_name as name, h.number, coalesce(t.params ->> 'title', '') as title
    from tasks t join people h on h.organisation_id = t.organisation_id and h.id = t.person_id and h.died_on is null
    join episodes e on e.organisation_id = t.organisation_id and e.person_id = t.person_id and e.state = 'open'
    where t.organisation_id = ${tx.organisationId} and t.site_id = ${siteId} and t.state = 'open' and t.kind in ('schedule.reach-out', 'therapy.reach-out')
    order by t.person_id, t.due_at limit 500`);
}

/** Days with a dose in the last 120, oldest first: on which day of treatment a gap began. */
export async function dosedDays(tx: Tx, personId: string, day: string): Promise<readonly { readonly day: string; readonly ug: number }[]> {
  return tx.all(sql`
    select d.dosing_day as day, sum(d.taken_ug)::bigint as ug from doses_now d
    where d.organisation_id = ${tx.organisationId} and d.person_id = ${personId} and d.dosing_day between ${day}::date - 120 and ${day}::date and d.taken_ug > 0 and d.voided_by is null
      and d.medicine not in ('buprenorphine-depot', 'naltrexone-depot') group by 1 order by 1`);
}

export interface AttemptRow {
  readonly id: string;
  readonly person_id: string;
  readonly at: string;
  readonly by: string;
  readonly how: OutreachHow;
  readonly outcome: OutreachOutcome;
  readonly why: WhyMissed | null;
  readonly coming_on: string | null;
  readonly again_on: string | null;
  readonly note: string | null;
}

/** The newest tries to reach these people, newest first. */
export function attemptsOf(tx: Tx, personIds: readonly string[]): Promise<readonly AttemptRow[]> {
  return tx.all<AttemptRow>(sql`
    select t.id, t.person_id, t.at, a.display_name as by, t.how, t.outcome, t.why, t.coming_on, t.again_on, t.note
    from unnest(${[...personIds]}::uuid[]) p (id)
    cross join lateral (select * from outreach_attempts o where o.organisation_id = ${tx.organisationId} and o.person_id = p.id order by o.at desc, o.id desc limit 10) t
    join accounts a on a.organisation_id = t.organisation_id and a.id = t.by_id order by t.at desc, t.id desc`);
}

export interface NewAttempt {
  readonly personId: string;
  readonly episodeId: string;
  readonly byId: string;
  readonly how: OutreachHow;
  readonly outcome: OutreachOutcome;
  readonly why: WhyMissed | null;
  readonly comingOn: string | null;
  readonly againOn: string | null;
  readonly note: string | null;
}

export async function addAttempt(tx: Tx, row: NewAttempt, now: Temporal.Instant): Promise<string> {
  const id = newId();
  await tx.run(sql`
    insert into outreach_attempts (organisation_id, id, person_id, episode_id, at, by_id, how, outcome, why, coming_on, again_on, note)
    values (${tx.organisationId}, ${id}, ${row.personId}, ${row.episodeId}, ${now.toString()}, ${row.byId}, ${row.how}, ${row.outcome}, ${row.why}, ${row.comingOn}, ${row.againOn}, ${row.note})`);
  return id;
}

/** Whether somebody was asked to reach this person, or tried, since a day began. */
export async function askedSince(tx: Tx, personId: string, key: string, since: Temporal.Instant): Promise<boolean> {
  const row = await tx.one<{ asked: boolean }>(sql`
    select exists (select 1 from tasks t where t.organisation_id = ${tx.organisationId} and t.dedupe_key = ${key} and (t.state = 'open' or t.created_at >= ${since.toString()}))
      or exists (select 1 from outreach_attempts o where o.organisation_id = ${tx.organisationId} and o.person_id = ${personId} and o.at >= ${since.toString()}) as asked`);
  return row?.asked === true;
}
