/** A single withdrawal rating of 0 to 3 as clinical trials record it. It is its own observation and never stands in for COWS. */
import { choice, itemsOf, sumOf, words, type Instrument } from '../instrument.ts';

const items = itemsOf({ kind: 'scale', min: 0, max: 3, anchors: [choice(0, 'None', 'Ninguna'), choice(1, 'Mild', 'Leve'), choice(2, 'Moderate', 'Moderada'), choice(3, 'Severe', 'Intensa')] }, [
  ['rating', 'Withdrawal as rated at this visit', 'Abstinencia según se valoró en esta visita'],
]);

export const trialWithdrawal: Instrument = {
  id: 'TRIAL-WITHDRAWAL',
  version: '1',
  title: words('Withdrawal rating, 0 to 3', 'Valoración de abstinencia, de 0 a 3'),
  room: 'withdrawal',
  licence: { says: 'A plain rating; no licence.', wording: 'own', use: 'free', mark: 'product' },
  cite: { source: 'Single rating of opioid treatment trials', mark: 'product' },
  ratedBy: 'clinician',
  about: words('At the visit', 'En la visita'),
  items,
  scales: [sumOf(items, 0, 3, 'lower')],
  total: 'total',
  bandSets: [],
  flags: [],
  cautions: [words('Not COWS: never convert one to the other, never draw both on one axis.', 'No es COWS: nunca convierta una en otra ni las dibuje en el mismo eje.')],
};
