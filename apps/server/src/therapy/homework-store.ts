/** Homework and its answers, worksheets, and reports of harm or discomfort. */
import { newId } from '../platform/ids.ts';
import { sql, type Tx } from '../platform/scoped.ts';
import type { Origin } from './sessions-store.ts';

export interface HomeworkRow {
  readonly id: string;
  readonly person_id: string;
  readonly title: string;
  readonly instructions: string;
  readonly worksheet: string | null;
  readonly from_session: string | null;
  readonly due_on: string | null;
  readonly assigned_at: string;
  readonly by: string;
  readonly answers: readonly { readonly text: string; readonly answeredAt: string }[];
}

const columns = sql`h.id, h.person_id, h.title, h.instructions, h.worksheet, t.title as from_session, h.due_on, h.assigned_at, a.display_name as by,
  coalesce((select jsonb_agg(jsonb_build_object('text', x.text, 'answeredAt', to_char(x.answered_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by x.answered_at) from homework_answers x where x.organisation_id = h.organisation_id and x.homework_id = h.id), '[]') as answers`;
const joins = sql`homework h join accounts a on a.organisation_id = h.organisation_id and a.id = h.by_id left join therapy_sessions t on t.organisation_id = h.organisation_id and t.id = h.session_id`;

/** Homework of some people, newest first. */
export function homeworkRows(tx: Tx, personIds: readonly string[], limit: number): Promise<readonly HomeworkRow[]> {
  return tx.all<HomeworkRow>(sql`select ${columns} from ${joins} where h.organisation_id = ${tx.organisationId} and h.person_id = any(${[...personIds]}::uuid[]) order by h.assigned_at desc limit ${limit}`);
}

export interface NewHomework {
  readonly personId: string;
  readonly sessionId?: string | null;
  readonly title: string;
  readonly instructions: string;
  readonly worksheet?: string | null;
  readonly dueOn?: string | null;
  readonly byId: string;
  readonly origin?: Origin;
}

export async function addHomework(tx: Tx, homework: NewHomework, at: Temporal.Instant): Promise<string> {
  const id = newId();
  await tx.run(sql`insert into homework (organisation_id, id, person_id, session_id, title, instructions, worksheet, due_on, assigned_at, by_id, origin)
    values (${tx.organisationId}, ${id}, ${homework.personId}, ${homework.sessionId ?? null}, ${homework.title}, ${homework.instructions}, ${homework.worksheet ?? null}, ${homework.dueOn ?? null}, ${at.toString()}, ${homework.byId}, ${homework.origin ?? 'here'})`);
  return id;
}

/** The homework's title where it is this person's, or null. */
export function homeworkOfPerson(tx: Tx, id: string, personId: string): Promise<{ readonly title: string } | null> {
  return tx.one(sql`select title from homework where organisation_id = ${tx.organisationId} and id = ${id} and person_id = ${personId}`);
}

export async function addAnswer(tx: Tx, answer: { readonly homeworkId: string; readonly text: string; readonly answeredAt: string; readonly byAccountId: string | null }, now: Temporal.Instant): Promise<string> {
  const id = newId();
  await tx.run(sql`insert into homework_answers (organisation_id, id, homework_id, text, answered_at, received_at, by_account_id) values (${tx.organisationId}, ${id}, ${answer.homeworkId}, ${answer.text}, ${answer.answeredAt}, ${now.toString()}, ${answer.byAccountId})`);
  return id;
}

export interface WorksheetRow {
  readonly id: string;
  readonly person_id: string;
  readonly worksheet: string;
  readonly worksheet_version: string;
  readonly answers: Readonly<Record<string, string | number | boolean>>;
  readonly at: string;
  readonly by: string | null;
}

export function worksheetRows(tx: Tx, personIds: readonly string[], limit: number): Promise<readonly WorksheetRow[]> {
  return tx.all<WorksheetRow>(sql`select w.id, w.person_id, w.worksheet, w.worksheet_version, w.answers, w.at, a.display_name as by from worksheet_copies w left join accounts a on a.organisation_id = w.organisation_id and a.id = w.by_account_id
    where w.organisation_id = ${tx.organisationId} and w.person_id = any(${[...personIds]}::uuid[]) order by w.at desc limit ${limit}`);
}

export async function addWorksheet(tx: Tx, copy: { readonly personId: string; readonly sessionId?: string | null; readonly worksheet: string; readonly version: string; readonly answers: Readonly<Record<string, unknown>>; readonly byAccountId: string | null; readonly origin?: Origin }, at: Temporal.Instant): Promise<string> {
  const id = newId();
  await tx.run(sql`insert into worksheet_copies (organisation_id, id, person_id, session_id, worksheet, worksheet_version, answers, at, by_account_id, origin)
    values (${tx.organisationId}, ${id}, ${copy.personId}, ${copy.sessionId ?? null}, ${copy.worksheet}, ${copy.version}, ${JSON.stringify(copy.answers)}, ${at.toString()}, ${copy.byAccountId}, ${copy.origin ?? 'here'})`);
  return id;
}

export interface ReportRow {
  readonly id: string;
  readonly programme: string;
  readonly severity: 'discomfort' | 'stopped' | 'harm';
  readonly words: string;
  readonly at: string;
  readonly by: string;
}

export function reportsOf(tx: Tx, personId: string): Promise<readonly ReportRow[]> {
  return tx.all<ReportRow>(sql`select r.id, r.programme, r.severity, r.words, r.at, a.display_name as by from tolerability_reports r join accounts a on a.organisation_id = r.organisation_id and a.id = r.by_id
    where r.organisation_id = ${tx.organisationId} and r.person_id = ${personId} order by r.at desc limit 50`);
}

export async function addReport(tx: Tx, report: { readonly personId: string; readonly programme: string; readonly sessionId: string | null; readonly severity: ReportRow['severity']; readonly words: string; readonly byId: string }, at: Temporal.Instant): Promise<string> {
  const id = newId();
  await tx.run(sql`insert into tolerability_reports (organisation_id, id, person_id, programme, session_id, severity, words, at, by_id)
    values (${tx.organisationId}, ${id}, ${report.personId}, ${report.programme}, ${report.sessionId}, ${report.severity}, ${report.words}, ${at.toString()}, ${report.byId})`);
  return id;
}
