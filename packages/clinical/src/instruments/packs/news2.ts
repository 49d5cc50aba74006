/** NEWS2 (Royal College of Physicians 2017): seven readings, 0 to 20. Its response levels stand in news2-level.ts. */
import { sumOf, words, type Cut, type Instrument, type Item, type MeasureAnswer } from '../instrument.ts';

const measure = (unit: string, min: number, max: number, cuts: readonly Cut[], step = 1): MeasureAnswer => ({ kind: 'measure', unit, min, max, step, cuts });
const onAir: readonly Cut[] = [{ upTo: 83, score: 3 }, { upTo: 85, score: 2 }, { upTo: 87, score: 1 }, { score: 0 }];
const onOxygen: readonly Cut[] = [{ upTo: 83, score: 3 }, { upTo: 85, score: 2 }, { upTo: 87, score: 1 }, { upTo: 92, score: 0 }, { upTo: 94, score: 1 }, { upTo: 96, score: 2 }, { score: 3 }];

const items: readonly Item[] = [
  { id: 'rr', loinc: '9279-1', says: words('Respirations', 'Respiraciones'), answer: measure('/min', 0, 100, [{ upTo: 8, score: 3 }, { upTo: 11, score: 1 }, { upTo: 20, score: 0 }, { upTo: 24, score: 2 }, { score: 3 }]) },
  {
    id: 'spo2', loinc: '59408-5', says: words('Oxygen saturation', 'Saturación de oxígeno'),
    answer: {
      ...measure('%', 0, 100, [{ upTo: 91, score: 3 }, { upTo: 93, score: 2 }, { upTo: 95, score: 1 }, { score: 0 }]),
      variants: [{ when: { scale2: true, onOxygen: true }, cuts: onOxygen }, { when: { scale2: true }, cuts: onAir }],
    },
  },
  { id: 'oxygen', says: words('On supplemental oxygen', 'Con oxígeno suplementario'), answer: { kind: 'yesNo', yes: 2, no: 0 } },
  { id: 'sbp', loinc: '8480-6', says: words('Systolic blood pressure', 'Presión sistólica'), answer: measure('mm[Hg]', 0, 350, [{ upTo: 90, score: 3 }, { upTo: 100, score: 2 }, { upTo: 110, score: 1 }, { upTo: 219, score: 0 }, { score: 3 }]) },
  { id: 'pulse', loinc: '8867-4', says: words('Pulse', 'Pulso'), answer: measure('/min', 0, 350, [{ upTo: 40, score: 3 }, { upTo: 50, score: 1 }, { upTo: 90, score: 0 }, { upTo: 110, score: 1 }, { upTo: 130, score: 2 }, { score: 3 }]) },
  {
    id: 'acvpu', says: words('Consciousness', 'Conciencia'),
    answer: {
      kind: 'coded',
      options: [
        { code: 'A', score: 0, says: words('Alert', 'Alerta') }, { code: 'C', score: 3, says: words('New confusion', 'Confusión nueva') }, { code: 'V', score: 3, says: words('Responds to voice', 'Responde a la voz') },
        { code: 'P', score: 3, says: words('Responds to pain', 'Responde al dolor') }, { code: 'U', score: 3, says: words('Unresponsive', 'No responde') },
      ],
    },
  },
  { id: 'temp', loinc: '8310-5', says: words('Temperature', 'Temperatura'), answer: measure('Cel', 20, 46, [{ upTo: 35, score: 3 }, { upTo: 36, score: 1 }, { upTo: 38, score: 0 }, { upTo: 39, score: 1 }, { score: 2 }], 0.1) },
];

export const news2: Instrument = {
  id: 'NEWS2',
  version: '1',
  title: words('National Early Warning Score (NEWS2)', 'Puntuación nacional de alerta temprana (NEWS2)'),
  room: 'withdrawal',
  licence: { says: 'Royal College of Physicians 2017: free use, unchanged, with acknowledgement; keep the chart colors where the chart is shown.', wording: 'published', use: 'credit', mark: 'unchecked' },
  cite: { source: 'RCP NEWS2 2017, charts 1 to 4', mark: 'secondary' },
  ratedBy: 'clinician',
  about: words('Now', 'Ahora'),
  items,
  scales: [sumOf(items, 0, 20, 'lower')],
  total: 'total',
  bandSets: [],
  flags: [],
  cautions: [
    words('Not validated in pregnancy or under 16.', 'No validada en el embarazo ni en menores de 16 años.'),
    words('Oxygen scale 2 only with a documented target of 88 to 92 per cent.', 'Escala 2 de oxígeno solo con un objetivo documentado de 88 a 92 por ciento.'),
    words('Withdrawal raises pulse and temperature, opioids slow breathing: look at respirations and consciousness beside the total.', 'La abstinencia sube el pulso y la temperatura, los opioides frenan la respiración: mire respiraciones y conciencia junto al total.'),
  ],
};
