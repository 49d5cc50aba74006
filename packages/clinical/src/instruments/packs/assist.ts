/**
 * ASSIST v3.1 (WHO), per substance. Its licence is non-commercial, share-alike, so it is a pack of its own outside the
 * product's list: a site that may use it adds it.
 */
import { bandsTo, choice, words, YES_NO, type AnswerKind, type BandSet, type Gate, type Instrument, type Item, type Scale } from '../instrument.ts';

const frequency = (scores: readonly [number, number, number, number, number]): AnswerKind => {
  const [never, few, monthly, weekly, daily] = scores;
  return { kind: 'options', options: [choice(never, 'Never', 'Nunca'), choice(few, 'Once or twice', 'Una o dos veces'), choice(monthly, 'Monthly', 'Cada mes'), choice(weekly, 'Weekly', 'Cada semana'), choice(daily, 'Daily or almost daily', 'A diario o casi a diario')] };
};
const ever = (past: number, recent: number): AnswerKind => ({
  kind: 'options', options: [choice(0, 'No, never', 'No, nunca'), choice(recent, 'Yes, in the past 3 months', 'Sí, en los últimos 3 meses'), choice(past, 'Yes, but not in the past 3 months', 'Sí, pero no en los últimos 3 meses')],
});

const SUBSTANCES = [
  ['tobacco', 'Tobacco', 'Tabaco'], ['alcohol', 'Alcohol', 'Alcohol'], ['cannabis', 'Cannabis', 'Cannabis'], ['cocaine', 'Cocaine', 'Cocaína'], ['amphetamines', 'Amphetamine-type stimulants', 'Estimulantes tipo anfetamina'],
  ['inhalants', 'Inhalants', 'Inhalantes'], ['sedatives', 'Sedatives or sleeping pills', 'Sedantes o pastillas para dormir'], ['hallucinogens', 'Hallucinogens', 'Alucinógenos'], ['opioids', 'Opioids', 'Opioides'], ['other', 'Other drugs', 'Otras drogas'],
] as const;

const QUESTIONS = [
  ['q2', 'how often used, past 3 months', 'frecuencia de consumo, últimos 3 meses', frequency([0, 2, 3, 4, 6]), 'lifetime'],
  ['q3', 'how often a strong urge, past 3 months', 'frecuencia de deseo fuerte, últimos 3 meses', frequency([0, 3, 4, 5, 6]), 'recent'],
  ['q4', 'how often health, social, legal or money problems from it, past 3 months', 'frecuencia de problemas de salud, sociales, legales o de dinero, últimos 3 meses', frequency([0, 4, 5, 6, 7]), 'recent'],
  ['q5', 'how often failed what was expected, past 3 months', 'frecuencia de incumplir lo esperado, últimos 3 meses', frequency([0, 5, 6, 7, 8]), 'recent'],
  ['q6', 'friend, relative or anyone else concerned', 'preocupación de amigos, familiares u otros', ever(3, 6), 'lifetime'],
  ['q7', 'tried and failed to control, cut down or stop', 'intentó sin éxito controlar, reducir o dejar', ever(3, 6), 'lifetime'],
] as const;

const questionsOf = (substance: string): readonly (typeof QUESTIONS)[number][] => QUESTIONS.filter(([q]) => !(substance === 'tobacco' && q === 'q5'));

const gates = (substance: string): Readonly<Record<'lifetime' | 'recent', Gate>> => ({
  lifetime: { any: [{ item: `${substance}.q1` }], otherwise: 'contradiction' },
  recent: { any: [{ item: `${substance}.q2`, atLeast: 2 }], otherwise: 'contradiction' },
});

const items: readonly Item[] = [
  ...SUBSTANCES.flatMap(([id, en, es]) => [
    { id: `${id}.q1`, answer: YES_NO, says: words(`${en}: ever used`, `${es}: alguna vez consumió`) },
    ...questionsOf(id).map(([q, qEn, qEs, answer, gate]): Item => ({ id: `${id}.${q}`, answer, asked: gates(id)[gate], says: words(`${en}: ${qEn}`, `${es}: ${qEs}`) })),
  ]),
  { id: 'q8', answer: ever(1, 2), detail: true, says: words('Ever injected a drug for non-medical use', 'Alguna vez se inyectó una droga sin fin médico') },
];

const scales: readonly Scale[] = SUBSTANCES.map(([id, en, es]) => ({
  id, says: words(en, es), method: 'sum', items: questionsOf(id).map(([q]) => `${id}.${q}`), min: 0, max: id === 'tobacco' ? 31 : 39, better: 'lower',
}));
const bandSets: readonly BandSet[] = scales.map((scale) => ({
  scale: scale.id, profile: 'any', source: 'WHO ASSIST manual 2010', mark: 'unchecked',
  bands: bandsTo(scale.max, [['low', 0, 'Low: general health advice', 'Bajo: consejo general de salud'], ['moderate', scale.id === 'alcohol' ? 11 : 4, 'Moderate: brief intervention', 'Moderado: intervención breve'], ['high', 27, 'High: intensive treatment', 'Alto: tratamiento intensivo']]),
}));

export const assist: Instrument = {
  id: 'ASSIST',
  version: '3.1',
  title: words('Alcohol, Smoking and Substance Involvement Screening Test (ASSIST v3.1)', 'Prueba de detección de consumo de alcohol, tabaco y sustancias (ASSIST v3.1)'),
  room: 'assessment',
  licence: { says: 'World Health Organization, CC BY-NC-SA 3.0 IGO: non-commercial, share-alike. Topic labels only.', wording: 'topics', use: 'non-commercial', mark: 'unchecked' },
  cite: { source: 'WHO ASSIST manual 2010', mark: 'unchecked' },
  ratedBy: 'clinician',
  about: words('Lifetime, then the past 3 months', 'Toda la vida, después los últimos 3 meses'),
  items,
  scales,
  bandSets,
  flags: [{ id: 'injectedRecently', of: { item: 'q8' }, is: 'atLeast', value: 2, mark: 'unchecked', says: words('Injected in the past 3 months', 'Se inyectó en los últimos 3 meses') }],
  cautions: [words('Choose TAPS or ASSIST, not both.', 'Elija TAPS o ASSIST, no ambos.')],
};
