/** Keeping the relapse-prevention plan, by the person or together with staff: only from the version that was read. */
import type { RelapsePreventionPlan, VersionedRelapsePreventionPlan } from '@fairlead/contract/recovery';
import type { CommandResult } from '../platform/registry.ts';
import type { Tx } from '../platform/scoped.ts';
import { addRelapsePlan, relapsePlanOf, type RelapsePlanRow } from './relapse-plan-store.ts';

const empty: RelapsePreventionPlan = { triggers: [], warningSigns: [], coping: [], reasons: [], contacts: [], safety: [] };

/** Version 0 is a plan nobody has written yet. */
export function relapsePlanReply(row: RelapsePlanRow | null): VersionedRelapsePreventionPlan {
  return row === null ? { version: 0, changedAt: null, plan: empty } : { version: row.version, changedAt: row.changed_at, plan: row.plan };
}

export interface PutPlan {
  readonly personId: string;
  readonly plan: RelapsePreventionPlan;
  /** The version that was read, without quotes; null where none was sent. */
  readonly ifMatch: string | null;
  readonly byKind: 'person' | 'staff';
  readonly accountId: string;
}

/** 412 where somebody kept another version in between: neither is lost, the writer looks and decides. */
export async function putRelapsePlan(tx: Tx, put: PutPlan, now: Temporal.Instant): Promise<CommandResult<VersionedRelapsePreventionPlan>> {
  const current = await relapsePlanOf(tx, put.personId);
  const version = current?.version ?? 0;
  if (put.ifMatch === null) return { kind: 'invalid', detail: 'Say which version was read with If-Match, so that nobody’s words are lost.', field: '/If-Match' };
  if (put.ifMatch !== String(version)) return { kind: 'stale', detail: `This plan is at version ${version} now. Look at it, then keep yours again.` };
  await addRelapsePlan(tx, { personId: put.personId, version: version + 1, plan: put.plan, byKind: put.byKind, by: put.accountId }, now);
  return {
    kind: 'done', reply: { version: version + 1, changedAt: now.toString(), plan: put.plan }, people: [put.personId], etag: String(version + 1),
    events: [{ kind: 'recovery.plan-kept', topic: 'recovery', personId: put.personId, audience: 'person', params: { version: version + 1, by: put.byKind } }],
  };
}
