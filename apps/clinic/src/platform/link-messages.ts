/** Words of the band at a site node. */
import { catalogue } from '@fairlead/ui';

export const linkMessages = catalogue({
  en: {
    linked: 'Site node: linked. {site} is dosed here.', lost: 'Site node: link lost since {when}; {doses} to hand over. {site} is dosed here until {to}.', notDosing: 'This site node gives no doses.',
    doses: { one: '{count} dose', other: '{count} doses' },
  },
  es: {
    linked: 'Nodo de centro: con conexión. Las dosis de {site} se dan aquí.', lost: 'Nodo de centro: sin conexión desde {when}; por entregar: {doses}. Las dosis de {site} se dan aquí hasta el {to}.', notDosing: 'Este nodo de centro no da dosis.',
    doses: { one: '{count} dosis', other: '{count} dosis' },
  },
});
