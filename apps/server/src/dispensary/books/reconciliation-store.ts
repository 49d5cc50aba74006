/** The ledger between two instants, grouped; with the same closing from a second place beside it. */
import type { ReconciledBy } from '@fairlead/contract/dispensary';
import { sql, type Statement, type Tx } from '../../platform/scoped.ts';

export interface SumRow {
  readonly id: string;
  readonly name: string;
  readonly lot: string | null;
  readonly openingUg: number;
  readonly inUg: number;
  readonly outUg: number;
  readonly kinds: readonly { readonly kind: string; readonly ug: number }[];
  readonly checkUg: number;
}

/** What a line is about: its key, and how it is called. */
const about: Readonly<Record<ReconciledBy, { readonly id: Statement<unknown>; readonly lot: Statement<unknown>; readonly which: Statement<unknown>; readonly name: Statement<unknown> }>> = {
  container: { id: sql`e.container_id`, lot: sql`null::text`, which: sql`e.container_id is not null`, name: sql`(select c.label from containers c where c.organisation_id = s.organisation_id and c.id = s.id)` },
  lot: { id: sql`e.product_id`, lot: sql`e.lot`, which: sql`e.container_id is not null`, name: sql`(select p.name from products p where p.organisation_id = s.organisation_id and p.id = s.id)` },
  product: { id: sql`e.product_id`, lot: sql`null::text`, which: sql`e.container_id is not null`, name: sql`(select p.name from products p where p.organisation_id = s.organisation_id and p.id = s.id)` },
  person: { id: sql`e.person_id`, lot: sql`null::text`, which: sql`e.person_id is not null`, name: sql`(select h.number || ' ' || h.given_name || ' ' || h.family_name from people h where h.organisation_id = s.organisation_id and h.id = s.id)` },
};

/** Balances that the containers hold now, less what moved since: it shares no sum with the opening and the lines. */
const heldThen = (of: 'container' | 'lot' | 'product', siteId: string, to: string): Statement<unknown> => sql`(
  select coalesce(sum(c.balance_ug - coalesce((select sum(x.amount_ug) from entries x join journals y on y.organisation_id = x.organisation_id and y.id = x.journal_id
    where x.organisation_id = c.organisation_id and x.container_id = c.id and y.at >= ${to}), 0)), 0)::bigint
  from containers c where c.organisation_id = s.organisation_id and c.site_id = ${siteId} and ${of === 'container' ? sql`c.id = s.id` : of === 'lot' ? sql`c.product_id = s.id and c.lot = s.lot` : sql`c.product_id = s.id`})`;

/** Doses as they stood then, by the record and its corrections, not by the ledger. */
const takenThen = (siteId: string, to: string): Statement<unknown> => sql`(
  select coalesce(sum(case
    when exists (select from dose_corrections k where k.organisation_id = d.organisation_id and k.dose_id = d.id and k.kind in ('entered-in-error', 'returned') and k.at < ${to}) then 0
    else coalesce((select k.given_ug from dose_corrections k where k.organisation_id = d.organisation_id and k.dose_id = d.id and k.kind = 'amount' and k.at < ${to} order by k.at desc, k.id desc limit 1), d.given_ug) end), 0)::bigint
  from doses d join journals y on y.organisation_id = d.organisation_id and y.id = d.journal_id where d.organisation_id = s.organisation_id and d.person_id = s.id and d.origin = 'here' and y.site_id = ${siteId} and y.at < ${to})`;

/** Each line with what was there before `from`, what came and went until `to`, by kind. Moves inside a line come to nothing. */
export function reconcile(tx: Tx, siteId: string, by: ReconciledBy, from: string, to: string): Promise<readonly SumRow[]> {
  const { id, lot, which, name } = about[by];
  return tx.all<SumRow>(sql`
    with moved as (
      select e.organisation_id, ${id} as id, ${lot} as lot, j.kind, j.at, sum(e.amount_ug) as ug from journals j join entries e on e.organisation_id = j.organisation_id and e.journal_id = j.id
      where j.organisation_id = ${tx.organisationId} and j.site_id = ${siteId} and j.at < ${to} and ${which} group by e.organisation_id, 2, 3, j.id, j.kind, j.at
    ), kinds as (
      select id, lot, json_agg(json_build_object('kind', kind, 'ug', ug) order by kind) as kinds from (select id, lot, kind, sum(ug)::bigint as ug from moved where at >= ${from} group by id, lot, kind having sum(ug) <> 0) k group by id, lot
    ), s as (
      select organisation_id, id, lot, coalesce(sum(ug) filter (where at < ${from}), 0)::bigint as opening, coalesce(sum(ug) filter (where at >= ${from} and ug > 0), 0)::bigint as came,
        coalesce(-sum(ug) filter (where at >= ${from} and ug < 0), 0)::bigint as went, bool_or(at >= ${from}) as lately
      from moved group by organisation_id, id, lot
    )
    select s.id, ${name} as name, s.lot, s.opening as "openingUg", s.came as "inUg", s.went as "outUg", coalesce(k.kinds, '[]'::json) as kinds,
      ${by === 'person' ? takenThen(siteId, to) : heldThen(by, siteId, to)} as "checkUg"
    from s left join kinds k on k.id = s.id and k.lot is not distinct from s.lot
    where s.lately ${by === 'person' ? sql`` : sql`or s.opening <> 0`} order by 2, s.lot limit 10001`);
}

export interface MovementRow {
  readonly journalId: string;
  readonly at: string;
  readonly kind: string;
  readonly containerLabel: string | null;
  readonly lot: string;
  readonly personId: string | null;
  readonly personNumber: string | null;
  readonly author: string;
  readonly witness: string | null;
  readonly reason: string | null;
  readonly amountUg: number;
  readonly balanceAfterUg: number | null;
}

/** The lines of the ledger behind one line of a reconciliation, oldest first. */
export function movementsOf(tx: Tx, siteId: string, asked: { readonly by: ReconciledBy; readonly of: string; readonly lot: string | null }, from: string, to: string, most: number): Promise<readonly MovementRow[]> {
  const { id, lot, which } = about[asked.by];
  return tx.all<MovementRow>(sql`
    select j.id as "journalId", j.at, j.kind, c.label as "containerLabel", e.lot, who.person_id as "personId", h.number as "personNumber", a.display_name as author, w.display_name as witness, j.reason, e.amount_ug as "amountUg", e.balance_after_ug as "balanceAfterUg"
    from journals j join entries e on e.organisation_id = j.organisation_id and e.journal_id = j.id join accounts a on a.organisation_id = j.organisation_id and a.id = j.author_id
    left join accounts w on w.organisation_id = j.organisation_id and w.id = j.witness_id left join containers c on c.organisation_id = e.organisation_id and c.id = e.container_id
    left join lateral (select x.person_id from entries x where x.organisation_id = j.organisation_id and x.journal_id = j.id and x.person_id is not null limit 1) who on true
    left join people h on h.organisation_id = j.organisation_id and h.id = who.person_id
    where j.organisation_id = ${tx.organisationId} and j.site_id = ${siteId} and j.at >= ${from} and j.at < ${to} and ${which} and ${id} = ${asked.of}::uuid and (${asked.lot}::text is null or ${lot} is null or ${lot} = ${asked.lot})
    order by j.at, j.id, e.line limit ${most}`);
}
