/** Clinical Opiate Withdrawal Scale: 11 signs rated by a clinician, 0 to 48. Only what withdrawal causes scores. */
import { bandsTo, choice, sumOf, words, type Choice, type Instrument, type Item, type MeasureAnswer } from '../instrument.ts';

/** A resting pulse and the score it gives. */
const pulseReading: MeasureAnswer & { readonly from: string } = {
  kind: 'measure', from: 'beatsPerMinute', unit: '/min', min: 20, max: 300, step: 1,
  cuts: [{ upTo: 80, score: 0 }, { upTo: 100, score: 1 }, { upTo: 120, score: 2 }, { score: 4 }],
};

const item = (id: string, en: string, es: string, options: readonly Choice[]): Item => ({ id, says: words(en, es), answer: { kind: 'options', options } });

const items: readonly Item[] = [
  {
    ...item('pulse', 'Resting pulse, after one minute sitting or lying down', 'Pulso en reposo, tras un minuto sentado o acostado', [
      choice(0, '80 or less', '80 o menos'), choice(1, '81 to 100', '81 a 100'), choice(2, '101 to 120', '101 a 120'), choice(4, 'Over 120', 'Más de 120'),
    ]),
    measured: pulseReading,
  },
  item('sweating', 'Sweating in the last half hour, not from a warm room or activity', 'Sudoración en la última media hora, no por calor del cuarto ni actividad', [
    choice(0, 'No chills or flushing', 'Sin escalofríos ni sofocos'), choice(1, 'Says they have chills or flushing', 'Refiere escalofríos o sofocos'),
    choice(2, 'Face flushed or moist', 'Cara enrojecida o húmeda'), choice(3, 'Beads of sweat on brow or face', 'Gotas de sudor en la frente o la cara'),
    choice(4, 'Sweat streaming', 'Sudor que corre'),
  ]),
  item('restlessness', 'Restlessness, as you see it', 'Inquietud, según se observa', [
    choice(0, 'Sits still', 'Se queda quieto'), choice(1, 'Says it is hard to sit still, but manages', 'Dice que le cuesta estar quieto, pero lo logra'),
    choice(3, 'Shifts often, or moves arms and legs', 'Cambia de postura o mueve brazos y piernas con frecuencia'),
    choice(5, 'Cannot sit still for more than a few seconds', 'No puede estar quieto más de unos segundos'),
  ]),
  item('pupil', 'Pupils', 'Pupilas', [
    choice(0, 'Pinned, or normal for the light', 'Puntiformes, o normales para la luz'), choice(1, 'Possibly larger than normal for the light', 'Quizá más grandes de lo normal para la luz'),
    choice(2, 'Moderately dilated', 'Dilatación moderada'), choice(5, 'So wide that only the rim of the iris shows', 'Tan dilatadas que solo se ve el borde del iris'),
  ]),
  item('aches', 'Bone or joint aches; where there was pain before, only the added part', 'Dolor de huesos o articulaciones; si ya había dolor, solo lo añadido', [
    choice(0, 'None', 'Ninguno'), choice(1, 'Mild, diffuse', 'Leve, difuso'), choice(2, 'Says it is severe and diffuse', 'Refiere dolor intenso y difuso'),
    choice(4, 'Rubs joints or muscles and cannot sit still', 'Se frota articulaciones o músculos y no puede estar quieto'),
  ]),
  item('runnyNose', 'Runny nose or tears, not from a cold or allergy', 'Secreción nasal o lagrimeo, no por resfriado ni alergia', [
    choice(0, 'None', 'Ninguno'), choice(1, 'Stuffy nose or unusually moist eyes', 'Nariz tapada u ojos más húmedos de lo normal'),
    choice(2, 'Nose running or eyes tearing', 'Gotea la nariz o lagrimean los ojos'), choice(4, 'Nose runs all the time, or tears run down the cheeks', 'Goteo constante, o lágrimas por las mejillas'),
  ]),
  item('gi', 'Stomach and bowel in the last half hour', 'Estómago e intestino en la última media hora', [
    choice(0, 'No symptoms', 'Sin síntomas'), choice(1, 'Cramps', 'Cólicos'), choice(2, 'Nausea or loose stool', 'Náuseas o heces blandas'),
    choice(3, 'Vomiting or diarrhea', 'Vómito o diarrea', 'Vomiting or diarrhoea'), choice(5, 'Vomiting or diarrhea more than once', 'Vómito o diarrea más de una vez', 'Vomiting or diarrhoea more than once'),
  ]),
  item('tremor', 'Tremor of the outstretched hands', 'Temblor de las manos extendidas', [
    choice(0, 'None', 'Ninguno'), choice(1, 'Can be felt but not seen', 'Se siente pero no se ve'), choice(2, 'Slight, can be seen', 'Leve, visible'),
    choice(4, 'Gross tremor or muscle twitching', 'Temblor grueso o sacudidas musculares'),
  ]),
  item('yawning', 'Yawning during this assessment', 'Bostezos durante esta valoración', [
    choice(0, 'None', 'Ninguno'), choice(1, 'Once or twice', 'Una o dos veces'), choice(2, 'Three times or more', 'Tres veces o más'), choice(4, 'Several times a minute', 'Varias veces por minuto'),
  ]),
  item('anxiety', 'Anxiety or irritability', 'Ansiedad o irritabilidad', [
    choice(0, 'None', 'Ninguna'), choice(1, 'Says it is increasing', 'Refiere que va en aumento'), choice(2, 'Plainly irritable or anxious', 'Claramente irritable o ansioso'),
    choice(4, 'So much that taking part is difficult', 'Tanta que le cuesta participar'),
  ]),
  item('gooseflesh', 'Gooseflesh', 'Piel de gallina', [
    choice(0, 'Skin smooth', 'Piel lisa'), choice(3, 'Can be felt, or hairs stand up on the arms', 'Se palpa, o el vello de los brazos está erizado'), choice(5, 'Prominent', 'Marcada'),
  ]),
];

export const cows: Instrument = {
  id: 'COWS',
  version: '1',
  title: words('Clinical Opiate Withdrawal Scale (COWS)', 'Escala clínica de abstinencia de opiáceos (COWS)'),
  room: 'withdrawal',
  licence: { says: 'The form states that it may be copied and used clinically (Wesson & Ling 2003). Wording here is our own.', wording: 'own', use: 'credit', mark: 'unchecked' },
  cite: { source: 'Wesson & Ling, J Psychoactive Drugs 2003;35:253-9; item scores per SAMHSA TIP 40', mark: 'primary' },
  ratedBy: 'clinician',
  about: words('Now, and the last half hour where an item says so', 'Ahora, y la última media hora donde se indica'),
  items,
  scales: [sumOf(items, 0, 48, 'lower')],
  total: 'total',
  bandSets: [{
    scale: 'total', profile: 'any', source: 'Wesson & Ling 2003; "none" below 5 is a label added by users', mark: 'secondary',
    bands: bandsTo(48, [
      ['none', 0, 'No active withdrawal', 'Sin abstinencia activa'], ['mild', 5, 'Mild', 'Leve'], ['moderate', 13, 'Moderate', 'Moderada'],
      ['moderately_severe', 25, 'Moderately severe', 'Moderadamente grave'], ['severe', 37, 'Severe', 'Grave'],
    ]),
  }],
  flags: [],
  cautions: [
    words('Score only the part that withdrawal causes; a pulse raised by jogging does not score.', 'Puntúe solo lo que causa la abstinencia; un pulso elevado por correr no puntúa.'),
    words('Sweating, tremor, anxiety, restlessness and nausea also count in CIWA-Ar. Never add the two; treat alcohol and sedative risk first.', 'La sudoración, el temblor, la ansiedad, la inquietud y las náuseas también cuentan en CIWA-Ar. Nunca sume ambas; trate primero el riesgo de alcohol y sedantes.'),
  ],
};
