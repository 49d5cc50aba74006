/**
 * Counselling notes, kept apart from the record (42 CFR 2.11, 2.31). This file is the only reader of their table, nothing is
 * exported from the room, no event tells of them, and every statement names who asks.
 */
import { newId } from '../platform/ids.ts';
import { sql, type Tx } from '../platform/scoped.ts';

export interface CounsellingNoteRow {
  readonly note_id: string;
  readonly version: number;
  readonly author_id: string;
  readonly author: string;
  readonly text: string;
  readonly at: string;
  readonly reason: string | null;
}

/** The newest version of each note that this reader may see: their own; with the person's separate consent also those of who named them supervisor. */
export function readableNotes(tx: Tx, personId: string, readerId: string, hasSeparateConsent: boolean): Promise<readonly CounsellingNoteRow[]> {
  return tx.all<CounsellingNoteRow>(sql`
    select n.note_id, n.version, n.author_id, a.display_name as author, n.text, n.at, n.reason from counselling_notes n join accounts a on a.organisation_id = n.organisation_id and a.id = n.author_id
    where n.organisation_id = ${tx.organisationId} and n.person_id = ${personId}
      and (n.author_id = ${readerId} or (${hasSeparateConsent}::boolean and exists (select from note_supervisors s where s.organisation_id = n.organisation_id and s.author_id = n.author_id and s.supervisor_id = ${readerId} and s.ended_at is null)))
      and not exists (select from counselling_notes m where m.organisation_id = n.organisation_id and m.note_id = n.note_id and m.version > n.version)
    order by n.at desc limit 500`);
}

/** The newest version of one's own note; null where it is somebody else's. */
export function ownNote(tx: Tx, noteId: string, personId: string, authorId: string): Promise<{ readonly version: number } | null> {
  return tx.one(sql`select max(version) as version from counselling_notes where organisation_id = ${tx.organisationId} and note_id = ${noteId} and person_id = ${personId} and author_id = ${authorId} having max(version) is not null`);
}

export async function addCounsellingNote(tx: Tx, note: { readonly noteId: string | null; readonly version: number; readonly personId: string; readonly authorId: string; readonly text: string; readonly reason: string | null }, at: Temporal.Instant): Promise<string> {
  const id = newId();
  const noteId = note.noteId ?? id;
  await tx.run(sql`insert into counselling_notes (organisation_id, id, note_id, version, person_id, author_id, text, at, reason)
    values (${tx.organisationId}, ${id}, ${noteId}, ${note.version}, ${note.personId}, ${note.authorId}, ${note.text}, ${at.toString()}, ${note.reason})`);
  return noteId;
}

export function supervisorsOf(tx: Tx, authorId: string): Promise<readonly { readonly id: string; readonly staff_id: string; readonly name: string; readonly named_at: string }[]> {
  return tx.all(sql`select s.id, s.supervisor_id as staff_id, a.display_name as name, s.named_at from note_supervisors s join accounts a on a.organisation_id = s.organisation_id and a.id = s.supervisor_id
    where s.organisation_id = ${tx.organisationId} and s.author_id = ${authorId} and s.ended_at is null order by s.named_at limit 50`);
}

/** Who can be named: therapists and managers who work here. */
export function possibleSupervisors(tx: Tx, authorId: string): Promise<readonly { readonly id: string; readonly name: string }[]> {
  return tx.all(sql`select s.id, a.display_name as name from staff s join accounts a on a.organisation_id = s.organisation_id and a.id = s.id
    where s.organisation_id = ${tx.organisationId} and s.id <> ${authorId} and a.state <> 'disabled' and s.roles && array['counsellor', 'prescriber', 'manager'] order by a.display_name limit 200`);
}

export async function addSupervisor(tx: Tx, authorId: string, supervisorId: string, at: Temporal.Instant): Promise<string | null> {
  const id = newId();
  const rows = await tx.run(sql`insert into note_supervisors (organisation_id, id, author_id, supervisor_id, named_at) values (${tx.organisationId}, ${id}, ${authorId}, ${supervisorId}, ${at.toString()})
    on conflict (organisation_id, author_id, supervisor_id) where ended_at is null do nothing`);
  return rows === 0 ? null : id;
}

/** Ends it at once; only the therapist who named them may. */
export async function endSupervision(tx: Tx, id: string, authorId: string, at: Temporal.Instant): Promise<boolean> {
  return (await tx.run(sql`update note_supervisors set ended_at = ${at.toString()} where organisation_id = ${tx.organisationId} and id = ${id} and author_id = ${authorId} and ended_at is null`)) === 1;
}
