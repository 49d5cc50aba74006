/** A Questionnaire that this product wrote, back to the same instrument. One without our scoring cannot be scored, and says so. */
import type { AnswerKind, Choice, Condition, CodedAnswer, Gate, Instrument, Item } from '@fairlead/clinical/instruments';
import type { Element, Extension, Questionnaire, QuestionnaireItem, QuestionnaireItemEnableWhen } from 'fhir/r4.js';
import { sentenceOf } from '../sentence.ts';
import { MAX_VALUE, MIN_VALUE, ORDINAL_VALUE, QUESTIONNAIRE_UNIT } from '../systems.ts';
import { FORM_SCORING, ITEM_SCORING } from './questionnaire.ts';

/** A form that cannot be read as an instrument, with where and why. */
export interface UnreadableForm {
  readonly kind: 'unreadable';
  readonly where: string;
  readonly why: string;
}

class Unreadable extends Error {
  readonly where: string;
  constructor(where: string, why: string) {
    super(why);
    this.where = where;
  }
}

interface ItemRules {
  readonly kind: AnswerKind['kind'];
  readonly otherwise?: Gate['otherwise'];
  readonly gives?: Readonly<Record<string, NonNullable<Choice['gives']>>>;
  readonly measured?: Item['measured'];
  readonly detail?: true;
  readonly [rule: string]: unknown;
}

const extensionOf = (element: Element, url: string): Extension | undefined => element.extension?.find((each) => each.url === url);

function jsonOf(element: Element, url: string, where: string): Readonly<Record<string, unknown>> {
  const text = extensionOf(element, url)?.valueString;
  if (text === undefined) throw new Unreadable(where, 'It carries no scoring that this product knows.');
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Readonly<Record<string, unknown>>;
  } catch {
    // Said below: text that is no JSON and JSON that is no object are the same fault to the reader.
  }
  throw new Unreadable(where, 'Its scoring cannot be read.');
}

function choicesOf(item: QuestionnaireItem, rules: ItemRules): readonly Choice[] {
  return (item.answerOption ?? []).map((option) => {
    const code = option.valueCoding?.code ?? '';
    const score = extensionOf(option, ORDINAL_VALUE)?.valueDecimal;
    if (score === undefined) throw new Unreadable(item.linkId, `The answer ${code} has no score.`);
    const gives = rules.gives?.[code];
    return {
      score,
      says: sentenceOf(option.valueCoding?.display ?? '', option.valueCoding?._display),
      ...(rules.kind === 'coded' ? { code } : {}),
      ...(gives === undefined ? {} : { gives }),
    };
  });
}

function limit(item: QuestionnaireItem, url: string): number {
  const found = extensionOf(item, url);
  const value = found?.valueInteger ?? found?.valueDecimal;
  if (value === undefined) throw new Unreadable(item.linkId, 'It has no range.');
  return value;
}

function answerOf(item: QuestionnaireItem, rules: ItemRules): AnswerKind {
  switch (rules.kind) {
    case 'options': return { kind: 'options', options: choicesOf(item, rules) };
    case 'coded': return { kind: 'coded', options: choicesOf(item, rules) as CodedAnswer['options'] };
    case 'yesNo': return { kind: 'yesNo', yes: rules['yes'] as number, no: rules['no'] as number };
    case 'scale': {
      if (item.answerOption === undefined) {
        return { kind: 'scale', min: limit(item, MIN_VALUE), max: limit(item, MAX_VALUE), anchors: rules['anchors'] as readonly Choice[] };
      }
      const anchors = choicesOf(item, rules);
      const scores = anchors.map((each) => each.score);
      return { kind: 'scale', min: Math.min(...scores), max: Math.max(...scores), anchors };
    }
    case 'measure': {
      const { step, cuts, variants } = rules as unknown as Extract<AnswerKind, { kind: 'measure' }>;
      const unit = extensionOf(item, QUESTIONNAIRE_UNIT)?.valueCoding?.code ?? '';
      return { kind: 'measure', unit, min: limit(item, MIN_VALUE), max: limit(item, MAX_VALUE), step, cuts, ...(variants === undefined ? {} : { variants }) };
    }
    default: throw new Unreadable(item.linkId, 'Its kind of answer is not known.');
  }
}

/** The conditions of a gate: each question once, with the lowest score among the options that open it. */
function conditionsOf(whens: readonly QuestionnaireItemEnableWhen[], scoreOf: (question: string, code: string) => number): readonly Condition[] {
  const lowest = new Map<string, number | null>();
  for (const { question, answerBoolean, answerInteger, answerCoding } of whens) {
    const score = answerBoolean === undefined ? answerInteger ?? scoreOf(question, answerCoding?.code ?? '') : null;
    const known = lowest.get(question);
    lowest.set(question, score === null || known === undefined || known === null ? score : Math.min(known, score));
  }
  return [...lowest].map(([item, atLeast]) => (atLeast === null ? { item } : { item, atLeast }));
}

function itemOf(form: Questionnaire, item: QuestionnaireItem): Item {
  const rules = jsonOf(item, ITEM_SCORING, item.linkId) as unknown as ItemRules;
  const scoreOf = (question: string, code: string): number => {
    const option = form.item?.find((each) => each.linkId === question)?.answerOption?.find((each) => each.valueCoding?.code === code);
    const score = option === undefined ? undefined : extensionOf(option, ORDINAL_VALUE)?.valueDecimal;
    if (score === undefined) throw new Unreadable(item.linkId, `It opens by an answer ${code} of ${question} that does not exist.`);
    return score;
  };
  const loinc = item.code?.[0]?.code;
  return {
    id: item.linkId,
    says: sentenceOf(item.text ?? '', item._text),
    answer: answerOf(item, rules),
    ...(item.enableWhen === undefined ? {} : { asked: { any: conditionsOf(item.enableWhen, scoreOf), otherwise: rules.otherwise ?? 'contradiction' } }),
    ...(loinc === undefined ? {} : { loinc }),
    ...(rules.measured === undefined ? {} : { measured: rules.measured }),
    ...(rules.detail === undefined ? {} : { detail: rules.detail }),
  };
}

/** The instrument of a Questionnaire, or why there is none in it. */
export function fromQuestionnaire(form: Questionnaire): Instrument | UnreadableForm {
  try {
    const { loincMark, ...scoring } = jsonOf(form, FORM_SCORING, 'Questionnaire');
    const panel = form.code?.[0]?.code;
    return {
      ...(scoring as unknown as Omit<Instrument, 'id' | 'version' | 'title' | 'about' | 'items' | 'loinc'>),
      id: form.id ?? '',
      version: form.version ?? '',
      title: sentenceOf(form.title ?? '', form._title),
      about: sentenceOf(form.description ?? '', form._description),
      items: (form.item ?? []).map((item) => itemOf(form, item)),
      ...(loincMark === undefined ? {} : { loinc: { ...(panel === undefined ? {} : { panel }), mark: loincMark as NonNullable<Instrument['loinc']>['mark'] } }),
    };
  } catch (error) {
    if (error instanceof Unreadable) return { kind: 'unreadable', where: error.where, why: error.message };
    throw error;
  }
}
