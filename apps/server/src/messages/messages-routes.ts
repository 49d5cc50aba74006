/** Messages: named people on both sides; what a person asks stands on the team's list until somebody answers. */
import * as clinic from '@fairlead/contract/messages';
import { sendMessage } from '@fairlead/contract/recovery';
import { personById } from '../people/index.ts';
import { clinicians, person as ownPolicy } from '../platform/policy.ts';
import { endTasks } from '../platform/record-store.ts';
import { command, read, type AnyRoute } from '../platform/registry.ts';
import { addMessage, messagesOf } from './messages-store.ts';

/** Within a working day somebody answers. */
const answerHours = 24;

export const messageRoutes: readonly AnyRoute[] = [
  command(sendMessage, { policy: ownPolicy, limiter: 'ordinary', audit: 'message sent' }, async (ask, tx) => {
    const person = await personById(tx, ask.actor.personId);
    if (person === null) return { kind: 'not-found' };
    const id = await addMessage(tx, { personId: person.id, fromKind: 'person', accountId: ask.actor.accountId, words: ask.body.text }, ask.now);
    return {
      kind: 'done', reply: { id }, people: [person.id],
      events: [{ kind: 'messages.received', topic: 'messages', personId: person.id, siteId: person.site_id, audience: 'person', params: {}, about: { table: 'messages', id } }],
      tasks: [{ siteId: person.site_id, kind: 'messages.answer', role: 'counsellor', personId: person.id, dueAt: ask.now.add({ hours: answerHours }).toString(), dedupeKey: `answer ${person.id}` }],
    };
  }),
  read(clinic.personMessages, { policy: clinicians, limiter: 'ordinary', audit: 'messages read' }, async (ask, tx) => {
    const person = await personById(tx, ask.params.id);
    if (person === null) return { kind: 'not-found' };
    const rows = await messagesOf(tx, person.id);
    return { kind: 'ok', people: [person.id], reply: { hasCompanion: person.account_id !== null, items: rows.map((row) => ({ id: row.id, at: row.at, from: row.from_kind, name: row.name, text: row.words })) } };
  }),
  command(clinic.answerMessage, { policy: clinicians, limiter: 'ordinary', audit: 'message answered' }, async (ask, tx) => {
    const person = await personById(tx, ask.params.id);
    if (person === null) return { kind: 'not-found' };
    const id = await addMessage(tx, { personId: person.id, fromKind: 'staff', accountId: ask.actor.accountId, words: ask.body.text }, ask.now);
    await endTasks(tx, ask.actor.accountId, ask.now, { dedupeKey: `answer ${person.id}`, outcome: 'answered' });
    return { kind: 'done', reply: { id }, people: [person.id], events: [{ kind: 'messages.answered', topic: 'messages', personId: person.id, siteId: person.site_id, audience: 'person', params: {}, about: { table: 'messages', id } }] };
  }),
];
