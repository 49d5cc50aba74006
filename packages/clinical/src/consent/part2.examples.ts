/** Examples on each side of each line of the disclosure rules. Read by tests and the rulebook. */
import type { Day } from '../day.ts';
import type { Example } from '../rule.ts';
import { consentElements, emergencyRecordParts, type DisclosureFacts, type Part2Consent } from './part2-facts.ts';

type Ex = Example<DisclosureFacts>;

const tpo: Part2Consent = { scope: 'all-future-TPO', signed: true };
const about = (purpose: string, more: DisclosureFacts): DisclosureFacts => ({ regime: '42CFR2', purpose, ...more });
const one = (rule: string, when: string, facts: DisclosureFacts, ...gives: readonly string[]): Ex => ({ rule: `part2-${rule}`, when, facts, gives });

export const disclosureExamples: readonly Ex[] = [
  one('proceeding', 'care consent only', about('civil-proceeding', { consent: tpo, courtOrder: false }), 'PART2_LEGAL_PROCEEDING_BAR'),
  one('proceeding', 'order without subpoena', about('civil-proceeding', { consent: null, courtOrder: true, subpoena: false }), 'PART2_LEGAL_PROCEEDING_BAR'),
  one('proceeding', 'order with subpoena', about('civil-proceeding', { consent: null, courtOrder: true, subpoena: true })),
  one('proceeding', 'consent for the proceeding', about('civil-proceeding', { consent: { scope: 'civil-proceeding', signed: true }, courtOrder: false })),
  one('proceeding', 'an order, nobody asked for the subpoena', about('civil-proceeding', { consent: null, courtOrder: true })),
  one('proceeding', 'consent for proceedings of law', about('criminal-proceedings', { consent: { scope: 'legal-proceedings', signed: true }, courtOrder: false })),
  one('proceeding', 'consent for a proceeding of law', about('prosecution', { consent: { scope: 'legal-proceeding', signed: true }, courtOrder: false })),
  one('proceeding', 'consent for the proceeding, not signed', about('civil-proceeding', { consent: { scope: 'civil-proceeding', signed: false }, courtOrder: false }), 'PART2_LEGAL_PROCEEDING_BAR'),
  one('proceeding', 'consent for the proceeding, taken back', about('civil-proceeding', { consent: { scope: 'civil-proceeding', signed: true, revoked: '2026-02-01' }, courtOrder: false }), 'PART2_LEGAL_PROCEEDING_BAR'),
  one('proceeding', 'consent for all but the law', about('civil-proceeding', { consent: { scope: 'all-but-legal-proceedings', signed: true }, courtOrder: false }), 'PART2_LEGAL_PROCEEDING_BAR'),
  one('proceeding', 'a signed consent of no scope', about('civil-proceeding', { consent: { signed: true }, courtOrder: false }), 'PART2_LEGAL_PROCEEDING_BAR'),
  one('proceeding', 'notes of a proceeding for care', about('proceeding-notes', { consent: null, courtOrder: false })),
  one('proceeding', 'a record that Part 2 does not cover', { regime: 'HIPAA', purpose: 'civil-proceeding', courtOrder: false }),
  one('counselling-notes', 'care consent only, in American spelling', about('SUD-counseling-notes', { consent: tpo }), 'COUNSELLING_NOTES_NEED_SEPARATE_CONSENT'),
  one('counselling-notes', 'a summary of the notes is ordinary record', about('counselling-notes-summary', { consent: tpo })),
  one('counselling-notes', 'nobody asked about consent', about('SUD-counselling-notes', {}), 'COUNSELLING_NOTES_NEED_SEPARATE_CONSENT'),
  one('counselling-notes', 'care consent only', about('SUD-counselling-notes', { consent: tpo }), 'COUNSELLING_NOTES_NEED_SEPARATE_CONSENT'),
  one('counselling-notes', 'a consent of its own', about('SUD-counselling-notes', { consent: { scope: 'SUD-counselling-notes', signed: true } })),
  one('emergency', 'emergency', about('medical-emergency', { consent: null }), 'RECORD_EMERGENCY_DISCLOSURE'),
  one('emergency', 'recorded in part', about('medical-emergency', { consent: null, emergencyRecord: emergencyRecordParts.slice(1) }), 'RECORD_EMERGENCY_DISCLOSURE', 'EMERGENCY_RECORD_INCOMPLETE'),
  one('emergency', 'recorded in whole', about('medical-emergency', { consent: null, emergencyRecord: [...emergencyRecordParts] }), 'RECORD_EMERGENCY_DISCLOSURE'),
  one('emergency', 'the record not known', about('medical-emergency', { consent: null, emergencyRecord: null }), 'RECORD_EMERGENCY_DISCLOSURE'),
  one('emergency', 'ordinary care', about('TPO', { consent: tpo })),
  one('consent-given', 'none', about('TPO', { consent: null }), 'CONSENT_REQUIRED'),
  one('consent-given', 'given', about('TPO', { consent: tpo })),
  one('consent-revoked', 'taken back', about('TPO', { consent: { ...tpo, revoked: true } }), 'CONSENT_REVOKED'),
  one('consent-given', 'none, for a report of child abuse', about('child-abuse-report', { consent: null })),
  one('consent-given', 'none, outside Part 2', { regime: 'HIPAA', purpose: 'TPO', consent: null }),
  one('consent-revoked', 'taken back on a day', about('TPO', { consent: { ...tpo, revoked: '2026-02-01' } }), 'CONSENT_REVOKED'),
  one('consent-revoked', 'no day of it', about('TPO', { consent: { ...tpo, revoked: '' } })),
  one('consent-revoked', 'no purpose asked about', { regime: '42CFR2', consent: { ...tpo, revoked: true } }, 'CONSENT_REVOKED'),
  one('consent-revoked', 'no consent at all', about('TPO', { consent: null })),
  one('consent-revoked', 'standing', about('TPO', { consent: { ...tpo, revoked: false } })),
  one('consent-signed', 'not signed', about('TPO', { consent: { ...tpo, signed: false } }), 'CONSENT_NOT_SIGNED'),
  one('consent-signed', 'nobody asked', about('TPO', { consent: { scope: 'all-future-TPO' } })),
  one('consent-signed', 'signed', about('TPO', { consent: tpo })),
  one('consent-expired', 'its last day', about('TPO', { consent: { ...tpo, expiresDay: 20_000 as Day }, today: 20_000 as Day })),
  one('consent-expired', 'no last day', about('TPO', { consent: { ...tpo, expiresDay: null }, today: 20_001 as Day })),
  one('consent-expired', 'the day is not known', about('TPO', { consent: { ...tpo, expiresDay: 20_000 as Day }, today: null })),
  one('consent-expired', 'the day after', about('TPO', { consent: { ...tpo, expiresDay: 20_000 as Day }, today: 20_001 as Day }), 'CONSENT_EXPIRED'),
  one('consent-scope', 'treatment under TPO', about('treatment', { consent: tpo })),
  one('consent-scope', 'notes by another spelling', about('SUD-counseling-notes', { consent: { scope: 'SUD-counselling-notes', signed: true } })),
  one('consent-scope', 'the employer by name', about('employer', { consent: { scope: 'employer', signed: true } })),
  one('consent-scope', 'no scope written', about('employer', { consent: { signed: true } })),
  one('consent-scope', 'no purpose asked about', { regime: '42CFR2', consent: tpo }),
  one('consent-scope', 'a court, which has its own rule', about('civil-proceeding', { consent: tpo })),
  one('consent-scope', 'an employer under TPO', about('employer', { consent: tpo }), 'CONSENT_SCOPE_DOES_NOT_COVER'),
  one('consent-elements', 'all parts', about('TPO', { consent: { ...tpo, elements: [...consentElements] } })),
  one('consent-elements', 'parts not known', about('TPO', { consent: { ...tpo, elements: null } })),
  one('consent-elements', 'one part short', about('TPO', { consent: { ...tpo, elements: consentElements.slice(1) } }), 'CONSENT_ELEMENT_MISSING'),
  one('notice', 'attached', { regime: '42CFR2', noticeAttached: true }),
  one('notice', 'not attached', { regime: '42CFR2', noticeAttached: false }, 'REDISCLOSURE_NOTICE_MISSING'),
];
