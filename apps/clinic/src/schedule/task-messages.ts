/** What each kind of task asks for. A room may write its own `task-messages.ts`; these are those of the first days. */
import { catalogue } from '@fairlead/ui';

export const taskMessages = catalogue({
  en: {
    'admission.call-back': 'Call {callMe} back, {reference}', 'assessment.start': 'Start the assessment', 'crisis.offer-naloxone': 'Put naloxone in their hands', 'schedule.reach-out': 'Reach out: {title} was not held',
  },
  es: {
    'admission.call-back': 'Devolver la llamada a {callMe}, {reference}', 'assessment.start': 'Empezar la evaluación', 'crisis.offer-naloxone': 'Poner naloxona en sus manos', 'schedule.reach-out': 'Contactar: {title} no se celebró',
  },
});
