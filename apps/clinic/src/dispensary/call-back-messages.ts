/** Words of call-backs. What is said on the telephone names no medicine and no clinic. */
import { catalogue } from '@fairlead/ui';

export const callBackMessages = catalogue({
  en: {
    callBacks: 'Call-backs', open: 'Asked to come', noneOpen: 'Nobody is asked to come now.', before: 'Before', noneBefore: 'None yet.', pick: 'Ask by chance', pickHint: 'Chance picks, so that nobody is singled out. Whoever was asked is left in peace for 30 days. They have 48 hours; travel and work are reasons.', mayBeAsked: { one: '{count} person with bottles at home may be asked.', other: '{count} people with bottles at home may be asked.' }, nobody: 'Nobody may be asked now.', howMany: 'How many', draw: 'Pick', yes: 'Yes', no: 'No', save: 'Save',
    due: 'by {when}', bottles: { one: '{count} bottle', other: '{count} bottles' }, noCall: 'This person said that a call is not safe. Wait for the next visit.', noNumber: 'No telephone number.', callAt: 'Call {telephone}.', say: 'Say: “Please come by with everything you took home. It is a routine look; it is not about anything you did.”',
    noteOutcome: 'Note what came', howItWent: 'How it went', complete: 'All bottles came, whole', short: 'Bottles are missing, open or not full', excused: 'Excused: travel, work, illness', 'not-reached': 'Could not be reached', 'not-come': 'Did not come', brought: 'Bottles that came', seals: 'Are all seals whole?', volumes: 'Are all as full as they should be?', note: 'Note',
  },
  es: {
    callBacks: 'Revisiones de frascos', open: 'Se les pidió venir', noneOpen: 'Ahora no se pide venir a nadie.', before: 'Antes', noneBefore: 'Aún ninguna.', pick: 'Pedir al azar', pickHint: 'Elige el azar, para no señalar a nadie. A quien se pidió se le deja en paz 30 días. Tiene 48 horas; los viajes y el trabajo son motivos.', mayBeAsked: { one: 'Se puede pedir a {count} persona con frascos en casa.', other: 'Se puede pedir a {count} personas con frascos en casa.' }, nobody: 'Ahora no se puede pedir a nadie.', howMany: 'Cuántas', draw: 'Elegir', yes: 'Sí', no: 'No', save: 'Guardar',
    due: 'hasta {when}', bottles: { one: '{count} frasco', other: '{count} frascos' }, noCall: 'Esta persona dijo que una llamada no es segura. Espere a la próxima visita.', noNumber: 'Sin número de teléfono.', callAt: 'Llame al {telephone}.', say: 'Diga: «Pase por favor con todo lo que se llevó a casa. Es una revisión de rutina; no es por nada que haya hecho».',
    noteOutcome: 'Anotar lo que trajo', howItWent: 'Cómo fue', complete: 'Vinieron todos los frascos, enteros', short: 'Faltan frascos, están abiertos o no llenos', excused: 'Dispensado: viaje, trabajo, enfermedad', 'not-reached': 'No se le localizó', 'not-come': 'No vino', brought: 'Frascos que vinieron', seals: '¿Están enteros todos los precintos?', volumes: '¿Están tan llenos como deben?', note: 'Nota',
  },
});
