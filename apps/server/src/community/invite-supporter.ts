/** A supporter is invited by the person: a consent, its scopes and its last day, an account, and a code for one use. */
import type { BodyOf, ReplyOf } from '@fairlead/contract';
import type { addSupporter as shape } from '@fairlead/contract/community';
import { newCode } from '../platform/passphrases.ts';
import { addConsentRow, addSupporter, endConsentRow, supporterById } from '../consent/index.ts';
import { addAccount, addInvitation } from '../platform/accounts-store.ts';
import type { PersonActor } from '../platform/actor.ts';
import { newId } from '../platform/ids.ts';
import type { CommandResult } from '../platform/registry.ts';
import type { Tx } from '../platform/scoped.ts';
import type { AboutPerson } from '../recovery/index.ts';

const codeDays = 7;
const longestDays = 366;

/** Invites. The person's tap on "I agree" is the written consent, with who, what, why and until when. */
export async function inviteSupporter(tx: Tx, about: AboutPerson, body: BodyOf<typeof shape>, now: Temporal.Instant): Promise<CommandResult<ReplyOf<typeof shape>>> {
  const { person, today } = about;
  const latest = Temporal.PlainDate.from(today).add({ days: longestDays }).toString();
  if (body.endsOn < today || body.endsOn > latest) return { kind: 'invalid', detail: `Choose a last day between today and ${latest}. Sharing never runs longer than a year.`, field: '/endsOn' };
  const scopes = [...new Set(body.scopes)];
  const consentId = await addConsentRow(tx, {
    personId: person.id, kind: 'sharing', recipient: `${body.name} (${body.relation})`, purpose: 'Support by family or a friend', amountAndKind: scopes.join(', ').replaceAll('_', ' '), expiresOn: body.endsOn, method: 'on_phone', witnessedBy: null,
  }, now);
  const accountId = newId();
  await addAccount(tx, { id: accountId, kind: 'supporter', displayName: body.name, language: person.language, now });
  const id = await addSupporter(tx, { personId: person.id, accountId, consentId, name: body.name, relation: body.relation, scopes, startedOn: today, endsOn: body.endsOn }, now);
  const [code, codeEndsAt] = [newCode(3), now.add({ hours: codeDays * 24 })];
  await addInvitation(tx, accountId, code, codeEndsAt);
  return {
    kind: 'done', reply: { id, invitationCode: code, codeEndsAt: codeEndsAt.toString() }, people: [person.id],
    events: [{ kind: 'community.supporter-invited', topic: 'consents', personId: person.id, audience: 'person', params: { name: body.name, relation: body.relation, scopes, endsOn: body.endsOn }, about: { table: 'supporters', id } }],
  };
}

/** Ends sharing at once: the next read finds nothing. Their session stays, so that their phone is answered with nothing and lets its copy go. */
export async function endSupport(tx: Tx, supporterId: string, actor: PersonActor, now: Temporal.Instant): Promise<CommandResult<{ id: string; endedAt: string }>> {
  const row = await supporterById(tx, supporterId);
  if (row === null || row.person_id !== actor.personId) return { kind: 'not-found' };
  if (row.ended_at !== null) return { kind: 'done', reply: { id: row.id, endedAt: row.ended_at }, people: [row.person_id] };
  await endConsentRow(tx, row.consent_id, actor.accountId, null, now);
  return {
    kind: 'done', reply: { id: row.id, endedAt: now.toString() }, people: [row.person_id],
    events: [{ kind: 'community.supporter-ended', topic: 'consents', personId: row.person_id, audience: 'person', params: { name: row.name }, about: { table: 'supporters', id: row.id } }],
  };
}
