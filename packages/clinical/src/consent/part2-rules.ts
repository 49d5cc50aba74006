/** When a record of treatment for substance use may leave the care team (42 CFR Part 2 as amended in 2024). */
import type { Cite, Rule } from '../rule.ts';
import { consentElements, emergencyRecordParts, type DisclosureFacts, type Part2Consent } from './part2-facts.ts';

type DisclosureRule = Rule<DisclosureFacts>;

const part2 = (section: string, mark: Cite['mark'] = 'secondary'): Cite => ({ source: '42 CFR Part 2, 89 FR 12472', section, asOf: '2024-02-16', mark });

const legalPurposes: readonly string[] = ['law-enforcement', 'criminal-investigation', 'prosecution', 'litigation'];
const careWords: readonly string[] = ['TPO', 'treatment', 'payment', 'operations', 'health-care-operations'];
const noConsentNeeded: readonly string[] = ['medical-emergency', 'child-abuse-report', 'crime-on-premises', 'research', 'audit', 'QSO'];

const isLegal = (purpose: string): boolean => /proceedings?$/.test(purpose) || legalPurposes.includes(purpose);
const isNotes = (text: string): boolean => /counsell?ing-notes$/i.test(text);

function covers(scope: string, purpose: string): boolean {
  if (scope === purpose) return true;
  if (isLegal(purpose)) return /^legal-proceedings?$/.test(scope);
  if (isNotes(purpose)) return isNotes(scope);
  return careWords.includes(purpose) && scope.endsWith('TPO');
}

/** True, or the day on which it was taken back. */
const isRevoked = (consent: Part2Consent): boolean => consent.revoked !== false && (consent.revoked ?? '') !== '';

/** A consent that may stand for this purpose: signed, not taken back, covering it. */
function stands(consent: Part2Consent | null | undefined, purpose: string): boolean {
  return consent?.signed === true && !isRevoked(consent) && covers(consent.scope ?? '', purpose);
}

const needsConsent = ({ purpose }: DisclosureFacts): boolean => !noConsentNeeded.includes(purpose ?? '');
const underPart2 = ({ regime }: DisclosureFacts): boolean => regime === '42CFR2';

const proceeding: DisclosureRule = {
  id: 'part2-proceeding', profile: 'any', measure: 'proceeding', cite: part2('2.12(d) and subpart E'),
  needs: ['regime', 'purpose'],
  when: (facts) => underPart2(facts) && isLegal(facts.purpose ?? ''),
  codes: ['PART2_LEGAL_PROCEEDING_BAR'],
  judge({ purpose, consent, courtOrder, subpoena }) {
    // An order alone compels nobody: it comes with a subpoena. One that was asked about and is not there bars.
    const ordered = courtOrder === true && (subpoena === undefined || subpoena === true);
    return ordered || stands(consent, purpose ?? '') ? null : [{ code: 'PART2_LEGAL_PROCEEDING_BAR', turns: [{ fact: courtOrder === true ? 'subpoena' : 'courtOrder', to: true }] }];
  },
};

const notes: DisclosureRule = {
  id: 'part2-counselling-notes', profile: 'any', measure: 'counselling-notes', cite: part2('2.11 and 2.31(b)'),
  needs: ['regime', 'purpose'],
  when: (facts) => underPart2(facts) && isNotes(facts.purpose ?? ''),
  codes: ['COUNSELLING_NOTES_NEED_SEPARATE_CONSENT'],
  judge: ({ consent }) => (isNotes(consent?.scope ?? '') ? null : [{ code: 'COUNSELLING_NOTES_NEED_SEPARATE_CONSENT' }]),
};

const emergency: DisclosureRule = {
  id: 'part2-emergency', profile: 'any', measure: 'emergency', cite: part2('2.51', 'unchecked'),
  needs: ['regime', 'purpose'],
  when: (facts) => underPart2(facts) && facts.purpose === 'medical-emergency',
  codes: ['RECORD_EMERGENCY_DISCLOSURE', 'EMERGENCY_RECORD_INCOMPLETE'],
  judge({ emergencyRecord }) {
    const left = emergencyRecord ? emergencyRecordParts.filter((part) => !emergencyRecord.includes(part)) : [];
    return [{ code: 'RECORD_EMERGENCY_DISCLOSURE' }, ...(left.length === 0 ? [] : [{ code: 'EMERGENCY_RECORD_INCOMPLETE', params: { parts: left.join(', ') } }])];
  },
};

const given: DisclosureRule = {
  id: 'part2-consent-given', profile: 'any', measure: 'consent-given', cite: part2('2.31 and 2.33'),
  needs: ['regime', 'purpose'],
  when: (facts) => underPart2(facts) && facts.consent === null && needsConsent(facts) && !isLegal(facts.purpose ?? '') && !isNotes(facts.purpose ?? ''),
  codes: ['CONSENT_REQUIRED'],
  judge: () => [{ code: 'CONSENT_REQUIRED' }],
};

/** One rule on the state of a consent that is there; silent where none is needed. */
function onConsent(id: string, code: string, section: string, found: (consent: Part2Consent, facts: DisclosureFacts) => Record<string, string | number> | null): DisclosureRule {
  return {
    id: `part2-${id}`, profile: 'any', measure: id, cite: part2(section, 'unchecked'),
    needs: ['regime', 'consent'],
    when: (facts) => underPart2(facts) && needsConsent(facts) && facts.consent !== null,
    codes: [code],
    judge(facts) {
      const params = found(facts.consent ?? {}, facts);
      return params === null ? null : [{ code, params }];
    },
  };
}

const consentRules: readonly DisclosureRule[] = [
  onConsent('consent-revoked', 'CONSENT_REVOKED', '2.31(a)(6)', (consent) => (isRevoked(consent) ? {} : null)),
  onConsent('consent-signed', 'CONSENT_NOT_SIGNED', '2.31(a)(8)', ({ signed }) => (signed === undefined || signed === true ? null : {})),
  onConsent('consent-expired', 'CONSENT_EXPIRED', '2.31(a)(7)', ({ expiresDay }, { today }) =>
    ((today ?? 0) > (expiresDay ?? Infinity) ? { days: (today ?? 0) - (expiresDay ?? 0) } : null)),
  onConsent('consent-scope', 'CONSENT_SCOPE_DOES_NOT_COVER', '2.31(a)(5)', ({ scope }, { purpose }) =>
    (scope && purpose && !isLegal(purpose) && !isNotes(purpose) && !covers(scope, purpose) ? { purpose, scope } : null)),
  onConsent('consent-elements', 'CONSENT_ELEMENT_MISSING', '2.31', ({ elements }) => {
    const left = elements ? consentElements.filter((each) => !elements.includes(each)) : [];
    return left.length === 0 ? null : { count: left.length, elements: left.join(', ') };
  }),
];

const notice: DisclosureRule = {
  id: 'part2-notice', profile: 'any', measure: 'notice', cite: part2('2.32'),
  needs: ['regime', 'noticeAttached'],
  when: underPart2,
  codes: ['REDISCLOSURE_NOTICE_MISSING'],
  judge: ({ noticeAttached }) => (noticeAttached === false ? [{ code: 'REDISCLOSURE_NOTICE_MISSING', turns: [{ fact: 'noticeAttached', to: true }] }] : null),
};

export const disclosureRules: readonly DisclosureRule[] = [proceeding, notes, emergency, given, ...consentRules, notice];
