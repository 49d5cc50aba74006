/** One note, signed once into the chart of everybody who was there, with what is said of each in their own chart only. */
import { decideTherapy, namesIn, type Decision, type Named } from '@fairlead/clinical';
import type { BodyOf } from '@fairlead/contract';
import type { signNote as shape } from '@fairlead/contract/therapy';
import { decisionReply } from '../medication/index.ts';
import type { StaffActor } from '../platform/actor.ts';
import type { CommandResult } from '../platform/registry.ts';
import type { Tx } from '../platform/scoped.ts';
import { addPrivateNote, membersOf } from './families-store.ts';
import { addNote, notesOfSession } from './notes-store.ts';
import { unknownOf } from './plan-work.ts';
import { attendeesOf, sessionToChange, type AttendeeRow, type SessionRow } from './sessions-store.ts';

type Body = BodyOf<typeof shape>;
type Result = CommandResult<{ id: string; version: number; charts: number }>;

const named = (row: AttendeeRow): readonly Named[] =>
  (row.person_id === null ? [] : [{ id: row.person_id, givenName: row.given_name ?? '', familyName: row.family_name ?? '', knownAs: row.known_as, number: row.number ?? '' }]);

/** Whether the common text names anybody of the roster, and whether an addendum names somebody else of it. */
export function decideNames(attendees: readonly AttendeeRow[], body: Pick<Body, 'text' | 'addenda'>): Decision {
  const roster = attendees.flatMap(named);
  const [inCommon] = namesIn(body.text, roster);
  const inAddenda = (body.addenda ?? []).flatMap(({ personId, text }) => {
    const own = roster.find(({ id }) => id === personId);
    const ownNames = new Set([own?.givenName, own?.familyName, own?.knownAs].map((name) => name?.toLowerCase()));
    return namesIn(text, roster.filter(({ id }) => id !== personId)).filter(({ name }) => !ownNames.has(name.toLowerCase()));
  });
  return decideTherapy({ namedInCommonText: inCommon?.name ?? '', namedInAddendum: inAddenda[0]?.name ?? '' });
}

function faultIn(session: SessionRow, present: readonly AttendeeRow[], version: number, body: Body): Extract<Result, { kind: 'invalid' | 'conflict' }> | null {
  if (session.state === 'cancelled') return { kind: 'conflict', detail: 'This session was cancelled; it has no note.' };
  if (!present.some(({ person_id }) => person_id !== null)) return { kind: 'invalid', detail: 'Nobody is marked as there. Say who came, then sign.', field: '/text' };
  if (version > 1 && body.reason === undefined) return { kind: 'invalid', detail: 'This note was signed already. Say why it changes; the earlier version is kept.', field: '/reason' };
  const absent = (body.addenda ?? []).find(({ personId }) => !present.some(({ person_id }) => person_id === personId));
  return absent === undefined ? null : { kind: 'invalid', detail: 'An addendum is about somebody who was not there.', field: '/addenda' };
}

/** Whether a note names work of a plan that is not that person's, or of somebody who was not there. */
async function servesOthers(tx: Tx, present: readonly AttendeeRow[], body: Body): Promise<boolean> {
  for (const { personId, interventionIds } of body.serves ?? []) {
    if (!present.some(({ person_id }) => person_id === personId) || (await unknownOf(tx, personId, interventionIds)).length > 0) return true;
  }
  return false;
}

async function keepPrivate(tx: Tx, session: SessionRow, body: Body, actor: StaffActor, now: Temporal.Instant): Promise<boolean> {
  const notes = body.privateNotes ?? [];
  if (notes.length === 0) return true;
  if (session.family_id === null) return false;
  const members = await membersOf(tx, session.family_id);
  if (notes.some(({ familyMemberId }) => !members.some(({ id }) => id === familyMemberId))) return false;
  for (const { familyMemberId, text } of notes) await addPrivateNote(tx, { familyId: session.family_id, memberId: familyMemberId, sessionId: session.id, text, authorId: actor.accountId }, now);
  return true;
}

export async function signNote(tx: Tx, sessionId: string, body: Body, actor: StaffActor, now: Temporal.Instant): Promise<Result> {
  const session = await sessionToChange(tx, sessionId);
  if (session === null) return { kind: 'not-found' };
  const attendees = await attendeesOf(tx, [session.id]);
  const present = attendees.filter(({ status }) => status === 'came' || status === 'late');
  const version = ((await notesOfSession(tx, session.id))[0]?.version ?? 0) + 1;
  const fault = faultIn(session, present, version, body);
  if (fault !== null) return fault;
  if (session.kind === 'group') {
    const decision = decideNames(attendees, body);
    if (decision.decision === 'refuse') return { kind: 'refused', detail: decision.findings[0]?.says.en ?? 'The note names somebody.', decision: decisionReply(decision) };
  }
  if (!(await keepPrivate(tx, session, body, actor, now))) return { kind: 'invalid', detail: 'A private note is about somebody who is not of this family.', field: '/privateNotes' };
  if (await servesOthers(tx, present, body)) return { kind: 'invalid', detail: 'This is not in the plan of somebody who was there. Read the plan again.', field: '/serves' };
  const charts = present.flatMap(({ person_id }) => (person_id === null ? [] : [{ personId: person_id, addendum: body.addenda?.find(({ personId }) => personId === person_id)?.text ?? null, interventionIds: body.serves?.find(({ personId }) => personId === person_id)?.interventionIds ?? [] }]));
  const note = await addNote(tx, { sessionId, version, text: body.text, authorId: actor.accountId, reason: version === 1 ? null : body.reason ?? null, charts }, now);
  return {
    kind: 'done', reply: { id: note.id, version, charts: charts.length }, people: charts.map(({ personId }) => personId),
    events: note.copies.map(({ id, personId }) => ({ kind: version === 1 ? 'therapy.note-signed' : 'therapy.note-corrected', topic: 'sessions', personId, siteId: session.site_id, params: { title: session.title, sessionKind: session.kind, version }, about: { table: 'chart_notes', id } })),
  };
}
