/**
 * A consent as a Consent. It is not read back into force: a consent authorises only the organisation and the wording that
 * the person signed, so that an imported one is kept as it came and shown, and is asked for again here (42 CFR 2.31).
 */
import type { Consent } from 'fhir/r4.js';
import type { Row } from '../facts.ts';
import { dayText, instantText, patient, text } from '../rows.ts';

export function toConsent(row: Row, endedAt: string | null): Consent {
  const [recipient, purpose, amount] = [text(row, 'recipient'), text(row, 'purpose'), text(row, 'amount_and_kind')];
  const signed = instantText(row, 'signed_at') ?? '';
  const end = endedAt ?? dayText(row, 'expires_on');
  return {
    resourceType: 'Consent', id: text(row, 'id') ?? '', status: endedAt === null ? 'active' : 'inactive',
    scope: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/consentscope', code: row['kind'] === 'research' ? 'research' : row['kind'] === 'treatment' ? 'treatment' : 'patient-privacy' }] },
    category: [{ coding: [{ system: 'http://loinc.org', code: row['kind'] === 'sharing' ? '64292-6' : '59284-0' }], text: text(row, 'kind') ?? '' }],
    patient: patient(row), dateTime: signed, policy: [{ uri: 'https://www.ecfr.gov/current/title-42/part-2' }],
    provision: {
      type: 'permit', period: { start: signed, ...(end === null ? {} : { end }) },
      ...(recipient === null ? {} : { actor: [{ role: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ParticipationType', code: 'IRCP' }] }, reference: { display: recipient } }] }),
      ...(purpose === null ? {} : { purpose: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ActReason', code: 'TREAT', display: purpose }] }),
      ...(amount === null ? {} : { code: [{ text: amount }] }),
    },
  };
}
