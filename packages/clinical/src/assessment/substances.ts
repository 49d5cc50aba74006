/** The history of each substance: whether, how much, by which route, when last, on how many days, for how many years. */
import type { Sentence } from '../rule.ts';
import type { Question, QuestionOption } from './question.ts';

const words = (en: string, es: string, gb?: string): Sentence => (gb === undefined ? { en, es } : { en, es, 'en-GB': gb });
const option = (code: string, en: string, es: string): QuestionOption => ({ code, says: words(en, es) });

export interface Substance {
  readonly id: string;
  readonly says: Sentence;
  readonly group: 'opioid' | 'depressant' | 'stimulant' | 'other';
}

const substance = (id: string, group: Substance['group'], en: string, es: string): Substance => ({ id, group, says: words(en, es) });

export const substances: readonly Substance[] = [
  substance('heroin', 'opioid', 'Heroin', 'Heroína'),
  substance('fentanyl', 'opioid', 'Fentanyl or nitazenes', 'Fentanilo o nitacenos'),
  substance('pills', 'opioid', 'Opioid pills or patches', 'Pastillas o parches de opioides'),
  substance('methadone', 'opioid', 'Methadone that was not prescribed', 'Metadona sin receta'),
  substance('buprenorphine', 'opioid', 'Buprenorphine that was not prescribed', 'Buprenorfina sin receta'),
  substance('alcohol', 'depressant', 'Alcohol', 'Alcohol'),
  substance('benzodiazepines', 'depressant', 'Benzodiazepines or sleeping pills', 'Benzodiacepinas o pastillas para dormir'),
  substance('gabapentinoids', 'depressant', 'Gabapentin or pregabalin', 'Gabapentina o pregabalina'),
  substance('cocaine', 'stimulant', 'Cocaine or crack', 'Cocaína o crack'),
  substance('methamphetamine', 'stimulant', 'Methamphetamine or other stimulants', 'Metanfetamina u otros estimulantes'),
  substance('cannabis', 'other', 'Cannabis', 'Cannabis'),
  substance('tobacco', 'other', 'Tobacco or vapes', 'Tabaco o vapeadores'),
  substance('other', 'other', 'Anything else', 'Otra cosa'),
];

export const substanceRoutes: readonly QuestionOption[] = [
  option('inject', 'Injected', 'Inyectada'), option('smoke', 'Smoked', 'Fumada'), option('snort', 'Snorted', 'Inhalada por la nariz'), option('swallow', 'Swallowed', 'Tragada'), option('other', 'Another way', 'De otra forma'),
];

export const substanceFields = ['use', 'amount', 'route', 'lastUsedOn', 'daysOf30', 'years'] as const;
export type SubstanceField = (typeof substanceFields)[number];

function questionsOf({ id }: Substance): readonly Question[] {
  const used = { question: `${id}.use`, is: ['past', 'now'] } as const;
  return [
    { id: `${id}.use`, says: words('Use', 'Consumo'), answer: { kind: 'choice', options: [option('never', 'Never', 'Nunca'), option('past', 'In the past', 'En el pasado'), option('now', 'Now', 'Ahora')] } },
    { id: `${id}.amount`, says: words('How much on a typical day', 'Cuánto en un día típico'), hint: words('In the person’s own words: 4 bags, half a bottle', 'Con sus palabras: 4 bolsas, media botella'), answer: { kind: 'text' }, only: { question: `${id}.use`, is: ['now'] } },
    { id: `${id}.route`, says: words('How', 'Cómo'), answer: { kind: 'many', options: substanceRoutes }, only: used },
    { id: `${id}.lastUsedOn`, says: words('Last use', 'Último consumo'), answer: { kind: 'day' }, only: used },
    { id: `${id}.daysOf30`, says: words('Days of the last 30', 'Días de los últimos 30'), answer: { kind: 'number', min: 0, max: 30, unit: words('days', 'días') }, only: { question: `${id}.use`, is: ['now'] } },
    { id: `${id}.years`, says: words('Years of use', 'Años de consumo'), answer: { kind: 'number', min: 0, max: 80, unit: words('years', 'años') }, only: used },
  ];
}

export const substanceQuestions: readonly Question[] = substances.flatMap(questionsOf);
