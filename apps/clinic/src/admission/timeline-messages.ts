/** Sentences of the timeline: asking, waiting, acceptance, what the person wants. */
import { catalogue } from '@fairlead/ui';

const how = {
  en: { 'how.call': 'by telephone', 'how.text': 'by text', 'how.email': 'by email', 'how.in_person': 'in person', 'how.letter': 'by letter' },
  es: { 'how.call': 'por teléfono', 'how.text': 'por mensaje', 'how.email': 'por correo', 'how.in_person': 'en persona', 'how.letter': 'por carta' },
};

export const admissionTimeline = catalogue({
  en: {
    ...how.en,
    'admission.asked': 'Asked for help, {reference}.{needsToday}', 'admission.asked.needsToday.yes': ' Help needed today.', 'admission.asked.needsToday.no': '',
    'admission.contact-tried': 'Tried to reach {how}: {outcome}.', 'admission.contact-tried.outcome.spoke': 'spoke', 'admission.contact-tried.outcome.left_message': 'left a message', 'admission.contact-tried.outcome.no_answer': 'no answer', 'admission.contact-tried.outcome.wrong_number': 'wrong number', 'admission.contact-tried.outcome.sent': 'sent',
    'admission.triaged': 'Asked about risk while waiting: {reasons}.', 'admission.triaged.reasons.none': 'nothing noted',
    'reasons.pregnant': 'pregnant', 'reasons.overdose_past_month': 'overdose in the last 28 days', 'reasons.released_or_left_detox': 'released or left detox in the last 28 days', 'reasons.suicide_risk': 'suicide risk is high', 'reasons.fentanyl_daily': 'fentanyl daily', 'reasons.injecting': 'injects', 'reasons.no_home': 'no safe home', 'reasons.children_at_home': 'looks after children', 'reasons.serious_illness': 'serious illness',
    'admission.accepted': 'Accepted into treatment. {waitDays} days after asking ({reference}).',
    'admission.goal-said': 'Said what matters: “{words}”',
    'admission.companion-offered': 'Got a code for the companion.',
    'admission.closed': 'Request {reference} closed: {reason}.', 'admission.closed.reason.helped_elsewhere': 'helped elsewhere', 'admission.closed.reason.not_now': 'not now, the door stays open', 'admission.closed.reason.not_reached': 'not reached', 'admission.closed.reason.not_for_us': 'not for this clinic', 'admission.closed.reason.mistake': 'made by mistake', 'admission.closed.reason.family_path': 'family help instead',
  },
  es: {
    ...how.es,
    'admission.asked': 'Pidió ayuda, {reference}.{needsToday}', 'admission.asked.needsToday.yes': ' Necesita ayuda hoy.', 'admission.asked.needsToday.no': '',
    'admission.contact-tried': 'Intento de contacto {how}: {outcome}.', 'admission.contact-tried.outcome.spoke': 'se habló', 'admission.contact-tried.outcome.left_message': 'se dejó recado', 'admission.contact-tried.outcome.no_answer': 'sin respuesta', 'admission.contact-tried.outcome.wrong_number': 'número equivocado', 'admission.contact-tried.outcome.sent': 'enviado',
    'admission.triaged': 'Preguntado por el riesgo en la espera: {reasons}.', 'admission.triaged.reasons.none': 'nada anotado',
    'reasons.pregnant': 'embarazo', 'reasons.overdose_past_month': 'sobredosis en los últimos 28 días', 'reasons.released_or_left_detox': 'salió de prisión o de desintoxicación en los últimos 28 días', 'reasons.suicide_risk': 'riesgo de suicidio alto', 'reasons.fentanyl_daily': 'fentanilo a diario', 'reasons.injecting': 'se inyecta', 'reasons.no_home': 'sin hogar seguro', 'reasons.children_at_home': 'cuida a menores', 'reasons.serious_illness': 'enfermedad grave',
    'admission.accepted': 'Aceptada en tratamiento. {waitDays} días después de pedirlo ({reference}).',
    'admission.goal-said': 'Dijo lo que importa: «{words}»',
    'admission.companion-offered': 'Recibió un código para el acompañante.',
    'admission.closed': 'Solicitud {reference} cerrada: {reason}.', 'admission.closed.reason.helped_elsewhere': 'recibe ayuda en otro lugar', 'admission.closed.reason.not_now': 'ahora no, la puerta sigue abierta', 'admission.closed.reason.not_reached': 'no se pudo contactar', 'admission.closed.reason.not_for_us': 'no es para esta clínica', 'admission.closed.reason.mistake': 'hecha por error', 'admission.closed.reason.family_path': 'ayuda a la familia en su lugar',
  },
});
