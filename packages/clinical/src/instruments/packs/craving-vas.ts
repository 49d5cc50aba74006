/** Craving on a line of 0 to 100: now, and the worst in 24 hours. Compared only with the same person's own. */
import { choice, itemsOf, words, type Instrument, type ScaleAnswer } from '../instrument.ts';

const answer: ScaleAnswer = { kind: 'scale', min: 0, max: 100, anchors: [choice(0, 'No craving', 'Sin ansias'), choice(100, 'The strongest you can imagine', 'Las más fuertes que pueda imaginar')] };
const items = itemsOf(answer, [['now', 'Craving right now', 'Ansias en este momento'], ['worst24h', 'Worst craving in the last 24 hours', 'Peores ansias en las últimas 24 horas']]);

export const cravingVas: Instrument = {
  id: 'CRAVING-VAS',
  version: '1',
  title: words('Craving, 0 to 100', 'Ansias, de 0 a 100'),
  room: 'therapy',
  licence: { says: 'A plain line; no licence.', wording: 'own', use: 'free', mark: 'unchecked' },
  cite: { source: 'Visual analogue scale, 0 to 100 mm', mark: 'unchecked' },
  ratedBy: 'person',
  about: words('Now, and the last 24 hours', 'Ahora, y las últimas 24 horas'),
  items,
  scales: [
    { id: 'now', says: words('Now', 'Ahora'), method: 'sum', items: ['now'], min: 0, max: 100, better: 'lower' },
    { id: 'worst24h', says: words('Worst in 24 hours', 'Peor en 24 horas'), method: 'sum', items: ['worst24h'], min: 0, max: 100, better: 'lower' },
  ],
  bandSets: [],
  flags: [],
  cautions: [words('No bands; read the trend of one person.', 'Sin niveles; mire la tendencia de una misma persona.')],
};
