/** The relapse-prevention plan in all its versions. */
import type { RelapsePreventionPlan } from '@fairlead/contract/recovery';
import { sql, type Tx } from '../platform/scoped.ts';

export interface RelapsePlanRow {
  readonly version: number;
  readonly plan: RelapsePreventionPlan;
  readonly changed_at: string;
  readonly changed_by_kind: 'person' | 'staff';
  readonly changed_by: string | null;
}

/** The newest version, or null before the first. */
export function relapsePlanOf(tx: Tx, personId: string): Promise<RelapsePlanRow | null> {
  return tx.one<RelapsePlanRow>(sql`
    select r.version, r.plan, r.changed_at, r.changed_by_kind, a.display_name as changed_by from relapse_prevention_plans r left join accounts a on a.organisation_id = r.organisation_id and a.id = r.changed_by
    where r.organisation_id = ${tx.organisationId} and r.person_id = ${personId} order by r.version desc limit 1`);
}

/** Keeps the next version. The key refuses a second writer of the same version. */
export async function addRelapsePlan(tx: Tx, next: { readonly personId: string; readonly version: number; readonly plan: RelapsePreventionPlan; readonly byKind: 'person' | 'staff'; readonly by: string | null; readonly origin?: 'here' | 'imported' | 'synthetic' }, now: Temporal.Instant): Promise<void> {
  await tx.run(sql`insert into relapse_prevention_plans (organisation_id, person_id, version, plan, changed_at, changed_by_kind, changed_by, origin)
    values (${tx.organisationId}, ${next.personId}, ${next.version}, ${JSON.stringify(next.plan)}, ${now.toString()}, ${next.byKind}, ${next.by}, ${next.origin ?? 'here'})`);
}
