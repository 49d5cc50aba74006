/** ORT-OUD (Cheatle 2019): nine unweighted yes-or-no topics; three or more is high. */
import { bandsTo, itemsOf, sumOf, words, YES_NO, type Instrument } from '../instrument.ts';

const items = itemsOf(YES_NO, [
  ['famAlcohol', 'Family: alcohol', 'Familia: alcohol'], ['famIllegal', 'Family: illegal drugs', 'Familia: drogas ilegales'], ['famRx', 'Family: prescription drugs', 'Familia: medicamentos'],
  ['selfAlcohol', 'Personal: alcohol', 'Personal: alcohol'], ['selfIllegal', 'Personal: illegal drugs', 'Personal: drogas ilegales'], ['selfRx', 'Personal: prescription drugs', 'Personal: medicamentos'],
  ['age16to45', 'Age 16 to 45', 'Edad de 16 a 45'],
  ['addOcdBipolarSchizophrenia', 'Attention deficit, obsessive-compulsive, bipolar disorder or schizophrenia', 'Déficit de atención, trastorno obsesivo, bipolar o esquizofrenia'], ['depression', 'Depression', 'Depresión'],
]);

export const ortOud: Instrument = {
  id: 'ORT-OUD',
  version: '1',
  title: words('Opioid Risk Tool for opioid use disorder (ORT-OUD)', 'Herramienta de riesgo de trastorno por opioides (ORT-OUD)'),
  room: 'assessment',
  licence: { says: 'Derivative of the 2005 tool (Cheatle 2019); ask. Topic labels only.', wording: 'topics', use: 'ask', mark: 'unchecked' },
  cite: { source: 'Cheatle 2019', mark: 'unchecked' },
  ratedBy: 'clinician',
  about: words('Before opioid analgesia is considered', 'Antes de considerar analgesia con opioides'),
  items,
  scales: [sumOf(items, 0, 9, 'lower')],
  total: 'total',
  bandSets: [{ scale: 'total', profile: 'any', source: 'Cheatle 2019', mark: 'unchecked', bands: bandsTo(9, [['low', 0, 'Low', 'Bajo'], ['high', 3, 'High', 'Alto']]) }],
  flags: [],
  cautions: [words('Not for people who already have opioid use disorder.', 'No es para personas que ya tienen trastorno por consumo de opioides.')],
  hideInOud: true,
};
