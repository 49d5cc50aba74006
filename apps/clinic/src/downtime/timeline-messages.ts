/** Sentences of the timeline. */
import { catalogue } from '@fairlead/ui';

export const timelineMessages = catalogue({
  en: {
    'downtime.given-meanwhile': '{doseUg} {medicine} of {dosingDay} was given at {node} while {because}.', 'downtime.paper-entered': 'A dose given on paper was entered: {doseUg} {medicine}, {dosingDay}.',
    'because.order-changed': 'the order had been changed', 'because.order-ended': 'the order had been ended', 'because.held': 'doses were on hold', 'because.died': 'the person is noted as dead', 'because.clock-ahead': 'its clock was ahead of the time', 'because.episode-ended': 'the episode had ended', 'because.guest-elsewhere': 'another site gave this day',
  },
  es: {
    'downtime.given-meanwhile': 'Se dieron {doseUg} de {medicine} del {dosingDay} en {node} mientras {because}.', 'downtime.paper-entered': 'Se anotó una dosis dada en papel: {doseUg} de {medicine}, {dosingDay}.',
    'because.order-changed': 'la orden había cambiado', 'because.order-ended': 'la orden había terminado', 'because.held': 'las dosis estaban retenidas', 'because.died': 'la persona consta como fallecida', 'because.clock-ahead': 'su reloj iba adelantado', 'because.episode-ended': 'el episodio había terminado', 'because.guest-elsewhere': 'otro centro daba este día',
  },
});
