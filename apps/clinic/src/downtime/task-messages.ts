/** Work that comes from site nodes and paper. */
import { catalogue } from '@fairlead/ui';

const because = {
  en: { 'because.order-changed': 'the order had been changed', 'because.order-ended': 'the order had been ended', 'because.held': 'doses were on hold', 'because.died': 'the person is noted as dead', 'because.clock-ahead': 'its clock was ahead of the time', 'because.episode-ended': 'the episode had ended', 'because.guest-elsewhere': 'another site gave this day' },
  es: { 'because.order-changed': 'la orden había cambiado', 'because.order-ended': 'la orden había terminado', 'because.held': 'las dosis estaban retenidas', 'because.died': 'la persona consta como fallecida', 'because.clock-ahead': 'su reloj iba adelantado', 'because.episode-ended': 'el episodio había terminado', 'because.guest-elsewhere': 'otro centro daba este día' },
};

export const taskMessages = catalogue({
  en: {
    ...because.en,
    'downtime.look-at-lift': '{who} lifted a hold at {node} and may not lift it here: {reason} Look at the doses after it.', 'downtime.look-at-date': 'At {node}, off since {since}, somebody confirmed without the server that it was {day}. Compare its doses of that day.',
    'downtime.look-at-dose': 'Look at {doseUg} {medicine} of {dosingDay}: given at {node} while {because}.',
    'downtime.look-at-difference': 'Look at an entry of {node} that could not stand as it was. It is kept under Downtime.',
    'downtime.node-ended': '{node} was ended without giving back. Whoever is dosed from {from} on: ask what was given since it was last heard.',
    'downtime.look-at-paper': 'Look at a dose on paper ({dosingDay}, {doseUg}) that stands in the record already. It is kept under Downtime.',
  },
  es: {
    ...because.es,
    'downtime.look-at-lift': '{who} levantó una retención en {node} y aquí no puede: {reason} Revisar las dosis posteriores.', 'downtime.look-at-date': 'En {node}, apagado desde {since}, alguien confirmó sin el servidor que era {day}. Comparar sus dosis de ese día.',
    'downtime.look-at-dose': 'Revisar {doseUg} de {medicine} del {dosingDay}: se dio en {node} mientras {because}.',
    'downtime.look-at-difference': 'Revisar una anotación de {node} que no pudo quedar como estaba. Se guarda en Sin conexión.',
    'downtime.node-ended': '{node} se dio por terminado sin devolver sus días. A quien reciba dosis desde el {from}: preguntar qué se dio desde la última noticia.',
    'downtime.look-at-paper': 'Revisar una dosis en papel ({dosingDay}, {doseUg}) que ya consta en el expediente. Se guarda en Sin conexión.',
  },
});
