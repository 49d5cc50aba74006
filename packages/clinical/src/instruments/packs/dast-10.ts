/** Drug Abuse Screening Test, 10 questions about the past 12 months, drugs other than alcohol and tobacco. Item 3 is reversed. */
import { bandsTo, itemsOf, sumOf, words, YES_NO, type Instrument, type Item } from '../instrument.ts';

const straight = itemsOf(YES_NO, [
  ['1', 'Drugs used for other than medical reasons', 'Consumo de drogas por razones no médicas'], ['2', 'More than one drug at a time', 'Más de una droga a la vez'],
  ['3', 'Always able to stop when wanted', 'Siempre capaz de dejarlo cuando quiere'], ['4', 'Blackouts or flashbacks', 'Lagunas de memoria o recuerdos repentinos'],
  ['5', 'Feeling bad or guilty about it', 'Malestar o culpa por ello'], ['6', 'Partner or parents complain about it', 'Quejas de la pareja o los padres'],
  ['7', 'Family neglected because of it', 'Descuido de la familia por ello'], ['8', 'Illegal acts to obtain drugs', 'Actos ilegales para conseguir drogas'],
  ['9', 'Withdrawal symptoms after stopping', 'Síntomas de abstinencia al dejarlo'], ['10', 'Medical problems from it', 'Problemas médicos por ello'],
]);
const items: readonly Item[] = straight.map((item) => (item.id === '3' ? { ...item, answer: { kind: 'yesNo', yes: 0, no: 1 } } : item));

export const dast10: Instrument = {
  id: 'DAST-10',
  version: '1',
  title: words('Drug Abuse Screening Test (DAST-10)', 'Cuestionario de detección del consumo de drogas (DAST-10)'),
  room: 'assessment',
  licence: { says: 'Copyright H. Skinner; free for non-commercial clinical use with credit, commercial use needs permission. Topic labels only.', wording: 'topics', use: 'non-commercial', mark: 'unchecked' },
  cite: { source: 'Skinner 1982; Yudko 2007', mark: 'secondary' },
  ratedBy: 'either',
  about: words('The past 12 months; not alcohol or tobacco', 'Los últimos 12 meses; sin alcohol ni tabaco'),
  items,
  scales: [sumOf(items, 0, 10, 'lower', { loinc: '82667-7' })],
  total: 'total',
  bandSets: [{
    scale: 'total', profile: 'any', source: 'Skinner 1982', mark: 'secondary',
    bands: bandsTo(10, [
      ['none', 0, 'No problems reported', 'Sin problemas referidos'], ['low', 1, 'Low: monitor', 'Bajo: seguimiento'], ['moderate', 3, 'Moderate: look further', 'Moderado: investigar más'],
      ['substantial', 6, 'Substantial: intensive assessment', 'Considerable: valoración intensiva'], ['severe', 9, 'Severe: intensive assessment', 'Grave: valoración intensiva'],
    ]),
  }],
  flags: [],
  loinc: { panel: '82666-9', mark: 'unchecked' },
  cautions: [words('Item 3 is reversed: all "no" gives 1, all "yes" gives 9.', 'El ítem 3 se puntúa al revés: todo "no" da 1, todo "sí" da 9.')],
};
