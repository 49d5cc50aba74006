import { instruments, itemsToAsk, score, type Answer, type Answers, type Instrument, type Item, type Scored } from '@fairlead/clinical/instruments';
import { assist } from '@fairlead/clinical/instruments/assist';
import { bam } from '@fairlead/clinical/instruments/bam';
import { cSsrsScreener } from '@fairlead/clinical/instruments/c-ssrs-screener';
import { ciwaAr } from '@fairlead/clinical/instruments/ciwa-ar';
import { cows } from '@fairlead/clinical/instruments/cows';
import { phq9 } from '@fairlead/clinical/instruments/phq-9';
import type { Questionnaire, QuestionnaireItem } from 'fhir/r4.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromQuestionnaire, fromQuestionnaireResponse, questionnaireUrl, toQuestionnaire, toQuestionnaireResponse, toScoreObservation } from './index.ts';
import { ORDINAL_VALUE } from '../systems.ts';

const all: readonly Instrument[] = [...instruments, assist];
const named = all.map((each) => [each.id, each] as const);

/** As another system would send it: through JSON. */
const sent = <T>(resource: T): T => JSON.parse(JSON.stringify(resource)) as T;

function scored(instrument: Instrument, answers: Answers, facts = {}): Scored {
  const result = score(instrument, answers, { sex: 'female', solelyUnderMedicalSupervision: false, ...facts });
  if (result.kind === 'invalid') throw new Error(`${result.error} at ${result.item}`);
  return result;
}

const kept = (answers: Answers) => ({ id: 'r1', subject: 'Patient/p1', authored: '2026-02-10T09:30:00Z', author: 'Practitioner/n1', answers });

function possible({ answer }: Item): readonly Answer[] {
  switch (answer.kind) {
    case 'options': return answer.options.map((option) => option.score);
    case 'coded': return answer.options.map((option) => option.code);
    case 'scale': return [answer.min, answer.max];
    case 'yesNo': return [true, false];
    case 'measure': return [answer.min, answer.max];
  }
}

/** The answers of a walk through the form that answers only what it asks. */
function walk(instrument: Instrument, choose: (item: Item) => Answer | null): Answers {
  const answers: Record<string, Answer | null> = {};
  for (const item of instrument.items) {
    if (itemsToAsk(instrument, answers).some((each) => each.id === item.id)) answers[item.id] = choose(item);
  }
  return Object.fromEntries(Object.entries(answers).filter(([, given]) => given !== null));
}

describe.each(named)('%s as a Questionnaire', (_id, instrument) => {
  const form: Questionnaire = sent(toQuestionnaire(instrument));

  it('reads back to the same instrument', () => {
    expect(fromQuestionnaire(form)).toEqual(sent(instrument));
  });

  it('keeps the rules of R4 that a validator would hold against it', () => {
    expect(form.id).toMatch(/^[A-Za-z0-9\-.]{1,64}$/);
    expect(form.name).toMatch(/^[A-Z]([A-Za-z0-9_]){0,254}$/);
    const linkIds = (form.item ?? []).map((item) => item.linkId);
    expect(new Set(linkIds).size).toBe(linkIds.length);
    for (const item of form.item ?? []) {
      expect((item.enableWhen ?? []).filter((when) => !linkIds.includes(when.question))).toEqual([]);
      expect((item.enableWhen ?? []).length > 1).toBe(item.enableBehavior !== undefined);
      expect(item.type === 'choice').toBe(item.answerOption !== undefined);
      const codes = (item.answerOption ?? []).map((option) => option.valueCoding?.code);
      expect(new Set(codes).size).toBe(codes.length);
    }
  });

  it('gives the same answers and score back from a response', () => {
    fc.assert(fc.property(fc.infiniteStream(fc.nat()), (stream) => {
      const answers = walk(instrument, (item) => {
        const pick = stream.next().value as number;
        const choices = possible(item);
        return pick % 7 === 0 ? null : choices[pick % choices.length] ?? null;
      });
      const read = fromQuestionnaireResponse(instrument, sent(toQuestionnaireResponse(instrument, kept(answers), scored(instrument, answers))));
      expect(read).toEqual({ kind: 'read', answers });
    }), { numRuns: 20 });
  });
});

describe('what a form filler sees', () => {
  const items = new Map((toQuestionnaire(cows).item ?? []).map((item) => [item.linkId, item] as const));
  const scoresOf = (item: QuestionnaireItem | undefined) => item?.answerOption?.map((option) => option.extension?.find((each) => each.url === ORDINAL_VALUE)?.valueDecimal);

  it('has the score of each answer as its ordinal value', () => {
    expect(scoresOf(items.get('gooseflesh'))).toEqual([0, 3, 5]);
    expect(scoresOf(items.get('pulse'))).toEqual([0, 1, 2, 4]);
  });

  it('has the Spanish beside the English', () => {
    expect(items.get('yawning')?._text?.extension?.[0]?.extension).toEqual([{ url: 'lang', valueCode: 'es' }, { url: 'content', valueString: 'Bostezos durante esta valoración' }]);
  });

  it('has LOINC where it is known', () => {
    const form = toQuestionnaire(phq9);
    expect(form.code).toEqual([{ system: 'http://loinc.org', code: '44249-1' }]);
    expect(form.item?.map((item) => item.code?.[0]?.code)).toContain('44250-9');
  });

  it('opens the questions on method, intent and plan only after a yes to thoughts', () => {
    const open = toQuestionnaire(cSsrsScreener).item?.find((item) => item.linkId === 'q4')?.enableWhen;
    expect(open).toEqual([{ question: 'q2', operator: '=', answerBoolean: true }]);
  });
});

describe('the score as an observation', () => {
  const answers = { pulse: 2, sweating: 3, restlessness: 3, pupil: 2, aches: 2, runnyNose: 2, gi: 2, tremor: 2, yawning: 2, anxiety: 2, gooseflesh: 3 };

  it('is final with its band when the form is complete', () => {
    const found = toScoreObservation(cows, kept(answers), scored(cows, answers), 'o1');
    expect(found).toMatchObject({ status: 'final', valueQuantity: { value: 25, code: '{score}' }, derivedFrom: [{ reference: 'QuestionnaireResponse/r1' }], interpretation: [{ text: 'Moderately severe' }] });
  });

  it('has neither value nor band while an item is missing', () => {
    const part = { ...answers, gi: null };
    const found = toScoreObservation(cows, kept(part), scored(cows, part), 'o1');
    expect(found.status).toBe('preliminary');
    expect(found.dataAbsentReason?.coding?.[0]?.code).toBe('unknown');
    expect(found.valueQuantity).toBeUndefined();
    expect(found.interpretation).toBeUndefined();
    expect(toQuestionnaireResponse(cows, kept(part), scored(cows, part)).status).toBe('in-progress');
  });

  it('lets a danger travel before the suicide screen is finished, and never a "none reported"', () => {
    const begun = toScoreObservation(cSsrsScreener, kept({ q2: true, q4: true }), scored(cSsrsScreener, { q2: true, q4: true }), 'o1');
    expect(begun).toMatchObject({ status: 'preliminary', valueCodeableConcept: { coding: [{ code: 'C-SSRS-screener.high' }] } });
    const empty = toScoreObservation(cSsrsScreener, kept({}), scored(cSsrsScreener, {}), 'o1');
    expect(empty.valueCodeableConcept).toBeUndefined();
    expect(empty.dataAbsentReason?.coding?.[0]?.code).toBe('unknown');
  });

  it('says which profile gave the band', () => {
    const given = Object.fromEntries(ciwaAr.items.map((item) => [item.id, 1]));
    const found = toScoreObservation(ciwaAr, kept(given), scored(ciwaAr, given, { profile: 'ASAM-2020' }), 'o1');
    expect(found).toMatchObject({ method: { text: 'ASAM-2020' }, interpretation: [{ text: 'Moderate' }] });
    expect(toScoreObservation(ciwaAr, kept(given), scored(ciwaAr, given), 'o1').interpretation).toBeUndefined();
  });

  it('carries subscales as components, each absent by itself', () => {
    const given = { 4: 1, 5: 0, 6: 4 };
    const found = toScoreObservation(bam, kept(given), scored(bam, given), 'o1');
    expect(found.component?.map((each) => each.valueQuantity?.value ?? each.dataAbsentReason?.coding?.[0]?.code)).toEqual([5, 'unknown', 'unknown']);
  });
});

describe('a form that does not fit', () => {
  const response = toQuestionnaireResponse(phq9, kept({ mood: 2 }), scored(phq9, { mood: 2 }));

  it('is refused when it answers another questionnaire', () => {
    expect(fromQuestionnaireResponse(cows, response)).toMatchObject({ kind: 'unreadable', where: 'QuestionnaireResponse.questionnaire' });
  });

  it('is refused, not thinned, when a question or an answer is unknown', () => {
    const strange = { ...response, item: [{ linkId: 'moood', answer: [{ valueInteger: 2 }] }] };
    expect(fromQuestionnaireResponse(phq9, strange)).toMatchObject({ kind: 'unreadable', where: 'moood' });
    const foreign = { ...response, item: [{ linkId: 'mood', answer: [{ valueCoding: { system: 'http://loinc.org', code: 'LA6570-1' } }] }] };
    expect(fromQuestionnaireResponse(phq9, foreign)).toMatchObject({ kind: 'unreadable', where: 'mood' });
    const twice = { ...response, item: [{ linkId: 'mood', answer: [{ valueInteger: 2 }, { valueInteger: 3 }] }] };
    expect(fromQuestionnaireResponse(phq9, twice)).toMatchObject({ kind: 'unreadable', where: 'mood' });
  });

  it('is read when it sends plain numbers, alone or in groups', () => {
    const plain = { ...response, item: [{ linkId: 'g', item: [{ linkId: 'mood', answer: [{ valueInteger: 3 }] }] }] };
    expect(fromQuestionnaireResponse(phq9, plain)).toEqual({ kind: 'read', answers: { mood: 3 } });
  });

  it('cannot become an instrument without its scoring', () => {
    const foreign: Questionnaire = { resourceType: 'Questionnaire', status: 'active', url: questionnaireUrl(cows), item: [{ linkId: 'a', type: 'choice' }] };
    expect(fromQuestionnaire(foreign)).toMatchObject({ kind: 'unreadable', where: 'Questionnaire' });
    const torn = toQuestionnaire(cows);
    const item = (torn.item ?? []).map((each) => ({ ...each, extension: [] }));
    expect(fromQuestionnaire({ ...torn, item })).toMatchObject({ kind: 'unreadable', where: 'pulse' });
  });
});
