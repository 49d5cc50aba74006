/** PEG: pain intensity, enjoyment and activity, 0 to 10 each; the score is their mean. */
import { choice, itemsOf, words, type Instrument, type Item } from '../instrument.ts';

const rating = (low: readonly [string, string], high: readonly [string, string], row: readonly [string, string, string]): readonly Item[] =>
  itemsOf({ kind: 'scale', min: 0, max: 10, anchors: [choice(0, ...low), choice(10, ...high)] }, [row]);
const interferes = [['Does not interfere', 'No interfiere'], ['Completely interferes', 'Interfiere por completo']] as const;

const items: readonly Item[] = [
  ...rating(['No pain', 'Sin dolor'], ['Pain as bad as you can imagine', 'El peor dolor que pueda imaginar'], ['pain', 'Your pain on average in the past week', 'Su dolor en promedio en la última semana']),
  ...rating(interferes[0], interferes[1], ['enjoyment', 'How pain has interfered with your enjoyment of life in the past week', 'Cuánto ha interferido el dolor con su disfrute de la vida en la última semana']),
  ...rating(interferes[0], interferes[1], ['activity', 'How pain has interfered with your general activity in the past week', 'Cuánto ha interferido el dolor con su actividad general en la última semana']),
];

export const peg: Instrument = {
  id: 'PEG',
  version: '1',
  title: words('Pain, enjoyment and general activity (PEG)', 'Dolor, disfrute y actividad general (PEG)'),
  room: 'assessment',
  licence: { says: 'Krebs 2009: free with credit.', wording: 'own', use: 'credit', mark: 'unchecked' },
  cite: { source: 'Krebs 2009', mark: 'unchecked' },
  ratedBy: 'person',
  about: words('The past week', 'La última semana'),
  items,
  scales: [{ id: 'mean', says: words('Mean', 'Media'), method: 'mean', items: items.map((item) => item.id), min: 0, max: 10, better: 'lower', loinc: '91147-9' }],
  total: 'mean',
  bandSets: [],
  flags: [],
  change: { by: 'share', from: 0.3, source: 'Krebs 2009: 30 per cent', mark: 'unchecked' },
  loinc: { panel: '91148-7', mark: 'unchecked' },
  cautions: [],
};
