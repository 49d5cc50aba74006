/** What came from a node or from paper and could not stand as it was: kept until somebody has looked. */
import type { DifferenceLine } from '@fairlead/contract/downtime';
import { sql, type Tx } from '../platform/scoped.ts';

/** Open ones first, newest first. */
export function differenceLines(tx: Tx): Promise<readonly DifferenceLine[]> {
  return tx.all<DifferenceLine>(sql`
    select x.id, x.kind, s.name as site, n.name as node, x.table_name as "table", x.because, x.person_id as "personId", h.number || ' ' || coalesce(h.known_as, h.given_name) || ' ' || h.family_name as person, x.at,
      x.row ->> 'dosing_day' as day, (x.row ->> 'given_ug')::bigint as "doseUg", x.row ->> 'medicine' as medicine, x.state, x.note, a.display_name as "settledBy"
    from node_differences x join sites s on s.organisation_id = x.organisation_id and s.id = x.site_id left join site_nodes n on n.organisation_id = x.organisation_id and n.id = x.node_id
    left join people h on h.organisation_id = x.organisation_id and h.id = x.person_id left join accounts a on a.organisation_id = x.organisation_id and a.id = x.settled_by
    where x.organisation_id = ${tx.organisationId} order by x.state, x.at desc limit 200`);
}

export async function settleDifferenceRow(tx: Tx, id: string, accountId: string, note: string, now: Temporal.Instant): Promise<{ readonly isDone: boolean; readonly personId: string | null } | null> {
  const row = await tx.one<{ person_id: string | null }>(sql`select person_id from node_differences where organisation_id = ${tx.organisationId} and id = ${id}`);
  if (row === null) return null;
  const changed = await tx.run(sql`update node_differences set state = 'settled', settled_by = ${accountId}, settled_at = ${now.toString()}, note = ${note} where organisation_id = ${tx.organisationId} and id = ${id} and state = 'open'`);
  return { isDone: changed === 1, personId: row.person_id };
}
