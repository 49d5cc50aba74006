/** Short Opiate Withdrawal Scale, 10 items (Gossop 1990): rated by the person, 0 to 30, usual in the UK, no bands. */
import { choice, itemsOf, sumOf, words, type Instrument, type ScaleAnswer } from '../instrument.ts';

const answer: ScaleAnswer = {
  kind: 'scale', min: 0, max: 3,
  anchors: [choice(0, 'None', 'Nada'), choice(1, 'Mild', 'Leve'), choice(2, 'Moderate', 'Moderado'), choice(3, 'Severe', 'Intenso')],
};

const items = itemsOf(answer, [
  ['sick', 'Feeling sick', 'Ganas de vomitar'], ['cramps', 'Stomach cramps', 'Cólicos de estómago'], ['spasms', 'Muscle spasms or twitching', 'Espasmos o sacudidas musculares'],
  ['cold', 'Feeling cold', 'Sensación de frío'], ['heart', 'Heart pounding', 'Palpitaciones'], ['tension', 'Muscular tension', 'Tensión muscular'],
  ['aches', 'Aches and pains', 'Dolores y molestias'], ['yawning', 'Yawning', 'Bostezos'], ['runnyEyes', 'Runny eyes', 'Ojos llorosos'], ['sleep', 'Sleep problems', 'Problemas para dormir'],
]);

export const sows10: Instrument = {
  id: 'SOWS-10',
  version: '1',
  title: words('Short Opiate Withdrawal Scale, 10 items (SOWS-10)', 'Escala breve de abstinencia de opiáceos, 10 ítems (SOWS-10)'),
  room: 'withdrawal',
  licence: { says: 'Widely reproduced by public bodies; journal copyright on the paper. Topic labels only.', wording: 'topics', use: 'ask', mark: 'unchecked' },
  cite: { source: 'Gossop 1990', mark: 'secondary' },
  ratedBy: 'person',
  about: words('The last 24 hours', 'Las últimas 24 horas'),
  items,
  scales: [sumOf(items, 0, 30, 'lower')],
  total: 'total',
  bandSets: [],
  flags: [],
  change: { by: 'points', from: 4, source: 'Gossop 1990; change of 2 to 4 points treated as meaningful, product rule from 4', mark: 'secondary' },
  cautions: [
    words('No severity bands are published. Read the trend.', 'No hay niveles de gravedad publicados. Mire la tendencia.'),
    words('Never compare with SOWS-16: another scale with the same short name.', 'Nunca compare con SOWS-16: es otra escala con el mismo nombre corto.'),
  ],
};
