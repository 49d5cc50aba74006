/** CIWA-B: benzodiazepine withdrawal. Its items are not ours to ship; a total from a paper form is read by its bands. */
import { bandsTo, words, type Instrument } from '../instrument.ts';

export const ciwaB: Instrument = {
  id: 'CIWA-B',
  version: '1',
  title: words('Clinical Institute Withdrawal Assessment, benzodiazepines (CIWA-B)', 'Evaluación de abstinencia de benzodiacepinas (CIWA-B)'),
  room: 'withdrawal',
  licence: { says: 'Journal copyright (Busto 1989); no item text is shipped, only the reading of a total.', wording: 'topics', use: 'ask', mark: 'unchecked' },
  cite: { source: 'Bands of the circulated 20-item form (Busto 1989 derivation)', mark: 'unchecked' },
  ratedBy: 'either',
  about: words('Enter the total of the paper form (20 items, 0 to 4 each)', 'Anote el total del formulario en papel (20 ítems, de 0 a 4)'),
  items: [],
  scales: [{ id: 'total', says: words('Total', 'Total'), method: 'sum', items: [], min: 0, max: 80, better: 'lower' }],
  total: 'total',
  bandSets: [{
    scale: 'total', profile: 'any', source: 'Circulated form (Busto 1989 derivation)', mark: 'unchecked',
    bands: bandsTo(80, [
      ['none', 0, 'None', 'Ninguna'], ['mild', 1, 'Mild', 'Leve'], ['moderate', 21, 'Moderate', 'Moderada'], ['severe', 41, 'Severe', 'Grave'], ['very_severe', 61, 'Very severe', 'Muy grave'],
    ]),
  }],
  flags: [],
  cautions: [words('The original retained 22 items; the bands belong to a circulated form of 20 scored items and are unchecked.', 'El original conservó 22 ítems; los niveles son de un formulario de 20 ítems que circula y no se han cotejado.')],
};
