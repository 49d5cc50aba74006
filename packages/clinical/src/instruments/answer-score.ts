/** The score of one answer to one item, or why it is impossible. Out of range is rejected, never clamped (C5). */
import type { Answer, AnswerKind, Cut, Item, MeasureAnswer, PointsBySex, Sex } from './instrument.ts';

/** What is known beside the answers: the site's profile and facts about the person that a published table asks for. */
export interface ScoreFacts {
  readonly profile?: string | null;
  readonly sex?: Sex | null;
  readonly [fact: string]: string | boolean | number | null | undefined;
}

/** An answer that cannot be. `allowed` lists the options of a discrete item, or `[min, max]` of a range (section 13, ruling 9). */
export interface Invalid {
  readonly kind: 'invalid';
  readonly error: 'invalid_option' | 'inconsistent_answers' | 'unknown_item' | 'unknown_profile';
  readonly item: string;
  readonly allowed: readonly (string | number)[];
}

/** The points of one answer; `unknown` names the fact without which they cannot be told. */
export type AnswerScore = { readonly kind: 'points'; readonly points: number } | { readonly kind: 'unknown'; readonly fact: string } | Invalid;

const points = (value: number): AnswerScore => ({ kind: 'points', points: value });

/** Every answer that an item takes, as an error names them. */
export function allowedOf(answer: AnswerKind): readonly (string | number)[] {
  switch (answer.kind) {
    case 'options': return answer.options.map((option) => option.score);
    case 'coded': return answer.options.map((option) => option.code);
    case 'yesNo': return [0, 1];
    default: return [answer.min, answer.max];
  }
}

/** Points of a yes for one sex; null where they differ and the sex is not known. */
export function pointsFor(value: number | PointsBySex, sex: Sex | null | undefined): number | null {
  if (typeof value === 'number') return value;
  return sex === 'female' || sex === 'male' ? value[sex] : null;
}

/** The score of a reading by its cut-points. */
export function scoreByCuts(cuts: readonly Cut[], reading: number): number {
  const found = cuts.find(({ below, upTo }) => (below === undefined ? upTo === undefined || reading <= upTo : reading < below));
  if (found === undefined) throw new Error('Cut-points end without a last step.');
  return found.score;
}

/** A reading in the chart's own step, half up; 35.06 is read as 35.1. */
function inSteps(reading: number, step: number): number {
  if (step === 0) return reading;
  const perUnit = Math.round(1 / step);
  return Math.floor(reading * perUnit + 0.5 + 1e-9) / perUnit;
}

function cutsUnder(answer: MeasureAnswer, facts: ScoreFacts): readonly Cut[] {
  const variant = answer.variants?.find(({ when }) => Object.entries(when).every(([fact, value]) => facts[fact] === value));
  return variant?.cuts ?? answer.cuts;
}

/** The score of a measurement, or null where the number cannot be a reading. */
export function scoreOfReading(answer: MeasureAnswer, reading: number, facts: ScoreFacts = {}): number | null {
  if (!Number.isFinite(reading) || reading < answer.min || reading > answer.max) return null;
  if (answer.step === 1 && !Number.isInteger(reading)) return null;
  return scoreByCuts(cutsUnder(answer, facts), inSteps(reading, answer.step));
}

/** True or false of an answer to a yes-or-no question; null for anything else. */
export function yesOf(answer: Answer): boolean | null {
  if (answer === true || answer === 1) return true;
  return answer === false || answer === 0 ? false : null;
}

/** The score of one answer to one item. */
export function scoreOfAnswer(item: Item, given: Answer, facts: ScoreFacts): AnswerScore {
  return scoreOrNull(item, given, facts) ?? { kind: 'invalid', error: 'invalid_option', item: item.id, allowed: allowedOf(item.answer) };
}

function hasScore(options: readonly { readonly score: number }[], given: Answer): boolean {
  for (const { score } of options) if (score === given) return true;
  return false;
}

/** The score, or null where the answer is impossible: what would have been allowed is worked out only then. */
function scoreOrNull({ answer }: Item, given: Answer, facts: ScoreFacts): AnswerScore | null {
  switch (answer.kind) {
    case 'options':
      return hasScore(answer.options, given) ? points(given as number) : null;
    case 'scale':
      return typeof given === 'number' && Number.isInteger(given) && given >= answer.min && given <= answer.max ? points(given) : null;
    case 'coded': {
      const option = answer.options.find((each) => each.code === given);
      return option === undefined ? null : points(option.score);
    }
    case 'yesNo': {
      const yes = yesOf(given);
      if (yes === null) return null;
      const worth = yes ? pointsFor(answer.yes, facts.sex) : answer.no;
      return worth === null ? { kind: 'unknown', fact: 'sex' } : points(worth);
    }
    case 'measure': {
      const score = typeof given === 'number' ? scoreOfReading(answer, given, facts) : null;
      return score === null ? null : points(score);
    }
  }
}
