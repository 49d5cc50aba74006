/** Everything a dose rests on, read by one query with the version of the episode that it saw. */
import { strengthsOf } from '../medication/index.ts';
import { sql, type Tx } from '../platform/scoped.ts';
import { stateOfContainer } from './stock-store.ts';

export interface ContainerFacts {
  readonly id: string;
  readonly label: string;
  readonly lot: string;
  readonly expiresOn: string;
  readonly place: 'safe' | 'window';
  readonly state: 'open' | 'quarantined' | 'closed';
  readonly balanceUg: number;
  readonly productId: string;
  readonly ugPerMl: number | null;
  readonly ugPerUnit: number | null;
  /** A pump draws from it, and nobody by hand. */
  readonly ofAPump: boolean;
}

export interface WindowCheckFacts {
  readonly id: string;
  readonly identity_confirmed: boolean;
  readonly poss: 'S' | '1' | '2' | '3' | '4' | null;
  readonly rr: number | null;
  readonly spo2: number | null;
  readonly spo2_scale2: boolean | null;
  readonly rousable: boolean | null;
  readonly intoxicated: boolean | null;
  readonly dosed_elsewhere: boolean | null;
  readonly breath_alcohol_mg: number | null;
  readonly bottles_due: number | null;
  readonly bottles_returned: number | null;
}

/** Days on which a window that is not the person's own gives. */
export interface GuestStayFacts {
  readonly kind: 'our-site' | 'away' | 'visitor';
  readonly hostSiteId: string | null;
  readonly fromDay: string;
  readonly toDay: string;
  readonly confirmedUg: number | null;
  readonly lastDoseDay: string | null;
  readonly takeHomesHeld: number | null;
  readonly recordParts: readonly string[];
  /** The clinic to which these days were signed over, where they are past and it has not said what it gave. */
  readonly unreturned: string | null;
}

/** The order that a dose or an injection is given by. */
export interface OrderFacts {
  readonly order_id: string;
  readonly person_id: string;
  readonly episode_id: string;
  readonly site_id: string;
  readonly order_state: 'draft' | 'signed' | 'held' | 'ended';
  readonly order_version: number;
  readonly start_on: string;
  readonly end_on: string;
}

export interface DoseFacts extends OrderFacts {
  readonly first_part: number;
  readonly part_ug: readonly number[];
  readonly planned: readonly { readonly part: number; readonly doseUg: number }[];
  readonly replaces_dose_id: string | null;
  readonly stated: Readonly<Record<string, unknown>>;
  readonly signed_on: string | null;
  /** How many prescribers signed the version in force. */
  readonly signers: number;
  /** What was found, and not known, when they signed; read for medicines whose own rules the window asks again. */
  readonly signed_for: { readonly codes: readonly string[]; readonly missing: readonly string[] };
  readonly drafted_at: string;
  /** The newest COWS since the version was drafted. */
  readonly cows: number | null;
  /** The last day on which an agonist was taken here, for naltrexone. */
  readonly agonist_day: string | null;
  readonly medicine: 'methadone' | 'buprenorphine' | 'buprenorphine-naloxone' | 'naltrexone';
  /** Null where the order names a medicine and a form alone. */
  readonly product_id: string | null;
  readonly form: 'liquid' | 'tablet' | 'film' | 'depot';
  /** Every strength that is kept of what is ordered; empty for liquids. */
  readonly strengths: readonly number[];
  readonly ug_per_ml: number | null;
  readonly controlled: boolean;
  readonly depot: boolean;
  readonly time_zone: string;
  readonly profiles: Readonly<Record<string, string>>;
  readonly dosing_day: string;
  readonly episode_version: number;
  readonly episode_state: string;
  readonly born_on: string | null;
  readonly holds: readonly { readonly reason: string; readonly liftedByRole: string; readonly placedBy: string | null; readonly placedAt: string }[];
  readonly first_ever: string | null;
  readonly last_day: string | null;
  readonly doses: readonly { readonly day: string; readonly part: number; readonly ug: number; readonly at: string }[];
  readonly check: WindowCheckFacts | null;
  readonly qtc_ms: number | null;
  readonly naltrexone_xr_on: string | null;
  readonly containers: readonly ContainerFacts[];
  /** Something stands poured for this person at a pump. */
  readonly poured: boolean;
  readonly guest: GuestStayFacts | null;
  /** The pharmacy that supplies this day's dose on a prescription in force, or null. */
  readonly pharmacy: string | null;
}

const medicinesOfOrder = sql`case when o.medicine in ('buprenorphine', 'buprenorphine-naloxone') then array['buprenorphine', 'buprenorphine-naloxone'] else array[o.medicine] end`;

/** Facts for one order at one instant. The dosing day is the site's calendar day of that instant. */
export function doseFacts(tx: Tx, orderId: string, now: Temporal.Instant, containerIds: readonly string[]): Promise<DoseFacts | null> {
  return tx.one<DoseFacts>(sql`
    with o as (
      -- On days as a guest the host's window gives: its time, its guidelines, its stock.
      select o.organisation_id, o.id, o.person_id, o.episode_id, t.id as site_id, o.state, o.version, o.days, o.parts, o.replaces_dose_id, o.medicine, o.product_id,
        t.time_zone, t.profiles, (${now.toString()}::timestamptz at time zone t.time_zone)::date as dosing_day, ${medicinesOfOrder} as medicines
      from orders o join sites s on s.organisation_id = o.organisation_id and s.id = o.site_id
      left join guest_stays g on g.organisation_id = o.organisation_id and g.person_id = o.person_id and g.state = 'active' and g.kind = 'our-site' and g.days @> (${now.toString()}::timestamptz at time zone s.time_zone)::date
      join sites t on t.organisation_id = o.organisation_id and t.id = coalesce(g.host_site_id, o.site_id)
      where o.organisation_id = ${tx.organisationId} and o.id = ${orderId}
    ), recent as (
      select d.dosing_day, d.part, d.taken_ug, d.given_at, d.kind from o join doses_now d on d.organisation_id = o.organisation_id and d.person_id = o.person_id
      where d.dosing_day > o.dosing_day - 62 and d.dosing_day <= o.dosing_day and d.voided_by is null and d.taken_ug > 0 and d.medicine = any(o.medicines)
    )
    select o.id as order_id, o.person_id, o.episode_id, o.site_id, o.state as order_state, o.version as order_version, lower(o.days) as start_on, upper(o.days) - 1 as end_on,
      lower(o.parts) as first_part, v.part_ug::int[] as part_ug, v.facts as stated, o.replaces_dose_id, o.medicine, o.product_id, p.ug_per_ml, p.form, ${strengthsOf} as strengths, p.controlled, p.form = 'depot' as depot, o.time_zone, o.profiles, o.dosing_day,
      e.version as episode_version, e.state as episode_state, h.born_on,
      coalesce((select json_agg(json_build_object('part', d.part, 'doseUg', d.dose_ug)) from order_days d
        where d.organisation_id = o.organisation_id and d.order_id = o.id and d.version = o.version and d.dosing_day = o.dosing_day), '[]'::json) as planned,
      (select (max(g.signed_at) at time zone o.time_zone)::date from order_signatures g where g.organisation_id = o.organisation_id and g.order_id = o.id and g.version = o.version) as signed_on,
      (select count(*)::int from order_signatures g where g.organisation_id = o.organisation_id and g.order_id = o.id and g.version = o.version) as signers,
      v.drafted_at,
      case when o.medicine = 'methadone' then '{"codes": [], "missing": []}'::json else (select json_build_object('codes', coalesce(json_agg(r.code) filter (where r.of = 'reasons'), '[]'::json), 'missing', coalesce(json_agg(r.code) filter (where r.of = 'missing'), '[]'::json))
        from order_signatures g cross join lateral (select 'reasons' as of, x as code from jsonb_array_elements_text(g.decision -> 'reasons') x union select 'missing', x from jsonb_array_elements_text(g.decision -> 'missing') x) r
        where g.organisation_id = o.organisation_id and g.order_id = o.id and g.version = o.version) end as signed_for,
      case when o.medicine in ('buprenorphine', 'buprenorphine-naloxone') then (select r.total::int from responses r where r.organisation_id = o.organisation_id and r.person_id = o.person_id and r.instrument = 'COWS' and r.total is not null
        and r.at > v.drafted_at and not exists (select 1 from responses n where n.organisation_id = r.organisation_id and n.supersedes_id = r.id) order by r.at desc limit 1) end as cows,
      case when o.medicine = 'naltrexone' then (select max(d.dosing_day) from doses d where d.organisation_id = o.organisation_id and d.person_id = o.person_id and d.given_ug > 0 and d.voided_by is null
        and d.medicine in ('methadone', 'buprenorphine', 'buprenorphine-naloxone', 'buprenorphine-depot')) end as agonist_day,
      coalesce((select json_agg(json_build_object('reason', x.reason, 'liftedByRole', x.lifted_by_role, 'placedBy', (select a.display_name from accounts a where a.organisation_id = x.organisation_id and a.id = x.placed_by),
          'placedAt', to_char(x.placed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')) order by x.placed_at desc) from holds x
        where x.organisation_id = o.organisation_id and x.person_id = o.person_id and x.lifted_at is null and (x.order_id is null or x.order_id = o.id)), '[]'::json) as holds,
      (select min(d.dosing_day) from doses d where d.organisation_id = o.organisation_id and d.person_id = o.person_id and d.given_ug > 0 and d.voided_by is null and d.medicine = any(o.medicines)) as first_ever,
      (select max(d.dosing_day) from doses d where d.organisation_id = o.organisation_id and d.person_id = o.person_id and d.given_ug > 0 and d.voided_by is null and d.medicine = any(o.medicines)
        and d.dosing_day <= o.dosing_day) as last_day,
      coalesce((select json_agg(json_build_object('day', r.dosing_day, 'part', r.part, 'ug', r.taken_ug, 'at', r.given_at) order by r.dosing_day, r.part) from recent r), '[]'::json) as doses,
      (select to_json(w) from (select w.id, w.identity_confirmed, w.poss, w.rr, w.spo2, w.spo2_scale2, w.rousable, w.intoxicated, w.dosed_elsewhere, w.breath_alcohol_mg, w.bottles_due, w.bottles_returned
        from window_checks w where w.organisation_id = o.organisation_id and w.person_id = o.person_id and w.dosing_day = o.dosing_day
          and w.checked_at > coalesce((select max(r.given_at) from recent r where r.dosing_day = o.dosing_day and r.kind = 'observed'), '-infinity'::timestamptz)
        order by w.checked_at desc, w.id desc limit 1) w) as "check",
      (select case c.formula when 'bazett' then c.qtc_bazett_ms when 'fridericia' then c.qtc_fridericia_ms when 'framingham' then c.qtc_framingham_ms else c.qtc_hodges_ms end from ecgs c
        where c.organisation_id = o.organisation_id and c.person_id = o.person_id and not exists (select 1 from ecgs n where n.organisation_id = c.organisation_id and n.supersedes_id = c.id)
        order by c.recorded_at desc limit 1) as qtc_ms,
      (select to_json(g) from (select g.kind, g.host_site_id as "hostSiteId", lower(g.days) as "fromDay", upper(g.days) - 1 as "toDay", g.confirmed_ug as "confirmedUg", g.last_dose_day as "lastDoseDay",
          g.take_homes_held as "takeHomesHeld", g.record_parts as "recordParts", case when upper(g.days) <= o.dosing_day then x.issuer end as unreturned
        from guest_stays g left join guest_grants x on x.organisation_id = g.organisation_id and x.stay_id = g.id and x.state = 'out'
        where g.organisation_id = o.organisation_id and g.person_id = o.person_id and g.state = 'active' and (g.kind = 'visitor' or g.days @> o.dosing_day or (x.id is not null and upper(g.days) <= o.dosing_day)) order by g.days @> o.dosing_day desc, lower(g.days) desc limit 1) g) as guest,
      (select ph.name from instalment_prescriptions r join instalments i on i.organisation_id = r.organisation_id and i.prescription_id = r.id and i.dosing_day = o.dosing_day
        join pharmacies ph on ph.organisation_id = r.organisation_id and ph.id = r.pharmacy_id where r.organisation_id = o.organisation_id and r.person_id = o.person_id and r.state = 'in-force' and r.days @> o.dosing_day limit 1) as pharmacy,
      (select max(d.dosing_day) from doses d where d.organisation_id = o.organisation_id and d.person_id = o.person_id and d.medicine = 'naltrexone-depot' and d.given_ug > 0 and d.voided_by is null) as naltrexone_xr_on,
      coalesce((select json_agg(json_build_object('id', c.id, 'label', c.label, 'lot', c.lot, 'expiresOn', c.expires_on, 'place', c.place, 'state', ${stateOfContainer}, 'balanceUg', c.balance_ug, 'productId', c.product_id,
          'ugPerMl', cp.ug_per_ml, 'ugPerUnit', cp.ug_per_unit, 'ofAPump', c.pump_id is not null) order by c.expires_on, c.id)
        from containers c join products cp on cp.organisation_id = c.organisation_id and cp.id = c.product_id
        where c.organisation_id = o.organisation_id and c.site_id = o.site_id and c.place = 'window' and c.state <> 'closed'
          and (c.product_id = o.product_id or (p.form in ('tablet', 'film') and cp.form = p.form and cp.medicine = p.medicine and cp.line is not distinct from p.line))
          and (${containerIds.length} = 0 or c.id = any(${[...containerIds]}::uuid[]))), '[]'::json) as containers,
      exists (select from pours x where x.organisation_id = o.organisation_id and x.person_id = o.person_id and x.settled_how is null) as poured
    from o
    join order_versions v on v.organisation_id = o.organisation_id and v.order_id = o.id and v.version = o.version
    join ordered_products p on p.organisation_id = o.organisation_id and p.order_id = o.id
    join episodes e on e.organisation_id = o.organisation_id and e.id = o.episode_id
    join people h on h.organisation_id = o.organisation_id and h.id = o.person_id`);
}

/** The order in force that a person is to be dosed from today: an earlier part first; null when there is none. */
export function orderOfToday(tx: Tx, personId: string, now: Temporal.Instant): Promise<{ readonly id: string; readonly parts: readonly number[]; readonly done: readonly number[] } | null> {
  return tx.one(sql`
    select o.id, array(select g.part from generate_series(lower(o.parts), upper(o.parts) - 1) g (part)
        -- A part that is planned as nothing on this day is not due.
        where not exists (select 1 from order_days z where z.organisation_id = o.organisation_id and z.order_id = o.id and z.version = o.version and z.dosing_day = t.day and z.part = g.part and z.dose_ug = 0)) as parts,
      array(select d.part from doses d where d.organisation_id = o.organisation_id and d.person_id = o.person_id and d.dosing_day = t.day and d.state <> 'refused' and d.voided_by is null) as done
    from orders o join sites s on s.organisation_id = o.organisation_id and s.id = o.site_id
    cross join lateral (select (${now.toString()}::timestamptz at time zone s.time_zone)::date as day) t
    where o.organisation_id = ${tx.organisationId} and o.person_id = ${personId} and o.state in ('signed', 'held') and o.days @> t.day and o.medicine not in ('buprenorphine-depot', 'naltrexone-depot')
    order by (select count(*) from generate_series(lower(o.parts), upper(o.parts) - 1) g (part)
        where not exists (select 1 from doses d where d.organisation_id = o.organisation_id and d.person_id = o.person_id and d.dosing_day = t.day and d.part = g.part and d.state <> 'refused' and d.voided_by is null)) = 0,
      lower(o.parts) limit 1`);
}
