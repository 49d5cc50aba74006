/** AUDIT-C: the three consumption questions, 0 to 12. The cut-off depends on sex (Bush 1998) or is 5 in UK practice. */
import { sumOf, words, type Instrument } from '../instrument.ts';
import { consumption } from './audit.ts';

export const auditC: Instrument = {
  id: 'AUDIT-C',
  version: '1',
  title: words('Alcohol screen (AUDIT-C)', 'Cribado de alcohol (AUDIT-C)'),
  room: 'assessment',
  licence: { says: 'World Health Organization: free to use and reproduce with credit, not for sale.', wording: 'published', use: 'credit', mark: 'unchecked' },
  cite: { source: 'Bush 1998', mark: 'secondary' },
  ratedBy: 'either',
  about: words('The past year', 'El último año'),
  items: consumption,
  scales: [sumOf(consumption, 0, 12, 'lower', { loinc: '75626-2' })],
  total: 'total',
  bandSets: [],
  flags: [
    { id: 'positive', of: { scale: 'total' }, is: 'atLeast', value: { female: 3, male: 4 }, mark: 'secondary', says: words('Positive: 3 or more in women, 4 or more in men', 'Positivo: 3 o más en mujeres, 4 o más en hombres') },
    { id: 'positive', profile: 'UK', of: { scale: 'total' }, is: 'atLeast', value: 5, mark: 'unchecked', says: words('Positive: 5 or more', 'Positivo: 5 o más') },
  ],
  loinc: { panel: '72109-2', mark: 'unchecked' },
  cautions: [words('A UK unit is 8 g of ethanol, a US drink 14 g: store which was used with the answer.', 'Una unidad del Reino Unido son 8 g de etanol, una bebida de EE. UU. 14 g: guarde cuál se usó.')],
};
