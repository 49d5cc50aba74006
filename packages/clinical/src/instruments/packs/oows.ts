/** Objective Opiate Withdrawal Scale (Handelsman 1987): 13 signs, present or absent, seen by a rater; 0 to 13, no bands. */
import { itemsOf, sumOf, words, YES_NO, type Instrument } from '../instrument.ts';

const items = itemsOf(YES_NO, [
  ['yawning', 'Yawning', 'Bostezos'], ['rhinorrhoea', 'Runny nose', 'Goteo de nariz'], ['piloerection', 'Gooseflesh', 'Piel de gallina'], ['perspiration', 'Sweating', 'Sudoración'],
  ['lacrimation', 'Tears', 'Lagrimeo'], ['tremor', 'Hand tremor', 'Temblor de manos'], ['mydriasis', 'Wide pupils', 'Pupilas dilatadas'], ['flushes', 'Hot or cold flushes', 'Sofocos o escalofríos'],
  ['restlessness', 'Restlessness', 'Inquietud'], ['vomiting', 'Vomiting', 'Vómito'], ['twitches', 'Muscle twitches', 'Sacudidas musculares'], ['cramps', 'Abdominal cramps', 'Cólicos abdominales'], ['anxiety', 'Anxiety', 'Ansiedad'],
]);

export const oows: Instrument = {
  id: 'OOWS',
  version: '1',
  title: words('Objective Opiate Withdrawal Scale (OOWS)', 'Escala objetiva de abstinencia de opiáceos (OOWS)'),
  room: 'withdrawal',
  licence: { says: 'Widely reproduced by public bodies; journal copyright on the paper. Topic labels only.', wording: 'topics', use: 'ask', mark: 'unchecked' },
  cite: { source: 'Handelsman 1987; 13 signs present or absent', mark: 'primary' },
  ratedBy: 'clinician',
  about: words('Seen during five minutes of watching', 'Observado durante cinco minutos'),
  items,
  scales: [sumOf(items, 0, 13, 'lower')],
  total: 'total',
  bandSets: [],
  flags: [],
  cautions: [words('The length of watching and the definitions of the signs were not checked against the paper.', 'La duración de la observación y las definiciones de los signos no se cotejaron con el artículo.')],
};
