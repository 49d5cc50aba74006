/** Tisdale: the risk of a long QT in hospital, 0 to 21. */
import { bandsTo, choice, sumOf, words, type Instrument, type Item } from '../instrument.ts';

const factor = (id: string, en: string, es: string, yes: number): Item => ({ id, says: words(en, es), answer: { kind: 'yesNo', yes, no: 0 } });

const items: readonly Item[] = [
  factor('age68', 'Age 68 or over', 'Edad de 68 o más', 1), factor('female', 'Female', 'Mujer', 1), factor('loopDiuretic', 'Loop diuretic', 'Diurético de asa', 1),
  factor('kLe3_5', 'Potassium 3.5 mmol/L or less', 'Potasio de 3.5 mmol/L o menos', 2), factor('qtcGe450', 'QTc 450 ms or more on admission', 'QTc de 450 ms o más al ingreso', 2), factor('acuteMI', 'Acute myocardial infarction', 'Infarto agudo de miocardio', 2),
  factor('sepsis', 'Sepsis', 'Sepsis', 3), factor('heartFailure', 'Heart failure', 'Insuficiencia cardiaca', 3),
  {
    id: 'qtDrugs', says: words('Medicines that lengthen the QT', 'Medicinas que alargan el QT'),
    answer: { kind: 'coded', options: [{ ...choice(0, 'None', 'Ninguna'), code: 'none' }, { ...choice(3, 'One', 'Una'), code: 'one' }, { ...choice(6, 'Two or more', 'Dos o más'), code: 'two_plus' }] },
  },
];

export const tisdale: Instrument = {
  id: 'Tisdale',
  version: '1',
  title: words('Tisdale score for QT risk', 'Puntuación de Tisdale de riesgo de QT'),
  room: 'tests',
  licence: { says: 'Published points; no form.', wording: 'own', use: 'free', mark: 'secondary' },
  cite: { source: 'Tisdale 2013', mark: 'secondary' },
  ratedBy: 'clinician',
  about: words('Now', 'Ahora'),
  items,
  scales: [sumOf(items, 0, 21, 'lower')],
  total: 'total',
  bandSets: [{ scale: 'total', profile: 'any', source: 'Tisdale 2013', mark: 'secondary', bands: bandsTo(21, [['low', 0, 'Low', 'Bajo'], ['moderate', 7, 'Moderate', 'Moderado'], ['high', 11, 'High', 'Alto']]) }],
  flags: [],
  cautions: [words('Made for cardiac inpatients; in a clinic it supports a decision, never makes it.', 'Hecha para pacientes cardiacos ingresados; en una clínica apoya la decisión, nunca la toma.')],
};
