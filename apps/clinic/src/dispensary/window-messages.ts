/** Words of the dosing window. */
import { catalogue } from '@fairlead/ui';

export const windowMessages = catalogue({
  en: {
    window: 'Dosing window', dosedToday: 'Dosed today', ofAll: '{done} of {all}', here: 'Waiting', held: 'On hold', waiting: 'Waiting', longest: 'longest {minutes} min', notHereYet: 'Not here yet', doneToday: 'Done today', min: 'min',
    nobody: 'Nobody is waiting.', nobodySub: 'People appear here when the front desk checks them in.', nextExpected: 'Next expected: {name} about {time}.', choose: 'Choose a person', chooseSub: 'Enter opens the first who waits.', isHere: 'Is here', left: 'Left',
    ready: 'Ready', waitingLong: 'Waits long', missedDays: { one: '{count} day missed', other: '{count} days missed' }, noOrder: 'No order', firstDose: 'First dose', hold: 'Hold', given: 'Given {time}', notWanted: 'Not wanted', atHome: 'At home', due: 'About {time}', dueToday: 'Today',
    todaysDose: 'Today’s dose', part: 'Part {part} of {parts}', observed: 'Observed. Order of {by}, {from} to {to}.', nothingLeft: 'Nothing more to give today.', noOrderToday: 'No order covers today.', notNow: 'Not now. The dose is kept.',
    give: 'Give {dose}', giveKey: 'Give the dose', answerFirst: { one: 'Answer {count} question', other: 'Answer {count} questions' }, ledgerNote: 'Written to the ledger when you press. It can be corrected, with a reason; it cannot be erased.',
    didNotWant: 'Did not want it', holdDoses: 'Hold', askPrescriber: 'Ask the prescriber', noteCheck: 'Note what you see', secondReads: 'Second person reads', liftHold: 'Lift the hold', waitsFor: 'Waits for {who}', prescriber: 'a prescriber', nurse: 'a nurse', pharmacist: 'a pharmacist',
    takenInPart: 'Taken in part', howMuch: 'How much was taken', answered: 'Answered: {what}', savedDose: '{dose} given to {name}.', saved: 'Saved {time}',
    sayHold: 'I want you safe. Your dose is kept. Sit here with me and we look again in half an hour.', sayMissed: 'It is good that you are back. Your body may have lost its tolerance. The prescriber sees you first, and then we start again safely.',
    atTheWindow: 'At the window', notSeenYet: 'Nobody has noted yet what they see.', identity: 'Known by', photo: 'Photo', name: 'Name', bornOn: 'Birth date', number: 'Number or card', address: 'Address', identityHint: 'Two of these.', identityOk: 'This is the right person',
    sedation: 'Sedation (POSS)', poss1: '1 alert', poss2: '2 drowsy, easy to rouse', poss3: '3 drifts off while talking', poss4: '4 little or no response', possS: 'S asleep, easy to rouse', breaths: 'Breaths a minute', oxygen: 'Oxygen', intoxicated: 'Looks or smells intoxicated', elsewhere: 'Dosed elsewhere today', alcohol: 'Alcohol on breath', alcoholUnit: 'mg in 210 L',
    bottlesDue: 'Bottles due back', bottlesBack: 'Bottles brought back', yes: 'Yes', no: 'No', notAsked: 'not asked yet', saveCheck: 'Save the check', scoreAgain: 'Look again', cancel: 'Cancel', lastDose: 'Last dose', noDoseYet: 'none yet', missed: 'Days missed', treatmentDay: 'Treatment day',
    confirmed: 'Identity confirmed {time}', notConfirmed: 'Identity not confirmed', dosesTitle: 'Doses', days28: '28 days', chart: 'Chart', orders: 'Orders', bottlesOut: { one: '{count} bottle out', other: '{count} bottles out' },
    reason: 'Reason', place: 'Hold doses', whoLifts: 'Who can lift it', secondTitle: 'Second person', secondSub: 'They show who they are here, with their own code or passphrase. It is good once.', staffName: 'Sign-in name', code: 'Code', orPassphrase: 'or passphrase', confirm: 'Confirm', born: 'Born {day}',
    clearIdentity: 'identity', clearDosed: 'not dosed today', clearOrder: 'order', clearSedation: 'sedation', clearMissed: 'missed days', clearStock: 'stock', clearHolds: 'holds', override: 'Go past it with a reason', overrideHint: 'Kept with your name. Only what the rules leave to a prescriber.', container: 'From {label}, lot {lot}', left_mg: '{amount} left', checkIn: 'Check in',
  },
  es: {
    window: 'Ventanilla', dosedToday: 'Dosis de hoy', ofAll: '{done} de {all}', here: 'Esperan', held: 'En espera', waiting: 'Esperan', longest: 'la que más, {minutes} min', notHereYet: 'Aún no han llegado', doneToday: 'Hechas hoy', min: 'min',
    nobody: 'Nadie espera.', nobodySub: 'Aparecen aquí cuando recepción anota que llegaron.', nextExpected: 'Se espera a {name} hacia las {time}.', choose: 'Elija a una persona', chooseSub: 'Enter abre la primera que espera.', isHere: 'Llegó', left: 'Se fue',
    ready: 'Lista', waitingLong: 'Espera mucho', missedDays: { one: '{count} día sin dosis', other: '{count} días sin dosis' }, noOrder: 'Sin orden', firstDose: 'Primera dosis', hold: 'En espera', given: 'Dada {time}', notWanted: 'No la quiso', atHome: 'En casa', due: 'Hacia las {time}', dueToday: 'Hoy',
    todaysDose: 'Dosis de hoy', part: 'Parte {part} de {parts}', observed: 'Supervisada. Orden de {by}, del {from} al {to}.', nothingLeft: 'Hoy no queda nada por dar.', noOrderToday: 'Ninguna orden incluye el día de hoy.', notNow: 'Ahora no. La dosis se guarda.',
    give: 'Dar {dose}', giveKey: 'Dar la dosis', answerFirst: { one: 'Responda {count} pregunta', other: 'Responda {count} preguntas' }, ledgerNote: 'Se escribe en el libro al pulsar. Puede corregirse con un motivo; no puede borrarse.',
    didNotWant: 'No la quiso', holdDoses: 'Esperar', askPrescriber: 'Preguntar al prescriptor', noteCheck: 'Anotar lo que se ve', secondReads: 'Otra persona lo lee', liftHold: 'Levantar la espera', waitsFor: 'Espera a {who}', prescriber: 'un prescriptor', nurse: 'una enfermera', pharmacist: 'un farmacéutico',
    takenInPart: 'Tomada en parte', howMuch: 'Cuánto se tomó', answered: 'Respondido: {what}', savedDose: '{dose} dados a {name}.', saved: 'Guardado {time}',
    sayHold: 'Quiero que esté a salvo. Su dosis se guarda. Siéntese aquí conmigo y en media hora lo vemos otra vez.', sayMissed: 'Qué bien que haya vuelto. Su cuerpo puede haber perdido tolerancia. Primero le ve el prescriptor y luego empezamos de nuevo sin riesgo.',
    atTheWindow: 'En la ventanilla', notSeenYet: 'Nadie ha anotado aún lo que ve.', identity: 'Se reconoce por', photo: 'Foto', name: 'Nombre', bornOn: 'Fecha de nacimiento', number: 'Número o tarjeta', address: 'Dirección', identityHint: 'Dos de estos.', identityOk: 'Es la persona correcta',
    sedation: 'Sedación (POSS)', poss1: '1 alerta', poss2: '2 somnolienta, despierta fácil', poss3: '3 se duerme al hablar', poss4: '4 poca o ninguna respuesta', possS: 'S dormida, despierta fácil', breaths: 'Respiraciones por minuto', oxygen: 'Oxígeno', intoxicated: 'Parece o huele a intoxicación', elsewhere: 'Dosis en otro centro hoy', alcohol: 'Alcohol en el aliento', alcoholUnit: 'mg en 210 L',
    bottlesDue: 'Frascos por devolver', bottlesBack: 'Frascos devueltos', yes: 'Sí', no: 'No', notAsked: 'sin preguntar', saveCheck: 'Guardar', scoreAgain: 'Mirar otra vez', cancel: 'Cancelar', lastDose: 'Última dosis', noDoseYet: 'ninguna', missed: 'Días sin dosis', treatmentDay: 'Día de tratamiento',
    confirmed: 'Identidad confirmada {time}', notConfirmed: 'Identidad sin confirmar', dosesTitle: 'Dosis', days28: '28 días', chart: 'Historia', orders: 'Órdenes', bottlesOut: { one: '{count} frasco fuera', other: '{count} frascos fuera' },
    reason: 'Motivo', place: 'Poner en espera', whoLifts: 'Quién puede levantarla', secondTitle: 'Segunda persona', secondSub: 'Muestra aquí quién es, con su propio código o frase. Sirve una vez.', staffName: 'Nombre de acceso', code: 'Código', orPassphrase: 'o frase de acceso', confirm: 'Confirmar', born: 'Nació el {day}',
    clearIdentity: 'identidad', clearDosed: 'sin dosis hoy', clearOrder: 'orden', clearSedation: 'sedación', clearMissed: 'días sin dosis', clearStock: 'existencias', clearHolds: 'esperas', override: 'Seguir adelante con un motivo', overrideHint: 'Queda con su nombre. Solo lo que las reglas dejan a un prescriptor.', container: 'De {label}, lote {lot}', left_mg: 'quedan {amount}', checkIn: 'Anotar llegada',
  },
  'en-GB': { scoreAgain: 'Look again', askPrescriber: 'Ask the prescriber' },
});

/** Facts of the dosing rules in words. */
export const factMessages = catalogue({
  en: {
    poss: 'sedation', intoxicated: 'intoxication', identityConfirmed: 'identity', dosedElsewhereToday: 'a dose elsewhere today', rr: 'breaths a minute', spo2: 'oxygen', breathAlcohol: 'breath alcohol', qtcMs: 'QTc', missedDays: 'days missed', stockUg: 'stock', dayTotalUg: 'the day’s total',
    sedativesOrAlcohol: 'sedatives or alcohol', lowTolerance: 'low tolerance', daysSinceLastOpioid: 'days since the last opioid', openHolds: 'open holds', containerExpired: 'the container’s date', containerSetAside: 'the container set aside', secondReaderMissing: 'a second reader', bottlesReturnedShort: 'bottles short',
    rousable: 'can be roused', hoursAfterFirst: 'hours since the first dose', rationale: 'rationale', action: 'what is done', daysSinceLastIncrease: 'days since the last rise',
  },
  es: {
    poss: 'sedación', intoxicated: 'intoxicación', identityConfirmed: 'identidad', dosedElsewhereToday: 'una dosis en otro centro hoy', rr: 'respiraciones por minuto', spo2: 'oxígeno', breathAlcohol: 'alcohol en el aliento', qtcMs: 'QTc', missedDays: 'días sin dosis', stockUg: 'existencias', dayTotalUg: 'el total del día',
    sedativesOrAlcohol: 'sedantes o alcohol', lowTolerance: 'poca tolerancia', daysSinceLastOpioid: 'días desde el último opioide', openHolds: 'esperas abiertas', containerExpired: 'la fecha del envase', containerSetAside: 'el envase apartado', secondReaderMissing: 'una segunda persona', bottlesReturnedShort: 'frascos de menos',
    rousable: 'se puede despertar', hoursAfterFirst: 'horas desde la primera dosis', rationale: 'motivo', action: 'lo que se hace', daysSinceLastIncrease: 'días desde la última subida',
  },
});
