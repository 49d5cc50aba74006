/** What somebody did with a record, in words for the person whose record it is. Events that nobody worded are said by what they are. */
type Side = 'en' | 'es';

const said: Readonly<Record<string, readonly [en: string, es: string]>> = {
  'person opened': ['Opened your record', 'Abrió tu expediente'],
  'people searched': ['Saw your name in a search', 'Vio tu nombre en una búsqueda'],
  'timeline opened': ['Read your timeline', 'Leyó tu cronología'],
  'worklist looked at': ['Saw work to do for you', 'Vio tareas pendientes para ti'],
  'queue looked at': ['Saw you in the queue at the window', 'Te vio en la cola de la ventanilla'],
  'recovery read': ['Read what you shared of your recovery', 'Leyó lo que compartiste de tu recuperación'],
  'messages read': ['Read your messages', 'Leyó tus mensajes'],
  'message answered': ['Answered your message', 'Respondió a tu mensaje'],
  'consents looked at': ['Looked at what you agreed to', 'Miró lo que autorizaste'],
  'consent noted': ['Noted a consent of yours', 'Anotó un consentimiento tuyo'],
  'consent ended': ['Ended a consent of yours', 'Terminó un consentimiento tuyo'],
  'supporters looked at': ['Looked at who supports you', 'Miró quién te apoya'],
  'seen by a supporter': ['Saw what you share with them', 'Vio lo que compartes con esa persona'],
  'dose given': ['Gave you a dose', 'Te dio una dosis'],
  'order signed': ['Signed an order for your medicine', 'Firmó una orden de tu medicina'],
  'naloxone issued': ['Gave you naloxone', 'Te dio naloxona'],
  'naloxone kits looked at': ['Looked at your naloxone', 'Miró tu naloxona'],
  'own goals looked at': ['Read your goals', 'Leyó tus metas'],
  'appointments looked at': ['Looked at your appointments', 'Miró tus citas'],
  'appointment booked': ['Made an appointment for you', 'Te dio una cita'],
  'companion offered': ['Made you a code for this phone', 'Te hizo un código para este teléfono'],
  'relapse-prevention plan kept': ['Kept your relapse-prevention plan', 'Guardó tu plan de prevención'],
  'lapse noted': ['Noted what you told about a lapse', 'Anotó lo que contaste de una recaída'],
  'lapse looked back at': ['Looked back at a lapse with you', 'Miró atrás contigo una recaída'],
  'access log looked at': ['Looked at who opened your record', 'Miró quién abrió tu expediente'],
};

const roles: Readonly<Record<string, readonly [en: string, es: string]>> = {
  administrator: ['administrator', 'administración'], prescriber: ['prescriber', 'médico'], nurse: ['nurse', 'enfermería'], pharmacist: ['pharmacist', 'farmacia'], counsellor: ['counselor', 'terapeuta'],
  peer_worker: ['peer worker', 'apoyo entre pares'], front_desk: ['front desk', 'recepción'], manager: ['manager', 'dirección'], auditor: ['auditor', 'auditoría'], supporter: ['supporter', 'persona de apoyo'],
};

const at = (pair: readonly [string, string], side: Side): string => (side === 'es' ? pair[1] : pair[0]);

export function accessWords(event: string, kind: string, language: string): string {
  const side = language === 'es' ? 'es' : 'en';
  const known = said[event];
  if (known !== undefined) return at(known, side);
  return at(kind === 'read' ? ['Looked at your record', 'Miró tu expediente'] : ['Wrote in your record', 'Escribió en tu expediente'], side);
}

export function roleWords(role: string, language: string): string {
  const side = language === 'es' ? 'es' : 'en';
  const known = roles[role];
  return known === undefined ? role : language === 'en-GB' && role === 'counsellor' ? 'counsellor' : at(known, side);
}
