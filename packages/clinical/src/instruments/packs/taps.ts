/** TAPS: four questions over 12 months; any answer other than never opens part 2, which gives a level per substance over 3 months. */
import { bandsTo, choice, words, YES_NO, type AnswerKind, type BandSet, type Gate, type Instrument, type Item, type Scale } from '../instrument.ts';

const often: AnswerKind = {
  kind: 'scale', min: 0, max: 4,
  anchors: [choice(0, 'Never', 'Nunca'), choice(1, 'Less than monthly', 'Menos de una vez al mes'), choice(2, 'Monthly', 'Mensualmente'), choice(3, 'Weekly', 'Semanalmente'), choice(4, 'Daily or almost daily', 'A diario o casi a diario')],
};
const first: readonly Item[] = [
  { id: 'screen.tobacco', answer: often, says: words('How often in the past 12 months: any tobacco or other nicotine product', 'Con qué frecuencia en los últimos 12 meses: tabaco u otro producto con nicotina') },
  { id: 'screen.alcohol', answer: often, says: words('How often in the past 12 months: 5 or more drinks in a day (men), 4 or more (women)', 'Con qué frecuencia en los últimos 12 meses: 5 o más bebidas en un día (hombres), 4 o más (mujeres)') },
  { id: 'screen.drugs', answer: often, says: words('How often in the past 12 months: any drug, such as cannabis, cocaine, heroin or methamphetamine', 'Con qué frecuencia en los últimos 12 meses: alguna droga, como cannabis, cocaína, heroína o metanfetamina') },
  { id: 'screen.medicines', answer: often, says: words('How often in the past 12 months: prescription medicines just for the feeling, more than prescribed, or not prescribed for you', 'Con qué frecuencia en los últimos 12 meses: medicinas por su efecto, más de lo recetado o no recetadas para usted') },
];
const opened: Gate = { any: first.map((item) => ({ item: item.id, atLeast: 1 })), otherwise: 'contradiction' };

const CONCERN = ['concern', 'Has anyone been concerned about it?', '¿Alguien se ha preocupado por ello?'] as const;
const CONTROL = ['control', 'Have you tried and failed to control, cut down or stop?', '¿Ha intentado sin éxito controlarlo, reducirlo o dejarlo?'] as const;
const URGE = ['urge', 'Have you had a strong urge to use at least once a week?', '¿Ha tenido un deseo fuerte de consumir al menos una vez por semana?'] as const;
const WEEKLY = ['weekly', 'Have you used at least once a week?', '¿Ha consumido al menos una vez por semana?'] as const;

const SUBSTANCES = [
  ['tobacco', 'tobacco', 'tabaco', [['daily', 'Do you usually smoke more than 10 cigarettes a day?', '¿Suele fumar más de 10 cigarrillos al día?'], ['waking', 'Do you usually smoke within 30 minutes of waking?', '¿Suele fumar en los 30 minutos tras despertar?']]],
  ['alcohol', 'alcohol', 'alcohol', [['heavy', '5 or more drinks in a day (men), 4 or more (women)?', '¿5 o más bebidas en un día (hombres), 4 o más (mujeres)?'], CONTROL, CONCERN]],
  ['cannabis', 'cannabis', 'cannabis', [URGE, CONCERN]],
  ['stimulants', 'cocaine, crack or methamphetamine', 'cocaína, crack o metanfetamina', [WEEKLY, CONCERN]],
  ['heroin', 'heroin', 'heroína', [CONTROL, CONCERN]],
  ['opioidMedicines', 'opioid pain relievers not as prescribed', 'analgésicos opioides no según receta', [CONTROL, CONCERN]],
  ['sedatives', 'medicines for anxiety or sleep not as prescribed', 'medicinas para ansiedad o sueño no según receta', [URGE, CONCERN]],
  ['stimulantMedicines', 'medicines for attention deficit not as prescribed', 'medicinas para déficit de atención no según receta', [WEEKLY, CONCERN]],
] as const;

const second: readonly Item[] = SUBSTANCES.flatMap(([id, en, es, more]) => [
  { id: `${id}.use`, answer: YES_NO, asked: opened, says: words(`Past 3 months: used ${en}`, `Últimos 3 meses: consumió ${es}`) },
  ...more.map(([part, partEn, partEs]): Item => ({
    id: `${id}.${part}`, answer: YES_NO, asked: { any: [{ item: `${id}.use` }], otherwise: 'contradiction' }, says: words(partEn, partEs),
  })),
]);

const scales: readonly Scale[] = SUBSTANCES.map(([id, en, es, more]) => ({
  id, says: words(en, es), method: 'sum', items: [`${id}.use`, ...more.map(([part]) => `${id}.${part}`)], min: 0, max: more.length + 1, better: 'lower',
}));
const bandSets: readonly BandSet[] = scales.map((scale) => ({
  scale: scale.id, profile: 'any', source: 'TAPS', mark: 'unchecked',
  bands: bandsTo(scale.max, [['none', 0, 'No use in the past 3 months', 'Sin consumo en los últimos 3 meses'], ['problem_use', 1, 'Problem use', 'Consumo problemático'], ['higher_risk', 2, 'Higher risk', 'Mayor riesgo']]),
}));

export const taps: Instrument = {
  id: 'TAPS',
  version: '1',
  title: words('Tobacco, Alcohol, Prescription medication and other Substance use (TAPS)', 'Tabaco, alcohol, medicamentos y otras sustancias (TAPS)'),
  room: 'assessment',
  licence: { says: 'NIDA Clinical Trials Network, public domain. Wording here is our own.', wording: 'own', use: 'free', mark: 'unchecked' },
  cite: { source: 'NIDA CTN TAPS', mark: 'unchecked' },
  ratedBy: 'either',
  about: words('Part 1: the past 12 months. Part 2: the past 3 months', 'Parte 1: los últimos 12 meses. Parte 2: los últimos 3 meses'),
  items: [...first, ...second],
  scales,
  bandSets,
  flags: [],
  loinc: { panel: '96841-2', mark: 'secondary' },
  cautions: [words('Choose TAPS or ASSIST, not both.', 'Elija TAPS o ASSIST, no ambos.')],
};
