/** Words of comfort medicines for people who are not on the ward. */
import { catalogue } from '@fairlead/ui';

export const homeMessages = catalogue({
  en: {
    title: 'Comfort medicines', sub: 'For symptoms beside the treatment, for some days', none: 'No comfort medicine is ordered.', noneSub: 'A prescriber orders one with its most in a day and its last day.', onWard: 'On the ward: comfort medicines are ordered with the stay.',
    unit: 'One tablet', lastOn: 'Last day', units: 'How many', unitsHint: 'Enough for the most in a day until the last day, unless you say less.', supply: 'Where from', prescription: 'On a prescription', fromWindow: 'From our window',
    course: 'until {day}; {count} of {unit}, {how}', byPrescription: 'on a prescription', byWindow: 'from the window, {given} given out', print: 'Print the prescription', printFailed: 'The prescription could not be made. Try again.', supplyTitle: 'Give out {medicine}', howMany: 'How many go home', giveOut: { one: 'Give out {count}', other: 'Give out {count}' }, allOut: 'All of them were given out.', supplied: 'went home', left: '{count} left',
  },
  es: {
    title: 'Medicinas de alivio', sub: 'Para los síntomas junto al tratamiento, por unos días', none: 'No hay medicina de alivio ordenada.', noneSub: 'Quien prescribe la ordena con su máximo al día y su último día.', onWard: 'En la planta: las medicinas de alivio se ordenan con la estancia.',
    unit: 'Un comprimido', lastOn: 'Último día', units: 'Cuántos', unitsHint: 'Suficientes para el máximo al día hasta el último día, salvo que diga menos.', supply: 'De dónde', prescription: 'Con receta', fromWindow: 'De nuestra ventanilla',
    course: 'hasta el {day}; {count} de {unit}, {how}', byPrescription: 'con receta', byWindow: 'de la ventanilla, {given} entregados', print: 'Imprimir la receta', printFailed: 'No se pudo hacer la receta. Inténtelo otra vez.', supplyTitle: 'Entregar {medicine}', howMany: 'Cuántos se lleva', giveOut: { one: 'Entregar {count}', other: 'Entregar {count}' }, allOut: 'Ya se entregaron todos.', supplied: 'a casa', left: 'quedan {count}',
  },
});
