/** Words of guest days and of the passport on paper. */
import { catalogue } from '@fairlead/ui';

export const guestMessages = catalogue({
  en: {
    hospital: 'Hospital or prison',
    passport: 'Dose passport', passportText: 'A signed page that any clinic can check: dose, last dose, bottles. Good for seven days.', asked: 'They asked for it and take it along', print: 'Print the passport', printFailed: 'It could not be printed.',
    title: 'Guest days', lead: 'On these days one other window gives the dose, and this one none.', noStays: 'No guest days.', newTitle: 'Agree guest days', kind: 'Where is the dose given?', 'our-site': 'At another of our sites', away: 'At another clinic, hospital or prison', visitor: 'Here, for a visitor of another clinic',
    site: 'Site', otherClinic: 'Name of the other clinic', phone: 'Telephone', fromDay: 'First day', toDay: 'Last day', how: 'How did the home clinic confirm it?', byPassport: 'By a dose passport', byCall: 'By telephone, at a number we looked up', passportHere: 'Text of the passport', passportHint: 'Scan the code into this field.',
    who: 'Who confirmed it', callAt: 'When', medicine: 'Medicine', dose: 'Dose a day', lastAt: 'Last dose at', lastDose: 'Last dose', witnessed: 'They saw the last dose taken', bottles: 'Bottles given for home', nextDue: 'Next dose due', ordered: 'A prescriber there ordered these days', noneOfThese: 'They hold bottles, and none of them is for these days', agree: 'Agree and sign',
    fill: 'Fill in every field above.', noOtherSite: 'You work at one site only.', active: '{where}, {from} to {to}', over: 'Ended', visits: 'Visitor of {where}, up to {dose}', by: 'Agreed by {by}.', confirmedBy: 'Confirmed by {by}.',
    endTitle: 'They are back', reason: 'Why the days end', givenOn: 'Given on {day}', givenHint: 'Milligrams that the other clinic gave; empty for none.', noneToday: 'The other clinic gave nothing today', end: 'End the guest days',
  },
  es: {
    hospital: 'Hospital o prisión',
    passport: 'Pasaporte de dosis', passportText: 'Una hoja firmada que cualquier centro puede comprobar: dosis, última dosis, frascos. Vale siete días.', asked: 'Lo pidió y se lo lleva', print: 'Imprimir el pasaporte', printFailed: 'No se pudo imprimir.',
    title: 'Días de visitante', lead: 'En estos días la dosis la da otra ventanilla, y esta ninguna.', noStays: 'Sin días de visitante.', newTitle: 'Acordar días de visitante', kind: '¿Dónde se da la dosis?', 'our-site': 'En otra de nuestras sedes', away: 'En otro centro, hospital o prisión', visitor: 'Aquí, a un visitante de otro centro',
    site: 'Sede', otherClinic: 'Nombre del otro centro', phone: 'Teléfono', fromDay: 'Primer día', toDay: 'Último día', how: '¿Cómo lo confirmó el centro de origen?', byPassport: 'Con un pasaporte de dosis', byCall: 'Por teléfono, a un número que buscamos', passportHere: 'Texto del pasaporte', passportHint: 'Escanee el código en este campo.',
    who: 'Quién lo confirmó', callAt: 'Cuándo', medicine: 'Medicamento', dose: 'Dosis al día', lastAt: 'Última dosis, cuándo', lastDose: 'Última dosis', witnessed: 'Vieron tomar la última dosis', bottles: 'Frascos dados para casa', nextDue: 'Próxima dosis', ordered: 'Un prescriptor de allí ordenó estos días', noneOfThese: 'Tiene frascos, y ninguno es para estos días', agree: 'Acordar y firmar',
    fill: 'Rellene todos los campos de arriba.', noOtherSite: 'Usted trabaja en una sola sede.', active: '{where}, del {from} al {to}', over: 'Terminado', visits: 'Visitante de {where}, hasta {dose}', by: 'Acordado por {by}.', confirmedBy: 'Confirmado por {by}.',
    endTitle: 'Ha vuelto', reason: 'Por qué terminan los días', givenOn: 'Dado el {day}', givenHint: 'Miligramos que dio el otro centro; vacío si ninguno.', noneToday: 'El otro centro no dio nada hoy', end: 'Terminar los días de visitante',
  },
});
