/** Work and Social Adjustment Scale: five areas, 0 to 8 each, total 0 to 40. */
import { bandsTo, choice, itemsOf, sumOf, words, type Instrument, type ScaleAnswer } from '../instrument.ts';

const answer: ScaleAnswer = {
  kind: 'scale', min: 0, max: 8,
  anchors: [choice(0, 'Not at all', 'Nada'), choice(2, 'Slightly', 'Un poco'), choice(4, 'Definitely', 'Claramente'), choice(6, 'Markedly', 'Mucho'), choice(8, 'Very severely', 'Gravísimo')],
};
const items = itemsOf(answer, [
  ['work', 'Work', 'Trabajo'], ['home', 'Managing the home', 'Tareas del hogar'], ['socialLeisure', 'Leisure with other people', 'Ocio con otras personas'],
  ['privateLeisure', 'Leisure on your own', 'Ocio a solas'], ['relationships', 'Close relationships', 'Relaciones cercanas'],
]);

export const wsas: Instrument = {
  id: 'WSAS',
  version: '1',
  title: words('Work and Social Adjustment Scale (WSAS)', 'Escala de adaptación laboral y social (WSAS)'),
  room: 'outcomes',
  licence: { says: 'Marks and Mundt: free for clinical use with credit; ask for commercial use. Topic labels only.', wording: 'topics', use: 'credit', mark: 'unchecked' },
  cite: { source: 'Mundt 2002', mark: 'unchecked' },
  ratedBy: 'person',
  about: words('How much the problem gets in the way now', 'Cuánto interfiere el problema ahora'),
  items,
  scales: [sumOf(items, 0, 40, 'lower')],
  total: 'total',
  bandSets: [{
    scale: 'total', profile: 'any', source: 'Mundt 2002', mark: 'unchecked',
    bands: bandsTo(40, [
      ['subclinical', 0, 'Subclinical', 'Subclínico'], ['significant', 10, 'Significant impairment', 'Deterioro significativo'], ['moderately_severe_or_worse', 21, 'Moderately severe or worse', 'Moderadamente grave o peor'],
    ]),
  }],
  flags: [],
  cautions: [],
};
