/**
 * An instrument as a FHIR R4 Questionnaire that any form filler can show and score by `ordinalValue`, and that reads back
 * to the same instrument (read-questionnaire.ts). What FHIR has an element for stands there; how scales, bands and
 * cut-offs are worked out stands in one extension, since R4 has no place for it.
 */
import type { Choice, Gate, Instrument, Item } from '@fairlead/clinical/instruments';
import type { Extension, Questionnaire, QuestionnaireItem, QuestionnaireItemAnswerOption, QuestionnaireItemEnableWhen } from 'fhir/r4.js';
import { translationsOf } from '../sentence.ts';
import { FAIRLEAD, LOINC, MAX_VALUE, MIN_VALUE, ORDINAL_VALUE, QUESTIONNAIRE_UNIT, UCUM } from '../systems.ts';

/** Extensions of our own: how an item scores, and how the whole form does. */
export const ITEM_SCORING = `${FAIRLEAD}/StructureDefinition/instrument-item-scoring`;
export const FORM_SCORING = `${FAIRLEAD}/StructureDefinition/instrument-scoring`;

/** The canonical URL of an instrument's Questionnaire. */
export function questionnaireUrl(instrument: Pick<Instrument, 'id'>): string {
  return `${FAIRLEAD}/Questionnaire/${instrument.id}`;
}

/** The code system of an instrument's answers, since few instruments have coded answers in LOINC. */
export function answerSystem(instrument: Pick<Instrument, 'id'>): string {
  return `${FAIRLEAD}/CodeSystem/answers-${instrument.id}`;
}

/** The code of one choice: its own, else its score. */
export function choiceCode(choice: Choice): string {
  return choice.code ?? String(choice.score);
}

/** The choices a form lists, or null where the answer is typed in: a measurement, or a line with words only at some points. */
export function choicesOf({ answer }: Item): readonly Choice[] | null {
  if (answer.kind === 'options' || answer.kind === 'coded') return answer.options;
  if (answer.kind === 'scale' && answer.anchors.length === answer.max - answer.min + 1) return answer.anchors;
  return null;
}

/** The FHIR type of an item's answer. */
export function itemType(item: Item): 'choice' | 'boolean' | 'integer' | 'decimal' {
  if (choicesOf(item) !== null) return 'choice';
  if (item.answer.kind === 'yesNo') return 'boolean';
  return item.answer.kind === 'measure' && item.answer.step !== 1 ? 'decimal' : 'integer';
}

function answerOption(instrument: Instrument, choice: Choice): QuestionnaireItemAnswerOption {
  return {
    extension: [{ url: ORDINAL_VALUE, valueDecimal: choice.score }],
    valueCoding: { system: answerSystem(instrument), code: choiceCode(choice), display: choice.says.en, _display: translationsOf(choice.says) },
  };
}

/** What opens an item. R4 compares codings by equality only, so "at least" names each option that reaches it. */
function enableWhen(instrument: Instrument, gate: Gate): QuestionnaireItemEnableWhen[] {
  return gate.any.flatMap(({ item: question, atLeast }): QuestionnaireItemEnableWhen[] => {
    const opener = instrument.items.find((each) => each.id === question);
    if (atLeast === undefined || opener === undefined) return [{ question, operator: '=', answerBoolean: true }];
    const choices = choicesOf(opener);
    if (choices === null) return [{ question, operator: '>=', answerInteger: atLeast }];
    return choices.filter((choice) => choice.score >= atLeast)
      .map((choice) => ({ question, operator: '=', answerCoding: { system: answerSystem(instrument), code: choiceCode(choice) } }));
  });
}

function limitsOf(item: Item): Extension[] {
  const { answer } = item;
  if (answer.kind === 'yesNo' || choicesOf(item) !== null || !('min' in answer)) return [];
  const limit = (url: string, value: number): Extension => (itemType(item) === 'decimal' ? { url, valueDecimal: value } : { url, valueInteger: value });
  const unit = answer.kind === 'measure' ? [{ url: QUESTIONNAIRE_UNIT, valueCoding: { system: UCUM, code: answer.unit } }] : [];
  return [limit(MIN_VALUE, answer.min), limit(MAX_VALUE, answer.max), ...unit];
}

/** How an item scores, as far as its options do not say. */
function itemScoring({ answer, asked, measured, detail }: Item, listed: boolean): Extension {
  const gives = 'options' in answer ? Object.fromEntries(answer.options.flatMap((option) => (option.gives === undefined ? [] : [[choiceCode(option), option.gives]]))) : {};
  const rules = {
    kind: answer.kind,
    ...(answer.kind === 'yesNo' ? { yes: answer.yes, no: answer.no } : {}),
    ...(answer.kind === 'scale' && !listed ? { anchors: answer.anchors } : {}),
    ...(answer.kind === 'measure' ? { step: answer.step, cuts: answer.cuts, ...(answer.variants === undefined ? {} : { variants: answer.variants }) } : {}),
    ...(Object.keys(gives).length === 0 ? {} : { gives }),
    ...(asked === undefined ? {} : { otherwise: asked.otherwise }),
    ...(measured === undefined ? {} : { measured }),
    ...(detail === undefined ? {} : { detail }),
  };
  return { url: ITEM_SCORING, valueString: JSON.stringify(rules) };
}

function questionnaireItem(instrument: Instrument, item: Item): QuestionnaireItem {
  const choices = choicesOf(item);
  const conditions = item.asked === undefined ? [] : enableWhen(instrument, item.asked);
  return {
    linkId: item.id,
    text: item.says.en,
    _text: translationsOf(item.says),
    type: itemType(item),
    ...(item.loinc === undefined ? {} : { code: [{ system: LOINC, code: item.loinc }] }),
    ...(choices === null ? {} : { answerOption: choices.map((choice) => answerOption(instrument, choice)) }),
    ...(conditions.length === 0 ? {} : { enableWhen: conditions }),
    ...(conditions.length > 1 ? { enableBehavior: 'any' as const } : {}),
    extension: [...limitsOf(item), itemScoring(item, choices !== null)],
  };
}

/** Letters and digits only, as `name` asks. */
const machineName = (id: string): string => `Instrument${id.replace(/[^A-Za-z0-9]/g, '')}`;

/** The Questionnaire of an instrument. */
export function toQuestionnaire(instrument: Instrument): Questionnaire {
  const { id, version, title, about, items, loinc, ...scoring } = instrument;
  const panel = loinc?.panel;
  return {
    resourceType: 'Questionnaire',
    id,
    url: questionnaireUrl(instrument),
    version,
    name: machineName(id),
    title: title.en,
    _title: translationsOf(title),
    status: 'active',
    subjectType: ['Patient'],
    description: about.en,
    _description: translationsOf(about),
    copyright: instrument.licence.says,
    ...(panel === undefined ? {} : { code: [{ system: LOINC, code: panel }] }),
    ...(items.length === 0 ? {} : { item: items.map((item) => questionnaireItem(instrument, item)) }),
    extension: [{ url: FORM_SCORING, valueString: JSON.stringify({ ...scoring, ...(loinc === undefined ? {} : { loincMark: loinc.mark }) }) }],
  };
}
