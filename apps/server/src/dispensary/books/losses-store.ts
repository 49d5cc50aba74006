/** Stock that is gone: what was found, and what was told to whom. */
import type { LossAnswers } from '@fairlead/contract/dispensary';
import { newId } from '../../platform/ids.ts';
import { sql, type Tx } from '../../platform/scoped.ts';

export type LossKind = 'break-in' | 'armed-robbery' | 'employee-theft' | 'customer-theft' | 'lost-in-transit' | 'bottle-of-a-person' | 'other';
export interface LostLine {
  /** Absent in what was noted before products had cards. */
  readonly productId?: string;
  readonly product: string;
  readonly form: string;
  readonly ugPerMl: number | null;
  readonly ugPerUnit: number | null;
  readonly lot: string;
  readonly lostUg: number;
}

export interface LossRow {
  readonly id: string;
  readonly siteId: string;
  readonly discrepancyId: string | null;
  readonly kind: LossKind;
  readonly discoveredAt: string;
  readonly discoveredOn: string;
  readonly whatHappened: string;
  readonly lines: readonly LostLine[];
  readonly policeTold: boolean;
  readonly policeReference: string | null;
  readonly measures: string;
  readonly notedBy: string;
  readonly officeToldAt: string | null;
  readonly officeToldBy: string | null;
  readonly officeReference: string | null;
  readonly formFiledAt: string | null;
  readonly formFiledBy: string | null;
  readonly formReference: string | null;
  readonly answers: LossAnswers | null;
}

const columns = sql`l.id, l.site_id as "siteId", l.discrepancy_id as "discrepancyId", l.kind, l.discovered_at as "discoveredAt", l.discovered_on as "discoveredOn", l.what_happened as "whatHappened", l.lines, l.police_told as "policeTold",
  l.police_reference as "policeReference", l.measures, a.display_name as "notedBy", l.office_told_at as "officeToldAt", b.display_name as "officeToldBy", l.office_reference as "officeReference",
  l.form_filed_at as "formFiledAt", c.display_name as "formFiledBy", l.form_reference as "formReference",
  (select n.answers from loss_answers n where n.organisation_id = l.organisation_id and n.loss_id = l.id order by n.answered_at desc, n.id desc limit 1) as answers
  from losses l join accounts a on a.organisation_id = l.organisation_id and a.id = l.noted_by left join accounts b on b.organisation_id = l.organisation_id and b.id = l.office_told_by left join accounts c on c.organisation_id = l.organisation_id and c.id = l.form_filed_by`;

export function lossesOf(tx: Tx, siteId: string): Promise<readonly LossRow[]> {
  return tx.all<LossRow>(sql`select ${columns} where l.organisation_id = ${tx.organisationId} and l.site_id = ${siteId} order by l.discovered_at desc, l.id desc limit 100`);
}

export function lossById(tx: Tx, id: string): Promise<LossRow | null> {
  return tx.one<LossRow>(sql`select ${columns} where l.organisation_id = ${tx.organisationId} and l.id = ${id}`);
}

/** Losses of the site in the two years before: form 106 asks for their number. */
export async function countLosses(tx: Tx, siteId: string, since: string): Promise<number> {
  return (await tx.one<{ n: number }>(sql`select count(*) as n from losses where organisation_id = ${tx.organisationId} and site_id = ${siteId} and discovered_at >= ${since}`))?.n ?? 0;
}

/** The product and lot of a container of this site, as the form names them. */
export function lostFrom(tx: Tx, siteId: string, containerId: string): Promise<Omit<LostLine, 'lostUg'> | null> {
  return tx.one(sql`
    select p.id as "productId", p.name as product, p.form, p.ug_per_ml as "ugPerMl", p.ug_per_unit as "ugPerUnit", c.lot from containers c join products p on p.organisation_id = c.organisation_id and p.id = c.product_id
    where c.organisation_id = ${tx.organisationId} and c.site_id = ${siteId} and c.id = ${containerId}`);
}

export type NewLoss = Pick<LossRow, 'siteId' | 'discrepancyId' | 'kind' | 'discoveredAt' | 'discoveredOn' | 'whatHappened' | 'lines' | 'policeTold' | 'policeReference' | 'measures'>;

export async function insertLoss(tx: Tx, loss: NewLoss, accountId: string, now: Temporal.Instant): Promise<string> {
  const id = newId();
  await tx.run(sql`
    insert into losses (organisation_id, id, site_id, discrepancy_id, kind, discovered_at, discovered_on, what_happened, lines, police_told, police_reference, measures, noted_by, noted_at)
    values (${tx.organisationId}, ${id}, ${loss.siteId}, ${loss.discrepancyId}, ${loss.kind}, ${loss.discoveredAt}, ${loss.discoveredOn}, ${loss.whatHappened}, ${JSON.stringify(loss.lines)}, ${loss.policeTold}, ${loss.policeReference},
      ${loss.measures}, ${accountId}, ${now.toString()})`);
  return id;
}

/** Notes once that the office was told, or that the form was filed. False when it was noted before. */
export async function noteStep(tx: Tx, id: string, step: 'told' | 'filed', reference: string, accountId: string, now: Temporal.Instant): Promise<boolean> {
  const changed = step === 'told'
    ? await tx.run(sql`update losses set office_told_at = ${now.toString()}, office_told_by = ${accountId}, office_reference = ${reference} where organisation_id = ${tx.organisationId} and id = ${id} and office_told_at is null`)
    : await tx.run(sql`update losses set form_filed_at = ${now.toString()}, form_filed_by = ${accountId}, form_reference = ${reference} where organisation_id = ${tx.organisationId} and id = ${id} and form_filed_at is null`);
  return changed === 1;
}

/** Answered again, the newest counts; the older ones stay. */
export async function insertAnswers(tx: Tx, lossId: string, answers: LossAnswers, accountId: string, now: Temporal.Instant): Promise<void> {
  await tx.run(sql`insert into loss_answers (organisation_id, id, loss_id, answers, answered_by, answered_at) values (${tx.organisationId}, ${newId()}, ${lossId}, ${JSON.stringify(answers)}, ${accountId}, ${now.toString()})`);
}
