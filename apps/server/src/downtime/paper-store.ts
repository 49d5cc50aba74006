/** The list that is printed, and doses that come back from it: all reading and writing of their rows. */
import type { DoseListLine } from '@fairlead/contract/downtime';
import { newId } from '../platform/ids.ts';
import { sql, type Tx } from '../platform/scoped.ts';

/** Everybody with an order in force on this day at this site, guests of other sites too, by family name. */
export function doseList(tx: Tx, siteId: string, day: string): Promise<readonly DoseListLine[]> {
  return tx.all<DoseListLine>(sql`
    select h.id as "personId", h.number, coalesce(h.known_as, h.given_name) || ' ' || h.family_name as name, h.born_on as "bornOn", h.allergies, o.id as "orderId", o.medicine, p.ug_per_ml as "ugPerMl", upper(o.days) - 1 as "orderUntil",
      (select json_agg(json_build_object('part', n, 'doseUg', coalesce(od.dose_ug, v.part_ug[n - lower(o.parts) + 1]), 'given', (
          select json_build_object('at', to_char(x.given_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), 'ug', x.taken_ug, 'kind', x.kind) from doses_now x where x.organisation_id = o.organisation_id and x.person_id = o.person_id
            and x.dosing_day = ${day}::date and x.part = n and x.voided_by is null and x.state <> 'refused' limit 1)) order by n)
        from generate_series(lower(o.parts), upper(o.parts) - 1) n left join order_days od on od.organisation_id = o.organisation_id and od.order_id = o.id and od.version = o.version and od.dosing_day = ${day}::date and od.part = n) as parts,
      last.dosing_day as "lastDay", last.ug as "lastUg",
      array(select x.reason from holds x where x.organisation_id = o.organisation_id and x.person_id = o.person_id and x.lifted_at is null and (x.order_id is null or x.order_id = o.id) order by x.placed_at desc) as holds,
      (select count(*)::int from bottles b where b.organisation_id = o.organisation_id and b.person_id = o.person_id and b.state = 'out') as "bottlesOut",
      coalesce((select coalesce(s.name, g.other_clinic) from guest_stays g left join sites s on s.organisation_id = g.organisation_id and s.id = g.host_site_id
          where g.organisation_id = o.organisation_id and g.person_id = o.person_id and g.state = 'active' and g.kind <> 'visitor' and g.days @> ${day}::date and g.host_site_id is distinct from ${siteId} limit 1),
        (select c.name from instalment_prescriptions r join pharmacies c on c.organisation_id = r.organisation_id and c.id = r.pharmacy_id
          where r.organisation_id = o.organisation_id and r.person_id = o.person_id and r.state = 'in-force' and r.days @> ${day}::date limit 1)) as elsewhere
    from orders o join people h on h.organisation_id = o.organisation_id and h.id = o.person_id join ordered_products p on p.organisation_id = o.organisation_id and p.order_id = o.id
    join order_versions v on v.organisation_id = o.organisation_id and v.order_id = o.id and v.version = o.version
    left join lateral (select x.dosing_day, sum(x.taken_ug)::bigint as ug from doses_now x where x.organisation_id = o.organisation_id and x.person_id = o.person_id and x.dosing_day < ${day}::date and x.voided_by is null and x.taken_ug > 0
      group by x.dosing_day order by x.dosing_day desc limit 1) last on true
    where o.organisation_id = ${tx.organisationId} and o.state in ('signed', 'held') and o.days @> ${day}::date and o.medicine not in ('buprenorphine-depot', 'naltrexone-depot')
      and (o.site_id = ${siteId} or exists (select from guest_stays g where g.organisation_id = o.organisation_id and g.person_id = o.person_id and g.state = 'active' and g.days @> ${day}::date and g.host_site_id = ${siteId}))
    order by h.family_name, h.given_name, h.number, lower(o.parts) limit 2000`);
}

export function giversAt(tx: Tx, siteId: string): Promise<readonly { readonly id: string; readonly name: string }[]> {
  return tx.all(sql`
    select a.id, a.display_name as name from staff s join accounts a on a.organisation_id = s.organisation_id and a.id = s.id join staff_sites w on w.organisation_id = s.organisation_id and w.staff_id = s.id and w.site_id = ${siteId}
    where s.organisation_id = ${tx.organisationId} and s.roles && array['nurse', 'pharmacist', 'prescriber'] and a.state = 'active' order by a.display_name limit 200`);
}

export function windowContainers(tx: Tx, siteId: string): Promise<readonly { readonly id: string; readonly label: string; readonly medicine: string }[]> {
  return tx.all(sql`
    select c.id, c.label, p.medicine from containers c join products p on p.organisation_id = c.organisation_id and p.id = c.product_id
    where c.organisation_id = ${tx.organisationId} and c.site_id = ${siteId} and c.place = 'window' and c.state = 'open' order by c.label limit 200`);
}

export interface OrderThen {
  readonly order_id: string;
  readonly version: number;
  readonly episode_id: string;
  readonly medicine: string;
  readonly product_id: string | null;
  readonly container_fits: boolean;
  readonly ordered_ug: number;
  readonly container_product: string | null;
  readonly container_lot: string | null;
}

/** What was ordered of this day and part by the version that was in force when the dose was given. */
export function orderThen(tx: Tx, personId: string, day: string, part: number, at: string, containerId: string): Promise<OrderThen | null> {
  return tx.one<OrderThen>(sql`
    select o.id as order_id, v.version, o.episode_id, o.medicine, o.product_id, coalesce(d.dose_ug, v.part_ug[${part}::int - lower(o.parts) + 1]) as ordered_ug, c.product_id as container_product, c.lot as container_lot,
      coalesce(p.medicine = o.medicine and p.form = w.form and p.line is not distinct from w.line, false) as container_fits
    from orders o join ordered_products w on w.organisation_id = o.organisation_id and w.order_id = o.id join order_versions v on v.organisation_id = o.organisation_id and v.order_id = o.id and v.days @> ${day}::date
    left join order_days d on d.organisation_id = o.organisation_id and d.order_id = o.id and d.version = v.version and d.dosing_day = ${day}::date and d.part = ${part}::int
    left join containers c on c.organisation_id = o.organisation_id and c.id = ${containerId} left join products p on p.organisation_id = c.organisation_id and p.id = c.product_id
    where o.organisation_id = ${tx.organisationId} and o.person_id = ${personId} and o.parts @> ${part}::int and o.state <> 'draft'
      and exists (select from order_signatures s where s.organisation_id = o.organisation_id and s.order_id = o.id and s.version = v.version and s.signed_at <= ${at}::timestamptz) and (o.ended_at is null or o.ended_at > ${at}::timestamptz)
    order by (select max(s.signed_at) from order_signatures s where s.organisation_id = o.organisation_id and s.order_id = o.id and s.version = v.version) desc limit 1`);
}

export interface PaperDose {
  readonly personId: string;
  readonly siteId: string;
  readonly dosingDay: string;
  readonly part: number;
  readonly givenUg: number;
  readonly givenAt: string;
  readonly givenById: string;
  readonly reference: string;
}

/** The dose with the time of the paper and the time of its entry; its movement of stock stands under `journalId`. */
export async function insertPaperDose(tx: Tx, dose: PaperDose, order: OrderThen, journalId: string, enteredBy: string, now: Temporal.Instant): Promise<string> {
  const id = newId();
  await tx.run(sql`
    insert into doses (organisation_id, id, person_id, episode_id, site_id, dosing_day, part, order_id, order_version, medicine, product_id, dose_ug, given_ug, kind, state, given_at, given_by, journal_id, recorded_at, paper_reference, paper_entered_by)
    values (${tx.organisationId}, ${id}, ${dose.personId}, ${order.episode_id}, ${dose.siteId}, ${dose.dosingDay}, ${dose.part}, ${order.order_id}, ${order.version}, ${order.medicine}, ${order.container_product ?? order.product_id}, ${order.ordered_ug}, ${dose.givenUg}, 'observed',
      ${dose.givenUg < order.ordered_ug ? 'partial' : 'given'}, ${dose.givenAt}, ${dose.givenById}, ${journalId}, ${now.toString()}, ${dose.reference}, ${enteredBy})`);
  return id;
}

export function paperEntered(tx: Tx, personId: string, day: string, part: number): Promise<{ readonly id: string; readonly reference: string | null } | null> {
  return tx.one(sql`select id, paper_reference as reference from doses where organisation_id = ${tx.organisationId} and person_id = ${personId} and dosing_day = ${day}::date and part = ${part} and state <> 'refused' and voided_by is null`);
}

export async function keepPaperDuplicate(tx: Tx, dose: PaperDose, medicine: string, enteredBy: string, now: Temporal.Instant): Promise<string> {
  const id = newId();
  const row = { dosing_day: dose.dosingDay, part: dose.part, given_ug: dose.givenUg, given_at: dose.givenAt, given_by: dose.givenById, paper_reference: dose.reference, paper_entered_by: enteredBy, medicine };
  await tx.run(sql`
    insert into node_differences (organisation_id, id, kind, table_name, because, row, person_id, site_id, at)
    values (${tx.organisationId}, ${id}, 'paper-duplicate', 'doses', 'one_dose_a_person_day_part', ${JSON.stringify(row)}, ${dose.personId}, ${dose.siteId}, ${now.toString()})`);
  return id;
}
