/**
 * Questions of an assessment that are no published instrument: data, so that the door draws them, the server reads them
 * and nobody writes a form twice. "Not known" and "would rather not say" are answers, and never the same as "no".
 */
import type { Sentence } from '../rule.ts';
import { dayOf } from '../day.ts';

export interface QuestionOption {
  readonly code: string;
  readonly says: Sentence;
}

export type QuestionAnswer =
  | { readonly kind: 'yesNo' }
  | { readonly kind: 'choice' | 'many'; readonly options: readonly QuestionOption[] }
  | { readonly kind: 'number'; readonly min: number; readonly max: number; readonly unit?: Sentence }
  | { readonly kind: 'text'; readonly long?: true }
  | { readonly kind: 'day' };

/** Asked only where an earlier question of the same part was answered with one of these. */
export interface Only {
  readonly question: string;
  readonly is: readonly (string | boolean)[];
}

export interface Question {
  readonly id: string;
  readonly says: Sentence;
  readonly hint?: Sentence;
  readonly answer: QuestionAnswer;
  readonly only?: Only;
}

export type Said = string | number | boolean | readonly string[];

/** Why a question has no answer: asked and not known, or the person would rather not say. */
export type Unsaid = 'not_known' | 'not_said';

/** What was saved of one part. A key in neither was not asked. */
export interface PartAnswers {
  readonly answers: Readonly<Record<string, Said | null | undefined>>;
  readonly unsaid: Readonly<Record<string, Unsaid | undefined>>;
}

export const nothingSaid: PartAnswers = { answers: {}, unsaid: {} };

/** One answer: undefined was not asked, null was asked and is not known or not said. */
export function saidOf(part: PartAnswers | undefined, question: string): Said | null | undefined {
  const said = part?.answers[question];
  if (said !== undefined && said !== null) return said;
  return part?.unsaid[question] === undefined ? undefined : null;
}

/** The questions to put now, given what was answered so far. */
export function questionsToAsk(questions: readonly Question[], part: PartAnswers): readonly Question[] {
  return questions.filter(({ only }) => {
    if (only === undefined) return true;
    const said = part.answers[only.question];
    return (typeof said === 'string' || typeof said === 'boolean') && only.is.includes(said);
  });
}

export interface AnswerFault {
  readonly question: string;
  readonly fault: 'unknown_question' | 'not_an_option' | 'out_of_range' | 'not_a_day' | 'in_the_future' | 'too_long';
}

function faultOf({ answer }: Question, said: Said, today: string): AnswerFault['fault'] | null {
  switch (answer.kind) {
    case 'yesNo': return typeof said === 'boolean' ? null : 'not_an_option';
    case 'choice': return answer.options.some(({ code }) => code === said) ? null : 'not_an_option';
    case 'many': return Array.isArray(said) && said.every((each) => answer.options.some(({ code }) => code === each)) ? null : 'not_an_option';
    case 'number': return typeof said === 'number' && Number.isInteger(said) && said >= answer.min && said <= answer.max ? null : 'out_of_range';
    case 'text': return typeof said === 'string' && said.length <= 4000 ? null : 'too_long';
    case 'day': {
      if (typeof said !== 'string' || dayOf(said) === null) return 'not_a_day';
      return said <= today ? null : 'in_the_future';
    }
  }
}

/** The first answer that cannot be, or null. An impossible answer is rejected, never clamped (C5). `today` as ISO day. */
export function firstFault(questions: readonly Question[], part: PartAnswers, today: string): AnswerFault | null {
  const known = new Map(questions.map((question) => [question.id, question]));
  const stray = [...Object.keys(part.answers), ...Object.keys(part.unsaid)].find((id) => !known.has(id));
  if (stray !== undefined) return { question: stray, fault: 'unknown_question' };
  for (const question of questions) {
    const said = part.answers[question.id];
    if (said === undefined || said === null) continue;
    const fault = faultOf(question, said, today);
    if (fault !== null) return { question: question.id, fault };
  }
  return null;
}
