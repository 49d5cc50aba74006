/** Window checks, check-ins and the queue. */
import { newId } from '../platform/ids.ts';
import { sql, type Tx } from '../platform/scoped.ts';
import type { WindowCheckFacts } from './dose-facts-store.ts';

/** A check with what a dose rests on, and who wrote it. */
export interface WindowCheckRow extends WindowCheckFacts {
  readonly dosing_day: string;
  readonly identifiers: readonly string[];
  readonly note: string | null;
  readonly checked_by: string;
  readonly checked_at: string;
}

export interface NewCheck {
  readonly personId: string;
  readonly episodeId: string;
  readonly siteId: string;
  readonly dosingDay: string;
  readonly identifiers: readonly string[];
  readonly identityConfirmed: boolean;
  readonly poss: string | null;
  readonly rr: number | null;
  readonly spo2: number | null;
  readonly spo2Scale2: boolean | null;
  readonly rousable: boolean | null;
  readonly intoxicated: boolean | null;
  readonly dosedElsewhere: boolean | null;
  readonly breathAlcoholMg: number | null;
  readonly bottlesDue: number | null;
  readonly bottlesReturned: number | null;
  readonly note: string | null;
}

export async function insertCheck(tx: Tx, check: NewCheck, authorId: string, now: Temporal.Instant): Promise<string> {
  const id = newId();
  await tx.run(sql`
    insert into window_checks (organisation_id, id, person_id, episode_id, site_id, dosing_day, identifiers, identity_confirmed, poss, rr, spo2, spo2_scale2, rousable, intoxicated, dosed_elsewhere,
      breath_alcohol_mg, bottles_due, bottles_returned, note, checked_by, checked_at)
    values (${tx.organisationId}, ${id}, ${check.personId}, ${check.episodeId}, ${check.siteId}, ${check.dosingDay}, ${[...check.identifiers]}::text[], ${check.identityConfirmed}, ${check.poss}, ${check.rr}, ${check.spo2},
      ${check.spo2Scale2}, ${check.rousable}, ${check.intoxicated}, ${check.dosedElsewhere}, ${check.breathAlcoholMg}, ${check.bottlesDue}, ${check.bottlesReturned}, ${check.note}, ${authorId}, ${now.toString()})`);
  return id;
}

/** The newest check of a dosing day. */
export function latestCheck(tx: Tx, personId: string, day: string): Promise<WindowCheckRow | null> {
  return tx.one<WindowCheckRow>(sql`
    select w.id, w.dosing_day, w.identifiers, w.identity_confirmed, w.poss, w.rr, w.spo2, w.spo2_scale2, w.rousable, w.intoxicated, w.dosed_elsewhere, w.breath_alcohol_mg, w.bottles_due, w.bottles_returned, w.note,
      a.display_name as checked_by, w.checked_at
    from window_checks w join accounts a on a.organisation_id = w.organisation_id and a.id = w.checked_by
    where w.organisation_id = ${tx.organisationId} and w.person_id = ${personId} and w.dosing_day = ${day}::date order by w.checked_at desc, w.id desc limit 1`);
}

/** Notes that a person is here, by whom of the staff or (null) by the check-in screen; the same stay again where they are here already. */
export async function checkIn(tx: Tx, personId: string, siteId: string, day: string, accountId: string | null, now: Temporal.Instant): Promise<{ readonly id: string; readonly arrived_at: string }> {
  const stale = await tx.run(sql`update check_ins set left_at = ${now.toString()} where organisation_id = ${tx.organisationId} and person_id = ${personId} and left_at is null and dosing_day <> ${day}::date`);
  const there = stale > 0 ? null : await tx.one<{ id: string; arrived_at: string }>(sql`select id, arrived_at from check_ins where organisation_id = ${tx.organisationId} and person_id = ${personId} and left_at is null`);
  if (there !== null) return there;
  const id = newId();
  await tx.run(sql`
    insert into check_ins (organisation_id, id, person_id, site_id, dosing_day, arrived_at, checked_in_by) values (${tx.organisationId}, ${id}, ${personId}, ${siteId}, ${day}, ${now.toString()}, ${accountId})`);
  return { id, arrived_at: now.toString() };
}

export async function checkOut(tx: Tx, personId: string, now: Temporal.Instant): Promise<boolean> {
  return (await tx.run(sql`update check_ins set left_at = ${now.toString()} where organisation_id = ${tx.organisationId} and person_id = ${personId} and left_at is null`)) > 0;
}

export interface QueueFacts {
  readonly person_id: string;
  readonly episode_id: string;
  readonly number: string;
  readonly name: string;
  readonly born_on: string | null;
  readonly arrived_at: string | null;
  readonly order_id: string | null;
  readonly medicine: string | null;
  readonly ug_per_ml: number | null;
  readonly dose_ug: number | null;
  readonly part: number | null;
  readonly last_day: string | null;
  readonly holds: number;
  readonly usual_minute: number | null;
  readonly given_at: string | null;
  readonly taken_ug: number | null;
  readonly done_state: string | null;
  readonly done_kind: string | null;
}

/** Everybody with an order in force on this day at this site, and whoever is checked in: one row each, by indexed probes. */
export function queueFacts(tx: Tx, siteId: string, day: string, zone: string): Promise<readonly QueueFacts[]> {
  return tx.all<QueueFacts>(sql`
    with planned as (
      select distinct on (o.person_id) o.person_id, o.episode_id, o.id as order_id, o.medicine, o.version, o.parts, o.product_id, p.part, done.id is not null as done
      from (
        select o.* from orders o where o.organisation_id = ${tx.organisationId} and o.site_id = ${siteId} and o.state in ('signed', 'held') and o.days @> ${day}::date
        -- Guests of another site of ours are due here.
        union all select o.* from guest_stays g join orders o on o.organisation_id = g.organisation_id and o.person_id = g.person_id and o.site_id <> ${siteId} and o.state in ('signed', 'held') and o.days @> ${day}::date
          where g.organisation_id = ${tx.organisationId} and g.host_site_id = ${siteId} and g.state = 'active' and g.days @> ${day}::date
      ) o cross join lateral generate_series(lower(o.parts), upper(o.parts) - 1) p (part)
      left join doses done on done.organisation_id = o.organisation_id and done.person_id = o.person_id and done.dosing_day = ${day}::date and done.part = p.part and done.state <> 'refused' and done.voided_by is null
      where o.medicine not in ('buprenorphine-depot', 'naltrexone-depot')
        -- A part that is planned as nothing on this day is not due.
        and not exists (select 1 from order_days z where z.organisation_id = o.organisation_id and z.order_id = o.id and z.version = o.version and z.dosing_day = ${day}::date and z.part = p.part and z.dose_ug = 0)
        -- Whoever is dosed elsewhere today is not due here; whoever collects from a pharmacy only where they came here after all.
        and (not exists (select 1 from instalment_prescriptions r join instalments i on i.organisation_id = r.organisation_id and i.prescription_id = r.id and i.dosing_day = ${day}::date
            where r.organisation_id = o.organisation_id and r.person_id = o.person_id and r.state = 'in-force' and r.days @> ${day}::date)
          or exists (select 1 from check_ins c where c.organisation_id = o.organisation_id and c.person_id = o.person_id and c.dosing_day = ${day}::date and c.left_at is null))
        and not exists (select 1 from guest_stays g where g.organisation_id = o.organisation_id and g.person_id = o.person_id and g.state = 'active' and g.days @> ${day}::date and (g.kind = 'away' or g.host_site_id <> ${siteId}))
      order by o.person_id, (done.id is not null), p.part
    ), everybody as (
      select person_id, episode_id, order_id, medicine, version, parts, product_id, part, done from planned
      union all
      select c.person_id, e.id, null, null, null, null, null, null, false from check_ins c join episodes e on e.organisation_id = c.organisation_id and e.person_id = c.person_id and e.state = 'open'
      where c.organisation_id = ${tx.organisationId} and c.site_id = ${siteId} and c.dosing_day = ${day}::date and c.left_at is null and not exists (select 1 from planned where planned.person_id = c.person_id)
    )
    select q.person_id, q.episode_id, h.number, coalesce(h.known_as, h.given_name) || ' ' || h.family_name as name, h.born_on, c.arrived_at, q.order_id, q.medicine, pr.ug_per_ml, q.part,
      coalesce(od.dose_ug, v.part_ug[q.part - lower(q.parts) + 1]) as dose_ug,
      (select max(d.dosing_day) from doses d where d.organisation_id = ${tx.organisationId} and d.person_id = q.person_id and d.dosing_day <= ${day}::date and d.given_ug > 0 and d.voided_by is null) as last_day,
      (select count(*) from holds x where x.organisation_id = ${tx.organisationId} and x.person_id = q.person_id and x.lifted_at is null and (x.order_id is null or x.order_id = q.order_id)) as holds,
      (select extract(hour from t) * 60 + extract(minute from t) from (select d.given_at at time zone ${zone} as t from doses d where d.organisation_id = ${tx.organisationId} and d.person_id = q.person_id
        and d.dosing_day < ${day}::date and d.kind = 'observed' and d.state = 'given' order by d.dosing_day desc limit 1) u)::int as usual_minute,
      last.given_at, last.taken_ug, last.state_now as done_state, last.kind as done_kind
    from everybody q
    join people h on h.organisation_id = ${tx.organisationId} and h.id = q.person_id
    left join products pr on pr.organisation_id = ${tx.organisationId} and pr.id = q.product_id
    left join order_versions v on v.organisation_id = ${tx.organisationId} and v.order_id = q.order_id and v.version = q.version
    left join order_days od on od.organisation_id = ${tx.organisationId} and od.order_id = q.order_id and od.version = q.version and od.dosing_day = ${day}::date and od.part = q.part
    left join check_ins c on c.organisation_id = ${tx.organisationId} and c.person_id = q.person_id and c.left_at is null and c.dosing_day = ${day}::date
    left join lateral (select d.given_at, d.taken_ug, d.state_now, d.kind from doses_now d where d.organisation_id = ${tx.organisationId} and d.person_id = q.person_id and d.dosing_day = ${day}::date and d.voided_by is null
      and (q.done or d.state = 'refused') order by d.given_at desc limit 1) last on true
    order by q.person_id limit 2000`);
}
