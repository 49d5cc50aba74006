/** Subjective Opiate Withdrawal Scale, 16 items (Handelsman 1987): rated by the person, 0 to 64, no bands. */
import { choice, itemsOf, sumOf, words, type Instrument, type ScaleAnswer } from '../instrument.ts';

const answer: ScaleAnswer = {
  kind: 'scale', min: 0, max: 4,
  anchors: [choice(0, 'Not at all', 'Nada'), choice(1, 'A little', 'Un poco'), choice(2, 'Moderately', 'Moderadamente'), choice(3, 'Quite a bit', 'Bastante'), choice(4, 'Extremely', 'Muchísimo')],
};

const items = itemsOf(answer, [
  ['anxiety', 'Anxiety', 'Ansiedad'], ['yawning', 'Yawning', 'Bostezos'], ['perspiring', 'Sweating', 'Sudoración'], ['tearyEyes', 'Teary eyes', 'Ojos llorosos'],
  ['runnyNose', 'Runny nose', 'Goteo de nariz'], ['goosebumps', 'Goosebumps', 'Piel de gallina'], ['shaking', 'Shaking', 'Temblores'], ['hotFlushes', 'Hot flushes', 'Sofocos'],
  ['coldFlushes', 'Cold flushes', 'Escalofríos'], ['aches', 'Bone and muscle aches', 'Dolor de huesos y músculos'], ['restlessness', 'Restlessness', 'Inquietud'], ['nausea', 'Nausea', 'Náuseas'],
  ['vomiting', 'Feeling like vomiting', 'Ganas de vomitar'], ['twitching', 'Muscle twitching', 'Sacudidas musculares'], ['cramps', 'Stomach cramps', 'Cólicos de estómago'], ['craving', 'Urge to use now', 'Ganas de consumir ahora'],
]);

export const sows16: Instrument = {
  id: 'SOWS-16',
  version: '1',
  title: words('Subjective Opiate Withdrawal Scale, 16 items (SOWS-16)', 'Escala subjetiva de abstinencia de opiáceos, 16 ítems (SOWS-16)'),
  room: 'withdrawal',
  licence: { says: 'Widely reproduced by public bodies; journal copyright on the paper. Topic labels only.', wording: 'topics', use: 'ask', mark: 'unchecked' },
  cite: { source: 'Handelsman 1987 (items and range per open-access restatements)', mark: 'secondary' },
  ratedBy: 'person',
  about: words('How you feel right now', 'Cómo se siente en este momento'),
  items,
  scales: [sumOf(items, 0, 64, 'lower')],
  total: 'total',
  bandSets: [],
  flags: [{
    id: 'homeStartPrompt', of: { scale: 'total' }, is: 'atLeast', value: 17, mark: 'secondary',
    says: words('Home-start material looks for 17 or more: a prompt, never a gate by itself', 'El material para inicio en casa busca 17 o más: un aviso, nunca un requisito por sí solo'),
  }],
  cautions: [
    words('No bands are published for 16 items; the bands in circulation belong to a 15-item form. Read the trend.', 'No hay niveles publicados para 16 ítems; los que circulan son de un formulario de 15. Mire la tendencia.'),
    words('Never compare with SOWS-10: another scale with the same short name.', 'Nunca compare con SOWS-10: es otra escala con el mismo nombre corto.'),
  ],
};
