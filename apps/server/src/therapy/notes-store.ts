/** Notes of sessions, and their copies in each chart. Written once; a correction is a further version. */
import { newId } from '../platform/ids.ts';
import { sql, type Tx } from '../platform/scoped.ts';
import type { Origin, SessionKind } from './sessions-store.ts';

export interface NoteRow {
  readonly id: string;
  readonly version: number;
  readonly text: string;
  readonly author: string;
  readonly signed_at: string;
  readonly reason: string | null;
}

/** All versions, newest first. */
export function notesOfSession(tx: Tx, sessionId: string): Promise<readonly NoteRow[]> {
  return tx.all<NoteRow>(sql`select n.id, n.version, n.text, a.display_name as author, n.signed_at, n.reason from session_notes n join accounts a on a.organisation_id = n.organisation_id and a.id = n.author_id
    where n.organisation_id = ${tx.organisationId} and n.session_id = ${sessionId} order by n.version desc limit 50`);
}

export function copiesOf(tx: Tx, noteIds: readonly string[]): Promise<readonly { readonly note_id: string; readonly person_id: string; readonly addendum: string | null; readonly intervention_ids: readonly string[] }[]> {
  return tx.all(sql`select note_id, person_id, addendum, intervention_ids from chart_notes where organisation_id = ${tx.organisationId} and note_id = any(${[...noteIds]}::uuid[]) limit 2000`);
}

export interface NewNote {
  readonly sessionId: string;
  readonly version: number;
  readonly text: string;
  readonly authorId: string;
  readonly reason: string | null;
  /** Whose charts it lands in, each with what is said of that person alone. */
  readonly charts: readonly { readonly personId: string; readonly addendum: string | null; readonly interventionIds?: readonly string[] }[];
  readonly origin?: Origin;
}

/** Signs a note into every chart at once: all of them or none. Returns its id and each chart's copy. */
export async function addNote(tx: Tx, note: NewNote, at: Temporal.Instant): Promise<{ readonly id: string; readonly copies: readonly { readonly id: string; readonly personId: string }[] }> {
  const id = newId();
  await tx.run(sql`insert into session_notes (organisation_id, id, session_id, version, text, author_id, signed_at, reason, origin)
    values (${tx.organisationId}, ${id}, ${note.sessionId}, ${note.version}, ${note.text}, ${note.authorId}, ${at.toString()}, ${note.reason}, ${note.origin ?? 'here'})`);
  const copies: { id: string; personId: string }[] = [];
  for (const { personId, addendum, interventionIds } of note.charts) copies.push({ id: await addChartNote(tx, { noteId: id, personId, addendum, ...(interventionIds === undefined ? {} : { interventionIds }) }, at), personId });
  return { id, copies };
}

export async function addChartNote(tx: Tx, copy: { readonly noteId: string; readonly personId: string; readonly addendum: string | null; readonly interventionIds?: readonly string[] }, at: Temporal.Instant): Promise<string> {
  const id = newId();
  await tx.run(sql`insert into chart_notes (organisation_id, id, note_id, person_id, addendum, intervention_ids, at) values (${tx.organisationId}, ${id}, ${copy.noteId}, ${copy.personId}, ${copy.addendum}, ${[...copy.interventionIds ?? []]}::uuid[], ${at.toString()}) on conflict (organisation_id, note_id, person_id) do nothing`);
  return id;
}

export interface ChartNoteRow extends NoteRow {
  readonly session_id: string;
  readonly kind: SessionKind;
  readonly title: string;
  readonly starts_at: string;
  readonly addendum: string | null;
  readonly intervention_ids: readonly string[];
}

/** The notes in one person's chart, the newest version of each. A copy shows only while the person counts as having been there. */
export function chartNotesOf(tx: Tx, personId: string, limit: number): Promise<readonly ChartNoteRow[]> {
  return tx.all<ChartNoteRow>(sql`
    select n.id, n.session_id, t.kind, t.title, t.starts_at, n.version, n.text, c.addendum, c.intervention_ids, a.display_name as author, n.signed_at, n.reason
    from chart_notes c join session_notes n on n.organisation_id = c.organisation_id and n.id = c.note_id
    join therapy_sessions t on t.organisation_id = n.organisation_id and t.id = n.session_id join accounts a on a.organisation_id = n.organisation_id and a.id = n.author_id
    where c.organisation_id = ${tx.organisationId} and c.person_id = ${personId}
      and not exists (select from session_notes m where m.organisation_id = n.organisation_id and m.session_id = n.session_id and m.version > n.version)
      and exists (select from session_attendance w where w.organisation_id = c.organisation_id and w.session_id = n.session_id and w.person_id = c.person_id and w.status in ('came', 'late')
        and not exists (select from session_attendance x where x.organisation_id = w.organisation_id and x.supersedes_id = w.id))
    order by t.starts_at desc limit ${limit}`);
}
