/** Counselling notes: their author's, and no part of the record. Whoever may not read them is answered as if there were none. */
import { decideDisclosure } from '@fairlead/clinical';
import * as contract from '@fairlead/contract/therapy';
import { consentsOf, consentState, holdConsent } from '../consent/index.ts';
import { personById } from '../people/index.ts';
import { staff } from '../platform/policy.ts';
import { command, read, type AnyRoute } from '../platform/registry.ts';
import type { Tx } from '../platform/scoped.ts';
import { addCounsellingNote, addSupervisor, endSupervision, ownNote, possibleSupervisors, readableNotes, supervisorsOf } from './counselling-notes-store.ts';

const readers = staff('counsellor', 'prescriber', 'manager');
const authors = staff('counsellor', 'prescriber');

/** Whether the person's consent of its own kind holds: the general consent to care does not cover these notes (42 CFR 2.31(b)). */
async function hasSeparateConsent(tx: Tx, personId: string, now: Temporal.Instant): Promise<boolean> {
  // Held while the notes are read: what is written after the person was told that it ended is not shown.
  for (const { id, kind, ended_at } of await consentsOf(tx, personId)) if (kind === 'counselling_notes' && ended_at === null) await holdConsent(tx, id);
  const rows = await consentsOf(tx, personId);
  const inForce = rows.some((row) => row.kind === 'counselling_notes' && consentState(row, now.toString().slice(0, 10)) === 'in_force');
  return decideDisclosure({ regime: '42CFR2', purpose: 'SUD-counselling-notes', consent: inForce ? { scope: 'SUD-counselling-notes', signed: true } : null }).decision !== 'refuse';
}

// The audit's words are the same whether there is a note or not, and whose it is.
export const counsellingRoutes: readonly AnyRoute[] = [
  read(contract.counsellingNotes, { policy: readers, limiter: 'ordinary', audit: 'own session notes looked at' }, async (ask, tx) => {
    if ((await personById(tx, ask.params.id)) === null) return { kind: 'not-found' };
    const rows = await readableNotes(tx, ask.params.id, ask.actor.accountId, await hasSeparateConsent(tx, ask.params.id, ask.now));
    return { kind: 'ok', people: [ask.params.id], reply: { items: rows.map((row) => ({ id: row.note_id, version: row.version, text: row.text, author: row.author, mine: row.author_id === ask.actor.accountId, at: row.at, reason: row.reason })) } };
  }),
  command(contract.writeCounsellingNote, { policy: authors, limiter: 'ordinary', audit: 'own session notes looked at' }, async (ask, tx) => {
    const { body, actor } = ask;
    if ((await personById(tx, ask.params.id)) === null) return { kind: 'not-found' };
    const before = body.noteId === undefined ? null : await ownNote(tx, body.noteId, ask.params.id, actor.accountId);
    if (body.noteId !== undefined && before === null) return { kind: 'not-found' };
    if (before !== null && body.reason === undefined) return { kind: 'invalid', detail: 'Say why this note changes; the earlier version is kept.', field: '/reason' };
    const id = await addCounsellingNote(tx, { noteId: body.noteId ?? null, version: (before?.version ?? 0) + 1, personId: ask.params.id, authorId: actor.accountId, text: body.text, reason: before === null ? null : body.reason ?? null }, ask.now);
    // No event: the timeline, the live stream and the person's phone know nothing of it.
    return { kind: 'done', reply: { id }, people: [ask.params.id] };
  }),
  read(contract.mySupervisors, { policy: authors, limiter: 'ordinary', audit: 'own supervisors looked at' }, async (ask, tx) => ({
    kind: 'ok', people: [], reply: { items: (await supervisorsOf(tx, ask.actor.accountId)).map((row) => ({ id: row.id, staffId: row.staff_id, name: row.name, namedAt: row.named_at })), staff: [...await possibleSupervisors(tx, ask.actor.accountId)] },
  })),
  command(contract.nameSupervisor, { policy: authors, limiter: 'ordinary', audit: 'supervisor named' }, async (ask, tx) => {
    if (!(await possibleSupervisors(tx, ask.actor.accountId)).some(({ id }) => id === ask.body.staffId)) return { kind: 'invalid', detail: 'Choose a therapist or manager who works here.', field: '/staffId' };
    const id = await addSupervisor(tx, ask.actor.accountId, ask.body.staffId, ask.now);
    return id === null ? { kind: 'conflict', detail: 'This colleague is your supervisor already.' } : { kind: 'done', reply: { id }, people: [] };
  }),
  command(contract.endSupervisor, { policy: authors, limiter: 'ordinary', audit: 'supervisor’s access ended' }, async (ask, tx) =>
    ((await endSupervision(tx, ask.params.id, ask.actor.accountId, ask.now)) ? { kind: 'done', reply: { ok: true as const }, people: [] } : { kind: 'not-found' })),
];
