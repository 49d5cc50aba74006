/** Words of the overdose risk card. */
import { catalogue } from '@fairlead/ui';

export const riskMessages = catalogue({
  en: { title: 'Overdose risk', red: 'Higher', amber: 'Raised', green: 'Lower', unknownYet: 'not all asked', none: 'No factor is known.', since: 'since {day}', notPresent: 'Not present:', notAsked: 'Not asked:', ask: 'Ask', todo: 'What to do', validated: 'A list of facts, newest first. Not a score, not validated.', unchecked: 'source to check' },
  es: { title: 'Riesgo de sobredosis', red: 'Mayor', amber: 'Elevado', green: 'Menor', unknownYet: 'falta preguntar', none: 'No se conoce ningún factor.', since: 'desde {day}', notPresent: 'No presentes:', notAsked: 'Sin preguntar:', ask: 'Preguntar', todo: 'Qué hacer', validated: 'Una lista de hechos, lo más nuevo primero. No es una puntuación ni está validada.', unchecked: 'fuente por comprobar' },
});
