/** Sentences of the timeline: leaving, checking in, coming back. */
import { catalogue } from '@fairlead/ui';

export const aftercareTimeline = catalogue({
  en: {
    'aftercare.handover-told': 'Told {recipient}: medicine, doses and risks ({basis}).', 'aftercare.handover-told.basis.consent': 'with consent', 'aftercare.handover-told.basis.emergency': 'emergency', 'aftercare.handover-told.basis.direct-care': 'direct care',
    'aftercare.back-from': 'Back from {where}, left there on {leftOn}. {count} doses given there stand in the record.',
    'aftercare.plan-written': 'Plan for afterwards written. Calls first: {whoICall}',
    'aftercare.discharged': 'Left treatment: {reason}.', 'aftercare.discharged.reason.finished': 'finished as planned', 'aftercare.discharged.reason.stepped_down': 'needs less care now', 'aftercare.discharged.reason.moved_away': 'moved away', 'aftercare.discharged.reason.other_service': 'care handed over', 'aftercare.discharged.reason.prison': 'went to prison', 'aftercare.discharged.reason.stopped_coming': 'stopped coming', 'aftercare.discharged.reason.own_wish': 'own wish', 'aftercare.discharged.reason.against_advice': 'against our advice', 'aftercare.discharged.reason.died': 'died', 'aftercare.discharged.reason.other': 'another reason',
    'aftercare.tolerance-warned': 'Talked through lost tolerance: the old amount can kill.',
    'aftercare.checked-in': 'Check-in after treatment: {outcome}.', 'aftercare.checked-in.outcome.well': 'well', 'aftercare.checked-in.outcome.struggling': 'struggling', 'aftercare.checked-in.outcome.wants_back': 'wants to come back', 'aftercare.checked-in.outcome.not_reached': 'not reached', 'aftercare.checked-in.outcome.declined': 'wants no more calls',
    'aftercare.returned': 'Came back to treatment. The record goes on.',
    'aftercare.outreach': 'Tried to reach, {how}: {outcome}.', 'aftercare.outreach.how.call': 'a call', 'aftercare.outreach.how.text': 'a text message', 'aftercare.outreach.how.letter': 'a letter', 'aftercare.outreach.how.home_visit': 'a visit at home', 'aftercare.outreach.how.in_person': 'in person', 'aftercare.outreach.how.contact_person': 'through the person they named',
    'aftercare.outreach.outcome.spoke': 'spoke with them', 'aftercare.outreach.outcome.left_message': 'left a message', 'aftercare.outreach.outcome.no_answer': 'no answer', 'aftercare.outreach.outcome.wrong_number': 'wrong number', 'aftercare.outreach.outcome.sent': 'sent', 'aftercare.outreach.outcome.not_found': 'not found',
  },
  es: {
    'aftercare.handover-told': 'Se comunicó a {recipient}: medicina, dosis y riesgos ({basis}).', 'aftercare.handover-told.basis.consent': 'con consentimiento', 'aftercare.handover-told.basis.emergency': 'emergencia', 'aftercare.handover-told.basis.direct-care': 'atención directa',
    'aftercare.back-from': 'De vuelta de {where}; salió el {leftOn}. Constan {count} dosis dadas allí.',
    'aftercare.plan-written': 'Plan para después escrito. Llama primero a: {whoICall}',
    'aftercare.discharged': 'Salió del tratamiento: {reason}.', 'aftercare.discharged.reason.finished': 'terminó según lo previsto', 'aftercare.discharged.reason.stepped_down': 'ya necesita menos', 'aftercare.discharged.reason.moved_away': 'se mudó', 'aftercare.discharged.reason.other_service': 'cuidado traspasado', 'aftercare.discharged.reason.prison': 'entró en prisión', 'aftercare.discharged.reason.stopped_coming': 'dejó de venir', 'aftercare.discharged.reason.own_wish': 'deseo propio', 'aftercare.discharged.reason.against_advice': 'contra nuestro consejo', 'aftercare.discharged.reason.died': 'falleció', 'aftercare.discharged.reason.other': 'otra razón',
    'aftercare.tolerance-warned': 'Se habló de la tolerancia perdida: la cantidad de antes puede matar.',
    'aftercare.checked-in': 'Contacto tras el tratamiento: {outcome}.', 'aftercare.checked-in.outcome.well': 'bien', 'aftercare.checked-in.outcome.struggling': 'le cuesta', 'aftercare.checked-in.outcome.wants_back': 'quiere volver', 'aftercare.checked-in.outcome.not_reached': 'sin contacto', 'aftercare.checked-in.outcome.declined': 'no quiere más llamadas',
    'aftercare.returned': 'Volvió al tratamiento. El expediente sigue.',
    'aftercare.outreach': 'Se intentó contactar, {how}: {outcome}.', 'aftercare.outreach.how.call': 'una llamada', 'aftercare.outreach.how.text': 'un mensaje de texto', 'aftercare.outreach.how.letter': 'una carta', 'aftercare.outreach.how.home_visit': 'una visita en casa', 'aftercare.outreach.how.in_person': 'en persona', 'aftercare.outreach.how.contact_person': 'por la persona que nombró',
    'aftercare.outreach.outcome.spoke': 'se habló', 'aftercare.outreach.outcome.left_message': 'se dejó un mensaje', 'aftercare.outreach.outcome.no_answer': 'no contesta', 'aftercare.outreach.outcome.wrong_number': 'número equivocado', 'aftercare.outreach.outcome.sent': 'enviado', 'aftercare.outreach.outcome.not_found': 'no se encontró',
  },
});
