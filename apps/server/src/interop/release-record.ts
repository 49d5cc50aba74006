/** Taking a whole record out: for the person, or for somebody whom the person agreed in writing may have it (42 CFR 2.31, 2.32). */
import type { BodyOf, ReplyOf } from '@fairlead/contract';
import type { releaseRecord as contract } from '@fairlead/contract/interop';
import { consentState, consentToUse } from '../consent/index.ts';
import type { CommandResult } from '../platform/registry.ts';
import type { Tx } from '../platform/scoped.ts';
import { exportRecord } from './export-record.ts';

/** Writes down what leaves and to whom, on the person's timeline too. Nothing leaves under a consent that is not in force. */
export async function releaseRecord(tx: Tx, personId: string, body: BodyOf<typeof contract>, now: Temporal.Instant): Promise<CommandResult<ReplyOf<typeof contract>>> {
  const bundle = await exportRecord(tx, personId, now);
  if (bundle === null) return { kind: 'not-found' };
  const consent = body.consentId === undefined ? null : await consentToUse(tx, body.consentId);
  if (body.consentId !== undefined) {
    if (consent === null || consent.person_id !== personId || consent.kind !== 'sharing' || consent.recipient === null) return { kind: 'invalid', detail: 'This is no consent of this person to share.', field: '/consentId' };
    if (consentState(consent, now.toString().slice(0, 10)) !== 'in_force') return { kind: 'refused', detail: 'This consent is no longer in force. The record may leave only under one that is.', people: [personId] };
  }
  const recipient = consent?.recipient ?? null;
  return {
    kind: 'done', people: [personId], reply: { entries: bundle.entry.length, recipient }, details: { entries: bundle.entry.length, recipient, consentId: consent?.id ?? null },
    events: [{
      kind: recipient === null ? 'interop.record-given' : 'interop.record-released', topic: 'consents', personId, audience: 'person', params: { recipient, count: bundle.entry.length },
      about: consent === null ? { table: 'people', id: personId } : { table: 'consents', id: consent.id },
    }],
  };
}
