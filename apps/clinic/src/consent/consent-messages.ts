/** Words of consents and access. */
import { catalogue } from '@fairlead/ui';

export const consentMessages = catalogue({
  en: {
    tab: 'Consents and access', consents: 'Consents', none: 'Nobody has signed anything yet.', noneSub: 'Consent to treatment is signed at acceptance.', inForce: 'In force', ended: 'Ended {day}', expired: 'Expired {day}', signed: 'Signed {day}, {how}', until: 'until {day}', noEnd: 'until it is ended',
    treatment: 'Treatment', sharing: 'Sharing information', counselling_notes: 'Counseling notes', reporting: 'Reporting', research: 'Research', withWhom: 'With {recipient}', what: 'What', why: 'Why', endNow: 'End now', endTitle: 'End this consent', endSays: 'It ends at once and for ever; to share again, the person signs again. Whoever received something is told to keep no more.', endReason: 'Why, in the person’s words', endPress: 'End “{what}” now', keep: 'Keep it', cancel: 'Leave it',
    on_screen: 'on the screen', on_phone: 'on the phone', on_paper: 'on paper', spoken: 'aloud',
    add: 'Note a consent', addTitle: 'A new consent', kind: 'To what', recipient: 'With whom', amountAndKind: 'What', purpose: 'Why', expiresOn: 'Until', dateHint: 'Year-month-day; left empty, it holds until it is ended', how: 'How it was signed', keepConsent: 'Keep the consent', needWho: 'Write with whom.', needWhat: 'Write what.', needWhy: 'Write why.', needHow: 'Choose how it was signed.', badDate: 'Write the date as year-month-day.',
    access: 'Who looked', accessSub: 'Every look and every change, newest first', accessNone: 'Nobody has looked.', accessRight: 'Managers, auditors and administrators see who looked.', when: 'When', who: 'Who', whatDone: 'What', role: 'As', system: 'The system', refused: 'refused', denied: 'denied', read: 'looked', write: 'changed', signIn: 'signed in',
  },
  es: {
    tab: 'Consentimientos y accesos', consents: 'Consentimientos', none: 'Nadie ha firmado nada aún.', noneSub: 'El consentimiento al tratamiento se firma al aceptar.', inForce: 'En vigor', ended: 'Terminó el {day}', expired: 'Venció el {day}', signed: 'Firmado el {day}, {how}', until: 'hasta el {day}', noEnd: 'hasta que se termine',
    treatment: 'Tratamiento', sharing: 'Compartir información', counselling_notes: 'Notas de terapia', reporting: 'Informes', research: 'Investigación', withWhom: 'Con {recipient}', what: 'Qué', why: 'Por qué', endNow: 'Terminar ahora', endTitle: 'Terminar este consentimiento', endSays: 'Termina al momento y para siempre; para volver a compartir, la persona firma otra vez. A quien recibió algo se le pide no guardar más.', endReason: 'Por qué, en palabras de la persona', endPress: 'Terminar «{what}» ahora', keep: 'Conservarlo', cancel: 'Dejarlo',
    on_screen: 'en la pantalla', on_phone: 'en el teléfono', on_paper: 'en papel', spoken: 'de palabra',
    add: 'Anotar un consentimiento', addTitle: 'Un consentimiento nuevo', kind: 'A qué', recipient: 'Con quién', amountAndKind: 'Qué', purpose: 'Por qué', expiresOn: 'Hasta', dateHint: 'Año-mes-día; vacío, vale hasta que se termine', how: 'Cómo se firmó', keepConsent: 'Guardar el consentimiento', needWho: 'Escriba con quién.', needWhat: 'Escriba qué.', needWhy: 'Escriba por qué.', needHow: 'Elija cómo se firmó.', badDate: 'Escriba la fecha como año-mes-día.',
    access: 'Quién miró', accessSub: 'Cada mirada y cada cambio, lo más nuevo primero', accessNone: 'Nadie ha mirado.', accessRight: 'Dirección, auditoría y administración ven quién miró.', when: 'Cuándo', who: 'Quién', whatDone: 'Qué', role: 'Como', system: 'El sistema', refused: 'rechazado', denied: 'denegado', read: 'miró', write: 'cambió', signIn: 'entró',
  },
  'en-GB': { counselling_notes: 'Counselling notes' },
});
