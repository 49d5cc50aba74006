/** The parts of an assessment, in the order they are offered. They may be filled in any order, by anybody, over days. */
import { instrumentById, itemsToAsk } from '../instruments/index.ts';
import type { Answers, Instrument } from '../instruments/index.ts';
import type { Sentence } from '../rule.ts';
import { questionsToAsk, saidOf } from './question.ts';
import type { PartAnswers, Question } from './question.ts';
import { healthQuestions, infectionQuestions, medicalSupervision, overdoseQuestions, pregnancyQuestions, socialQuestions, strengthQuestions } from './questions.ts';
import { substanceQuestions, substances } from './substances.ts';

export const partIds = ['substances', 'opioidUse', 'withdrawal', 'mood', 'suicide', 'anxiety', 'alcohol', 'health', 'infections', 'overdose', 'pregnancy', 'social', 'strengths'] as const;
export type PartId = (typeof partIds)[number];

export interface AssessmentPart {
  readonly id: PartId;
  readonly title: Sentence;
  /** About how long it takes, for whoever plans the visit. */
  readonly minutes: number;
  /** The published instrument of this part; its items are answered under their own ids. */
  readonly instrument?: string;
  readonly questions: readonly Question[];
  readonly layout: 'list' | 'grid';
}

const part = (id: PartId, minutes: number, en: string, es: string, what: Partial<Pick<AssessmentPart, 'instrument' | 'questions' | 'layout'>>): AssessmentPart => ({ id, minutes, title: { en, es }, questions: [], layout: 'list', ...what });

export const assessmentParts: readonly AssessmentPart[] = [
  part('substances', 8, 'Substances, one by one', 'Sustancias, una por una', { questions: substanceQuestions, layout: 'grid' }),
  part('opioidUse', 5, 'Opioid use disorder criteria', 'Criterios de trastorno por opioides', { instrument: 'DSM5-OUD', questions: [medicalSupervision] }),
  part('withdrawal', 2, 'Withdrawal now', 'Abstinencia ahora', { instrument: 'COWS' }),
  part('mood', 3, 'Mood', 'Ánimo', { instrument: 'PHQ-9' }),
  part('suicide', 3, 'Suicide screen', 'Cribado de suicidio', { instrument: 'C-SSRS-screener' }),
  part('anxiety', 2, 'Anxiety', 'Ansiedad', { instrument: 'GAD-7' }),
  part('alcohol', 2, 'Alcohol', 'Alcohol', { instrument: 'AUDIT-C' }),
  part('health', 4, 'Health', 'Salud', { questions: healthQuestions }),
  part('infections', 3, 'Blood-borne viruses and TB', 'Virus de la sangre y tuberculosis', { questions: infectionQuestions }),
  part('overdose', 4, 'Overdose and danger', 'Sobredosis y peligro', { questions: overdoseQuestions }),
  part('pregnancy', 1, 'Pregnancy', 'Embarazo', { questions: pregnancyQuestions }),
  part('social', 3, 'Home, work and money', 'Hogar, trabajo y dinero', { questions: socialQuestions }),
  part('strengths', 5, 'Strengths, support and earlier treatment', 'Fortalezas, apoyo y tratamientos previos', { questions: strengthQuestions }),
];

/** One part of the assessment by its id, or null. */
export function partOf(id: string): AssessmentPart | null {
  return assessmentParts.find((each) => each.id === id) ?? null;
}

/** The part's instrument, where it has one. */
export function instrumentOfPart(part: AssessmentPart): Instrument | null {
  return part.instrument === undefined ? null : instrumentById(part.instrument);
}

/** The answers to the instrument's own items among what was saved of its part. */
export function itemAnswers(instrument: Instrument, saved: PartAnswers): Answers {
  return Object.fromEntries(instrument.items.flatMap(({ id }) => {
    const said = saved.answers[id];
    return said === undefined || said === null || Array.isArray(said) ? [] : [[id, said as string | number | boolean]];
  }));
}

export interface PartProgress {
  readonly state: 'empty' | 'open' | 'done';
  /** Questions, items or, of substances, whole rows. */
  readonly answered: number;
  readonly of: number;
}

/** How far a part is. "Not known" and "would rather not say" count as asked. */
export function progressOf(part: AssessmentPart, saved: PartAnswers): PartProgress {
  const isSaid = (id: string): boolean => saidOf(saved, id) !== undefined;
  const instrument = instrumentOfPart(part);
  const items = instrument === null ? [] : itemsToAsk(instrument, itemAnswers(instrument, saved)).filter(({ detail }) => detail !== true).map(({ id }) => isSaid(id));
  const asked = questionsToAsk(part.questions, saved);
  const questions = part.layout === 'grid'
    ? substances.map(({ id }) => isSaid(`${id}.use`) && asked.filter((question) => question.id.startsWith(`${id}.`)).every((question) => isSaid(question.id)))
    : asked.map(({ id }) => isSaid(id));
  const all = [...items, ...questions];
  const answered = all.filter(Boolean).length;
  const begun = Object.values(saved.answers).some((said) => said !== null && said !== undefined) || Object.keys(saved.unsaid).length > 0;
  return { state: answered === all.length ? 'done' : begun ? 'open' : 'empty', answered, of: all.length };
}
