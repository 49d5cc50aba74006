/** What was promised beside what is kept. */
import pg from 'pg';
import { depotUg, nurseCount, safeUg, windowUg, type Window } from './window.ts';
import type { Promised } from './work.ts';

export interface Difference {
  /** Promised and not there, or not whole: the row, its movement of stock, its line in the audit. */
  readonly lost: number;
  /** There and promised to nobody, or there twice. */
  readonly duplicated: number;
  /** Micrograms by which any container, account or sum is wrong. */
  readonly offUg: number;
}

export async function compare(window: Window, promised: Promised): Promise<Difference> {
  const client = new pg.Client({ connectionString: window.embedded.adminUrl });
  await client.connect();
  const one = async (text: string, ...values: unknown[]): Promise<number> => Number((await client.query<{ n: string }>(text, [window.organisationId, ...values])).rows[0]?.n ?? 0);
  const missing = (table: string, ids: readonly string[], more = ''): Promise<number> => one(`select count(*) as n from unnest($2::uuid[]) as a (id) where not exists (select 1 from ${table} t where t.organisation_id = $1 and t.id = a.id ${more})`, ids);
  const surplus = async (table: string, where: string, promisedCount: number): Promise<number> => Math.max(0, (await one(`select count(*) as n from ${table} where organisation_id = $1 and ${where}`)) - promisedCount);

  const { doses, bottles, wastes, pours, counts } = promised;
  const lost = [
    await one(`select count(*) as n from unnest($2::uuid[], $3::uuid[], $4::bigint[]) as a (id, person, ug) where not exists (
      select 1 from doses d join entries e on e.organisation_id = d.organisation_id and e.journal_id = d.journal_id and e.account = 'person' and e.amount_ug = d.given_ug
      join audit_entries u on u.organisation_id = d.organisation_id and u.event in ('dose given', 'injection given') and u.kind = 'write' and u.details ->> 'doseId' = d.id::text
      where d.organisation_id = $1 and d.id = a.id and d.person_id = a.person and d.given_ug = a.ug)`, doses.map(({ id }) => id), doses.map(({ personId }) => personId), doses.map(({ takenUg }) => takenUg)),
    await missing('doses', promised.refused, `and t.state = 'refused' and t.journal_id is null`),
    await one(`select count(*) as n from unnest($2::uuid[]) as a (id) where not exists (select 1 from dose_corrections c where c.organisation_id = $1 and c.dose_id = a.id and c.kind = 'vomited')`, promised.vomited),
    await one(`select count(*) as n from unnest($2::uuid[], $3::uuid[], $4::text[]) as a (id, dose, state) where not exists (
      select 1 from bottles b join doses d on d.organisation_id = b.organisation_id and d.id = b.dose_id join entries e on e.organisation_id = d.organisation_id and e.journal_id = d.journal_id and e.account = 'bottle' and e.amount_ug = d.dose_ug
      where b.organisation_id = $1 and b.id = a.id and b.dose_id = a.dose and b.state = a.state and (d.voided_by is not null) = (a.state = 'returned-full'))`, bottles.map(({ id }) => id), bottles.map(({ doseId }) => doseId), bottles.map(({ state }) => state)),
    await one(`select count(*) as n from unnest($2::text[], $3::bigint[], $4::text[]) as a (reason, ug, kind) where not exists (
      select 1 from journals j join entries e on e.organisation_id = j.organisation_id and e.journal_id = j.id and e.amount_ug = -a.ug where j.organisation_id = $1 and j.kind = a.kind and j.reason = a.reason)`,
    [...wastes, ...pours].map(({ reason }) => reason), [...wastes, ...pours].map(({ ug }) => ug), [...wastes.map(() => 'waste'), ...pours.map(() => 'transfer')]),
    await missing('stock_counts', counts.map(({ id }) => id)),
    await missing('discrepancies', promised.explained, `and t.state = 'closed' and t.journal_id is not null`),
  ];
  const duplicated = [
    await one(`select count(*) as n from (select person_id from doses where organisation_id = $1 and state <> 'refused' and voided_by is null group by person_id, dosing_day, part having count(*) > 1) x`),
    await surplus('doses', `kind = 'observed' and state <> 'refused'`, doses.length), await surplus('doses', `state = 'refused'`, promised.refused.length), await surplus('injections', 'true', promised.injections),
    await surplus('dose_corrections', `kind = 'vomited'`, promised.vomited.length), await surplus('dose_corrections', `kind = 'returned'`, bottles.filter(({ state }) => state === 'returned-full').length),
    await surplus('bottles', 'true', bottles.length), await surplus('journals', `kind = 'waste'`, wastes.length), await surplus('journals', `kind = 'transfer'`, pours.length),
    await surplus('stock_counts', 'true', counts.length), await surplus('discrepancies', 'true', promised.explained.length),
  ];
  const held = (ids: readonly string[]): Promise<number> => one('select sum(balance_ug) as n from containers where organisation_id = $1 and id = any($2::uuid[])', ids);
  const off = [
    (await held(window.windows)) - (window.windows.length * windowUg - promised.fromWindowUg), (await held(window.safes)) - (nurseCount * safeUg - promised.fromSafesUg), (await held([window.syringes])) - depotUg * (1_000_000 - promised.injections),
    (await one(`select coalesce(sum(amount_ug), 0) as n from entries where organisation_id = $1 and account = 'person'`)) - doses.reduce((sum, { takenUg }) => sum + takenUg, 0),
    await one(`select coalesce(sum(abs(x.s)), 0) as n from (select sum(amount_ug) as s from entries where organisation_id = $1 group by journal_id) x`),
    await one(`select coalesce(sum(abs(c.balance_ug - (select coalesce(sum(e.amount_ug), 0) from entries e where e.organisation_id = c.organisation_id and e.container_id = c.id))), 0) as n from containers c where c.organisation_id = $1`),
  ];
  await client.end();
  const sum = (each: readonly number[]): number => each.reduce((total, n) => total + n, 0);
  return { lost: sum(lost), duplicated: sum(duplicated), offUg: sum(off.map(Math.abs)) };
}
