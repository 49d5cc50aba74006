/** Rows of this room as its replies. */
import type * as contract from '@fairlead/contract/therapy';
import type { HomeworkRow, WorksheetRow } from './homework-store.ts';
import type { ChartNoteRow } from './notes-store.ts';
import type { AttendeeRow, SessionRow } from './sessions-store.ts';

export const attendeeReply = (row: AttendeeRow): contract.Attendee => ({ personId: row.person_id, familyMemberId: row.family_member_id, name: row.name, relation: row.relation, status: row.status, minutesPresent: row.minutes_present });

export const sessionReply = (row: SessionRow, attendees: readonly AttendeeRow[]): contract.TherapySession => ({
  id: row.id, kind: row.kind, programme: row.programme, topic: row.topic, title: row.title, seriesId: row.series_id, familyId: row.family_id, personId: row.person_id, startsAt: row.starts_at, minutes: row.minutes,
  modality: row.modality, room: row.room, link: row.link, leaderId: row.leader_id, leader: row.leader, state: row.state, cancelReason: row.cancel_reason,
  attendees: attendees.filter(({ session_id }) => session_id === row.id).map(attendeeReply), noteVersion: row.note_version, capacity: row.capacity,
});

export const homeworkReply = (row: HomeworkRow): contract.HomeworkSeen => ({
  id: row.id, title: row.title, instructions: row.instructions, worksheet: row.worksheet, fromSession: row.from_session, dueOn: row.due_on, assignedAt: row.assigned_at, by: row.by, answers: [...row.answers],
});

export const chartNoteReply = (row: ChartNoteRow): contract.ChartNote => ({
  id: row.id, sessionId: row.session_id, kind: row.kind, title: row.title, startsAt: row.starts_at, version: row.version, text: row.text, addendum: row.addendum, author: row.author, signedAt: row.signed_at, reason: row.reason, serves: [...row.intervention_ids],
});

export const worksheetReply = (row: WorksheetRow): contract.WorksheetCopy => ({ id: row.id, worksheet: row.worksheet, version: row.worksheet_version, answers: { ...row.answers }, at: row.at, by: row.by });

export const peopleIn = (rows: readonly { readonly person_id: string | null }[]): string[] => [...new Set(rows.flatMap(({ person_id }) => (person_id === null ? [] : [person_id])))];
