/** Whose doses fall on closed days of a site, and what of them went home. */
import { sql, type Tx } from '../platform/scoped.ts';

export interface ClosureRow {
  readonly person_id: string;
  readonly episode_id: string;
  readonly number: string;
  readonly name: string;
  readonly born_on: string | null;
  readonly medicine: string;
  readonly product_name: string;
  readonly doses: readonly { readonly day: string; readonly part: number; readonly doseUg: number; readonly issued: boolean }[];
  readonly decided: 'allowed' | 'refused' | null;
  readonly holds: number;
}

/** Everybody with a dose of an order in force on these days, who is given it here and not by a pharmacy, a host or another clinic. */
export function dosesOnClosedDays(tx: Tx, siteId: string, days: readonly string[], today: string): Promise<readonly ClosureRow[]> {
  return tx.all<ClosureRow>(sql`
    select o.person_id, o.episode_id, h.number, coalesce(h.known_as, h.given_name) || ' ' || h.family_name as name, h.born_on, o.medicine, p.name as product_name,
      json_agg(json_build_object('day', d.day, 'part', n.part, 'doseUg', x.dose_ug, 'issued', done.id is not null) order by d.day, n.part) as doses,
      (select t.outcome from take_home_decisions t where t.organisation_id = o.organisation_id and t.person_id = o.person_id and t.closure and t.valid_until >= ${today}::date order by t.decided_at desc, t.id desc limit 1) as decided,
      (select count(*)::int from holds k where k.organisation_id = o.organisation_id and k.person_id = o.person_id and k.lifted_at is null and (k.order_id is null or k.order_id = o.id)) as holds
    from orders o
    join people h on h.organisation_id = o.organisation_id and h.id = o.person_id
    join ordered_products p on p.organisation_id = o.organisation_id and p.order_id = o.id
    join order_versions v on v.organisation_id = o.organisation_id and v.order_id = o.id and v.version = o.version
    cross join unnest(${[...days]}::date[]) d (day)
    cross join lateral generate_series(lower(o.parts), upper(o.parts) - 1) n (part)
    left join order_days z on z.organisation_id = o.organisation_id and z.order_id = o.id and z.version = o.version and z.dosing_day = d.day and z.part = n.part
    cross join lateral (select coalesce(z.dose_ug, v.part_ug[n.part - lower(o.parts) + 1]) as dose_ug) x
    left join doses done on done.organisation_id = o.organisation_id and done.person_id = o.person_id and done.dosing_day = d.day and done.part = n.part and done.state <> 'refused' and done.voided_by is null
    where o.organisation_id = ${tx.organisationId} and o.site_id = ${siteId} and o.state in ('signed', 'held') and o.days @> d.day and o.medicine not in ('buprenorphine-depot', 'naltrexone-depot') and x.dose_ug > 0
      and not exists (select 1 from guest_stays g where g.organisation_id = o.organisation_id and g.person_id = o.person_id and g.state = 'active' and g.days @> d.day and g.kind <> 'visitor')
      and not exists (select 1 from instalment_prescriptions r join instalments i on i.organisation_id = r.organisation_id and i.prescription_id = r.id and i.dosing_day = d.day
        where r.organisation_id = o.organisation_id and r.person_id = o.person_id and r.state = 'in-force')
    group by o.organisation_id, o.id, o.person_id, o.episode_id, h.number, h.known_as, h.given_name, h.family_name, h.born_on, o.medicine, p.name
    order by h.family_name, h.given_name, o.person_id limit 2000`);
}
