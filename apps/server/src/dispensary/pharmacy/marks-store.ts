/** Marks of a pharmacy, and the doses that its supplies are. */
import type { Decision } from '@fairlead/contract';
import { newId } from '../../platform/ids.ts';
import { sql, type Tx } from '../../platform/scoped.ts';

export interface MarkRow {
  readonly id: string;
  readonly prescription_id: string;
  readonly on_day: string;
  readonly kind: 'supervised' | 'in-part' | 'taken-away' | 'missed' | 'refused' | 'held' | 'intoxicated' | 'entered-in-error';
  readonly hold_id: string | null;
  readonly followed: boolean;
  readonly dose_ids: readonly string[];
}

export function markById(tx: Tx, id: string): Promise<MarkRow | null> {
  return tx.one<MarkRow>(sql`
    select m.id, m.prescription_id, m.on_day, m.kind, m.hold_id, exists (select 1 from pharmacy_marks n where n.organisation_id = m.organisation_id and n.supersedes_id = m.id) as followed,
      array(select d.id::text from doses d where d.organisation_id = m.organisation_id and d.pharmacy_mark_id = m.id and d.voided_by is null order by d.dosing_day desc, d.part desc) as dose_ids
    from pharmacy_marks m where m.organisation_id = ${tx.organisationId} and m.id = ${id}`);
}

export interface NewMark {
  readonly prescriptionId: string;
  readonly pharmacyId: string;
  readonly personId: string;
  readonly onDay: string;
  readonly kind: MarkRow['kind'];
  readonly note: string | null;
  readonly decision: Decision | null;
  /** Of a dose taken in part; null otherwise. */
  readonly takenUg: number | null;
  readonly holdId: string | null;
  readonly happenedAt: Temporal.Instant;
  readonly supersedesId: string | null;
}

export async function insertMark(tx: Tx, mark: NewMark, authorId: string, now: Temporal.Instant): Promise<string> {
  const id = newId();
  await tx.run(sql`
    insert into pharmacy_marks (organisation_id, id, prescription_id, pharmacy_id, person_id, on_day, kind, note, taken_ug, decision, hold_id, happened_at, author_id, recorded_at, supersedes_id)
    values (${tx.organisationId}, ${id}, ${mark.prescriptionId}, ${mark.pharmacyId}, ${mark.personId}, ${mark.onDay}, ${mark.kind}, ${mark.note}, ${mark.takenUg}, ${mark.decision === null ? null : JSON.stringify(mark.decision)}, ${mark.holdId},
      ${mark.happenedAt.toString()}, ${authorId}, ${now.toString()}, ${mark.supersedesId})`);
  return id;
}

export interface SuppliedDose {
  readonly dosingDay: string;
  readonly part: number;
  readonly doseUg: number;
  readonly supervised: boolean;
}

export interface Supply {
  readonly markId: string;
  readonly prescriptionId: string;
  readonly personId: string;
  readonly episodeId: string;
  readonly siteId: string;
  readonly orderId: string;
  readonly orderVersion: number;
  readonly medicine: string;
  /** Null where the order names a medicine and a form: the pharmacy chooses the strengths. */
  readonly productId: string | null;
  readonly doses: readonly SuppliedDose[];
  /** What was taken of the supervised dose, where that was a part of it. */
  readonly takenUg: number | null;
  readonly decision: Decision;
  readonly note: string | null;
  readonly givenAt: Temporal.Instant;
}

/** One dose a slot, out of the pharmacy's stock: no line of our ledger moves. */
export async function insertSupply(tx: Tx, supply: Supply, authorId: string, now: Temporal.Instant): Promise<void> {
  await tx.run(sql`
    insert into doses (organisation_id, id, person_id, episode_id, site_id, dosing_day, part, order_id, order_version, medicine, product_id, dose_ug, given_ug, kind, state, given_at, given_by, decision, note, recorded_at, prescription_id, pharmacy_mark_id)
    select ${tx.organisationId}, s.id, ${supply.personId}, ${supply.episodeId}, ${supply.siteId}, s.day, s.part, ${supply.orderId}, ${supply.orderVersion}, ${supply.medicine}, ${supply.productId}, s.ug, s.given, s.kind, case when s.given < s.ug then 'partial' else 'given' end, ${supply.givenAt.toString()}, ${authorId},
      ${JSON.stringify(supply.decision)}, ${supply.note}, ${now.toString()}, ${supply.prescriptionId}, ${supply.markId}
    from unnest(${supply.doses.map(() => newId())}::uuid[], ${supply.doses.map((dose) => dose.dosingDay)}::date[], ${supply.doses.map((dose) => dose.part)}::int[], ${supply.doses.map((dose) => dose.doseUg)}::bigint[], ${supply.doses.map((dose) => (dose.supervised ? supply.takenUg ?? dose.doseUg : dose.doseUg))}::bigint[],
      ${supply.doses.map((dose) => (dose.supervised ? 'observed' : 'take-home'))}::text[]) as s (id, day, part, ug, given, kind)`);
}

/** The slots of a person between two days that hold a dose, and who gave it. */
export function slotsBetween(tx: Tx, personId: string, first: string, last: string): Promise<readonly { readonly day: string; readonly part: number; readonly prescription_id: string | null; readonly mark_id: string | null; readonly kind: string }[]> {
  return tx.all(sql`
    select dosing_day as day, part, prescription_id, pharmacy_mark_id as mark_id, kind from doses
    where organisation_id = ${tx.organisationId} and person_id = ${personId} and dosing_day between ${first}::date and ${last}::date and state <> 'refused' and voided_by is null`);
}
