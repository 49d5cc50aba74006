/** What the demonstration needs to know of its staff and people. */
import type { Role } from '@fairlead/contract';
import { sql, type Tx } from '../platform/scoped.ts';

export function demoStaff(tx: Tx): Promise<readonly { id: string; display_name: string; roles: Role[]; site_name: string }[]> {
  return tx.all(sql`
    select a.id, a.display_name, s.roles, coalesce(min(t.name), min(ph.name), '') as site_name
    from staff s join accounts a on a.organisation_id = s.organisation_id and a.id = s.id
    left join staff_sites ss on ss.organisation_id = s.organisation_id and ss.staff_id = s.id
    left join sites t on t.organisation_id = ss.organisation_id and t.id = ss.site_id
    left join pharmacies ph on ph.organisation_id = s.organisation_id and ph.id = s.pharmacy_id
    where s.organisation_id = ${tx.organisationId} and a.state = 'active'
    group by a.id, a.display_name, s.roles, a.created_at order by a.created_at, a.display_name limit 60`);
}

/** People and supporters whose accounts the demonstration made; their story stands in the account's event. */
export function demoCompanions(tx: Tx): Promise<readonly { id: string; kind: 'person' | 'supporter'; display_name: string; story: string | null }[]> {
  return tx.all(sql`
    select a.id, a.kind, a.display_name, (select e.params->>'story' from events e where e.organisation_id = a.organisation_id and e.kind = 'demo.story' and e.about->>'id' = a.id::text limit 1) as story
    from accounts a where a.organisation_id = ${tx.organisationId} and a.kind <> 'staff' and a.state = 'active' order by a.kind, a.created_at limit 40`);
}
