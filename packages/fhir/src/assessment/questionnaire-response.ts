/** A filled-in instrument as a QuestionnaireResponse with its score as an Observation, and the answers back out of one. */
import type { Answer, Answers, Instrument, Item, Scored } from '@fairlead/clinical/instruments';
import type { CodeableConcept, Observation, ObservationComponent, QuestionnaireResponse, QuestionnaireResponseItem, QuestionnaireResponseItemAnswer } from 'fhir/r4.js';
import { DATA_ABSENT_REASON, FAIRLEAD, LOINC, OBSERVATION_CATEGORY, ORDINAL_VALUE, UCUM } from '../systems.ts';
import { answerSystem, choiceCode, choicesOf, itemType, questionnaireUrl } from './questionnaire.ts';

/** One filled-in copy as the record keeps it. References are whole (`Patient/123`); `authored` is an ISO instant. */
export interface KeptResponse {
  readonly id: string;
  readonly subject: string;
  readonly authored: string;
  readonly author?: string;
  readonly encounter?: string;
  readonly answers: Answers;
}

function answerElement(instrument: Instrument, item: Item, given: Answer): QuestionnaireResponseItemAnswer {
  if (typeof given === 'boolean') return { valueBoolean: given };
  const choice = choicesOf(item)?.find((each) => choiceCode(each) === String(given));
  if (choice !== undefined) {
    const coding = { system: answerSystem(instrument), code: choiceCode(choice), display: choice.says.en };
    return { valueCoding: { ...coding, extension: [{ url: ORDINAL_VALUE, valueDecimal: choice.score }] } };
  }
  if (item.answer.kind === 'yesNo') return { valueBoolean: given === 1 };
  return itemType(item) === 'decimal' ? { valueDecimal: given as number } : { valueInteger: given as number };
}

/** The response as FHIR has it. `in-progress` until every question that is asked has an answer. */
export function toQuestionnaireResponse(instrument: Instrument, kept: KeptResponse, scored: Scored): QuestionnaireResponse {
  const item = instrument.items.flatMap((each): QuestionnaireResponseItem[] => {
    const given = kept.answers[each.id] ?? null;
    return given === null ? [] : [{ linkId: each.id, text: each.says.en, answer: [answerElement(instrument, each, given)] }];
  });
  return {
    resourceType: 'QuestionnaireResponse',
    id: kept.id,
    questionnaire: `${questionnaireUrl(instrument)}|${instrument.version}`,
    status: scored.complete ? 'completed' : 'in-progress',
    subject: { reference: kept.subject },
    authored: kept.authored,
    ...(kept.author === undefined ? {} : { author: { reference: kept.author } }),
    ...(kept.encounter === undefined ? {} : { encounter: { reference: kept.encounter } }),
    ...(item.length === 0 ? {} : { item }),
  };
}

const scaleCode = (instrument: Instrument, scale: Instrument['scales'][number]): CodeableConcept => ({
  coding: [
    ...(scale.loinc === undefined ? [] : [{ system: LOINC, code: scale.loinc }]),
    { system: `${FAIRLEAD}/CodeSystem/scales`, code: `${instrument.id}.${scale.id}`, display: `${instrument.title.en}: ${scale.says.en}` },
  ],
});

/** The band as an interpretation, by the scale's own words. */
function interpretation(instrument: Instrument, scaleId: string | undefined, band: string | null): CodeableConcept[] {
  if (band === null) return [];
  const named = instrument.bandSets.filter((set) => set.scale === scaleId).flatMap((set) => set.bands).find((each) => each.id === band)
    ?? [...(instrument.triage?.steps ?? []), ...(instrument.triage === undefined ? [] : [instrument.triage.otherwise])].find((each) => each.band === band);
  return [{ coding: [{ system: `${FAIRLEAD}/CodeSystem/bands`, code: `${instrument.id}.${band}` }], ...(named === undefined ? {} : { text: named.says.en }) }];
}

const absent: CodeableConcept = { coding: [{ system: DATA_ABSENT_REASON, code: 'unknown' }] };
const quantity = (value: number): { valueQuantity: { value: number; unit: string; system: string; code: string } } => ({ valueQuantity: { value, unit: 'score', system: UCUM, code: '{score}' } });

/**
 * The score as an Observation of category survey, derived from the response. While anything is missing it is preliminary,
 * has no value and no interpretation, and says that the value is unknown; a triage band travels even then, because the
 * strongest answer so far must not wait, and the status says that it is not final.
 */
export function toScoreObservation(instrument: Instrument, kept: KeptResponse, scored: Scored, id: string): Observation {
  const main = instrument.scales.find((scale) => scale.id === instrument.total);
  const components = instrument.scales.filter((scale) => scale !== main).map((scale): ObservationComponent => {
    const result = scored.scales[scale.id];
    const value = result?.value ?? null;
    return { code: scaleCode(instrument, scale), ...(value === null ? { dataAbsentReason: absent } : quantity(value)), ...bandOf(instrument, scale.id, result?.band ?? null) };
  });
  return {
    resourceType: 'Observation',
    id,
    status: scored.complete ? 'final' : 'preliminary',
    category: [{ coding: [{ system: OBSERVATION_CATEGORY, code: 'survey' }] }],
    code: main === undefined ? { coding: [{ system: `${FAIRLEAD}/CodeSystem/scales`, code: instrument.id, display: instrument.title.en }] } : scaleCode(instrument, main),
    subject: { reference: kept.subject },
    effectiveDateTime: kept.authored,
    derivedFrom: [{ reference: `QuestionnaireResponse/${kept.id}` }],
    ...(scored.profile === null ? {} : { method: { text: scored.profile } }),
    ...(instrument.triage === undefined ? mainValue(instrument, main?.id, scored) : triageValue(instrument, scored)),
    ...(components.length === 0 ? {} : { component: components }),
  };
}

/** Value and band of the main scale, neither without the other's `complete`; a form of subscales alone has only components. */
function mainValue(instrument: Instrument, main: string | undefined, scored: Scored): Partial<Observation> {
  if (main === undefined) return {};
  if (scored.total === null) return { dataAbsentReason: absent };
  return { ...quantity(scored.total), ...bandOf(instrument, main, scored.complete ? scored.band : null) };
}

function bandOf(instrument: Instrument, scaleId: string | undefined, band: string | null): { interpretation?: CodeableConcept[] } {
  const found = interpretation(instrument, scaleId, band);
  return found.length === 0 ? {} : { interpretation: found };
}

function triageValue(instrument: Instrument, scored: Scored): Partial<Observation> {
  // "None reported" of a form with open questions is no result: nobody has been asked.
  const said = scored.complete || scored.band !== instrument.triage?.otherwise.band;
  const [concept] = said ? interpretation(instrument, undefined, scored.band) : [];
  return concept === undefined ? { dataAbsentReason: absent } : { valueCodeableConcept: concept };
}

/** The answers of a response, or the first thing in it that this instrument cannot have. */
export type ReadAnswers = { readonly kind: 'read'; readonly answers: Answers } | { readonly kind: 'unreadable'; readonly where: string; readonly why: string };

function readAnswer(instrument: Instrument, item: Item, given: QuestionnaireResponseItemAnswer): Answer | null {
  if (given.valueBoolean !== undefined) return item.answer.kind === 'yesNo' ? given.valueBoolean : null;
  if (given.valueCoding !== undefined) {
    if (given.valueCoding.system !== undefined && given.valueCoding.system !== answerSystem(instrument)) return null;
    const choice = choicesOf(item)?.find((each) => choiceCode(each) === given.valueCoding?.code);
    if (choice === undefined) return null;
    return item.answer.kind === 'coded' ? choiceCode(choice) : choice.score;
  }
  const number = given.valueInteger ?? given.valueDecimal ?? given.valueQuantity?.value;
  return number === undefined || item.answer.kind === 'yesNo' || item.answer.kind === 'coded' ? null : number;
}

/** Items of a response wherever they stand, since groups may hold them. */
function allItems(items: readonly QuestionnaireResponseItem[] | undefined): readonly QuestionnaireResponseItem[] {
  return (items ?? []).flatMap((item) => [item, ...allItems(item.item)]);
}

/**
 * Reads a response to this instrument. Scores are never taken from it: the answers are scored again, and an answer that
 * the instrument does not have makes the whole response unreadable rather than a form with a gap.
 */
export function fromQuestionnaireResponse(instrument: Instrument, response: QuestionnaireResponse): ReadAnswers {
  const [url] = (response.questionnaire ?? '').split('|');
  if (url !== questionnaireUrl(instrument)) return { kind: 'unreadable', where: 'QuestionnaireResponse.questionnaire', why: `It answers ${url ?? ''}, not ${questionnaireUrl(instrument)}.` };
  const answers: Record<string, Answer> = {};
  for (const { linkId, answer } of allItems(response.item)) {
    const [given, second] = answer ?? [];
    if (given === undefined) continue;
    const item = instrument.items.find((each) => each.id === linkId);
    if (item === undefined) return { kind: 'unreadable', where: linkId, why: 'The instrument has no such question.' };
    const read = second === undefined ? readAnswer(instrument, item, given) : null;
    if (read === null || linkId in answers) return { kind: 'unreadable', where: linkId, why: 'The answer is none that this question takes, or there is more than one.' };
    answers[linkId] = read;
  }
  return { kind: 'read', answers };
}
