/** CAGE-AID: four questions on alcohol and drugs; two or more is positive. */
import { itemsOf, sumOf, words, YES_NO, type Instrument } from '../instrument.ts';

const asked = itemsOf(YES_NO, [
  ['cutDown', 'Have you felt you ought to cut down on your drinking or drug use?', '¿Ha sentido que debería reducir su consumo de alcohol o drogas?'],
  ['annoyed', 'Have people annoyed you by criticizing your drinking or drug use?', '¿Le ha molestado que critiquen su consumo de alcohol o drogas?'],
  ['guilty', 'Have you felt bad or guilty about your drinking or drug use?', '¿Se ha sentido mal o culpable por su consumo de alcohol o drogas?'],
  ['eyeOpener', 'Have you had a drink or used drugs first thing in the morning to steady your nerves or to get rid of a hangover?', '¿Ha bebido o consumido drogas nada más levantarse para calmar los nervios o quitarse la resaca?'],
]);
const items = asked.map((item) => (item.id === 'annoyed' ? { ...item, says: { ...item.says, 'en-GB': 'Have people annoyed you by criticising your drinking or drug use?' } } : item));

export const cageAid: Instrument = {
  id: 'CAGE-AID',
  version: '1',
  title: words('CAGE adapted to include drugs (CAGE-AID)', 'CAGE adaptado para incluir drogas (CAGE-AID)'),
  room: 'assessment',
  licence: { says: 'Public domain.', wording: 'published', use: 'free', mark: 'secondary' },
  cite: { source: 'Brown & Rounds 1995', mark: 'secondary' },
  ratedBy: 'either',
  about: words('Ever', 'Alguna vez'),
  items,
  scales: [sumOf(items, 0, 4, 'lower')],
  total: 'total',
  bandSets: [],
  flags: [{ id: 'positive', of: { scale: 'total' }, is: 'atLeast', value: 2, mark: 'secondary', says: words('Positive: 2 or more', 'Positivo: 2 o más') }],
  cautions: [],
};
