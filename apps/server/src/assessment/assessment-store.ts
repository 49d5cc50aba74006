/** Assessments and the saves of their parts. */
import type { PartId } from '@fairlead/clinical';
import type { AssessmentSummary } from '@fairlead/contract/assessment';
import { newId } from '../platform/ids.ts';
import { sql, type Tx } from '../platform/scoped.ts';

export interface AssessmentRow {
  readonly id: string;
  readonly person_id: string;
  readonly episode_id: string;
  readonly state: 'open' | 'finished';
  readonly started_at: string;
  readonly started_by: string;
  readonly finished_at: string | null;
  readonly finished_by: string | null;
  readonly summary: AssessmentSummary | null;
}

const columns = sql`s.id, s.person_id, s.episode_id, s.state, s.started_at, a.display_name as started_by, s.finished_at, f.display_name as finished_by, s.summary`;
const joins = sql`assessments s join accounts a on a.organisation_id = s.organisation_id and a.id = s.started_by
  left join accounts f on f.organisation_id = s.organisation_id and f.id = s.finished_by`;

export function assessmentsOf(tx: Tx, personId: string): Promise<readonly AssessmentRow[]> {
  return tx.all<AssessmentRow>(sql`select ${columns} from ${joins} where s.organisation_id = ${tx.organisationId} and s.person_id = ${personId} order by s.started_at desc limit 100`);
}

export function assessmentById(tx: Tx, id: string): Promise<AssessmentRow | null> {
  return tx.one<AssessmentRow>(sql`select ${columns} from ${joins} where s.organisation_id = ${tx.organisationId} and s.id = ${id}`);
}

/** The same, held until the transaction ends: what is saved while it is finished stands in its summary, or is refused. */
export async function assessmentToChange(tx: Tx, id: string): Promise<AssessmentRow | null> {
  await tx.all(sql`select id from assessments where organisation_id = ${tx.organisationId} and id = ${id} for update`);
  return assessmentById(tx, id);
}

export interface NewAssessment {
  readonly personId: string;
  readonly episodeId: string;
  readonly startedBy: string;
  readonly origin?: 'here' | 'imported' | 'synthetic';
}

export async function addAssessment(tx: Tx, assessment: NewAssessment, now: Temporal.Instant): Promise<string> {
  const id = newId();
  await tx.run(sql`insert into assessments (organisation_id, id, person_id, episode_id, started_at, started_by, origin)
    values (${tx.organisationId}, ${id}, ${assessment.personId}, ${assessment.episodeId}, ${now.toString()}, ${assessment.startedBy}, ${assessment.origin ?? 'here'})`);
  return id;
}

/** Finishes an open assessment. False: it was finished already. */
export async function finishAssessmentRow(tx: Tx, id: string, byId: string, summary: AssessmentSummary, now: Temporal.Instant): Promise<boolean> {
  return (await tx.run(sql`update assessments set state = 'finished', finished_at = ${now.toString()}, finished_by = ${byId}, summary = ${JSON.stringify(summary)}
    where organisation_id = ${tx.organisationId} and id = ${id} and state = 'open'`)) === 1;
}

export interface SaveRow {
  readonly assessment_id: string;
  readonly part: PartId;
  readonly version: number;
  readonly answers: Readonly<Record<string, boolean | number | string | string[] | null>>;
  readonly unsaid: Readonly<Record<string, 'not_known' | 'not_said'>>;
  readonly saved_at: string;
  readonly saved_by: string;
  readonly saved_by_id: string;
  readonly response_id: string | null;
}

const saveColumns = sql`v.assessment_id, v.part, v.version, v.answers, v.unsaid, v.saved_at, a.display_name as saved_by, v.saved_by as saved_by_id, v.response_id`;

/** The newest save of each part of one assessment. */
export function newestSaves(tx: Tx, assessmentId: string): Promise<readonly SaveRow[]> {
  return tx.all<SaveRow>(sql`
    select distinct on (v.part) ${saveColumns} from assessment_saves v join accounts a on a.organisation_id = v.organisation_id and a.id = v.saved_by
    where v.organisation_id = ${tx.organisationId} and v.assessment_id = ${assessmentId} order by v.part, v.version desc`);
}

/** The newest save of each part over all assessments of a person: what is known of them today. */
export function newestSavesOfPerson(tx: Tx, personId: string): Promise<readonly SaveRow[]> {
  return tx.all<SaveRow>(sql`
    select distinct on (v.part) ${saveColumns} from assessment_saves v
    join assessments s on s.organisation_id = v.organisation_id and s.id = v.assessment_id
    join accounts a on a.organisation_id = v.organisation_id and a.id = v.saved_by
    where v.organisation_id = ${tx.organisationId} and s.person_id = ${personId} order by v.part, v.saved_at desc, v.version desc`);
}

export interface NewSave {
  readonly assessmentId: string;
  readonly part: PartId;
  readonly version: number;
  readonly answers: Readonly<Record<string, unknown>>;
  readonly unsaid: Readonly<Record<string, string>>;
  readonly savedBy: string;
  readonly responseId: string | null;
}

/** Keeps one save of a part; the primary key refuses the same version twice. */
export async function addSave(tx: Tx, save: NewSave, now: Temporal.Instant): Promise<void> {
  await tx.run(sql`insert into assessment_saves (organisation_id, assessment_id, part, version, answers, unsaid, saved_at, saved_by, response_id)
    values (${tx.organisationId}, ${save.assessmentId}, ${save.part}, ${save.version}, ${JSON.stringify(save.answers)}, ${JSON.stringify(save.unsaid)}, ${now.toString()}, ${save.savedBy}, ${save.responseId})`);
}
