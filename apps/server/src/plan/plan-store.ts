/** Plans, their versions and signatures. */
import type { PlanContent } from '@fairlead/contract/plan';
import { newId } from '../platform/ids.ts';
import { sql, type Tx } from '../platform/scoped.ts';

export interface PlanRow {
  readonly id: string;
  readonly person_id: string;
  readonly episode_id: string;
  readonly started_on: string;
}

export function planOfEpisode(tx: Tx, episodeId: string): Promise<PlanRow | null> {
  return tx.one<PlanRow>(sql`select id, person_id, episode_id, started_on from plans where organisation_id = ${tx.organisationId} and episode_id = ${episodeId}`);
}

export function planById(tx: Tx, id: string): Promise<PlanRow | null> {
  return tx.one<PlanRow>(sql`select id, person_id, episode_id, started_on from plans where organisation_id = ${tx.organisationId} and id = ${id}`);
}

export interface NewPlan {
  readonly personId: string;
  readonly episodeId: string;
  readonly startedOn: string;
  readonly startedBy: string;
  readonly origin?: 'here' | 'imported' | 'synthetic';
}

export async function addPlan(tx: Tx, plan: NewPlan): Promise<string> {
  const id = newId();
  await tx.run(sql`insert into plans (organisation_id, id, person_id, episode_id, started_on, started_by, origin)
    values (${tx.organisationId}, ${id}, ${plan.personId}, ${plan.episodeId}, ${plan.startedOn}, ${plan.startedBy}, ${plan.origin ?? 'here'})`);
  return id;
}

export interface KeptReason {
  readonly says: { readonly en: string; readonly es: string; readonly 'en-GB'?: string };
  readonly source: string;
  readonly mark: 'primary' | 'secondary' | 'unchecked' | 'product';
}

export interface VersionRow {
  readonly plan_id: string;
  readonly version: number;
  readonly at: string;
  readonly by: string;
  readonly goals: PlanContent['goals'];
  readonly milestones: PlanContent['milestones'];
  readonly review_on: string | null;
  readonly reasons: Readonly<Record<string, KeptReason>>;
  readonly changed: string | null;
}

const versionColumns = sql`v.plan_id, v.version, v.at, a.display_name as by, v.goals, v.milestones, v.review_on, v.reasons, v.changed
  from plan_versions v join accounts a on a.organisation_id = v.organisation_id and a.id = v.by_id`;

/** All versions, newest first. */
export function versionsOf(tx: Tx, planId: string): Promise<readonly VersionRow[]> {
  return tx.all<VersionRow>(sql`select ${versionColumns} where v.organisation_id = ${tx.organisationId} and v.plan_id = ${planId} order by v.version desc limit 200`);
}

export function newestVersion(tx: Tx, planId: string): Promise<VersionRow | null> {
  return tx.one<VersionRow>(sql`select ${versionColumns} where v.organisation_id = ${tx.organisationId} and v.plan_id = ${planId} order by v.version desc limit 1`);
}

export interface NewVersion {
  readonly planId: string;
  readonly version: number;
  readonly byId: string;
  readonly content: PlanContent;
  readonly reasons: Readonly<Record<string, KeptReason>>;
  readonly changed: string | null;
}

/** Keeps one version; the primary key refuses the same number twice. */
export async function addVersion(tx: Tx, { planId, version, byId, content, reasons, changed }: NewVersion, at: Temporal.Instant): Promise<void> {
  await tx.run(sql`insert into plan_versions (organisation_id, plan_id, version, at, by_id, goals, milestones, review_on, reasons, changed)
    values (${tx.organisationId}, ${planId}, ${version}, ${at.toString()}, ${byId}, ${JSON.stringify(content.goals)}, ${JSON.stringify(content.milestones)}, ${content.reviewOn}, ${JSON.stringify(reasons)}, ${changed})`);
}

export interface SignatureRow {
  readonly version: number;
  readonly by: string;
  readonly role: 'person' | 'staff';
  readonly agree: boolean;
  readonly words: string | null;
  readonly at: string;
}

export function signaturesOf(tx: Tx, planId: string): Promise<readonly SignatureRow[]> {
  return tx.all<SignatureRow>(sql`
    select s.version, a.display_name as by, s.role, s.agree, s.words, s.at from plan_signatures s join accounts a on a.organisation_id = s.organisation_id and a.id = s.by_account_id
    where s.organisation_id = ${tx.organisationId} and s.plan_id = ${planId} order by s.at`);
}

export async function hasSigned(tx: Tx, planId: string, version: number, accountId: string): Promise<boolean> {
  return (await tx.one(sql`select id from plan_signatures where organisation_id = ${tx.organisationId} and plan_id = ${planId} and version = ${version} and by_account_id = ${accountId} and agree`)) !== null;
}

export async function addSignature(tx: Tx, signature: { readonly planId: string; readonly version: number; readonly accountId: string; readonly role: 'person' | 'staff'; readonly agree: boolean; readonly words: string | null }, at: Temporal.Instant): Promise<string> {
  const id = newId();
  await tx.run(sql`insert into plan_signatures (organisation_id, id, plan_id, version, by_account_id, role, agree, words, at)
    values (${tx.organisationId}, ${id}, ${signature.planId}, ${signature.version}, ${signature.accountId}, ${signature.role}, ${signature.agree}, ${signature.words}, ${at.toString()})`);
  return id;
}

export interface DueReview {
  readonly plan_id: string;
  readonly person_id: string;
  readonly episode_id: string;
  readonly site_id: string;
  readonly time_zone: string;
  readonly review_on: string;
}

/** Plans of open episodes whose newest version is due for review by a day, and for which nobody has been asked yet. */
export function reviewsDue(tx: Tx, by: string): Promise<readonly DueReview[]> {
  return tx.all<DueReview>(sql`
    select p.id as plan_id, p.person_id, p.episode_id, e.site_id, s.time_zone, v.review_on
    from plans p join episodes e on e.organisation_id = p.organisation_id and e.id = p.episode_id and e.state = 'open'
    join sites s on s.organisation_id = e.organisation_id and s.id = e.site_id
    join lateral (select review_on from plan_versions v where v.organisation_id = p.organisation_id and v.plan_id = p.id order by version desc limit 1) v on true
    where p.organisation_id = ${tx.organisationId} and v.review_on <= ${by}::date
      and not exists (select from tasks t where t.organisation_id = p.organisation_id and t.dedupe_key = 'plan review ' || p.id || ' ' || v.review_on) limit 500`);
}
