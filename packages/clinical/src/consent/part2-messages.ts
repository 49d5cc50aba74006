/** What each code of the disclosure rules decides, and what staff read. Legal bars have no override: the fact has to change. */
import { allows, refusesUnless, warns } from '../codes.ts';
import type { CodeTable } from '../rule.ts';

export const disclosureCodes: CodeTable = {
  PART2_LEGAL_PROCEEDING_BAR: refusesUnless('nobody',
    'Not for use in a legal proceeding against the patient without a consent for it, or a court order with a subpoena.',
    'No se puede usar en un proceso legal contra el paciente sin un consentimiento para ello, o una orden judicial con citación.'),
  COUNSELLING_NOTES_NEED_SEPARATE_CONSENT: refusesUnless('nobody',
    'Counseling notes need a consent of their own.',
    'Las notas de consejería necesitan un consentimiento propio.',
    'Counselling notes need a consent of their own.'),
  CONSENT_REVOKED: refusesUnless('nobody', 'The person has taken this consent back.', 'La persona retiró este consentimiento.'),
  CONSENT_REQUIRED: refusesUnless('nobody', 'There is no consent for this.', 'No hay consentimiento para esto.'),
  CONSENT_NOT_SIGNED: refusesUnless('nobody', 'The consent is not signed.', 'El consentimiento no está firmado.'),
  CONSENT_EXPIRED: refusesUnless('nobody', 'The consent ended {days} days ago.', 'El consentimiento terminó hace {days} días.'),
  CONSENT_SCOPE_DOES_NOT_COVER: refusesUnless('nobody', 'The consent covers {scope}, and this is {purpose}.', 'El consentimiento cubre {scope} y esto es {purpose}.'),
  CONSENT_ELEMENT_MISSING: refusesUnless('nobody', 'The consent lacks {count} of its parts: {elements}.', 'Al consentimiento le faltan {count} partes: {elements}.'),
  REDISCLOSURE_NOTICE_MISSING: refusesUnless('nobody', 'Attach the notice on redisclosure.', 'Adjunte el aviso sobre la redivulgación.'),
  RECORD_EMERGENCY_DISCLOSURE: allows(
    'Medical emergency: disclose what is needed, and record to whom, by whom, when and why.',
    'Emergencia médica: comunique lo necesario y anote a quién, quién, cuándo y por qué.'),
  EMERGENCY_RECORD_INCOMPLETE: warns('The record of this emergency disclosure lacks: {parts}.', 'Al registro de esta comunicación de emergencia le falta: {parts}.'),
};
