/** Whether something of a record may leave to a named recipient for treatment: the rules of disclosure, on the consent that was chosen. */
import { dayOf, decideDisclosure, type Decision } from '@fairlead/clinical';
import type { NotDone } from '../platform/registry.ts';
import type { Tx } from '../platform/scoped.ts';
import { consentState } from './consent-routes.ts';
import { consentToUse, type ConsentRow } from './consent-store.ts';

export type MayDisclose = { readonly kind: 'may' | 'may-not'; readonly decision: Decision; readonly consent: ConsentRow | null; readonly notice: '42CFR2-2024' | 'UK-CONFIDENCE' };

const plain = (name: string): string => name.normalize('NFKD').toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** A notice always goes with it. `today` is the site's day. */
export async function mayDisclose(tx: Tx, asked: { readonly personId: string; readonly country: string; readonly consentId: string | undefined; readonly recipient: string; readonly today: string }): Promise<MayDisclose | Extract<NotDone, { kind: 'invalid' }>> {
  const isPart2 = asked.country === 'US';
  const consent = asked.consentId === undefined ? null : await consentToUse(tx, asked.consentId);
  if (asked.consentId !== undefined && (consent === null || consent.person_id !== asked.personId || consent.kind !== 'sharing')) return { kind: 'invalid', detail: 'Choose a consent of this person to share.', field: '/consentId' };
  if (consent !== null && !plain(consent.recipient ?? '').includes(plain(asked.recipient))) return { kind: 'invalid', detail: `This consent is to share with ${consent.recipient ?? ''}, and not with ${asked.recipient}.`, field: '/consentId' };
  const held = consent === null ? null : { scope: 'treatment', signed: true, revoked: consentState(consent, asked.today) === 'ended', expiresDay: consent.expires_on === null ? null : dayOf(consent.expires_on) };
  const decision = decideDisclosure({ regime: isPart2 ? '42CFR2' : 'UK', purpose: 'treatment', consent: held, noticeAttached: true, today: dayOf(asked.today) });
  return { kind: decision.decision === 'refuse' ? 'may-not' : 'may', decision, consent, notice: isPart2 ? '42CFR2-2024' : 'UK-CONFIDENCE' };
}
