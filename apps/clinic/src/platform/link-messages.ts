/** Words of the band at a site node. */
import { catalogue } from '@fairlead/ui';

export const linkMessages = catalogue({
  en: {
    linked: 'Site node: linked. {site} is dosed here.', lost: 'Site node: link lost since {when}; {doses} to hand over. {site} is dosed here until {to}.', notDosing: 'This site node gives no doses.', confirmTitle: 'Confirm the date', confirmLead: 'This machine was last seen {when} and its server does not answer. Look at a telephone or a newspaper, not at this screen.', today: 'Today’s date', why: 'How you know', confirm: 'Confirm the date', close: 'Close',
    doses: { one: '{count} dose', other: '{count} doses' },
  },
  es: {
    linked: 'Nodo de centro: con conexión. Las dosis de {site} se dan aquí.', lost: 'Nodo de centro: sin conexión desde {when}; por entregar: {doses}. Las dosis de {site} se dan aquí hasta el {to}.', notDosing: 'Este nodo de centro no da dosis.', confirmTitle: 'Confirmar la fecha', confirmLead: 'Esta máquina se vio por última vez el {when} y su servidor no responde. Mire un teléfono o un periódico, no esta pantalla.', today: 'Fecha de hoy', why: 'Cómo lo sabe', confirm: 'Confirmar la fecha', close: 'Cerrar',
    doses: { one: '{count} dosis', other: '{count} dosis' },
  },
});
