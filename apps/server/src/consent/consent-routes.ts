/** Consents given, seen and ended; and who looked. */
import * as contract from '@fairlead/contract/consent';
import { personById } from '../people/index.ts';
import { clinicians, staff } from '../platform/policy.ts';
import { command, read, type AnyRoute } from '../platform/registry.ts';
import { accessOf, addConsentRow, consentById, consentsOf, endConsentRow, type ConsentRow } from './consent-store.ts';

/** Whether a consent holds today. `today` is the day at UTC, since a consent ends everywhere at once. */
export function consentState(row: Pick<ConsentRow, 'ended_at' | 'expires_on'>, today: string): 'in_force' | 'ended' | 'expired' {
  if (row.ended_at !== null) return 'ended';
  return row.expires_on !== null && row.expires_on < today ? 'expired' : 'in_force';
}

export function consentReply(row: ConsentRow, now: Temporal.Instant): contract.Consent {
  return {
    id: row.id, kind: row.kind, recipient: row.recipient, purpose: row.purpose, amountAndKind: row.amount_and_kind, expiresOn: row.expires_on, signedAt: row.signed_at,
    method: row.method, endedAt: row.ended_at, state: consentState(row, now.toString().slice(0, 10)),
  };
}

const whoSees = staff('prescriber', 'nurse', 'pharmacist', 'counsellor', 'peer_worker', 'front_desk', 'manager', 'auditor');

export const consentRoutes: readonly AnyRoute[] = [
  read(contract.listConsents, { policy: whoSees, limiter: 'ordinary', audit: 'consents looked at' }, async (ask, tx) => {
    if ((await personById(tx, ask.params.id)) === null) return { kind: 'not-found' };
    const rows = await consentsOf(tx, ask.params.id);
    return { kind: 'ok', people: [ask.params.id], reply: { items: rows.map((row) => consentReply(row, ask.now)) } };
  }),
  command(contract.addConsent, { policy: clinicians, limiter: 'ordinary', audit: 'consent noted' }, async (ask, tx) => {
    if ((await personById(tx, ask.params.id)) === null) return { kind: 'not-found' };
    const { body } = ask;
    if (body.kind === 'sharing' && (body.recipient === undefined || body.purpose === undefined || body.amountAndKind === undefined)) {
      return { kind: 'invalid', detail: 'A consent to share says with whom, what, and why.', field: body.recipient === undefined ? '/recipient' : body.purpose === undefined ? '/purpose' : '/amountAndKind' };
    }
    const id = await addConsentRow(tx, { personId: ask.params.id, ...body, witnessedBy: ask.actor.accountId }, ask.now);
    return { kind: 'done', reply: { id }, people: [ask.params.id], events: [{ kind: 'consent.given', topic: 'consents', personId: ask.params.id, audience: 'person', params: { kind: body.kind, recipient: body.recipient ?? null }, about: { table: 'consents', id } }] };
  }),
  command(contract.endConsent, { policy: clinicians, limiter: 'ordinary', audit: 'consent ended' }, async (ask, tx) => {
    const row = await consentById(tx, ask.params.id);
    if (row === null) return { kind: 'not-found' };
    if (row.ended_at !== null) return { kind: 'conflict', detail: `This consent ended on ${row.ended_at.slice(0, 10)} already.` };
    await endConsentRow(tx, row.id, ask.actor.accountId, ask.body.reason ?? null, ask.now);
    return { kind: 'done', reply: { ok: true as const }, people: [row.person_id], events: [{ kind: 'consent.ended', topic: 'consents', personId: row.person_id, audience: 'person', params: { kind: row.kind, recipient: row.recipient }, about: { table: 'consents', id: row.id } }] };
  }),
  read(contract.accessLog, { policy: staff('auditor', 'manager', 'administrator'), limiter: 'ordinary', audit: 'access log looked at' }, async (ask, tx) => {
    if ((await personById(tx, ask.params.id)) === null) return { kind: 'not-found' };
    const rows = await accessOf(tx, ask.params.id, 200);
    return { kind: 'ok', people: [ask.params.id], reply: { items: rows.map((row) => ({ at: row.at, event: row.event, kind: row.kind, who: row.who, roles: [...row.roles] })) } };
  }),
];
