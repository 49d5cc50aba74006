/** Escalations: a threshold that passed, an observation that was not done. */
import type { Decision } from '@fairlead/contract';
import type { Escalation } from '@fairlead/contract/withdrawal';
import { newId } from '../platform/ids.ts';
import { sql, type Tx } from '../platform/scoped.ts';

export interface EscalationRow {
  readonly id: string;
  readonly stay_id: string;
  readonly person_id: string;
  readonly episode_id: string;
  readonly site_id: string;
  readonly kind: 'threshold' | 'overdue';
  readonly codes: readonly string[];
  readonly action: Escalation['action'];
  readonly decision: Decision | null;
  readonly opened_at: string;
  readonly due_kind: string | null;
  readonly due_at: string | null;
  readonly asked: 'nurse' | 'prescriber';
  readonly asked_prescriber_at: string | null;
  readonly acknowledged_at: string | null;
  readonly acknowledged_by: string | null;
  readonly ended_at: string | null;
  readonly ended_by: string | null;
  readonly outcome: string | null;
}

const columns = sql`e.id, e.stay_id, e.person_id, w.episode_id, w.site_id, e.kind, e.codes, e.action, e.decision, e.opened_at, e.due_kind, e.due_at, e.asked, e.asked_prescriber_at, e.acknowledged_at, a.display_name as acknowledged_by, e.ended_at,
  b.display_name as ended_by, e.outcome
  from withdrawal_escalations e join withdrawal_stays w on w.organisation_id = e.organisation_id and w.id = e.stay_id
  left join accounts a on a.organisation_id = e.organisation_id and a.id = e.acknowledged_by left join accounts b on b.organisation_id = e.organisation_id and b.id = e.ended_by`;

export function escalationById(tx: Tx, id: string): Promise<EscalationRow | null> {
  return tx.one<EscalationRow>(sql`select ${columns} where e.organisation_id = ${tx.organisationId} and e.id = ${id}`);
}

export function escalationsOf(tx: Tx, stayId: string): Promise<readonly EscalationRow[]> {
  return tx.all<EscalationRow>(sql`select ${columns} where e.organisation_id = ${tx.organisationId} and e.stay_id = ${stayId} order by e.opened_at desc limit 100`);
}

/** What is open of some stays: a threshold before an overdue observation, the newest first. */
export function openEscalations(tx: Tx, stayIds: readonly string[]): Promise<readonly EscalationRow[]> {
  return tx.all<EscalationRow>(sql`select ${columns} where e.organisation_id = ${tx.organisationId} and e.stay_id = any(${[...stayIds]}::uuid[]) and e.ended_at is null order by e.kind desc, e.opened_at desc`);
}

export interface NewEscalation {
  readonly stayId: string;
  readonly personId: string;
  readonly roundId: string | null;
  readonly kind: 'threshold' | 'overdue';
  readonly codes: readonly string[];
  readonly action: Escalation['action'];
  readonly decision: Decision | null;
  readonly due?: { readonly kind: string; readonly at: string };
  readonly asked: 'nurse' | 'prescriber';
  readonly origin?: 'here' | 'synthetic';
}

/** Opens an escalation. Null where the stay has an open overdue one already. */
export async function insertEscalation(tx: Tx, one: NewEscalation, now: Temporal.Instant): Promise<string | null> {
  const id = newId();
  const rows = await tx.run(sql`
    insert into withdrawal_escalations (organisation_id, id, stay_id, person_id, round_id, kind, codes, action, decision, opened_at, due_kind, due_at, asked, asked_prescriber_at, origin)
    values (${tx.organisationId}, ${id}, ${one.stayId}, ${one.personId}, ${one.roundId}, ${one.kind}, ${[...one.codes]}, ${one.action}, ${one.decision === null ? null : JSON.stringify(one.decision)}, ${now.toString()}, ${one.due?.kind ?? null}, ${one.due?.at ?? null},
      ${one.asked}, ${one.asked === 'prescriber' ? now.toString() : null}, ${one.origin ?? 'here'})
    on conflict (organisation_id, stay_id) where kind = 'overdue' and ended_at is null do nothing`);
  return rows === 0 ? null : id;
}

/** The nurse did not come to it: now the prescriber is asked. False where that was so already. */
export async function askPrescriber(tx: Tx, id: string, now: Temporal.Instant): Promise<boolean> {
  return (await tx.run(sql`update withdrawal_escalations set asked = 'prescriber', asked_prescriber_at = ${now.toString()} where organisation_id = ${tx.organisationId} and id = ${id} and asked = 'nurse' and ended_at is null`)) === 1;
}

export async function acknowledge(tx: Tx, id: string, byId: string, now: Temporal.Instant): Promise<boolean> {
  return (await tx.run(sql`update withdrawal_escalations set acknowledged_at = ${now.toString()}, acknowledged_by = ${byId} where organisation_id = ${tx.organisationId} and id = ${id} and acknowledged_at is null and ended_at is null`)) === 1;
}

export async function endEscalationRow(tx: Tx, id: string, byId: string | null, outcome: string, now: Temporal.Instant): Promise<boolean> {
  return (await tx.run(sql`update withdrawal_escalations set ended_at = ${now.toString()}, ended_by = ${byId}, outcome = ${outcome} where organisation_id = ${tx.organisationId} and id = ${id} and ended_at is null`)) === 1;
}

export function escalationReply(row: EscalationRow): Escalation {
  return {
    id: row.id, stayId: row.stay_id, personId: row.person_id, kind: row.kind, codes: [...row.codes], action: row.action, decision: row.decision, openedAt: row.opened_at, dueKind: row.due_kind, dueAt: row.due_at, asked: row.asked, askedPrescriberAt: row.asked_prescriber_at,
    acknowledgedAt: row.acknowledged_at, acknowledgedBy: row.acknowledged_by, endedAt: row.ended_at, endedBy: row.ended_by, outcome: row.outcome,
  };
}
