/** What each task of this room asks for. */
import { catalogue } from '@fairlead/ui';

export const aftercareTasks = catalogue({
  en: { 'aftercare.tolerance-call': 'Call: the most dangerous weeks begin', 'aftercare.check-in': 'Check in: how is it going? Left {leftOn}', 'aftercare.book-refresher': 'Offer a refresher visit', 'aftercare.welcome-back': 'Wants to come back: open the door today', 'aftercare.reach-out': 'Struggling: reach out', 'aftercare.look-again': 'Came back: decide medicine anew' },
  es: { 'aftercare.tolerance-call': 'Llamar: empiezan las semanas más peligrosas', 'aftercare.check-in': 'Contactar: ¿cómo va? Salió el {leftOn}', 'aftercare.book-refresher': 'Ofrecer una visita de refuerzo', 'aftercare.welcome-back': 'Quiere volver: abrir la puerta hoy', 'aftercare.reach-out': 'Le cuesta: contactar', 'aftercare.look-again': 'Volvió: decidir la medicina de nuevo' },
});
