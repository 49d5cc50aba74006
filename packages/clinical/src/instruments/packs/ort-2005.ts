/** Opioid Risk Tool (Webster 2005): points only. It is about starting opioid analgesia, never about somebody who has the disorder. */
import { bandsTo, sumOf, words, type Instrument, type Item, type PointsBySex } from '../instrument.ts';

const factor = (id: string, en: string, es: string, yes: number | PointsBySex): Item => ({ id, says: words(en, es), answer: { kind: 'yesNo', yes, no: 0 } });

const items: readonly Item[] = [
  factor('famAlcohol', 'Family: alcohol', 'Familia: alcohol', { female: 1, male: 3 }),
  factor('famIllegal', 'Family: illegal drugs', 'Familia: drogas ilegales', { female: 2, male: 3 }),
  factor('famRx', 'Family: prescription drugs', 'Familia: medicamentos', 4),
  factor('selfAlcohol', 'Personal: alcohol', 'Personal: alcohol', 3),
  factor('selfIllegal', 'Personal: illegal drugs', 'Personal: drogas ilegales', 4),
  factor('selfRx', 'Personal: prescription drugs', 'Personal: medicamentos', 5),
  factor('age16to45', 'Age 16 to 45', 'Edad de 16 a 45', 1),
  factor('preadolescentSexualAbuse', 'Sexual abuse before adolescence', 'Abuso sexual antes de la adolescencia', { female: 3, male: 0 }),
  factor('addOcdBipolarSchizophrenia', 'Attention deficit, obsessive-compulsive, bipolar disorder or schizophrenia', 'Déficit de atención, trastorno obsesivo, bipolar o esquizofrenia', 2),
  factor('depression', 'Depression', 'Depresión', 1),
];

export const ort2005: Instrument = {
  id: 'ORT-2005',
  version: '1',
  title: words('Opioid Risk Tool (2005), points', 'Herramienta de riesgo de opioides (2005), puntos'),
  room: 'assessment',
  licence: { says: 'The rights holder asks for permission for clinical use; topic labels and points only, not the form.', wording: 'topics', use: 'ask', mark: 'primary' },
  cite: { source: 'Webster 2005 (table as reproduced by CFP)', mark: 'primary' },
  ratedBy: 'clinician',
  about: words('Before opioid analgesia is considered', 'Antes de considerar analgesia con opioides'),
  items,
  scales: [sumOf(items, 0, 26, 'lower', { loinc: '91392-1' })],
  total: 'total',
  bandSets: [{
    scale: 'total', profile: 'any', source: 'Webster 2005', mark: 'primary',
    bands: bandsTo(26, [['low', 0, 'Low', 'Bajo'], ['moderate', 4, 'Moderate', 'Moderado'], ['high', 8, 'High', 'Alto']]),
  }],
  flags: [],
  loinc: { panel: '91393-9', mark: 'primary' },
  cautions: [words('Not for people who already have opioid use disorder.', 'No es para personas que ya tienen trastorno por consumo de opioides.')],
  hideInOud: true,
};
