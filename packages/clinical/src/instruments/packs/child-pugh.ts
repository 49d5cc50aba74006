/** Child-Pugh: liver function, 5 to 15, class A, B or C. */
import { bandsTo, sumOf, words, type Cut, type Instrument, type Item, type MeasureAnswer } from '../instrument.ts';

const lab = (unit: string, min: number, max: number, cuts: readonly Cut[]): MeasureAnswer => ({ kind: 'measure', unit, min, max, step: 0, cuts });

const items: readonly Item[] = [
  { id: 'bilirubinMgDl', says: words('Bilirubin', 'Bilirrubina'), answer: lab('mg/dL', 0, 100, [{ below: 2, score: 1 }, { upTo: 3, score: 2 }, { score: 3 }]) },
  { id: 'albuminGdl', says: words('Albumin', 'Albúmina'), answer: lab('g/dL', 0, 10, [{ below: 2.8, score: 3 }, { upTo: 3.5, score: 2 }, { score: 1 }]) },
  { id: 'inr', says: words('INR', 'INR'), answer: lab('{INR}', 0.5, 30, [{ below: 1.7, score: 1 }, { upTo: 2.3, score: 2 }, { score: 3 }]) },
  {
    id: 'ascites', says: words('Ascites', 'Ascitis'),
    answer: { kind: 'coded', options: [{ code: 'none', score: 1, says: words('None', 'Ninguna') }, { code: 'mild', score: 2, says: words('Mild', 'Leve') }, { code: 'moderate_severe', score: 3, says: words('Moderate or severe', 'Moderada o grave') }] },
  },
  {
    id: 'encephalopathy', says: words('Encephalopathy', 'Encefalopatía'),
    answer: { kind: 'coded', options: [{ code: 'none', score: 1, says: words('None', 'Ninguna') }, { code: 'grade_1_2', score: 2, says: words('Grade 1 or 2', 'Grado 1 o 2') }, { code: 'grade_3_4', score: 3, says: words('Grade 3 or 4', 'Grado 3 o 4') }] },
  },
];

export const childPugh: Instrument = {
  id: 'Child-Pugh',
  version: '1',
  title: words('Child-Pugh class', 'Clase de Child-Pugh'),
  room: 'tests',
  licence: { says: 'Published cut-points; no form.', wording: 'own', use: 'free', mark: 'secondary' },
  cite: { source: 'Child-Pugh 1973', mark: 'secondary' },
  ratedBy: 'clinician',
  about: words('The latest results', 'Los últimos resultados'),
  items,
  scales: [sumOf(items, 5, 15, 'lower', { id: 'score' })],
  total: 'score',
  bandSets: [{
    scale: 'score', profile: 'any', source: 'Child-Pugh 1973', mark: 'secondary',
    bands: bandsTo(15, [['A', 5, 'Class A', 'Clase A'], ['B', 7, 'Class B', 'Clase B'], ['C', 10, 'Class C', 'Clase C']]),
  }],
  flags: [],
  cautions: [],
};
