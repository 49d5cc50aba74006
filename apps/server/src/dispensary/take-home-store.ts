/** Take-home decisions and bottles. */
import type { Decision } from '@fairlead/contract';
import type { TakeHomeFactors } from '@fairlead/contract/dispensary';
import { newId } from '../platform/ids.ts';
import { sql, type Tx } from '../platform/scoped.ts';

export interface TakeHomeRow {
  readonly id: string;
  readonly requested_days: number;
  readonly factors: TakeHomeFactors;
  readonly rationale: string;
  readonly closure: boolean;
  readonly decision: Decision;
  readonly max_days: number | null;
  readonly outcome: 'allowed' | 'refused';
  readonly override_reason: string | null;
  readonly valid_until: string;
  readonly decided_by: string;
  readonly decided_at: string;
}

/** Newest first. */
export function takeHomeDecisionsOf(tx: Tx, personId: string): Promise<readonly TakeHomeRow[]> {
  return tx.all<TakeHomeRow>(sql`
    select t.id, t.requested_days, t.factors, t.rationale, t.closure, t.decision, t.max_days, t.outcome, t.override_reason, t.valid_until, a.display_name as decided_by, t.decided_at
    from take_home_decisions t join accounts a on a.organisation_id = t.organisation_id and a.id = t.decided_by
    where t.organisation_id = ${tx.organisationId} and t.person_id = ${personId} order by t.decided_at desc, t.id desc limit 50`);
}

export interface NewTakeHomeDecision {
  readonly personId: string;
  readonly episodeId: string;
  readonly requestedDays: number;
  readonly factors: TakeHomeFactors;
  readonly rationale: string;
  readonly closure: boolean;
  readonly decision: Decision;
  readonly maxDays: number | null;
  readonly outcome: 'allowed' | 'refused';
  readonly overrideReason: string | null;
  readonly validUntil: string;
}

export async function insertTakeHomeDecision(tx: Tx, decision: NewTakeHomeDecision, authorId: string, now: Temporal.Instant): Promise<string> {
  const id = newId();
  await tx.run(sql`
    insert into take_home_decisions (organisation_id, id, person_id, episode_id, requested_days, factors, rationale, closure, decision, max_days, outcome, override_reason, valid_until, decided_by, decided_at)
    values (${tx.organisationId}, ${id}, ${decision.personId}, ${decision.episodeId}, ${decision.requestedDays}, ${JSON.stringify(decision.factors)}, ${decision.rationale}, ${decision.closure}, ${JSON.stringify(decision.decision)},
      ${decision.maxDays}, ${decision.outcome}, ${decision.overrideReason}, ${decision.validUntil}, ${authorId}, ${now.toString()})`);
  return id;
}

export interface BottleRow {
  readonly id: string;
  readonly dose_id: string;
  readonly person_id: string;
  readonly dosing_day: string;
  readonly part: number;
  readonly dose_ug: number;
  readonly label_code: string;
  readonly state: 'out' | 'returned-empty' | 'returned-full' | 'not-returned' | 'lost' | 'stolen';
  readonly issued_at: string;
  /** Where a pump filled it. */
  readonly poured: { readonly pumpName: string; readonly askedUl: number; readonly measuredUl: number } | null;
}

const bottleColumns = sql`b.id, b.dose_id, b.person_id, d.dosing_day, d.part, d.dose_ug, b.label_code, b.state, b.issued_at,
  (select json_build_object('pumpName', min(u.name), 'askedUl', (array_agg(p.asked_ul order by p.asked_at, p.id))[1], 'measuredUl', sum(p.measured_ul)) from pours p join pumps u on u.organisation_id = p.organisation_id and u.id = p.pump_id
    where p.organisation_id = b.organisation_id and p.dose_id = b.dose_id having count(*) > 0) as poured from bottles b join doses d on d.organisation_id = b.organisation_id and d.id = b.dose_id`;

export function bottleById(tx: Tx, id: string): Promise<BottleRow | null> {
  return tx.one<BottleRow>(sql`select ${bottleColumns} where b.organisation_id = ${tx.organisationId} and b.id = ${id}`);
}

/** Bottles that are out, then those of the last four weeks. */
export function bottlesOf(tx: Tx, personId: string): Promise<readonly BottleRow[]> {
  return tx.all<BottleRow>(sql`select ${bottleColumns} where b.organisation_id = ${tx.organisationId} and b.person_id = ${personId} order by (b.state = 'out') desc, d.dosing_day desc limit 100`);
}

export async function countBottlesOut(tx: Tx, personId: string): Promise<number> {
  const row = await tx.one<{ n: number }>(sql`select count(*) as n from bottles where organisation_id = ${tx.organisationId} and person_id = ${personId} and state = 'out'`);
  return row?.n ?? 0;
}

export async function insertBottle(tx: Tx, bottle: { readonly doseId: string; readonly personId: string; readonly decisionId: string; readonly labelCode: string }, now: Temporal.Instant): Promise<string> {
  const id = newId();
  await tx.run(sql`
    insert into bottles (organisation_id, id, dose_id, person_id, decision_id, label_code, issued_at)
    values (${tx.organisationId}, ${id}, ${bottle.doseId}, ${bottle.personId}, ${bottle.decisionId}, ${bottle.labelCode}, ${now.toString()})`);
  return id;
}

/** Settles a bottle once. */
export async function settleBottleRow(tx: Tx, id: string, state: BottleRow['state'], accountId: string, now: Temporal.Instant): Promise<boolean> {
  return (await tx.run(sql`update bottles set state = ${state}, settled_at = ${now.toString()}, settled_by = ${accountId} where organisation_id = ${tx.organisationId} and id = ${id} and state = 'out'`)) === 1;
}
