/** WHO-5 well-being: raw 0 to 25, times four gives 0 to 100. */
import { choice, itemsOf, words, type Instrument, type ScaleAnswer } from '../instrument.ts';

const answer: ScaleAnswer = {
  kind: 'scale', min: 0, max: 5,
  anchors: [
    choice(0, 'At no time', 'Nunca'), choice(1, 'Some of the time', 'De vez en cuando'), choice(2, 'Less than half of the time', 'Menos de la mitad del tiempo'),
    choice(3, 'More than half of the time', 'Más de la mitad del tiempo'), choice(4, 'Most of the time', 'La mayor parte del tiempo'), choice(5, 'All of the time', 'Todo el tiempo'),
  ],
};
const items = itemsOf(answer, [
  ['cheerful', 'Cheerful, in good spirits', 'Alegre, de buen humor'], ['calm', 'Calm, relaxed', 'Tranquilo, relajado'], ['active', 'Active, vigorous', 'Activo, con energía'],
  ['rested', 'Woke up fresh and rested', 'Despertó fresco y descansado'], ['interested', 'Day filled with things of interest', 'Días llenos de cosas de interés'],
]);
const ids = items.map((item) => item.id);

export const who5: Instrument = {
  id: 'WHO-5',
  version: '1',
  title: words('Well-being index (WHO-5)', 'Índice de bienestar (WHO-5)'),
  room: 'outcomes',
  licence: { says: 'World Health Organization, CC BY-NC-SA 3.0 IGO (2024 notice). Topic labels only.', wording: 'topics', use: 'non-commercial', mark: 'unchecked' },
  cite: { source: 'WHO-5 (WHO 1998)', mark: 'unchecked' },
  ratedBy: 'person',
  about: words('The last two weeks', 'Las últimas dos semanas'),
  items,
  scales: [
    { id: 'raw', says: words('Raw score', 'Puntuación bruta'), method: 'sum', items: ids, min: 0, max: 25, better: 'higher' },
    { id: 'percent', says: words('Well-being, 0 to 100', 'Bienestar, de 0 a 100'), method: 'sum', items: ids, min: 0, max: 100, better: 'higher', times: 4 },
  ],
  total: 'percent',
  bandSets: [],
  flags: [
    { id: 'lowWellbeing', of: { scale: 'percent' }, is: 'below', value: 50, mark: 'unchecked', says: words('Under 50: low well-being, screen mood', 'Menos de 50: bienestar bajo, haga un cribado del ánimo') },
    { id: 'likelyDepression', of: { scale: 'percent' }, is: 'atMost', value: 28, mark: 'unchecked', says: words('28 or less: depression is likely', '28 o menos: depresión probable') },
  ],
  change: { by: 'points', from: 10, source: 'WHO-5 guidance: 10 points of 100', mark: 'unchecked' },
  cautions: [],
};
