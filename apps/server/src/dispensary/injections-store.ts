/** Injections: who has a depot ordered, what one rests on, and what was given where. */
import { productJson, type ProductRow } from '../medication/index.ts';
import type { ColdState } from '@fairlead/contract/dispensary';
import { sql, type Tx } from '../platform/scoped.ts';
import { coldReply } from './cold/cold-chain.ts';
import { coldContainers } from './cold/cold-store.ts';
import type { OrderFacts } from './dose-facts-store.ts';
import { stateOfContainer } from './stock-store.ts';

export interface InjectionGiven {
  readonly doseId: string;
  readonly day: string;
  readonly ug: number;
  readonly number: number | null;
  readonly place: string | null;
}

export interface InjectionFactsRow extends OrderFacts {
  readonly part: number;
  readonly dose_ug: number;
  readonly stated: Readonly<Record<string, unknown>>;
  readonly signers: number;
  readonly product: ProductRow;
  readonly time_zone: string;
  readonly profiles: Readonly<Record<string, string>>;
  readonly dosing_day: string;
  readonly episode_version: number;
  readonly born_on: string | null;
  readonly holds: readonly { readonly reason: string; readonly liftedByRole: string }[];
  /** Of this medicine, oldest first. */
  readonly given: readonly InjectionGiven[];
  /** Days of buprenorphine under the tongue in the last 62, oldest first. */
  readonly tongue: readonly { readonly day: string; readonly ug: number }[];
  readonly containers: readonly { readonly id: string; readonly label: string; readonly lot: string; readonly expiresOn: string; readonly state: 'open' | 'quarantined' | 'closed'; readonly balanceUg: number; readonly productId: string; /** How it stands towards the cold; null where its card says nothing of it. */ readonly cold: ColdState | null }[];
}

const counts = sql`d.given_ug > 0 and d.voided_by is null`;

/** Everything one injection rests on, with the version of the episode that it saw. */
export async function injectionFacts(tx: Tx, orderId: string, now: Temporal.Instant): Promise<InjectionFactsRow | null> {
  const row = await factsRow(tx, orderId, now);
  if (row === null || row.containers.length === 0) return row;
  const cold = new Map((await coldContainers(tx, { containerIds: row.containers.map(({ id }) => id) }, now)).map((each) => [each.containerId, coldReply(each)]));
  return { ...row, containers: row.containers.map((each) => ({ ...each, cold: cold.get(each.id) ?? null })) };
}

function factsRow(tx: Tx, orderId: string, now: Temporal.Instant): Promise<InjectionFactsRow | null> {
  return tx.one<InjectionFactsRow>(sql`
    with o as (
      select o.*, s.time_zone, s.profiles, (${now.toString()}::timestamptz at time zone s.time_zone)::date as dosing_day
      from orders o join sites s on s.organisation_id = o.organisation_id and s.id = o.site_id where o.organisation_id = ${tx.organisationId} and o.id = ${orderId}
    )
    select o.id as order_id, o.person_id, o.episode_id, o.site_id, o.state as order_state, o.version as order_version, lower(o.days) as start_on, upper(o.days) - 1 as end_on, lower(o.parts) as part, v.part_ug[1] as dose_ug, v.facts as stated,
      (select count(*)::int from order_signatures g where g.organisation_id = o.organisation_id and g.order_id = o.id and g.version = o.version) as signers, ${productJson} as product, o.time_zone, o.profiles, o.dosing_day, e.version as episode_version, h.born_on,
      coalesce((select json_agg(json_build_object('reason', x.reason, 'liftedByRole', x.lifted_by_role) order by x.placed_at desc) from holds x
        where x.organisation_id = o.organisation_id and x.person_id = o.person_id and x.lifted_at is null and (x.order_id is null or x.order_id = o.id)), '[]'::json) as holds,
      coalesce((select json_agg(json_build_object('doseId', d.id, 'day', d.dosing_day, 'ug', d.given_ug, 'number', i.number, 'place', i.place) order by d.dosing_day) from doses d
        left join injections i on i.organisation_id = d.organisation_id and i.dose_id = d.id
        where d.organisation_id = o.organisation_id and d.person_id = o.person_id and d.medicine = o.medicine and d.dosing_day <= o.dosing_day and ${counts}), '[]'::json) as given,
      coalesce((select json_agg(json_build_object('day', t.dosing_day, 'ug', t.ug) order by t.dosing_day) from (select d.dosing_day, sum(d.given_ug) as ug from doses d
        where d.organisation_id = o.organisation_id and d.person_id = o.person_id and d.medicine in ('buprenorphine', 'buprenorphine-naloxone') and d.dosing_day between o.dosing_day - 62 and o.dosing_day and ${counts} group by 1) t), '[]'::json) as tongue,
      coalesce((select json_agg(json_build_object('id', c.id, 'label', c.label, 'lot', c.lot, 'expiresOn', c.expires_on, 'state', ${stateOfContainer}, 'balanceUg', c.balance_ug, 'productId', c.product_id) order by c.expires_on, c.id) from containers c
        where c.organisation_id = o.organisation_id and c.site_id = o.site_id and c.product_id = o.product_id and c.state <> 'closed'), '[]'::json) as containers
    from o
    join order_versions v on v.organisation_id = o.organisation_id and v.order_id = o.id and v.version = o.version
    join products p on p.organisation_id = o.organisation_id and p.id = o.product_id
    join episodes e on e.organisation_id = o.organisation_id and e.id = o.episode_id
    join people h on h.organisation_id = o.organisation_id and h.id = o.person_id`);
}

/** The depot order in force of a person on a day, or the next one; null when there is none. */
export function depotOrderOf(tx: Tx, personId: string, day: string): Promise<{ readonly id: string } | null> {
  return tx.one(sql`
    select o.id from orders o where o.organisation_id = ${tx.organisationId} and o.person_id = ${personId} and o.medicine in ('buprenorphine-depot', 'naltrexone-depot') and o.state in ('signed', 'held') and upper(o.days) > ${day}::date
    order by lower(o.days) limit 1`);
}

export interface DueRow {
  readonly person_id: string;
  readonly number: string;
  readonly name: string;
  readonly order_id: string;
  readonly episode_id: string;
  readonly medicine: string;
  readonly product: ProductRow;
  readonly dose_ug: number;
  readonly given: number;
  readonly last_on: string | null;
  readonly last_place: string | null;
  readonly holds: number;
}

/** Everybody with a depot in force at a site, one row an order. */
export function depotOrders(tx: Tx, siteId: string, day: string): Promise<readonly DueRow[]> {
  return tx.all<DueRow>(sql`
    select o.person_id, h.number, coalesce(h.known_as, h.given_name) || ' ' || h.family_name as name, o.id as order_id, o.episode_id, o.medicine, ${productJson} as product, v.part_ug[1] as dose_ug, coalesce(g.given, 0)::int as given, g.last_on,
      (select i.place from doses d join injections i on i.organisation_id = d.organisation_id and i.dose_id = d.id where d.organisation_id = o.organisation_id and d.person_id = o.person_id and d.medicine = o.medicine and d.dosing_day = g.last_on and ${counts} limit 1) as last_place,
      (select count(*)::int from holds x where x.organisation_id = o.organisation_id and x.person_id = o.person_id and x.lifted_at is null and (x.order_id is null or x.order_id = o.id)) as holds
    from orders o
    join order_versions v on v.organisation_id = o.organisation_id and v.order_id = o.id and v.version = o.version
    join products p on p.organisation_id = o.organisation_id and p.id = o.product_id
    join people h on h.organisation_id = o.organisation_id and h.id = o.person_id
    left join lateral (select count(*) as given, max(d.dosing_day) as last_on from doses d where d.organisation_id = o.organisation_id and d.person_id = o.person_id and d.medicine = o.medicine and d.dosing_day <= ${day}::date and ${counts}) g on true
    where o.organisation_id = ${tx.organisationId} and o.site_id = ${siteId} and o.medicine in ('buprenorphine-depot', 'naltrexone-depot') and o.state in ('signed', 'held') and upper(o.days) > ${day}::date
    order by o.person_id, lower(o.days) limit 1000`);
}

export interface InjectionRow {
  readonly doseId: string;
  readonly personId: string;
  readonly orderId: string;
  readonly number: number;
  readonly route: 'SC' | 'IM-gluteal';
  readonly place: string;
  readonly lot: string;
  readonly expiresOn: string;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly next: { readonly fromOn: string; readonly dueOn: string; readonly toOn: string };
}

export async function insertInjection(tx: Tx, row: InjectionRow): Promise<void> {
  await tx.run(sql`
    insert into injections (organisation_id, dose_id, person_id, order_id, number, route, place, lot, expires_on, facts, next_from_on, next_due_on, next_to_on)
    values (${tx.organisationId}, ${row.doseId}, ${row.personId}, ${row.orderId}, ${row.number}, ${row.route}, ${row.place}, ${row.lot}, ${row.expiresOn}, ${JSON.stringify(row.facts)}, ${row.next.fromOn}, ${row.next.dueOn}, ${row.next.toOn})`);
}

/** What was given, newest first. */
export function injectionsOf(tx: Tx, personId: string): Promise<readonly { readonly dose_id: string; readonly dosing_day: string; readonly product_name: string; readonly dose_ug: number; readonly number: number | null; readonly route: string | null; readonly place: string | null; readonly lot: string | null; readonly given_at: string; readonly given_by: string | null; readonly note: string | null; readonly void: boolean }[]> {
  return tx.all(sql`
    select d.id as dose_id, d.dosing_day, p.name as product_name, d.dose_ug, i.number, i.route, i.place, i.lot, d.given_at, a.display_name as given_by, d.note, d.voided_by is not null as void
    from doses d join products p on p.organisation_id = d.organisation_id and p.id = d.product_id
    left join injections i on i.organisation_id = d.organisation_id and i.dose_id = d.id left join accounts a on a.organisation_id = d.organisation_id and a.id = d.given_by
    where d.organisation_id = ${tx.organisationId} and d.person_id = ${personId} and d.medicine in ('buprenorphine-depot', 'naltrexone-depot') order by d.dosing_day desc, d.given_at desc limit 200`);
}
