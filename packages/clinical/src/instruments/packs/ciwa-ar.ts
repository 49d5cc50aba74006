/** CIWA-Ar: alcohol withdrawal, nine items 0 to 7 and orientation 0 to 4; 0 to 67. Three published band sets, each its own profile. */
import { bandsTo, choice, sumOf, words, type Choice, type Instrument, type Item } from '../instrument.ts';

const none = choice(0, 'None', 'Nada');
const seven = (id: string, en: string, es: string, anchors: readonly Choice[]): Item => ({ id, says: words(en, es), answer: { kind: 'scale', min: 0, max: 7, anchors } });
const perception = [
  none, choice(1, 'Very mild', 'Muy leve'), choice(2, 'Mild', 'Leve'), choice(3, 'Moderate', 'Moderado'), choice(4, 'Moderately severe hallucinations', 'Alucinaciones moderadamente intensas'),
  choice(5, 'Severe hallucinations', 'Alucinaciones intensas'), choice(6, 'Extremely severe hallucinations', 'Alucinaciones muy intensas'), choice(7, 'Continuous hallucinations', 'Alucinaciones continuas'),
];

const items: readonly Item[] = [
  seven('nausea', 'Nausea and vomiting', 'Náuseas y vómito', [none, choice(1, 'Mild nausea', 'Náusea leve'), choice(4, 'Comes and goes, with dry heaves', 'Va y viene, con arcadas'), choice(7, 'Constant, with vomiting', 'Constante, con vómito')]),
  seven('tremor', 'Tremor', 'Temblor', [none, choice(1, 'Felt, not seen', 'Se siente, no se ve'), choice(4, 'Moderate, arms outstretched', 'Moderado, con brazos extendidos'), choice(7, 'Severe, even with arms at rest', 'Intenso, incluso en reposo')]),
  seven('sweats', 'Sweats', 'Sudoración', [none, choice(1, 'Palms moist', 'Palmas húmedas'), choice(4, 'Beads on the forehead', 'Gotas en la frente'), choice(7, 'Drenching', 'Empapado')]),
  seven('anxiety', 'Anxiety', 'Ansiedad', [none, choice(1, 'Mild', 'Leve'), choice(4, 'Moderate or guarded', 'Moderada o a la defensiva'), choice(7, 'Acute panic', 'Pánico agudo')]),
  seven('agitation', 'Agitation', 'Agitación', [none, choice(1, 'Somewhat more active than normal', 'Algo más activo de lo normal'), choice(4, 'Fidgety and restless', 'Inquieto'), choice(7, 'Paces or thrashes about', 'Camina o se revuelve sin parar')]),
  seven('tactile', 'Itching, burning, numbness or things felt on the skin', 'Picor, ardor, entumecimiento o cosas en la piel', perception),
  seven('auditory', 'Sounds: harsh, frightening or not there', 'Sonidos: molestos, que asustan o que no existen', perception),
  seven('visual', 'Sights: too bright, disturbing or not there', 'Visión: luz molesta, imágenes inquietantes o que no existen', perception),
  seven('headache', 'Headache or fullness in the head', 'Dolor o pesadez de cabeza', [
    none, choice(1, 'Very mild', 'Muy leve'), choice(2, 'Mild', 'Leve'), choice(3, 'Moderate', 'Moderado'), choice(4, 'Moderately severe', 'Moderadamente intenso'), choice(5, 'Severe', 'Intenso'), choice(6, 'Very severe', 'Muy intenso'), choice(7, 'Extremely severe', 'Extremadamente intenso'),
  ]),
  {
    id: 'orientation', says: words('Orientation and clouding', 'Orientación y lucidez'),
    answer: {
      kind: 'scale', min: 0, max: 4, anchors: [
        choice(0, 'Oriented, can add in series', 'Orientado, suma en serie'), choice(1, 'Unsure of the date, or cannot add in series', 'Duda de la fecha, o no suma en serie'),
        choice(2, 'Date wrong by two days or less', 'Fecha errada por dos días o menos'), choice(3, 'Date wrong by more than two days', 'Fecha errada por más de dos días'), choice(4, 'Does not know place or person', 'No reconoce lugar o persona'),
      ],
    },
  },
];

export const ciwaAr: Instrument = {
  id: 'CIWA-Ar',
  version: '1',
  title: words('Clinical Institute Withdrawal Assessment for Alcohol, revised (CIWA-Ar)', 'Evaluación de abstinencia de alcohol, revisada (CIWA-Ar)'),
  room: 'withdrawal',
  licence: { says: 'Not copyrighted, may be freely reproduced (statement on the form). Wording here is our own.', wording: 'own', use: 'free', mark: 'unchecked' },
  cite: { source: 'Sullivan 1989', mark: 'secondary' },
  ratedBy: 'clinician',
  about: words('Now', 'Ahora'),
  items,
  scales: [sumOf(items, 0, 67, 'lower')],
  total: 'total',
  bandSets: [
    {
      scale: 'total', profile: 'ASAM-2020', source: 'ASAM Alcohol Withdrawal guideline 2020, Table 1', mark: 'primary',
      bands: bandsTo(67, [['mild', 0, 'Mild', 'Leve'], ['moderate', 10, 'Moderate', 'Moderada'], ['severe', 19, 'Severe', 'Grave']]),
    },
    {
      scale: 'total', profile: 'VA-MAYO-SMITH', source: 'VA; Mayo-Smith', mark: 'secondary',
      bands: bandsTo(67, [['minimal', 0, 'Absent or minimal', 'Ausente o mínima'], ['mild', 8, 'Mild', 'Leve'], ['moderate', 16, 'Moderate', 'Moderada'], ['severe', 21, 'Severe', 'Grave']]),
    },
    {
      scale: 'total', profile: 'SULLIVAN-1989', source: 'Sullivan 1989, text', mark: 'secondary',
      bands: bandsTo(67, [['mild', 0, 'Mild', 'Leve'], ['moderate', 9, 'Moderate', 'Moderada'], ['severe', 16, 'Severe', 'Grave']]),
    },
  ],
  flags: [],
  cautions: [
    words('No band is shown until the site has chosen whose bands it follows.', 'No se muestra ningún nivel hasta que el centro elija qué niveles sigue.'),
    words('Never add to COWS; show side by side and treat alcohol and sedative risk first.', 'Nunca sume a COWS; muéstrelas juntas y trate primero el riesgo de alcohol y sedantes.'),
  ],
};
